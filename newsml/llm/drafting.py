"""From an answer to a draft: names become references, what is no value becomes nothing, what is unknown is dropped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from newsml.formats.draft.names import give_ids
from newsml.llm.dropping import Drops
from newsml.llm.names import Names, without_cycles
from newsml.llm.placing import Placing, given
from newsml.llm.things import Thing, Things, label, names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from newsml.llm.answer import Answer, StatementAnswer
    from newsml.llm.things import Name

UNSAID: Final = "its words do not stand in the text: nobody is recorded as having said them"
_IN_ID: Final = 4
"""How many words make an id."""
_WHO: Final = ("participant",)
_WHAT: Final = ("topic",)
_ANYTHING: Final = ("participant", "topic", "event")
_REFERENCES: Final[dict[str, tuple[tuple[str, ...], str | None]]] = {
    "where": (_WHO, "place"),
    "participations": (_WHO, "participant"),
    "about": (_WHAT, None),
}
"""Field of an event -> what it refers to, and the key that holds the reference."""
_PARTS: Final = (
    ("content", "quote"),
    ("quote", "quote"),
    ("source", "speaker_words"),
    ("when.anchor", "when_words"),
    ("roles[0].anchor", "role"),
)
"""Part of a draft -> field of the answer."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft, and how it goes back to the answer."""

    data: dict[str, Any]
    paths: dict[str, str]
    """Path in the draft -> path in the answer."""
    drops: Drops
    placing: Placing


def drafted(answer: Answer, texts: Mapping[str, str], provenance: dict[str, Any], by: str) -> Drafted:
    """The draft of an answer.

    Args:
        answer: what the model says.
        texts: the texts by field.
        provenance: that of the draft, with the model among its agents.
        by: the id of that agent.
    """
    placing, drops = Placing(texts, answer), Drops()
    participants, topics, events = Things(placing, drops).all(answer)
    made = {"participants": participants, "topics": topics, "events": events}
    fields: dict[str, Any] = {noun: [thing.fields for thing in things] for noun, things in made.items()}
    words = {id(thing.fields): thing.words[0] for thing in _all(made) if thing.words}
    give_ids({**fields, "provenance": provenance}, words)
    references = _References(drops, made)
    references.resolve(participants, topics, events)
    statements = _Statements(placing, drops, references)
    fields["statements"] = [
        each
        for n, said in enumerate(answer.statements)
        if (each := statements.made(said, f"statements[{n}]"))
    ]
    give_ids({**fields, "provenance": provenance}, statements.words)
    paths = dict(_paths(made))
    for n, (at, cues) in enumerate(statements.places):
        paths |= {f"statements[{n}].cue[{k}]": path for k, path in enumerate(cues)}
        paths |= _of_parts(f"statements[{n}]", at)
    data = {
        **texts,
        "by": by,
        "provenance": provenance,
        **{name: value for name, value in fields.items() if value},
    }
    return Drafted(data, paths, drops, placing)


def _all(made: Mapping[str, Sequence[Thing]]) -> Iterable[Thing]:
    return (thing for things in made.values() for thing in things)


def _paths(made: Mapping[str, Sequence[Thing]]) -> Iterable[tuple[str, str]]:
    for noun, things in made.items():
        for n, thing in enumerate(things):
            yield from ((f"{noun}[{n}].mentions[{k}]", path) for k, path in enumerate(thing.paths))
            yield from _of_parts(f"{noun}[{n}]", thing.at).items()


def _of_parts(own: str, at: str) -> dict[str, str]:
    return {own: at, **{f"{own}.{part}": f"{at}.{name}" for part, name in _PARTS}}


class _References:
    """Puts ids in place of names."""

    def __init__(self, drops: Drops, made: Mapping[str, Sequence[Thing]]) -> None:
        self._drops = drops
        self._names = Names()
        for thing in _all(made):
            fields = thing.fields
            self._names.add(fields["id"], thing.kind, fields.get("name"), thing.aliases, thing.words)

    def one(self, name: str, path: str, kinds: Sequence[str]) -> str | None:
        """The id of what a name means; None, and reported, where it means nothing or several things."""
        id_, reason = self._names.resolve(label(name) or name, kinds)
        if id_ is None:
            self._drops.drop(path, name, reason)
        return id_

    def many(self, wanted: Iterable[Name], kinds: Sequence[str]) -> list[str]:
        """The ids of what names mean, each once."""
        found = (self.one(name, path, kinds) for name, path in wanted)
        return list(dict.fromkeys(id_ for id_ in found if id_ is not None))

    def resolve(
        self, participants: Sequence[Thing], topics: Sequence[Thing], events: Sequence[Thing]
    ) -> None:
        """Fills in what participants, topics and events refer to."""
        self._acyclic(participants, "part_of", _WHO)
        self._acyclic(topics, "broader", _WHAT)
        for thing in events:
            for name, (kinds, key) in _REFERENCES.items():
                if ids := self.many(thing.refers[name], kinds):
                    thing.fields[name] = ids if key is None else [{key: id_} for id_ in ids]

    def _acyclic(self, things: Sequence[Thing], name: str, kinds: Sequence[str]) -> None:
        graph: dict[str, dict[str, Name]] = {}
        for thing in things:
            targets = graph.setdefault(thing.fields["id"], {})
            for word, path in thing.refers[name]:
                if (id_ := self.one(word, path, kinds)) is not None:
                    targets.setdefault(id_, (word, path))
        kept = without_cycles(graph)
        for thing in things:
            own = thing.fields["id"]
            if kept[own]:
                thing.fields[name] = kept[own]
            for target in kept[own]:
                del graph[own][target]
            for word, path in graph[own].values():
                self._drops.drop(path, word, "it leads back to where it started")


class _Statements:
    """Makes the statements of an answer."""

    def __init__(self, placing: Placing, drops: Drops, references: _References) -> None:
        self._placing = placing
        self._drops = drops
        self._references = references
        self.places: list[tuple[str, list[str]]] = []
        """Where in the answer each statement and its cues stand."""
        self.words: dict[int, str] = {}
        """The first words of each, by `id()`."""

    def made(self, said: StatementAnswer, at: str) -> dict[str, Any] | None:
        """A statement as a draft has it; None, and reported, for one without any words."""
        placing = self._placing
        pieces = placing.quote(said.quote)
        cues = [(word, f"{at}.cue[{n}]") for n, each in enumerate(said.cue) if (word := placing.known(each))]
        source = placing.known(said.speaker_words)
        if not pieces and not cues and source is None:
            self._drops.drop(at, said.speaker, "it gives no words")
            return None
        if absent := [piece for piece in pieces if not placing.stands(piece)]:
            self._drops.drop(at, " … ".join(pieces), UNSAID)
            self._drops.absent += [(f"{at}.quote", piece) for piece in absent]
            return None
        out: dict[str, Any] = {"kind": said.kind}
        if given(said.speaker) and (id_ := self._references.one(said.speaker or "", f"{at}.speaker", _WHO)):
            out["speaker"] = id_
        if source is not None:
            out["source"] = placing.anchor(source)
        if cues:
            out["cue"] = [placing.anchor(word) for word, _ in cues]
        if pieces:
            part = "quote" if said.kind == "direct" else "content"
            out[part] = placing.anchor(pieces[0] if len(pieces) == 1 else pieces)
        for name, kinds in (("addressees", _WHO), ("about", _ANYTHING)):
            if ids := self._references.many(names(getattr(said, name), f"{at}.{name}"), kinds):
                out[name] = ids
        if said.act is not None:
            out["act"] = said.act
        words = [*pieces, *(word for word, _ in cues), source or ""]
        self.words[id(out)] = " ".join(words[0].split()[:_IN_ID])
        self.places.append((at, [path for _, path in cues]))
        return out
