"""Rules about where participants lie: countries, coordinates, and what they are part of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsml.rules.countries import IN_PLACE_OF, MEANT, is_country
from newsml.rules.edits import Edit
from newsml.rules.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsml.rules.inspection import Inspection


def _iso_code(_: Inspection, hit: Hit) -> Iterator[Edit]:
    """The code of the country for the European Union's own code of it; what else is written can mean several."""
    code = IN_PLACE_OF.get(str(hit.values["code"]))
    if code is not None:
        yield Edit(hit.path, code)


@rule(
    "P011",
    "unknown-country",
    "warning",
    title="A country code is none of ISO 3166-1",
    message="{code} is the code of no country{hint}: write the two letters of ISO 3166-1",
    fix=_iso_code,
)
def unknown_country(inspection: Inspection) -> Iterator[Hit]:
    """Finds a place whose country is not, and never was, a code of ISO 3166-1.

    Why: filters by country miss the place, and maps show it nowhere. UK in place of GB, EL in place of GR, and the code
    of a language in place of that of a country are the usual ones.

    Mend: write the code of the country. Codes of countries that are no more are accepted, as older stories
    speak of them; so is XK, which is used for Kosovo though it is not assigned.

    Rests on: ISO 3166-1 for the codes assigned, ISO 3166-3 for those withdrawn; the Interinstitutional Style Guide of
    the European Union, 7.1, for EL, UK and XK.
    """
    for n, participant in enumerate(inspection.article.participants):
        code = participant.place.country if participant.place is not None else None
        if code is not None and not is_country(code):
            hint = f" (did you mean {MEANT[code]}?)" if code in MEANT else ""
            path = ("participants", n, "place", "country")
            yield Hit(path, {"code": code, "hint": hint}, excerpt=code)


@rule(
    "P012",
    "half-a-position",
    "warning",
    title="A place has a latitude without a longitude, or the other way round",
    message="{id} has a {given} ({value}) but no {wanted}: add it, or remove both",
)
def half_a_position(inspection: Inspection) -> Iterator[Hit]:
    """Finds a place that has only one of latitude and longitude.

    Why: half a position is a line round the globe. Readers take the missing half for 0, which puts the place into the
    Gulf of Guinea or the Sahara, or they drop the other half.

    Mend: add the missing one; remove both where the position is not known.

    Rests on: ISO 6709, and RFC 5870, section 3.3 (geo URIs): a point has both; NewsML-G2, position, which
    requires latitude and longitude.
    """
    for n, participant in enumerate(inspection.article.participants):
        place = participant.place
        if place is None or (place.latitude is None) == (place.longitude is None):
            continue
        given, wanted = ("latitude", "longitude") if place.longitude is None else ("longitude", "latitude")
        value = place.latitude or place.longitude
        values = {"id": participant.id, "given": given, "value": value, "wanted": wanted}
        yield Hit(("participants", n, "place", given), values, excerpt=value)


@rule(
    "P013",
    "part-of-a-person",
    "warning",
    title="A participant is said to be part of a person",
    message="{id} is part of {whole}, which is a person: name the organisation, group or place that is meant, or give "
    "{id} a role `of` {whole}",
)
def part_of_a_person(inspection: Inspection) -> Iterator[Hit]:
    """Finds a participant whose part_of names a participant of kind person.

    Why: part_of is membership and place. Staff, family and followers of somebody are counted as a piece of that person,
    and a search for the members of organisations finds none of them.

    Mend: make a group (the family, the office) and let both be part of it; or write a role, such as "spokesperson" `of`
    the person.

    Rests on: this model, Participant.part_of, the places, organisations or groups that it is a part or member of;
    schema.org, memberOf, whose range is Organization.
    """
    people = {one.id for one in inspection.article.participants if one.kind == "person"}
    for n, participant in enumerate(inspection.article.participants):
        for k, whole in enumerate(participant.part_of):
            if whole in people:
                yield Hit(
                    ("participants", n, "part_of", k), {"id": participant.id, "whole": whole}, excerpt=whole
                )
