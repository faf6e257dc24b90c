"""What is counted of articles and of the things in them, value by value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from newsml.tables.cells import shown
from newsml.tables.tally import Known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from newsml.model.anchor import Anchor
    from newsml.model.article import Article
    from newsml.tables.tally import Value
    from newsml.tables.view import View

Noun = Literal["article", "participant", "topic", "event", "statement", "mention"]


_NAME: Final = 100
"""How many characters of a name are shown beside its Wikidata id."""


@dataclass(frozen=True, slots=True)
class Distribution:
    """One distribution: what it is called, of which things, and the values of one of them."""

    name: str
    noun: Noun
    values: Callable[[View, Any], Iterable[Value]]


def _known(view: View, id_: str | None) -> Value:
    """A thing by its Wikidata id, so that it is one across articles and languages; else by its name."""
    if id_ is None:
        return None
    name, wikidata = view.name(id_), view.wikidata(id_)
    if wikidata is None:
        return name
    return Known(wikidata, f"{name[:_NAME]} ({wikidata})" if name is not None else wikidata)


def _cue(anchor: Anchor) -> str | None:
    """The words as one spelling."""
    words = anchor.exact
    return None if words is None else " ".join(words.casefold().split())


def _annotation_status(_: View, one: Article) -> tuple[str | None]:
    return (one.provenance.status if one.provenance is not None else None,)


DISTRIBUTIONS: Final[tuple[Distribution, ...]] = (
    Distribution("language", "article", lambda _, one: (one.language,)),
    Distribution(
        "month", "article", lambda view, _: (f"{view.date:%Y-%m}" if view.date is not None else None,)
    ),
    Distribution("item_class", "article", lambda _, one: (one.item_class,)),
    Distribution("version_kind", "article", lambda _, one: (one.version_kind,)),
    Distribution("publication_status", "article", lambda _, one: (one.publication_status,)),
    Distribution("genre", "article", lambda _, one: map(str, one.genres)),
    Distribution(
        "subject", "article", lambda _, one: (Known(code.value, str(code)) for code in one.subjects)
    ),
    Distribution("annotation_status", "article", _annotation_status),
    Distribution("participant_kind", "participant", lambda _, one: (one.kind,)),
    Distribution("participant_type", "participant", lambda _, one: (shown(one.type),)),
    Distribution("link_status", "participant", lambda _, one: (one.link_status,)),
    Distribution("mention_form", "mention", lambda _, one: (one.form,)),
    Distribution("mention_field", "mention", lambda _, one: (one.field,)),
    Distribution("mention_match", "mention", lambda _, one: (one.match,)),
    Distribution("event_type", "event", lambda _, one: (shown(one.type),)),
    Distribution("event_status", "event", lambda _, one: (one.status,)),
    Distribution("event_role", "event", lambda _, one: (str(part.role) for part in one.participations)),
    Distribution("event_relation", "event", lambda _, one: (relation.kind for relation in one.relations)),
    Distribution("statement_kind", "statement", lambda _, one: (one.kind,)),
    Distribution("speaker", "statement", lambda view, one: (_known(view, one.speaker),)),
    Distribution("speaker_absence", "statement", lambda _, one: (one.speaker_absence,)),
    Distribution("about", "statement", lambda view, one: (_known(view, id_) for id_ in one.about)),
    Distribution("cue", "statement", lambda _, one: map(_cue, one.cue)),
    Distribution("act", "statement", lambda _, one: (one.act,)),
    Distribution("modality", "statement", lambda _, one: (one.modality,)),
    Distribution("polarity", "statement", lambda _, one: (one.polarity,)),
    Distribution("factuality", "statement", lambda _, one: (said.value for said in one.factuality)),
    Distribution("medium", "statement", lambda _, one: (shown(one.medium),)),
)
"""All distributions, in the order in which they are shown."""
