"""What became of the anchors of an article, one by one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from newsml.model.anchor import Anchor
    from newsml.model.article import Article
    from newsml.model.text import Block
    from newsml.revising.locating import Status
    from newsml.revising.structure import Restructured

    Path = tuple[str | int, ...]

STATUSES: Final[tuple[Status, ...]] = ("kept", "moved", "changed", "lost")


@dataclass(frozen=True, slots=True)
class Reanchored:
    """What became of one anchor."""

    path: Path
    """Where it stands in the old article: ("statements", 0, "cue", 1)."""
    part: str
    """The field that holds it: mentions, cue, content, when.anchor, ..."""
    id: str
    """The annotation that it belongs to."""
    old: Anchor
    """The anchor in the old text."""
    new: Anchor | None
    """The anchor in the new text; None where it is lost."""
    status: Status
    reason: str


@dataclass(frozen=True, slots=True)
class Removed:
    """Something that could not stay because of what happened to an anchor."""

    path: Path
    """Where it stands in the old article."""
    reason: str


@dataclass(frozen=True, slots=True)
class Reanchoring:
    """An article with a new text, and what became of each of its anchors.

    An anchor is

    - *kept*: its words stand in the new text where they stood in the old one, as far as edits elsewhere did not shift
      them. Words that stand there with all of their surroundings (32 code points to either side, fewer at the ends of
      the text) are always kept, except where they changed places with others: then see moved.
    - *moved*: its words stand somewhere else. If two passages changed places, the texts do not tell which of them went;
      the shorter one counts as moved.
    - *changed*: some of its words are left, and the new anchor is on these and what was edited between them.
    - *lost*: less than a third of its code points is left, or nothing tells which of several places is meant.
    """

    article: Article
    """The article with the new text, without the anchors that are lost."""
    anchors: tuple[Reanchored, ...]
    """Every anchor of the old article once, in model order."""
    structure: tuple[Restructured, ...] = ()
    """Every block and every mark of the old article once."""
    added: tuple[Block, ...] = ()
    """Blocks over lines that are new."""
    removed: tuple[Removed, ...] = ()
    """What else could not stay: heads of mentions, nesting of statements, places and times that only words gave."""
    texts_changed: tuple[str, ...] = ()
    """The texts that are not the same any more."""

    @property
    def counts(self) -> dict[str, int]:
        """How many anchors are kept, moved, changed and lost."""
        counts = Counter(one.status for one in self.anchors)
        return {status: counts[status] for status in STATUSES}

    def having(self, *statuses: Status) -> tuple[Reanchored, ...]:
        """The anchors with one of these statuses, in model order."""
        return tuple(one for one in self.anchors if one.status in statuses)

    def of(self, id_: str) -> tuple[Reanchored, ...]:
        """The anchors of one annotation, in model order."""
        return tuple(one for one in self.anchors if one.id == id_)
