"""Participants, topics and events of an answer, as a draft has them, but for what they refer to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from pydantic import ValidationError

from newsml.formats.draft.shorthand import code_fields
from newsml.llm.placing import given
from newsml.model.code import Code
from newsml.model.edtf import Edtf
from newsml.model.types import ILLEGAL_CHARACTER, LABEL_BREAK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newsml.llm.answer import Answer, EventAnswer, ParticipantAnswer, TopicAnswer
    from newsml.llm.dropping import Drops
    from newsml.llm.placing import Placing

Name = tuple[str, str]
"""A name that something is referred to by, and where in the answer."""

_ABSENT: Final = "neither its name nor any of its words stands in the text"


@dataclass(slots=True)
class Thing:
    """A participant, topic or event in the making."""

    at: str
    """Where in the answer it stands."""
    kind: str
    fields: dict[str, Any]
    """The fields of the draft."""
    words: list[str]
    paths: list[str]
    """Where in the answer each of the words stands."""
    refers: dict[str, list[Name]] = field(default_factory=dict)
    """Field of the draft -> the names there."""

    @property
    def aliases(self) -> list[str]:
        """Its other names."""
        return [alias["text"] for alias in self.fields.get("aliases", ())]


def label(words: str | None) -> str | None:
    """A name as a single line; None where nothing is left of it."""
    words = given(words)
    return words and (ILLEGAL_CHARACTER.sub("", LABEL_BREAK.sub(" ", words)).strip() or None)


def names(words: Sequence[str], path: str) -> list[Name]:
    """A list of names with their paths, without those that say nothing."""
    return [(word, f"{path}[{n}]") for n, word in enumerate(words) if given(word)]


class Things:
    """Makes the things of an answer."""

    def __init__(self, placing: Placing, drops: Drops) -> None:
        self._placing = placing
        self._drops = drops

    def all(self, answer: Answer) -> tuple[list[Thing], list[Thing], list[Thing]]:
        """Its participants, topics and events, those that stand in the text."""
        made = (
            self._joined(self._participants(answer.participants)),
            self._joined(self._topics(answer.topics)),
            list(self._events(answer.events)),
        )
        for thing in (each for group in made for each in group):
            thing.fields["mentions"] = [self._placing.anchor(word) for word in thing.words]
        return made

    def _thing(self, kind: str, at: str, name: str, words: Iterable[str]) -> Thing | None:
        """Name and words of a thing; None, and reported, if words are given and it stands nowhere in the text."""
        found = [
            (word, f"{at}.words[{n}]") for n, each in enumerate(words) if (word := self._placing.known(each))
        ]
        named = label(name)
        thing = Thing(
            at, kind, {"name": named} if named else {}, [w for w, _ in found], [p for _, p in found]
        )
        if named is None and not found:
            self._drops.drop(at, name, "it has neither a name nor words")
            return None
        stands = not found or any(map(self._placing.stands, thing.words))
        if not stands and not self._placing.stands_as_written(name.strip()):
            self._drops.drop(at, named or thing.words[0], _ABSENT)
            self._drops.absent += zip(thing.paths, thing.words, strict=True)
            return None
        return thing

    def _joined(self, things: Iterable[Thing]) -> list[Thing]:
        """Things of one name and kind as one; of the words of a second, those that the first does not have are new."""
        out: dict[tuple[str, str], Thing] = {}
        for thing in things:
            key = (thing.fields.get("name", f"\0{thing.at}"), thing.fields.get("kind", ""))
            first = out.setdefault(key, thing)
            if first is thing:
                continue
            self._drops.drop(thing.at, key[0], f"the same name as {first.at}: taken together")
            self._join(first, thing)
        return list(out.values())

    def _join(self, first: Thing, second: Thing) -> None:
        known = Counter(first.words)
        for word, path in zip(second.words, second.paths, strict=True):
            known[word] -= 1
            if known[word] < 0:
                first.words.append(word)
                first.paths.append(path)
        for role in second.fields.get("roles", ()):
            role.pop("anchor", None)  # it would be reported at a place that the answer does not have
        for name, value in second.fields.items():
            mine = first.fields.setdefault(name, value)
            if isinstance(mine, list) and mine is not value:
                mine += value
            elif mine != value:
                self._drops.drop(f"{second.at}.{name}", str(value), f"{first.at} says something else")
        for name, wanted in second.refers.items():
            first.refers.setdefault(name, []).extend(wanted)

    def _participants(self, answers: Sequence[ParticipantAnswer]) -> Iterator[Thing]:
        for n, said in enumerate(answers):
            at = f"participants[{n}]"
            thing = self._thing("participant", at, said.name, said.words)
            if thing is None:
                continue
            thing.fields["kind"] = said.kind
            if (type_ := label(said.type)) is not None:
                thing.fields["type"] = {"literal": type_}
            if (title := label(said.role)) is not None:
                anchor = {"anchor": self._placing.anchor(title)} if self._placing.is_only_place(title) else {}
                thing.fields["roles"] = [{"title": title, **anchor}]
            if aliases := list(dict.fromkeys(filter(None, map(label, said.aliases)))):
                thing.fields["aliases"] = [{"text": alias} for alias in aliases]
            thing.refers["part_of"] = names(said.part_of, f"{at}.part_of")
            yield thing

    def _topics(self, answers: Sequence[TopicAnswer]) -> Iterator[Thing]:
        for n, said in enumerate(answers):
            at = f"topics[{n}]"
            thing = self._thing("topic", at, said.name, said.words)
            if thing is None:
                continue
            if (code := label(said.code)) is not None:
                try:
                    Code.model_validate(code_fields(code))
                except ValidationError:
                    self._drops.drop(f"{at}.code", said.code, "it is neither a QCode nor an IRI")
                else:
                    thing.fields["code"] = code_fields(code)
            if note := ILLEGAL_CHARACTER.sub("", given(said.note) or ""):
                thing.fields["note"] = note
            thing.refers["broader"] = names(said.broader, f"{at}.broader")
            yield thing

    def _events(self, answers: Sequence[EventAnswer]) -> Iterator[Thing]:
        for n, said in enumerate(answers):
            at = f"events[{n}]"
            thing = self._thing("event", at, said.name, said.words)
            if thing is None:
                continue
            thing.fields["status"] = said.status
            if when := self._when(said, at):
                thing.fields["when"] = when
            thing.refers["where"] = names(said.where, f"{at}.where")
            thing.refers["participations"] = names(said.participants, f"{at}.participants")
            thing.refers["about"] = names(said.about, f"{at}.about")
            yield thing

    def _when(self, said: EventAnswer, at: str) -> dict[str, Any]:
        out: dict[str, Any] = {}
        if (value := given(said.when)) is not None:
            try:
                out["value"] = str(Edtf(value))
            except ValueError as error:
                self._drops.drop(f"{at}.when", said.when, str(error))
        if (words := self._placing.known(said.when_words)) is not None:
            out["anchor"] = self._placing.anchor(words)
        return out
