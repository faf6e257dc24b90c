"""Articles to measure with: the same ones every time, of any number of annotations and any length of text."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from newsml import Article

# Scripts whose characters take one to four bytes, so that converting offsets is part of what is measured.
_SENTENCES = (
    "The harbour of Velm reopens on Tuesday, minister Aro Lind said.",
    "“We will keep our word,” said Kyllikki Õunapuu, the mayor.",
    "Переговоры в Велме продолжаются, сообщил представитель порта.",
    "According to the port, 40 ships are waiting <offshore> & inland.",
    "維爾姆港將於週二重新開放，市長在記者會上說。",
    "Dockers celebrated 🎉🎉 on the quay before the talks went on.",
)
_WORD = re.compile(r"\w+")
_KINDS = (
    "participant",
    "statement",
    "event",
    "participant",
    "statement",
    "topic",
    "statement",
    "event",
    "statement",
    "participant",
)

Data = dict[str, Any]


def text(characters: int) -> str:
    """A body of about so many code points: numbered sentences, six a paragraph."""
    pieces: list[str] = []
    length = 0
    while length < characters:
        n = len(pieces)
        gap = "" if not n else "\n\n" if n % 6 == 0 else " "
        pieces.append(f"{gap}{n}. {_SENTENCES[n % len(_SENTENCES)]}")
        length += len(pieces[-1])
    return "".join(pieces)


@cache
def article(annotations: int, characters: int) -> Article:
    """An article of so many participants, topics, events and statements taken together, evenly over its text."""
    return Article.model_validate(data(annotations, characters))


def data(annotations: int, characters: int) -> Data:
    """The same as plain data, as a reader hands it to the model."""
    body = text(characters)
    kinds = [_KINDS[n % len(_KINDS)] for n in range(annotations)]
    ids = {
        kind: [f"{kind}-{n}" for n, k in enumerate(kinds) if k == kind]
        for kind in ("participant", "topic", "event")
    }
    words = [found.span() for found in _WORD.finditer(body)]
    sentences = [found.span() for found in re.finditer(r"\d+\. [^\n.。]+[.。]", body)]
    out: Data = {
        "id": "urn:newsml:example.org:20250903:velm",
        "headline": "Velm reopens its harbour",
        "body": body,
        "language": "en",
        "blocks": [{"start": found.start(), "end": found.end()} for found in re.finditer(r"[^\n]+", body)],
        "bylines": ["From our correspondent"],
        "keywords": ["harbour", "strike", "Velm"],
        "subjects": [{"qcode": "medtop:20000533", "names": [{"text": "strike", "language": "en"}]}],
        "created": "2025-09-03T10:00:00Z",
        "provenance": {
            "agents": [{"id": "agent-a", "kind": "human"}, {"id": "agent-b", "kind": "model", "version": "2"}]
        },
        **{f"{kind}s": [] for kind in ("participant", "topic", "event", "statement")},
    }
    for n, kind in enumerate(kinds):
        place = _Place(body, words, sentences, n, annotations)
        out[f"{kind}s"].append({"id": f"{kind}-{n}", "by": ["agent-a"], **_MAKERS[kind](n, place, ids)})
    return out


class _Place:
    """Where in the text the annotation number `n` of so many stands."""

    def __init__(
        self, body: str, words: list[tuple[int, int]], sentences: list[tuple[int, int]], n: int, of: int
    ) -> None:
        self._body = body
        self._words, self._first = words, n * len(words) // of
        self._sentence = sentences[n * len(sentences) // of]

    def word(self, later: int = 0) -> Data:
        """An anchor of one word."""
        return self._anchor(self._words[(self._first + later * 3) % len(self._words)])

    def sentence(self) -> Data:
        """An anchor of a sentence."""
        return self._anchor(self._sentence)

    def parts(self) -> Data:
        """An anchor of two pieces of that sentence."""
        start, end = self._sentence
        return self._anchor((start, start + 4), (end - 6, end - 1))

    def _anchor(self, *spans: tuple[int, int]) -> Data:
        return {
            "spans": [{"start": start, "end": end, "exact": self._body[start:end]} for start, end in spans]
        }


def _participant(n: int, place: _Place, ids: dict[str, list[str]]) -> Data:
    return {
        "kind": ("person", "organisation", "place", "group")[n % 4],
        "type": {"qcode": "type:minister"},
        "name": f"Participant {n}",
        "aliases": [{"text": f"Alias {n}", "language": "en"}, {"text": f"Псевдоним {n}", "language": "ru"}],
        "same_as": [f"https://www.wikidata.org/entity/Q{n}"],
        "roles": [{"title": "minister", "of": ids["participant"][0], "valid_from": "2024-02"}],
        "mentions": [{"form": "name", **place.word()}, {"form": "pronoun", **place.word(1)}, place.word(2)],
    }


def _topic(n: int, place: _Place, ids: dict[str, list[str]]) -> Data:
    first = ids["topic"][0]
    broader = [first] if first != f"topic-{n}" else []
    return {"name": f"Topic {n}", "broader": broader, "mentions": [place.word()]}


def _event(n: int, place: _Place, ids: dict[str, list[str]]) -> Data:
    who, first = ids["participant"], ids["event"][0]
    return {
        "name": f"Event {n}",
        "type": {"literal": "meeting"},
        "status": "scheduled",
        "mentions": [{**place.word(), "status": "expected"}],
        "when": {"value": f"2025-09-{n % 28 + 1:02}", "anchor": place.word(1), "basis": "reference_date"},
        "where": [{"place": who[n % len(who)], "anchor": place.word(2)}],
        "participations": [{"participant": who[n % len(who)], "role": "host"}, {"participant": who[0]}],
        "relations": [{"kind": "after", "event": first}] if first != f"event-{n}" else [],
    }


def _statement(n: int, place: _Place, ids: dict[str, list[str]]) -> Data:
    return {
        "kind": "mixed",
        "speaker": ids["participant"][n % len(ids["participant"])],
        "source": place.word(),
        "cue": [place.word(1)],
        "content": place.sentence(),
        "quoted": place.parts(),
        "extent": place.sentence(),
        "about": ids["event"][:1] + ids["topic"][:1],
        "act": "announce",
        "factuality": [{"value": "probable"}],
        "confidence": 90,
    }


_MAKERS = {"participant": _participant, "topic": _topic, "event": _event, "statement": _statement}
