"""docs/ci.md and the hooks for pre-commit: what they say is read as the machines read it, and run."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

import newsml
from tests.cli.stories import story
from tests.cli.test_mending import HAND_MADE, OWN, PAGE

ROOT = Path(__file__).parent.parent
PAGE_TEXT = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^\$ (newsml .*)$", PAGE_TEXT, re.MULTILINE)
YAML_BLOCKS = re.findall(r"^```yaml\n(.*?)^```", PAGE_TEXT, re.MULTILINE | re.DOTALL)
BLOCKS = [YAML(typ="safe").load(block) for block in YAML_BLOCKS]
HOOKS = YAML(typ="safe").load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with stories that are beyond doubt, and an archive of them."""
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories" / "rain.json").write_bytes(newsml.dumps(story(), "json"))
    articles = [story(f"urn:example:{n}") for n in range(3)]
    (tmp_path / "stories" / "archive.jsonl").write_bytes(newsml.dumps(articles, "jsonl"))
    return tmp_path


def shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a line as a shell does, with this environment's `newsml`."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command],
        cwd=folder,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


def steps() -> list[str]:
    """Return what the examples of GitHub and GitLab run, but for the installation."""
    out = []
    for block in BLOCKS:
        for job in block.get("jobs", {}).values():
            out += [step["run"] for step in job["steps"] if "run" in step]
        out += block.get("stories", {}).get("script", [])
    return [line for line in out if line != "pip install newsml"]


@pytest.mark.heavy
@pytest.mark.parametrize("command", [*COMMANDS, *steps()])
def test_commands_run(command: str, folder: Path) -> None:
    done = shell(command, folder)
    assert done.returncode == 0, done.stderr


def test_workflows_are_what_github_reads() -> None:
    workflows = [block for block in BLOCKS if "jobs" in block]
    assert len(workflows) == 2
    for workflow in workflows:
        assert workflow.keys() == {"name", "on", "permissions", "jobs"}
        for job in workflow["jobs"].values():
            assert job.keys() == {"runs-on", "steps"}
            for step in job["steps"]:
                assert len({"uses", "run"} & step.keys()) == 1
                assert re.fullmatch(r"[\w-]+/[\w/-]+@v\d+", step.get("uses", "a/b@v1"))
    upload = workflows[1]["jobs"]["validate"]["steps"][-1]
    written = re.search(r"> (\S+)", workflows[1]["jobs"]["validate"]["steps"][-2]["run"])
    assert written is not None
    assert upload["with"]["sarif_file"] == written[1]
    assert upload["if"] == "always()"
    assert workflows[1]["permissions"]["security-events"] == "write"


def test_hooks_are_what_pre_commit_reads() -> None:
    ids = [hook["id"] for hook in HOOKS]
    assert ids == ["newsml-validate", "newsml-fix"]
    for hook in HOOKS:
        assert hook.keys() == {"id", "name", "description", "entry", "language", "types", "files"}
        assert hook["language"] == "python"
        suffixes = {suffix for name in newsml.formats() for suffix in suffixes_of(name)}
        named = {suffix for suffix in suffixes if re.search(hook["files"], f"a{suffix}")}
        # Plain text and YAML are mostly something else, and RDF takes an extra that the hook's environment lacks.
        assert named == suffixes - {".txt", ".text", ".yaml", ".yml", ".ttl", ".nq", ".nt"}
    (config,) = [block for block in BLOCKS if "repos" in block]
    (repository,) = config["repos"]
    assert {hook["id"] for hook in repository["hooks"]} <= set(ids)


def suffixes_of(name: str) -> tuple[str, ...]:
    from newsml.formats import named

    return named(name).suffixes


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: str(hook["id"]))
def test_hooks_run(hook: dict[str, Any], folder: Path) -> None:
    """As pre-commit does: the entry with the names of files behind it."""
    (folder / "stories" / "hand.json").write_text(HAND_MADE, encoding="utf-8")
    clean, doubtful = (shlex.join(["stories/rain.json", *more]) for more in ([], ["stories/hand.json"]))
    assert shell(f"{hook['entry']} {clean}", folder).returncode == 0
    done = shell(f"{hook['entry']} {doubtful}", folder)
    assert done.returncode == 1
    assert "P011" in done.stdout
    mends = hook["id"] == "newsml-fix"
    after = (folder / "stories" / "hand.json").read_text(encoding="utf-8")
    assert after == (HAND_MADE.replace(PAGE, OWN) if mends else HAND_MADE)
