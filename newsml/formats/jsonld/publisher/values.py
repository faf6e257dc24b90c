"""Values in other people's graphs as the model's types.

A decoder gives the value and, in words, what had to be changed for it; None where the value cannot be it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from newsml.model.edtf import Edtf
from newsml.model.iri import MAX_LENGTH, is_iri
from newsml.model.language import LanguageTag
from newsml.model.time import Timestamp
from newsml.model.types import ILLEGAL_CHARACTER, LABEL_BREAK

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Decoded: TypeAlias = "tuple[Any, str] | None"
Decoder: TypeAlias = "Callable[[Any], Decoded]"

LABEL: Final = "http://www.w3.org/2004/02/skos/core#prefLabel"
_MOST: Final = 2**31 - 1
_HUGE: Final = 10**30


def text(value: Any) -> Decoded:
    """A `Text`: as it stands, without what XML 1.0 cannot carry."""
    if type(value) in (int, float) and abs(value) < _HUGE:
        return str(value), "a number where text is expected"
    if type(value) is not str or not value:
        return None
    cleaned = ILLEGAL_CHARACTER.sub("", value)
    if cleaned == value:
        return value, ""
    return (cleaned, "characters that XML cannot carry are left out") if cleaned else None


def label(value: Any) -> Decoded:
    """A `Label`: one line of it."""
    found = text(value)
    if found is None:
        return None
    line, words = found
    if LABEL_BREAK.search(line):
        line, words = LABEL_BREAK.sub(" ", line).strip(), words or "line breaks are folded into spaces"
    return (line, words) if line and not line.isspace() else None


_IN_ASCII: Final = frozenset(
    "-ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._~!$&'()*+,;=:@/?#%"
)
_BARE_PERCENT: Final = re.compile("%(?![0-9A-Fa-f]{2})")


def iri(value: Any) -> Decoded:
    """An `Iri`; what none can hold is percent-encoded (RFC 3987, 3.1)."""
    if type(value) is not str:
        return None
    trimmed = value.strip()
    if is_iri(trimmed):
        return trimmed, "" if trimmed == value else "white space around it is left out"
    if len(trimmed) > MAX_LENGTH or not _SCHEME.match(trimmed):
        return None
    encoded = _encoded(trimmed)
    return (encoded, "percent-encoded, to be an IRI") if is_iri(encoded) else None


_SCHEME: Final = re.compile("[A-Za-z][A-Za-z0-9+.-]*:[^ ]")


def _encoded(value: str) -> str:
    out = []
    for char in value:
        if char in _IN_ASCII or (char > "\x7f" and is_iri(f"x:{char}")):
            out.append(char)
        else:
            out += (f"%{byte:02X}" for byte in char.encode("utf-8", "replace"))
    whole = _BARE_PERCENT.sub("%25", "".join(out))
    before, sharp, fragment = whole.partition("#")
    return before + sharp + fragment.replace("#", "%23")


def web_address(value: Any) -> Decoded:
    """An `Iri` that leads to a page."""
    found = iri(value)
    return found if found is not None and found[0].lower().startswith(("http://", "https://")) else None


# ISO 8601, which schema.org's DateTime follows, allows what XML Schema's does not.
_LOOSE: Final = re.compile(
    r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})(?:[Tt ]([0-9]{2}):?([0-9]{2})(?::?([0-9]{2})(?:[.,]([0-9]{1,12}))?)?"
    r" ?([Zz]|UTC|GMT|[+-][0-9]{2}(?::?[0-9]{2})?)?)?"
)
# What `Date` of JavaScript and RFC 5322 (3.3) write.
_SPELT: Final = re.compile(
    r"(?:[A-Z][a-z]{2},? )?(?:(?P<a>[0-9]{1,2}) (?P<b>[A-Z][a-z]{2})|(?P<c>[A-Z][a-z]{2}) (?P<d>[0-9]{1,2})),?"
    r" (?P<year>[0-9]{4})(?: (?P<time>[0-9]{2}:[0-9]{2}:[0-9]{2}) ?(?P<zone>GMT|UTC|(?:GMT|UTC)?[+-][0-9]{2}:?[0-9]{2})"
    r"(?: \([A-Za-z ]{1,60}\))?)?"
)
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def iso(value: str) -> str | None:
    """A date as XML Schema writes it; None where it is not one that can be read in one way only."""
    spelt = _SPELT.fullmatch(value) if len(value) <= 120 else None
    if spelt:
        month = spelt["b"] or spelt["c"]
        if month not in _MONTHS:
            return None
        day = f"{spelt['year']}-{_MONTHS.index(month) + 1:02}-{(spelt['a'] or spelt['d']):0>2}"
        zone = (spelt["zone"] or "").removeprefix("GMT").removeprefix("UTC")
        return f"{day}T{spelt['time']}{_zone(zone or 'Z')}" if spelt["time"] else day
    found = _LOOSE.fullmatch(value)
    if found is None:
        return None
    year, month, date, hour, minute, second, fraction, zone = found.groups()
    day = f"{year}-{month}-{date}"
    if hour is None:
        return day
    return f"{day}T{hour}:{minute}:{second or '00'}{'.' + fraction if fraction else ''}{_zone(zone or '')}"


def _zone(zone: str) -> str:
    if zone in ("Z", "z", "UTC", "GMT"):
        return "Z"
    return f"{zone[:3]}:{zone[-2:] if len(zone) > 3 else '00'}" if zone else ""


def _date(value: Any, kind: type[Timestamp | Edtf]) -> Decoded:
    if type(value) is not str:
        return None
    for candidate in (value, value.strip(), iso(value.strip())):
        if candidate:
            try:
                return str(kind(candidate)), "" if candidate == value else f"read as {candidate}"
            except ValueError:
                continue
    return None


def timestamp(value: Any) -> Decoded:
    """A `Timestamp`."""
    return _date(value, Timestamp)


def edtf(value: Any) -> Decoded:
    """An `Edtf` date; a year may be a number."""
    if type(value) is int and 1000 <= value <= 9999:
        return str(value), "a number where a date is expected"
    found = _date(value, Edtf)
    if found is None and type(value) is str and _FRACTION.search(value):
        found = _date(_FRACTION.sub("", value), Edtf)
        return None if found is None else (found[0], f"read as {found[0]}: EDTF has no fractions of a second")
    return found


_FRACTION: Final = re.compile(r"(?<=:[0-9]{2})[.,][0-9]{1,12}")


def embargo(value: Any) -> Decoded:
    """A timestamp, or `open`."""
    return (value, "") if value == "open" else timestamp(value)


def language(value: Any) -> Decoded:
    """A `LanguageTag`."""
    if type(value) is not str:
        return None
    for candidate in (value, value.strip().replace("_", "-")):
        try:
            tag = str(LanguageTag(candidate))
        except ValueError:
            continue
        return tag, "" if tag.lower() == value.lower() else f"read as {tag}"
    return None


def ordinal(value: Any) -> Decoded:
    """A whole number from 1 up."""
    if type(value) is str and re.fullmatch("[1-9][0-9]{0,9}", value):
        value = int(value)
    return (value, "") if type(value) is int and 1 <= value <= _MOST else None


def urgency(value: Any) -> Decoded:
    """IPTC's 1 to 9."""
    found = ordinal(value)
    return found if found is not None and found[0] <= 9 else None


def offset(value: Any) -> int | None:
    """A position in a text; a number that went through RDF may be a string."""
    if type(value) is str and re.fullmatch("[0-9]{1,10}", value):
        value = int(value)
    return value if type(value) is int and 0 <= value <= _MOST else None


def degrees(value: Any, limit: int) -> Decoded:
    """Decimal degrees, as text."""
    number = str(value) if type(value) in (int, float) else value
    if type(number) is not str or re.fullmatch(r"[+-]?[0-9]{1,3}(?:\.[0-9]{1,15})?", number.strip()) is None:
        return None
    plain = number.strip().removeprefix("+")
    return (plain, "") if abs(float(plain)) <= limit else None


def code(value: Any) -> Decoded:
    """A `Code`: an IRI where it is one, else a literal."""
    if type(value) is str and is_iri(value) and value.lower().startswith(("http://", "https://", "urn:")):
        return {"iri": value}, ""
    found = label(value)
    return None if found is None else ({"literal": found[0]}, found[1])


def country(value: Any) -> Decoded:
    """A code of ISO 3166-1; names of countries are none."""
    return (value, "") if type(value) is str and re.fullmatch("[A-Z]{2}", value) else None


_NO_TOKEN: Final = re.compile(r"[\s:\ufeff\x85\u2028\u2029\x00-\x1f\ufffe\uffff\ud800-\udfff]")


def qcode(scheme: Any, value: str) -> str | None:
    """A code with the name of its scheme before it, where both are single words (`QCode`)."""
    if (
        type(scheme) is not str
        or not scheme
        or _NO_TOKEN.search(scheme)
        or _NO_TOKEN.search(value.replace(":", ""))
    ):
        return None
    return f"{scheme}:{value}"


def word_of(iris: Mapping[str, str]) -> Decoder:
    """A decoder for the words of a closed list: by IRI, or as the word itself in any case."""
    words = {iri: word for word, iri in iris.items()} | {word: word for word in iris}

    def decode(value: Any) -> Decoded:
        word = words.get(value) or words.get(value.lower()) if type(value) is str else None
        return None if word is None else (word, "")

    return decode
