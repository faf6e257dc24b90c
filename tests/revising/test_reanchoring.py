"""What becomes of anchors, one status after the other."""

from __future__ import annotations

from typing import Any

import pytest

from newsml import Anchor, Article, InvalidArticle, NewsmlError, Reanchoring, reanchor
from newsml.revising.reanchoring import Reanchored
from tests.cli.stories import BODY, story
from tests.work import calls

PARAGRAPHS = (
    "The ferry waits, Ana Ruiz said on Monday, and so do the passengers of two coaches.",
    "“The wind is too strong,” she told reporters in Quellhaven, where the harbour has been closed since noon.",
    "She asked Orme & Daughters, who own the ferry, for patience until the morning after.",
)


def one(text: str, new: str, *words: str, **more: Any) -> Reanchored:
    """What becomes of an anchor on these words."""
    article = Article(id="urn:example:1", body=text)
    place = article.anchor(*words, **more)
    person = {"id": "p", "kind": "person", "mentions": [place]}
    return reanchor(article.replace(participants=[person]), new).anchors[0]


def words(found: Reanchored) -> list[str | None]:
    assert found.new is not None
    return [span.exact for span in found.new.spans]


@pytest.mark.parametrize(
    ("text", "new", "anchored"),
    [
        (BODY, BODY.replace("Monday", "Tuesday"), "Ana Ruiz"),
        (BODY, "Update: " + BODY, "The ferry"),
        (BODY, BODY.replace("strong,”", "strong, and the sea too rough,”"), "The wind is too strong"),
        ("She left.", "She cried. She left.", "She left."),
        ("渡轮在等待，安娜·鲁伊斯星期一说。", "渡轮仍在等待，安娜·鲁伊斯星期二说。", "安娜·鲁伊斯"),
        ("Паром ждёт, сказала Ана Руис.", "Паром всё ещё ждёт, сказала вчера Ана Руис.", "Ана Руис"),
        ("قالت آنا رويز يوم الاثنين", "قالت آنا رويز مساء يوم الثلاثاء", "آنا رويز"),
        ("👩🏽\u200d🚀 Ana 👩🏽\u200d🚀", "👩🏽\u200d🚀👩🏽\u200d🚀 Ana 👩🏽\u200d🚀", "Ana"),
    ],
)
def test_kept(text: str, new: str, anchored: str) -> None:
    found = one(text, new, anchored)
    assert (found.status, words(found)) == ("kept", [anchored])


@pytest.mark.parametrize("put", ["brave ", "x", "Ana Ruiz and "])
def test_what_is_put_beside_an_anchor_does_not_belong_to_it(put: str) -> None:
    for new in (BODY.replace("Ana Ruiz", put + "Ana Ruiz"), BODY.replace("Ana Ruiz", "Ana Ruiz" + put)):
        found = one(BODY, new, "Ana Ruiz")
        assert (found.status, words(found)) == ("kept", ["Ana Ruiz"])


@pytest.mark.parametrize("order", [(1, 2, 0), (2, 0, 1)])
def test_moved(order: tuple[int, int, int]) -> None:
    """One paragraph went to the other end; the two that are longer together have stayed."""
    gone = 0 if order == (1, 2, 0) else 2
    new = "\n\n".join(PARAGRAPHS[n] for n in order)
    for n, anchored in enumerate(("Monday", "the harbour", "Orme & Daughters")):
        found = one("\n\n".join(PARAGRAPHS), new, anchored)
        assert found.status == ("moved" if n == gone else "kept")
        assert words(found) == [anchored]


def test_moved_with_some_of_its_surroundings() -> None:
    text = "\n\n".join(PARAGRAPHS)
    new = "\n\n".join((*PARAGRAPHS[1:], "The ferry waits, Ana Ruiz said on Monday."))
    found = one(text, new, "Ana Ruiz")
    assert (found.status, words(found)) == ("moved", ["Ana Ruiz"])
    assert "some of" in found.reason


def test_what_was_cut_and_copied_to_several_places_is_lost() -> None:
    text = "\n\n".join(PARAGRAPHS)
    cut = "Ana Ruiz said on Monday evening"
    new = f"{PARAGRAPHS[1]} {cut}.\n\n{PARAGRAPHS[2]} {cut}!\n\n{cut}? Nobody heard it."
    found = one(text, new, "Ana Ruiz")
    assert (found.status, found.new) == ("lost", None)
    assert "several new places" in found.reason


@pytest.mark.parametrize(
    ("text", "new", "anchored", "now"),
    [
        (BODY, BODY.replace("Ana Ruiz", "Anna Ruiz"), "Ana Ruiz", "Anna Ruiz"),
        (BODY, BODY.replace("Monday", "Tuesday"), "Monday", "Tuesday"),
        (BODY, BODY.replace("is too strong", "was far too strong"), "The wind is too strong", None),
        (BODY, BODY.replace("The wind is", "A wind was"), "The wind is too strong", "A wind was too strong"),
        (BODY, BODY.replace("wind is too strong", "wind"), "“The wind is too strong,”", "“The wind,”"),
        (BODY, BODY.replace("Ruiz said", "said"), "Ana Ruiz", "Ana"),
        ("安娜·鲁伊斯星期一说", "安娜·鲁易斯星期一说", "安娜·鲁伊斯", "安娜·鲁易斯"),
        ("сказала Ана Руис в порту", "сказала Анна Руис в порту", "Ана Руис", "Анна Руис"),
    ],
)
def test_changed(text: str, new: str, anchored: str, now: str | None) -> None:
    found = one(text, new, anchored)
    assert found.status == "changed"
    assert words(found) == [now or "The wind was far too strong"]
    assert found.new is not None
    assert found.new.match == "fuzzy"
    assert found.new.score is not None
    assert 30 <= found.new.score < 100


@pytest.mark.parametrize(
    ("new", "anchored", "why"),
    [
        (BODY.replace(" on Monday", ""), "Monday", "gone"),
        (BODY.replace("The wind is too strong", "No"), "The wind is too strong", "gone"),
        (BODY.replace("The wind is too strong", "The"), "The wind is too strong", "too little"),
        (BODY.replace("Ana Ruiz", "Ana" + " and many others" * 8 + " Ruiz"), "Ana Ruiz", None),
        (BODY.replace("Ana Ruiz", "An" + " and many others" * 8 + "iz"), "Ana Ruiz", "torn apart"),
        ("Nothing to see here.", "patience", "too little"),
    ],
)
def test_lost(new: str, anchored: str, why: str | None) -> None:
    found = one(BODY, new, anchored)
    if why is None:  # the longer part of it is enough
        assert (found.status, words(found)) == ("changed", ["Ana"])
    else:
        assert (found.status, found.new) == ("lost", None)
        assert why in found.reason


@pytest.mark.parametrize("count", [1, 2, 5, 70])
def test_repeated_paragraphs_keep_their_order(count: int) -> None:
    """In as many copies as there were before, each anchor is in its own copy, whatever else was edited."""
    text = "".join(f"{PARAGRAPHS[1]}\n\n" * 3 for _ in range(count))
    new = "New.\n\n" + text + "\n\nNew as well."
    article = Article(id="urn:example:1", body=text)
    places = [article.anchor("Quellhaven", nth=n + 1) for n in range(3 * count)]
    done = reanchor(article.replace(participants=[{"id": "p", "kind": "person", "mentions": places}]), new)
    assert done.counts["kept"] == 3 * count
    assert [found.new.start - found.old.start for found in done.anchors if found.new] == [6] * 3 * count


def test_fewer_copies_than_before_still_keep_all() -> None:
    """Nothing tells which copy is gone, so that the surroundings of both anchors are as they were."""
    text = f"{PARAGRAPHS[1]}\n\nOne.\n\n{PARAGRAPHS[1]}\n\nTwo."
    new = f"{PARAGRAPHS[1]}\n\nTwo."
    for nth in (1, 2):
        found = one(text, new, "strong", nth=nth)
        assert (found.status, words(found)) == ("kept", ["strong"])


def test_an_edit_that_could_have_been_anywhere() -> None:
    """28 of 66 letters were cut out of "abab..." between the words and the start: the rest slides as a whole."""
    text = "The ferry waits.\n\n" + "ab" * 40
    found = one(text, text[:18] + text[46:], "a", nth=28)
    assert (found.status, words(found)) == ("kept", ["a"])


def test_a_large_rewritten_gap_counts_as_replaced_but_hides_nothing() -> None:
    """Both sides of the anchor were rewritten, more than is compared letter by letter; its surroundings repeat."""
    around = "ab" * 16
    text = "a" * 9_000 + around + "x" + around + "a" * 9_000
    new = "b" * 9_000 + around + "x" + around + "b" * 9_000
    found = one(text, new, "x")
    assert (found.status, words(found)) == ("kept", ["x"])
    assert found.new is not None
    assert found.new.start == 9_032


def discontinuous(new: str) -> Reanchored:
    text = " ".join(PARAGRAPHS)
    return one(text, new, "The ferry waits", "so do the passengers", "The wind is too strong")


def test_discontinuous_anchors() -> None:
    text = " ".join(PARAGRAPHS)
    kept = discontinuous(text.replace("Ana Ruiz", "Anna Ruiz"))
    assert kept.status == "kept"
    assert kept.new is not None
    assert len(kept.new.spans) == 3
    lost = discontinuous(text.replace("“The wind is too strong,” she told", "She told"))
    assert (lost.status, words(lost)) == ("changed", ["The ferry waits", "so do the passengers"])
    assert lost.reason == "2 of its 3 pieces are left"
    edited = discontinuous(text.replace("so do the passengers", "so must all the passengers"))
    assert words(edited)[1] == "so must all the passengers"
    assert edited.status == "changed"
    assert discontinuous("Nothing.").status == "lost"


def test_pieces_in_another_order() -> None:
    found = one(
        "\n\n".join(PARAGRAPHS), "\n\n".join((*PARAGRAPHS[1:], PARAGRAPHS[0])), "Ana Ruiz", "too strong"
    )
    assert (found.status, words(found)) == ("changed", ["too strong", "Ana Ruiz"])
    assert "another order" in found.reason


def test_pieces_that_changed_places_with_all_around_them() -> None:
    first = (
        "The ferry waits in the harbour of Quellhaven, Ana Ruiz said on Monday, and nobody knows how long."
    )
    second = "The wind is far too strong for the old boat, says the firm of Orme & Daughters, which owns the ferry."
    text = f"{first}\n\n{second}\n\n{PARAGRAPHS[1]}"
    found = one(text, f"{second}\n\n{first}\n\n{PARAGRAPHS[1]}", "Quellhaven", "old boat")
    assert (found.status, words(found)) == ("changed", ["old boat", "Quellhaven"])
    assert found.reason == "its pieces stand in another order"


def test_touching_spans_stay_together() -> None:
    article = Article(id="urn:example:1", body=BODY)
    at = BODY.index("Ana Ruiz")
    spans = [{"start": at, "end": at + 3, "exact": "Ana"}, {"start": at + 3, "end": at + 8, "exact": " Ruiz"}]
    head = {"start": at + 1, "end": at + 5, "exact": "na R"}
    mention = {"spans": spans, "head": head}
    article = article.replace(participants=[{"id": "p", "kind": "person", "mentions": [mention]}])
    found = reanchor(article, "On Monday: " + BODY).anchors[0]
    assert (found.status, words(found)) == ("kept", ["Ana", " Ruiz"])
    assert found.new is not None
    assert getattr(found.new, "head").exact == "na R"  # noqa: B009


def test_heads_of_mentions() -> None:
    article = story()
    mention = (
        article.mention("strong wind", head=None) if "strong wind" in BODY else article.mention("Ana Ruiz")
    )
    at = mention.start
    head = {"start": at + 4, "end": at + 8, "exact": "Ruiz"}
    article = article.replace(
        article["ana"].model_copy(update={"mentions": [{**mention.as_fields(), "head": head}]})
    )
    kept = reanchor(article, BODY.replace("Ana Ruiz", "Ana María Ruiz")).article["ana"].mentions[0]  # type: ignore[union-attr]
    assert (kept.exact, kept.head.exact) == ("Ana María Ruiz", "Ruiz")  # type: ignore[union-attr]
    done = reanchor(article, BODY.replace("Ana Ruiz", "Ana Smith"))
    lost = done.article["ana"].mentions[0]  # type: ignore[union-attr]
    assert lost.head is None
    assert [one.path for one in done.removed] == [("participants", 0, "mentions", 0, "head")]


def statement(article: Article, **parts: Any) -> Article:
    return article.replace(article["wind"].model_copy(update=parts))


def test_content_that_lost_all_but_its_quoted_words() -> None:
    """The quoted words were not touched, so they are kept; the content around them is at least these words."""
    long = "x" * 400
    article = Article(id="urn:example:1", body=f"{long} “The wind is too strong,” {'y' * 40}. {long}")
    body = article.body or ""
    quoted = article.anchor("“The wind is too strong,”")
    content = Anchor(spans=[{"start": 0, "end": len(body) - 402, "exact": body[:-402]}])  # type: ignore[arg-type]
    article = article.replace(
        statements=[{"id": "wind", "kind": "mixed", "content": content, "quoted": quoted}]
    )
    new = "x" * 40 + body[400:]
    done = reanchor(article, new)
    by_part = {one.part: one for one in done.anchors}
    assert by_part["quoted"].status == "kept"
    assert by_part["content"].status == "changed"
    assert by_part["content"].reason == "only the quoted words of it are left"
    assert by_part["content"].new is not None
    assert by_part["content"].new.exact == quoted.exact
    assert by_part["content"].new.score is not None
    assert by_part["content"].new.score < 20


def test_nesting_that_no_longer_holds_is_taken_away() -> None:
    text = "\n\n".join(PARAGRAPHS)
    article = Article(id="urn:example:1", body=text)
    parts = ("The ferry waits, Ana Ruiz said on Monday", "Ana Ruiz said on Monday")
    outer, inner = (article.anchor(part) for part in parts)
    article = article.replace(
        statements=[
            {"id": "outer", "kind": "indirect", "content": outer},
            {"id": "inner", "kind": "indirect", "content": inner, "within": "outer"},
        ]
    )
    new = text.replace(" said on Monday, and so", ", and so") + " Ana Ruiz said on Monday, too."
    done = reanchor(article, new)
    assert done.article["inner"].within is None  # type: ignore[union-attr]
    assert [found.path for found in done.removed] == [("statements", 0, "within")]
    assert reanchor(article, "Update: " + text).article["inner"].within == "outer"  # type: ignore[union-attr]


def test_places_and_times_that_only_words_gave_go_with_them() -> None:
    article = story()
    event = article["delay"].model_copy(
        update={
            "when": {"anchor": article.anchor("on Monday")},
            "where": [{"anchor": article.anchor("in Quellhaven")}, {"place": "port"}],
        }
    )
    done = reanchor(article.replace(event), BODY.replace(" on Monday", "").replace(" in Quellhaven", ""))
    delay: Any = done.article["delay"]
    assert delay.when is None
    assert [where.place for where in delay.where] == ["port"]
    assert {found.path[2] for found in done.removed} == {"when", "where"}


def test_texts_by_field() -> None:
    article = story().replace(standfirst="The harbour is closed.")
    ferry = article.mention("Ferry", field="headline")
    harbour = article.mention("harbour", field="standfirst")
    article = article.replace(article["shop"].model_copy(update={"mentions": [ferry, harbour]}))
    done = reanchor(article, {"headline": "Quellhaven: Ferry waits for the wind", "standfirst": None})
    assert done.texts_changed == ("headline", "standfirst")
    assert [found.status for found in done.of("shop")] == ["kept", "lost"]
    assert done.of("shop")[1].reason == "the standfirst was removed"
    assert {found.reason for found in done.of("ana")} == {"its text is the same"}
    assert done.article.standfirst is None
    assert done.counts == {"kept": 13, "moved": 0, "changed": 0, "lost": 1}
    assert done.having("lost") == done.of("shop")[1:]
    added = reanchor(
        article.replace(article["shop"].model_copy(update={"mentions": []}), standfirst=None),
        {
            "standfirst": "New.",
        },
    )
    assert added.article.standfirst == "New."


def test_match_and_score_stay_with_the_same_words() -> None:
    article = story()
    mention = {**article.mention("Ana Ruiz").as_fields(), "match": "normalised", "score": 70}
    article = article.replace(article["ana"].model_copy(update={"mentions": [mention]}))
    kept = reanchor(article, "Update: " + BODY).of("ana")[0].new
    changed = reanchor(article, BODY.replace("Ana Ruiz", "Anna Ruiz")).of("ana")[0].new
    assert kept is not None
    assert (kept.match, kept.score) == ("normalised", 70)
    assert changed is not None
    assert (changed.match, changed.score) == ("fuzzy", 70)


@pytest.mark.parametrize(
    ("new", "says"),
    [
        ({"title": "x"}, "'title' is no annotatable text: headline, standfirst, body are"),
        ({"body": ""}, "the new body is empty: give None to remove it"),
        ({"body": 3}, "the new body must be a string or None, not int"),
        (3, "not int"),
        ("", "the new body is empty"),
        ({"body": "\x00"}, "body"),
        ({"body": None, "headline": None}, "give a headline or a body"),
    ],
)
def test_refused(new: Any, says: str) -> None:
    with pytest.raises(NewsmlError, match=says):
        reanchor(story(), new)


def test_withheld_texts_have_to_be_attached_first() -> None:
    article = story().replace(standfirst="The harbour is closed.")
    whole = article.strip()
    with pytest.raises(NewsmlError, match=r"the body is withheld.*attach the text first"):
        reanchor(whole, BODY)
    hidden = [item for item in whole.withheld if item.field == "standfirst"]
    done = reanchor(article.replace(standfirst=None, withheld=hidden), BODY.replace("Monday", "Tuesday"))
    assert done.counts["lost"] == 0


def test_an_article_that_cannot_be_is_refused() -> None:
    with pytest.raises(InvalidArticle):
        reanchor(Article(id="urn:example:1", body="x"), {"body": None})


def work(size: int) -> tuple[int, Reanchoring]:
    """How many calls it takes for an article of so many paragraphs, each with two anchors and one in eight edited."""
    lines = [
        f"Paragraph {n} says that {n * 7919 % 10007} ferries wait for the wind {n}." for n in range(size)
    ]
    article = Article(id="urn:example:1", body="\n".join(lines))
    mentions = [article.mention(f"Paragraph {n} says") for n in range(size)]
    mentions += [article.mention(f"wind {n}.") for n in range(size)]
    article = article.replace(participants=[{"id": "p", "kind": "person", "mentions": mentions}])
    new = "\n".join(line.replace("ferries", "boats") if n % 8 == 0 else line for n, line in enumerate(lines))
    return calls(lambda: reanchor(article, new)), reanchor(article, new)


def test_the_work_grows_with_the_text_and_no_faster() -> None:
    small, large = work(60), work(240)
    assert small[1].counts["kept"] == 120
    assert large[1].counts["kept"] == 480
    assert large[0] < 5 * small[0]
