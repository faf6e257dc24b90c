"""Texts of IRIs and language tags, drawn from their grammars and not from our patterns."""

from __future__ import annotations

import ipaddress
from functools import cache
from typing import TYPE_CHECKING

from hypothesis import strategies as st

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

_DIGITS = "0123456789"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

# --- IRIs ---

# Both ends of the ranges of RFC 3987's ucschar that remain, and some of what lies between them.
_BEYOND_ASCII = (
    "\u00a1\u00e9\u0301\u0439\u05d0\u0627\u167f\u1681\u1fff\u200b\u200d\u2010\u2027\u2030\u205e\u2060\u2fff\u3001"
    "\u65e5\ud7ff\uf900\ufdcf\ufdf0\ufeff\uffef\U00010000\U0001f600\U0001fffd\U00020000\U000dfffd\U000e1000\U000efffd"
)
_UNRESERVED = _LETTERS + _DIGITS + "-._~"
_SUB_DELIMS = "!$&'()*+,;="
_ENCODED = ("%00", "%0a", "%20", "%23", "%25", "%2F", "%5b", "%7E", "%C3%A9", "%e2%80%8E", "%ee%80%80", "%FF")


# Strategies are made once: making one costs more than drawing from it.
@cache
def _characters(extra: str, least: int = 0, most: int = 8) -> SearchStrategy[str]:
    one = st.sampled_from((*_UNRESERVED, *_SUB_DELIMS, *extra, *_BEYOND_ASCII, *_ENCODED, *_ENCODED))
    return st.lists(one, min_size=least, max_size=most).map("".join)


@cache
def _optional(strategy: SearchStrategy[str]) -> SearchStrategy[str]:
    return st.just("") | strategy


@cache
def iris(*, fragment: bool = True) -> SearchStrategy[str]:
    """Absolute IRIs of every shape of RFC 3987, without private use characters, white space and direction marks."""
    scheme = st.sampled_from(("http", "https", "urn", "tag", "file", "mailto", "HTTP")) | st.builds(
        str.__add__, st.sampled_from(_LETTERS), st.text(_LETTERS + _DIGITS + "+-.", max_size=4)
    )
    segment = st.sampled_from(("", ".", "..", "a")) | _characters(":@", most=4)
    path = st.lists(segment.map("/{}".format), max_size=4).map("".join)
    # A path without an authority does not start with two slashes (RFC 3986, 3.3).
    bare = (path | _characters(":@", 1) | st.builds("{}{}".format, segment, path)).map(_one_slash)
    rest = bare | st.builds("//{}{}".format, _authorities(), _optional(path))
    query = _optional(_characters(":@/?").map("?{}".format))
    tail = _optional(_characters(":@/?").map("#{}".format)) if fragment else st.just("")
    return st.builds("{}:{}{}{}".format, scheme, rest, query, tail)


def _one_slash(path: str) -> str:
    return "/" + path.lstrip("/") if path.startswith("//") else path


def _authorities() -> SearchStrategy[str]:
    user = _optional(_characters(":", most=4).map("{}@".format))
    port = _optional(st.text(_DIGITS, max_size=5).map(":{}".format))
    return st.builds("{}{}{}".format, user, _characters("") | st.just("example.org") | _ip_literals(), port)


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


@cache
def _word(characters: str, least: int, most: int) -> SearchStrategy[str]:
    return st.text(characters, min_size=least, max_size=most)


_LOWER = "abcdefghijklmnopqrstuvwxyz"


@cache
def _variants() -> SearchStrategy[list[str]]:
    numbered = st.builds(str.__add__, st.sampled_from(_DIGITS), _word(_LOWER + _DIGITS, 3, 3))
    return st.lists(_word(_LOWER + _DIGITS, 5, 8) | numbered, max_size=2, unique=True)


@cache
def _singletons() -> SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(_LOWER.replace("x", "") + _DIGITS), max_size=2, unique=True)


@cache
def _extension() -> SearchStrategy[list[str]]:
    return st.lists(_word(_LOWER + _DIGITS, 2, 8), min_size=1, max_size=2)


@st.composite
def _language_parts(draw: DrawFn) -> str:
    parts = [draw(_word(_LOWER, 2, 3))]
    parts += draw(st.lists(_word(_LOWER, 3, 3), max_size=3))
    if draw(st.booleans()):
        parts.append(draw(_word(_LOWER, 4, 4)).capitalize())
    if draw(st.booleans()):
        parts.append(draw(_word(_LOWER.upper(), 2, 2) | _word(_DIGITS, 3, 3)))
    parts += draw(_variants())
    for singleton in draw(_singletons()):
        parts += [singleton, *draw(_extension())]
    parts += draw(st.just([]) | _private_use().map(lambda tag: [tag]))
    tag = "-".join(parts)
    return tag if len(tag) <= 60 else parts[0]


@cache
def _private_use() -> SearchStrategy[str]:
    return st.lists(_word(_LOWER + _DIGITS, 1, 8), min_size=1, max_size=3).map(
        lambda parts: "-".join(["x", *parts])
    )
