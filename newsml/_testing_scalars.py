"""Hypothesis strategies for texts of the model's scalar types, drawn from their grammars, not from our parsers."""

from __future__ import annotations

import calendar
import ipaddress
from typing import TYPE_CHECKING

from hypothesis import strategies as st

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

__all__ = ["delays", "edtf_texts", "iris", "language_tags", "near_misses", "timestamps"]

_DIGITS = "0123456789"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

Day = tuple[int, int, int]


# --- EDTF ---


def edtf_texts() -> SearchStrategy[str]:
    """Texts of EDTF levels 0 and 1, of level 2's sets, and with X in any place; at most 100 characters."""
    return st.one_of(
        _edtf_days().flatmap(_edtf_date),
        _edtf_days().flatmap(_edtf_datetime),
        _long_years(),
        _edtf_intervals(),
        _edtf_sets(),
    ).filter(lambda text: len(text) <= 100)


@st.composite
def _edtf_days(draw: DrawFn) -> Day:
    """Days of the years -9998 to 9999: every date drawn for a day widens it, so that order is kept."""
    year = draw(st.integers(1900, 2100) | st.integers(-9998, 9999))
    month = draw(st.integers(1, 12))
    return year, month, draw(st.integers(1, _length(year, month)))


def _length(year: int, month: int) -> int:
    return 28 + calendar.isleap(year) if month == 2 else 30 + (month in (1, 3, 5, 7, 8, 10, 12))


@st.composite
def _edtf_date(draw: DrawFn, day: Day, kind: str | None = None) -> str:
    """A date that the day is part of, to the year, season, month or day."""
    year, month, date = day
    kind = kind or draw(st.sampled_from(("year", "season", "month", "day")))
    if kind == "season":
        # January and February belong to the winter that began in the year before.
        year, season = (year - 1, 24) if month <= 2 else (year, 20 + month // 3)
        text = f"{_masked_year(draw, year)}-{season}"
    else:
        text = _masked_year(draw, year)
        text += f"-{_masked(draw, f'{month:02}')}" if kind != "year" else ""
        text += f"-{_masked(draw, f'{date:02}')}" if kind == "day" else ""
    return text + draw(st.sampled_from(("", "", "", "?", "~", "%")))


def _masked_year(draw: DrawFn, year: int) -> str:
    return ("-" if year < 0 else "") + _masked(draw, f"{abs(year):04}")


def _masked(draw: DrawFn, digits: str) -> str:
    """Leave some of the digits unspecified: mostly none, else from the right (level 1) or anywhere (level 2)."""
    how = draw(st.sampled_from(("none", "none", "none", "right", "anywhere")))
    if how == "none":
        return digits
    if how == "right":
        known = draw(st.integers(0, len(digits) - 1))
        return digits[:known].ljust(len(digits), "X")
    return "".join("X" if draw(st.booleans()) else digit for digit in digits)


@st.composite
def _edtf_datetime(draw: DrawFn, day: Day) -> str:
    return f"{_plain(day)}T{draw(_clocks())}{draw(st.just('') | _edtf_zones())}"


def _plain(day: Day) -> str:
    year, month, date = day
    return f"{'-' if year < 0 else ''}{abs(year):04}-{month:02}-{date:02}"


def _clocks() -> SearchStrategy[str]:
    part = st.integers(0, 59)
    usual = st.builds("{:02}:{:02}:{:02}".format, st.integers(0, 23), part, part)
    return usual | st.just("24:00:00")


def _zones() -> SearchStrategy[str]:
    return st.one_of(
        st.just("Z"),
        st.builds("{}{:02}:{:02}".format, st.sampled_from("+-"), st.integers(0, 13), st.integers(0, 59)),
        st.sampled_from(("+14:00", "-14:00", "+00:00")),
    )


def _edtf_zones() -> SearchStrategy[str]:
    hours = st.builds("{}{:02}".format, st.sampled_from("+-"), st.integers(1, 14))
    return _zones().filter(lambda zone: zone != "-00:00") | hours | st.just("+00")


def _long_years() -> SearchStrategy[str]:
    return st.builds(
        "Y{}{}{}".format, st.sampled_from(("", "-")), st.integers(10_000, 10**12), st.sampled_from(("", "~"))
    )


@st.composite
def _edtf_intervals(draw: DrawFn) -> str:
    start, end = sorted((draw(_edtf_days()), draw(_edtf_days())))
    shape = draw(st.sampled_from(("closed", "closed", "times", "start", "end", "neither")))
    nothing = st.sampled_from(("..", ""))
    if shape == "neither":
        return draw(st.sampled_from(("../..", "/..", "../")))
    if shape == "times":
        zone = draw(st.just("") | _edtf_zones())
        clocks = sorted((draw(_clocks()), draw(_clocks())))
        return f"{_plain(start)}T{clocks[0]}{zone}/{_plain(end)}T{clocks[1]}{zone}"
    first = draw(nothing if shape == "end" else _edtf_date(start))
    last = draw(nothing if shape == "start" else _edtf_date(end))
    return f"{first}/{last}"


@st.composite
def _edtf_sets(draw: DrawFn) -> str:
    """Sets of one to five members; `..x` stands first and `x..` last."""
    members = []
    count = draw(st.integers(1, 5))
    for n in range(count):
        shapes = ["date", "date", "range"] + ["earlier"] * (n == 0) + ["later"] * (n == count - 1)
        shape = draw(st.sampled_from(shapes))
        start, end = sorted((draw(_edtf_days()), draw(_edtf_days())))
        kind = draw(st.sampled_from(("year", "season", "month", "day")))
        dots = "" if shape == "date" else ".."
        first = "" if shape == "earlier" else draw(_edtf_date(start, kind))
        last = draw(_edtf_date(end, kind)) if shape in ("earlier", "range") else ""
        members.append(f"{first}{dots}{last}")
    inner = ",".join(members)
    return draw(st.sampled_from((f"[{inner}]", f"{{{inner}}}")))


# --- times ---


@st.composite
def timestamps(draw: DrawFn) -> str:
    """Texts of XSD dateTime and date, years 0001 to 9999, zone optional, up to 12 decimals."""
    year = draw(st.integers(1900, 2100) | st.integers(1, 9999))
    month = draw(st.integers(1, 12))
    date = draw(st.integers(1, _length(year, month)) | st.just(_length(year, month)))
    zone = draw(st.just("") | _zones() | st.just("-00:00"))
    text = _plain((year, month, date))
    if draw(st.booleans()):
        return text + zone
    clock = draw(_clocks())
    if clock.startswith("24") and text == "9999-12-31":
        clock = "23:59:59"
    digits = "0" if clock.startswith("24") else _DIGITS
    fraction = draw(st.just("") | st.text(digits, min_size=1, max_size=12).map(".{}".format))
    return f"{text}T{clock}{fraction}{zone}"


def delays() -> SearchStrategy[str]:
    """Durations of ISO 8601, and ranges of two."""
    return st.one_of(_durations(), st.builds("{}/{}".format, _durations(), _durations()))


@st.composite
def _durations(draw: DrawFn) -> str:
    number = st.text(_DIGITS, min_size=1, max_size=3) | st.text(_DIGITS, min_size=9, max_size=9)
    sign = draw(st.sampled_from(("", "", "-")))
    if draw(st.integers(0, 4)) == 0:
        return f"{sign}P{draw(number)}W"
    units = sorted(draw(st.sets(st.sampled_from(range(6)), min_size=1)))
    days = "".join(draw(number) + "YMD"[unit] for unit in units if unit < 3)
    times = ""
    for unit in units:
        if unit >= 3:
            decimals = st.just("") | st.text(_DIGITS, min_size=1, max_size=12).map(".{}".format)
            times += draw(number) + (draw(decimals) if unit == 5 else "") + "HMS"[unit - 3]
    return f"{sign}P{days}{'T' if times else ''}{times}"


# --- IRIs ---

# Both ends of the ranges of RFC 3987's ucschar that remain, and some of what lies between them.
_BEYOND_ASCII = (
    "\u00a1\u00e9\u0301\u0439\u05d0\u0627\u167f\u1681\u1fff\u200b\u200d\u2010\u2027\u2030\u205e\u2060\u2fff\u3001"
    "\u65e5\ud7ff\uf900\ufdcf\ufdf0\ufeff\uffef\U00010000\U0001f600\U0001fffd\U00020000\U000dfffd\U000e1000\U000efffd"
)
_UNRESERVED = _LETTERS + _DIGITS + "-._~"
_SUB_DELIMS = "!$&'()*+,;="


def _characters(extra: str, *, most: int = 8) -> SearchStrategy[str]:
    one = st.sampled_from(_UNRESERVED) | st.sampled_from(_SUB_DELIMS + extra) | st.sampled_from(_BEYOND_ASCII)
    encoded = st.builds("%{}{}".format, *[st.sampled_from("0123456789abcdefABCDEF")] * 2)
    return st.lists(one | encoded, max_size=most).map("".join)


@st.composite
def iris(draw: DrawFn, *, fragment: bool = True) -> str:
    """Absolute IRIs of every shape of RFC 3987, without private use characters, white space and direction marks."""
    scheme = draw(
        st.sampled_from(("http", "https", "urn", "tag", "file", "mailto", "HTTP"))
        | st.builds(str.__add__, st.sampled_from(_LETTERS), st.text(_LETTERS + _DIGITS + "+-.", max_size=4))
    )
    if draw(st.booleans()):
        rest = "//" + draw(_authorities()) + draw(st.just("") | _paths())
    else:
        rest = draw(
            _paths() | _characters(":@").filter(bool) | st.builds("{}{}".format, _segments(), _paths())
        )
        rest = "/" + rest.lstrip("/") if rest.startswith("//") else rest
    query = draw(st.just("") | _characters(":@/?").map("?{}".format))
    tail = draw(st.just("") | _characters(":@/?").map("#{}".format)) if fragment else ""
    return f"{scheme}:{rest}{query}{tail}"


def _segments() -> SearchStrategy[str]:
    return st.sampled_from(("", ".", "..", "a")) | _characters(":@", most=4)


def _paths() -> SearchStrategy[str]:
    return st.lists(_segments().map("/{}".format), max_size=4).map("".join)


@st.composite
def _authorities(draw: DrawFn) -> str:
    user = draw(st.just("") | _characters(":", most=4).map("{}@".format))
    port = draw(st.just("") | st.text(_DIGITS, max_size=5).map(":{}".format))
    return user + draw(_characters("") | st.just("example.org") | _ip_literals()) + port


def _ip_literals() -> SearchStrategy[str]:
    addresses = st.ip_addresses(v=6).map(ipaddress.IPv6Address)
    low = st.integers(0, 2**48 - 1).map(ipaddress.IPv6Address)
    mapped = st.ip_addresses(v=4).map("::ffff:{}".format)
    future = st.text(_UNRESERVED + _SUB_DELIMS + ":", min_size=1, max_size=6).map("v1F.{}".format)
    texts = st.one_of(addresses.map(str), addresses.map(lambda ip: ip.exploded), low.map(str), mapped, future)
    return texts.map("[{}]".format)


# --- languages ---

_GRANDFATHERED = (
    *("en-GB-oed", "i-ami", "i-default", "i-klingon", "i-tsu", "sgn-BE-FR", "sgn-CH-DE"),
    *("art-lojban", "cel-gaulish", "no-bok", "zh-guoyu", "zh-min", "zh-min-nan"),
)


@st.composite
def language_tags(draw: DrawFn, *, canonical: bool = False) -> str:
    """Tags of RFC 5646, at most 60 characters: common ones, every part of the grammar, private use, grandfathered.

    With `canonical`, in the case of RFC 5646, 2.1.1; otherwise in any case.
    """
    tag = draw(
        st.sampled_from(("en", "de", "uk", "en-GB", "zh-Hant-TW", "es-419", "sr-Latn-RS", "de-CH-1996"))
        | st.sampled_from(_GRANDFATHERED)
        | _language_parts()
        | _private_use()
    )
    if canonical:
        return tag
    return draw(st.sampled_from((tag, tag.lower(), tag.upper(), tag.swapcase())))


def _word(characters: str, least: int, most: int) -> SearchStrategy[str]:
    return st.text(characters, min_size=least, max_size=most)


_LOWER = "abcdefghijklmnopqrstuvwxyz"


@st.composite
def _language_parts(draw: DrawFn) -> str:
    parts = [draw(_word(_LOWER, 2, 3))]
    parts += draw(st.lists(_word(_LOWER, 3, 3), max_size=3))
    if draw(st.booleans()):
        parts.append(draw(_word(_LOWER, 4, 4)).capitalize())
    if draw(st.booleans()):
        parts.append(draw(_word(_LOWER.upper(), 2, 2) | _word(_DIGITS, 3, 3)))
    numbered = st.builds(str.__add__, st.sampled_from(_DIGITS), _word(_LOWER + _DIGITS, 3, 3))
    parts += draw(st.lists(_word(_LOWER + _DIGITS, 5, 8) | numbered, max_size=2, unique=True))
    singletons = st.sampled_from(_LOWER.replace("x", "") + _DIGITS)
    for singleton in draw(st.lists(singletons, max_size=2, unique=True)):
        parts += [singleton, *draw(st.lists(_word(_LOWER + _DIGITS, 2, 8), min_size=1, max_size=2))]
    parts += draw(st.just([]) | _private_use().map(lambda tag: [tag]))
    tag = "-".join(parts)
    return tag if len(tag) <= 60 else parts[0]


def _private_use() -> SearchStrategy[str]:
    return st.lists(_word(_LOWER + _DIGITS, 1, 8), min_size=1, max_size=3).map(
        lambda parts: "-".join(["x", *parts])
    )


# --- almost valid ---

_INTRUDERS = (
    "0139XYZTxyz-:+?~%.,/[]{}()#@ \n\t\u0661\uff11\u00e9\u00a0\u2028\u200e\ue000\U000f0000\\<>\"^`|_&'!$*;="
)


@st.composite
def near_misses(draw: DrawFn, texts: SearchStrategy[str]) -> str:
    """Texts that one inserted, deleted, replaced or repeated character parts from a valid one."""
    text = draw(texts)
    at = draw(st.integers(0, len(text)))
    new = draw(st.sampled_from(_INTRUDERS) | st.sampled_from(text or "0"))
    match draw(st.sampled_from(("insert", "delete", "replace", "end"))):
        case "insert":
            return text[:at] + new + text[at:]
        case "delete":
            return text[:at] + text[at + 1 :]
        case "replace":
            return text[:at] + new + text[at + 1 :]
    return text + new
