"""`newsml validate --output`: SARIF by its official schema, commands for GitHub, data, counts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from newsml import Article, dumps
from newsml.cli.outputs.regions import Regions
from newsml.findings import Finding
from newsml.formats._kit.strict_json import decode
from newsml.rules import catalogue
from newsml.standards.checks import CHECKS
from tests.cli.conftest import Run
from tests.cli.stories import story
from tests.rules.families import FAULTS
from tests.rules.test_fixtures import FIXTURES
from tests.sarif import validator

CODES = [code for code in FAULTS if not code.startswith("F")]  # those are only asked for a target
BAD = [FIXTURES / code / "bad.json" for code in CODES]


def log(run: Run, *sources: str | Path, code: int = 1) -> Any:
    """The one run of the SARIF log for some sources, which the official schema allows."""
    result = run("validate", "--output", "sarif", *map(str, sources))
    assert result.exit_code == code, result.output
    assert result.stderr == ""
    data = json.loads(result.stdout)
    assert [error.message for error in validator().iter_errors(data)] == []
    (only,) = data["runs"]
    return only


def doubtful(id: str = "urn:example:1") -> Article:
    return story(id).replace(
        participants=[{**story(id)["ana"].as_fields(), "same_as": [PAGE]}, *story(id).participants[1:]]
    )


PAGE = "https://www.wikidata.org/wiki/Q900000042"


def test_sarif_of_all_rules(run: Run) -> None:
    one = log(run, *BAD)
    found = json.loads(run("validate", "--output", "json", *map(str, BAD)).stdout)["findings"]
    told = [result["ruleId"] for result in one["results"] if "suppressions" not in result]
    assert told == [finding["code"] for finding in found]
    rules = one["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted(
        [one.code for one in catalogue()] + [one.code for one in CHECKS]
    )
    for rule in rules:
        assert rule["help"]["text"].startswith("Finds ")
        assert "**Mend:** " in rule["help"]["markdown"]
        assert rule["helpUri"].endswith(f"/rules/{rule['id']}")
    for result in one["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] == rules[result["ruleIndex"]]["defaultConfiguration"]["level"]
    prints = [result["partialFingerprints"]["newsmlFinding/v1"] for result in one["results"]]
    assert len(set(prints)) == len(prints)
    assert one["invocations"] == [{"executionSuccessful": True}]


def test_sarif_regions_are_the_same_in_lines_and_in_characters(run: Run) -> None:
    for result in log(run, *BAD)["results"]:
        (location,) = result["locations"]
        place = location["physicalLocation"]
        uri = place["artifactLocation"]["uri"]
        text = decode(Path(unquote(uri.removeprefix("file://"))).read_bytes())
        region = place["region"]
        line = text.split("\n")[region["startLine"] - 1]
        by_line = line[region["startColumn"] - 1 : region["endColumn"] - 1]
        by_offset = text[region["charOffset"] : region["charOffset"] + region["charLength"]]
        assert by_line == by_offset
        assert by_line == by_line.strip()
        assert by_line[0] in '"{['


def test_sarif_names_files_by_relative_uris(run: Run, folder: Path) -> None:
    name = "мой файл %.json"
    (folder / "a").mkdir()
    (folder / "a" / name).write_bytes(dumps(doubtful(), "json"))
    for source in (f"a/{name}", str(folder / "a" / name)):
        one = log(run, source, code=0)
        (artifact,) = one["artifacts"]
        assert unquote(artifact["location"]["uri"]) == f"a/{name}"
        assert artifact["location"]["uriBaseId"] in one["originalUriBaseIds"]
        assert one["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["index"] == 0
        assert str(folder) not in json.dumps(one)


def test_sarif_fingerprints_outlive_moves(run: Run, folder: Path) -> None:
    """Lines that move, participants that come first, and another name of the file change nothing."""
    article = doubtful()
    (folder / "old.json").write_bytes(dumps(article, "json"))
    (folder / "new.json").write_bytes(b"\n\n" + dumps(article.replace(keywords=["a", "b"]), "json"))

    (folder / "more.json").write_bytes(dumps(article, "jsonl"))
    prints = [
        log(run, name, code=0)["results"][0]["partialFingerprints"]
        for name in ("old.json", "new.json", "more.json")
    ]
    assert prints[0] == prints[1] == prints[2]


def test_sarif_of_what_cannot_be_read_or_is_refused(run: Run, folder: Path) -> None:
    data = json.loads(dumps(story(), "json")) | {"urgency": 12}
    (folder / "broken.json").write_bytes(json.dumps(data, indent=1).encode())
    (folder / "bad.json").write_bytes(b"{nonsense")
    one = log(run, "broken.json", "bad.json", "missing.json", code=2)
    assert [result["ruleId"] for result in one["results"]] == ["urgency"]
    assert one["tool"]["driver"]["rules"][-1]["id"] == "urgency"
    assert one["results"][0]["ruleIndex"] == len(one["tool"]["driver"]["rules"]) - 1
    (invocation,) = one["invocations"]
    assert invocation["executionSuccessful"] is False
    assert [note["message"]["text"][:9] for note in invocation["toolExecutionNotifications"]] == [
        "there is ",
        "not JSON:",
    ]


def test_sarif_tells_what_is_suppressed(run: Run, folder: Path) -> None:
    accepted = doubtful().replace(suppressions=[{"rule": "P008", "reason": "kept as it came"}])
    (folder / "accepted.json").write_bytes(dumps(accepted, "json"))
    (result,) = log(run, "accepted.json", code=0)["results"]
    assert result["suppressions"] == [{"kind": "inSource", "justification": "kept as it came"}]
    assert run("validate", "accepted.json").stdout == ""
    shown = run("validate", "accepted.json", "--show-suppressed").stdout
    assert "    suppressed: kept as it came\n" in shown


def test_sarif_without_findings(run: Run) -> None:
    one = log(run, "story.json", code=0)
    assert (one["results"], one["artifacts"]) == ([], [])


@pytest.mark.parametrize("output", ["text", "json", "jsonl", "sarif", "github"])
def test_outputs_are_the_same_every_time(run: Run, output: str) -> None:
    first, second = (run("validate", "--output", output, *map(str, BAD)) for _ in range(2))
    assert first.stdout_bytes == second.stdout_bytes


def test_github(run: Run, folder: Path) -> None:
    (folder / "a,b:c%.json").write_bytes(dumps(doubtful(), "json"))
    result = run("validate", "--output", "github", "a,b:c%.json", "missing.json")
    gone, doubt = result.stdout.splitlines()
    assert gone == "::error file=missing.json,title=newsml%3A unreadable::there is no such file"
    assert doubt.startswith("::notice file=a%2Cb%3Ac%25.json,line=")
    assert ",title=newsml%3A P008 address-for-identity::participants[0].same_as[0]: " in doubt
    assert result.stderr.startswith("1 info: 1 article in 1 document; 1 source unreadable\n")


def test_github_keeps_a_message_on_its_line(run: Run, folder: Path) -> None:
    data = json.loads(dumps(story(), "json")) | {"urgency": "1\n::error::forged\r\n100%"}
    (folder / "x\ny.json").write_bytes(json.dumps(data).encode())
    result = run("validate", "--output", "github", "x\ny.json")
    assert all(line.startswith("::error file=x%0Ay.json,") for line in result.stdout.splitlines())


def test_json_lines(run: Run, folder: Path) -> None:
    (folder / "doubt.json").write_bytes(dumps(doubtful(), "json"))
    result = run("validate", "--output", "jsonl", "doubt.json", "missing.json")
    gone, found = map(json.loads, result.stdout.splitlines())
    assert gone == {
        "code": "unreadable",
        "slug": "unreadable",
        "severity": "error",
        "source": "missing.json",
        "message": "there is no such file",
    }
    assert (found["code"], found["fixable"], found["source"]) == ("P008", True, "doubt.json")
    assert "suppressed" not in found
    whole = json.loads(run("validate", "--output", "json", "doubt.json", "missing.json").stdout)
    assert whole["findings"] == [found]


def test_json_of_nothing(run: Run) -> None:
    report = json.loads(run("validate", "--output", "json", "story.json").stdout)
    assert report == {
        "findings": [],
        "documents": 1,
        "articles": 1,
        "suppressed": 0,
        "schema": {"checked": 0, "unchecked": 0, "missing": []},
        "unreadable": [],
    }


def test_statistics(run: Run, folder: Path) -> None:
    articles = [doubtful(f"urn:example:{n}") for n in range(11)]
    (folder / "many.jsonl").write_bytes(dumps(articles, "jsonl"))
    cut = FIXTURES / "N002" / "bad.json"
    result = run("validate", "--statistics", "many.jsonl", str(cut), str(FIXTURES / "A001" / "bad.json"))
    assert result.stdout.splitlines() == [
        "11  info     P008  address-for-identity  (11 fixable)",
        " 1  warning  A001  timestamp-without-zone",
        " 1  warning  N002  anchor-cuts-word",
    ]
    data = json.loads(run("validate", "--statistics", "--output", "json", "many.jsonl").stdout)
    assert data["statistics"] == [
        {"count": 11, "fixable": 11, "code": "P008", "slug": "address-for-identity", "severity": "info"}
    ]
    assert run("validate", "--statistics", "story.json").stdout == ""
    assert run("validate", "--statistics", "--output", "sarif", "story.json").exit_code == 2


@pytest.mark.parametrize(
    ("data", "line", "column", "words"),
    [
        (b'{"a": "b, \\" c", "d": 1}', 1, 2, '"a": "b, \\" c"'),
        (b'{"a": [1,\n 2]}', 1, 2, '"a": [1,'),
        (b'{"a": [1,\r\n 2]}', 1, 2, '"a": [1,'),
        (b'{"a": [1,\n 2]}', 2, 2, "2"),
        ('\ufeff{"ä": "🎉", "d": 1}'.encode(), 1, 12, '"d": 1'),
        (b"{nonsense", 1, 2, "nonsense"),
        (b'<a>\n  <b c="d"\n e="f"/></a>', 2, 3, '<b c="d"'),
        (b'<a>\n  <b c="d"/></a>', 2, 3, '<b c="d"/>'),
        (b"<a>\n  <b/> words\n</a>", 2, None, "  <b/> words"),
        ('<?xml version="1.0" encoding="iso-8859-1"?>\n<é><ü/></é>'.encode("latin-1"), 2, 4, "<ü/>"),
        (b"\xff\xfe{", 1, 1, "???"),  # in no encoding
    ],
)
def test_regions(data: bytes, line: int, column: int | None, words: str) -> None:
    region = Regions(data).of(Finding("X", "x", "info", "x", line=line, column=column))
    assert region is not None
    assert region.end_column - region.column == region.length == len(words)


def test_regions_of_lines_further_down() -> None:
    regions = Regions(b'{"a": 1}\n', first_line=7, before=100)
    found = regions.of(Finding("X", "x", "info", "x", line=7, column=2))
    assert found is not None
    assert (found.line, found.column, found.offset, found.length) == (7, 2, 101, 6)
    assert regions.of(Finding("X", "x", "info", "x", line=9, column=1)) is None
    assert regions.of(Finding("X", "x", "info", "x")) is None
