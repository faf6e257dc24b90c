"""How far two annotators agree, against figures worked out by hand."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given

import newsml
from newsml.comparing.agreement import Agreement, Reliability, agreement
from newsml.comparing.scores import Score
from newsml.model.article import Article
from newsml.testing import articles
from tests.comparing.build import at, person, story
from tests.comparing.pairs import Pair, two_annotators
from tests.comparing.test_merging import rivals
from tests.work import calls


def score(found: Agreement, name: str) -> Score:
    (one,) = [one for one in found.scores if one.name == name]
    return one


def attribute(found: Agreement, name: str) -> Reliability:
    (one,) = [one for one in found.attributes if one.name == name]
    return one


def counts(found: Agreement, name: str) -> tuple[int, int, int, int]:
    one = score(found, name)
    return one.exact.a, one.exact.b, one.exact.common, one.overlap.common


def test_mentions() -> None:
    a = story(
        participants=[person("p", at("Ana Ruiz"), at("Ruiz", 2)), person("q", at("Ben Orme"))],
        topics=[{"id": "t", "mentions": [at("the port")]}],
    )
    b = story(
        participants=[person("x", at("Ana Ruiz"), at("Ruiz told"))],
        events=[{"id": "e", "mentions": [at("the port would close")]}],
    )
    found = agreement(a, b)
    # The topic and the event share words, but are not the same kind of thing.
    assert counts(found, "mentions") == (4, 3, 1, 2)
    assert counts(found, "mentions of participants") == (3, 2, 1, 2)
    assert counts(found, "mentions of topics") == (1, 0, 0, 0)
    assert counts(found, "mentions of events") == (0, 1, 0, 0)
    exact, overlap = score(found, "mentions").exact, score(found, "mentions").overlap
    assert (exact.precision, exact.recall, exact.f1) == (1 / 3, 1 / 4, 2 / 7)
    assert (overlap.precision, overlap.recall, overlap.f1) == (2 / 3, 2 / 4, 4 / 7)


def said(id_: str, **fields: Any) -> dict[str, Any]:
    return {"id": id_, "kind": "direct", **fields}


def test_statements_and_their_parts() -> None:
    wait = at("We wait")
    a = story(
        statements=[
            said(
                "s",
                content=wait,
                quoted=wait,
                source=at("Ruiz", 2),
                cue=[at("told")],
                extent=at("“We wait,” Ruiz told"),
            ),
            said("t", content=at("the port would close"), cue=[at("said")]),
            said("u", cue=[at("said")]),
        ]
    )
    b = story(
        statements=[
            said(
                "x", content=at("We wait,"), quoted=wait, source=at("Ruiz", 2), cue=[at("told"), at("said")]
            ),
            said("y", extent=at("close. “We")),
        ]
    )
    found = agreement(a, b)
    # In b, the extent stands for the second statement, which has no content; it can be paired with t, as x is with s.
    assert counts(found, "statements") == (3, 2, 0, 2)
    assert counts(found, "statement source") == (1, 1, 1, 1)
    assert counts(found, "statement cue") == (3, 2, 2, 2)
    assert counts(found, "statement content") == (2, 1, 0, 1)
    assert counts(found, "statement quoted") == (1, 1, 1, 1)
    assert counts(found, "statement extent") == (1, 1, 0, 1)


def test_gaps_do_not_count() -> None:
    gap = {"spans": [*at("Ana")["spans"], *at("close")["spans"]]}
    found = agreement(
        story(statements=[said("s", content=gap)]), story(statements=[said("x", content=at("port"))])
    )
    assert counts(found, "statements") == (1, 1, 0, 0)


def test_kinds() -> None:
    names = ("Ana", "Ruiz", "port", "close", "We", "Ben")

    def kinds(*values: str) -> Article:
        return story(
            participants=[
                {"id": f"p{n}", "kind": kind, "mentions": [at(name)]}
                for n, (name, kind) in enumerate(zip(names, values, strict=True))
            ]
        )

    found = agreement(
        kinds("person", "person", "place", "place", "group", "person"),
        kinds("person", "person", "place", "group", "group", "group"),
    )
    one = attribute(found, "participant kind")
    # By hand: 4 of 6 the same; expected (3 * 2 + 2 * 1 + 1 * 3) / 36 = 11 / 36.
    assert (one.n, one.observed) == (6, 4 / 6)
    assert one.kappa == pytest.approx((24 - 11) / (36 - 11))
    # By hand: 5, 3 and 4 of 12 values; 1 - 11 * 4 / (144 - 25 - 9 - 16).
    assert one.alpha == pytest.approx(1 - 44 / 94)


def speakers(*statements: dict[str, Any], **people: str) -> Article:
    return story(
        participants=[person(id_, at(words)) for id_, words in people.items()],
        statements=[
            said(f"s{n}", cue=[at(words)], **fields)
            for n, (words, fields) in enumerate(
                zip(("said", "told", "closed", "wait"), statements, strict=True)
            )
        ],
    )


def test_speakers_are_compared_as_participants() -> None:
    a = speakers(
        {"speaker": "p"}, {"speaker": "q"}, {"speaker_absence": "passive"}, {}, p="Ana Ruiz", q="Ben"
    )
    b = speakers(
        {"speaker": "q"}, {"speaker": "p"}, {"speaker_absence": "writer"}, {}, q="Ana Ruiz", p="Monday"
    )
    one = attribute(agreement(a, b), "statement speaker")
    # The same person under other ids; another one; two reasons; none and no reason.
    assert (one.n, one.observed) == (4, 2 / 4)
    # By hand: expected (1 * 1 + 1 * 1) / 16 for the person and for none.
    assert one.kappa == pytest.approx((8 - 2) / (16 - 2))


def test_events() -> None:
    def closing(**fields: Any) -> Article:
        return story(
            events=[{"id": "e", "mentions": [at("close")], **fields}, {"id": "f", "mentions": [at("wait")]}]
        )

    code = {"literal": "closing"}
    a = closing(status="expected", type=code, when={"value": "2026-06-01"}, modality="probable")
    b = closing(
        status="occurred",
        type={**code, "names": [{"text": "Closing"}]},
        when={"value": "2026-06-01", "basis": "inferred"},
        polarity="negative",
    )
    found = agreement(a, b)
    observed = {one.name: (one.n, one.observed, one.kappa) for one in found.attributes if one.n}
    assert observed == {
        "event status": (2, 0.5, 1 / 3),  # expected (1 * 1) / 4: both leave the other one unknown
        "event polarity": (2, 0.5, 0.0),
        "event modality": (2, 0.5, 0.0),
        "event type": (2, 1.0, 1.0),
        "event time": (2, 1.0, 1.0),
    }


def test_undefined_figures_are_null() -> None:
    found = agreement(story(), story())
    data = found.as_dict()
    assert json.loads(json.dumps(data)) == data
    assert data["joined"] == []
    assert len(data["scores"]) == 10
    nothing = {"common": 0, "precision": None, "recall": None, "f1": None}
    assert all(one["exact"] == one["overlap"] == nothing for one in data["scores"])
    assert len(data["attributes"]) == 8
    assert all(
        (one["n"], one["observed"], one["kappa"], one["alpha"]) == (0, None, None, None)
        for one in data["attributes"]
    )
    one_kind = story(participants=[person("p", at("Ana"))])
    assert attribute(agreement(one_kind, one_kind), "participant kind") == Reliability(
        "participant kind", 1, 1.0, None, None
    )


@pytest.mark.law
@given(articles())
def test_one_agrees_with_oneself(article: Article) -> None:
    found = agreement(article, article)
    assert len(found.joined) == len(article.index)
    for one in found.scores:
        assert one.exact == one.overlap
        assert one.exact.f1 == (1 if one.exact.a else None)
    for attribute_ in found.attributes:
        assert attribute_.observed == (1 if attribute_.n else None)
        assert attribute_.kappa in (1, None)
        assert attribute_.alpha == attribute_.kappa


@pytest.mark.law
@given(two_annotators())
def test_the_other_way_round(pair: Pair) -> None:
    there, back = agreement(*pair), agreement(*reversed(pair))
    for one, other in zip(there.scores, back.scores, strict=True):
        assert one.exact.common <= one.overlap.common
        for mine, its in ((one.exact, other.exact), (one.overlap, other.overlap)):
            assert (mine.precision, mine.recall, mine.f1) == (its.recall, its.precision, its.f1)
    assert there.attributes == back.attributes


def test_cost_grows_with_the_annotations() -> None:
    few, many = rivals(40), rivals(400)
    work = [calls(lambda: agreement(*few)), calls(lambda: agreement(*many))]
    assert work[1] <= 13 * work[0]


def test_the_public_names() -> None:
    assert newsml.agreement is agreement
    assert newsml.Agreement is Agreement
