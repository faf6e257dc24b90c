"""Edits of foreign bodies in their own markup: exact, and of no more than what changed."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from newsml.formats.newsml_g2.bodies.edits import (
    Edit,
    InsertAfter,
    Remove,
    ReplaceContent,
    SetTail,
    SetText,
    apply,
)
from newsml.formats.newsml_g2.bodies.foreign import Trace, lay_out
from newsml.formats.newsml_g2.bodies.foreign_edit import edit_body
from newsml.formats.newsml_g2.bodies.frames import frames_of
from newsml.formats.newsml_g2.bodies.renditions import find_body, markup_in, read_rendition
from newsml.formats.newsml_g2.bodies.texts import Text
from newsml.formats.newsml_g2.source import Source
from tests.work import calls

NAR = "http://iptc.org/std/nar/2006-10-01/"
XHTML = 'xmlns="http://www.w3.org/1999/xhtml"'
NITF = 'xmlns="http://iptc.org/std/NITF/2006-10-18/"'

_MARKUP = (
    '<p class="lead">One <b>two</b> three, <a href="http://a.b/">four five</a>.</p>\n  <p>Six\n  seven eight.</p>'
    "<p>Nine <!-- note --> ten <i>eleven</i>.</p>"
)
DOCUMENTS = {
    "xhtml": f"<inlineXML><html {XHTML}><head><title>T</title></head><body>{_MARKUP}</body></html></inlineXML>",
    "xhtml in NAR": f"<inlineXML><html><body>{_MARKUP}</body></html></inlineXML>",
    "xhtml without namespace": f'<inlineXML><html xmlns=""><body>{_MARKUP}</body></html></inlineXML>',
    "xhtml with a prefix": (
        '<inlineXML><x:html xmlns:x="http://www.w3.org/1999/xhtml"><x:body><x:p>One <x:b>two</x:b> three.</x:p>'
        "<x:p>Six seven.</x:p></x:body></x:html></inlineXML>"
    ),
    "nitf": (
        f"<inlineXML><nitf {NITF}><body><body.head><hedline><hl1>H</hl1></hedline></body.head><body.content><block>"
        '<p lede="true">In <location>Oslo</location> the <person>Ada</person> said.</p><p>More <em>words</em> here.</p>'
        "<p>Third one.</p></block></body.content></body></nitf></inlineXML>"
    ),
}
RICH = {
    "lists": (
        f"<inlineXML><html {XHTML}><body><h2>Head</h2><ul><li>nine</li><li>ten <i>eleven</i></li></ul>"
        "<ol><li>one<ul><li>inner x</li></ul></li><li><p>two p</p></li></ol>"
        "<blockquote><p>Quoted words.</p></blockquote>"
        '<p>Last <img src="x"/> <span class="k">paragraph</span> here.</p></body></html></inlineXML>'
    ),
    "table": (
        f"<inlineXML><html {XHTML}><body><p>Before.</p><table><tr><th>a one</th><td>b</td></tr><tr><td>c</td>"
        "<td>d e</td></tr></table><p>After.</p></body></html></inlineXML>"
    ),
    "loose": (
        f"<inlineXML><html {XHTML}><body>Loose text <p>in p</p>\n loose again\n <i>it</i>\n<p>end</p>tail"
        "</body></html></inlineXML>"
    ),
    "breaks": f"<inlineXML><html {XHTML}><body>Just text<br/>with <b>breaks</b> in it.</body></html></inlineXML>",
    "nitf": (
        f"<inlineXML><nitf {NITF}><body><body.content><hl2>Sub</hl2><p>More <em>words</em>.</p><bq><block><p>Said</p>"
        "</block></bq><media><media-caption>Cap tion</media-caption></media></body.content></body></nitf></inlineXML>"
    ),
}


@dataclass
class Block:
    """A block with its own marks; offsets count from its start."""

    kind: dict[str, Any]
    text: str
    marks: list[dict[str, Any]] = field(default_factory=list)
    gap: str = "\n\n"
    """Before it."""


def text_in(content: etree._Element) -> Text:
    found = find_body(content, Source(content))
    assert found is not None
    return Text(*found, holds=False, ours=False)


def parsed(document: str) -> Text:
    return text_in(etree.fromstring(f'<contentSet xmlns="{NAR}">{document}</contentSet>'))


def blocks_of(text: Text) -> list[Block]:
    out, at = [], 0
    for one in text.walked.blocks:
        start, end = one["start"], one["end"]
        marks = [
            {**mark, "start": mark["start"] - start, "end": mark["end"] - start}
            for mark in text.walked.marks
            if start <= mark["start"] and mark["end"] <= end
        ]
        kind = {key: value for key, value in one.items() if key not in ("start", "end")}
        out.append(Block(kind, text.walked.text[start:end], marks, text.walked.text[at:start]))
        at = end
    return out


def article_of(blocks: list[Block]) -> dict[str, Any]:
    """As `Article.model_dump(exclude_defaults=True)` gives it."""
    body, out, marks = "", [], []
    for block in blocks:
        body += block.gap if body else ""
        kind = {key: value for key, value in block.kind.items() if value != "paragraph"}
        out.append({**kind, "start": len(body), "end": len(body) + len(block.text)})
        marks += [
            {**mark, "start": mark["start"] + len(body), "end": mark["end"] + len(body)}
            for mark in block.marks
        ]
        body += block.text
    return {"body": body, "blocks": tuple(out), "marks": tuple(marks)}


# --- edits of the blocks ---


def replace(blocks: list[Block], number: int, start: int, end: int, words: str) -> None:
    block, growth, marks = blocks[number], len(words) - (end - start), []
    for mark in block.marks:
        first, last = mark["start"], mark["end"]
        if first >= end:
            marks.append({**mark, "start": first + growth, "end": last + growth})
        elif last <= start:
            marks.append(mark)
        elif first <= start and last >= end and last + growth > first:
            marks.append({**mark, "end": last + growth})
    blocks[number] = Block(block.kind, block.text[:start] + words + block.text[end:], marks, block.gap)


def _span(chance: random.Random, block: Block, most: int = 3) -> tuple[int, int]:
    words = [found.span() for found in re.finditer(r"\w+", block.text)] or [(0, len(block.text))]
    at = chance.randrange(len(words))
    return words[at][0], words[min(len(words) - 1, at + chance.randrange(most))][1]


WORDS = ("alpha", "beta", "Oslo", "said", "that", "prices", "7.5", "“quoted”")


def words_replaced(blocks: list[Block], chance: random.Random) -> None:
    number = chance.randrange(len(blocks))
    words = " ".join(chance.choices(WORDS, k=chance.randint(1, 3)))
    replace(blocks, number, *_span(chance, blocks[number]), words)


def sentence_added(blocks: list[Block], chance: random.Random) -> None:
    number = chance.randrange(len(blocks))
    end = len(blocks[number].text)
    replace(blocks, number, end, end, " A new sentence.")


def paragraph_appended(blocks: list[Block], chance: random.Random) -> None:
    blocks.append(Block({"kind": "paragraph"}, f"The last {chance.choice(WORDS)}."))


def paragraph_added(blocks: list[Block], chance: random.Random) -> None:
    new = Block({"kind": "paragraph"}, f"A new {chance.choice(WORDS)}.")
    blocks.insert(chance.randrange(len(blocks) + 1), new)


def block_removed(blocks: list[Block], chance: random.Random) -> None:
    if len(blocks) > 1:
        del blocks[chance.randrange(len(blocks))]


def block_moved(blocks: list[Block], chance: random.Random) -> None:
    blocks.insert(chance.randrange(len(blocks)), blocks.pop(chance.randrange(len(blocks))))


def mark_added(blocks: list[Block], chance: random.Random) -> None:
    block = chance.choice(blocks)
    start, end = _span(chance, block)
    kind = chance.choice(("emphasis", "strong", "link"))
    block.marks.append(
        {"kind": kind, "start": start, "end": end}
        | ({"href": "http://x.org/?a=1&b"} if kind == "link" else {})
    )


def mark_removed(blocks: list[Block], chance: random.Random) -> None:
    marked = [block for block in blocks if block.marks]
    if marked:
        chance.choice(marked).marks.pop()


def heading_added(blocks: list[Block], chance: random.Random) -> None:
    blocks.insert(chance.randrange(len(blocks)), Block({"kind": "heading", "level": 2}, "A heading"))


def items_added(blocks: list[Block], chance: random.Random) -> None:
    at, kind = chance.randrange(len(blocks) + 1), {"kind": "list_item", "ordered": chance.random() < 0.5}
    blocks[at:at] = [Block(kind, "First item"), Block(kind, "Second item", gap="\n")]


def line_broken(blocks: list[Block], chance: random.Random) -> None:
    number = chance.randrange(len(blocks))
    replace(blocks, number, *_span(chance, blocks[number]), "one\ntwo")


def block_split(blocks: list[Block], chance: random.Random) -> None:
    number = chance.randrange(len(blocks))
    block = blocks[number]
    at = block.text.find(" ")
    if at > 0 and not block.marks:
        blocks[number : number + 1] = [
            Block(block.kind, block.text[:at], gap=block.gap),
            Block(block.kind, block.text[at + 1 :]),
        ]


Change = Callable[[list[Block], random.Random], None]
ORDINARY: tuple[Change, ...] = (words_replaced, sentence_added, paragraph_appended, block_removed)
ALL: tuple[Change, ...] = (
    *ORDINARY,
    *(
        paragraph_added,
        block_moved,
        mark_added,
        mark_removed,
        heading_added,
        items_added,
        line_broken,
        block_split,
    ),
)


def edited(text: Text, changes: tuple[Change, ...], seed: int) -> list[Block]:
    blocks = deepcopy(blocks_of(text))
    chance = random.Random(seed)
    for change in changes:
        change(blocks, chance)
    blocks[0].gap = ""
    for before, after in pairwise(blocks):
        items = before.kind["kind"] == after.kind["kind"] == "list_item"
        rows = "\t" in before.text and "\t" in after.text
        after.gap = "\n" if items or rows else "\n\n"
    return blocks


# --- what has to hold ---


def outcome(text: Text, new: dict[str, Any]) -> list[Edit] | None:
    """The edits, after a look at what they do."""
    before = etree.tostring(text.node)
    old = article_of(blocks_of(text))
    edits = edit_body(text, old, new)
    assert etree.tostring(text.node) == before
    if edits is None:
        return None
    twin = deepcopy(text.node)
    apply(edits, dict(zip(text.node.iter(), twin.iter(), strict=True)))
    alone = etree.fromstring(etree.tostring(twin, with_tail=False))
    walked = read_rendition(alone, Source(alone))
    assert walked is not None
    assert walked.text == new["body"]
    assert walked.blocks == [{"kind": "paragraph", **block} for block in new["blocks"]]

    def key(mark: dict[str, Any]) -> tuple[Any, ...]:
        return mark["start"], mark["end"], mark["kind"], mark.get("href", "")

    assert sorted(map(key, walked.marks)) == sorted(map(key, new["marks"]))
    return edits


def untouched(text: Text, new: dict[str, Any], edits: list[Edit]) -> None:
    """Whether the elements of blocks that are there as before, in the same order, are left alone."""
    root, trace = markup_in(text.node), Trace()
    assert root is not None
    lay_out(root, Source(root), trace)
    changed = {edit.node for edit in edits if not isinstance(edit, InsertAfter)}
    changed |= {up for edit in edits if isinstance(edit, (Remove, ReplaceContent)) for up in edit.node.iter()}
    words = [new["body"][block["start"] : block["end"]] for block in new["blocks"]]
    for frame, block in zip(frames_of(root, trace), blocks_of(text), strict=True):
        if frame.inner is not None and not block.marks and words.count(block.text) == 1:
            same = {node for node in frame.inner.iter() if node in changed}
            assert not same, (block.text, edits)


@given(
    name=st.sampled_from(sorted(DOCUMENTS)),
    change=st.sampled_from(ORDINARY),
    seed=st.integers(0, 10_000),
)
def test_ordinary_edits_stay_in_the_markup(name: str, change: Change, seed: int) -> None:
    text = parsed(DOCUMENTS[name])
    new = article_of(edited(text, (change,), seed))
    edits = outcome(text, new)
    assert edits is not None
    untouched(text, new, edits)


@given(
    document=st.sampled_from([*DOCUMENTS.values(), *RICH.values()]),
    changes=st.lists(st.sampled_from(ALL), min_size=1, max_size=4).map(tuple),
    seed=st.integers(0, 10_000),
)
def test_edits_are_exact_or_none(document: str, changes: tuple[Change, ...], seed: int) -> None:
    text = parsed(document)
    outcome(text, article_of(edited(text, changes, seed)))


def bodies(corpus: Path) -> Iterator[tuple[str, Text]]:
    for path in sorted((corpus / "newsml-g2").rglob("*.xml")):
        try:
            root = etree.parse(path).getroot()
        except etree.XMLSyntaxError:
            continue
        for content in root.iter(f"{{{NAR}}}contentSet"):
            if find_body(content, Source(content)) is not None:
                yield path.name, text_in(content)


@pytest.mark.heavy
def test_edits_of_the_corpus_are_exact_and_ordinary_ones_stay_in_the_markup(corpus: Path) -> None:
    done = kept = 0
    for name, text in bodies(corpus):
        root = markup_in(text.node)
        if root is None or article_of(blocks_of(text))["body"] != text.walked.text:
            continue
        pages = root.tag.rpartition("}")[2] in ("html", "nitf")
        for seed in range(6):
            for change in ALL:
                blocks = edited(text, (change,), seed)
                edits = outcome(text, article_of(blocks))
                done, kept = done + 1, kept + (edits is not None)
                assert edits is not None or change not in ORDINARY or not pages, (name, change)
    assert kept > 0.8 * done > 0


def test_one_changed_word_is_one_text_node() -> None:
    text = parsed(DOCUMENTS["xhtml"])
    blocks = blocks_of(text)
    replace(blocks, 1, 4, 9, "more")
    [edit] = outcome(text, article_of(blocks)) or []
    assert isinstance(edit, SetText)
    assert edit.text == "Six\n  more eight."
    replace(blocks, 0, 4, 7, "2")
    edits = outcome(text, article_of(blocks)) or []
    assert [(type(edit), edit.node.tag.rpartition("}")[2]) for edit in edits] == [
        (SetText, "b"),
        (SetText, "p"),
    ]


def test_inline_elements_outside_of_the_change_stay() -> None:
    text = parsed(RICH["lists"])
    blocks = blocks_of(text)
    replace(blocks, len(blocks) - 1, 0, 4, "Very\nlast")
    [edit] = outcome(text, article_of(blocks)) or []
    assert isinstance(edit, ReplaceContent)
    assert [child.tag.rpartition("}")[2] for child in edit.new] == ["br", "img", "span"]
    assert edit.new[2].get("class") == "k"


def test_a_moved_block_keeps_what_it_holds() -> None:
    text = parsed(DOCUMENTS["nitf"])
    blocks = blocks_of(text)
    blocks.append(blocks.pop(0))
    blocks[0].gap, blocks[-1].gap = "", "\n\n"
    insertion, removal = outcome(text, article_of(blocks)) or []
    assert isinstance(insertion, InsertAfter)
    assert isinstance(removal, Remove)
    assert [child.tag.rpartition("}")[2] for child in insertion.new] == ["location", "person"]
    assert insertion.new.get("lede") == "true"


def test_a_list_that_loses_its_last_item_goes() -> None:
    text = parsed(RICH["lists"])
    blocks = blocks_of(text)
    del blocks[1:3]
    blocks[1].gap = "\n\n"
    [edit] = outcome(text, article_of(blocks)) or []
    assert isinstance(edit, Remove)
    assert edit.node.tag.endswith("}ul")


def test_new_elements_are_of_the_document_s_own_kind() -> None:
    text = parsed(RICH["nitf"])
    blocks = blocks_of(text)
    blocks.insert(2, Block({"kind": "heading", "level": 2}, "Two"))
    blocks.insert(3, Block({"kind": "block_quote"}, "Said too"))
    edits = outcome(text, article_of(blocks)) or []
    shown = [etree.tostring(edit.new).decode() for edit in edits if isinstance(edit, InsertAfter)]
    assert [re.sub(' xmlns="[^"]*"', "", one) for one in shown] == [
        "<hl2>Two</hl2>",
        "<bq><block><p>Said too</p></block></bq>",
    ]


def test_text_beside_other_blocks_gets_an_element_where_that_is_needed() -> None:
    text = parsed(RICH["loose"])
    blocks = blocks_of(text)
    replace(blocks, 2, 0, 5, "Words")
    [edit] = outcome(text, article_of(blocks)) or []
    assert isinstance(edit, SetTail)
    blocks.append(Block({"kind": "paragraph"}, "More."))
    edits = outcome(text, article_of(blocks)) or []
    new = [edit.new for edit in edits if isinstance(edit, InsertAfter)]
    assert [node.text for node in new] == ["tail", "More."]


def test_a_new_first_block_takes_over_the_first_element() -> None:
    text = parsed('<inlineXML><html xmlns=""><body><p>a</p><p>b</p></body></html></inlineXML>')
    new = article_of([Block({"kind": "paragraph"}, "new"), *blocks_of(text)])
    assert (
        outcome(
            text,
            article_of(
                [
                    Block({"kind": "paragraph"}, "new"),
                    Block({"kind": "paragraph"}, "a"),
                    Block({"kind": "paragraph"}, "b"),
                ]
            ),
        )
        is not None
    )
    assert new["body"].startswith("new")
    with_id = parsed('<inlineXML><html xmlns=""><body><p id="x">a</p></body></html></inlineXML>')
    assert (
        outcome(with_id, article_of([Block({"kind": "paragraph"}, "new"), Block({"kind": "paragraph"}, "a")]))
        is None
    )


@pytest.mark.parametrize(
    "words",
    [
        "two  spaces",
        " leading",
        "trailing ",
        "a\tb",
        "nul \x00",
        "surrogate \ud800",
        "a\n b",
        "cr \r.",
    ],
)
def test_what_browsers_cannot_show_is_refused(words: str) -> None:
    text = parsed(DOCUMENTS["xhtml"])
    blocks = blocks_of(text)
    blocks[1] = Block(blocks[1].kind, words)
    assert edit_body(text, article_of(blocks_of(text)), article_of(blocks)) is None


def test_more_than_one_empty_line_between_blocks_is_refused() -> None:
    text = parsed(DOCUMENTS["xhtml"])
    blocks = blocks_of(text)
    blocks[1].gap = "\n\n\n"
    assert edit_body(text, article_of(blocks_of(text)), article_of(blocks)) is None


@pytest.mark.parametrize("attributes", ["", ' contenttype="text/plain"'])
def test_plain_text_is_replaced(attributes: str) -> None:
    text = parsed(f"<inlineData{attributes}>a\n\nb</inlineData>")
    old = {"body": "a\n\nb"}
    for body in ("c  d\n\n\n e", "a & <b>"):
        [edit] = edit_body(text, old, {"body": body}) or []
        assert isinstance(edit, SetText)
        assert (edit.node, edit.text) == (text.node, body)
    assert edit_body(text, old, {"body": "x", "blocks": ({"start": 0, "end": 1},)}) is None
    assert edit_body(text, old, {"body": "nul \x00"}) is None
    assert edit_body(text, old, {"body": ""}) is None
    looks = edit_body(text, old, {"body": "<p>x</p>"})
    assert (looks is None) == (not attributes)


def test_escaped_markup_and_wrong_beginnings_are_refused() -> None:
    text = parsed('<inlineData contenttype="text/html">&lt;p&gt;a&lt;/p&gt;</inlineData>')
    assert (
        edit_body(text, article_of(blocks_of(text)), {"body": "b", "blocks": ({"start": 0, "end": 1},)})
        is None
    )
    other = parsed(DOCUMENTS["xhtml"])
    new = article_of(edited(other, (words_replaced,), 1))
    assert edit_body(other, {"body": "something else"}, new) is None


def test_comments_do_not_swallow_words() -> None:
    """What is between two elements can only be replaced as a whole, with the comments in it."""
    text = parsed(f"<inlineXML><html {XHTML}><body><p>a <!-- c --> b <i>d</i></p></body></html></inlineXML>")
    blocks = blocks_of(text)
    replace(blocks, 0, 2, 3, "x")
    [edit] = outcome(text, article_of(blocks)) or []
    assert isinstance(edit, ReplaceContent)


@pytest.mark.heavy
def test_work_grows_with_length() -> None:
    def work(count: int) -> int:
        markup = "".join(f'<p class="x">One {n} <b>two</b> three {n % 7}.</p><p/>' for n in range(count))
        text = parsed(f"<inlineXML><html {XHTML}><body>{markup}</body></html></inlineXML>")
        blocks = blocks_of(text)
        for number in range(0, count, 5):
            replace(blocks, number, 0, 3, "A")
        blocks[count // 2 : count // 2 + 20] = blocks[count // 2 + 20 : count // 2 : -1]
        blocks.append(Block({"kind": "paragraph"}, "Last."))
        old, new = article_of(blocks_of(text)), article_of(blocks)
        assert edit_body(text, old, new) is not None
        return calls(lambda: edit_body(text, old, new))

    assert work(2_000) < 12 * work(200)


# --- markup that is not as tidy ---


def page(markup: str) -> Text:
    return parsed(f"<inlineXML><html {XHTML}><body>{markup}</body></html></inlineXML>")


def paragraphs(*words: str) -> dict[str, Any]:
    return article_of([Block({"kind": "paragraph"}, one) for one in words])


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("loose<p>b</p>", ("b",)),
        ("loose<p>b</p>", ("other", "b")),
        ("<span>loose</span> text<p>b</p>", ("more text", "b")),
        ("<span>loose</span> text<p>b</p>", ("b",)),
        ("<p>a</p> <span>x <span>y</span></span> z<p>c</p>", ("a", "x yes z", "c")),
        ("<p>a</p> <span>x <span>y</span></span> z<p>c</p>", ("a", "x y z", "new", "c")),
        ("<p>a</p> <span>x <span>y</span></span> z<p>c</p>", ("a", "c")),
        ("<p>a</p> <span>x <span>y</span></span> z<p>c</p>", ("a", "all other", "c")),
        ("<p>a</p>\n<span>x</span>\n<p>c</p>", ("new", "a", "x", "new", "c")),
        ("<p>a</p>b", ("a", "c", "b")),
        ("<section>x<p>b</p></section>", ("x", "b", "c")),
        ("<p>a</p><div>b<span/></div>", ("a", "b", "d")),
        ("<div>a</div><div>b</div>", ("a", "c", "b")),
        ("<table><tr><td>a</td></tr></table><p>b</p>", ("b",)),
        ("<table><tr><td>a</td></tr></table><p>b</p>", ("a", "c", "b")),
        ("<img src='x'/><p id='a'>b</p>", ("c", "b")),
        ("some text", ("some text", "more")),
    ],
)
def test_paragraphs_of_any_markup(markup: str, words: tuple[str, ...]) -> None:
    assert outcome(page(markup), paragraphs(*words)) is not None


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("loose<p>b</p>", ("loose", "new", "b")),
        ("loose <!-- c --> words<p>b</p>", ("b",)),
        ("<p id='a'>b</p>", ("c", "b")),
        ("<h2>a</h2><p>b</p>", ("c", "a", "b")),
        ("<p>a</p><span>b <i>c</i> <p>d</p></span>", ("a", "one\ntwo", "d")),
        ("<ul><li>a</li></ul>", ("c", "a")),
    ],
)
def test_what_markup_has_no_room_for_is_refused(markup: str, words: tuple[str, ...]) -> None:
    text = page(markup)
    kept = {block.text: block for block in blocks_of(text)}
    blocks = [deepcopy(kept.get(one, Block({"kind": "paragraph"}, one))) for one in words]
    for block in blocks:
        block.gap = "\n\n"
    assert outcome(text, article_of(blocks)) is None


def test_of_an_unknown_vocabulary_only_words_can_change() -> None:
    text = parsed(
        '<inlineXML><scores xmlns="urn:sports"><team>a b</team> <team>c</team></scores></inlineXML>'
    )
    blocks = blocks_of(text)
    replace(blocks, 0, 0, 1, "x")
    (edit,) = outcome(text, article_of(blocks)) or []
    assert isinstance(edit, SetText)
    assert outcome(text, paragraphs("x b c", "new")) is None
    assert outcome(text, paragraphs("a\nb c")) is None


def test_marks_through_too_many_blocks_are_not_followed() -> None:
    text = page("<p>a</p>" * 1500)
    blocks = blocks_of(text)
    replace(blocks, 0, 0, 1, "b")
    new = article_of(blocks)
    through = tuple({"kind": "emphasis", "start": n, "end": len(new["body"])} for n in range(8))
    assert edit_body(text, article_of(blocks_of(text)), {**new, "marks": through}) is None


def test_many_changed_blocks_are_paired_in_their_order() -> None:
    text = page("".join(f"<p>old {n}</p>" for n in range(40)))
    edits = outcome(text, paragraphs(*(f"new {n} x" for n in range(45)))) or []
    assert sum(isinstance(edit, InsertAfter) for edit in edits) == 5
    assert not any(isinstance(edit, Remove) for edit in edits)
