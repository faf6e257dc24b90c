"""`Edtf` against its standard's examples, a generator of its grammar, and the library `edtf` as an outside judge."""

from __future__ import annotations

import contextlib
import copy
import datetime as dt
import json
import pickle
import re
from typing import Any

import edtf as judge
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, ValidationError

from newsml.model._edtf_parse import extent
from newsml.model.edtf import Edtf
from newsml.testing.times import edtf_texts
from newsml.testing.words import near_misses
from tests.work import calls

PATTERN = Edtf.json_schema["pattern"]


class Dated(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True)

    when: Edtf


def day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        # Level 0
        ("1985-04-12", "1985-04-12", "1985-04-12"),
        ("1985-04", "1985-04-01", "1985-04-30"),
        ("1985", "1985-01-01", "1985-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("1985-04-12T23:20:30", "1985-04-12", "1985-04-12"),
        ("1985-04-12T23:20:30Z", "1985-04-12", "1985-04-12"),
        ("1985-04-12T23:20:30-04", "1985-04-12", "1985-04-12"),
        ("1985-04-12T23:20:30+04:30", "1985-04-12", "1985-04-12"),
        ("1985-04-12T24:00:00", "1985-04-12", "1985-04-12"),
        ("1964/2008", "1964-01-01", "2008-12-31"),
        ("2004-06/2006-08", "2004-06-01", "2006-08-31"),
        ("2004-02-01/2005", "2004-02-01", "2005-12-31"),
        ("2004-06/2004", "2004-06-01", "2004-12-31"),
        ("0000", None, None),
        # Level 1
        ("Y170000002", None, None),
        ("Y-170000002", None, None),
        ("2001-21", "2001-03-01", "2001-05-31"),
        ("2001-22", "2001-06-01", "2001-08-31"),
        ("2001-23", "2001-09-01", "2001-11-30"),
        ("2003-24", "2003-12-01", "2004-02-29"),
        ("9999-24", "9999-12-01", None),
        ("0000-24", None, "0001-02-28"),
        ("1984?", "1984-01-01", "1984-12-31"),
        ("2004-06~", "2004-06-01", "2004-06-30"),
        ("2004-06-11%", "2004-06-11", "2004-06-11"),
        ("2001-21~", "2001-03-01", "2001-05-31"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("20XX", "2000-01-01", "2099-12-31"),
        ("XXXX", None, "9999-12-31"),
        ("2004-XX", "2004-01-01", "2004-12-31"),
        ("1985-04-XX", "1985-04-01", "1985-04-30"),
        ("1985-XX-XX", "1985-01-01", "1985-12-31"),
        ("1985-04-12/..", "1985-04-12", None),
        ("../1985-04", None, "1985-04-30"),
        ("1985/", "1985-01-01", None),
        ("/1985-04-12", None, "1985-04-12"),
        ("../..", None, None),
        ("/..", None, None),
        ("1984~/2004-06", "1984-01-01", "2004-06-30"),
        ("2004-06-XX/2004-07-03", "2004-06-01", "2004-07-03"),
        ("-1985", None, None),
        ("-0001/0001-02", None, "0001-02-28"),
        # Level 2: sets, and X anywhere
        ("[1667,1668,1670..1672]", "1667-01-01", "1672-12-31"),
        ("[1670..1672,1667]", "1667-01-01", "1672-12-31"),
        ("[..1760-12-03]", None, "1760-12-03"),
        ("[1760-12..]", "1760-12-01", None),
        ("[1760-01,1760-02,1760-12..]", "1760-01-01", None),
        ("[..1983,1990..]", None, None),
        ("[1984]", "1984-01-01", "1984-12-31"),
        ("{1960,1961-12}", "1960-01-01", "1961-12-31"),
        ("{..1984}", None, "1984-12-31"),
        ("[2025-08-21..2025-08-31]", "2025-08-21", "2025-08-31"),
        ("156X-12-25", "1560-12-25", "1569-12-25"),
        ("15XX-12-25", "1500-12-25", "1599-12-25"),
        ("1XXX-12", "1000-12-01", "1999-12-31"),
        ("1984-1X", "1984-10-01", "1984-12-31"),
        ("1984-X1", "1984-01-01", "1984-11-30"),
        ("1984-X1-3X", "1984-01-30", "1984-11-30"),
        ("XXXX-09-03", None, "9999-09-03"),
        ("1XXX-02-29", "1004-02-29", "1996-02-29"),
        ("19X0-02-29", "1920-02-29", "1980-02-29"),
        ("2025-XX-31", "2025-01-31", "2025-12-31"),
        ("2025-0X-31", "2025-01-31", "2025-08-31"),
        ("2025-02-2X", "2025-02-20", "2025-02-28"),
        ("-0X00-02-29", None, None),
        ("-000X", None, None),
        # Beyond EDTF: times in intervals, compared as instants
        ("2025-09-03T10:00:00Z/2025-09-03T12:00:00Z", "2025-09-03", "2025-09-03"),
        ("2025-09-03T12:00:00+02:00/2025-09-03T11:00:00Z", "2025-09-03", "2025-09-03"),
        ("2025-09-04T01:00:00+14:00/2025-09-03T12:00:00Z", "2025-09-03", "2025-09-04"),
        ("2025-09-03T10:00:00Z/2025-09-03", "2025-09-03", "2025-09-03"),
    ],
)
def test_bounds(text: str, earliest: str | None, latest: str | None) -> None:
    value = Edtf(text)
    assert (value.earliest, value.latest) == (day(earliest), day(latest))


@pytest.mark.parametrize(
    ("text", "mending"),
    [
        ("2025-9-3", "write 2025-09-03"),
        ("2025/09/03", "write 2025-09-03"),
        ("2025/09", "write 2025-09"),
        ("2025.09.03", "write 2025-09-03"),
        ("03.09.2025", "write 2025-09-03"),
        ("3/30/2025", "write 2025-03-30"),
        ("30/3/2025", "write 2025-03-30"),
        ("9/3/2025", "write 2025-09-03, 2025-09 or 2025"),
        ("20250903", "write 2025-09-03"),
        ("Sept. 3", "write 2025-09-03, 2025-09 or 2025"),
        ("2025-09-03 10:00", "write 2025-09-03T10:00:00"),
        ("2025-9-3 9:05:07+0200", "write 2025-09-03T09:05:07+02:00"),
        ("2025-09-03T10:00:00.5Z", "write 2025-09-03T10:00:00Z"),
        ("2025-09-03T10:00:00-00:00", "write 2025-09-03T10:00:00Z"),
        ("2025-09-03T25:00:00", "up to 24:00:00"),
        ("2025-09-03T10:00:60", "up to 24:00:00"),
        ("2025-09-03T24:00:01", "up to 24:00:00"),
        ("2025-09-03T10:00:00+14:01", "up to 24:00:00"),
        ("2025-9-3/2025-9-10", "write 2025-09-03/2025-09-10"),
        ("2024-2026", "write 2024/2026"),
        ("2024-", "write 2024/.."),
        ("2024/open", "write 2024/.."),
        ("unknown/2024", "write /2024"),
        ("198u", "write 198X"),
        ("198x-1x", "write 198X-1X"),
        ("1980s", "write 198X"),
        ("1700s", "write 17XX"),
        ("c. 1984", "write 1984~"),
        ("~1984", "write 1984~"),
        ("1984?~", "write 1984%"),
        ("y12000", "write Y12000"),
        ("12000", "write Y12000"),
        ("Y2025", "write 2025"),
        ("2025-09-03\n", "write 2025-09-03"),
        (" 2025", "write 2025"),
        ("２０２５", "write 2025"),
        ("٢٠٢٥", "U+0662"),
        ("2025-09-٠3", "U+0660"),
        ("", "write 2025-09-03"),
        ("2025-02-29", "no day 29 in February"),
        ("XXX1-02-29", "no day 29 in February"),
        ("XXXX-02-30", "no day 30 in February"),
        ("1900-02-29", "no day 29 in February"),
        ("2025-02-3X", "no day 3X in February"),
        ("2025-04-31", "no day 31 in April"),
        ("2025-04-00", "no day 00"),
        ("2025-XX-32", "no day 32 in these months"),
        ("2025-00", "no month 00"),
        ("2025-13", "no month 13"),
        ("2025-25", "21 to 24 for spring"),
        ("2025-2X", "no month 2X"),
        ("2025-21-03", "21 is a season"),
        ("2025-21-03T10:00:00", "21 is a season"),
        ("2025-09T10:00:00", "a full date"),
        ("2025-09-XXT10:00:00", "a full date"),
        ("-0000", "write 0000"),
        ("-0000-01", "write 0000"),
        ("Y12000-01", "write"),
        ("2005/2004", "write 2004/2005"),
        ("2025-09-03T12:00:00Z/2025-09-03T12:00:00+02:00", "ends before it starts"),
        ("2025-09-03T12:00:00/2025-09-03T11:59:59", "ends before it starts"),
        ("/", "leave it out"),
        ("..", "is no date of EDTF"),
        ("2004/2005/2006", "write"),
        ("[]", "a date is missing"),
        ("[1984", "closes with ]"),
        ("{1984]", "closes with }"),
        ("[", "closes with ]"),
        ("[1984,]", "a date is missing"),
        ("[..]", "a date is missing"),
        ("[1984,..1990]", "stands first"),
        ("[1984..,1990]", "stands last"),
        ("[1990..1984]", "write 1984..1990"),
        ("[1667-01..1668]", "have to be years, or months, or days"),
        ("[2025-09-03T10:00:00Z]", "write 2025-09-03"),
        ("[[1984]]", "write"),
        ("[1984/1985]", "write"),
        ("1" * 101, "at most 100 characters"),
    ],
)
def test_a_refusal_teaches(text: str, mending: str) -> None:
    with pytest.raises(ValueError) as refusal:
        Edtf(text)
    assert mending in str(refusal.value)


@given(near_misses(edtf_texts()) | st.text(max_size=30))
@example("0" * 99 + "s")
def test_what_a_refusal_says_to_write_can_be_written(text: str) -> None:
    try:
        Edtf(text)
    except ValueError as refusal:
        if guess := re.search(r" is not EDTF; write (.*)\Z", str(refusal), re.DOTALL):
            assert Edtf(guess[1]) == guess[1]


@given(edtf_texts())
def test_every_text_of_the_grammar_is_accepted_and_its_bounds_are_in_order(text: str) -> None:
    value = Edtf(text)
    assert value == text
    assert value.earliest is None or value.latest is None or value.earliest <= value.latest
    assert value.is_interval == ("/" in text)
    assert re.search(PATTERN, text)


@given(st.dates(), st.integers(0, 2**8 - 1))
def test_x_digits_cover_the_date_that_they_were_made_from(date: dt.date, mask: int) -> None:
    text = "".join(
        "X" if digit != "-" and mask >> place % 8 & 1 else digit
        for place, digit in enumerate(date.isoformat())
    )
    value = Edtf(text)
    assert value.earliest is None or value.earliest <= date
    assert value.latest is not None
    assert date <= value.latest


@given(
    st.tuples(st.sampled_from("0X12"), st.sampled_from("0X19"), *[st.sampled_from("0X1248")] * 2),
    st.sampled_from(("01", "02", "0X", "X1", "X2", "1X", "XX", "04")),
    st.sampled_from(("28", "29", "2X", "30", "3X", "31", "X9", "XX", "00")),
)
def test_bounds_are_those_of_every_date_that_fits(year: tuple[str, ...], month: str, date: str) -> None:
    """Compare with the slow way: walk through all the days of those years."""
    text = f"{''.join(year)}-{month}-{date}"
    years = re.compile("".join(year).replace("X", "[0-9]"))
    rest = re.compile(f"{month}-{date}".replace("X", "[0-9]"))
    fitting = [n for n in range(1, 10_000) if years.fullmatch(f"{n:04}")]
    assume(not years.fullmatch("0000"))
    days = (dt.date(2000, 1, 1) + dt.timedelta(days=n) for n in range(366))
    ends = sorted(found for found in (f"{day:%m-%d}" for day in days) if rest.fullmatch(found))
    dates = [f"{n:04}-{end}" for n in fitting for end in ends if end != "02-29" or _leap(n)]
    if not dates:
        with pytest.raises(ValueError, match="no day"):
            Edtf(text)
        return
    value = Edtf(text)
    assert (str(value.earliest), str(value.latest)) == (min(dates), max(dates))


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


# What a pattern cannot see: the calendar, the order of two dates, and that the ends of a range are of one precision. It
# leaves to the parser as well which dates can have a time.
BEYOND_A_PATTERN = re.compile(
    "there is no (day|month|year)|ends before it starts|have to be years, or months, or days"
    "|is a season and has no days|a time needs a full date"
)


@given(near_misses(edtf_texts()) | st.from_regex(PATTERN) | st.text("0129X-T:Z/.,[]~", max_size=12))
@example("2025-13")
@example("2025-09-03\n")
@example("2025-0\u0663")
@example("../")
@example("..")
@example("[..]")
@example("[1984..,1990]")
@example("[..1984,1990..]")
def test_pattern_and_parser_agree_on_the_form(text: str) -> None:
    matched = bool(re.search(PATTERN, text))
    try:
        extent(text)
    except ValueError as refusal:
        beyond = BEYOND_A_PATTERN.search(str(refusal))
        assert not matched or beyond or len(text) > 100
    else:
        assert matched


# What the library holds wrong (an open interval has no bounds there, winter ends on 31 December, `1667..1668` of two
# precisions) is not put to it.
JUDGED = (
    *(
        "2025",
        "2025-09",
        "2025-09-03",
        "2025-09-03T10:00:00Z",
        "2025-09-03T10:00:00+02:00",
        "0000",
        "-1985",
        "2024-02",
    ),
    *(
        "1984?",
        "1984~",
        "1984%",
        "2004-06~",
        "2004-06-11%",
        "201X",
        "20XX",
        "2004-XX",
        "1985-04-XX",
        "1985-XX-XX",
    ),
    *(
        "2001-21",
        "2001-22",
        "2001-23",
        "1964/2008",
        "2004-06/2006-08",
        "2004-02-01/2005-02-08",
        "2004-02-01/2005",
    ),
    *("156X-12-25", "15XX-12-25", "XXXX-12-25", "1984~/2004-06", "2004-06-XX/2004-07-03", "{1960,1961-12}"),
    *("[1667,1668,1670..1672]", "[1984?,1985]"),
)


@pytest.mark.parametrize("text", JUDGED)
def test_bounds_as_the_library_sees_them(text: str) -> None:
    parsed = judge.parse_edtf(text)
    value = Edtf(text)

    def bound(found: Any) -> dt.date | None:
        return dt.date(*found[:3]) if 1 <= found[0] <= 9999 else None

    assert value.earliest == bound(parsed.lower_strict())
    assert value.latest == bound(parsed.upper_strict())


@pytest.mark.parametrize(
    "text", ["2025-13", "2025-02-30", "2025-9-3", "[1984,..1990]", "1985-04-12T25:00:00", "/", "Y1984"]
)
def test_the_library_refuses_it_too(text: str) -> None:
    with pytest.raises(judge.EDTFParseException):
        judge.parse_edtf(text)
    with pytest.raises(ValueError):
        Edtf(text)


@pytest.mark.parametrize(
    ("text", "precision", "interval", "approximate", "uncertain"),
    [
        ("2025", "year", False, False, False),
        ("Y20250", "year", False, False, False),
        ("2025-21?", "season", False, False, True),
        ("2025-09~", "month", False, True, False),
        ("2025-09-03%", "day", False, True, True),
        ("2025-09-03T10:00:00Z", "time", False, False, False),
        ("2022-02-24~/..", "day", True, True, False),
        ("2022-02/2023", None, True, False, False),
        ("../..", None, True, False, False),
        ("[1984?,1985]", "year", False, False, True),
        ("{1960,1961-12}", None, False, False, False),
    ],
)
def test_what_it_says_of_itself(
    text: str, precision: str | None, interval: bool, approximate: bool, uncertain: bool
) -> None:
    value = Edtf(text)
    assert value.precision == precision
    assert (value.is_interval, value.is_approximate, value.is_uncertain) == (interval, approximate, uncertain)


@pytest.mark.parametrize(
    "text",
    [
        "XXX1-02-29",
        "[" + ",".join(["1XX1"] * 19) + "]",
        "~" * 100,
        "c " * 50,
        "X" * 100,
        "[" * 100,
        "1/" * 50,
        "0" * 100,
    ],
)
def test_no_text_is_much_work(text: str) -> None:
    """100 characters of the hardest shapes; what was parsed before is remembered, so each is parsed afresh."""

    def parsed() -> None:
        extent.cache_clear()
        with contextlib.suppress(ValueError):
            Edtf(text)

    assert calls(parsed) < 30_000


@given(edtf_texts())
def test_it_travels_as_the_string_that_it_is(text: str) -> None:
    value = Edtf(text)
    dated = Dated(when=value)
    assert (
        dated == Dated.model_validate({"when": text}) == Dated.model_validate_json(json.dumps({"when": text}))
    )
    assert type(dated.when) is Edtf
    assert dated.model_dump_json() == json.dumps({"when": text}, separators=(",", ":"))
    assert type(dated.model_dump(mode="json")["when"]) is str
    pickled = pickle.loads(pickle.dumps(value))  # noqa: S301 - our own bytes
    for twin in (pickled, copy.copy(value), copy.deepcopy(value), Edtf(value)):
        assert type(twin) is Edtf
        assert twin == text
        assert hash(twin) == hash(text)


@pytest.mark.parametrize(
    ("value", "error"), [("2025-9-3", "edtf"), ("", "edtf"), (2025, "string_type"), (None, "string_type")]
)
def test_error_types_in_a_model(value: object, error: str) -> None:
    with pytest.raises(ValidationError) as from_python:
        Dated.model_validate({"when": value})
    with pytest.raises(ValidationError) as from_json:
        Dated.model_validate_json(json.dumps({"when": value}))
    for refusal in (from_python, from_json):
        assert [found["type"] for found in refusal.value.errors()] == [error]


def test_a_number_is_no_year() -> None:
    with pytest.raises(TypeError, match="takes a string, not int"):
        Edtf(2025)  # type: ignore[arg-type]


def test_json_schema_is_one_definition() -> None:
    schema = Dated.model_json_schema()
    assert schema["properties"]["when"] == {"$ref": "#/$defs/Edtf"}
    definition = schema["$defs"]["Edtf"]
    assert (definition["type"], definition["minLength"], definition["maxLength"]) == ("string", 1, 100)


def test_parsing_is_cached() -> None:
    extent.cache_clear()
    value = Edtf("2025-09-03")
    assert value.earliest == value.latest
    assert extent.cache_info().misses == 1
