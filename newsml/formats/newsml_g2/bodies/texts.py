"""The three annotatable texts: where they stand, how anchors show in them, and which offsets hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from newsml.formats.newsml_g2.bodies.body import Walked, blocks_after, quick, walk
from newsml.formats.newsml_g2.bodies.renditions import find_body, leave_around, says_again
from newsml.formats.newsml_g2.dates import ABSENT
from newsml.formats.newsml_g2.engine import Table
from newsml.formats.newsml_g2.events import choices
from newsml.formats.newsml_g2.names import LANG, SPACE, na, nar, xhtml
from newsml.formats.newsml_g2.places import NOTHING, UNFIT, Place
from newsml.formats.newsml_g2.scalars import ANY, FLAG, INTEGER, choice
from newsml.model.text import Block, Mark
from newsml.model.withholding import Withheld, digest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.etree import _Element

    from newsml.formats.newsml_g2.source import Source

_HEADLINE, _DESCRIPTION, _CONTENT_SET = map(nar, ("headline", "description", "contentSet"))
DIGEST, LAYOUT, LENGTH, SHA256 = na("digest"), na("layout"), na("length"), na("sha256")
ALTERNATIVE: Final = na("alternative")
_OUR_BODY: Final = frozenset((LAYOUT, SHA256))
_OTHER_HEADLINE: Final = frozenset(("role", "roleuri", ALTERNATIVE))
SUMMARY: Final = "drol:summary"
BODY_TYPE: Final = "application/xhtml+xml"
FIELDS: Final = ("headline", "standfirst", "body")

WITHHELD: Final = Table(
    Withheld,
    Place("length", "@na:length", INTEGER),
    Place("sha256", "@na:sha256", ANY),
)
BLOCK: Final = Table(
    Block,
    Place("kind", "@kind", choice(*choices(Block, "kind"))),
    Place("start", "@start", INTEGER),
    Place("end", "@end", INTEGER),
    Place("level", "@level", INTEGER),
    Place("ordered", "@ordered", FLAG),
)
"""Blocks of a body that is withheld."""
MARK: Final = Table(
    Mark,
    Place("kind", "@kind", choice(*choices(Mark, "kind"))),
    Place("start", "@start", INTEGER),
    Place("end", "@end", INTEGER),
    Place("href", "@href", ANY),
)
"""Marks of a body that is withheld, and those for which the markup has no room."""


@dataclass(slots=True)
class Text:
    """One annotatable text that has been read."""

    node: _Element
    walked: Walked
    holds: bool
    """Whether offsets kept elsewhere still count in it."""
    withheld: dict[str, Any] | None = None
    ours: bool = True
    """Whether it is in our dialect."""


# --- reading ---


def find_texts(source: Source) -> None:
    """Reads the texts before anything else: anchors need their words."""
    for name, node in (("headline", _headline(source)), ("standfirst", _summary(source))):
        if node is not None:
            source.texts[name] = _read_text(node, name, source)
    content = next((node for node in source.alive if node.tag == _CONTENT_SET), None)
    if content is not None:
        node = next((node for node in content if not _OUR_BODY.isdisjoint(node.keys())), None)
        text = _read_foreign(content, source) if node is None else _read_body(node, source)
        if text is not None:
            source.texts["body"] = text


def _headline(source: Source) -> _Element | None:
    nodes = source.meta.get(_HEADLINE, ())
    plain = [node for node in nodes if _OTHER_HEADLINE.isdisjoint(node.keys())]
    if source.own:
        return plain[0] if plain else None
    others = [node for node in nodes if ALTERNATIVE not in node.keys()]  # noqa: SIM118 - see `string`
    return next((node for node in [*plain, *others] if _has_words(node) and not _is_absent(node)), None)


def _summary(source: Source) -> _Element | None:
    nodes = source.meta.get(_DESCRIPTION, ())
    first = next((node for node in nodes if source.canonical(node.get("role", "")) == SUMMARY), None)
    return first if first is None or source.own or not _is_absent(first) else None


def _has_words(node: _Element) -> bool:
    """Whether there is more than white space, or newsml has said that this is what is meant."""
    text = "".join(node.itertext()) if len(node) else node.text or ""  # type: ignore[arg-type]
    return bool(text.strip()) or DIGEST in node.attrib


def _is_absent(node: _Element) -> bool:
    return node.get(ABSENT) == "true"


def _withheld(node: _Element, name: str, source: Source) -> dict[str, Any] | None:
    if SHA256 not in node.attrib:
        return None
    length = INTEGER.decode(node.get(LENGTH, ""), source)
    if length is UNFIT:
        return None
    return {"field": name, "length": length, "sha256": node.get(SHA256)}


def _read_text(node: _Element, name: str, source: Source) -> Text:
    withheld = _withheld(node, name, source)
    walked = walk(node, source)
    if withheld is not None:
        return Text(node, walked, holds=True, withheld=withheld)
    return Text(node, walked, holds=node.get(DIGEST) == digest(walked.text))


def _read_body(node: _Element, source: Source) -> Text:
    withheld = _withheld(node, "body", source)
    if withheld is not None:
        return Text(node, Walked(), holds=True, withheld=withheld)
    body = node.find(f"{xhtml('html')}/{xhtml('body')}")
    if body is None:
        return Text(node, Walked(), holds=False)
    walked = quick(body, node.get(DIGEST)) if node.get(LAYOUT) == "lines" else None
    if walked is not None:
        return Text(node, walked, holds=True)
    walked = walk(body, source)
    return Text(node, walked, holds=node.get(DIGEST) == digest(walked.text))


def _read_foreign(content: _Element, source: Source) -> Text | None:
    """A body that is not in our dialect; a digest alone says that offsets were counted in the text that it shows."""
    if source.marked and any(_is_absent(node) for node in content.iterchildren("*")):
        return None
    found = find_body(content, source)
    if found is None:
        return None
    node, walked = found
    expected = node.get(DIGEST)
    return Text(node, walked, holds=expected is not None and expected == digest(walked.text), ours=False)


def read_headline(node: _Element, out: dict[str, Any], source: Source) -> bool:
    """The headline or standfirst that `find_texts` has found."""
    return _take("headline", ("id", DIGEST, LENGTH, SHA256), node, out, source)


def read_standfirst(node: _Element, out: dict[str, Any], source: Source) -> bool:
    return _take("standfirst", ("id", "role", DIGEST, LENGTH, SHA256), node, out, source)


def _take(name: str, known: tuple[str, ...], node: _Element, out: dict[str, Any], source: Source) -> bool:
    text = source.texts.get(name)
    if text is None or text.node is not node:
        return False
    _leave_attributes(node, known, source)
    if text.withheld is not None:
        out.setdefault("withheld", []).append(text.withheld)
    elif text.walked.text:
        out[name] = text.walked.text
    else:
        return False
    return True


def take_body(out: dict[str, Any], source: Source) -> None:
    """Text, blocks and marks of the body."""
    text = source.texts.get("body")
    if text is None:
        return
    if text.withheld is not None:
        out.setdefault("withheld", []).append(text.withheld)
        return
    lost = out.pop("marks", [])
    if not text.walked.text:
        return
    out["body"] = text.walked.text
    blocks = text.walked.blocks
    if text.ours:
        blocks = blocks_after(text.walked, lines=text.node.get(LAYOUT) == "lines")
    if blocks:
        out["blocks"] = blocks
    marks = text.walked.marks + (lost if text.holds else [])
    if marks:
        out["marks"] = marks
    if lost and not text.holds:
        source.note(
            text.node, f"the text was edited: {len(lost)} marks that its markup does not show are dropped"
        )


# --- renditions ---

WORD_COUNT: Final = "wordcount"
_OF_OTHERS: Final = ("id", "contenttype", DIGEST)
_OF_OURS: Final = (*_OF_OTHERS, LAYOUT, LENGTH, SHA256)


def read_content(node: _Element, out: dict[str, Any], source: Source) -> bool:
    """contentSet: the body was read before; the page around it and the plain text are derived from it."""
    text = source.texts.get("body")
    if text is None:
        return False
    _leave_attributes(node, ("original",), source)
    source.check_text(node.text, node)
    for child in node:
        source.check_text(child.tail, child)
        if child is text.node:
            known = _OF_OURS if text.ours else _OF_OTHERS
            counted = child.get(WORD_COUNT) == word_count(text.walked.text)
            _leave_attributes(child, (*known, WORD_COUNT) if counted else known, source)
            if not text.ours:
                leave_around(child, source)
            elif text.withheld is None:
                _check_page(child, out, source)
        elif _is_derived(child, text):
            _leave_attributes(child, ("id", "contenttype"), source)
        else:
            source.leave(child)
    return True


def word_count(text: str) -> str:
    """What `@wordcount` of a rendition says of a text: how many words white space parts."""
    return str(len(text.split()))


def _is_derived(node: _Element, text: Text) -> bool:
    if text.ours:
        return node.tag == nar("inlineData") and node.text == text.walked.text and not len(node)
    return says_again(node, text.walked.text)


def _check_page(inline: _Element, out: Mapping[str, Any], source: Source) -> None:
    source.check_text(inline.text, inline)
    for html in inline:
        if html.tag != xhtml("html"):
            source.leave(html)
            continue
        expected = {LANG: out["_language"]} if "_language" in out else {}
        for name, value in html.attrib.items():
            if expected.get(str(name)) != value:
                source.leave(html, str(name))
        for part in html:
            if part.tag == xhtml("body"):
                _leave_attributes(part, (SPACE,), source)
            elif (
                part.tag == xhtml("head")
                and len(part) == 1
                and (part[0].text or "") == out.get("headline", "")
            ):
                _leave_attributes(part[0], NOTHING, source)
            else:
                source.leave(part)


def _leave_attributes(node: _Element, known: Sequence[str] | frozenset[str], source: Source) -> None:
    for name in node.keys():  # noqa: SIM118 - see `string`
        if name not in known:
            source.leave(node, str(name))
