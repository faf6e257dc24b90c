"""Findings that an article says are accepted, and suppressions that are wrong themselves."""

from __future__ import annotations

import time
from typing import Any

import pytest

import newsml
from newsml import Article, fix
from newsml.rules import check, named

ARTICLE: dict[str, Any] = {
    "id": "urn:example:1",
    "body": "Дощ іде. Дощ ішов.",
    "created": "2025-03-14T09:30:00",
    "modified": "2025-03-15T09:30:00",
    "events": [
        {"id": "doshch", "status": "excluded"},
        {"id": "zlyva", "status": "excluded"},
    ],
    "provenance": {"agents": [{"id": "olha", "kind": "human"}]},
}


def found(*suppressions: dict[str, Any], **options: Any) -> tuple[list[Any], list[Any]]:
    """Return places of open and of suppressed findings of three rules."""
    article = Article.model_validate(
        {**ARTICLE, "suppressions": [{"reason": "так треба", **one} for one in suppressions]}
    )
    findings = newsml.validate(article, **(options or {"select": ["A001", "E004", "V09"]}))
    return [(one.code, one.path) for one in findings], [(one.code, one.path) for one in findings.suppressed]


def places(*suppressions: dict[str, Any]) -> set[tuple[str, tuple[str | int, ...]]]:
    """Return what is suppressed; nothing is wrong with the suppressions, and the rest is reported."""
    reported, suppressed = found(*suppressions)
    whole = found()[0]
    assert sorted(map(str, reported + suppressed)) == sorted(map(str, whole))
    return {(code, path[:2]) for code, path in suppressed}


@pytest.mark.parametrize(
    ("suppression", "meant"),
    [
        ({"rule": "A001"}, {("A001", ("created",)), ("A001", ("modified",))}),
        ({"rule": "a001", "path": "modified"}, {("A001", ("modified",))}),
        ({"rule": "timestamp-without-zone", "path": "created"}, {("A001", ("created",))}),
        ({"rule": "E004"}, {("E004", ("events", 0)), ("E004", ("events", 1))}),
        ({"rule": "E004", "about": "zlyva"}, {("E004", ("events", 1))}),
        ({"rule": "E004", "path": "events[0]"}, {("E004", ("events", 0))}),
        ({"rule": "E004", "path": "events"}, {("E004", ("events", 0)), ("E004", ("events", 1))}),
    ],
)
def test_what_a_suppression_speaks_of(suppression: dict[str, Any], meant: set[Any]) -> None:
    assert places(suppression) == meant


def test_a_field_of_an_annotation() -> None:
    assert places({"rule": "E004", "about": "zlyva", "path": "polarity"}) == {("E004", ("events", 1))}


def test_each_finding_has_the_reason() -> None:
    article = Article.model_validate(
        {
            **ARTICLE,
            "suppressions": [
                {"rule": "A001", "reason": "всі", "by": ["olha"]},
                {"rule": "A001", "reason": "ця", "path": "modified"},
            ],
        }
    )
    findings = newsml.validate(article, select="A001")
    assert findings.ok
    assert [(one.path, one.suppressed) for one in findings.suppressed] == [
        (("created",), "всі"),
        (("modified",), "ця"),
    ]
    assert findings.suppressed[0].as_dict()["suppressed"] == "всі"
    assert findings != newsml.validate(article, select=())
    assert "suppressed=" in repr(findings)
    assert (findings + newsml.validate(article, select="A001")).suppressed == tuple(
        sorted(findings.suppressed * 2, key=lambda one: one.path)
    )


@pytest.mark.parametrize(
    "suppression",
    [
        {"rule": "A002"},
        {"rule": "A001", "path": "expires"},
        {"rule": "A001", "about": "zlyva"},
        {"rule": "E004", "about": "zlyva", "path": "when"},
        {"rule": "E004", "path": "events[7]"},
        {"rule": "E004", "path": "?"},
    ],
)
def test_a_suppression_of_nothing_is_found(suppression: dict[str, Any]) -> None:
    reported, suppressed = found(suppression)
    assert ("V090", ("suppressions", 0)) in reported
    assert suppressed == []


def test_it_is_found_whatever_rules_are_asked_for() -> None:
    assert found({"rule": "A002"}, select="V090")[0] == [("V090", ("suppressions", 0))]
    assert found({"rule": "A001"}, select="V090")[0] == []


def test_of_two_for_the_same_the_wider_is_idle() -> None:
    reported, _ = found(
        {"rule": "E004", "about": "doshch"}, {"rule": "E004", "about": "zlyva"}, {"rule": "E004"}
    )
    (idle,) = (path for code, path in reported if code == "V090")
    assert idle == ("suppressions", 2), "sorted: the one without `about` is the last"


@pytest.mark.parametrize("rule", ["E4", "event", "S", "excluded-but-positve", "всі", "all", "Acme001"])
def test_an_unknown_rule_is_found(rule: str) -> None:
    reported, suppressed = found({"rule": rule})
    assert ("V091", ("suppressions", 0, "rule")) in reported
    assert not any(code == "V090" for code, _ in reported)
    assert suppressed == []


def test_what_is_wrong_with_a_suppression_can_be_accepted() -> None:
    reported, suppressed = found({"rule": "A002"}, {"rule": "V090"}, {"rule": "xyz"}, {"rule": "V091"})
    assert not any(code.startswith("V") for code, _ in reported)
    assert {code for code, _ in suppressed} == {"V090", "V091"}


def test_rules_of_targets_are_judged_with_a_target_only() -> None:
    reported, _ = found({"rule": "F001"})
    assert not any(code == "V090" for code, _ in reported)
    assert found({"rule": "F001"}, select=["V090"], target="json")[0] == [("V090", ("suppressions", 0))]
    assert found({"rule": "F001"}, select=["V090", "F001"], target="text")[0] == []


def test_a_suppression_goes_with_what_it_is_about() -> None:
    """Without its `about` it would be for the whole article."""
    article = Article.model_validate(
        {**ARTICLE, "suppressions": [{"rule": "E004", "reason": "так треба", "about": "zlyva"}]}
    )
    assert article.remove("zlyva", unlink=True).suppressions == ()
    assert article.remove("doshch", unlink=True).suppressions == article.suppressions
    with pytest.raises(ValueError, match="no participant or topic or event or statement has this id"):
        article.remove("zlyva")


def test_references_resolve() -> None:
    with pytest.raises(ValueError, match=r"suppressions\.0\.about(.|\n)*suppressions\.0\.by"):
        found({"rule": "A001", "about": "nobody", "by": ["nobody"]})
    with pytest.raises(ValueError, match="reason"):
        Article.model_validate({**ARTICLE, "suppressions": [{"rule": "A001", "reason": ""}]})


def test_many_suppressions_take_linear_time() -> None:
    def seconds(many: int) -> float:
        events = [{"id": f"e{n}", "status": "excluded"} for n in range(many)]
        suppressions = [{"rule": "E004", "reason": "так треба", "about": f"e{n}"} for n in range(many)]
        article = Article.model_validate({**ARTICLE, "events": events, "suppressions": suppressions})
        start = time.process_time()
        assert len(check(article).suppressed) >= many
        return time.process_time() - start

    seconds(50)
    assert seconds(2000) < 20 * max(seconds(400), 0.01)


def test_what_is_accepted_is_not_fixed() -> None:
    article = Article.model_validate(
        {
            "id": "urn:example:1",
            "body": "Дощ іде.",
            "participants": [
                {
                    "id": "doshch",
                    "kind": "group",
                    "mentions": [{"spans": [{"start": 0, "end": 4, "exact": "Дощ "}]}],
                }
            ],
        }
    )
    accepted = article.replace(suppressions=[{"rule": "N001", "reason": "так у джерелі", "about": "doshch"}])
    assert fix(article, rules=named("N001")).article != article
    left_alone = fix(accepted, rules=named("N001"))
    assert left_alone.article == accepted
    assert (len(left_alone.left), len(left_alone.left.suppressed)) == (0, 1)


def test_who_accepts_a_finding_is_no_idle_agent() -> None:
    agents = [{"id": "olha", "kind": "human"}, {"id": "taras", "kind": "human"}]
    signed = {**ARTICLE, "provenance": {"agents": agents}, "events": [{"id": "doshch", "by": ["taras"]}]}
    article = Article.model_validate(signed)
    assert newsml.validate(article, select="V001").codes == ("V001",)
    accepted = article.replace(suppressions=[{"rule": "A001", "reason": "так треба", "by": ["olha"]}])
    assert newsml.validate(accepted, select="V001").codes == ()
