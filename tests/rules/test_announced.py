"""Rules of other distributions count like our own, and never get into the way of them."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

import newsml
from newsml import Article, NewsmlError, publish
from newsml.choosing import asked
from newsml.rules import catalogue, named, ours
from newsml.rules.choosing import Layer
from tests.rules.distributions import installed, rule_text

LOUD = Article.model_validate({"id": "urn:example:1", "headline": "ΜΕΓΑΛΗ ΒΡΟΧΗ"})


def test_a_module_of_rules(tmp_path: Path) -> None:
    with installed(tmp_path, acme_news=rule_text()):
        assert [one.code for one in catalogue() if one not in ours()] == ["ACME001"]
        assert "ACME001" in newsml.validate(LOUD).codes
        assert newsml.validate(LOUD, select="acme").codes == ("ACME001",)
        assert newsml.validate(LOUD, select="ACME0").codes == ("ACME001",)
        assert newsml.validate(LOUD, select="shouting-headline").codes == ("ACME001",)
        assert newsml.validate(LOUD, rules="ACME001").codes == ("ACME001",)
        assert "ACME001" not in newsml.validate(LOUD, select="A").codes
        assert newsml.validate(LOUD, profile="draft").codes == ("ACME001",)
        assert b"shouting-headline" not in publish.documents()["rules.json"]
    assert "ACME001" not in newsml.validate(LOUD).codes


def test_one_rule_and_several(tmp_path: Path) -> None:
    one = rule_text() + "# announces: acme_news:shouting\n"
    several = rule_text("OTHER001", "loud-headline") + "mine = (shouting,)\n# announces: other_news:mine\n"
    with installed(tmp_path, acme_news=one, other_news=several):
        assert {"ACME001", "OTHER001"} <= set(newsml.validate(LOUD).codes)


def test_they_can_be_handed_to_another_process(tmp_path: Path) -> None:
    with installed(tmp_path, acme_news=rule_text()):
        wanted = asked([Layer(("ACME001", "A001"), severity={"ACME": "error"})])
        copy = pickle.loads(pickle.dumps(wanted))  # noqa: S301 - our own
        assert copy == wanted
        assert [one.severity for one in copy.rules] == ["warning", "error"]


@pytest.mark.parametrize("code", ["A001", "Z001", "Acme001", "ACME", "ACME-001"])
def test_codes_of_others_begin_with_two_capitals(tmp_path: Path, code: str) -> None:
    with (
        installed(tmp_path, acme_news=rule_text(code)),
        pytest.raises(NewsmlError, match=rf"^{code} in acme_news of acme_news is no code"),
    ):
        catalogue()


@pytest.mark.parametrize(
    ("code", "slug", "clash"),
    [
        (
            "ACME001",
            "loud-headline",
            "ACME001 is a rule in acme_news of acme_news and another one in other_news",
        ),
        (
            "OTHER1",
            "shouting-headline",
            "shouting-headline is a rule in acme_news of acme_news and another one",
        ),
        (
            "OTHER1",
            "planned-in-the-past",
            "planned-in-the-past is a rule in newsml and another one in other_news",
        ),
    ],
)
def test_a_clash_names_both(tmp_path: Path, code: str, slug: str, clash: str) -> None:
    with (
        installed(tmp_path, acme_news=rule_text(), other_news=rule_text(code, slug)),
        pytest.raises(NewsmlError) as caught,
    ):
        catalogue()
    assert clash in str(caught.value)
    assert str(caught.value).endswith("rename one of them")


def test_what_is_announced_twice_is_no_clash(tmp_path: Path) -> None:
    again = "from acme_news import shouting\n"
    with installed(tmp_path, acme_news=rule_text(), again=again):
        assert [one.code for one in catalogue() if one not in ours()] == ["ACME001"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("1 / 0\n", "the rules in acme_news of acme_news do not load: division by zero"),
        ("x = 1\n", "there are no rules in acme_news of acme_news"),
        ("x = 1\n# announces: acme_news:x\n", "there are no rules in acme_news:x of acme_news"),
    ],
)
def test_what_holds_no_rules(tmp_path: Path, text: str, says: str) -> None:
    with installed(tmp_path, acme_news=text), pytest.raises(NewsmlError, match=says):
        newsml.validate(LOUD)


def test_a_suppression_of_a_rule_that_is_not_installed_is_left_alone(tmp_path: Path) -> None:
    accepted = LOUD.replace(suppressions=[{"rule": "ACME001", "reason": "Έτσι το θέλει ο πελάτης"}])
    assert newsml.validate(accepted, select="V09").codes == ()
    with installed(tmp_path, acme_news=rule_text()):
        found = newsml.validate(accepted, select=["ACME", "V09"])
        assert found.codes == ()
        assert [one.code for one in found.suppressed] == ["ACME001"]
        assert named("acme001").code == "ACME001"
