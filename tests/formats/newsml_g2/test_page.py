"""docs/newsml-g2.md says of the mapping what the mapping does: all fields, all names, and where they stand."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import newsml
from newsml.formats import named
from newsml.formats.newsml_g2.item import write_item
from newsml.formats.newsml_g2.names import NA, NAR, XHTML
from newsml.formats.newsml_g2.versions import NEWEST, OLDEST
from newsml.model.article import Article
from newsml.testing import samples
from tests.consoles import commands_under, run, run_python, shown_and_printed
from tests.extensions import GROUPS, shown
from tests.mapping import HOMES, PAGE, PLACES, REGIONS, REMARKS, homes, page, places

MAPPING = Path(newsml.__file__).parent / "formats" / "newsml_g2"
NAME = re.compile(r"""\bna\("(\w+)"\)|@?\bna:(\w+)(?=["`=\[\]])""")
PREFIXES = {"n": NAR, "na": NA, "xhtml": XHTML}

CODES = ({"qcode": "x:y"}, {"iri": "https://example.org/x"})
RARE: dict[str, Any] = {
    "id": "urn:example:1",
    "body": "Ada met Bo.",
    "participants": [
        {"id": "north", "kind": "place", "place": {"latitude": "70"}, "by": ["ann"]},
        {"id": "east", "kind": "place", "place": {"longitude": "30", "country": "NO"}, "by": ["ann", "bo"]},
        {"id": "oslo", "kind": "place", "place": {"latitude": "60", "longitude": "10"}},
        {
            "id": "ada",
            "kind": "person",
            "roles": [{"title": "mayor", "valid_from": "2020-01-01", "valid_to": "2021~"}],
        },
    ],
    "creators": [{"participant": "ada", "role": code} for code in CODES],
    "identifiers": [{"literal": "x"}],
    "links": [{"href": "https://example.org/", "relation": CODES[1]}],
    "alternative_headlines": [{"text": "x", "role": code} for code in CODES],
    "events": [
        {
            "id": "met",
            "when": {"value": "2025"},
            "participations": [{"participant": "ada", "role": code} for code in CODES],
        }
    ],
    "statements": [{"id": "said", "kind": "direct", "by": ["ann", "bo"]}],
    "provider": {"code": {"literal": "x"}, "participant": "ada"},
    "rights": {"holder": {"participant": "ada"}},
    "provenance": {"agents": [{"id": "ann", "kind": "human"}, {"id": "bo", "kind": "human"}]},
}
"""What no sample has: half positions, several makers, codes without names."""


def documents() -> list[Any]:
    articles = [*samples(), *(sample.strip() for sample in samples()), Article.model_validate(RARE)]
    return [write_item(article, minor=minor) for article in articles for minor in (OLDEST, NEWEST)]


def prefixed(path: str) -> str:
    """An XPath in which names without a prefix are those of the standard."""
    return re.sub(r"(^|[/\[(| ])(?=[a-z][A-Za-z]*(?![A-Za-z:(]))", r"\1n:", path)


def test_the_page_is_what_the_mapping_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run `make golden`"
    for region in REGIONS:
        assert f"<!-- begin {region}:" in PAGE.read_text(encoding="utf-8")


def test_every_field_has_its_row() -> None:
    assert set(places()) == named("newsml-g2").placed()
    rows: dict[str, set[str]] = {}
    cls = ""
    for line in REGIONS["fields"]().splitlines():
        if found := re.match(r"\*\*(\w+)\*\*: ", line):
            cls = found[1]
        elif cls and (found := re.match(r"\| `(\w+)` \| (.*?) \| (.*?) \|$", line)):
            assert found[2] or found[3], f"{cls}.{found[1]} stands nowhere"
            rows.setdefault(f"{cls}.{found[1]}", set()).add(line)
    assert rows.keys() == named("newsml-g2").placed()
    assert PLACES.keys() | REMARKS.keys() <= rows.keys()
    assert HOMES.keys() <= {field.partition(".")[0] for field in rows}


def test_every_place_is_one_that_newsml_writes() -> None:
    written = documents()
    missing = []
    for field, at in places().items():
        for place in at:
            around = homes()[field.partition(".")[0]]
            paths = [place if place.startswith("/") else f"{home}/{place}" for home in around]
            if not any(root.xpath(prefixed(path), namespaces=PREFIXES) for path in paths for root in written):
                missing.append(f"{field}: {place}")
    assert missing == []


def test_every_name_of_the_namespace_has_its_row() -> None:
    listed = {name.removeprefix("@") for names in GROUPS.values() for name in names}
    used = set()
    for path in MAPPING.rglob("*.py"):
        used |= {f"na:{found[1] or found[2]}" for found in NAME.finditer(path.read_text(encoding="utf-8"))}
    written = {name.removeprefix("@") for name in shown()}
    assert listed == used | written
    assert len(listed) == sum(map(len, GROUPS.values())), "a name is both an element and an attribute"


@pytest.mark.parametrize("name", [name for names in GROUPS.values() for name in names])
def test_every_name_stands_somewhere(name: str) -> None:
    (says,) = (names[name] for names in GROUPS.values() if name in names)
    assert shown()[name] or says.where


@pytest.mark.heavy
def test_the_commands_print_what_the_page_shows(
    standards: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The Python examples write the files that the commands are about."""
    monkeypatch.chdir(tmp_path)
    run_python(PAGE)
    for block, found in shown_and_printed(PAGE, NEWSML_STANDARDS=str(standards)):
        assert found == block
    for command in commands_under(PAGE.parent.parent / "README.md", "NewsML-G2 of others"):
        done = run(command, NEWSML_STANDARDS=str(standards))
        assert done.returncode == 0, done.stdout
