"""Rules about the texts of an article as a whole: whether there is something to read, and each of it once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from unicodedata import bidirectional

from newsml.rules.folding import folded
from newsml.rules.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsml.rules.inspection import Inspection

_LINE: Final = re.compile("\\s*([^\n\r\u0085\u2028\u2029]+)")
_LONGEST_HEADLINE: Final = 1000


@rule(
    "A022",
    "headline-in-body",
    "info",
    title="The body begins with the headline",
    message="the first line of the body is the headline once more: remove it from the body, and anchor in the headline "
    "what is mentioned there",
)
def headline_in_body(inspection: Inspection) -> Iterator[Hit]:
    """Finds a body whose first line is the headline, with more text behind it.

    Why: readers see it twice, and each name in it is mentioned and counted twice. It happens where a page was read as
    text, or a file with headline and body was taken for the body.

    Mend: cut the line off before the text is annotated; afterwards all offsets have to be moved by its length.

    Rests on: reports of text extractors that repeat the title in the text (trafilatura); this model, in which headline
    and body are texts of their own, each with its own offsets.
    """
    texts = inspection.texts
    headline, body = texts.get("headline"), texts.get("body")
    if headline is None or body is None or len(headline) > _LONGEST_HEADLINE:
        return
    line = _LINE.match(body, 0, 2 * _LONGEST_HEADLINE)
    if line is not None and folded(line[1]) == folded(headline) and body[line.end() :].strip():
        yield Hit(("body",), excerpt=line[1].strip())


@rule(
    "A023",
    "standfirst-is-headline",
    "info",
    title="The standfirst says the same as the headline",
    message="the standfirst is the headline once more: remove it, or say in it what the headline leaves out",
)
def standfirst_is_headline(inspection: Inspection) -> Iterator[Hit]:
    """Finds a standfirst that is the headline, but for capitals and white space.

    Why: it is put below the headline, and readers see the same words twice. Systems that need a summary fill it with
    the title; later nobody can tell whether one was written.

    Mend: leave the standfirst out, or write in it what the headline leaves out.

    Rests on: schema.org, headline and alternativeHeadline or description, and ninjs 3.1, headline and summary: two
    fields because they say two things.
    """
    texts = inspection.texts
    headline, standfirst = texts.get("headline"), texts.get("standfirst")
    if headline is not None and standfirst is not None and folded(headline) == folded(standfirst):
        yield Hit(("standfirst",), excerpt=standfirst.strip())


@rule(
    "A024",
    "nothing-to-read",
    "warning",
    title="The body holds no word",
    message="the body is {length} characters long, and there is no letter or digit among them: add the text, or leave "
    "the body out",
)
def nothing_to_read(inspection: Inspection) -> Iterator[Hit]:
    """Finds an article whose body is white space, dashes, dots or other signs only.

    Why: it counts as an article with text, is published with a blank page below its headline, and everything that was
    annotated in it is lost. So looks what is left of a page that needs a script, or of a story behind a wall.

    Mend: fetch the text again; a headline alone is an article as well, without a body.

    Rests on: Unicode, general categories L and N: without any of them, in whatever script, nothing can be read; emoji
    and pictures count as signs.
    """
    body = inspection.texts.get("body")
    if body is not None and not any(character.isalnum() for character in body):
        yield Hit(("body",), {"length": len(body)}, excerpt=body.strip())


_LEFT: Final = frozenset({"L"})
_RIGHT: Final = frozenset({"R", "AL"})


@rule(
    "A025",
    "direction-against-text",
    "warning",
    title="The text runs in the other direction than the article says",
    message="direction is {direction}, but all letters run the other way: write {other}",
)
def direction_against_text(inspection: Inspection) -> Iterator[Hit]:
    """Finds an article of direction rtl without one letter that is written from right to left, or the reverse.

    Why: with the wrong base direction the full stop jumps to the other end of the line, numbers and brackets change
    places, and a headline with a Latin name in it says something else.

    Mend: correct the direction, or leave it out: it can be told from the text.

    Rests on: Unicode Standard Annex 9, rules P2 and P3, by which the first strong character gives a paragraph its
    direction; HTML, attribute dir.
    """
    direction = inspection.article.direction
    if direction is None:
        return
    ours, theirs = (_RIGHT, _LEFT) if direction == "rtl" else (_LEFT, _RIGHT)
    other_way = False
    for text in inspection.texts.values():
        for character in text:
            kind = bidirectional(character)
            if kind in ours:
                return
            other_way = other_way or kind in theirs
    if other_way:
        other = "ltr" if direction == "rtl" else "rtl"
        yield Hit(("direction",), {"direction": direction, "other": other}, excerpt=direction)
