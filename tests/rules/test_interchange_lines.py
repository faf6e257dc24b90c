"""The rules about languages, names, dates and licences on their way to others."""

from __future__ import annotations

from typing import Any

import pytest

from newsml.rules import check, named
from newsml.rules.fixing import fixed
from newsml.rules.languages import preferred, unregistered
from tests.rules.build import codes, story


@pytest.mark.parametrize(
    ("tag", "better"),
    [
        ("he", None),
        ("iw", "he"),
        ("iw-IL", "he-IL"),
        ("deu", "de"),
        ("ger-AT", "de-AT"),
        ("chi-Hant-TW", "zh-Hant-TW"),
        ("zh-yue", "yue"),
        ("zh-min-nan", "nan"),
        ("i-klingon", "tlh"),
        ("en-gb-oed", "en-GB-oxendict"),
        ("my-BU", "my-MM"),
        ("sr-YU", None),
        ("sh", None),
        ("yue", None),
        ("x-house-iw", None),
        ("en-x-bu", None),
        ("de-1996", None),
        ("no", None),
    ],
)
def test_preferred(tag: str, better: str | None) -> None:
    assert preferred(tag) == better
    assert better is None or preferred(better) is None


@pytest.mark.parametrize(
    ("tag", "meant"),
    [
        ("en-UK", ("UK", "en-GB")),
        ("jp", ("jp", "ja")),
        ("jp-JP", ("jp", "ja-JP")),
        ("cz", ("cz", "cs")),
        ("qx", ("qx", None)),
        ("de-QQ", None),
        ("de-XX", None),
        ("de-JJ", ("JJ", None)),
        ("zh-Hans-EN", ("EN", "zh-Hans-GB")),
        ("en-GB", None),
        ("en-001", None),
        ("es-419", None),
        ("ru-SU", None),
        ("en-EU", None),
        ("sq-XK", None),
        ("bh", None),
        ("iw", None),
        ("yue", None),
        ("x-uk", None),
        ("en-x-uk", None),
        ("sl-rozaj-biske", None),
        ("i-default", None),
    ],
)
def test_unregistered(tag: str, meant: tuple[str, str | None] | None) -> None:
    assert unregistered(tag) == meant


def test_languages_everywhere() -> None:
    article = story(
        "Дъжд.",
        participants=[{"id": "p", "kind": "place", "aliases": [{"text": "Х", "language": "iw"}]}],
        statements=[{"id": "s", "kind": "indirect", "translated_from": "in", "language": "jp"}],
    )
    found = [(one.code, one.path) for one in check(article, [named("F008"), named("F009")])]
    assert found == [
        ("F009", ("statements", 0, "language")),
        ("F008", ("participants", 0, "aliases", 0, "language")),
        ("F008", ("statements", 0, "translated_from")),
    ]


@pytest.mark.parametrize(
    ("keyword", "found"),
    [
        ("Нова\u00adгора", ("F010",)),
        ("\ufeffGora", ("F010",)),
        ("Go\u200bra", ("F010",)),
        ("Go\u2060ra", ("F010",)),
        ("می\u200cخواهم", ()),
        ("👩\u200d🚀", ()),
        ("ශ්\u200dරී", ()),
        ("ភាសា\u200bខ្មែរ", ()),
        ("ไทย\u200bแลนด์", ()),
        ("Zoë", ()),
        (" Gora", ("F011",)),
        ("Gora\u3000", ("F011",)),
        ("Gora\u00a0alta", ()),
        ("\ue000Gora", ("F012",)),
        ("Gora\U000f0001", ("F012",)),
        ("Gora\ufdd0", ("F012",)),
        ("Gora\U0001f600", ()),
        ("\ufffd", ()),
    ],
)
def test_names(keyword: str, found: tuple[str, ...]) -> None:
    assert codes(story("Дъжд.", keywords=[keyword])) == found


def test_dateline_is_printed_as_it_stands() -> None:
    assert codes(story("Regen.", dateline={"text": "Waldbach (xyz) - "})) == ()


def test_line_of_space_has_no_fix() -> None:
    article = story("Regen.", credit_line="\u3000")
    assert codes(article) == ("F011",)
    assert fixed(article, [named("F011")]).article is article
    assert fixed(story("Regen.", keywords=["a ", "b"]), [named("F011")]).article.keywords == ("a", "b")


def test_private_characters_of_texts() -> None:
    """The first of each text, as there may be thousands: a whole font from before Unicode."""
    found = check(story("ⴰ\ue001\ue002", headline="\uf8ff"), [named("F012")])
    assert [(one.path, one.field, one.spans) for one in found] == [
        (("body",), "body", ((1, 2),)),
        (("headline",), "headline", ((0, 1),)),
    ]


@pytest.mark.parametrize(
    ("stamp", "becomes"),
    [
        ("2025-05-31T24:00:00Z", "2025-06-01T00:00:00Z"),
        ("2024-02-28T24:00:00.0+02:00", "2024-02-29T00:00:00.0+02:00"),
        ("2025-05-31T10:00:00-00:00", "2025-05-31T10:00:00-00:00"),
    ],
)
def test_timestamps(stamp: str, becomes: str) -> None:
    for field in ("created", "reference_date"):
        article = story("Regen.", **{field: stamp})
        assert codes(article) == ("F013",)
        assert getattr(fixed(article, [named("F013")]).article, field) == becomes


@pytest.mark.parametrize(
    "stamp", ["2025-05-31T00:00:00Z", "2025-05-31", "2025-05-31T10:00:00-05:00", "2025-01-24"]
)
def test_usual_timestamps(stamp: str) -> None:
    assert codes(story("Regen.", created=stamp)) == ()


CC = "https://creativecommons.org/"


@pytest.mark.parametrize(
    ("iri", "becomes"),
    [
        (f"{CC}licenses/by/4.0/", None),
        ("http://creativecommons.org/licenses/by-sa/3.0/de/", None),
        (f"{CC}publicdomain/zero/1.0/", None),
        (f"{CC}licenses/by/4.0", f"{CC}licenses/by/4.0/"),
        (f"{CC}licenses/by/4.0/deed", f"{CC}licenses/by/4.0/"),
        (f"{CC}licenses/by-nc/4.0/deed.pt_BR", f"{CC}licenses/by-nc/4.0/"),
        (f"{CC}licenses/by/3.0/de/legalcode", f"{CC}licenses/by/3.0/de/"),
        ("https://www.creativecommons.org/publicdomain/zero/1.0/", f"{CC}publicdomain/zero/1.0/"),
        (f"{CC}about/cclicenses/", None),
        ("https://www.apache.org/licenses/LICENSE-2.0", None),
    ],
)
def test_licences(iri: str, becomes: str | None) -> None:
    for fields in ({"rights": {"licence": iri}}, {"provenance": {"licence": iri}}):
        article = story("Regen.", **fields)
        assert codes(article) == (() if becomes is None else ("F014",))
        mended: Any = fixed(article, [named("F014")]).article
        holder = mended.rights or mended.provenance
        assert holder.licence == (becomes or iri)
