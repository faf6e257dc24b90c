"""The rules and checks as SARIF describes them (reportingDescriptor, 3.49)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from newsml.rules import Rule
    from newsml.standards.checks import Check

_LEVELS: Final = {"error": "error", "warning": "warning", "info": "note"}
_PAGES: Final = "https://w3id.org/news-annotation/rules/"
"""Where the pages of docs/rules/ are found, in the namespace of the vocabulary."""
_REFUSED: Final = "The model refuses the article: what it says is not consistent."


def descriptors() -> list[dict[str, Any]]:
    """All that can be found by rules and checks, by code."""
    from newsml.rules import catalogue
    from newsml.standards.checks import CHECKS

    everything: tuple[Rule | Check, ...] = (*catalogue(), *CHECKS)
    return [_described(one) for one in sorted(everything, key=lambda one: one.code)]


def descriptor(code: str, slug: str) -> dict[str, Any]:
    """A type of error of the model, which stands in no catalogue."""
    return {
        "id": code,
        "name": slug,
        "shortDescription": {"text": _REFUSED},
        "defaultConfiguration": {"level": "error"},
    }


def _described(one: Rule | Check) -> dict[str, Any]:
    finds, *more = (" ".join(part.split()) for part in one.explanation.split("\n\n"))
    marked = [f"**{head}:** {text}" for head, _, text in (part.partition(": ") for part in more)]
    return {
        "id": one.code,
        "name": one.slug,
        "shortDescription": {"text": f"{one.title}."},
        "fullDescription": {"text": finds},
        "helpUri": f"{_PAGES}{one.code}",
        "help": {"text": "\n\n".join((finds, *more)), "markdown": "\n\n".join((finds, *marked))},
        "defaultConfiguration": {"level": _LEVELS[one.severity]},
        "properties": {"tags": ["news"]},
    }
