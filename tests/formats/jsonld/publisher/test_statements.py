"""Quotations, claims, acts of speech, and Web Annotations: their words are found in the text, or left."""

from __future__ import annotations

from typing import Any

import pytest

from newsml.model.anchor import Anchor
from newsml.model.article import Article
from newsml.model.participant import Participant
from tests.formats.jsonld.publisher.graphs import URL, left, read_one, story

BODY = (
    "“We will win,” Ann Lee said in Paris. "
    "She said taxes were “far too high” and that no-one knew. She said no more."
)


def _quoted(text: str, **more: Any) -> dict[str, Any]:
    return {
        "@type": "Quotation",
        "text": text,
        "spokenByCharacter": {"@type": "Person", "name": "Ann Lee"},
        **more,
    }


def _with(*nodes: Any, **properties: Any) -> dict[str, Any]:
    return {"@graph": [story(articleBody=BODY, **properties), *nodes]}


def _words(article: Article, anchor: Anchor | None) -> str | None:
    return None if anchor is None else article.text(anchor)


@pytest.mark.parametrize(
    ("text", "kind", "content", "quoted"),
    [
        ("We will win", "direct", "We will win", "We will win"),
        ("“We will win,”", "direct", "We will win,", "We will win,"),
        ("taxes were “far too high”", "mixed", "taxes were “far too high”", None),
        ("no-one knew", "indirect", "no-one knew", None),
        ("taxes  were\n“far too high”", "mixed", "taxes were “far too high”", None),
        ("not in the text", "direct", None, None),
        ("She said", "direct", None, None),
    ],
)
def test_quotations_are_found_in_the_body(
    text: str, kind: str, content: str | None, quoted: str | None
) -> None:
    article, out, facts = read_one(story(articleBody=BODY, hasPart=_quoted(text)))
    (statement,) = article.statements
    assert (statement.kind, statement.speaker) == (kind, "ann-lee")
    assert _words(article, statement.content) == content
    assert _words(article, statement.quoted) == quoted
    assert left(facts) == ([] if content is not None else ["Quotation.text"])
    assert bool(out.notes) is (content is None or "\n" in text)


def test_the_act_of_saying_it() -> None:
    act = {
        "@type": "AskAction",
        "agent": {"@type": "Person", "name": "Bo"},
        "recipient": {"@type": "Organization", "name": "EU"},
        "startTime": "2025-09-03T10:00:00Z",
        "result": {"@type": "Quotation", "text": "no-one knew", "about": {"@type": "Thing", "name": "Taxes"}},
    }
    article, _, facts = read_one(_with(act))
    (statement,) = article.statements
    assert (statement.speaker, statement.addressees, statement.act) == ("bo", ("eu",), "ask")
    assert statement.when is not None
    assert statement.when.value == "2025-09-03T10:00:00Z"
    assert statement.about == ("taxes",)
    assert left(facts) == []


def test_a_claim_that_is_reviewed() -> None:
    review = {
        "@type": "ClaimReview",
        "url": URL,
        "claimReviewed": "no-one knew",
        "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "Ann Lee"}},
    }
    article, _, _ = read_one(_with(review, url=URL))
    (statement,) = article.statements
    assert (statement.kind, statement.speaker, _words(article, statement.content)) == (
        "indirect",
        "ann-lee",
        "no-one knew",
    )


def test_a_quotation_inside_of_another() -> None:
    inner = _quoted("far too high", **{"@id": URL + "#q2"}, isPartOf={"@id": URL + "#q1"})
    outer = _quoted("taxes were “far too high”", **{"@id": URL + "#q1"})
    other = _quoted("no-one knew", **{"@id": URL + "#q3"}, isPartOf={"@id": URL + "#q2"})
    article, _, facts = read_one(_with(inner, outer, other))
    assert {one.id: one.within for one in article.statements} == {"q1": None, "q2": "q1", "q3": None}
    assert left(facts) == ["Quotation.isPartOf"]


def _annotation(
    body: Any, selector: Any, motivation: str = "oa:identifying", source: str = URL
) -> dict[str, Any]:
    return {
        "@type": "oa:Annotation",
        "oa:motivatedBy": {"@id": motivation},
        "oa:hasBody": body,
        "oa:hasTarget": {
            "@type": "oa:SpecificResource",
            "oa:hasSource": {"@id": source},
            "oa:hasSelector": selector,
        },
    }


_ANN = {"@type": "Person", "@id": "https://example.org/ann", "name": "Ann Lee"}
_QUOTE = {"@type": "oa:TextQuoteSelector", "oa:exact": "Ann Lee"}


@pytest.mark.parametrize(
    ("selector", "stretch"),
    [
        (_QUOTE, (15, 22)),
        ([{"@type": "oa:TextPositionSelector", "oa:start": 15, "oa:end": 22}, _QUOTE], (15, 22)),
        ([{"oa:start": "3", "oa:end": "10"}, _QUOTE], (15, 22)),
        ({"@type": "oa:TextPositionSelector", "oa:start": 15, "oa:end": 22}, (15, 22)),
        ({"oa:exact": "said", "oa:prefix": "She ", "oa:suffix": " taxes"}, (42, 46)),
        (
            {
                "@type": "oa:FragmentSelector",
                "http://www.w3.org/1999/02/22-rdf-syntax-ns#value": "char=15,22",
            },
            (15, 22),
        ),
        ({"oa:exact": "We will win,” Ann Lee", "oa:refinedBy": {"oa:start": 14, "oa:end": 21}}, (15, 22)),
        ({"oa:start": 0, "oa:end": 40, "oa:refinedBy": _QUOTE}, (15, 22)),
        (
            {
                "@type": "oa:RangeSelector",
                "oa:hasStartSelector": {"oa:exact": "Ann"},
                "oa:hasEndSelector": {"oa:exact": " said in"},
            },
            (15, 22),
        ),
        ({"oa:exact": "said"}, None),
        ({"oa:exact": "nowhere"}, None),
        ({"oa:start": 15, "oa:end": 2200}, None),
        ({"oa:start": 15, "oa:end": 15}, None),
        ({"@type": "oa:XPathSelector", "http://www.w3.org/1999/02/22-rdf-syntax-ns#value": "/p"}, None),
    ],
)
def test_mentions(selector: Any, stretch: tuple[int, int] | None) -> None:
    article, out, facts = read_one(_with(_annotation(_ANN, selector)))
    (ann,) = article.participants
    assert isinstance(ann, Participant)
    assert [(mention.start, mention.end) for mention in ann.mentions] == (
        [] if stretch is None else [stretch]
    )
    assert any(name.endswith("hasTarget") for name in left(facts)) is (stretch is None)
    if stretch is None:
        assert any("left where it is" in note.what for note in out.notes)


def test_the_parts_of_a_statement() -> None:
    quotation = {
        "@type": "Quotation",
        "@id": URL + "#q",
        "spokenByCharacter": {"@id": "https://example.org/ann"},
    }
    article, _, facts = read_one(
        _with(
            _ANN,
            quotation,
            *(
                _annotation({"@id": URL + "#q"}, {"oa:exact": words, "oa:prefix": prefix}, motivation)
                for words, prefix, motivation in (
                    ("We will win,", "“", "oa:identifying"),
                    ("Ann Lee", "", "na:attributing"),
                    ("said", "Lee ", "na:cueing"),
                    ("win", "", "na:quoting"),
                )
            ),
            hasPart={"@id": URL + "#q"},
        )
    )
    (statement,) = article.statements
    assert statement.speaker == "ann"
    parts = (statement.content, statement.source, statement.cue[0], statement.quoted)
    assert [_words(article, part) for part in parts] == ["We will win,", "Ann Lee", "said", "win"]
    assert left(facts) == []


def test_a_body_known_by_its_iri_elsewhere() -> None:
    person = {"@type": "Person", "name": "Ann Lee", "sameAs": "http://www.wikidata.org/entity/Q1"}
    annotation = _annotation({"@id": "http://www.wikidata.org/entity/Q1"}, _QUOTE, "oa:linking")
    article, _, _ = read_one(_with(annotation, about=person))
    (ann,) = article.participants
    assert isinstance(ann, Participant)
    assert [mention.exact for mention in ann.mentions] == ["Ann Lee"]


def test_remarks_and_tags_on_the_article() -> None:
    value = "http://www.w3.org/1999/02/22-rdf-syntax-ns#value"
    remark = {
        "@type": "oa:Annotation",
        "oa:motivatedBy": {"@id": "oa:commenting"},
        "oa:hasBody": {"@type": "oa:TextualBody", value: "Check this."},
        "oa:hasTarget": {"@id": URL},
    }
    tag = {
        "@type": "oa:Annotation",
        "oa:hasBody": {"@type": "oa:TextualBody", value: "war", "oa:hasPurpose": {"@id": "oa:tagging"}},
        "oa:hasTarget": {"@id": URL},
    }
    article, _, facts = read_one(_with(remark, tag))
    assert article.editorial_notes == ("Check this.",)
    assert [(label.scheme, label.value) for label in article.labels] == [
        ("http://www.w3.org/ns/oa#tagging", "war")
    ]
    assert left(facts) == []


def test_annotations_of_other_documents_are_left() -> None:
    article, _, facts = read_one(_with(_annotation(_ANN, _QUOTE, source="https://example.org/other")))
    assert article.participants == ()
    assert "Person.name" in left(facts)


def test_the_headline_and_the_encoding_are_texts_of_their_own() -> None:
    in_headline = _annotation(_ANN, {"oa:exact": "headline"}, source=URL + "#headline")
    in_text = _annotation({"@id": _ANN["@id"]}, _QUOTE, source="https://example.org/1.txt")
    article, _, _ = read_one(_with(in_headline, in_text, encoding={"@id": "https://example.org/1.txt"}))
    (ann,) = article.participants
    assert isinstance(ann, Participant)
    assert [(mention.field, mention.exact) for mention in ann.mentions] == [
        ("headline", "headline"),
        ("body", "Ann Lee"),
    ]


def test_other_parts_that_annotations_tell() -> None:
    city = {"@type": "City", "@id": URL + "#paris", "name": "Paris"}
    event = {"@type": "Event", "@id": URL + "#talks", "name": "talks", "location": city, "organizer": _ANN}
    marks = (("Paris", "oa:identifying"), ("in Paris", "na:locating"), ("Ann Lee", "na:participating"))
    dated = _annotation({"@id": URL + "#talks"}, {"oa:exact": "in"}, "na:dating")
    again = _annotation({"@id": URL + "#talks"}, {"oa:exact": "no more"}, "na:locating")
    annotations = [
        _annotation({"@id": URL + "#talks"}, {"oa:exact": words}, motivation) for words, motivation in marks
    ]
    article, out, _ = read_one(_with(*annotations, dated, again, about=event))
    (talks,) = article.events
    assert [mention.exact for mention in talks.mentions] == ["Paris"]
    assert _words(article, talks.where[0].anchor) == "in Paris"
    assert _words(article, talks.participations[0].anchor) == "Ann Lee"
    assert talks.when is None  # the word stands there twice
    assert [note.what.partition("; ")[2] for note in out.notes] == ["left where it is", "left where it is"]


def test_quoted_words_outside_of_the_content_are_left() -> None:
    quotation = _quoted("no-one knew", **{"@id": URL + "#q", "na:quotationType": "mixed", "inLanguage": "fr"})
    annotation = _annotation({"@id": URL + "#q"}, {"oa:exact": "far too high"}, "na:quoting")
    article, _, facts = read_one(_with(annotation, hasPart=quotation))
    (statement,) = article.statements
    assert (statement.kind, statement.quoted, statement.language) == ("mixed", None, "fr")
    assert "oa:hasBody" in " ".join(left(facts)).replace("http://www.w3.org/ns/oa#", "oa:")


def test_one_annotation_on_interrupted_words() -> None:
    annotation = _annotation(_ANN, {"oa:exact": "Ann Lee"})
    more = {"oa:hasSource": {"@id": URL}, "oa:hasSelector": {"oa:exact": "Paris"}}
    annotation["oa:hasTarget"] = [annotation["oa:hasTarget"], more]
    article, _, _ = read_one(_with(annotation))
    (ann,) = article.participants
    assert [span.exact for span in ann.mentions[0].spans] == ["Ann Lee", "Paris"]
    annotation["oa:hasTarget"] = [more, more]
    article, out, _ = read_one(_with(annotation))
    assert article.participants[0].mentions == ()
    assert len(out.notes) == 1


def test_without_a_body_the_words_are_looked_for_in_the_headline() -> None:
    annotation = _annotation(_ANN, {"oa:exact": "headline"})
    article, _, _ = read_one({"@graph": [story(), annotation, _quoted("headline")]})
    assert [mention.field for mention in article.participants[0].mentions] == ["headline"]
    assert article.statements[0].content is None


@pytest.mark.parametrize(
    "selector",
    [
        {"oa:exact": "Ann", "oa:refinedBy": {"oa:exact": "nowhere"}},
        {"oa:exact": "Ann", "oa:refinedBy": "x"},
        {"oa:start": 0, "oa:end": 3000, "oa:refinedBy": {"oa:start": 0, "oa:end": 1}},
        {"oa:hasStartSelector": {"oa:exact": "Paris"}, "oa:hasEndSelector": {"oa:exact": "Ann"}},
        {"oa:hasStartSelector": {"oa:exact": "Paris"}},
        {"@id": "_:s", "oa:exact": "Ann", "oa:refinedBy": {"@id": "_:s"}},
        {"oa:exact": "SAID"},
        "x",
    ],
)
def test_selectors_that_select_nothing(selector: Any) -> None:
    article, out, _ = read_one(_with(_annotation(_ANN, selector)))
    assert all(one.mentions == () for one in article.participants)
    assert len(out.notes) == (0 if selector == "x" and not article.participants else 1)


def test_acts_and_speakers_that_contradict_the_quotation_are_left() -> None:
    quotation = _quoted(
        "no-one knew",
        **{"@id": URL + "#q"},
        creator="Bo",
        author={"@id": "https://example.org/ann"},
        isPartOf={"@id": URL},
    )
    act = {
        "@type": "CommunicateAction",
        "agent": {"@type": "Person", "name": "Cy"},
        "instrument": "interview",
        "result": {"@id": URL + "#q"},
    }
    article, _, facts = read_one(_with(quotation, act, _ANN, mentions=act))
    (statement,) = article.statements
    assert (statement.speaker, str(statement.medium)) == ("ann-lee", "interview")
    assert {"CommunicateAction.agent", "Quotation.creator", "Quotation.author"} <= set(left(facts))
