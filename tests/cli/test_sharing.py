"""`newsml validate --jobs`: the same report from several processes, in the same order, whatever becomes of them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from newsml import dumps
from newsml.cli.choosing import Choosing
from newsml.cli.crew import Trade, WorkFailed, in_order
from newsml.cli.pieces import Piece, is_lines, pieces
from newsml.cli.sharing import jobs_for
from newsml.cli.sources import expand
from newsml.errors import NewsmlError
from newsml.settings import Settings, SettingsOf
from tests.cli.stories import story
from tests.cli.test_mending import doubtful

NEWSML = [sys.executable, "-m", "newsml"]


@pytest.fixture
def many(folder: Path) -> Path:
    """Lines of every kind: clean, doubtful, refused by the model, no JSON, empty."""
    lines = []
    for n in range(400):
        article = doubtful(f"urn:a:{n}") if n % 7 == 0 else story(f"urn:a:{n}")
        line = dumps(article, "jsonl").decode()
        if n % 50 == 3:
            line = line.replace('"body":"The', '"urgency":12,"body":"The')
        lines.append("{nonsense\n" if n % 90 == 5 else "\n" if n % 90 == 6 else line)
    path = folder / "many.jsonl"
    path.write_text("".join(lines), encoding="utf-8")
    return path


def validated(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*NEWSML, "validate", *arguments], cwd=folder, capture_output=True, check=False)


@pytest.mark.heavy
@pytest.mark.parametrize("output", ["text", "json", "jsonl", "sarif", "github"])
def test_reports_are_the_same(folder: Path, many: Path, output: str) -> None:
    sources = ["many.jsonl", "story.json", "missing.json"]
    alone, shared = (validated(folder, "--output", output, "--jobs", jobs, *sources) for jobs in "13")
    assert alone.returncode == shared.returncode == 2
    assert alone.stdout == shared.stdout
    assert alone.stderr == shared.stderr
    assert many.read_bytes().count(b"\n") == 400


def test_a_line_that_cannot_be_read_does_not_end_the_work(folder: Path, many: Path) -> None:
    report = json.loads(validated(folder, "--output", "json", "many.jsonl").stdout)
    assert [one["line"] for one in report["unreadable"]] == [6, 96, 186, 276, 366]
    refused = [one["line"] for one in report["findings"] if one["code"] == "urgency"]
    assert refused == [n + 1 for n in range(3, 400, 50)]
    assert report["articles"] == 400 - 5 - 5
    assert report["documents"] == 1


def test_places_in_lines_are_those_of_the_file(folder: Path, many: Path) -> None:
    log = json.loads(validated(folder, "--output", "sarif", "--jobs", "2", "many.jsonl").stdout)
    text = many.read_text(encoding="utf-8")
    lines = text.split("\n")
    results = log["runs"][0]["results"]
    assert len(results) > 100
    for result in results:
        region = result["locations"][0]["physicalLocation"]["region"]
        by_line = lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1]
        assert by_line == text[region["charOffset"] : region["charOffset"] + region["charLength"]]


def test_from_standard_input(folder: Path, many: Path) -> None:
    command = [*NEWSML, "validate", "--output", "jsonl", "--jobs", "2", "-"]
    piped = subprocess.run(command, cwd=folder, input=many.read_bytes(), capture_output=True, check=False)
    named = validated(folder, "--output", "jsonl", "many.jsonl")
    assert piped.stdout == named.stdout.replace(b'"many.jsonl"', b'"<stdin>"')


def row(path: Path) -> list[Piece | NewsmlError]:
    """Return the work that a file makes."""
    choosing = Choosing(SettingsOf(Settings(), None, search=False), has_checks=True)
    return list(pieces(expand([str(path)]).sources, choosing, None))


def test_pieces_of_a_long_file(tmp_path: Path) -> None:
    """Together they are the file, each ends where a line ends, and each knows where it stands."""
    text = (
        "".join(json.dumps({"id": f"urn:ä:{n}", "body": "🎉" * (n % 900)}) + "\n" for n in range(900)) + "{}"
    )
    path = tmp_path / "long.jsonl"
    path.write_text(text, encoding="utf-8")
    found = row(path)
    assert all(isinstance(one, Piece) for one in found)
    stretches = [one for one in found if isinstance(one, Piece)]
    assert len(stretches) > 3
    data = [one.data or b"" for one in stretches]
    assert b"".join(data) == path.read_bytes()
    assert sum(one.size for one in stretches) == path.stat().st_size
    for n, one in enumerate(stretches):
        before = b"".join(data[:n]).decode()
        assert (one.first_line, one.before) == (before.count("\n") + 1, len(before))
        lines = list(one.lines())
        assert b"".join(line.data or b"" for line in lines) == one.data
        assert lines[-1].before == len(before + data[n].decode()) - len((lines[-1].data or b"").decode())


@pytest.mark.parametrize(
    ("data", "name", "format", "answer"),
    [
        (b'{"id": 1}\n{"id": 2}\n', "x", None, True),
        (b'{"id": 1}\r\n\r\n  {"id": 2}\r\n', "x.json", None, True),
        (b'{"id": 1}\n', "x.jsonl", None, True),
        (b'{"id": 1}\n', "x", "jsonl", True),
        (b'{"id": 1}\n{"id": 2}\n', "x", "json", False),
        (b'{"id": 1}\n', "x.json", None, False),
        (b'{"a": {\n"b": 1}\n}', "x.json", None, False),
        (b"<a/>\n", "x.jsonl", None, False),
        (b"", "x.jsonl", None, False),
    ],
)
def test_what_is_json_lines(data: bytes, name: str, format: str | None, answer: bool) -> None:
    assert is_lines(data, name, format) is answer


def test_how_many_processes() -> None:
    assert jobs_for(None, 3) == 3
    assert jobs_for(1000, None) == 1
    assert jobs_for(10**9, None) == jobs_for(None, None) >= 1


# What the crew of the following tests does with numbers.


def doubled(piece: Sequence[int]) -> list[int]:
    for one in piece:
        if one == 13:
            os.kill(os.getpid(), signal.SIGKILL)
        if one == 17:
            os._exit(9)
        if one == 99:
            raise KeyError("no such thing")
        time.sleep(0.02 if one % 5 == 0 else 0)
    return [2 * one for one in piece]


def singles(piece: Sequence[int]) -> list[Sequence[int]]:
    return [[one] for one in piece]


def lost(piece: Sequence[int], death: str) -> list[int | str]:  # type: ignore[type-arg,unused-ignore]
    return [f"{one} {death}" for one in piece]


TRADE: Trade[Sequence[int], list[int | str]] = Trade(doubled, singles, lost)  # type: ignore[arg-type]


def test_results_come_in_order() -> None:
    work = [[n, n + 1] for n in range(20, 90, 2)]
    assert list(in_order(TRADE, work, 3)) == [doubled(piece) for piece in work]
    assert list(in_order(TRADE, [], 3)) == []


def test_what_a_process_died_of_is_found_and_the_rest_is_done() -> None:
    done = [one for part in in_order(TRADE, [[1, 2], [12, 13, 14, 17, 18], [13], [3, 4]], 2) for one in part]
    killed = "by signal SIGKILL"
    assert done == [2, 4, 24, f"13 {killed}", 28, "17 with exit code 9", 36, f"13 {killed}", 6, 8]


def test_an_exception_comes_with_its_traceback() -> None:
    with closing(in_order(TRADE, [[1], [99], [2]], 2)) as results:
        assert next(results) == [2]
        with pytest.raises(WorkFailed, match="KeyError: 'no such thing'") as caught:
            list(results)
    assert "in doubled" in caught.value.__notes__[0]


def test_nothing_is_taken_far_ahead() -> None:
    taken = 0

    def work() -> Iterator[list[int]]:
        nonlocal taken
        for n in range(20, 90):
            taken += 1
            yield [n]

    with closing(in_order(TRADE, work(), 2)) as results:
        for done in range(1, 40):
            next(results)
            assert taken <= done + 2 * 4


@pytest.mark.heavy
def test_a_crash_is_an_error_with_its_line(folder: Path, many: Path) -> None:
    """A rule of others that ends its process: the other lines are checked all the same."""
    (folder / "crashing.py").write_text(
        "import os, sys\n"
        "from newsml.rules.statement import quotations\n"
        "import newsml.rules as rules\n"
        "from newsml.cli import main\n"
        "real = rules.check\n"
        "def check(article, *rest, **more):\n"
        "    if article.id == 'urn:a:120':\n"
        "        os.abort()\n"
        "    return real(article, *rest, **more)\n"
        "rules.check = check\n"
        "main()\n"
    )
    command = [sys.executable, "crashing.py", "validate", "--jobs", "2", "--output", "json", "many.jsonl"]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    assert done.returncode == 2
    report = json.loads(done.stdout)
    died = [one for one in report["unreadable"] if "SIGABRT" in one["message"]]
    assert died == [
        {
            "source": "many.jsonl",
            "line": 121,
            "message": "cannot be checked: the process that read it ended by signal SIGABRT",
        }
    ]
    assert report["articles"] == 389


@pytest.mark.heavy
def test_an_interrupt_ends_all(folder: Path) -> None:
    """Ctrl-C, which a terminal sends to the whole group of processes."""
    line = dumps(doubtful(), "jsonl")
    (folder / "endless.jsonl").write_bytes(line * 20_000)
    command = [*NEWSML, "validate", "--jobs", "2", "endless.jsonl"]
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    assert process.stdout is not None
    process.stdout.readline()
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in errors
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
