"""`Timestamp` and `Delay`: the grammars of XML Schema, read in Python and by the published patterns."""

from __future__ import annotations

import copy
import datetime as dt
import json
import pickle
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree
from pydantic import BaseModel, ConfigDict, ValidationError

from newsml.model.time import Delay, Timestamp
from newsml.testing.times import delays, timestamps
from newsml.testing.words import near_misses

TIMESTAMP = Timestamp.json_schema["pattern"]
DELAY = Delay.json_schema["pattern"]


class Timed(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True)

    at: Timestamp = Timestamp("2025-09-03")
    after: Delay = Delay("P7D")


def accepted(kind: type[Timestamp | Delay], text: str) -> bool:
    try:
        kind(text)
    except ValueError:
        return False
    return True


def xsd(*types: str) -> etree.XMLSchema:
    """Let libxml2 judge: an element whose text is of one of these XSD types."""
    members = " ".join(f"xs:{name}" for name in types)
    return etree.XMLSchema(
        etree.fromstring(
            '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="v"><xs:simpleType>'
            f'<xs:union memberTypes="{members}"/></xs:simpleType></xs:element></xs:schema>'
        )
    )


def judged(schema: etree.XMLSchema, text: str) -> bool:
    element = etree.Element("v")
    element.text = text
    return schema.validate(element)


DATES = xsd("date", "dateTime")
DURATIONS = xsd("duration")

# --- Timestamp ---


@given(timestamps())
def test_every_text_of_the_grammar_is_a_timestamp(text: str) -> None:
    value = Timestamp(text)
    assert value == text
    assert re.search(TIMESTAMP, text)
    assert value.date == dt.date.fromisoformat(text[:10])
    assert value.is_date == ("T" not in text)
    assert (value.instant is None) == (not value.has_zone)
    assert value.has_zone == bool(re.search(r"(Z|[+-]\d\d:\d\d)$", text[10:]))


@given(timestamps())
def test_instants_are_those_of_the_standard_library(text: str) -> None:
    instant = Timestamp(text).instant
    if instant is None:
        return
    date, mark, rest = text.partition("T")
    if not mark:
        date, rest = text[:10], f"00:00:00{text[10:]}"
    day = dt.datetime.fromisoformat(f"{date}T00:00:00{'+00:00'}")
    if rest.startswith("24"):
        rest = "00" + rest[2:]
        day += dt.timedelta(days=1)
    expected = dt.datetime.fromisoformat(f"{day:%Y-%m-%d}".zfill(10) + "T" + rest)
    assert instant == expected
    assert instant.utcoffset() == expected.utcoffset()


def calendar_refuses(text: str) -> bool:
    """Whether the text fails by its date alone, which no pattern can see."""
    if text.startswith("9999-12-31T24"):
        return True
    try:
        dt.date.fromisoformat(text[:10])
    except ValueError:
        return True
    return False


@given(near_misses(timestamps()) | st.from_regex(TIMESTAMP))
@example("2025-02-30")
@example("0000-01-01")
@example("2025-09-03\n")
@example("2025-09-0\u0663")
@example("9999-12-31T24:00:00Z")
def test_pattern_and_parser_agree_but_for_the_calendar(text: str) -> None:
    matched = bool(re.search(TIMESTAMP, text))
    assert accepted(Timestamp, text) == (matched and not calendar_refuses(text))


@given(near_misses(timestamps()) | timestamps())
def test_what_we_accept_xml_schema_accepts_and_the_other_way_round(text: str) -> None:
    """Libxml2 wants nothing else than we do, but for white space around, the years and the number of decimals."""
    if accepted(Timestamp, text):
        assert judged(DATES, text)
    elif (
        re.fullmatch(r"[!-~]+", text)
        and not re.match(r"-|0000|[0-9]{5}|9999-12-31T24", text)
        and not re.search(r"\.[0-9]{13}", text)
    ):
        assert not judged(DATES, text)


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2025-09-03T10:00:00Z", "2025-09-03T10:00:00+00:00"),
        ("2025-09-03T24:00:00.000-05:00", "2025-09-04T00:00:00-05:00"),
        ("2025-12-31T24:00:00Z", "2026-01-01T00:00:00+00:00"),
        ("2025-09-03T10:00:00.1234567899+05:30", "2025-09-03T10:00:00.123456+05:30"),
        ("2025-09-03T10:00:00.5-14:00", "2025-09-03T10:00:00.500000-14:00"),
        ("2025-09-03+02:00", "2025-09-03T00:00:00+02:00"),
        ("0001-01-01+14:00", "0001-01-01T00:00:00+14:00"),
        ("9999-12-31T23:59:59-14:00", "9999-12-31T23:59:59-14:00"),
        ("2025-09-03", None),
        ("2025-09-03T10:00:00", None),
    ],
)
def test_instant(text: str, instant: str | None) -> None:
    found = Timestamp(text).instant
    assert (found.isoformat() if found else None) == instant


def test_two_texts_of_one_instant_are_two_values() -> None:
    one, other = Timestamp("2025-09-03T10:00:00Z"), Timestamp("2025-09-03T12:00:00+02:00")
    assert one != other
    assert one.instant == other.instant


@pytest.mark.parametrize(
    ("text", "mending"),
    [
        ("2025-09-03 10:00:00", "write 2025-09-03T10:00:00"),
        ("2025-09-03T10:00:00+0100", "write 2025-09-03T10:00:00+01:00"),
        ("2025-09-03T10:00:00-5", "write 2025-09-03T10:00:00-05:00"),
        ("2025-09-03T10:00:00 UTC", "write 2025-09-03T10:00:00Z"),
        ("2025-09-03t10:00:00z", "write 2025-09-03T10:00:00Z"),
        ("2025-09-03T10:00", "write 2025-09-03T10:00:00"),
        ("2025-09-03T10:00:00,5", "write 2025-09-03T10:00:00.5"),
        ("2025-09-03T10:00:00.1234567890123", "write 2025-09-03T10:00:00.123456789012"),
        ("2025/09/03", "write 2025-09-03"),
        ("2025/9/3 9:05", "write 2025-09-03T09:05:00"),
        ("20250903T100000Z", "write 2025-09-03T10:00:00Z"),
        (" 2025-09-03\n", "write 2025-09-03"),
        ("2025-09", "such as 2025-09-03"),
        ("", "such as 2025-09-03"),
        ("2025-02-29", "no day 29"),
        ("2025-04-31T10:00:00Z", "no day 31"),
        ("2025-2-30", "such as 2025-09-03"),
        ("9999-12-31T24:00:00", "after the year 9999"),
        ("2025-09-03T24:00:01", "such as 2025-09-03"),
        ("2025-09-03T23:59:60Z", "such as 2025-09-03"),
        ("2025-09-03T10:00:00+14:01", "zones to 14:00"),
        ("0000-01-01", "years 0001 to 9999"),
        ("12025-01-01", "years 0001 to 9999"),
        ("-2025-01-01", "years 0001 to 9999"),
        ("٢٠٢٥-09-03", "such as 2025-09-03"),
        ("2025-09-03T10:00:00 CET", "such as 2025-09-03"),
        ("2" * 200, "such as 2025-09-03"),
    ],
)
def test_a_refusal_teaches(text: str, mending: str) -> None:
    with pytest.raises(ValueError) as refusal:
        Timestamp(text)
    assert mending in str(refusal.value)


@given(near_misses(timestamps()) | st.text(max_size=30))
def test_what_a_refusal_says_to_write_can_be_written(text: str) -> None:
    try:
        Timestamp(text)
    except ValueError as refusal:
        if guess := re.search(r" is no timestamp; write ([^a].*)\Z", str(refusal), re.DOTALL):
            assert Timestamp(guess[1]) == guess[1]


# --- Delay ---


@given(delays())
def test_every_text_of_the_grammar_is_a_delay(text: str) -> None:
    least, most = Delay(text).bounds
    assert text in (least, f"{least}/{most}")
    assert re.search(DELAY, text)
    for duration in (least, most):
        assert Delay(duration) == duration
        # XSD has all of them but weeks; nine digits are more than libxml2's integers hold.
        if "W" not in duration and not re.search("[0-9]{9}", duration):
            assert judged(DURATIONS, duration)


@given(near_misses(delays()) | st.from_regex(DELAY))
@example("P")
@example("PT")
@example("P1Y/")
@example("P7D\n")
def test_pattern_and_parser_agree(text: str) -> None:
    assert accepted(Delay, text) == bool(re.search(DELAY, text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "P",
        "PT",
        "P1",
        "7D",
        "P1DT",
        "P1H",
        "PT1D",
        "P1W2D",
        "P1.5D",
        "PT1.S",
        "P7D/",
        "/P7D",
        "P7D/P8D/P9D",
    ],
)
def test_what_is_no_delay(text: str) -> None:
    with pytest.raises(ValueError, match="write P7D for 7 days"):
        Delay(text)


@pytest.mark.parametrize(
    ("text", "bounds"),
    [("P7D", ("P7D", "P7D")), ("P7D/P10D", ("P7D", "P10D")), ("-P1D/PT12H", ("-P1D", "PT12H"))],
)
def test_bounds_of_a_delay(text: str, bounds: tuple[str, str]) -> None:
    assert Delay(text).bounds == bounds


# --- both ---


@given(timestamps(), delays())
def test_they_travel_as_the_strings_that_they_are(at: str, after: str) -> None:
    plain = {"at": at, "after": after}
    timed = Timed(at=Timestamp(at), after=Delay(after))
    assert timed == Timed.model_validate(plain) == Timed.model_validate_json(json.dumps(plain))
    assert (type(timed.at), type(timed.after)) == (Timestamp, Delay)
    assert timed.model_dump_json() == json.dumps(plain, separators=(",", ":"))
    assert {type(value) for value in timed.model_dump(mode="json").values()} == {str}
    for value in (timed.at, timed.after):
        pickled = pickle.loads(pickle.dumps(value))  # noqa: S301 - our own bytes
        for twin in (pickled, copy.copy(value), copy.deepcopy(value)):
            assert type(twin) is type(value)
            assert twin == value
            assert hash(twin) == hash(str(value))


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("at", "2025-9-3", "timestamp"),
        ("at", "2025-02-30", "timestamp"),
        ("at", 20250903, "string_type"),
        ("after", "7 days", "delay"),
        ("after", 7, "string_type"),
    ],
)
def test_error_types_in_a_model(field: str, value: object, error: str) -> None:
    with pytest.raises(ValidationError) as from_python:
        Timed.model_validate({field: value})
    with pytest.raises(ValidationError) as from_json:
        Timed.model_validate_json(json.dumps({field: value}))
    for refusal in (from_python, from_json):
        assert [found["type"] for found in refusal.value.errors()] == [error]
