"""Rules about language tags that are well-formed and not what others expect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsml.rules.edits import Edit
from newsml.rules.languages import preferred, unregistered
from newsml.rules.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsml.rules.inspection import Inspection


def _preferred(_: Inspection, hit: Hit) -> Iterator[Edit]:
    """The tag of the registry in place of the old one, which means the same."""
    yield Edit(hit.path, hit.values["better"])


@rule(
    "F008",
    "language-outdated",
    "info",
    title="A language tag has been replaced by another one",
    message="for {tag} the registry of language tags has {better}: write that",
    fix=_preferred,
)
def language_outdated(inspection: Inspection) -> Iterator[Hit]:
    """Finds a language tag that is deprecated, grandfathered, of a country that changed its code, or in three letters
    where there are two.

    Why: whoever asks for Hebrew asks for `he` and does not find `iw`; whoever asks for German does not find `deu`.
    Fonts, dictionaries and text to speech are chosen by the tag, too.

    Mend: write the tag that the registry prefers; it means the same.

    Rests on: RFC 5646, section 2.2.1 (the shortest code), and section 4.5, canonical form; IANA's Language
    Subtag Registry, Preferred-Value.
    """
    for path, tag in inspection.values.languages:
        better = preferred(tag)
        if better is not None:
            yield Hit(path, {"tag": tag, "better": better}, excerpt=tag)


@rule(
    "F009",
    "language-unknown",
    "warning",
    title="A language tag names no language, or no region",
    message="{subtag} in {tag} is not registered: {mend}",
)
def language_unknown(inspection: Inspection) -> Iterator[Hit]:
    """Finds a language tag whose language of two letters, or whose region, is not in the registry.

    Why: no software knows what to do with it, and all of it falls back to English or to nothing. Most of them are
    codes of countries: jp for Japanese, cz for Czech; and en-UK, for what is en-GB.

    Mend: write the code of the language in ISO 639-1, behind it that of the country in ISO 3166-1.

    Rests on: RFC 5646, section 2.2.9, valid tags: all subtags are registered; IANA's Language Subtag Registry.
    Languages of three letters are not looked up.
    """
    for path, tag in inspection.values.languages:
        found = unregistered(tag)
        if found is not None:
            subtag, meant = found
            mend = "look the code up" if meant is None else f"probably {meant} is meant"
            yield Hit(path, {"subtag": subtag, "tag": tag, "mend": mend}, excerpt=tag)
