"""Changes in Turtle: in the statements that they are about, or, where those cannot be told apart, the document anew."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from newsml.formats.rdf.parsing import prefixes_of
from newsml.formats.rdf.statements import cut
from newsml.formats.rdf.turtle import Names, own_prefixes, written

if TYPE_CHECKING:
    from newsml.formats.rdf.change import Change
    from newsml.formats.rdf.document import Document
    from newsml.formats.rdf.statements import Cut, Statement
    from newsml.formats.rdf.triples import Fact, Groups, Object


def with_statements_changed(base: Document, change: Change) -> bytes | None:
    """The document with the statements of a change; all others, and comments between them, stay as they are.

    In a statement that changes, the properties that do not change stay as they are. None where the document cannot be
    cut into its statements, or a change goes through what stands in brackets.
    """
    pieces = cut(base.data, base.count)
    if pieces is None:
        return None
    return _Editor(pieces, change).edited()


def written_anew(base: Document, change: Change) -> bytes:
    """The whole document, with the prefixes that it had and those that newsml uses."""
    groups: Groups = {}
    articles = {fact.subject for fact in change.new}
    facts = dict.fromkeys([*change.new, *change.staying])
    # What others say of the parts of articles stands with them, all else behind.
    for fact in sorted(facts, key=lambda fact: fact.subject not in articles):
        groups.setdefault(fact.subject, []).append((fact.predicate, fact.object))
    had = prefixes_of(base.data)
    ours = {
        prefix: iri
        for prefix, iri in own_prefixes(articles).items()
        if prefix not in had and iri not in had.values()
    }
    return written(groups, {**had, **ours})


class _Uncuttable(Exception):
    """A change goes through what stands in brackets."""


@dataclass(slots=True)
class _Editor:
    pieces: Cut
    change: Change
    names: Names = field(init=False)
    coming: dict[str, dict[str, list[Object]]] = field(init=False)
    """What comes, by subject and property; what is written is taken out of it."""
    facts: dict[int, Fact] = field(init=False)
    touched: set[int] = field(init=False)
    """The triples that go or become others."""

    def __post_init__(self) -> None:
        self.names = Names(self.pieces.prefixes)
        self.facts = {number: fact for fact, numbers in self.change.old.items() for number in numbers}
        self.touched = self.change.gone.union(self.change.renamed)
        self.coming = {}
        for fact in self.change.coming:
            about = self.coming.setdefault(fact.subject, {})
            about.setdefault(fact.predicate, []).append(fact.object)

    def edited(self) -> bytes | None:
        text, out, at = self.pieces.text, list[str](), 0
        order = list(dict.fromkeys(fact.subject for fact in self.change.new))
        behind = dict(pairwise(order))
        homes = {statement.subject for statement in self.pieces.statements}
        try:
            for statement in self.pieces.statements:
                out.append(text[at : statement.start])
                shown = self._statement(statement)
                at = statement.end
                if shown:
                    out.append(shown)
                else:
                    at += len(text[at:]) - len(text[at:].lstrip(" \t\r\n"))
                following = behind.get(statement.subject)
                while following is not None and following not in homes:
                    out += self._new(following)
                    following = behind.get(following)
        except _Uncuttable:
            return None
        out.append(text[at:])
        rest = [shown for subject in order for shown in self._new(subject)]
        if rest:
            rest[0] = rest[0].removeprefix("\n" if text.endswith("\n") else "")
            rest.append("\n")
        return "".join([*out, *rest]).encode()

    def _new(self, subject: str) -> list[str]:
        """A new statement, on a line of its own behind the one before."""
        about = self.coming.pop(subject, None)
        if not about:
            return []
        said = [(predicate, value) for predicate, values in about.items() for value in values]
        return ["\n\n" + self.names.statement(subject, said).rstrip("\n")]

    def _statement(self, statement: Statement) -> str:
        """A statement with its changes; empty where nothing is left of it."""
        text, touched = self.pieces.text, self.touched
        triples = [number for part in statement.parts for number in part.triples]
        if statement.subject not in self.coming:
            if touched.isdisjoint(triples):
                return text[statement.start : statement.end]
            if self.change.gone.issuperset(triples):
                return ""
        if not statement.subject:
            raise _Uncuttable
        shown: list[str] = []
        for part in statement.parts:
            if touched.isdisjoint(part.triples):
                shown.append(text[part.start : part.end])
            else:
                old = text[part.start : part.end]
                lead, tail = old[: len(old) - len(old.lstrip())], old[len(old.rstrip()) :]
                shown += (
                    f"{lead or ' '}{said}{tail}" for said in self._part(statement.subject, part.triples)
                )
        new = [f"\n    {said} " for said in self._said(self.coming.pop(statement.subject, {}))]
        shown = [part for part in shown if part.strip()] + new if new else shown
        return f"{text[statement.start : statement.parts[0].start]}{';'.join(shown)}."

    def _part(self, subject: str, triples: list[int]) -> list[str]:
        """A property of which something goes: what stays, and what comes in its place."""
        said: dict[str, list[Object]] = {}
        about = self.coming.get(subject, {})
        for number in triples:
            fact = self.facts.get(number)
            if number not in self.change.gone:
                moved = self.change.renamed.get(number, fact)
                if moved is None or moved.subject != subject:
                    raise _Uncuttable
                said.setdefault(moved.predicate, []).append(moved.object)
            if fact is not None and fact.subject == subject and fact.predicate in about:
                said.setdefault(fact.predicate, []).extend(about.pop(fact.predicate))
        return self._said(said)

    def _said(self, about: dict[str, list[Object]]) -> list[str]:
        return self.names.said(
            (predicate, value) for predicate, values in about.items() for value in dict.fromkeys(values)
        )
