"""The rules about what an article is filed under and where it is, where they speak and where they must not."""

from __future__ import annotations

from typing import Any

import pytest

from newsml.rules import check
from tests.rules.build import codes, story

TOPICS = "http://cv.iptc.org/newscodes/mediatopic/"
TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ({"qcode": "medtop:01000000"}, ()),
        ({"qcode": "medtop:17000000"}, ()),
        ({"qcode": "medtop:20001234"}, ()),
        ({"qcode": "medtop:00000000"}, ("A017",)),
        ({"qcode": "medtop:04016000"}, ("A017",)),
        ({"qcode": "medtop:4000000"}, ("A017",)),
        ({"qcode": "medtop:politics"}, ("A017",)),
        ({"iri": f"{TOPICS}20000209"}, ()),
        ({"iri": f"{TOPICS}04016000"}, ("A017",)),
        ({"qcode": "subj:04016000"}, ()),
        ({"qcode": "sttsubj:04016000"}, ()),
        ({"iri": "https://example.org/mediatopic/04016000"}, ()),
        ({"literal": "politics"}, ()),
    ],
)
def test_media_topics(code: dict[str, str], found: tuple[str, ...]) -> None:
    assert codes(story("Kiša.", subjects=[code])) == found
    topic = {"id": "t", "name": "kiša", "code": code}
    assert codes(story("Kiša.", topics=[topic])) == found


@pytest.mark.parametrize(
    ("subjects", "found"),
    [
        ([{"qcode": "medtop:04000000"}, {"iri": f"{TOPICS}04000000"}], ("A018",)),
        ([{"qcode": "a:04000000"}, {"qcode": "b:04000000"}], ()),
        ([{"qcode": "medtop:04000000"}, {"qcode": "subj:04000000"}], ()),
        ([{"literal": "medtop"}, {"qcode": "x:medtop"}], ()),
    ],
)
def test_subject_twice(subjects: list[dict[str, str]], found: tuple[str, ...]) -> None:
    assert codes(story("Kiša.", subjects=subjects)) == found


@pytest.mark.parametrize(
    ("code", "meant"),
    [
        ({"iri": f"{TYPES}trainedAlgorithmicMedia"}, None),
        ({"iri": f"{TYPES}TrainedAlgorithmicMedia"}, "trainedAlgorithmicMedia"),
        ({"qcode": "digsrctype:trainedalgorithmicmedia"}, "trainedAlgorithmicMedia"),
        ({"qcode": "digsrctype:trainedAlgoritmicMedia"}, "trainedAlgorithmicMedia"),
        ({"qcode": "digsrctype:digitalArt"}, None),
        ({"qcode": "digsrctype:aSourceOfTomorrow"}, None),
        ({"qcode": "house:TrainedAlgorithmicMedia"}, None),
        ({"literal": "TrainedAlgorithmicMedia"}, None),
    ],
)
def test_source_type(code: dict[str, str], meant: str | None) -> None:
    found = check(story("Kiša.", digital_source_type=code))
    assert found.codes == (() if meant is None else ("A019",))
    assert all(f"write {meant}" in one.message for one in found)


@pytest.mark.parametrize(
    ("keywords", "found"),
    [
        (["Straße", "STRASSE"], 1),
        (["e\u0301t\u00e9", "\u00e9te\u0301"], 1),
        (["Ново место", "ново\u00a0 место", "НОВО МЕСТО"], 2),
        (["été", "ete"], 0),
        (["東京", "东京"], 0),
    ],
)
def test_keyword_twice(keywords: list[str], found: int) -> None:
    assert [one.code for one in check(story("Kiša.", keywords=keywords))] == ["A020"] * found


@pytest.mark.parametrize(
    ("tag", "found"),
    [
        ("und", True),
        ("und-Cyrl", True),
        ("zxx", True),
        ("mul", True),
        ("mis", True),
        ("mus", False),
        ("qaa", False),
    ],
)
def test_language_that_says_nothing(tag: str, found: bool) -> None:
    assert ("A021" in codes(story("Kiša.", language=tag))) == found


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://news.example/a", ()),
        ("http://news.example/a", ()),
        ("HTTPS://news.example/a", ("F005",)),
        ("tag:news.example,2025:a", ("A026",)),
        ("urn:example:a", ("A026",)),
    ],
)
def test_url(url: str, found: tuple[str, ...]) -> None:
    assert codes(story("Kiša.", url=url)) == found


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ({"href": "https://news.example/a"}, ("A027",)),
        ({"href": "https://news.example/a#comments"}, ("A027",)),
        ({"href": "urn:example:1"}, ("A027",)),
        ({"href": "https://news.example/a", "relation": {"literal": "canonical"}}, ()),
        ({"href": "https://news.example/a/b"}, ()),
    ],
)
def test_link_to_itself(link: dict[str, Any], found: tuple[str, ...]) -> None:
    assert codes(story("Kiša.", url="https://news.example/a", links=[link])) == found
