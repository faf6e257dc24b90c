"""Rules about what a set of annotations claims of itself: gold, reviewed, made on this day, by these rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newsml.rules.dates import certainly_before
from newsml.rules.rule import Hit, quote, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsml.rules.inspection import Inspection

_SURE: Final = 50
"""Percent of confidence below which an annotation is thought to be rather wrong than right."""


@rule(
    "V005",
    "gold-without-people",
    "warning",
    title="The annotations are gold, but no person is among the agents",
    message="status is gold, yet all agents are models or tools: add the person who decided, or write draft",
)
def gold_without_people(inspection: Inspection) -> Iterator[Hit]:
    """Finds a set of annotations whose status is gold and whose agents are models and tools only.

    Why: gold is what others are measured against. A model that is scored on the output of another one, or of itself, is
    praised for the same mistakes.

    Mend: name the people who decided where annotators differed, even if they annotated nothing themselves; or write
    draft, or reviewed. Without any agents nothing is said, and nothing reported.

    Rests on: Pustejovsky and Stubbs, Natural Language Annotation for Machine Learning (2012): gold is what people
    adjudicated.
    """
    provenance = inspection.article.provenance
    if provenance is None or provenance.status != "gold" or not provenance.agents:
        return
    if all(agent.kind != "human" for agent in provenance.agents):
        yield Hit(("provenance", "status"), excerpt=provenance.status)


@rule(
    "V006",
    "gold-in-doubt",
    "info",
    title="The annotations are gold, and one of them is thought to be wrong",
    message="status is gold, but {id} has a confidence of {confidence} percent: decide the matter, and set or remove "
    "its confidence",
)
def gold_in_doubt(inspection: Inspection) -> Iterator[Hit]:
    """Finds an annotation with a confidence below 50 percent in a set that is gold.

    Why: in a gold set the matter is decided. A confidence that was left over from the model which made the draft says
    that nobody looked; filters drop the annotation, and scores count it.

    Mend: settle it: remove the annotation, or remove its confidence or set it to what the people who decided think.

    Rests on: NewsML-G2 2.35, confidence, 0 to 100; Pustejovsky and Stubbs, Natural Language Annotation for Machine
    Learning (2012), adjudication.
    """
    article = inspection.article
    if article.provenance is None or article.provenance.status != "gold":
        return
    for noun in ("participants", "topics", "events", "statements"):
        for n, thing in enumerate(getattr(article, noun)):
            if thing.confidence is not None and thing.confidence < _SURE:
                values = {"id": thing.id, "confidence": thing.confidence}
                yield Hit((noun, n, "confidence"), values, excerpt=str(thing.confidence))


@rule(
    "V007",
    "annotated-before-written",
    "warning",
    title="The annotations are older than the article",
    message="the annotations are of {annotated}, but the article was written {written}: correct the date that is "
    "wrong, or annotate the text that is there",
)
def annotated_before_written(inspection: Inspection) -> Iterator[Hit]:
    """Finds annotations that were made before the article was created, or, where that is not known, before it was
    modified and published for the first time.

    Why: nobody can annotate a text that is not written. Either a date is wrong, or the annotations were made on another
    text and moved to this one, where a name that was added since is missing.

    Mend: correct the date or its zone; if the text is another one, carry the annotations over and set the date to that
    day.

    Rests on: XML Schema 1.1 part 2, section 3.3.7, for the order of dateTime values; PROV-CONSTRAINTS, constraint 37:
    what is used has been generated before.
    """
    article = inspection.article
    annotated = None if article.provenance is None else article.provenance.created
    if annotated is None:
        return
    stamps = (
        (article.created,) if article.created is not None else (article.first_published, article.modified)
    )
    written = [stamp for stamp in stamps if stamp is not None]
    if written and all(certainly_before(annotated, stamp) for stamp in written):
        values = {"annotated": annotated, "written": written[0]}
        yield Hit(("provenance", "created"), values, excerpt=annotated)


@rule(
    "V008",
    "guideline-without-version",
    "info",
    title="The guideline of the annotations has no version",
    message="the annotations follow {name}, and nothing says which version of it: add its version, or an IRI that "
    "stands for one",
)
def guideline_without_version(inspection: Inspection) -> Iterator[Hit]:
    """Finds a guideline with a name, but without version and IRI.

    Why: guidelines change while people annotate: whether quotation marks belong to a quotation, whether a pronoun is
    marked. Sets made under two versions are trained on as if they were one, and the difference looks like noise.

    Mend: write the version or the day of the guideline that the annotators had before them.

    Rests on: PARC 3.0, PolNeAR and other attribution corpora, whose guidelines contradict each other in what a
    quotation is; the MATTER cycle (Pustejovsky and Stubbs, 2012), in which guidelines are revised.
    """
    provenance = inspection.article.provenance
    guideline = None if provenance is None else provenance.guideline
    if guideline is not None and guideline.version is None and guideline.iri is None:
        yield Hit(("provenance", "guideline"), {"name": quote(guideline.name)}, excerpt=guideline.name)
