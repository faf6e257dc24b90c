"""The command as a whole: help, errors, exit codes, interruption, closed pipes."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest

import newsml
from newsml.cli import main, program
from tests.cli.conftest import Run

NEWSML = (sys.executable, "-m", "newsml")
COMMANDS = ["demo", "new", "validate", "convert", "show", "schema", "formats"]


def test_help_names_every_command(run: Run) -> None:
    result = run("--help")
    assert result.exit_code == 0
    for command in COMMANDS:
        assert f"\n  {command} " in result.stdout
        assert run(command, "--help").stdout.startswith(f"Usage: newsml {command} ")


def test_no_command_shows_help(run: Run) -> None:
    result = run()
    assert result.exit_code == 2
    assert "Commands:" in result.output


def test_version(run: Run) -> None:
    result = run("--version")
    assert (result.exit_code, result.stdout) == (0, f"newsml {newsml.__version__}\n")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["valdate"], "there is no command 'valdate'; did you mean validate?: see newsml --help"),
        (["frobnicate"], "there is no command 'frobnicate'; commands are demo, new,"),
        (["--nope"], "No such option"),
        (["show"], "Missing argument 'SRC...': see newsml show --help"),
        (["validate", "--from", "jsn", "x"], "no format is called 'jsn': did you mean 'json'?"),
    ],
)
def test_misuse(run: Run, arguments: list[str], says: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert says in result.stderr
    assert result.stderr.splitlines()[-1].startswith("newsml: error: ")
    assert result.stdout == ""


def test_a_click_error_without_a_context(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "_COMMANDS", {"fails": "tests.cli.test_program:fails"})
    result = run("fails")
    assert (result.exit_code, result.stderr) == (2, "newsml: error: no luck\n")


@click.command()
@click.option("--how", default="click")
def fails(how: str) -> None:
    match how:
        case "click":
            raise click.ClickException("no luck")
        case "fault":
            raise ZeroDivisionError("a \x1b[31mred\x1b[0m zero")
        case "invalid":
            raise newsml.InvalidArticle("not a valid article", [])
        case "interrupt":
            raise KeyboardInterrupt
        case "abort":
            raise click.Abort
        case _:
            raise BrokenPipeError


@pytest.fixture
def failing(run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setattr(program, "_COMMANDS", {"fails": "tests.cli.test_program:fails"})
    return run


def test_a_fault_is_told_in_one_line(failing: Run) -> None:
    result = failing("fails", "--how", "fault")
    assert result.exit_code == 3
    assert result.stderr == (
        "newsml: error: a fault of newsml itself, ZeroDivisionError: a <U+001B>[31mred<U+001B>[0m zero; "
        "please report it with what `newsml --debug ...` prints\n"
    )


def test_debug_shows_the_traceback(failing: Run) -> None:
    result = failing("--debug", "fails", "--how", "fault")
    assert result.exit_code == 3
    assert "Traceback" in result.stderr
    assert "\x1b" not in result.stderr


def test_an_inconsistent_article_is_a_finding(failing: Run) -> None:
    result = failing("fails", "--how", "invalid")
    assert (result.exit_code, result.stderr) == (1, "newsml: error: not a valid article\n")


@pytest.mark.parametrize("how", ["interrupt", "abort"])
def test_interrupted(failing: Run, how: str) -> None:
    result = failing("fails", "--how", how)
    assert result.exit_code == 130
    assert "Traceback" not in result.output


def test_closed_pipe_without_a_descriptor(failing: Run) -> None:
    result = failing("fails", "--how", "pipe")
    assert (result.exit_code, result.output) == (141, "")


def test_closed_pipe_under_the_console(failing: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from newsml.cli.terminal import console

    with pytest.raises(BrokenPipeError):
        console().on_broken_pipe()


def test_what_is_left_to_flush_goes_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (tmp_path / "out").open("w", encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        stream.write("never seen")
        program._let_go_of_stdout()
        stream.flush()
    assert (tmp_path / "out").read_bytes() == b""


def test_shell_completion(run: Run) -> None:
    """What bash asks when somebody presses the tab key."""
    environment = {
        **os.environ,
        "_NEWSML_COMPLETE": "bash_complete",
        "COMP_WORDS": "newsml va",
        "COMP_CWORD": "1",
    }
    script = "from newsml.cli import main; main(prog_name='newsml')"
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, check=False)
    assert done.stdout == b"plain,validate\n"
    assert main.get_command(click.Context(main), "nope") is None


def test_used_from_python_it_returns_the_code(folder: Path) -> None:
    assert main.main(["formats", "--output", "json"], standalone_mode=False) == 0
    with pytest.raises(click.UsageError):
        main.main(["nope"], standalone_mode=False)


def test_output_that_is_no_text_stream(monkeypatch: pytest.MonkeyPatch) -> None:
    """As under a program that replaces standard output by an object of its own."""
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    with pytest.raises(SystemExit) as caught:
        main.main(["--version"])
    assert caught.value.code == 0


# --- real processes ---


def test_help_is_quick() -> None:
    """What makes it quick (0.1 s) is what it does not load; a clock would measure the machine."""
    script = (
        "import sys, newsml.cli\n"
        "try: newsml.cli.main(['--help'])\n"
        "except SystemExit: print(sorted({m.partition('.')[0] for m in sys.modules} & {'pydantic', 'rich', 'lxml'}))"
    )
    shown = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout
    assert shown.endswith("[]\n")


@pytest.mark.parametrize("arguments", [["show", "story.json"], ["convert", "story.json", "--to", "jsonl"]])
def test_closed_pipe_is_quiet(folder: Path, arguments: list[str]) -> None:
    read, write = os.pipe()
    os.close(read)
    try:
        done = subprocess.run(
            [*NEWSML, *arguments], stdout=write, stderr=subprocess.PIPE, check=False, cwd=folder
        )
    finally:
        os.close(write)
    assert (done.returncode, done.stderr) == (141, b"")


def test_ascii_terminal(folder: Path) -> None:
    """An encoding without the characters of the text is no reason to fail."""
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "NO_COLOR": "1"}
    done = subprocess.run(
        [*NEWSML, "show", "story.json"], capture_output=True, check=False, cwd=folder, env=environment
    )
    assert done.returncode == 0, done.stderr
    assert rb"\u201c" in done.stdout
    done.stdout.decode("ascii")


@pytest.mark.skipif(sys.platform == "win32", reason="named pipes and signals are a thing of POSIX systems")
def test_ctrl_c(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    process = subprocess.Popen(
        [*NEWSML, "validate", "story.json", "pipe"], stderr=subprocess.PIPE, cwd=folder
    )
    with (folder / "pipe").open("wb"):  # opens as soon as the process has come to read from it
        process.send_signal(signal.SIGINT)
        _, stderr = process.communicate()
    assert (process.returncode, stderr) == (130, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="process substitution is a thing of POSIX systems")
def test_documents_from_pipes(folder: Path) -> None:
    newsml_ = f'"{sys.executable}" -m newsml'
    script = f"{newsml_} validate <(cat story.json) && {newsml_} show <(cat story.json)"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False, cwd=folder)
    assert (done.returncode, done.stderr) == (0, "no findings: 1 article in 1 document\n")
