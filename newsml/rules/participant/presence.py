"""Rules about participants: whether the text speaks of them at all, and by what words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newsml.rules.paragraphs import Paragraphs
from newsml.rules.references import referred
from newsml.rules.rule import Hit, quote, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsml.rules.inspection import Inspection


@rule(
    "P004",
    "participant-never-mentioned",
    "info",
    title="A participant is neither mentioned nor referred to",
    message="no words mention {id}, and no statement, event or other participant refers to it: add its mentions, or "
    "remove it",
)
def participant_never_mentioned(inspection: Inspection) -> Iterator[Hit]:
    """Finds a participant without mentions that nothing in the article refers to, while others have mentions.

    Why: whoever counts who is in the news counts somebody who is not in the story. Such a participant is left over
    from an older version of the text, comes from the model that annotated it rather than from the text, or its mentions
    were lost on the way.

    Mend: add the mentions, refer to the participant where it belongs (as a place, a member, the literal sense of a
    name), or remove it. Articles in which nobody has mentions, as with plain subject lists, are not looked at.

    Rests on: exports that drop the relations and positions of entities, as users of annotation tools report them
    (doccano, Label Studio, INCEpTION); this model, in which inverses are looked up and never stored.
    """
    participants = inspection.article.participants
    silent = [(n, participant) for n, participant in enumerate(participants) if not participant.mentions]
    if not silent or len(silent) == len(participants):
        return
    known = referred(inspection.article)
    for n, participant in silent:
        if participant.id not in known:
            yield Hit(("participants", n), {"id": participant.id}, excerpt=participant.name or participant.id)


@rule(
    "P005",
    "known-by-pronouns-only",
    "info",
    title="A participant is linked to somebody whom the text never names",
    message="{id} is linked to {iri}, but all its mentions are pronouns: add the mention that says who it is, or check "
    "the link",
)
def known_by_pronouns_only(inspection: Inspection) -> Iterator[Hit]:
    """Finds a participant that is linked to an entry elsewhere, and that is mentioned by pronouns and nothing else.

    Why: a pronoun has to refer to something that the text introduces. Where no name and no description is annotated,
    either those mentions belong to another participant, or the link rests on a guess. Groups are left out: "we" often
    takes in people whom nobody names.

    Mend: annotate the words that introduce it, in the headline as well; move the pronouns to whom they refer to; or
    remove the link.

    Rests on: ACE 2005 and OntoNotes, in which a chain of pronouns is resolved to a name or a nominal; entity linking,
    which links names and never bare pronouns.
    """
    for n, participant in enumerate(inspection.article.participants):
        mentions = participant.mentions
        if not (mentions and participant.same_as) or participant.kind == "group":
            continue
        if all(mention.form == "pronoun" for mention in mentions):
            values = {"id": participant.id, "iri": participant.same_as[0]}
            yield Hit(("participants", n, "mentions", 0), values, mentions[0])


@rule(
    "P006",
    "literal-of-itself",
    "warning",
    title="The literal sense of a mention is what it refers to anyway",
    message="a mention of {id} gives {id} itself as its literal sense: name the other thing that the words name, or "
    "remove `literal`",
)
def literal_of_itself(inspection: Inspection) -> Iterator[Hit]:
    """Finds a mention whose `literal` is the participant that the mention belongs to.

    Why: `literal` says that words are used for something else than what they name, a capital for a government. Where
    both are the same, the mention is counted as figurative though it is not, or the figurative sense was lost: the
    mention of the government ended up with the city.

    Mend: remove `literal`; or move the mention to the participant that is meant, and keep the city as `literal`.

    Rests on: ACE 2005, where metonymy takes two different entities; this model, Mention.literal.
    """
    for n, participant in enumerate(inspection.article.participants):
        for k, mention in enumerate(participant.mentions):
            if mention.literal == participant.id:
                path = ("participants", n, "mentions", k, "literal")
                yield Hit(path, {"id": participant.id}, mention)


_ORDER: Final = ("headline", "standfirst", "body")


@rule(
    "P023",
    "pronoun-with-nothing-before",
    "info",
    title="A pronoun stands before anything that says whom it means",
    message="{words} is the first mention of {id}, and no name or description of it stands before it or in its "
    "paragraph: mark the words that introduce it, or move the pronoun to whom it means",
)
def pronoun_with_nothing_before(inspection: Inspection) -> Iterator[Hit]:
    """Finds a participant whose first mention is a pronoun, and that is named or described in a later paragraph only.

    Why: readers, and programs that resolve references, look back for what a pronoun means. Where nothing stands there,
    a mention was left out, or the pronoun was given to the wrong participant, typically to one that comes later.

    Mend: mark the words that introduce the participant, in the headline as well; or move the pronoun. A name that
    follows in the same paragraph is enough ("When she arrived, Anna Berg said ..."). Left out are pronouns inside
    quotation marks, where the speaker says "I" or "we", groups, and speakers, whom a source introduces.

    Rests on: OntoNotes and ACE 2005, where a pronoun is resolved to an antecedent; cataphora is the exception, which
    the same sentence resolves.
    """
    texts = inspection.texts
    speakers = {
        statement.speaker for statement in inspection.article.statements if statement.source is not None
    }
    paragraphs = {field: Paragraphs(inspection.article, field) for field in texts}
    for n, participant in enumerate(inspection.article.participants):
        mentions = [(k, one) for k, one in enumerate(participant.mentions) if one.field in texts]
        if participant.kind == "group" or participant.id in speakers or not mentions:
            continue
        k, first = min(mentions, key=lambda found: (_ORDER.index(found[1].field), found[1].start, found[0]))
        if first.form != "pronoun" or inspection.quotations(first.field).mark(first.start, first.end):
            continue
        if all(one.form == "pronoun" for _, one in mentions):
            continue  # a matter of who is linked, for the rule on those
        at = paragraphs[first.field]
        here = at.at(first.start)
        if not any(
            one.form != "pronoun" and one.field == first.field and at.at(one.start) == here
            for _, one in mentions
        ):
            values = {"words": quote(first.exact), "id": participant.id}
            yield Hit(("participants", n, "mentions", k), values, first)
