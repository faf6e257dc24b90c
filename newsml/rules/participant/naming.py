"""Rules about what participants are called: names that belong together, once each, and nothing but names."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from newsml.rules.edits import Edit
from newsml.rules.names import Likeness
from newsml.rules.rule import Hit, quote, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsml.model.participant import Participant
    from newsml.rules.inspection import Inspection

# The commas of Latin, Arabic, CJK (ideographic and full width), Armenian and Ethiopic.
_COMMA: Final = re.compile("[,\u060c\u3001\uff0c\u055d\u1363]")
_LONGEST_NAME: Final = 200  # so that many roles cost no more than a bounded look at the name


def _plain(text: str) -> str:
    """A name as readers tell it from others: composed, white space as one space."""
    return " ".join(unicodedata.normalize("NFC", text).split())


@rule(
    "P017",
    "names-share-nothing",
    "info",
    title="Two names of one person have nothing in common",
    message="{alias} is given as another name of {id}, {name}, and shares nothing with it: check that both are one "
    "person; if so, write it among the name parts as a nickname, or say of which language it is",
)
def names_share_nothing(inspection: Inspection) -> Iterator[Hit]:
    """Finds a person with an alias that has nothing in common with the name or its parts.

    Why: so look two people who were made one, by a wrong link or a wrong pronoun: everything that the one says is
    ascribed to the other. Alike are names that share three letters in a row, a short word or an ideograph, and
    abbreviations; names in different scripts are not compared, nor are those of another language than the article's.

    Mend: make two participants of it. A stage name, a pen name or a nickname belongs into name_parts, as `nickname`; it
    is then no doubt any more.

    Rests on: public entity-linked data in which a politician is joined to an item of quite another name; ISO 27729
    (ISNI), which keeps apart the public identities of a person.
    """
    language = str(inspection.article.language or "").partition("-")[0]
    for n, participant in enumerate(inspection.article.participants):
        if participant.kind != "person" or participant.name is None or not participant.aliases:
            continue
        likeness = Likeness([participant.name, *(part.value for part in participant.name_parts)])
        for k, alias in enumerate(participant.aliases):
            if alias.language is not None and alias.language.partition("-")[0] != language:
                continue
            if not likeness.admits(alias.text):
                values = {"alias": quote(alias.text), "id": participant.id, "name": quote(participant.name)}
                yield Hit(("participants", n, "aliases", k), values, excerpt=alias.text)


@rule(
    "P018",
    "same-name-twice",
    "info",
    title="Two participants of one kind have the same name",
    message="{id} and {other} are both called {name}: make one participant of them, or tell them apart by a link, by "
    "what they are part of, or in the name",
)
def same_name_twice(inspection: Inspection) -> Iterator[Hit]:
    """Finds a person, organisation or place that has the name of another one of the article.

    Why: one of them was annotated twice, mostly by a model that went through the text in pieces. The statements of a
    speaker are then found in part only, whichever of the two one asks for.

    Mend: merge them. Father and son, or two towns of one name, are told apart by their links, by part_of, or
    by what is written behind the name; groups are often nameless and are not compared.

    Rests on: coreference, as ACE 2005 defines it: one entity for all its mentions in a document; authority files, which
    add dates or places to names that are the same.
    """
    first: dict[tuple[str, str], Participant] = {}
    for n, participant in enumerate(inspection.article.participants):
        if participant.name is None or participant.kind == "group":
            continue
        other = first.setdefault((participant.kind, _plain(participant.name).casefold()), participant)
        if other is not participant and not _told_apart(participant, other):
            values = {"id": participant.id, "other": other.id, "name": quote(participant.name)}
            yield Hit(("participants", n, "name"), values, excerpt=participant.name)


def _told_apart(participant: Participant, other: Participant) -> bool:
    """Whether links or wholes say that the two are not one; a link in common is reported by another rule."""
    if participant.same_as and other.same_as:
        return True
    return bool(participant.part_of and other.part_of) and set(participant.part_of).isdisjoint(other.part_of)


def _without_alias(_: Inspection, hit: Hit) -> Iterator[Edit]:
    """The name stays where it stands already; the alias that repeats it goes."""
    yield Edit(hit.path)


@rule(
    "P019",
    "alias-repeats-name",
    "info",
    title="An alias says nothing that is not said already",
    message="{alias} is a name of {id} already: remove this alias, or say of which language it is",
    fix=_without_alias,
)
def alias_repeats_name(inspection: Inspection) -> Iterator[Hit]:
    """Finds an alias without a language that is the participant's name, or another alias of it.

    Why: lists of names are shown to readers and fed to search; what stands in them twice is noise, and where the two
    differ in white space or in how accents are encoded only, one of them is never found.

    Mend: remove it. With a language it says something new, and stays: that of the name.

    Rests on: Unicode Standard Annex 15, canonical equivalence; this model, in which the name has no language of its own
    and aliases are a set.
    """
    for n, participant in enumerate(inspection.article.participants):
        if not participant.aliases:
            continue
        known = {_plain(alias.text) for alias in participant.aliases if alias.language is not None}
        if participant.name is not None:
            known.add(_plain(participant.name))
        for k, alias in enumerate(participant.aliases):
            text = _plain(alias.text)
            if alias.language is None and text in known:
                values = {"alias": quote(alias.text), "id": participant.id}
                yield Hit(("participants", n, "aliases", k), values, excerpt=alias.text)
            known.add(text)


def _name_alone(_: Inspection, hit: Hit) -> Iterator[Edit]:
    """The name without the role behind it; a role before a comma may be a family name, as in "King, Anna"."""
    name, only = (part.strip() for part in (str(hit.excerpt), str(hit.values["alone"])))
    if name.startswith(only):
        yield Edit(hit.path, only)


@rule(
    "P020",
    "name-holds-role",
    "info",
    title="The name of a person holds a role that it has",
    message="{name} holds the role {title}, which {id} has anyway: leave the name only, as in {only}",
    fix=_name_alone,
)
def name_holds_role(inspection: Inspection) -> Iterator[Hit]:
    """Finds a person whose name has a role of this person before or behind a comma.

    Why: such a name matches that of nobody else's data, sorts under "president", and stays when the office is
    left. A role has dates, and says of what it is held; a name says neither.

    Mend: write the name alone; the role stands in `roles`. Titles that are part of a name (Pope, Sheikh, Saint) have no
    comma and are not reported.

    Rests on: IPTC's own example of ninjs 3.0, with "WADA's President, Witold Bańka" for a name; schema.org, jobTitle
    and honorificPrefix, which stand beside the name.
    """
    for n, participant in enumerate(inspection.article.participants):
        name = participant.name
        if participant.kind != "person" or name is None or len(name) > _LONGEST_NAME:
            continue
        parts = [part.strip() for part in _COMMA.split(name)]
        for role in participant.roles if len(parts) == 2 else ():
            title = role.title.casefold()
            held = [title in part.casefold() for part in parts]
            if held.count(True) == 1 and all(parts):
                only = parts[held.index(False)]
                values = {"name": quote(name), "title": quote(role.title), "id": participant.id}
                values |= {"only": quote(only), "alone": only}
                yield Hit(("participants", n, "name"), values, excerpt=name)
                break
