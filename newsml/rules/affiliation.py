"""Whether one participant may speak for another."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsml.model.participant import Participant


def belong_together(one: Participant, other: Participant) -> bool:
    """Whether one of two speaks for the other: by a role, as a part, as what its name means literally."""
    return one.id == other.id or _belongs(one, other) or _belongs(other, one)


def _belongs(one: Participant, other: Participant) -> bool:
    if other.id in one.part_of or any(role.of == other.id for role in one.roles):
        return True
    return any(mention.literal == other.id for mention in one.mentions)
