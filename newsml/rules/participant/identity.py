"""Rules about participants: who they are elsewhere, and by which words the article names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsml.rules.authorities import identity
from newsml.rules.names import Likeness
from newsml.rules.rule import Hit, quote, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsml.model.participant import Participant
    from newsml.rules.inspection import Inspection


@rule(
    "P001",
    "shared-identity",
    "warning",
    title="Two participants are linked to the same thing",
    message="{this} and {other} are both linked to {iri}: make one participant of them, or correct the link of the one "
    "that is something else",
)
def shared_identity(inspection: Inspection) -> Iterator[Hit]:
    """Finds a participant that has an IRI in same_as which another participant of the article has as well; all forms of
    the address of a Wikidata item count as one.

    Why: both are then the same thing, so its mentions and statements are counted under two ids; or one of them is
    linked wrongly, as when a capital and the government that it stands for share the IRI of the city.

    Mend: merge the two, or give each the IRI of what it is; a name used for something else is a mention with `literal`.

    Rests on: OWL 2, owl:sameAs, which is transitive: whoever reads the article as linked data merges the two.
    """
    first: dict[str, Participant] = {}
    for n, participant in enumerate(inspection.article.participants):
        keys = [identity(iri) for iri in participant.same_as]
        shared = [k for k, key in enumerate(keys) if key in first]
        values = {"this": participant.id, "other": first[keys[shared[0]]].id} if shared else {}
        for key in keys:
            first.setdefault(key, participant)
        if shared:
            k = shared[0]
            iri = participant.same_as[k]
            values["iri"] = iri
            yield Hit(("participants", n, "same_as", k), values, excerpt=iri)


@rule(
    "P002",
    "link-status-contradicted",
    "warning",
    title="The link status says otherwise than the links",
    message="{id} is said to be {status}, but same_as {has}: {mend}",
)
def link_status_contradicted(inspection: Inspection) -> Iterator[Hit]:
    """Finds a participant that is linked without an IRI in same_as, or has one and is no_entry or not_linked.

    Why: work lists are made from the status. A participant that claims to be linked is never looked at again; one that
    is linked and says no_entry is searched for in vain, or its link is dropped.

    Mend: add the IRI, or set the status to what holds; without a status, same_as speaks for itself.

    Rests on: this model, Participant.link_status; entity linking tells "no entry exists" (NIL) from "not looked up".
    """
    for n, participant in enumerate(inspection.article.participants):
        status = participant.link_status
        if status == "linked" and not participant.same_as:
            has, mend = "is empty", "add the IRI, or set link_status to not_linked or no_entry"
            yield Hit(("participants", n, "link_status"), _said(participant, has, mend), excerpt=status)
        elif status in ("no_entry", "not_linked") and participant.same_as:
            has, mend = f"holds {participant.same_as[0]}", "set link_status to linked, or remove the IRI"
            yield Hit(("participants", n, "link_status"), _said(participant, has, mend), excerpt=status)


def _said(participant: Participant, has: str, mend: str) -> dict[str, object]:
    return {"id": participant.id, "status": participant.link_status, "has": has, "mend": mend}


@rule(
    "P003",
    "mention-unlike-name",
    "info",
    title="A mention by name shares nothing with any name of the participant",
    message="{words} names {id}, whose names are {names}: check whom it refers to; if it is right, add it to the "
    "aliases, or say in `literal` what it names when it stands for something else",
)
def mention_unlike_name(inspection: Inspection) -> Iterator[Hit]:
    """Finds a mention of form name whose words have nothing in common with any name of the participant.

    Why: so looks a wrong link, and so does a name used for something else that nobody marked as such: a capital for a
    government. Alike are words that share three letters in a row, a short word or an ideograph, and
    abbreviations; names in other scripts are not compared, nor are mentions with `literal`.

    Mend: move the mention to whom it refers to, or add the words to the aliases, or set `literal`.

    Rests on: reports of mentions linked to the wrong entity in public annotation data; ACE 2005, which annotates
    metonymic mentions with both their senses.
    """
    for n, participant in enumerate(inspection.article.participants):
        named = [(k, m) for k, m in enumerate(participant.mentions) if m.form == "name" and m.literal is None]
        names = [alias.text for alias in participant.aliases]
        names += [part.value for part in participant.name_parts]
        names = [participant.name, *names] if participant.name is not None else names
        if not (named and names):
            continue
        likeness, shown = Likeness(names), quote(", ".join(names))
        for k, mention in named:
            words = [span.exact for span in mention.spans if span.exact is not None]
            if words and not likeness.admits(" ".join(words)):
                values = {"words": quote(" … ".join(words)), "id": participant.id, "names": shown}
                yield Hit(("participants", n, "mentions", k), values, mention)
