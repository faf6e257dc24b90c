"""How `newsml validate` reports: one module for each way, all of them fed one finding at a time."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from newsml.cli.outputs.output import Output

_OUTPUTS: Final = {
    "text": "newsml.cli.outputs.text:TextOutput",
    "json": "newsml.cli.outputs.data:JsonOutput",
    "jsonl": "newsml.cli.outputs.data:JsonLinesOutput",
    "sarif": "newsml.cli.outputs.sarif:SarifOutput",
    "github": "newsml.cli.outputs.github:GithubOutput",
}
_STATISTICS: Final = {
    "text": "newsml.cli.outputs.statistics:TextStatistics",
    "json": "newsml.cli.outputs.statistics:JsonStatistics",
}
NAMES: Final = tuple(_OUTPUTS)
"""What can be asked for."""
WITH_STATISTICS: Final = tuple(_STATISTICS)
"""Those that can give counts in place of findings."""


def output_for(name: str, *, statistics: bool = False) -> Output:
    """A new output; with `statistics` one that only counts."""
    module, _, attribute = (_STATISTICS if statistics else _OUTPUTS)[name].partition(":")
    made: Output = getattr(import_module(module), attribute)()
    return made
