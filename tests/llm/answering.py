"""Answers as the tests write them: only what matters, the rest says nothing."""

from __future__ import annotations

from typing import Any

from newsml.llm import Answered, ground

Fields = dict[str, Any]


def participant(name: str, *words: str, **more: Any) -> Fields:
    """A participant; a person if nothing else is said."""
    empty: Fields = {"kind": "person", "type": None, "role": None, "aliases": [], "part_of": []}
    return {"name": name, **empty, "words": list(words), **more}


def topic(name: str, *words: str, **more: Any) -> Fields:
    """A topic."""
    return {"name": name, "code": None, "broader": [], "words": list(words), "note": None, **more}


def event(name: str, *words: str, **more: Any) -> Fields:
    """An event of unknown status."""
    empty: Fields = {"status": "unknown", "when": None, "when_words": None}
    return {"name": name, **empty, "where": [], "participants": [], "about": [], "words": list(words), **more}


def statement(*quote: str, **more: Any) -> Fields:
    """An indirect statement."""
    empty: Fields = {"speaker": None, "speaker_words": None, "cue": [], "kind": "indirect", "act": None}
    return {**empty, "quote": list(quote), "addressees": [], "about": [], **more}


def answer(*things: Fields) -> Fields:
    """An answer that holds these."""
    out: Fields = {"participants": [], "topics": [], "events": [], "statements": []}
    for thing in things:
        noun = (
            "statements"
            if "quote" in thing
            else "topics"
            if "code" in thing
            else "events"
            if "when" in thing
            else "participants"
        )
        out[noun].append(thing)
    return out


def grounded(text: str | dict[str, str], *things: Fields) -> Answered:
    """What becomes of an answer about a text."""
    return ground(answer(*things), text, model="example-model")


def statuses(answered: Answered) -> dict[str, str]:
    """Path in the answer -> how its words were found."""
    return {row.path: row.status for row in answered.grounding.anchors}


def reasons(answered: Answered) -> dict[str, str]:
    """Path in the answer -> why it was dropped."""
    return {drop.path: drop.reason for drop in answered.dropped}
