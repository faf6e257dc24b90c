"""Annotations in another unit: the same places of the text, said in other numbers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from newsml.errors import NewsmlError
from newsml.offsets.annotation import Annotations
from newsml.offsets.counting import Counting
from newsml.offsets.diagnosing import Diagnosis, Unmatched, diagnose, tried_on, unmatched
from newsml.offsets.seen import Sights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsml.offsets.annotation import Annotation, Span
    from newsml.offsets.seen import Ruler


class NotConverted(NewsmlError):
    """Some annotations match their words in no way, or have no number in the unit that is asked for.

    Attributes:
        unmatched: those annotations.
    """

    def __init__(self, message: str, unmatched: Sequence[Unmatched] = (), **where: str | None) -> None:
        super().__init__(message, source=where.get("source"))
        self.unmatched = tuple(unmatched)


@dataclass(frozen=True, slots=True)
class Conversion:
    """Annotations in another unit."""

    source: Counting
    """What they counted."""
    target: Counting
    """What they count now."""
    annotations: tuple[Annotation, ...]
    """The annotations with their new numbers."""
    data: bytes | None
    """Their file with nothing but the numbers changed; None where they come from no file."""
    kept: tuple[Unmatched, ...]
    """Those whose numbers were left as they are."""
    diagnosis: Diagnosis | None
    """How it was found out what they counted; None where that was given."""


def convert(
    annotations: Sequence[Annotation],
    text: str,
    to: str | Counting = "code points",
    *,
    from_: str | Counting | None = None,
    keep_unmatched: bool = False,
) -> Conversion:
    """Says the places of annotations in another unit.

    Args:
        annotations: as `newsml.offsets.read` gives them, or made by hand.
        text: what they are about; see `diagnose`.
        to: the unit ("code points", "utf-16", "utf-8"), or a way to count as `str(counting)` names it. A unit alone
            means from 0, ends exclusive, the text as it is; of annotations in lines, lines and columns from 0.
        from_: what they count; found out by `diagnose` if None.
        keep_unmatched: leave the numbers of annotations as they are whose words do not match, instead of refusing.

    Raises:
        NotConverted: some annotations do not match their words, or have no number in that unit, as inside a CRLF that
            counts as one.
        NewsmlError: `to` or `from_` names no way to count.
    """
    target = Counting.parse(to) if isinstance(to, str) else to
    source = Counting.parse(from_) if isinstance(from_, str) else from_
    name = annotations.source.name if isinstance(annotations, Annotations) else None
    diagnosis = None
    if source is None:
        diagnosis = diagnose(annotations, text)
        source = _best(diagnosis, name)
    source, target = _of_one_kind(source, target, annotations, name)
    sights = Sights(text)
    if diagnosis is not None:
        missed = diagnosis.unmatched
    else:
        missed = unmatched(annotations, sights, tried_on(annotations, sights, [source]))
    kept = {item.index: item for item in missed}
    converted = _converted(annotations, sights, source, target, kept)
    if kept and not keep_unmatched:
        message = (
            f"{len(kept)} of {len(annotations)} annotations do not match as {source}, or not as {target}"
        )
        raise NotConverted(
            f"{message}: nothing is converted", [kept[index] for index in sorted(kept)], source=name
        )
    data = None
    if isinstance(annotations, Annotations):
        pairs = zip(annotations, converted, strict=True)
        spans = (pair for old, new in pairs for pair in zip(old.spans, new.spans, strict=True))
        data = annotations.with_numbers(spans)
    still = tuple(kept[index] for index in sorted(kept))
    return Conversion(source, target, tuple(converted), data, still, diagnosis)


def _best(diagnosis: Diagnosis, name: str | None) -> Counting:
    if diagnosis.best is not None:
        return diagnosis.best.counting
    if not diagnosis.worded:
        raise NotConverted("the annotations carry no words, so say what they count", source=name)
    raise NotConverted("the annotations match their words in no way", diagnosis.unmatched, source=name)


def _of_one_kind(
    source: Counting, target: Counting, annotations: Sequence[Annotation], name: str | None
) -> tuple[Counting, Counting]:
    """Where places are given in lines, a unit alone is one of columns, and lines and columns count from 0."""
    spans = [span for annotation in annotations for span in annotation.spans]
    if source.lines is None and spans and all(span.columns_only for span in spans):
        source = replace(source, lines=0)
    if source.lines is None and target.lines is not None:
        raise NewsmlError(f"these annotations have no lines: they cannot be said in {target}", source=name)
    if source.lines is not None and target.lines is None:
        target = replace(target, lines=0)
    return source, target


def _converted(
    annotations: Sequence[Annotation],
    sights: Sights,
    source: Counting,
    target: Counting,
    kept: dict[int, Unmatched],
) -> list[Annotation]:
    """The annotations in another unit; those that have no number in it join the ones to be kept."""
    reading, writing = sights.ruler(source), sights.ruler(target)
    out = []
    for index, annotation in enumerate(annotations):
        if index in kept:
            out.append(annotation)
            continue
        spans = [_said(span, reading, writing) for span in annotation.spans]
        new = tuple(span for span in spans if span is not None)
        if len(new) < len(spans):
            kept[index] = Unmatched(index, annotation.line, annotation.words, None, None, None)
            out.append(annotation)
        else:
            out.append(replace(annotation, spans=new))
    return out


def _said(span: Span, reading: Ruler, writing: Ruler) -> Span | None:
    place = reading.original(span)
    lines = None
    if reading.counting.lines is not None and span.lines is not None:
        lines = (span.lines[0] - reading.counting.lines, span.lines[1] - reading.counting.lines)
    return None if place is None else writing.numbers(place, span, lines)
