"""The command line as a whole: finds the commands, and turns every error into one line and an exit code."""

from __future__ import annotations

import difflib
import os
import sys
import traceback
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

import click

from newsml.cli.terminal import complain, printable_anyway
from newsml.errors import InvalidArticle, NewsmlError

if TYPE_CHECKING:
    from collections.abc import Sequence

CLEAN: Final = 0
FINDINGS: Final = 1
UNUSABLE: Final = 2
FAULT: Final = 3
INTERRUPTED: Final = 130  # 128 and the number of the signal, as shells count
PIPE_CLOSED: Final = 141

_COMMANDS: Final = {
    "demo": "newsml.cli.demo:demo",
    "new": "newsml.cli.new:new",
    "ground": "newsml.cli.ground:ground",
    "draft": "newsml.cli.draft:draft",
    "validate": "newsml.cli.validate:validate",
    "rule": "newsml.cli.rule:rule",
    "convert": "newsml.cli.convert:convert",
    "show": "newsml.cli.show:show",
    "table": "newsml.cli.table:table",
    "stats": "newsml.cli.stats:stats",
    "update": "newsml.cli.update:update",
    "merge": "newsml.cli.merge:merge",
    "agree": "newsml.cli.agree:agree",
    "diff": "newsml.cli.diff:diff",
    "offsets": "newsml.cli.offsets:offsets",
    "standards": "newsml.cli.standards:standards",
    "schema": "newsml.cli.schema:schema",
    "formats": "newsml.cli.formats:formats",
}

_EPILOG: Final = """\b
Examples:
  newsml demo
  newsml new story.txt -o story.json --language en
  newsml validate story.json
  newsml convert story.json --to newsml-g2 -o story.xml
  newsml show story.xml

\b
Exit codes:
  0    done, nothing to complain of
  1    findings: an article is doubtful, inconsistent, or would lose something (--strict)
  2    an input cannot be read, an output cannot be written, or the call is wrong
  3    a fault of newsml itself
  130  interrupted
"""


class _Program(click.Group):
    """Loads a command when it is wanted; ends the process with the exit codes above."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        module, _, attribute = _COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in _COMMANDS and not name.startswith("-"):
            nearest = difflib.get_close_matches(name, _COMMANDS, n=1)
            hint = f"did you mean {nearest[0]}?" if nearest else f"commands are {', '.join(_COMMANDS)}"
            ctx.fail(f"there is no command {name!r}; {hint}")
        return super().resolve_command(ctx, args)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        if not standalone_mode:
            return super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        printable_anyway()
        try:
            code = super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        except click.Abort:
            code = INTERRUPTED
        except click.ClickException as error:
            code = _misused(error)
        sys.exit(code or CLEAN)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            code = super().invoke(ctx)
            sys.stdout.flush()
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except BrokenPipeError:
            _let_go_of_stdout()
            return PIPE_CLOSED
        except KeyboardInterrupt:
            return INTERRUPTED
        except InvalidArticle as error:
            complain(str(error))
            return FINDINGS
        except NewsmlError as error:
            complain(str(error))
            return UNUSABLE
        except Exception as error:  # noqa: BLE001 - whatever it is, a user is not helped by a traceback
            return _fault(error, debug=ctx.params["debug"])
        return code


def _misused(error: click.ClickException) -> int:
    context = getattr(error, "ctx", None)
    if isinstance(error, click.UsageError) and context is not None:
        click.echo(context.get_usage(), err=True)
        complain(f"{error.format_message().rstrip('.')}: see {context.command_path} --help")
    else:
        complain(error.format_message())
    return UNUSABLE


def _fault(error: Exception, *, debug: bool) -> int:
    if debug:
        click.echo("".join(traceback.format_exception(error)), err=True, nl=False)
    more = "" if debug else "; please report it with what `newsml --debug ...` prints"
    complain(f"a fault of newsml itself, {type(error).__name__}: {error}{more}")
    return FAULT


def _let_go_of_stdout() -> None:
    """Sends what is still to be flushed at exit nowhere: the reader has gone, and that is no error."""
    try:
        descriptor = sys.stdout.fileno()
    except (OSError, ValueError):
        return
    os.dup2(os.open(os.devnull, os.O_WRONLY), descriptor)


def _version(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        import newsml

        click.echo(f"newsml {newsml.__version__}")
        ctx.exit()


@click.group(
    cls=_Program,
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option("--debug", is_flag=True, help="Print the traceback where newsml itself fails.")
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Print the version."
)
def main(debug: bool) -> None:
    """Annotated news articles: start, check, convert and read them."""
