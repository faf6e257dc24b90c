"""Every example in the help texts is run in a shell, in the order in which it is printed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from newsml import dumps
from newsml.cli import main
from newsml.standards.catalogue import CATALOGUE
from tests.cli.stories import story
from tests.standards import small

pytestmark = pytest.mark.heavy


def examples() -> list[tuple[str, str]]:
    context = click.Context(main)
    found = []
    for name in ("newsml", *main.list_commands(context)):
        command = main if name == "newsml" else main.get_command(context, name)
        inner = command.commands.values() if isinstance(command, click.Group) and name != "newsml" else ()
        for one in (command, *inner):
            lines = ((one.epilog if one else "") or "").splitlines()
            found += [(name, line.strip()) for line in lines if line.startswith("  newsml ")]
    return found


EXAMPLES = examples()


def test_every_command_has_examples() -> None:
    assert {name for name, _ in EXAMPLES} == {"newsml", *main.list_commands(click.Context(main))}


@pytest.fixture
def stage(tmp_path: Path) -> Path:
    """The files that the examples speak of."""
    for name, format in (("story.json", "json"), ("edited.json", "json"), ("story.xml", "newsml-g2")):
        (tmp_path / name).write_bytes(dumps(story(), format))
    for name in ("story.txt", "wire.txt"):
        (tmp_path / name).write_text("Gale nears\n\nThe parade waits.\n", encoding="utf-8")
    start = "Gale nears\n\nThe parade waits.\n".index("parade")
    marked = {"start": start, "end": start + 6, "text": "parade"}
    (tmp_path / "archive.jsonl").write_bytes(dumps(story(), "jsonl"))
    (tmp_path / "spans.json").write_text(json.dumps([marked]), encoding="utf-8")
    (tmp_path / "odd.csv").write_text(f"at,size,said\n{start},6,parade\n", encoding="utf-8")
    (tmp_path / "draft.yaml").write_text(
        "headline: Gale nears\nbody: The parade waits.\nevents: [{name: Parade, mentions: The parade}]\n",
        "utf-8",
    )
    # A schema of our own in place of all the official ones, so that nothing is fetched.
    for one in CATALOGUE:
        path = tmp_path / "standards" / one.folder / one.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(small.ANYTHING)
    for name in ("archive", "more"):
        (tmp_path / name / "2026").mkdir(parents=True)
        (tmp_path / name / "2026" / "one.json").write_bytes(dumps(story(), "json"))
    return tmp_path


@pytest.mark.parametrize("name", sorted({name for name, _ in EXAMPLES}))
def test_examples_run(stage: Path, name: str) -> None:
    environment = os.environ | {"TMPDIR": str(stage), "PYTHONIOENCODING": "utf-8"}
    environment["NEWSML_STANDARDS"] = str(stage / "standards")
    for owner, line in EXAMPLES:
        if owner != name:
            continue
        if " new " in line:  # which never writes over anything
            for path in ("story.json", "wire.json", "gale.json"):
                (stage / path).unlink(missing_ok=True)
        script = f'newsml() {{ "{sys.executable}" -m newsml "$@"; }}; {line}'
        done = subprocess.run(
            ["bash", "-c", script], cwd=stage, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{line}\n{done.stdout}\n{done.stderr}"
        assert "Traceback" not in done.stderr
