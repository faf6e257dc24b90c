"""What `reanchor` promises, for any article, any text and any edits."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from newsml import Anchor, Article, NewsmlError, Reanchoring, reanchor
from newsml.revising.alignment import SHINGLE
from newsml.testing import articles
from newsml.testing.words import texts
from tests.revising.edits import PARAGRAPHS, Edited, bodies, composed, crossed, edited, untouched, window

pytestmark = pytest.mark.law


def anchor(text: str, *regions: tuple[int, int]) -> dict[str, Any]:
    """An anchor in the body as plain data."""
    return {"spans": [{"start": s, "end": e, "exact": text[s:e]} for s, e in regions]}


@st.composite
def regions(draw: DrawFn, start: int, end: int, most: int = 3) -> list[tuple[int, int]]:
    """Spans in order, which do not overlap; most of them short, most anchors of one."""
    cuts = sorted(draw(st.sets(st.integers(start, end), min_size=2, max_size=2 * most)))
    if draw(st.booleans()):
        size = draw(st.integers(1, 12))
        return [(cuts[0], min(end, cuts[0] + size))]
    return list(zip(cuts[::2], cuts[1::2], strict=False))


@st.composite
def annotated(draw: DrawFn, text: str) -> Article:
    """An article with mentions and statements anywhere in its body."""
    if len(text) < 2:
        text += "xy"
    mentions = draw(st.lists(regions(0, len(text)), max_size=12))
    statements = []
    for n, (start, end) in enumerate(
        draw(st.lists(regions(0, len(text), 1).map(lambda r: r[0]), max_size=3))
    ):
        inner = draw(regions(start, end, 2)) if end - start > 1 else [(start, end)]
        quoted = {"quoted": anchor(text, *inner)} if draw(st.booleans()) else {}
        statements.append({"id": f"s{n}", "kind": "mixed", "content": anchor(text, (start, end)), **quoted})
    people = [{"id": "p", "kind": "person", "mentions": [anchor(text, *one) for one in mentions]}]
    return Article.model_validate(
        {"id": "urn:example:1", "body": text, "participants": people, "statements": statements}
    )


@st.composite
def revisions(draw: DrawFn) -> tuple[Article, Edited]:
    """An article, and what became of its body."""
    article = draw(annotated(draw(bodies())))
    return article, draw(edited(article.body or ""))


def revision(edit: Edited, *spans: list[tuple[int, int]]) -> tuple[Article, Edited]:
    """A known edit, with these mentions."""
    mentions = [anchor(edit.old, *some) for some in spans]
    people = [{"id": "p", "kind": "person", "mentions": mentions}]
    return Article.model_validate({"id": "urn:example:1", "body": edit.old, "participants": people}), edit


# A move put the pieces of an anchor into another order.
TURNED = revision(
    composed("The ferry waits.           Paris\n\n\r\n\r\n " + PARAGRAPHS[0], (33, 140), (0, 33)),
    [(0, 1)],
    [(0, 1), (65, 66)],
)
# A passage was moved across another that is longer, the end of which is like the start of the first.
ALIKE = revision(composed("a" * 50 + " \n The ferry waits. " + "a" * 50, (52, 120), (0, 52)), [(0, 1)])
# A long passage that repeats itself, and so has no shingle of its own, changed places with a short one.
SWAPPED = revision(composed(PARAGRAPHS[1] + "ab" * 200, (16, 416), (0, 16)), [(200, 203)], [(4, 9)])
# Of a paragraph that stood there twice one was cut: nothing tells which, and so both anchors are kept in the other.
TWICE = revision(composed(PARAGRAPHS[2] * 2, (0, 101)), [(50, 54)], [(151, 155)])
# No shingle stands once, and the gap is too large for letters. The first "y" after the start stands before "x".
LARGE = "a" * 9_000 + "x" + "a" * 9_000 + "y" + "a" * 9_000
PIECES = revision(
    composed(LARGE, "b", LARGE[15_000:20_000], (6_000, 12_000), LARGE[6_000:12_000], (15_000, 21_000), "b"),
    [(9_000, 9_001), (18_001, 18_002)],
)


@given(revisions())
@example(TURNED)
@example(ALIKE)
@example(SWAPPED)
@example(TWICE)
@example(PIECES)
def test_what_was_not_touched_is_kept(revision: tuple[Article, Edited]) -> None:
    """Words that no edit touched, nor the 32 code points to either side of them, are found with all of these around.

    - That is their true place, wherever the texts can tell: if the words stand with these surroundings in one place of
      the new text only, it is there that they are found.
    - They are *kept*. The one exception is what changed places: from "A B" to "B A", the texts do not tell whether A
      was moved or B. They may be called *moved* if passages at least as long as them with their surroundings stood
      before them and stand after them now, or the reverse. These are counted without the alignment here.
    """
    article, edit = revision
    places = edit.places()
    for one in reanchor(article, edit.new).anchors:
        spans = [(span.start, span.end) for span in one.old.spans]
        if not all(untouched(places, edit.old, *span) for span in spans):
            continue
        if any(places[first[0]] > places[second[0]] for first, second in pairwise(spans)):
            continue  # a move put its pieces into another order, which no anchor can have: that is a change
        assert one.new is not None, one
        assert one.status in ("kept", "moved"), one
        assert len(one.new.spans) == len(spans)
        for (start, end), found in zip(spans, one.new.spans, strict=True):
            first, last = window(edit.old, start, end)
            around = edit.old[first:last]
            assert edit.new.startswith(around, found.start - (start - first)), one
            assert found.end - found.start == end - start
            if edit.new.find(around) == edit.new.rfind(around):
                assert found.start == places[start], one
        if one.status == "moved":
            long_enough = [
                crossed(edit.old, edit.new, span, found.start, SHINGLE) >= last - first
                for span, found in zip(spans, one.new.spans, strict=True)
                for first, last in [window(edit.old, *span)]
            ]
            assert any(long_enough), one


@given(st.data())
def test_no_anchor_grows_by_what_is_put_beside_it(data: st.DataObject) -> None:
    """One insertion or deletion outside an anchor, were it right at its boundary, leaves it with the words it had."""
    article = data.draw(annotated(data.draw(bodies())))
    text = article.body or ""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.just(start) | st.integers(start, len(text)))
    new = text[:start] + (data.draw(texts(40)) if start == end else "") + text[end:]
    if not new:
        return
    for one in reanchor(article, new).anchors:
        spans = one.old.spans
        if len(spans) == 1 and (spans[0].end <= start or spans[0].start >= end):
            assert one.new is not None, one
            assert (one.status, one.new.exact) == ("kept", one.old.exact), one


def complete(article: Article, done: Reanchoring) -> None:
    """The report says what became of everything, and what it says is so."""
    assert [one.path for one in done.anchors] == [place.path for place in article.anchors()]
    assert [one.old for one in done.anchors] == [place.anchor for place in article.anchors()]
    there = {place.anchor for place in done.article.anchors()}
    assert {one.new for one in done.anchors if one.new is not None} == there
    assert sum(done.counts.values()) == len(done.anchors)
    for one in done.anchors:
        assert one.reason
        assert (one.new is None) == (one.status == "lost")
        if one.new is not None:
            _honest(one.old, one.new, one.status)
    items = [("blocks", n) for n in range(len(article.blocks))] + [
        ("marks", n) for n in range(len(article.marks))
    ]
    assert [one.path for one in done.structure] == items
    new = [item for one in done.structure for item in one.new]
    assert sorted(
        [b for b in [*new, *done.added] if b in done.article.blocks], key=lambda b: b.start
    ) == list(done.article.blocks)
    assert {item for one in done.structure if one.path[0] == "marks" for item in one.new} == set(
        done.article.marks
    )


def _honest(old: Anchor, new: Anchor, status: str) -> None:
    assert (type(new), new.field) == (type(old), old.field)
    if status == "changed":
        assert new.match == "fuzzy"
        assert new.score is not None
        assert old.score is None or new.score <= old.score
    else:
        assert (new.match, new.score) == (old.match, old.score)
        assert [span.exact for span in new.spans] == [span.exact for span in old.spans]


@given(articles(), st.data())
def test_any_new_text_gives_a_consistent_article_or_an_error(article: Article, data: st.DataObject) -> None:
    new = data.draw(
        st.dictionaries(st.sampled_from(("headline", "standfirst", "body")), st.none() | texts() | st.text())
    )
    try:
        done = reanchor(article, new)
    except NewsmlError:
        hidden = {item.field for item in article.withheld}
        kept = {name for name in ("headline", "body") if getattr(article, name) or name in hidden}
        left = (kept - new.keys()) | {name for name in new if name != "standfirst" and new[name]}
        assert (
            hidden & new.keys()
            or not left
            or any(text is not None and not legal(text) for text in new.values())
        )
    else:
        complete(article, done)
        for name, text in new.items():
            assert getattr(done.article, name) == text


def legal(text: str) -> bool:
    """Whether the model takes it."""
    try:
        Article(id="urn:example:1", body=text)
    except ValueError:
        return False
    return True


@given(articles(withheld=False), st.data())
def test_any_edits_give_a_consistent_article(article: Article, data: st.DataObject) -> None:
    names = [name for name in ("headline", "standfirst", "body") if getattr(article, name)]
    new = {name: data.draw(edited(getattr(article, name))).new for name in names}
    complete(article, reanchor(article, new))


@given(articles())
def test_the_same_text_keeps_everything(article: Article) -> None:
    hidden = {item.field for item in article.withheld}
    new = {name: getattr(article, name) for name in ("headline", "standfirst", "body") if name not in hidden}
    done = reanchor(article, new)
    assert done.article == article
    assert {one.status for one in done.anchors} | {one.status for one in done.structure} <= {"kept"}
    assert (done.removed, done.added, done.texts_changed) == ((), (), ())
    complete(article, done)
