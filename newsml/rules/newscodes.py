"""Codes of the IPTC: which concept one stands for, be it written as QCode or as IRI, and what such codes look like."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from newsml.model.code import Code

NEWSCODES: Final = "http://cv.iptc.org/newscodes/"
"""What the IRIs of all these codes begin with."""

SCHEMES: Final = {
    "medtop": "mediatopic",
    "subj": "subjectcode",
    "genre": "genre",
    "digsrctype": "digitalsourcetype",
    "prodgenre": "productgenre",
}
"""The aliases that IPTC's catalog for NewsML-G2 has for the schemes that classify articles, and their paths."""
_ADDRESS: Final = re.compile(r"\Ahttps?://(?:www\.)?(?:cv\.)?iptc\.org/newscodes/", re.IGNORECASE)
# Media Topics: those of the first level are 01000000 to 17000000, all others have eight digits from 20000000 on.
_MEDIA_TOPIC: Final = re.compile("(?:0[1-9]|1[0-9])000000|2[0-9]{7}", re.ASCII)

SOURCE_TYPES: Final = (
    *("digitalCapture", "computationalCapture", "negativeFilm", "positiveFilm", "print", "humanEdits"),
    *(
        "compositeWithTrainedAlgorithmicMedia",
        "algorithmicallyEnhanced",
        "digitalCreation",
        "dataDrivenMedia",
    ),
    *("trainedAlgorithmicMedia", "algorithmicMedia", "screenCapture", "virtualRecording", "composite"),
    *("compositeCapture", "compositeSynthetic", "minorHumanEdits", "digitalArt", "softwareImage"),
)
"""The digital source types, with the three that are retired."""


def spelt(iri: str) -> str:
    """An IRI as IPTC writes it: that of a code begins with http, without www."""
    return _ADDRESS.sub(NEWSCODES, iri, count=1)


def concept(code: Code) -> str:
    """What the code stands for, so that it can be compared with others: an IRI where there is one."""
    if code.iri is not None:
        return spelt(code.iri)
    alias, _, value = code.value.partition(":")
    return f"{NEWSCODES}{SCHEMES[alias]}/{value}" if code.qcode and alias in SCHEMES else code.value


def of_scheme(code: Code, scheme: str) -> str | None:
    """The code within a scheme such as `mediatopic`; None where it is of another one."""
    prefix = f"{NEWSCODES}{scheme}/"
    full = concept(code)
    return full.removeprefix(prefix) if full.startswith(prefix) else None


def is_media_topic(code: str) -> bool:
    """Whether this can be the code of a Media Topic."""
    return _MEDIA_TOPIC.fullmatch(code) is not None


def source_type_meant(code: str) -> str | None:
    """The digital source type that somebody meant who wrote this; None where it is one, or none is near."""
    if code in SOURCE_TYPES:
        return None
    lower = {known.lower(): known for known in SOURCE_TYPES}
    near = difflib.get_close_matches(code.lower()[:60], lower, n=1, cutoff=0.85)
    return lower[near[0]] if near else None
