"""Rules about text that was damaged on its way: read in the wrong encoding, or with the mark-up of a page left in
it.
"""

from __future__ import annotations

from bisect import bisect_right
from html.entities import html5
from typing import TYPE_CHECKING, Final

import regex

from newsml.rules.marking import words_at
from newsml.rules.mojibake import garbled
from newsml.rules.rule import Hit, quote, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsml.rules.inspection import Inspection

_TAG: Final = (
    "</?(?:a|abbr|b|blockquote|br|div|em|figure|font|h[1-6]|hr|i|iframe|img|li|nobr|ol|p|script|section|small|span|"
    r"strong|style|sub|sup|table|tbody|td|th|tr|u|ul)(?:[\s/][^<>]{0,1000}+)?>"
)
_MARKUP: Final = regex.compile(
    rf"(?i:{_TAG})|&(?:[A-Za-z][A-Za-z0-9]{{1,31}}|#[0-9]{{1,7}}|#[xX][0-9A-Fa-f]{{1,6}});"
)


@rule(
    "W003",
    "text-garbled",
    "warning",
    title="The text was read in the wrong encoding",
    message="{words} in the {field} is UTF-8 that was read as Latin-1 or Windows-1252, and means {meant}{more}: "
    "read the "
    "source again as UTF-8, and make the anchors anew, as all offsets behind it change",
)
def text_garbled(inspection: Inspection) -> Iterator[Hit]:
    """Finds stretches such as "Ã©" for "é" or "â€™" for an apostrophe, once for each field.

    Why: readers see rubbish, no search finds the words, and every garbled letter shifts the offsets behind it by one to
    three against those of the text that other systems hold.

    Mend: read the source again as UTF-8 and attach the annotations to that text; to replace the letters only would
    leave the anchors where they are.

    Rests on: the Unicode Standard, table 3-7, well-formed UTF-8; the WHATWG Encoding Standard, windows-1252. Signs that
    stand side by side in some language, as in «café»…, are not reported.
    """
    for field, text in inspection.texts.items():
        if not text.isascii():
            found = [*garbled(text)]
            if found:
                first = found[0]
                values = {
                    "words": quote(text[first.start : first.end]),
                    "field": field,
                    "meant": quote(first.meant),
                }
                yield Hit(
                    (field,), values | {"more": _more(len(found))}, words_at(inspection, field, *first[:2])
                )


@rule(
    "W004",
    "character-lost",
    "warning",
    title="Characters of the text were lost",
    message="the {field} holds U+FFFD, which stands for a character that could not be read{more}: take the text from "
    "its source again, in the encoding that it has",
)
def character_lost(inspection: Inspection) -> Iterator[Hit]:
    """Finds U+FFFD, the replacement character, in headline, standfirst or body, once for each field.

    Why: whoever read the text could not decode it and put the sign in place of what was there. The letter is gone;
    names with it match nothing any more.

    Mend: take the text from its source again and decode it as what it is; then attach the annotations to it.

    Rests on: the Unicode Standard, section 23.8 (U+FFFD is used to replace an incoming character whose value is unknown
    or unrepresentable) and section 3.9.
    """
    for field, text in inspection.texts.items():
        at = text.find("\ufffd")
        if at >= 0:
            values = {"field": field, "more": _more(text.count("\ufffd"))}
            yield Hit((field,), values, words_at(inspection, field, at, at + 1))


@rule(
    "W005",
    "markup-in-text",
    "warning",
    title="Mark-up of a web page was left in the text",
    message="{words} in the {field} is HTML, not text{more}: write what it stands for, with marks or blocks for its "
    "form, and make the anchors anew",
)
def markup_in_text(inspection: Inspection) -> Iterator[Hit]:
    """Finds HTML tags and character references in headline, standfirst or body, once for each field.

    Why: the fields are plain text. What is escaped once too often is shown as it stands, `&amp;` in the middle of a
    company's name, and whoever takes it for HTML again changes all offsets.

    Mend: write the character itself; what a tag said belongs into blocks and marks. Code is left alone: preformatted
    blocks and marks of the kind `code`.

    Rests on: HTML, section 13.5, named character references; this model, in which text is plain and its structure
    stands off; reports of annotations between HTML and text that do not meet in the trackers of three tools.
    """
    for field, text in inspection.texts.items():
        if "<" not in text and "&" not in text:
            continue
        found = [one for one in _MARKUP.finditer(text) if _is_markup(one[0])]
        if field == "body" and found:
            code = _code(inspection)
            found = [one for one in found if not _inside(code, one.start())]
        if found:
            first = found[0]
            values = {"words": quote(first[0]), "field": field, "more": _more(len(found))}
            yield Hit((field,), values, words_at(inspection, field, first.start(), first.end()))


def _is_markup(words: str) -> bool:
    """Whether it is a tag or a reference of HTML: in "a <b and c> d" there is no attribute."""
    if words[0] == "&":
        return words[1] == "#" or words[1:] in html5
    return "=" in words or not any(map(str.isspace, words.rstrip("/> ")))


def _code(inspection: Inspection) -> list[tuple[int, int]]:
    """The stretches of the body that show code, joined where they overlap."""
    article = inspection.article
    stretches = [(mark.start, mark.end) for mark in article.marks if mark.kind == "code"]
    stretches += [(block.start, block.end) for block in article.blocks if block.kind == "preformatted"]
    joined: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _inside(stretches: list[tuple[int, int]], at: int) -> bool:
    n = bisect_right(stretches, at, key=lambda stretch: stretch[0]) - 1
    return n >= 0 and at < stretches[n][1]


def _more(number: int) -> str:
    return f", the first of {number} places" if number > 1 else ""
