"""`ground`: from a draft, which names words, to an article, which knows where they stand."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pydantic import ValidationError

from newsml.anchoring.locating import locate
from newsml.anchoring.wanted import Wanted
from newsml.errors import InvalidArticle, NewsmlError, shown_path
from newsml.files import opened, whole
from newsml.formats.draft.assembly import Assembled, OddHead, assemble, text_of
from newsml.formats.draft.document import Document, plain, read_document
from newsml.formats.draft.expansion import FIELDS, Expanded, Item, expand, is_null
from newsml.formats.draft.names import Names, give_ids
from newsml.formats.text import ID_PREFIX
from newsml.model.article import Article
from newsml.model.problems import Problem, failure

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsml.anchoring.wanted import Outcome, Place, Status
    from newsml.findings import Path

_AROUND: Final = 24


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place at which the words may have been meant."""

    field: str
    """The text."""
    spans: tuple[tuple[int, int], ...]
    """Start and end of each piece, in code points."""
    context: str
    """The words there, with up to 24 code points on either side."""
    score: int
    """How like they are to the words of the draft, 0 to 100."""


@dataclass(frozen=True, slots=True)
class Grounded:
    """What became of one anchor, block or mark of the draft."""

    path: str
    """Where it stands in the draft: `statements[0].cue[0]`."""
    words: str
    """The words of the draft, pieces joined by an ellipsis."""
    status: Status
    """Found exactly, under normalisation or nearly; in several places; or not at all."""
    score: int | None
    """How like the words found are to those of the draft, 0 to 100; None where nothing was settled."""
    field: str
    """The text that was searched."""
    spans: tuple[tuple[int, int], ...]
    """Start and end of each piece in code points; empty where nothing was settled."""
    found: str | None
    """The words as they stand in the text."""
    reason: str
    """How the place was settled, or why it was not."""
    candidates: tuple[Candidate, ...]
    """The first places in question where it was not settled."""
    total: int
    """How many such places there are."""
    line: int | None
    """1-based line of the draft, where it came from a document."""

    @property
    def is_found(self) -> bool:
        """Whether its place was settled."""
        return self.status not in ("ambiguous", "not_found")


@dataclass(frozen=True, slots=True)
class Grounding:
    """An article made of a draft, and what became of each of the draft's anchors."""

    article: Article
    """The article with everything that was found."""
    anchors: tuple[Grounded, ...]
    """One for each anchor, block and mark that the draft gives by words, in its order; and for each head not found."""
    notes: tuple[str, ...] = ()
    """What else was done."""

    @property
    def unplaced(self) -> tuple[Grounded, ...]:
        """Those that stand in several places, or in none: the article is without them."""
        return tuple(anchor for anchor in self.anchors if not anchor.is_found)

    @property
    def ok(self) -> bool:
        """Whether every place was settled."""
        return not self.unplaced

    @property
    def counts(self) -> dict[Status, int]:
        """How many anchors have which status."""
        counted = Counter(anchor.status for anchor in self.anchors)
        statuses: tuple[Status, ...] = ("exact", "normalised", "fuzzy", "ambiguous", "not_found")
        return {status: counted[status] for status in statuses}


def ground(
    draft: Mapping[str, Any] | str | bytes | os.PathLike[str],
    text: str | Mapping[str, str] | None = None,
) -> Grounding:
    """Finds the words of a draft in its text, and makes an article of it.

    Words are looked for exactly, then under normalisation (quotation marks, dashes, ligatures, white space, case,
    Unicode forms, soft hyphens), then nearly; offsets are always those of the text as it is. Words that stand more than
    once are told apart by their context or occurrence number, then by the order of the draft and by nearness to what
    they belong to. What cannot be settled is left out of the article and reported with its candidates.

    Args:
        draft: plain data, a document (YAML 1.2 or JSON), or a path.
        text: the body, or texts by field (`headline`, `standfirst`, `body`); in place of those of the draft.

    Raises:
        UnreadableInput: the document is neither YAML nor JSON, or cannot be read.
        InvalidArticle: the draft says what no article can say; every problem with its path and line.
        NewsmlError: there is no text.
    """
    if isinstance(draft, Mapping):
        document = Document(plain(draft))
    elif isinstance(draft, os.PathLike):
        name = os.fspath(draft)
        with opened(name) as file:
            document = read_document(whole(file, name), name)
    else:
        document = read_document(draft)
    return ground_document(document, {"body": text} if isinstance(text, str) else dict(text or {}))


def ground_document(document: Document, texts: Mapping[str, str]) -> Grounding:
    """Grounds a draft that was read; raises as `ground` does."""
    data = dict(document.data)
    notes = [
        f"the {name} of the draft is another one: the text that was given is taken"
        for name, text in texts.items()
        if not is_null(data.get(name)) and str(data[name]) != text
    ]
    data.update(texts)
    expanded = expand(data)
    known = {name: expanded.article.get(name) for name in FIELDS}
    own = {name: text for name, text in known.items() if isinstance(text, str) and text}
    if not own and not expanded.article.get("withheld"):
        message = "the draft holds no text: give its headline or body, or name the text that it belongs to"
        raise NewsmlError(message, source=document.name)
    outcomes = locate(own, [_wanted(item) for item in expanded.items])
    return _grounding(document, expanded, own, outcomes, notes)


def _wanted(item: Item) -> Wanted:
    told = item.told
    return Wanted(
        told.pieces, item.field, item.owner or item.part, item.part, item.list, told.nth, told.context
    )


def _grounding(
    document: Document,
    expanded: Expanded,
    texts: Mapping[str, str],
    outcomes: Sequence[Outcome],
    notes: Sequence[str],
) -> Grounding:
    article = expanded.article
    if "id" not in article:
        joined = "\n\n".join(texts[name] for name in FIELDS if name in texts)
        article["id"] = ID_PREFIX + hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()
    give_ids(article, _first_words(expanded))
    problems = [*expanded.problems, *_resolved(expanded)]
    assembled = assemble(expanded, texts, outcomes)
    made = _made(document, expanded, assembled, problems)
    rows = [
        _grounded(document, expanded, item, outcome, texts)
        for item, outcome in zip(expanded.items, outcomes, strict=True)
    ]
    placed = {id(item): outcome.place for item, outcome in zip(expanded.items, outcomes, strict=True)}
    rows += [_head(document, texts, odd, text_of(odd[0], placed[id(odd[0])])) for odd in assembled.heads]
    return Grounding(made, tuple(rows), tuple(notes))


def _first_words(expanded: Expanded) -> dict[int, str]:
    """The first words of each annotation: of what was said, or of a mention."""
    out: dict[int, str] = {}
    for wanted in (("content", "quoted", "mentions"), None):
        for item in expanded.items:
            if item.owner and (wanted is None or item.part in wanted):
                thing = expanded.article[str(item.path[0])][item.path[1]]
                out.setdefault(id(thing), " ".join(item.told.pieces[0].split()[:4]))
    return out


def _resolved(expanded: Expanded) -> Iterable[Problem]:
    """Puts ids in place of names; yields the names that mean nothing, or more than one thing."""
    names = Names(expanded.article)
    for path, targets in expanded.references:
        holder: Any = expanded.article
        for part in path[:-1]:
            holder = holder[part]
        word = holder[path[-1]]
        holder[path[-1]], wrong = names.resolve(word, targets)
        if wrong is not None:
            yield Problem(path, "unknown_reference", wrong, word)


def _made(document: Document, expanded: Expanded, assembled: Assembled, problems: list[Problem]) -> Article:
    """The article; raises InvalidArticle with all problems, in the places of the draft."""
    made = None
    try:
        made = Article.model_validate(assembled.article)
    except ValidationError as error:
        known = {problem.path for problem in problems}
        incomplete = known | {path[:-1] for path in known}
        for item in error.errors(include_url=False):
            path = assembled.original(item["loc"])
            # What lacks a place because its words are wrong lacks nothing else.
            if path not in known and not (item["type"] == "missing" and path[:-1] in incomplete):
                problems.append(Problem(path, item["type"], item["msg"], item["input"]))
    if made is None or problems:
        raise InvalidArticle.of(
            failure("Article", problems),
            lambda path: document.place(_draft_path(expanded, path)),
            source=document.name,
        )
    return made


def _draft_path(expanded: Expanded, path: Path) -> Path:
    """Where in the draft something of the article stands: `quote` is content, or what is quoted of it."""
    for length in range(len(path), 0, -1):
        if path[:length] in expanded.aliases:
            return (*expanded.aliases[path[:length]], *path[length:])
    return path


def _grounded(
    document: Document, expanded: Expanded, item: Item, outcome: Outcome, texts: Mapping[str, str]
) -> Grounded:
    path = _draft_path(expanded, item.path)
    place = outcome.place
    field = text_of(item, place)
    text = texts.get(field, "")
    at = document.place(path)
    return Grounded(
        path=shown_path(path),
        words=" … ".join(item.told.pieces),
        status=outcome.status,
        score=place.score if place is not None else None,
        field=field,
        spans=place.spans if place is not None else (),
        found=" … ".join(text[start:end] for start, end in place.spans) if place is not None else None,
        reason=outcome.reason,
        candidates=tuple(_candidate(text_of(item, other), texts, other) for other in outcome.candidates),
        total=outcome.total,
        line=at[0] if at is not None else None,
    )


def _head(document: Document, texts: Mapping[str, str], odd: OddHead, field: str) -> Grounded:
    item, reason, places = odd
    at = document.place((*item.path, "head"))
    words = item.head["words"] if isinstance(item.head, dict) and "words" in item.head else item.head
    return Grounded(
        path=shown_path((*item.path, "head")),
        words=str(words),
        status="ambiguous" if len(places) > 1 else "not_found",
        score=None,
        field=field,
        spans=(),
        found=None,
        reason=reason,
        candidates=tuple(_candidate(field, texts, place) for place in places),
        total=len(places),
        line=at[0] if at is not None else None,
    )


def _candidate(field: str, texts: Mapping[str, str], place: Place) -> Candidate:
    context = texts[field][max(0, place.start - _AROUND) : place.end + _AROUND]
    return Candidate(field, place.spans, context, place.score)
