"""Blocks and marks."""

from __future__ import annotations

import pytest

import newsml
from tests.formats.draft.looking import ground, problems, row

BODY = (
    "Port stays\n\nAna said so.\n  \nWhat is still on\n"
    "The port stays, and so does the market that is held beside it.\n"
)


def blocks(yaml: str) -> list[tuple[str, str]]:
    article = ground(yaml, BODY).article
    assert article.body is not None
    return [(block.kind, article.body[block.start : block.end]) for block in article.blocks]


def test_without_blocks_there_are_none_and_lines_are_all_of_them() -> None:
    assert blocks("slugline: x") == []
    assert blocks("blocks: lines") == [("paragraph", line) for line in BODY.splitlines() if line.strip()]


def test_only_what_is_something_else_is_listed() -> None:
    listed = (
        "blocks: [{kind: heading, level: 2, words: What is still on}, "
        "{kind: heading, level: 1, words: Port stays, nth: 1}]"
    )
    assert [kind for kind, _ in blocks(listed)] == ["heading", "paragraph", "heading", "paragraph"]


def test_long_blocks_are_told_by_their_ends() -> None:
    (found,) = [
        text
        for kind, text in blocks("blocks: [{kind: block_quote, from: The port, to: beside it.}]")
        if kind == "block_quote"
    ]
    assert found == "The port stays, and so does the market that is held beside it."


def test_offsets_will_do() -> None:
    assert blocks("blocks: [{kind: heading, level: 1, start: 0, end: 10}]")[0] == ("heading", "Port stays")


def test_a_block_that_is_not_found_is_a_paragraph_again() -> None:
    found = ground(
        "blocks: [{kind: heading, level: 1, words: nothing of the kind}, "
        "{kind: heading, level: 2, words: What is still on}]",
        BODY,
    )
    assert [block.kind for block in found.article.blocks] == [
        "paragraph",
        "paragraph",
        "heading",
        "paragraph",
    ]
    assert row(found, "blocks[0]").status == "not_found"


def test_marks() -> None:
    yaml = "marks: [{kind: emphasis, words: market}, {kind: strong, words: port stays, nth: 2}]"
    found = ground(yaml, BODY)
    assert [(row.status, row.reason) for row in found.unplaced] == [
        ("not_found", "the words stand there only once")
    ]
    assert [(mark.kind, BODY[mark.start : mark.end]) for mark in found.article.marks] == [
        ("emphasis", "market")
    ]
    assert ground("marks: [{kind: emphasis, words: Ana}, {kind: strong, words: Ana}]", BODY).ok


@pytest.mark.parametrize(
    ("yaml", "message"),
    [
        ("blocks: x", 'blocks: give a list of mappings, or the word "lines"'),
        ("blocks: 3", "blocks: give a list of mappings"),
        ("blocks: [x]", "blocks: give a list of mappings"),
        ("blocks: {kind: heading}", "blocks: give a list of mappings"),
        ("marks: x", "marks: give a list of mappings"),
        (
            "blocks: [{}]",
            "blocks[0]: a block has words, or from and to (its first and last words), or start and end",
        ),
        ("marks: [{kind: emphasis, from: Ana}]", "marks[0]: a mark has words"),
        ("marks: [{kind: emphasis, start: 3}]", "marks[0]: a mark has words"),
        ("blocks: [{start: x, end: 3}]", "blocks[0].start: write a whole number"),
        ("blocks: [{start: -4, end: 3}]", "blocks[0].start: write a whole number"),
        ("blocks: [{start: 0, end: 99999}]", "blocks[0].end"),
    ],
)
def test_wrong_ones(yaml: str, message: str) -> None:
    (line, *_) = problems(yaml, BODY)
    assert line.startswith(f"line 1: {message}")


@pytest.mark.parametrize("number", [10**30, -(10**30)])
def test_huge_numbers(number: int) -> None:
    assert problems(
        f'{{"blocks": [{{"start": {number}, "end": {number}}}, {{"start": 0, "end": {number}}}]}}', BODY
    )


def test_structure_comes_back() -> None:
    article = ground(
        "blocks: [{kind: list_item, ordered: true, words: Ana said so.}, {start: 28, end: 33}]\n"
        "marks: [{kind: emphasis, start: 55, end: 107}, {kind: strong, start: 3, end: 6}]",
        BODY,
    ).article
    assert newsml.loads(newsml.dumps(article, "draft")).article == article
