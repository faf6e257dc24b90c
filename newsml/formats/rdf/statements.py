"""The statements of a Turtle document and their parts, byte for byte, with the triples that each part states.

A parser gives triples without their places. So the document is cut by its tokens (RDF 1.2 Turtle, 6.5), a mark is put
behind each part, and the parser reads the marked document: the triples before a mark are those of its part. Where the
cuts were wrong, the triples differ, and the document counts as one that cannot be cut.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from newsml.errors import UnreadableInput
from newsml.formats.rdf.parsing import quads

_MARK: Final = "urn:x-newsml:end-of-part"
_TOKEN: Final = re.compile(
    r'''
    (?P<space>\s++|\#[^\r\n]*+)
    |(?P<iri><(?:[^\x00-\x20<>"{}|^`\\]|\\[uU][0-9A-Fa-f]++)*+>)
    |(?P<text>"""(?:[^"\\]|\\.|"{1,2}(?!"))*+"""|\'\'\'(?:[^'\\]|\\.|'{1,2}(?!'))*+\'\'\'
        |"(?:[^"\\\r\n]|\\.)*+"|'(?:[^'\\\r\n]|\\.)*+')
    |(?P<open>[\[({]|<<\(?)
    |(?P<close>[\])}]|\)?>>)
    |(?P<part>;)
    |(?P<tag>@[A-Za-z][A-Za-z0-9-]*+)
    |(?P<word>(?:[^\s\[\](){},;.<>"'\#@^|\\]|\\.|\.(?=[^\s\[\](){},;.<>"'\#@^|]))++)
    |(?P<end>\.)
    |(?P<other>.)
    ''',
    re.VERBOSE | re.DOTALL,
)
_SPARQL: Final = {"prefix": 2, "base": 1, "version": 1}
"""Directives without a full stop, and how many tokens follow them."""


@dataclass(slots=True)
class Part:
    """A property with its objects, as far as the next semicolon of its statement."""

    start: int
    end: int
    triples: list[int] = field(default_factory=list)
    """Their numbers in the document."""


@dataclass(slots=True)
class Statement:
    """What is said of one subject, as far as the full stop."""

    start: int
    end: int
    subject: str = ""
    """An IRI or label; empty where the subject is in brackets and nothing follows."""
    parts: list[Part] = field(default_factory=list)


@dataclass(slots=True)
class Cut:
    """A document in pieces."""

    text: str
    statements: list[Statement]
    prefixes: dict[str, str]
    """Those that hold for all statements."""


def cut(data: bytes, count: int) -> Cut | None:
    """Cuts a document of so many triples into its statements; None where that cannot be done."""
    text = data.decode("utf-8", "strict")
    cutter = _Cutter(text)
    if not cutter.run():
        return None
    try:
        whole = _attributed(cutter, count)
    except UnreadableInput:
        return None
    return Cut(text, cutter.statements, cutter.prefixes) if whole else None


class _Cutter:
    def __init__(self, text: str) -> None:
        self.text = text
        self.statements: list[Statement] = []
        self.prefixes: dict[str, str] = {}
        self.marked: list[str] = []
        self._copied = 0

    def run(self) -> bool:
        """Cuts; says whether it went through."""
        tokens: list[re.Match[str]] = []
        depth = 0
        for token in _TOKEN.finditer(self.text, 1 if self.text.startswith("\ufeff") else 0):
            kind = token.lastgroup
            if kind == "space":
                continue
            tokens.append(token)
            depth += (kind == "open") - (kind == "close")
            first = tokens[0][0].lower()
            if first in _SPARQL and tokens[0].lastgroup == "word":
                if len(tokens) == _SPARQL[first] + 1:
                    self._directive(tokens)
                    tokens = []
            elif kind == "end" and depth == 0:
                if tokens[0].lastgroup == "tag":
                    self._directive(tokens[:-1])
                else:
                    self._statement(tokens)
                tokens = []
        self.marked.append(self.text[self._copied :])
        return not tokens and depth == 0

    def _directive(self, tokens: list[re.Match[str]]) -> None:
        if len(tokens) == 3 and tokens[0][0].lower().lstrip("@") == "prefix":
            prefix, iri = tokens[1][0][:-1], tokens[2][0][1:-1]
            again = self.prefixes.pop(prefix, None)
            if not self.statements and again is None and re.match(r"[A-Za-z][A-Za-z0-9+.-]*:[^\\]*\Z", iri):
                self.prefixes[prefix] = iri

    def _statement(self, tokens: list[re.Match[str]]) -> None:
        """Notes the parts of a statement, and writes it with marks."""
        after_subject = self._subject_ends(tokens)
        statement = Statement(tokens[0].start(), tokens[-1].end())
        self.statements.append(statement)
        start, depth = tokens[after_subject - 1].end(), 0
        for token in tokens[after_subject:]:
            depth += (token.lastgroup == "open") - (token.lastgroup == "close")
            if token.lastgroup in ("part", "end") and depth == 0:
                statement.parts.append(Part(start, token.start()))
                start = token.end()
                self._mark(token, of_subject=after_subject < len(tokens) - 1)

    def _subject_ends(self, tokens: list[re.Match[str]]) -> int:
        depth = 0
        for n, token in enumerate(tokens):
            depth += (token.lastgroup == "open") - (token.lastgroup == "close")
            if depth == 0:
                return n + 1
        return len(tokens)

    def _mark(self, token: re.Match[str], *, of_subject: bool) -> None:
        """A triple of our own: of the subject, where something is said of it, so that it tells the subject."""
        self.marked.append(self.text[self._copied : token.start()])
        mark = f' ; <{_MARK}> "" ' if of_subject else f' . <{_MARK}> <{_MARK}> "" '
        self.marked.append(f"{mark}{token[0]}")
        self._copied = token.end()


def _attributed(cutter: _Cutter, count: int) -> bool:
    """Gives the parts their triples; says whether all were found."""
    waiting = iter([(statement, part) for statement in cutter.statements for part in statement.parts])
    numbers: list[int] = []
    number = 0
    for quad in quads("".join(cutter.marked).encode(), "TURTLE"):
        if quad.predicate.value != _MARK:
            numbers.append(number)
            number += 1
            continue
        found = next(waiting, None)
        if found is None:
            return False
        statement, part = found
        if quad.subject.value != _MARK:
            iri = quad.subject.value
            statement.subject = iri if str(quad.subject).startswith("<") else f"_:{iri}"
        part.triples, numbers = numbers, []
    return number == count and not numbers and next(waiting, None) is None
