"""Rules about the kinds of participants: what their types make of them, and groups with members."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newsml.rules.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsml.model.code import Code
    from newsml.rules.inspection import Inspection

_PEOPLE: Final = frozenset({"person", "group"})
_BODIES: Final = frozenset({"organisation", "group"})
# A country or a city acts as well: as a place, as its government, as its people.
_PLACES: Final = frozenset({"place", "organisation", "group"})
_KINDS: Final = {
    **dict.fromkeys(
        ("person", "politician", "official", "athlete", "journalist", "judge", "lawyer", "scientist"), _PEOPLE
    ),
    **dict.fromkeys(
        ("organisation", "organization", "government", "company", "ministry", "military"), _BODIES
    ),
    **dict.fromkeys(("political party", "coalition", "corporation", "governmentorganization"), _BODIES),
    **dict.fromkeys(
        ("country", "city", "town", "village", "continent", "region", "river", "island"), _PLACES
    ),
    **dict.fromkeys(("place", "geoarea", "poi", "street", "mountain", "facility"), _PLACES),
}
"""The kinds that a type leaves open: our words, IPTC's concept natures, and classes of schema.org."""
_ALIASES: Final = ("cpnat:", "cpnature:")
_IRIS: Final = (
    "http://cv.iptc.org/newscodes/cpnature/",
    "https://schema.org/",
    "http://schema.org/",
)
_HUMAN: Final = "http://www.wikidata.org/entity/Q5"


def _kinds(code: Code) -> frozenset[str] | None:
    """The kinds that a type leaves open; None where it is not known."""
    if code.literal is not None:
        return _KINDS.get(code.literal.casefold())
    starts = _ALIASES if code.qcode is not None else _IRIS
    for start in starts:
        if code.value.startswith(start):
            return _KINDS.get(code.value.removeprefix(start).casefold())
    return _PEOPLE if code.value == _HUMAN else None


@rule(
    "P021",
    "kind-contradicts-type",
    "warning",
    title="The type of a participant is none of its kind",
    message="{id} is a {kind}, but its type is {type}: correct one of the two",
)
def kind_contradicts_type(inspection: Inspection) -> Iterator[Hit]:
    """Finds a participant whose type cannot be one of its kind: a person that is a city, a place that is a government.

    Why: the name was linked to a namesake, or a place and those who govern it were made one. Formats write the kind or
    the type, not both, so that the same participant is a place in one export and an organisation in the other.

    Mend: correct the kind or the type. A government is an organisation; words that name its capital are mentions of
    it with the city as `literal`. Known are the types of this model's guide in English, the concept natures of IPTC,
    classes of schema.org and Wikidata's human; others are not judged.

    Rests on: IPTC NewsCodes, cpnature; schema.org, Person, Organization and Place; ACE 2005, which keeps the place, the
    government and the people of a country apart; a politician whose item in public data is a dietary supplement.
    """
    for n, participant in enumerate(inspection.article.participants):
        kinds = _kinds(participant.type) if participant.type is not None else None
        if participant.type is not None and kinds is not None and participant.kind not in kinds:
            values = {"id": participant.id, "kind": participant.kind, "type": participant.type.value}
            yield Hit(("participants", n, "type"), values, excerpt=participant.type.value)


@rule(
    "P022",
    "all-members-but-none",
    "warning",
    title="All members of a group are said to be there, and there is none",
    message="{id} is said to have all its members among the participants, but none is part of it: write them, or set "
    "members_complete to false",
)
def all_members_but_none(inspection: Inspection) -> Iterator[Hit]:
    """Finds a participant with members_complete whom no other participant is part of.

    Why: a reader takes the group for empty: "the four ministers" are nobody. Either the members were never annotated,
    or their part_of was lost.

    Mend: let the members be part_of it; or write false where they are not named, and leave members_complete out where
    the question does not arise.

    Rests on: this model, Participant.members_complete, for coalitions whose members the article does not name; members
    are looked up from part_of.
    """
    participants = inspection.article.participants
    claims = [(n, one) for n, one in enumerate(participants) if one.members_complete]
    wholes = {whole for one in participants for whole in one.part_of} if claims else set()
    for n, participant in claims:
        if participant.id not in wholes:
            path = ("participants", n, "members_complete")
            yield Hit(path, {"id": participant.id}, excerpt=participant.name or participant.id)
