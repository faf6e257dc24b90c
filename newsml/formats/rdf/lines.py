"""N-Triples and N-Quads: one triple a line (RDF 1.2 N-Triples, 2 and 3).

What the grammar allows in strings, but some readers take for the end of a line or lose, is written as an escape.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

from newsml.formats.rdf.triples import FIRST, NIL, REST, Fact, Items, Literal, facts_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsml.formats.rdf.triples import Groups

_HARD: Final = re.compile(r'[\x00-\x1f"\\\x7f-\x9f\u2028\u2029\ufffe\uffff]')
_NAMED: Final = {"\t": "\\t", "\b": "\\b", "\n": "\\n", "\r": "\\r", "\f": "\\f", '"': '\\"', "\\": "\\\\"}
_NOT_IN_IRIS: Final = re.compile(r'[\x00-\x20<>"{}|^`\\]')


def quoted(text: str) -> str:
    """A string in quotes, in one line, with nothing in it but printable characters."""
    return '"' + _HARD.sub(_escape, text) + '"'


def resource(name: str) -> str:
    """An IRI in angle brackets, or the label of a blank node."""
    return name if name.startswith("_:") else f"<{_NOT_IN_IRIS.sub(_numeric, name)}>"


def single(value: str | Literal) -> str:
    """An object that is no list."""
    if isinstance(value, str):
        return resource(value)
    text = quoted(value.text)
    if value.language:
        return f"{text}@{value.language}" + (f"--{value.direction}" if value.direction else "")
    return f"{text}^^{resource(value.datatype)}" if value.datatype else text


def lines_of(fact: Fact) -> Iterator[str]:
    """The lines of a statement, those of the nodes of a list behind it."""
    subject, predicate, value = fact
    start = f"{resource(subject)} {resource(predicate)} "
    if not isinstance(value, Items):
        yield f"{start}{single(value)} ."
        return
    # The labels are the same each time, and no others when files are put together.
    mark = blake2b("\0".join((subject, predicate, repr(value))).encode(), digest_size=9).hexdigest()
    yield f"{start}{f'_:l{mark}n1' if value.items else resource(NIL)} ."
    for number, item in enumerate(value.items, 1):
        node = f"_:l{mark}n{number}"
        rest = f"_:l{mark}n{number + 1}" if number < len(value.items) else resource(NIL)
        yield f"{node} <{FIRST}> {single(item)} ."
        yield f"{node} <{REST}> {rest} ."


def written(groups: Groups) -> bytes:
    """A document."""
    return "".join(f"{line}\n" for fact in facts_in(groups) for line in lines_of(fact)).encode()


def _escape(found: re.Match[str]) -> str:
    return _NAMED.get(found[0]) or _numeric(found)


def _numeric(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04X}"
