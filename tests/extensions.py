"""The table of the extension namespace in `docs/newsml-g2.md`: see tests/mapping.py.

What a name says is said here; where it stands is told from what newsml writes, or said here as well where no sample
has it.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from newsml.formats.newsml_g2.item import write_item
from newsml.formats.newsml_g2.names import NA
from newsml.formats.newsml_g2.source import short
from newsml.formats.newsml_g2.versions import NEWEST, OLDEST
from newsml.testing import samples


class Says(NamedTuple):
    """What an element or attribute says, and where it stands as far as no sample shows it."""

    what: str
    where: tuple[str, ...] = ()


ITEM = {
    "@na:version": Says(
        "newsml wrote the item, in this version of the mapping: codes are as they stand, the body keeps each character"
    ),
    "@na:referenceDate": Says("the day that words like Monday are read against"),
    "@na:absent": Says(
        "`true`: a mandatory element that stands for no value; in documents of others, any element that does",
        ("provider", "versionCreated", "sent"),
    ),
    "@na:value": Says(
        "the exact date, where the element can hold only one near it; it counts while the element is as newsml "
        "wrote it. Of `related`, the factuality of a statement"
    ),
    "na:provenance": Says(
        "when, in what state and under which licence the annotations were made: `created`, `status`, `licence`"
    ),
    "na:agent": Says("who annotated: `id`, `kind`, `name`, `version`, `iri`"),
    "na:guideline": Says("by which rules: `name`, `version`, `iri`"),
    "na:label": Says("a label of another scheme: `scheme`, `value`, `confidence`, `by`"),
    "na:suppression": Says(
        "a finding of the rules that somebody accepts: `rule`, `reason`, `about`, `path`, `by`"
    ),
    "na:identifier": Says("an identifier with names: `qcode`, `uri` or `literal`"),
    "na:relation": Says("what a link is, where `rel` and `reluri` cannot say it"),
    "na:role": Says("a role, where `role` and `roleuri` cannot say it"),
    "na:name": Says("a name of such a code: `text`, `xml:lang`"),
    "@na:of": Says("`code`: the name is that of the code, not of the party"),
    "@na:participant": Says(
        "the participant that a party with a code is; in documents of others, empty where it is none of them"
    ),
    "@na:place": Says("the participant that the dateline's place is"),
    "@na:date": Says("the date that the dateline gives"),
}
TEXTS = {
    "@na:digest": Says(
        "the SHA-256 of the text: offsets count while it is right. In documents of others it is put on a text once an "
        "annotation has offsets in it, also on `inlineData`"
    ),
    "@na:layout": Says(
        "`lines`: each line is a paragraph; `blocks`: the elements of the body are the article's blocks"
    ),
    "@na:level": Says("the level of a block that no element shows"),
    "@na:ordered": Says(
        "whether a block is of an ordered list, where no element shows it, or that a list does not say (`unstated`)"
    ),
    "@na:part": Says("a mark that is cut in pieces: those with the same number are one"),
    "@na:href": Says("the target of a mark that is no link"),
    "na:block": Says("a block of a body that is withheld: `kind`, `start`, `end`, `level`, `ordered`"),
    "na:mark": Says("a mark that the body's elements cannot show: `kind`, `start`, `end`, `href`"),
    "@na:length": Says("how long the text is that is withheld, in code points"),
    "@na:sha256": Says("the digest of the text that is withheld"),
    "@na:alternative": Says("`true`: the headline is an alternative one, though it has no role"),
}
ANCHORS = {
    "@na:spans": Says("starts and ends in code points: `0 3 5 9` is 0 to 3 and 5 to 9"),
    "@na:field": Says("`headline` or `standfirst`; the body where nothing is said"),
    "@na:match": Says("how the words were found"),
    "@na:form": Says(
        "a mention's form. Of `altId`, whether it is an `iri` or a `qcode`, no literal", ("altId",)
    ),
    "@na:head": Says("start and end of a mention's head"),
    "@na:literal": Says("what the words literally name"),
    "@na:status": Says("an event's status; of an inlineRef, the status that these words give it"),
    "@na:anchor": Says("the id of the inlineRef with the words that say this"),
}
THINGS = {
    "@na:kind": Says("`group`: a participant, not a topic"),
    "@na:by": Says(
        "the agents, where there are several (`creator` takes one)", ("subject", "contentMetaExtProperty")
    ),
    "@na:linkStatus": Says("whether the participant was looked for in a knowledge base"),
    "@na:membersComplete": Says("whether all members of a group are listed"),
    "@na:latitude": Says("a latitude without a longitude", ("geoAreaDetails",)),
    "@na:longitude": Says("a longitude without a latitude", ("geoAreaDetails",)),
    "@na:from": Says("since when a role is held, where that is no day (`validfrom`)"),
    "@na:to": Says("until when a role is held, where that is no day (`validto`)"),
    "@na:is": Says("`code`: the same as this code, which is the topic's own"),
    "@na:confidence": Says("a confidence, where the element has none of its own"),
    "@na:relevance": Says("a relevance, where the element has none of its own"),
    "@na:inferred": Says("no words say it"),
    "@na:polarity": Says("whether it is denied"),
    "@na:modality": Says("whether it is asserted, possible, wanted and so on"),
    "@na:ordinal": Says("which of its series an event is"),
    "na:when": Says("the time in EDTF: `value`, `basis`, `previous`, `anchor`"),
    "@na:offset": Says("how long before or after an event is"),
    "@na:expected": Says("whether somebody is only expected to take part"),
    "@na:accordingTo": Says("who says that somebody takes part"),
    "@na:online": Says("where an event is online, beside its place"),
    "@na:act": Says("the speech act of a statement"),
    "@na:speakerAbsence": Says("why a statement has no speaker"),
    "@na:language": Says("the language that somebody spoke"),
    "@na:translatedFrom": Says("the language that words were translated from"),
}
OTHERS = {
    "@na:id": Says(
        "the id of the thing that the element names; written when a thing whose id comes from its name gets another "
        "name, read on every element that names one",
        ("subject",),
    ),
    "na:without": Says(
        "`things`: ids of things that elements name but the article does not have; written when one is removed whose "
        "elements say more than its name",
        ("contentMeta",),
    ),
    "@na:as": Says(
        "`qcode`: the QCode stays one, though a catalog could resolve it. `code`: the element is a code, or a party, "
        "and nothing that the article speaks of",
        ("every element with a code",),
    ),
}
OLDER = {
    "na:statement": Says("a statement before 2.17"),
    "na:expires": Says("`expires` before 2.17"),
    "na:firstPublished": Says("the first publication before 2.24"),
    "na:digitalSourceType": Says("`digitalSourceType` before 2.33"),
}
GROUPS = {
    "The item and its metadata": ITEM,
    "Texts": TEXTS,
    "Words": ANCHORS,
    "Participants, topics, events and statements": THINGS,
    "In documents of others only": OTHERS,
    "In older versions only": OLDER,
}


def extensions() -> str:
    """The table of names, group by group."""
    out = []
    for title, names in GROUPS.items():
        out += [f"\n**{title}**\n", "| name | stands in | says |\n|---|---|---|"]
        for name, says in names.items():
            where = (*sorted(shown()[name]), *says.where)
            listed = ", ".join(place if " " in place else f"`{place}`" for place in dict.fromkeys(where))
            out.append(f"| `{name}` | {listed} | {says.what} |")
    return "\n".join(out) + "\n\n"


@cache
def shown() -> dict[str, set[str]]:
    """The elements that each name stands on, or in, in the samples that leave no field out."""
    out: dict[str, set[str]] = defaultdict(set)
    for sample in samples():
        for article in (sample, sample.strip()):
            for minor in (OLDEST, NEWEST):
                for node in write_item(article, minor=minor).iter("*"):
                    tag, above = short(str(node.tag)), node.getparent()
                    if str(node.tag).startswith(f"{{{NA}}}") and above is not None:
                        out[tag].add(_place(short(str(above.tag))))
                    for name in map(str, node.attrib):
                        if name.startswith(f"{{{NA}}}"):
                            out[f"@{short(name)}"].add(_place(tag))
    return out


def _place(tag: str) -> str:
    return "elements of the body" if tag.startswith("xhtml:") else tag
