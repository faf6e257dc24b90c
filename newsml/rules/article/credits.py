"""Rules about credits and rights: who made the article, once each, and joined to the participant that they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from newsml.rules import dates
from newsml.rules.edits import Edit
from newsml.rules.folding import folded
from newsml.rules.names import Likeness
from newsml.rules.rule import Hit, quote, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsml.findings import Path
    from newsml.model.article import Article
    from newsml.model.credit import Party
    from newsml.rules.inspection import Inspection


def _without_second(inspection: Inspection, hit: Hit) -> Iterator[Edit]:
    """The second credit goes if the first one says the very same."""
    field, at = str(hit.path[0]), int(hit.path[1])
    credits = getattr(inspection.article, field)
    if credits[at] in credits[:at]:
        yield Edit(hit.path)


@rule(
    "A013",
    "credit-twice",
    "info",
    title="Somebody is credited twice for the same",
    message="{name} is listed twice among {field}: remove one, or say in the role what else it did",
    fix=_without_second,
)
def credit_twice(inspection: Inspection) -> Iterator[Hit]:
    """Finds a byline, creator, contributor or information source that stands twice in its list, with the same role.

    Why: readers see a name twice, royalties are counted twice. So look lists that two systems have written into, and a
    reader that took both the short and the full credit.

    Mend: remove one of them; where somebody did two things, give each its role.

    Rests on: NewsML-G2 2.35, creator and contributor, one element for each party and its roles; capitals and white
    space make no other person.
    """
    article = inspection.article
    lists: dict[str, list[tuple[str | None, str]]] = {"bylines": [(line, "") for line in article.bylines]}
    for field in ("creators", "contributors", "information_sources"):
        lists[field] = [
            (credit.name or (credit.code and credit.code.value), credit.role.value if credit.role else "")
            for credit in getattr(article, field)
        ]
    for field, credits in lists.items():
        seen: set[tuple[str, str]] = set()
        for n, (name, role) in enumerate(credits):
            key = (folded(name or ""), role)
            if name is not None and key in seen:
                yield Hit((field, n), {"name": quote(name), "field": field}, excerpt=name)
            seen.add(key)


@rule(
    "A014",
    "credit-not-joined",
    "info",
    title="A credit has the name of a participant, and is not joined to it",
    message="{name} is also the participant {id}: write its id as the credit's participant; if they are two, tell them "
    "apart in the name",
)
def credit_not_joined(inspection: Inspection) -> Iterator[Hit]:
    """Finds a creator, contributor, source, provider or rights holder named exactly like one participant.

    Why: a reporter who tells what she saw, or an observatory whose report the story is about, is one thing in two
    places. Who asks whether a source is credited, or whether a reporter quotes herself, finds nothing.

    Mend: give the credit the participant's id. Namesakes are told apart in their names.

    Rests on: this model, Party.participant, the participant that it is where the article speaks of it as well; names
    that two participants share are not compared.
    """
    article = inspection.article
    known: dict[str, str | None] = {}
    for participant in article.participants:
        if participant.name is not None and participant.kind in ("person", "organisation"):
            name = folded(participant.name)
            known[name] = None if name in known else participant.id
    for path, party in _parties(article) if known else ():
        id_ = known.get(folded(party.name)) if party.name is not None else None
        if id_ is not None and party.participant is None:
            yield Hit(path, {"name": quote(party.name), "id": id_}, excerpt=party.name)


@rule(
    "A015",
    "credit-unlike-participant",
    "info",
    title="A credit is joined to a participant of quite another name",
    message="{name} is said to be the participant {id}, whose names are {names}: correct the id, or add the name to "
    "its aliases",
)
def credit_unlike_participant(inspection: Inspection) -> Iterator[Hit]:
    """Finds a credit with a name that has nothing in common with the names of the participant that it is joined to.

    Why: so looks a wrong id. The article then says of a minister that he wrote the story about himself.

    Mend: join the credit to whom it is, or to nobody; if it is right, add the name as an alias. Alike are names that
    share three letters in a row or an ideograph, and abbreviations; other scripts are not compared.

    Rests on: this model, Party.participant; reports of names linked to the wrong entity in public annotation data.
    """
    article = inspection.article
    participants = {participant.id: participant for participant in article.participants}
    for path, party in _parties(article):
        participant = participants.get(party.participant or "")
        if party.name is None or participant is None or participant.name is None:
            continue
        names = [participant.name, *(alias.text for alias in participant.aliases)]
        names += [part.value for part in participant.name_parts]
        if not Likeness(names).admits(party.name):
            shown = quote(", ".join(names))
            values = {"name": quote(party.name), "id": participant.id, "names": shown}
            yield Hit((*path, "participant"), values, excerpt=participant.id)


# A year in the digits of any script, and what may follow: the end of a stretch of years in two or four digits, or none.
_YEAR: Final = re.compile(
    r"(?<!\d)(\d{4})(?:\s?[-\u2010-\u2014]\s?(\d{4}|\d\d)(?!\d)|[-\u2010-\u2014](?=\w))?(?!\d)"
)
_LONG_NOTICE: Final = 2000
_EARLIEST: Final = 1900
_SLIP: Final = 10
"""Years before 1900 or further in the future than this are those of another calendar."""


@rule(
    "A016",
    "copyright-out-of-time",
    "info",
    title="The copyright notice names a year that is not the article's",
    message="the notice says {year}, but the article is from {years}: correct the year",
)
def copyright_out_of_time(inspection: Inspection) -> Iterator[Hit]:
    """Finds a copyright notice whose latest year lies before the article was created, or after its last date.

    Why: the year is that of first publication, and the term of protection may be counted from it. A notice that comes
    from a template keeps last year's number, and one that a system puts in on delivery makes old stories new.

    Mend: write the year of first publication. Where the notice names several years, the latest counts; years of
    other calendars are not looked at, nor are stretches without an end.

    Rests on: the Universal Copyright Convention, article III: the symbol, the name of the proprietor and the year of
    first publication.
    """
    article = inspection.article
    notice = None if article.rights is None else article.rights.notice
    start = article.created or article.first_published
    if notice is None or start is None:
        return
    stamps = [stamp for stamp in (start, article.first_published, article.modified) if stamp is not None]
    days = [day for stamp in stamps for day in dates.days(stamp)]
    first, last = min(days).year, max(days).year
    year = _latest_year(notice[:_LONG_NOTICE])
    if year is not None and (year < first or last < year <= last + _SLIP):
        years = str(first) if first == last else f"{first} to {last}"
        yield Hit(("rights", "notice"), {"year": year, "years": years}, excerpt=notice)


def _latest_year(notice: str) -> int | None:
    """The latest year that a notice names; None where there is none, or a stretch of years has no end."""
    years: list[int] = []
    for found in _YEAR.finditer(notice):
        start, end = found[1], found[2]
        if end is None and found[0] != start:
            return None
        years.append(int(start))
        if end is not None:
            years.append(int(start[: 4 - len(end)] + end))
    return max((year for year in years if year >= _EARLIEST), default=None)


def _parties(article: Article) -> Iterator[tuple[Path, Party]]:
    """All who are credited, with their paths."""
    for field in ("creators", "contributors", "information_sources"):
        for n, credit in enumerate(getattr(article, field)):
            yield (field, n), credit
    if article.provider is not None:
        yield ("provider",), article.provider
    if article.rights is not None and article.rights.holder is not None:
        yield ("rights", "holder"), article.rights.holder
