"""What becomes of blocks and marks."""

from __future__ import annotations

from typing import Any

from newsml import Article, Block, Mark, Reanchoring, reanchor

HEADING = "The harbour"
FIRST = "The ferry waits, Ana Ruiz said on Monday."
SECOND = "“The wind is too strong,” she told reporters in Quellhaven."
LIST = ("Coaches: two", "Passengers: ninety")


def article(*lines: str, gap: str = "\n\n", kinds: tuple[dict[str, Any], ...] = (), **more: Any) -> Article:
    """An article of which each line is a block."""
    at, blocks = 0, []
    for n, line in enumerate(lines):
        kind = kinds[n] if n < len(kinds) else {}
        blocks.append({"start": at, "end": at + len(line), **kind})
        at += len(line) + len(gap)
    return Article.model_validate({"id": "urn:example:1", "body": gap.join(lines), "blocks": blocks, **more})


WHOLE = article(
    HEADING,
    FIRST,
    SECOND,
    *LIST,
    kinds=(
        {"kind": "heading", "level": 2},
        {},
        {"kind": "block_quote"},
        {"kind": "list_item", "level": 1, "ordered": False},
        {"kind": "list_item", "level": 1, "ordered": False},
    ),
)
BODY = WHOLE.body or ""


def shown(done: Reanchoring) -> list[tuple[str, str]]:
    body = done.article.body or ""
    return [(block.kind, body[block.start : block.end]) for block in done.article.blocks]


def verdicts(done: Reanchoring) -> list[str]:
    return [one.status for one in done.structure]


def test_new_lines_are_paragraphs() -> None:
    done = reanchor(
        WHOLE, f"Update.\n\n{BODY.replace(SECOND, SECOND + chr(10) + 'Nobody sails.')}\n\nThe end.\n"
    )
    assert shown(done) == [
        ("paragraph", "Update."),
        ("heading", HEADING),
        ("paragraph", FIRST),
        ("block_quote", SECOND),
        ("paragraph", "Nobody sails."),
        ("list_item", LIST[0]),
        ("list_item", LIST[1]),
        ("paragraph", "The end."),
    ]
    assert verdicts(done) == ["kept"] * 5
    assert len(done.added) == 3


def test_an_edited_block_stays_what_it_was() -> None:
    done = reanchor(WHOLE, BODY.replace("too strong", "far too strong").replace("ninety", "ninety-one"))
    assert shown(done)[2] == ("block_quote", SECOND.replace("too", "far too"))
    assert shown(done)[4] == ("list_item", "Passengers: ninety-one")
    assert verdicts(done) == ["kept", "kept", "changed", "kept", "changed"]
    assert done.added == ()
    assert done.structure[4].reason == "words were added at its start or end"
    assert done.article.blocks[4].ordered is False


def test_words_at_the_start_of_a_line_belong_to_its_block() -> None:
    done = reanchor(WHOLE, BODY.replace(SECOND, "Later: " + SECOND))
    assert shown(done)[2] == ("block_quote", "Later: " + SECOND)
    assert verdicts(done)[2] == "changed"


def test_a_block_that_is_split() -> None:
    done = reanchor(WHOLE, BODY.replace("waits, Ana Ruiz", "waits.\n\nSo Ana Ruiz"))
    assert shown(done)[1:3] == [
        ("paragraph", "The ferry waits."),
        ("paragraph", "So Ana Ruiz said on Monday."),
    ]
    assert done.structure[1].reason == "it was split into 2"
    assert len(done.structure[1].new) == 2


def test_a_moved_block() -> None:
    done = reanchor(WHOLE, "\n\n".join((HEADING, SECOND, *LIST, FIRST)))
    assert [kind for kind, _ in shown(done)] == [
        "heading",
        "block_quote",
        "list_item",
        "list_item",
        "paragraph",
    ]
    assert verdicts(done) == ["kept", "moved", "kept", "kept", "kept"]


def test_a_lost_block() -> None:
    done = reanchor(WHOLE, BODY.replace(f"{SECOND}\n\n", ""))
    assert [kind for kind, _ in shown(done)] == ["heading", "paragraph", "list_item", "list_item"]
    assert verdicts(done) == ["kept", "kept", "lost", "kept", "kept"]


def test_a_rewritten_line_is_a_new_paragraph() -> None:
    done = reanchor(WHOLE, BODY.replace(HEADING, "What happened since"))
    assert shown(done)[0] == ("paragraph", "What happened since")
    assert verdicts(done)[0] == "lost"


def test_a_block_of_several_lines_stays_one() -> None:
    poem = "Roses are red,\nviolets are blue,\nthe ferry is late,\nand so are you."
    old = article(FIRST, poem, SECOND, kinds=({}, {"kind": "preformatted"}))
    new = (
        (old.body or "").replace("violets are blue", "violets are bluer").replace("late,\n", "late,\nalas,\n")
    )
    done = reanchor(old, new)
    edited = poem.replace("blue,", "bluer,").replace("late,\n", "late,\nalas,\n")
    assert shown(done) == [("paragraph", FIRST), ("preformatted", edited), ("paragraph", SECOND)]
    assert done.added == ()
    assert verdicts(done) == ["kept", "changed", "kept"]


def test_blocks_of_one_line() -> None:
    """Where blocks shared a line, an edited one stays a block of its own."""
    old = article(FIRST, SECOND, LIST[0], gap=" ")
    done = reanchor(old, (old.body or "").replace("Quellhaven", "Quellhaven harbour"))
    assert [text for _, text in shown(done)] == [
        FIRST,
        SECOND.replace("Quellhaven", "Quellhaven harbour"),
        LIST[0],
    ]
    assert verdicts(done) == ["kept", "changed", "kept"]
    first = reanchor(old, (old.body or "").replace("The ferry waits", "The old ferry waits"))
    assert verdicts(first) == ["changed", "kept", "kept"]


def test_a_body_without_words_has_no_blocks() -> None:
    done = reanchor(WHOLE, " \n ")
    assert done.article.blocks == ()
    assert verdicts(done) == ["lost"] * 5


def test_a_body_that_is_removed() -> None:
    old = WHOLE.replace(headline="Ferry waits", marks=[Mark(kind="strong", start=0, end=3)])
    done = reanchor(old, {"body": None})
    assert (done.article.blocks, done.article.marks) == ((), ())
    assert {one.reason for one in done.structure} == {"the body was removed"}
    kept = reanchor(old, {"headline": "Ferry still waits"})
    assert kept.article.blocks == WHOLE.blocks
    assert {one.status for one in kept.structure} == {"kept"}


def test_marks_stay_on_their_words() -> None:
    def mark(words: str, **more: Any) -> dict[str, Any]:
        at = BODY.index(words)
        return {"kind": "link", "start": at, "end": at + len(words), "href": f"#{words}", **more}

    old = WHOLE.replace(marks=[mark("Ana Ruiz"), mark("Quellhaven"), mark("ninety")])
    new = (
        BODY.replace("Ana Ruiz", "Anna Ruiz").replace(" in Quellhaven", "").replace("The harbour", "Harbour")
    )
    done = reanchor(old, new)
    assert [(one.href, new[one.start : one.end]) for one in done.article.marks] == [
        ("#Ana Ruiz", "Anna Ruiz"),
        ("#ninety", "ninety"),
    ]
    assert {one.path: one.status for one in done.structure if one.path[0] == "marks"} == {
        ("marks", 0): "changed",
        ("marks", 1): "lost",
        ("marks", 2): "kept",
    }


def test_without_blocks_there_are_none_afterwards() -> None:
    done = reanchor(WHOLE.replace(blocks=()), BODY + "\n\nMore.")
    assert (done.article.blocks, done.structure, done.added) == ((), (), ())


def test_blocks_of_white_space_may_go() -> None:
    old = Article(
        id="urn:example:1",
        body="a\n\n\nb",
        blocks=(Block(start=0, end=1), Block(start=2, end=3), Block(start=4, end=5)),
    )
    done = reanchor(old, "a\nb")
    assert [(block.start, block.end) for block in done.article.blocks] == [(0, 1), (2, 3)]
