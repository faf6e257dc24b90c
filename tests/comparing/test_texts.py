"""Only work on one text can be compared; whoever has the words lends them."""

from __future__ import annotations

import pytest
from hypothesis import given

from newsml.comparing.agreement import agreement
from newsml.comparing.merging import merge
from newsml.comparing.texts import on_one_text
from newsml.errors import InvalidArticle, NewsmlError
from newsml.model.article import Article
from newsml.model.withholding import digest
from newsml.testing import articles
from tests.comparing.build import at, person, story


def article(**fields: object) -> Article:
    return Article.model_validate({"id": "urn:example:1", **fields})


@pytest.mark.parametrize(
    ("a", "b", "field", "says"),
    [
        (
            article(body="The ferry waits for the wind."),
            article(body="The ferry waited."),
            "body",
            "body: the two differ from offset 14 of the body on, 'e ferry waits for the wi' and 'e ferry waited.'",
        ),
        (
            article(body="One"),
            article(body="One "),
            "body",
            "from offset 3 of the body on, 'One' and 'One ': both",
        ),
        (
            article(body="x", headline="A"),
            article(body="x"),
            "headline",
            "the second article has no headline, the",
        ),
        (
            article(body="x"),
            article(body="x", standfirst="A"),
            "standfirst",
            "the first article has no standfirst",
        ),
        (
            article(body="One"),
            article(body="Two").strip(),
            "body",
            "(3 and 3 code points; the digests differ)",
        ),
        (
            article(body="One").strip(),
            article(body="Seven").strip(),
            "body",
            "(3 and 5 code points; the digests",
        ),
    ],
)
def test_other_texts_are_refused(a: Article, b: Article, field: str, says: str) -> None:
    for compare in (merge, agreement):
        with pytest.raises(NewsmlError) as refusal:
            compare(a, b)
        assert refusal.value.path == field
        assert says in str(refusal.value)
        assert "bring one to the other's text first" in str(refusal.value)


@pytest.mark.law
@given(articles(withheld=False))
def test_words_come_back_from_the_other(whole: Article) -> None:
    bare = whole.strip()
    assert on_one_text(whole, bare) == on_one_text(bare, whole) == (whole, whole)
    assert on_one_text(bare, bare) == (bare, bare)
    assert merge(bare, whole) == merge(whole, whole)
    assert agreement(bare, whole) == agreement(bare, bare) == agreement(whole, whole)


def test_each_lends_what_the_other_withholds() -> None:
    whole = article(
        headline="Port",
        body="Port closed.",
        participants=[
            {"id": "p", "kind": "place", "mentions": [{"field": "headline", "spans": [span(0, 4)]}]}
        ],
    )
    bare = whole.strip()
    hidden = [item for item in bare.withheld if item.field == "body"]
    no_body = whole.replace(body=None, withheld=hidden)
    no_headline = bare.replace(
        body=whole.body, withheld=[item for item in bare.withheld if item.field == "headline"]
    )
    assert on_one_text(no_body, no_headline) == (whole, whole)


def span(start: int, end: int) -> dict[str, object]:
    return {"start": start, "end": end, "exact": "Port"}


def test_alternative_headlines_that_only_the_other_has_stay_withheld() -> None:
    a = story(alternative_headlines=[{"text": "Port closes"}]).strip()
    found, _ = on_one_text(a, story(alternative_headlines=[{"text": "Other"}]))
    assert found.alternative_headlines[0].sha256 == digest("Port closes")


def test_what_is_said_of_a_withheld_text_can_be_refuted() -> None:
    """Only white space may stand outside blocks, which nobody can see while the words are withheld."""
    bare = story(participants=[person("p", at("Ana"))]).strip().replace(blocks=[{"start": 0, "end": 3}])
    with pytest.raises(InvalidArticle, match="stands after it"):
        merge(bare, story())
