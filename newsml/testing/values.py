"""Values for each scalar type of the model; a type without any is an error, so that none is forgotten."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, get_args, get_origin

from hypothesis import strategies as st

from newsml.model import types
from newsml.model.edtf import Edtf
from newsml.model.iri import ArticleIri, Iri
from newsml.model.language import LanguageTag
from newsml.model.record import Record
from newsml.model.time import Delay, Timestamp
from newsml.testing.chance import Values
from newsml.testing.identifiers import iris, language_tags
from newsml.testing.times import delays, edtf_texts, timestamps
from newsml.testing.words import LABEL_SAMPLES, TEXT_SAMPLES, labels, texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hypothesis.strategies import SearchStrategy

_IRIS: Final = (
    *(
        "https://example.org/",
        "urn:x:1",
        "http://www.wikidata.org/entity/Q212",
        "https://example.org/a?b=c&d=e",
    ),
    *(
        "https://example.org/#x",
        "tag:example.org,2025:1",
        "mailto:a@example.org",
        "https://example.org/%C3%A9",
    ),
    *(
        "https://пример.укр/новини",
        "https://example.org/新聞",
        "HTTPS://EXAMPLE.org:443/a/../b",
        "x:",
        "urn:x:'",
    ),
    *(
        "https://example.org/\U0001f600",
        "https://[::1]/",
        "https://w3id.org/news-annotation/ns#x",
        "urn:x:(a)",
    ),
)
_TAGS: Final = (
    "en",
    "de",
    "uk",
    "en-GB",
    "zh-Hant-TW",
    "es-419",
    "sr-Latn-RS",
    "x-private",
    "und",
    "ar",
    "i-default",
)
_TIMES: Final = (
    *(
        "2025-09-03",
        "2025-09-03T14:03:00Z",
        "2025-09-03T16:03:00+02:00",
        "2025-09-03T16:03:00",
        "2025-09-03Z",
    ),
    *(
        "2025-09-03T14:03:00.500Z",
        "2025-09-03T14:03:00.000000000001-00:00",
        "0001-01-01",
        "9999-12-31T23:59:59Z",
    ),
    *("2024-02-29T24:00:00-14:00", "2025-09-03+14:00"),
)
_EDTFS: Final = (
    *(
        "2025-09-03",
        "2025-08",
        "2025",
        "[2025-08-21..2025-08-31]",
        "2022-02-24/..",
        "XXXX-09-03",
        "1984~",
        "2025-21",
    ),
    *("2025-09-03T14:03:00Z", "../2025", "/2025", "{1667,1668-12}", "-0044-03-15?", "Y-170000002", "201X"),
)
_DELAYS: Final = ("P7D", "P7D/P10D", "PT2H30M", "P2W", "-P1Y2M3DT4H5M6.789S", "P0D", "PT0.5S/P1D")
_DEGREES: Final = ("0", "-0", "48.8566", "-2.3522", "90", "-90.0", "0.000000000000001", "0.10", "7")


def _mark(alias: Any) -> Any:
    return get_args(alias)[1]


def _qcodes() -> SearchStrategy[str]:
    alias = st.sampled_from(("medtop", "x", "нов", "a-b.c", "xn--", "ninat", "\U0001f600"))
    code = st.sampled_from(
        ("04000000", "1", "a:b", "a/b#c", "<&>", "%20", "é", "'", '"', "\\", "]]>", "#", "?")
    )
    return st.builds("{}:{}".format, alias, code)


def _degrees(limit: int) -> Values:
    whole = st.integers(-limit + 1, limit - 1)
    decimal = st.builds("{}.{}".format, whole, st.text("0123456789", min_size=1, max_size=15))
    return Values((*_DEGREES, str(limit)), decimal)


LOCAL_IDS: Final = Values(
    # Few enough for one to be drawn again, and for two that differ in case only.
    (
        "p1",
        "P1",
        "e",
        "s-1",
        "_",
        "a_b",
        "Q212",
        "id",
        "x" * 64,
        "constructor",
        "xml",
        "__proto__",
        "label",
        "value",
    ),
    st.text("ABCXYZabcxyz_", min_size=1, max_size=4).flatmap(
        lambda start: st.text("ABCXYZabcxyz019_-", max_size=60).map(start.__add__)
    ),
)
"""Ids inside an article."""
ARTICLE_IRIS: Final = Values(tuple(iri for iri in _IRIS if "#" not in iri), iris(fragment=False))
"""IRIs without a fragment."""
LABELS: Final = Values(LABEL_SAMPLES, labels())
"""Single lines."""
TEXTS: Final = Values(TEXT_SAMPLES, texts())
"""Texts of several lines."""

_HIGHEST: Final = 2**31 - 1
_BY_MARK: Final[dict[Any, Values]] = {
    _mark(types.Text): TEXTS,
    _mark(types.Label): LABELS,
    _mark(types.LocalId): LOCAL_IDS,
    _mark(types.QCode): Values(("medtop:04000000", "x:a:b", "ninat:<&>"), _qcodes()),
    _mark(types.Sha256): Values(
        ("0" * 64, "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
        st.binary(min_size=32, max_size=32).map(bytes.hex),
    ),
    _mark(types.CountryCode): Values(("FR", "UA", "AA", "ZZ", "NO")),
    _mark(types.Percent): Values((0, 100, 93, 1), st.integers(0, 100)),
    _mark(types.Offset): Values((0, 1, _HIGHEST), st.integers(0, _HIGHEST)),
    _mark(types.Ordinal): Values((1, 2, 8, _HIGHEST), st.integers(1, _HIGHEST)),
    _mark(types.Urgency): Values(tuple(range(1, 10))),
    _mark(types.Level): Values(tuple(range(1, 10))),
    _mark(types.Latitude): _degrees(90),
    _mark(types.Longitude): _degrees(180),
    _mark(Iri): Values(_IRIS, iris()),
    _mark(ArticleIri): ARTICLE_IRIS,
}
_BY_TYPE: Final[dict[Any, Values]] = {
    LanguageTag: Values(_TAGS, language_tags()),
    Timestamp: Values(_TIMES, timestamps()),
    Edtf: Values(_EDTFS, edtf_texts()),
    Delay: Values(_DELAYS, delays()),
    bool: Values((True, False)),
}


@cache
def scalar(cls: type[Record], name: str) -> Values | None:
    """The scalar values that a field can hold; None where it holds only records or words of a closed list.

    Raises:
        LookupError: the field is of a scalar type without values here.
    """
    info = cls.model_fields[name]
    found = _marked(info.metadata) or _scalar(info.annotation)
    scalars = [
        leaf for leaf in _leaves(info.annotation) if isinstance(leaf, type) and not issubclass(leaf, Record)
    ]
    if found is None and scalars:
        raise LookupError(
            f"{cls.__name__}.{name}: no values for its type; add some to newsml/testing/values.py"
        )
    return found


def _marked(marks: Iterable[Any]) -> Values | None:
    return next((_BY_MARK[mark] for mark in marks if mark in _BY_MARK), None)


def _scalar(annotation: Any) -> Values | None:
    if annotation in _BY_TYPE:
        return _BY_TYPE[annotation]
    if get_origin(annotation) is Annotated:
        inner, *marks = get_args(annotation)
        return _marked(marks) or _scalar(inner)
    if get_origin(annotation) is Literal:
        return None
    return next((found for part in get_args(annotation) if (found := _scalar(part))), None)


def _leaves(annotation: Any) -> set[Any]:
    parts = () if get_origin(annotation) is Literal else get_args(annotation)
    return set().union(*map(_leaves, parts)) if parts else {annotation} - {type(None)}
