"""`merge`: two annotators' work on one text becomes one article, and nothing is settled silently."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, cast

from newsml.comparing.contradictions import settle
from newsml.comparing.drafts import Draft
from newsml.comparing.matching import matched
from newsml.comparing.renaming import agents, new_ids, renamed, signed
from newsml.comparing.texts import on_one_text
from newsml.comparing.uniting import Difference, Uniting
from newsml.errors import shown_path
from newsml.model.lookup import NOUNS
from newsml.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsml.model.article import Article

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two annotators contradict each other. The article keeps what a says; what b says stands only here."""

    path: Path
    """Where it is in the merged article."""
    id: str | None
    """The annotation in the merged article; None for the article itself."""
    a: Any
    """What a says, which the article keeps; None where a says nothing but leaves no room for what b says."""
    b: Any
    """What b says, with the ids of the merged article."""
    agents_a: tuple[str, ...]
    """Who made the annotation in a, as far as that is known."""
    agents_b: tuple[str, ...]
    """Who made it in b."""
    reason: str | None = None
    """Why what b says cannot be added, where a says nothing of it; None where the two simply differ."""
    kept: Literal["a"] = "a"
    """Whose value the article keeps: always a's. Adjudication is for people."""

    def as_dict(self) -> dict[str, Any]:
        """Plain data, as for JSON."""
        return {
            "path": shown_path(self.path),
            "id": self.id,
            "a": plain(self.a),
            "b": plain(self.b),
            "agents_a": list(self.agents_a),
            "agents_b": list(self.agents_b),
            "kept": self.kept,
            **({} if self.reason is None else {"reason": self.reason}),
        }


@dataclass(frozen=True, slots=True)
class Addition:
    """Something in the merged article that only one of the two says, of an annotation that both made."""

    path: Path
    """Where it is in the merged article."""
    id: str | None
    """The annotation in the merged article; None for the article itself."""
    side: Literal["a", "b"]
    """Who says it."""
    value: Any
    """What is said."""
    agents: tuple[str, ...]
    """Who made the annotation on that side, as far as that is known."""

    def as_dict(self) -> dict[str, Any]:
        """Plain data, as for JSON."""
        return {
            "path": shown_path(self.path),
            "id": self.id,
            "side": self.side,
            "value": plain(self.value),
            "agents": list(self.agents),
        }


@dataclass(frozen=True, slots=True)
class Merging:
    """What came of merging two articles."""

    article: Article
    """Both in one; consistent."""
    joined: tuple[tuple[str, str], ...]
    """Ids of annotations in a and in b that became one, which has the id of a."""
    only_a: tuple[str, ...]
    """Ids of the annotations that only a has."""
    only_b: tuple[str, ...]
    """Ids, in b, of the annotations that only b has."""
    renamed: tuple[tuple[str, str], ...]
    """Old and new ids of annotations and agents that only b has, where a uses the id for something else."""
    conflicts: tuple[Conflict, ...]
    """What has to be adjudicated."""
    additions: tuple[Addition, ...]
    """What one says of a joined annotation, or of the article, and the other does not."""

    def as_dict(self) -> dict[str, Any]:
        """All but the article as plain data, as for JSON."""
        return {
            "joined": [list(pair) for pair in self.joined],
            "only_a": list(self.only_a),
            "only_b": list(self.only_b),
            "renamed": [list(pair) for pair in self.renamed],
            "conflicts": [conflict.as_dict() for conflict in self.conflicts],
            "additions": [addition.as_dict() for addition in self.additions],
        }


def merge(a: Article, b: Article) -> Merging:
    """Joins the annotations of two articles about one text.

    Which annotations are the same is found by what they are about (see `newsml.comparing.matching.matched`), not by
    their ids. A joined annotation has the id of a and the authors of both; SETs such as mentions, aliases and labels
    are united; what only one says is taken over and listed among the additions. Where the two say different things
    the article keeps a's, and the conflict is listed with both. What only b says and cannot stand beside what a
    says, such as an order of events that leads back to its start, is a conflict as well and left out.

    An annotation without author is taken for the work of its article's only agent. Agents of the same id but
    different content are different agents. For three annotators merge the result with the next one's article.

    Args:
        a: one annotator's article; its id and its values are kept.
        b: the other's; its text has to be the same, or be withheld with the same digests.

    Raises:
        NewsmlError: the texts differ; the message says where.
    """
    a, b = on_one_text(a, b)
    joined = matched(a, b)
    ids = new_ids(a, b, joined)
    mine, its = signed(a), renamed(signed(b), ids)
    drafts = {draft.id: draft for draft in _drafts(mine, its)}
    settle(drafts)
    fields, differences = _whole(mine, its)
    for noun in NOUNS:
        fields[noun] = tuple(draft.fields for draft in drafts.values() if draft.noun == noun)
    article = type(a)(**fields)
    conflicts, additions = _Report(article, mine, its).of(drafts.values(), differences)
    ours, theirs = {one for one, _ in joined}, {other for _, other in joined}
    return Merging(
        article=article,
        joined=joined,
        only_a=tuple(sorted(a.index.keys() - ours)),
        only_b=tuple(sorted(b.index.keys() - theirs)),
        renamed=tuple(sorted((old, new) for old, new in ids.items() if old != new and old not in theirs)),
        conflicts=conflicts,
        additions=additions,
    )


def _drafts(a: Article, b: Article) -> Iterator[Draft]:
    for noun in NOUNS:
        ours = {thing.id: thing for thing in getattr(a, noun)}
        theirs = {thing.id: thing for thing in getattr(b, noun)}
        for id_ in sorted({*ours, *theirs}):
            if id_ in ours and id_ in theirs:
                yield Draft.joined(noun, ours[id_], theirs[id_])
            else:
                from_b = id_ in theirs
                yield Draft.alone(noun, (theirs if from_b else ours)[id_], from_b=from_b)


def _whole(a: Article, b: Article) -> tuple[dict[str, Any], list[Difference]]:
    """The article's own fields; its provenance field by field, as it is always about the same thing."""
    united = Uniting()
    ours, theirs = a.provenance, b.provenance
    if ours is None or theirs is None:
        return united.fields(a, b, skip=NOUNS), united.differences
    fields = united.fields(a, b, skip=(*NOUNS, "provenance"))
    # Agents are who says something, not something that is said: together, without a word.
    provenance = united.fields(ours, theirs, skip=("agents",), steps=("provenance",))
    fields["provenance"] = {**provenance, "agents": (*ours.agents, *theirs.agents)}
    return fields, united.differences


def plain(value: Any) -> Any:
    """A value of the model as JSON has it, without what is at its default."""
    if isinstance(value, Record):
        return value.model_dump(mode="json", exclude_defaults=True)
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return str(value) if isinstance(value, str) else value


class _Report:
    """Turns differences into conflicts and additions, with their places in the finished article."""

    def __init__(self, article: Article, a: Article, b: Article) -> None:
        self._article, self._a, self._b = article, a, b
        self._places: dict[str, Path] = {
            thing.id: (noun, n) for noun in NOUNS for n, thing in enumerate(getattr(article, noun))
        }
        self._conflicts: list[Conflict] = []
        self._additions: list[Addition] = []

    def of(
        self, drafts: Iterable[Draft], whole: Iterable[Difference]
    ) -> tuple[tuple[Conflict, ...], tuple[Addition, ...]]:
        """Those of the article first, then by annotation."""
        who = [tuple(agent.id for agent in agents(article)) for article in (self._a, self._b)]
        self._add(None, self._article, (), whole, who)
        for draft in drafts:
            thing = self._article[draft.id]
            made = [() if one is None else one.by for one in (draft.a, draft.b)]
            self._add(draft.id, thing, self._places[draft.id], draft.differences, made)
        return tuple(self._conflicts), tuple(self._additions)

    def _add(
        self,
        id_: str | None,
        thing: Record,
        at: Path,
        differences: Iterable[Difference],
        who: list[tuple[str, ...]],
    ) -> None:
        orders: dict[tuple[str, ...], dict[Any, int]] = {}
        for difference in differences:
            path = (*at, *_steps(thing, difference, orders))
            if difference.side is None or difference.reason is not None:
                one, other = difference.a, difference.b
                self._conflicts.append(Conflict(path, id_, one, other, who[0], who[1], difference.reason))
            else:
                side, value = difference.side, difference.a if difference.side == "a" else difference.b
                self._additions.append(Addition(path, id_, side, value, who[side == "b"]))


def _steps(thing: Record, difference: Difference, orders: dict[tuple[str, ...], dict[Any, int]]) -> Path:
    """The path from the annotation, with the place of the item where it stands in a SET."""
    steps = difference.steps
    if difference.item is None:
        return steps
    depth, value = 0, cast("Any", thing)
    while not isinstance(value, tuple):
        value = getattr(value, steps[depth])
        depth += 1
    if steps[:depth] not in orders:
        orders[steps[:depth]] = {item: n for n, item in enumerate(value)}
    n = orders[steps[:depth]].get(difference.item)
    return steps if n is None else (*steps[:depth], n, *steps[depth:])
