"""Rules about names and other single lines, and about dates and licences, that do not arrive as they were sent."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final

from newsml.model.anchor import Anchor, Span
from newsml.rules.edits import Edit
from newsml.rules.rule import Hit, quote, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsml.findings import Path
    from newsml.model.time import Timestamp
    from newsml.model.types import TextField
    from newsml.rules.inspection import Inspection

# Soft hyphen, combining grapheme joiner, zero width space, word joiner, invisible operators, byte order mark.
_UNSEEN: Final = re.compile("[\u00ad\u034f\u200b\u2060-\u2064\ufeff]")
# Between these a zero width space tells words apart: Thai, Lao, Tibetan, Myanmar, Khmer, Javanese, Balinese.
_UNSPACED: Final = re.compile("[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u1b00-\u1b7f\ua980-\ua9df]")


def _shown(_: Inspection, hit: Hit) -> Iterator[Edit]:
    """The line without what nobody sees, if anything is left of it."""
    label = str(hit.excerpt)
    shown = "".join(character for n, character in enumerate(label) if not _is_unseen(label, n))
    if shown.strip():
        yield Edit(hit.path, shown)


def _is_unseen(label: str, at: int) -> bool:
    """Whether a character is shown to nobody, and has no work to do either."""
    if not _UNSEEN.match(label[at]):
        return False
    return label[at] != "\u200b" or not _UNSPACED.search(label[max(0, at - 1) : at + 2])


@rule(
    "F010",
    "unseen-character-in-name",
    "info",
    title="A name or label holds a character that nobody sees",
    message="{label} holds {character}, which is not shown: remove it",
    fix=_shown,
)
def unseen_character_in_name(inspection: Inspection) -> Iterator[Hit]:
    """Finds a name, title, keyword or other line with a soft hyphen, a zero width space, a word joiner or a byte order
    mark in it.

    Why: two names that look alike are then two; the search for the one does not find the other, and joins of tables
    fail. They come from web pages, where they say how a word may be broken, and from the first line of a file.

    Mend: remove it. The joiners of Persian, of Indic scripts and of emoji are shown and not reported, nor is a zero
    width space between words of scripts without spaces.

    Rests on: Unicode, property Default_Ignorable_Code_Point; Unicode Technical Standard 39, section 3.1, which keeps
    these characters out of identifiers.
    """
    for path, label in inspection.values.labels:
        if label.isascii():
            continue
        for found in _UNSEEN.finditer(label):
            if _is_unseen(label, found.start()):
                values = {"label": quote(label), "character": f"U+{ord(found[0]):04X}"}
                yield Hit(path, values, excerpt=label)
                break


def _trimmed(_: Inspection, hit: Hit) -> Iterator[Edit]:
    """The line without the white space; where that is all there is, people have to say what was meant."""
    trimmed = str(hit.excerpt).strip()
    if trimmed:
        yield Edit(hit.path, trimmed)


@rule(
    "F011",
    "name-with-stray-space",
    "info",
    title="A name or label begins or ends with white space",
    message="{label} begins or ends with white space: write {trimmed}",
    fix=_trimmed,
)
def name_with_stray_space(inspection: Inspection) -> Iterator[Hit]:
    """Finds a name, title, keyword or other line with white space at one of its ends; datelines are printed as they
    stand, and are not looked at.

    Why: nobody sees it, and each system treats it otherwise. Where it is cut off on the way, the name that comes back
    is another one than the name that was sent, and both are listed.

    Mend: cut the white space off; the name itself stays.

    Rests on: XML Schema 1.1 part 2, section 4.3.6, whiteSpace: what the types token and Name collapse; a rights holder
    with a blank at its end in one of IPTC's own examples.
    """
    for path, label in inspection.values.labels:
        trimmed = label.strip()
        if trimmed != label and path[0] != "dateline":
            values = {"label": quote(label), "trimmed": quote(trimmed) if trimmed else "nothing"}
            yield Hit(path, values, excerpt=label)


# Private use, and the noncharacters that XML lets through.
_PRIVATE: Final = re.compile(
    "[\ue000-\uf8ff\U000f0000-\U0010ffff\ufdd0-\ufdef\U0001fffe\U0001ffff\U0002fffe\U0002ffff]"
)
_TEXTS: Final[tuple[TextField, ...]] = ("headline", "standfirst", "body")


@rule(
    "F012",
    "private-character",
    "warning",
    title="A character has a meaning in one house only",
    message="{character} means nothing outside of the house that made it up: write the character that is meant",
)
def private_character(inspection: Inspection) -> Iterator[Hit]:
    """Finds the first private use character, or noncharacter, of each text, and any in names and labels.

    Why: which sign is shown depends on the font: a logo here, an empty box there, and nothing at all for whoever
    listens. Most of them are icons of web pages, bullets of word processors, and letters of fonts from before Unicode.

    Mend: write the character of Unicode that is meant, or remove it. Afterwards anchors behind it may have to be moved.

    Rests on: the Unicode Standard, section 23.5, private-use characters, and 23.7, noncharacters, which are not for
    interchange; RFC 3987, section 2.2, which keeps them out of IRIs but for queries.
    """
    texts = inspection.texts
    for field in _TEXTS:
        text = texts.get(field, "")
        found = None if text.isascii() else _PRIVATE.search(text)
        if found is not None:
            anchor = Anchor(field=field, spans=(Span(start=found.start(), end=found.end(), exact=found[0]),))
            yield Hit((field,), {"character": _named(found[0])}, anchor)
    for path, label in inspection.values.labels:
        found = None if label.isascii() else _PRIVATE.search(label)
        if found is not None:
            yield Hit(path, {"character": _named(found[0])}, excerpt=label)


def _named(character: str) -> str:
    return f"U+{ord(character):04X}"


def _next_day(_: Inspection, hit: Hit) -> Iterator[Edit]:
    """The same moment as 00:00:00 of the next day; what -00:00 stands for nobody can tell."""
    stamp = str(hit.excerpt)
    if "T24" in stamp:
        day = dt.date.fromisoformat(stamp[:10]) + dt.timedelta(days=1)
        yield Edit(hit.path, f"{day}T00{stamp[13:]}")


@rule(
    "F013",
    "timestamp-that-few-read",
    "info",
    title="A timestamp is written in a way that many readers refuse",
    message="{stamp} {why}: write {mend}",
    fix=_next_day,
)
def timestamp_that_few_read(inspection: Inspection) -> Iterator[Hit]:
    """Finds a timestamp with the hour 24, or with the zone -00:00.

    Why: XML Schema allows both, and most others do not: JSON Schema's date-time refuses the hour 24, and so do the date
    types of many languages; -00:00 is UTC for some, and an unknown zone for others.

    Mend: write 00:00:00 of the next day, and Z or the true offset from UTC.

    Rests on: XML Schema 1.1 part 2, section 3.3.7; RFC 3339, sections 5.6 (hours 00 to 23) and 4.3 (-00:00);
    ISO 8601-1:2019, which has no -00:00.
    """
    reference = inspection.article.reference_date
    stamps: list[tuple[Path, Timestamp]] = [*inspection.stamps]
    if reference is not None:
        stamps.append((("reference_date",), reference))
    for path, stamp in stamps:
        if "T24" in stamp:
            why, mend = "has the hour 24", "00:00:00 of the day after"
        elif not stamp.is_date and stamp.endswith("-00:00"):
            why, mend = (
                "has a zone that is UTC for some and unknown for others",
                f"{stamp[:-6]}Z if it is UTC",
            )
        else:
            continue
        yield Hit(path, {"stamp": stamp, "why": why, "mend": mend}, excerpt=stamp)


_COMMONS: Final = re.compile(
    r"(https?://)(?:www\.)?creativecommons\.org/"
    r"(licenses/[a-z-]+/[0-9.]+(?:/(?!deed|legalcode)[a-z]{2,7})?|publicdomain/(?:zero|mark)/1\.0)"
    r"(?:/(?:deed|legalcode)(?:[./][A-Za-z_.-]+)?)?/?",
)


def _own_iri(_: Inspection, hit: Hit) -> Iterator[Edit]:
    """The licence's own IRI in place of the page about it."""
    yield Edit(hit.path, hit.values["licence"])


@rule(
    "F014",
    "licence-at-other-address",
    "info",
    title="The licence is given by the address of a page about it",
    message="{iri} is not what Creative Commons calls this licence: write {licence}",
    fix=_own_iri,
)
def licence_at_other_address(inspection: Inspection) -> Iterator[Hit]:
    """Finds a licence of Creative Commons, of the article or of its annotations, by another address than its own: that
    of its summary or of its legal code, with www, or without the slash at its end.

    Why: systems look the licence up in a list, letter by letter. A story that anybody may use counts as one whose
    licence is unknown, and is used by nobody.

    Mend: write the licence's own IRI, which ends in its version, or its country, and a slash.

    Rests on: ccREL, the Creative Commons Rights Expression Language (2008): a licence is named by its URL, to which
    /deed and /legalcode are further pages.
    """
    for path, iri in inspection.values.iris:
        found = _COMMONS.fullmatch(iri) if path[-1] == "licence" else None
        licence = None if found is None else f"{found[1]}creativecommons.org/{found[2]}/"
        if licence is not None and licence != iri:
            yield Hit(path, {"iri": iri, "licence": licence}, excerpt=iri)
