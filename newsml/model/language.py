"""`LanguageTag`: in which language something is written (BCP 47)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import ClassVar, Final

from newsml.model._text_value import TextValue, shown

MAX_LENGTH: Final = 60

# RFC 5646, 2.1: the grandfathered tags that its grammar would not produce otherwise. The regular ones need no list.
_IRREGULAR: Final = (
    *("en-gb-oed", "i-ami", "i-bnn", "i-default", "i-enochian", "i-hak", "i-klingon", "i-lux", "i-mingo"),
    *("i-navajo", "i-pwn", "i-tao", "i-tay", "i-tsu", "sgn-be-fr", "sgn-be-nl", "sgn-ch-de"),
)


def _any_case(word: str) -> str:
    return "".join(f"[{letter.upper()}{letter}]" if letter.isalpha() else letter for letter in word)


# RFC 5646, 2.1, but for languages of four and more letters: reserved since 2006 and never registered, so that a word
# such as "english" is a mistake.
_PRIVATE: Final = "[Xx](?:-[A-Za-z0-9]{1,8})+"
_TAG: Final = (
    "(?:[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}"
    "(?:-[A-Za-z]{4})?"
    "(?:-(?:[A-Za-z]{2}|[0-9]{3}))?"
    "(?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*"
    "(?:-[0-9A-WY-Za-wy-z](?:-[A-Za-z0-9]{2,8})+)*"
    f"(?:-{_PRIVATE})?"
    f"|{_PRIVATE}|{'|'.join(map(_any_case, _IRREGULAR))})"
)
_TAG_RE: Final = re.compile(_TAG)


class LanguageTag(TextValue):
    """A language tag of BCP 47 (RFC 5646), well-formed and in canonical case: `EN-gb` becomes `en-GB`.

    Private use (`x-...`) and grandfathered tags included. At most 60 characters. No variant and no extension occurs
    twice. Languages have two or three letters: longer ones are reserved and none is registered.

    Raises:
        ValueError: with the reason and, where it can be guessed, the tag that was meant.
    """

    __slots__ = ()

    error_type = "language_tag"
    json_schema: ClassVar = {
        "minLength": 2,
        "maxLength": MAX_LENGTH,
        "pattern": rf"^{_TAG}(?![\s\S])",
        "description": "Language tag of BCP 47 (RFC 5646), such as en, en-GB, zh-Hant-TW or x-private; upper and lower "
        "case are one tag",
    }

    @classmethod
    def _checked(cls, text: str) -> str:
        return _canonical(text)


@lru_cache(maxsize=1024)
def _canonical(text: str) -> str:
    if len(text) > MAX_LENGTH or _TAG_RE.fullmatch(text) is None:
        raise ValueError(_advice(text))
    subtags = text.lower().split("-")
    if twice := _repeated(subtags):
        raise ValueError(
            f"{shown(text)} is no language tag: {twice!r} occurs twice; remove one (RFC 5646, 2.2)"
        )
    # RFC 5646, 2.1.1: capitals depend on length and place, not on the registry.
    end = next((n for n, subtag in enumerate(subtags) if len(subtag) == 1), len(subtags))
    for n, subtag in enumerate(subtags[1:end], 1):
        if len(subtag) == 2:
            subtags[n] = subtag.upper()
        elif len(subtag) == 4:
            subtags[n] = subtag.capitalize()
    return "-".join(subtags)


def _repeated(subtags: list[str]) -> str | None:
    """Find a variant or an extension's singleton that occurs twice (RFC 5646, 2.2.5 and 2.2.6)."""
    seen: set[str] = set()
    in_extension = False
    for n, subtag in enumerate(subtags):
        if subtag == "x":
            break
        single = len(subtag) == 1
        in_extension = in_extension or single
        variant = n > 0 and (len(subtag) > 4 or (len(subtag) == 4 and subtag[0].isdigit()))
        if single or (variant and not in_extension):
            if subtag in seen:
                return subtag
            seen.add(subtag)
    return None


_NAMES: Final = {
    "arabic": "ar",
    "chinese": "zh",
    "czech": "cs",
    "dutch": "nl",
    "english": "en",
    "french": "fr",
    "german": "de",
    "greek": "el",
    "hebrew": "he",
    "hindi": "hi",
    "hungarian": "hu",
    "italian": "it",
    "japanese": "ja",
    "korean": "ko",
    "polish": "pl",
    "portuguese": "pt",
    "russian": "ru",
    "spanish": "es",
    "swedish": "sv",
    "turkish": "tr",
    "ukrainian": "uk",
}


def _advice(text: str) -> str:
    if len(text) > MAX_LENGTH:
        return f"{shown(text)} is no language tag: at most {MAX_LENGTH} characters, these are {len(text)}"
    # What POSIX calls a locale, as in en_US.UTF-8, ends in its character set.
    plain = text.strip().partition(".")[0].replace("_", "-")
    guess = _NAMES.get(plain.lower(), plain)
    if guess != text and _TAG_RE.fullmatch(guess):
        try:
            return f"{shown(text)} is no language tag; write {_canonical(guess)}"
        except ValueError:
            pass
    return (
        f"{shown(text)} is no language tag; write the code of the language and, where it matters, of script and "
        "region, such as en, en-GB or zh-Hant (BCP 47)"
    )
