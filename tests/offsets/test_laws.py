"""The laws: the right way to count is found, and converting gives the right numbers and can be undone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsml.errors import NewsmlError
from newsml.formats._kit.offsets import UNITS, Unit
from newsml.offsets import Annotation, Counting, Score, convert, diagnose, read
from tests.offsets.writing import EXACT, Case, as_spans, brat, cases, numbers, words

pytestmark = pytest.mark.law

Writer = Callable[[Case], bytes]


@given(cases(), st.sampled_from(EXACT))
def test_files_are_read_as_they_were_written(case: Case, write: Writer) -> None:
    annotations = read(write(case))
    assert [annotation.words for annotation in annotations] == [words(case, place) for place in case.places]
    for annotation, place in zip(annotations, case.places, strict=True):
        (span,) = annotation.spans
        given_ = numbers(case, place)
        assert (span.start, span.end) == (
            given_.get("start", given_.get("start_col")),
            given_.get("end", given_.get("end_col")),
        )
        assert span.lines == (
            (given_["start_line"], given_["end_line"]) if case.counting.lines is not None else None
        )


@given(cases(), st.sampled_from(EXACT))
def test_the_chosen_counting_makes_every_slice_match(case: Case, write: Writer) -> None:
    diagnosis = diagnose(read(write(case)), case.text)
    assert diagnosis.all_match
    assert diagnosis.best is not None
    assert diagnosis.best.exact == len(case.places)
    assert case.counting in {diagnosis.best.counting, *diagnosis.same, *diagnosis.rivals}
    assert diagnosis.best.counting.oddity <= case.counting.oddity


def _times(score: Score, count: int) -> Score:
    return Score(score.counting, score.exact * count, score.near * count, score.in_range * count)


@given(cases(), cases(), st.booleans())
@example(Case("a", ((0, 1), (0, 0), (0, 0)), Counting(inclusive=True)), Case(" ", (), Counting()), False)
@example(Case("a", ((0, 1), (0, 0), (0, 0)), Counting(base=1)), Case(" ", (), Counting()), False)
def test_many_annotations_are_no_different(case: Case, other: Case, right: bool) -> None:
    """Beyond some number a sample decides which ways to count are tried on all; and places come from tables."""
    text = case.text if right else other.text
    few = diagnose(read(EXACT[0](case)), text)
    many = diagnose(read(EXACT[0](case._replace(places=case.places * 201))), text)
    assert many.all_match == few.all_match
    assert many.best == (None if few.best is None else _times(few.best, 201))
    assert many.same == few.same
    assert many.rivals == few.rivals
    assert len(many.unmatched) == 201 * len(few.unmatched)


@given(cases(lined=False))
def test_brat_matches_but_for_line_breaks(case: Case) -> None:
    diagnosis = diagnose(read(brat(case)), case.text)
    assert diagnosis.all_match


@given(cases(lined=False), st.sampled_from((*EXACT, brat)))
def test_converted_to_code_points_they_are_the_original_spans(case: Case, write: Writer) -> None:
    annotations = read(write(case))
    done = convert(annotations, case.text, from_=case.counting)
    assert as_spans(done.annotations) == case.places
    assert done.data is not None
    assert as_spans(tuple(read(done.data))) == case.places
    diagnosis = diagnose(annotations, case.text)
    assert diagnosis.best is not None
    if case.counting in {diagnosis.best.counting, *diagnosis.same}:
        assert convert(annotations, case.text).annotations == done.annotations


@given(cases(), st.sampled_from(EXACT), st.sampled_from(UNITS), st.integers(0, 1), st.booleans())
def test_there_and_back_is_the_same_file(
    case: Case, write: Writer, unit: Unit, base: int, inclusive: bool
) -> None:
    data = write(case)
    other = Counting(unit, base, inclusive, lines=None if case.counting.lines is None else base)
    there = convert(read(data), case.text, other, from_=case.counting)
    assert there.data is not None
    assert as_spans(there.annotations) == as_spans(tuple(read(write(case._replace(counting=other)))))
    back = convert(read(there.data), case.text, case.counting, from_=other)
    assert back.data == data


@given(cases(), cases(), st.sampled_from(UNITS))
def test_any_text_gives_a_diagnosis(case: Case, other: Case, unit: str) -> None:
    """Annotations of one text with another: nothing fails, and what is unmatched is said once each."""
    annotations = read(EXACT[0](case))
    diagnosis = diagnose(annotations, other.text)
    assert len(diagnosis.unmatched) == sum(1 for _ in {item.index for item in diagnosis.unmatched})
    assert diagnosis.all_match == (diagnosis.best is not None and not diagnosis.unmatched)
    try:
        done = convert(annotations, other.text, unit, keep_unmatched=True)
    except NewsmlError:
        assert diagnosis.best is None
    else:
        assert {item.index for item in diagnosis.unmatched} == {item.index for item in done.kept}


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode), st.text(max_size=20))
def test_any_bytes_give_annotations_or_an_error(data: bytes, text: str) -> None:
    try:
        annotations = read(data)
    except NewsmlError:
        return
    assert diagnose(annotations, text).total == len(annotations) > 0


NUMBERS = st.integers(-3, 40) | st.sampled_from([10**17, 10**19, -(10**30), 2**63])


@given(
    st.lists(st.tuples(NUMBERS, NUMBERS, st.none() | st.text(max_size=4)), min_size=1, max_size=5),
    st.text(max_size=30),
)
def test_any_numbers_give_a_diagnosis(items: list[tuple[int, int, str | None]], text: str) -> None:
    diagnosis = diagnose([Annotation.of(*item) for item in items], text)
    unmatched = {item.index for item in diagnosis.unmatched}
    for index, (start, end, _) in enumerate(items):
        if start < 0 or end < start - 1 or max(start, end) > 10**6:
            assert index in unmatched
