"""Fixes: one right answer each, nothing lost, nothing new, and done when they are done."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given

import newsml
from newsml import Fixed, fix
from newsml.errors import NewsmlError
from newsml.findings import Finding
from newsml.model.article import Article
from newsml.rules import Hit, Inspection, Rule, catalogue, check, named
from newsml.rules.edits import Batch, Edit
from newsml.testing import articles, samples
from tests.rules.build import marked, story
from tests.rules.families import FAULTS
from tests.rules.test_fixtures import read

FIXABLE = [one.code for one in catalogue() if one.fix is not None]
PARTLY = {"A013"}  # those of which the fixture is a case with several answers
UNFIXABLE = [code for code in FAULTS if code not in FIXABLE or code in PARTLY]
LABELS = "name text title value scheme version keywords bylines credit_line slugline literal online href"
# What each fix may change: everything else has to be equal.
TOUCHED = {
    "A013": "bylines creators contributors information_sources",
    "A019": "digital_source_type",
    "N001": "spans",
    "N004": "mentions",
    "N010": "head",
    "N012": "spans",
    "E011": "relations",
    "P008": "same_as",
    "P011": "country",
    "P019": "aliases",
    "P020": "name",
    "T006": "broader",
    "F006": "literal iri qcode",
    "F007": "iri",
    "F008": "language translated_from",
    "F010": LABELS,
    "F011": LABELS,
    "F013": "created first_published modified expires embargo reference_date",
    "F014": "licence",
}


def mended(article: Article) -> Fixed:
    """The article after the fixes of all rules, those of interchange among them."""
    return fix(article, select="all")


def keys(article: Article) -> Counter[tuple[str, str]]:
    return Counter((one.code, one.message) for one in check(article))


def leaves(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield every value of an article with the names that lead to it, without the places in its tuples."""
    if isinstance(value, dict):
        for name, below in value.items():
            yield from leaves(below, (*path, name))
    elif isinstance(value, list):
        for below in value:
            yield from leaves(below, path)
    else:
        yield path, json.dumps(value)


def holds(article: Article) -> None:
    """The article is changed where its findings are only, they are gone, and a second time changes nothing."""
    before, result = check(article), mended(article)
    assert result.left == check(result.article)
    assert keys(result.article) <= keys(article) - Counter((one.code, one.message) for one in result.fixed)
    assert all(one.fixable for one in result.fixed)
    assert mended(result.article).article == result.article
    assert (result.article is article) == (len(result.fixed) == 0)
    assert not set(result.fixed.codes) - set(before.codes)
    # As sets: where a fix makes two things equal, one of them says it all.
    old, new = (set(leaves(one.model_dump(mode="json"))) for one in (article, result.article))
    changed = {path for path, _ in old ^ new}
    allowed = {name for code in result.fixed.codes for name in TOUCHED[code].split()}
    assert all(allowed & set(path) for path in changed), changed


def test_fixes_are_listed() -> None:
    assert sorted(TOUCHED) == FIXABLE


@pytest.mark.parametrize("code", [code for code in FIXABLE if code not in PARTLY])
def test_bad_article_is_mended(code: str) -> None:
    """The finding of the fixture has one right answer, and with it nothing is left to find."""
    article = read(code, "bad")
    result = mended(article)
    assert (result.fixed.codes, [*result.left]) == ((code,), [])
    assert result.fixed == check(article)
    holds(article)


@pytest.mark.parametrize("code", UNFIXABLE)
def test_what_has_several_answers_is_left(code: str) -> None:
    article = read(code, "bad")
    result = mended(article)
    assert result.article is article
    assert (len(result.fixed), result.left) == (0, check(article))
    assert not any(one.fixable for one in result.left)


@pytest.mark.law
@given(article=articles())
def test_any_article(article: Article) -> None:
    holds(article)


@pytest.mark.parametrize("article", samples(), ids=lambda article: str(article.id))
def test_samples(article: Article) -> None:
    holds(article)


def test_chosen() -> None:
    article = read("P008", "bad")
    assert fix(article, ignore="P008").article is article
    assert fix(article, select=["P019"]).article is article
    assert fix(article, rules=[named("P008")]).fixed.codes == ("P008",)
    with pytest.raises(NewsmlError, match="leave out select"):
        fix(article, rules=[named("P008")], select="P008")
    with pytest.raises(NewsmlError, match="not a str"):
        fix("article")  # type: ignore[arg-type]


def test_many_at_once() -> None:
    """Several fixes of several rules, some of which stand inside the same tuple."""
    words = "один два три чотири"
    article = story(
        words,
        participants=[
            {
                "id": f"p{n}",
                "kind": "place",
                "name": f"Місто {n}",
                "aliases": [
                    {"text": f"Місто {n}"},
                    {"text": f"Місто  {n}"},
                    {"text": f"М{n}", "language": "uk"},
                ],
                "same_as": [f"https://www.wikidata.org/wiki/Q{n + 1}"],
                "place": {"country": "UK"},
                "mentions": [{"form": "nominal", "spans": [{"start": 4, "end": 9, "exact": " два "}]}],
            }
            for n in range(30)
        ],
    )
    result = mended(article)
    counts = Counter(one.code for one in result.fixed)
    assert (counts["N001"], counts["P008"], counts["P011"], counts["P019"]) == (30, 30, 30, 60)
    assert not {"N001", "P008", "P011", "P019"} & set(result.left.codes)
    first = result.article.participants[0]
    assert [alias.text for alias in first.aliases] == ["М0"]
    assert first.same_as == ("http://www.wikidata.org/entity/Q1",)
    holds(article)


@pytest.mark.parametrize(
    ("body", "start", "end", "words"),
    [
        ("Дощ іде.", 0, 4, "Дощ"),
        ("雨　天 。", 1, 3, "天"),
        ("مطر غزير", 3, 8, "غزير"),
        ("a\u00a0b", 0, 2, "a"),
        ("a \u200b b", 1, 4, "\u200b"),
    ],
)
def test_spans_are_narrowed(body: str, start: int, end: int, words: str) -> None:
    result = mended(marked(body, start, end))
    assert "N001" in result.fixed.codes
    assert result.article.topics[0].mentions[0].exact == words
    assert result.article.body == body


def test_span_of_nothing_but_space_is_left() -> None:
    result = mended(marked("a   b", 1, 4))
    assert result.fixed.codes == ()
    assert "N001" in result.left.codes


def test_relation_with_more_to_say_is_left() -> None:
    """The one that is reported has an offset: which of the two goes is for people to say."""
    article = story(
        "Дождь",
        events=[
            {"id": "a", "relations": [{"kind": "before", "event": "b"}]},
            {"id": "b", "relations": [{"kind": "after", "event": "a", "offset": "P1D"}]},
        ],
    )
    result = mended(article)
    assert result.article is article
    assert "E011" in result.left.codes


@pytest.mark.parametrize(("code", "becomes"), [("UK", "GB"), ("EL", "GR"), ("EN", "EN"), ("JA", "JA")])
def test_only_certain_countries(code: str, becomes: str) -> None:
    article = story("x", participants=[{"id": "p", "kind": "place", "place": {"country": code}}])
    place = mended(article).article.participants[0].place
    assert place is not None
    assert place.country == becomes


def test_only_the_very_same_credit_goes() -> None:
    two = [{"name": "Ольга Савчук"}, {"name": "ОЛЬГА САВЧУК"}]
    assert mended(story("x", creators=two)).left.codes == ("A013",)
    result = mended(story("x", creators=[*two[:1], *two[:1]], bylines=["林梅", "林梅"]))
    assert result.fixed.codes == ("A013",)
    assert [one.name for one in result.article.creators] == ["Ольга Савчук"]
    assert result.article.bylines == ("林梅",)


@pytest.mark.parametrize(
    ("code", "becomes"),
    [
        ("digsrctype:TRAINEDAlgorithmicMedia", "digsrctype:trainedAlgorithmicMedia"),
        ("digsrctype:trainedAlgoritmicMedia", "digsrctype:trainedAlgoritmicMedia"),
    ],
)
def test_only_capitals_of_a_source_type_are_certain(code: str, becomes: str) -> None:
    result = mended(story("x", digital_source_type={"qcode": code}))
    assert result.article.digital_source_type is not None
    assert result.article.digital_source_type.value == becomes


def test_literals_keep_their_names() -> None:
    names = [{"text": "Sport", "language": "de"}]
    article = story(
        "x", subjects=[{"literal": "http://cv.iptc.org/newscodes/mediatopic/15000000", "names": names}]
    )
    (subject,) = mended(article).article.subjects
    assert (subject.literal, subject.iri) == (None, "http://cv.iptc.org/newscodes/mediatopic/15000000")
    assert subject.names[0].text == "Sport"


@pytest.mark.parametrize(
    ("label", "becomes"),
    [
        ("Val\xadchia\xadra", "Valchiara"),
        ("\ufeffДощ", "Дощ"),
        ("ฝน\u200bตก", "ฝน\u200bตก"),
        ("ฝน\u200bตก\xad", "ฝน\u200bตก"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_unseen_characters(label: str, becomes: str) -> None:
    assert mended(story("x", keywords=[label])).article.keywords == (becomes,)


@pytest.mark.parametrize(
    ("name", "becomes"),
    [("Ingrid Solheim, rektor", "Ingrid Solheim"), ("Rektor, Anna", "Rektor, Anna"), ("林梅、校長", "林梅")],
)
def test_only_a_role_behind_the_name_goes(name: str, becomes: str) -> None:
    role = "校長" if "校長" in name else "rektor"
    person = {"id": "p", "kind": "person", "name": name, "roles": [{"title": role}]}
    assert mended(story("x", participants=[person])).article.participants[0].name == becomes


def mention(body: str, words: str, **more: Any) -> dict[str, Any]:
    start = body.index(words)
    return {"spans": [{"start": start, "end": start + len(words), "exact": words}], **more}


def test_of_two_mentions_the_one_with_less_to_say_goes() -> None:
    body = "Ο «Νίκος», ο δήμαρχος."
    clean, marked_ = mention(body, "Νίκος", form="name"), mention(body, "«Νίκος»", form="name")
    both = mended(story(body, topics=[{"id": "t", "mentions": [marked_, clean]}]))
    assert [one.exact for one in both.article.topics[0].mentions] == ["Νίκος"]
    scored = {**marked_, "score": 90}
    kept = mended(story(body, topics=[{"id": "t", "mentions": [scored, clean]}]))
    assert len(kept.article.topics[0].mentions) == 2
    assert "N004" in kept.left.codes


@pytest.mark.parametrize(
    ("words", "becomes"), [("Νίκος,", "Νίκος"), ("«Νίκος", "Νίκος"), ("Νίκος»,", "Νίκος")]
)
def test_signs_at_edges(words: str, becomes: str) -> None:
    body = "Ο «Νίκος», Νίκος, ο δήμαρχος."
    result = mended(story(body, topics=[{"id": "t", "mentions": [mention(body, words, form="name")]}]))
    assert "N012" in result.fixed.codes
    assert result.article.topics[0].mentions[0].exact == becomes


def test_a_head_is_widened_inside_its_mention_only() -> None:
    body = "Η κυρία Παπαδάκη."
    head = mention(body, "δάκη")["spans"][0]
    inside = story(body, topics=[{"id": "t", "mentions": [mention(body, "κυρία Παπαδάκη", head=head)]}])
    (widened,) = mended(inside).article.topics[0].mentions
    assert widened.head is not None
    assert widened.head.exact == "Παπαδάκη"
    cut = story(body, topics=[{"id": "t", "mentions": [mention(body, "παδάκη", head=head)]}])
    assert "N010" in mended(cut).left.codes


def made(edits: Callable[[Inspection, Hit], list[Edit]], *paths: newsml.findings.Path) -> Rule:
    """A rule that finds something wherever it is told to, until the keyword "done" is there."""

    def finds(inspection: Inspection) -> Iterator[Hit]:
        for path in paths:
            if "done" not in inspection.article.keywords:
                yield Hit(path, excerpt=str(path))

    return Rule("ZZ1", "made-for-tests", "info", "Made", "made for tests", "", finds, edits)


def test_fix_that_breaks_the_article_is_refused() -> None:
    article = story("x")
    rule = made(lambda *_: [Edit(("body",), "")], ("body",))
    result = fix(article, rules=[rule])
    assert result.article is article
    assert [one.code for one in result.left] == ["ZZ1"]


def test_fix_that_brings_a_finding_is_refused() -> None:
    article = story("x")
    rule = made(
        lambda *_: [Edit(("keywords",), ("done",)), Edit(("created",), "2025-01-01T10:00:00")], ("body",)
    )
    assert fix(article, rules=[rule]).article is article


def test_fix_that_does_not_clear_is_refused() -> None:
    article = story("x")
    rule = made(lambda *_: [Edit(("keywords",), ("rain",))], ("body",))
    assert fix(article, rules=[rule]).article is article


def test_bad_fixes_do_not_keep_good_ones_back() -> None:
    """One in many is refused; the others are made, in few rounds."""
    article = story("x", keywords=[f"k{n:02}" for n in range(40)])

    def finds(inspection: Inspection) -> Iterator[Hit]:
        for n, word in enumerate(inspection.article.keywords):
            if word.startswith("k"):
                yield Hit(("keywords", n), {"word": word}, excerpt=word)

    def edits(_: Inspection, hit: Hit) -> list[Edit]:
        word = str(hit.values["word"])
        return [Edit(hit.path, "k-again" if word == "k17" else f"x{word}")]

    rule = Rule("ZZ2", "no-k", "info", "No k", "{word} begins with k", "", finds, edits)
    result = fix(article, rules=[rule])
    assert [one.excerpt for one in result.left] == ["k17"]
    assert len(result.fixed) == 39


def test_edits_that_touch_each_other() -> None:
    batch = Batch()
    assert batch.take([Edit(("events", 0, "name"), "x")])
    assert not batch.take([Edit(("events", 0))])
    assert not batch.take([Edit(("events", 0, "name", "x"))])
    assert not batch.take([Edit(("body",), "x"), Edit(("events", 0, "name"))])
    assert batch.take([Edit(("events", 1))])


def test_findings_say_whether_they_can_be_fixed() -> None:
    (one,) = check(read("P008", "bad"))
    assert one.as_dict()["fixable"] is True
    assert "fixable" not in Finding("X", "x", "info", "x").as_dict()
