"""One strategy for each scalar type of the model; a type without one is an error, so that none is forgotten."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, get_args, get_origin

from hypothesis import strategies as st

from newsml import _testing_scalars as grammar
from newsml.model import types
from newsml.model.edtf import Edtf
from newsml.model.iri import ArticleIri, Iri
from newsml.model.language import LanguageTag
from newsml.model.record import Record
from newsml.model.time import Delay, Timestamp
from newsml.testing.words import labels, texts

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
_ARTICLE_IRIS: Final = tuple(iri for iri in _IRIS if "#" not in iri)
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


def _mostly(usual: tuple[str, ...], all_of_them: SearchStrategy[str]) -> SearchStrategy[str]:
    # The grammars cost up to a millisecond a draw; examples in front of them keep an article at a few milliseconds.
    return st.integers(0, len(usual) + len(usual) // 4).flatmap(
        lambda n: st.just(usual[n]) if n < len(usual) else all_of_them
    )


def _mark(alias: Any) -> Any:
    return get_args(alias)[1]


def _qcodes() -> SearchStrategy[str]:
    alias = st.sampled_from(("medtop", "x", "нов", "a-b.c", "xn--", "ninat", "\U0001f600"))
    code = st.sampled_from(
        ("04000000", "1", "a:b", "a/b#c", "<&>", "%20", "é", "'", '"', "\\", "]]>", "#", "?")
    )
    return st.builds("{}:{}".format, alias, code)


def _degrees(limit: int) -> SearchStrategy[str]:
    whole = st.integers(-limit + 1, limit - 1)
    decimal = st.builds("{}.{}".format, whole, st.text("0123456789", min_size=1, max_size=15))
    return _mostly((*_DEGREES, str(limit)), decimal)


def local_ids() -> SearchStrategy[str]:
    """Ids; few enough for one to be drawn again, and for two that differ in case only."""
    more = st.from_regex(r"[A-Za-z_][A-Za-z0-9_-]{0,63}", fullmatch=True, alphabet=_ID_CHARACTERS)
    return _mostly(
        ("p1", "P1", "e", "s-1", "_", "a_b", "Q212", "id", "x" * 64, "constructor", "xml", "__proto__"), more
    )


_ID_CHARACTERS: Final = "ABCXYZabcxyz019_-"


@cache
def _by_mark() -> dict[Any, SearchStrategy[Any]]:
    highest = 2**31 - 1
    return {
        _mark(types.Text): texts(),
        _mark(types.Label): labels(),
        _mark(types.LocalId): local_ids(),
        _mark(types.QCode): _qcodes(),
        _mark(types.Sha256): st.binary(min_size=32, max_size=32).map(bytes.hex),
        _mark(types.CountryCode): st.sampled_from(("FR", "UA", "AA", "ZZ", "NO")),
        _mark(types.Percent): st.integers(0, 100),
        _mark(types.Offset): st.integers(0, highest),
        _mark(types.Ordinal): st.integers(1, 9) | st.integers(1, highest),
        _mark(types.Urgency): st.integers(1, 9),
        _mark(types.Level): st.integers(1, 9),
        _mark(types.Latitude): _degrees(90),
        _mark(types.Longitude): _degrees(180),
        _mark(Iri): _mostly(_IRIS, grammar.iris()),
        _mark(ArticleIri): _mostly(_ARTICLE_IRIS, grammar.iris(fragment=False)),
    }


@cache
def _by_type() -> dict[Any, SearchStrategy[Any]]:
    return {
        LanguageTag: _mostly(_TAGS, grammar.language_tags()),
        Timestamp: _mostly(_TIMES, grammar.timestamps()),
        Edtf: _mostly(_EDTFS, grammar.edtf_texts()),
        Delay: _mostly(_DELAYS, grammar.delays()),
        bool: st.booleans(),
    }


def article_iris() -> SearchStrategy[str]:
    """IRIs without a fragment."""
    return _by_mark()[_mark(ArticleIri)]


@cache
def scalar(cls: type[Record], name: str) -> SearchStrategy[Any] | None:
    """The strategy for a field's scalar values; None where it holds only records or words of a closed list.

    Raises:
        LookupError: the field is of a scalar type that has no strategy.
    """
    info = cls.model_fields[name]
    found = _marked(info.metadata)
    if found is None:
        found = _scalar(info.annotation)
    if found is None and any(
        isinstance(leaf, type) and not issubclass(leaf, Record) for leaf in _leaves(info.annotation)
    ):
        raise LookupError(
            f"{cls.__name__}.{name}: no strategy for its type; add one to newsml/testing/values.py"
        )
    return found


def _marked(marks: Iterable[Any]) -> SearchStrategy[Any] | None:
    return next((_by_mark()[mark] for mark in marks if mark in _by_mark()), None)


def _scalar(annotation: Any) -> SearchStrategy[Any] | None:
    if annotation in _by_type():
        return _by_type()[annotation]
    if get_origin(annotation) is Annotated:
        inner, *marks = get_args(annotation)
        found = _marked(marks)
        return _scalar(inner) if found is None else found
    if get_origin(annotation) is Literal:
        return None
    return next((found for part in get_args(annotation) if (found := _scalar(part)) is not None), None)


def _leaves(annotation: Any) -> set[Any]:
    parts = () if get_origin(annotation) is Literal else get_args(annotation)
    return set().union(*map(_leaves, parts)) if parts else {annotation} - {type(None)}
