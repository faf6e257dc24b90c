"""NewsML-G2 documents compared with the schema of their version."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from newsml.formats._kit import xml
from newsml.formats.newsml_g2.source import leftovers
from newsml.standards import catalogue, references
from newsml.standards.checks import CHECKS, DANGLING, DUPLICATE, INVALID, OTHER_VERSION, TOO_LONG
from newsml.standards.faults import MOST, faults
from newsml.standards.markup import Markup
from newsml.standards.schemas import compiled, missing
from newsml.standards.wording import said

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from lxml.etree import _Element

    from newsml.findings import Finding
    from newsml.standards.catalogue import Standard
    from newsml.standards.checks import Check

MAX_BYTES: Final = 64 * 1024 * 1024
"""The longest document that is compared with a schema: the whole tree has to be in memory, several times."""

_NAR: Final = "{http://iptc.org/std/nar/2006-10-01/}"
_VERSION: Final = re.compile(r"(\d{1,4})\.(\d{1,4})")
_ALL: Final = frozenset(check.code for check in CHECKS)


@dataclass(frozen=True, slots=True)
class Conformance:
    """How a document compares with its standard."""

    findings: tuple[Finding, ...]
    """In the order of the document."""
    checked: Standard | None
    """The schema that it was compared with."""
    absent: tuple[Standard, ...] = ()
    """What would have to be at hand to compare it with the schema of its version."""


def check(
    data: bytes,
    name: str | None = None,
    version: str | None = None,
    codes: Collection[str] = _ALL,
    *,
    required: bool = False,
) -> Conformance:
    """Compares a document with the schema of the version that it declares, and its references with its ids.

    A newsMessage declares no version, its items do, each its own. It is compared as a whole with the highest of them,
    because only that schema knows all that stands in it. A document that declares none, or one of which newsml knows
    no schema, is compared with the nearest newer one, or the newest, and a finding says so.

    Args:
        data: the document.
        name: what to call it in findings and errors.
        version: the version to compare with, such as 2.35, whatever the document declares.
        codes: the codes of the checks that are asked for.
        required: whether it is an error that the schema is not at hand.

    Raises:
        UnreadableInput: not XML that newsml reads.
        NewsmlError: `version` is not known; the schema is required, or `version` is given, and it is not at hand.
    """
    if len(data) > MAX_BYTES:
        text = f"longer than the {MAX_BYTES} bytes that are compared with a schema: divide the document"
        return Conformance(
            (TOO_LONG.finding(text, "/", source=name),) if TOO_LONG.code in codes else (), None
        )
    root = xml.parse(data, name)
    markup = Markup(data)
    schema, other = (catalogue.newsml_g2(version), None) if version else _version(root)
    wanted = INVALID.code in codes or OTHER_VERSION.code in codes
    absent = missing(schema) if wanted else ()
    checked = wanted and (required or version is not None or not absent)
    found: list[_Found] = []
    if checked:
        if other is not None:
            found.append(_Found(OTHER_VERSION, 0, other))
        found += _by_schema(root, markup, schema)
    ids = references.check(root)
    found += [_Found(DANGLING, one.number, one.text, one.value) for one in ids.dangling]
    found += [_Found(DUPLICATE, one.number, one.text, one.value) for one in ids.duplicate]
    asked = sorted((one for one in found if one.check.code in codes), key=lambda one: one.number)
    return Conformance(tuple(_findings(asked, root, markup, name)), schema if checked else None, absent)


class _Found(NamedTuple):
    """A finding before it is known where it stands."""

    check: Check
    number: int
    text: str
    value: str | None = None


def _by_schema(root: _Element, markup: Markup, schema: Standard) -> Iterator[_Found]:
    found = faults(root, markup, compiled(schema))
    numbers = {fault.number for fault in found}
    nodes = {number: node for number, node in enumerate(root.iter("*")) if number in numbers}
    version = f"NewsML-G2 {schema.version}"
    before: tuple[int, str | None] | None = None
    for fault in found[:MOST]:
        words = said(fault.says, nodes[fault.number])
        # Of a value that a facet forbids, libxml2 says a second time that it is not of the type.
        if not (words.about_type and before == (fault.number, words.attribute)):
            yield _Found(INVALID, fault.number, f"{words.text} (schema of {version})", words.value)
        before = fault.number, words.attribute
    if len(found) >= MOST:
        text = (
            f"more than {MOST} faults, of which the first are listed: mend those first (schema of {version})"
        )
        yield _Found(INVALID, 0, text)


def _findings(found: Sequence[_Found], root: _Element, markup: Markup, name: str | None) -> Iterator[Finding]:
    numbers = {one.number for one in found}
    places = markup.places(numbers)
    nodes = [(number, node) for number, node in enumerate(root.iter("*")) if number in numbers]
    paths = leftovers((node, None) for _, node in nodes)
    path_of = {number: left.path for (number, _), left in zip(nodes, paths, strict=True)}
    for one in found:
        line, column = places[one.number]
        yield one.check.finding(
            one.text, path_of[one.number], source=name, line=line, column=column, excerpt=one.value
        )


# --- which version ---


def _version(root: _Element) -> tuple[Standard, str | None]:
    """The schema for what a document declares, and what is to be said where it is that of another version."""
    declared = [version for node in _declaring(root) if (version := node.get("standardversion")) is not None]
    known = [numbers for version in declared if (numbers := _numbers(version)) is not None]
    oldest, newest = catalogue.NEWSML_G2[0], catalogue.NEWSML_G2[-1]
    if not known:
        says = f"declares {declared[0]!r}, which is no version" if declared else "declares no version"
        return newest, (
            f"the document {says} of NewsML-G2: it was checked against {newest.version}; "
            "set standardversion on each item"
        )
    highest = max(known)
    shown = ".".join(map(str, highest))
    for one in catalogue.NEWSML_G2:
        if _numbers(one.version) == highest:
            return one, None
    chosen = oldest if highest < (_numbers(oldest.version) or ()) else newest
    nearest = "the nearest newer one" if chosen is oldest else "the newest that is known"
    return chosen, (
        f"no schema of NewsML-G2 {shown} is known, which the document declares: it was checked against "
        f"{chosen.version}, {nearest}"
    )


def _declaring(root: _Element) -> Iterator[_Element]:
    """The root, and the items of a newsMessage."""
    yield root
    for items in root.iterchildren(f"{_NAR}itemSet"):
        yield from items.iterchildren("*")


def _numbers(version: str) -> tuple[int, int] | None:
    found = _VERSION.fullmatch(version.strip())
    return (int(found[1]), int(found[2])) if found else None
