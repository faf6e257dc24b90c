"""What is said again for readers that know the standard only: names beside references, the words of statements.

Written from its source. Reading takes it where it says what it would be written as; otherwise it is a leftover, and
stale: the next document that newsml writes says it anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from newsml.formats.newsml_g2.names import LANG, nar
from newsml.formats.newsml_g2.places import NOTHING, UNFIT, Node, Pair
from newsml.formats.newsml_g2.scalars import REF, string

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

    from newsml.formats.newsml_g2.draft import Draft
    from newsml.formats.newsml_g2.source import Source

_NAME: Final = nar("name")
_DEFINITION: Final = nar("definition")
_RELATED: Final = nar("related")
_CONTENT: Final = "narole:content"
_CUE: Final = "narel:cue"
_LONGEST: Final = 80
"""Code points of a statement's words in its name."""


# --- names beside references ---


def take_reference(node: _Element, id_: str, source: Source, known: frozenset[str]) -> None:
    """Deals with what stands in an element that refers to one of the article's own things: its name, once."""
    for attribute in node.keys():  # noqa: SIM118 - several times as fast as the mapping
        if attribute not in known:
            source.leave(node, str(attribute))
    source.check_text(node.text, node)
    for child in node if len(node) else ():
        source.check_text(child.tail, child)
        if not take_name(child, id_, source):
            source.leave(child)


def take_name(node: _Element, id_: str, source: Source) -> bool:
    """A name that should be that of the thing referred to; looked at again in the end where that is not known yet."""
    keys, before = node.keys(), node.getprevious()
    if node.tag != _NAME or LANG in keys or (before is not None and before.tag == _NAME):
        return False
    if keys or len(node) or node.text != source.things.get(id_, {}).get("name"):
        source.names.append((node, id_))
    return True


def write_name(node: _Element, id_: str, draft: Draft) -> None:
    """The name of the thing that is referred to."""
    name = draft.names.get(id_)
    if name is not None:
        draft.element(node, _NAME).text = name


def resolve_names(source: Source) -> None:
    """Names that do not repeat what they should are leftovers."""
    for node, id_ in source.names:
        before = len(source.leftovers)
        thing = source.things.get(id_)
        if thing is None or string(node, source) != thing.get("name"):
            del source.leftovers[before:]
            source.leave_stale(node)


_QCODE: Final = frozenset(("qcode",))


def _read_reference(node: _Element, source: Source, known: frozenset[str]) -> Any:
    value = REF.decode(node.get("qcode", ""), source)
    if value is not UNFIT:
        take_reference(node, value, source, known | _QCODE if known else _QCODE)
    return value


def _write_reference(node: _Element, value: Any, draft: Draft) -> None:
    node.set("qcode", draft.local + value)
    write_name(node, value, draft)


REFERENCE: Final = Node(_read_reference, _write_reference)
"""An element that refers to one of the article's own things, with its name."""


def name_of(field: str) -> Pair:
    """The name of the thing that a field of the same element refers to."""

    def read(node: _Element, out: dict[str, Any], source: Source) -> bool:
        return field in out and take_name(node, out[field], source)

    def write(node: _Element, value: Any, draft: Draft) -> None:
        if field in value:
            write_name(node, value[field], draft)

    return Pair((), ("name",), read, write)


# --- the words of statements ---


def _words(anchor: Mapping[str, Any] | None) -> str | None:
    """The words of an anchor; None where the text is withheld."""
    words = [span.get("exact") for span in anchor["spans"]] if anchor is not None else []
    return " … ".join(words) if words and None not in words else None


def _name_and_words(statement: Mapping[str, Any], speaker: str | None) -> Iterator[tuple[str, str]]:
    """The tags and texts of a statement's name and definition: what it is called in a list, and what was said."""
    words = _words(statement.get("content"))
    if words is None:
        return
    line = " ".join(words.split())
    if len(line) > _LONGEST:
        end = line.rfind(" ", 1, _LONGEST)
        line = f"{line[: end if end > 0 else _LONGEST - 1]}…"
    if line:
        yield _NAME, f"{speaker}: {line}" if speaker else line
    yield _DEFINITION, words


def _cues(statement: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for anchor in statement.get("cue", ()):
        words = _words(anchor)
        if words is not None:
            yield _RELATED, words


def _read_words(node: _Element, statement: dict[str, Any], source: Source) -> bool:
    if node.tag == _NAME and (LANG in node.attrib or "role" in node.attrib):
        return False
    source.worded.setdefault(id(statement), (statement, []))[1].append(node)
    return True


def _write_words(node: _Element, statement: Any, draft: Draft) -> None:
    speaker = draft.names.get(statement.get("speaker", ""))
    for tag, text in _name_and_words(statement, speaker):
        child = draft.element(node, tag)
        child.text = text
        if tag == _DEFINITION:
            child.set("role", _CONTENT)


def _write_cues(node: _Element, statement: Any, draft: Draft) -> None:
    for tag, text in _cues(statement):
        draft.element(node, tag, rel=_CUE, value=text)


NAME_AND_WORDS: Final = Pair((), ("name", f"definition[role={_CONTENT}]"), _read_words, _write_words)
CUES: Final = Pair((), (f"related[rel={_CUE}]",), _read_words, _write_cues)


def resolve_words(source: Source) -> None:
    """Words that are not those of the statement are leftovers."""
    for statement, nodes in source.worded.values():
        speaker = source.things.get(statement.get("speaker", ""), {}).get("name")
        due: dict[tuple[str, str], int] = {}
        for said in (*_name_and_words(statement, speaker), *_cues(statement)):
            due[said] = due.get(said, 0) + 1
        for node in nodes:
            before = len(source.leftovers)
            said = (str(node.tag), _said(node, source))
            if due.get(said):
                due[said] -= 1
            else:
                del source.leftovers[before:]
                source.leave_stale(node)


_ROLE: Final = frozenset(("role",))
_REL_AND_VALUE: Final = frozenset(("rel", "value"))


def _said(node: _Element, source: Source) -> str:
    if node.tag != _RELATED:
        return string(node, source, _ROLE if node.tag == _DEFINITION else NOTHING)
    text = string(node, source, _REL_AND_VALUE)
    source.check_text(text, node)
    return node.get("value", "")
