"""The errors of newsml, one tree:

    NewsmlError                  everything that newsml raises of its own
    ├── UnreadableInput          the input is not what its format asks for, or goes beyond a limit
    │   └── UnknownFormat        no format recognises the input, or no format has that name
    ├── UnsupportedFormat        the format is known by name, but newsml does not read or write it
    ├── InvalidArticle           the input was read, but what it says is not a consistent article
    ├── CannotCarry              the target or the base document has no place for a field
    └── MissingExtra             an optional part of newsml is not installed

Constructors of the model raise pydantic's own `ValidationError`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pydantic import ValidationError

    Path = tuple[str | int, ...]


class NewsmlError(Exception):
    """The root of all errors of newsml.

    Attributes:
        message: what is wrong and how to mend it.
        source: the file or stream it came from, where known.
        line: 1-based line in the source, where known.
        column: 1-based column in the source, in characters, where known.
        path: where in the document: a model path or the path of a node, where known.
    """

    def __init__(
        self,
        message: str,
        *,
        source: str | None = None,
        line: int | None = None,
        column: int | None = None,
        path: str | None = None,
    ) -> None:
        super().__init__(message)
        self.message, self.source, self.line, self.column, self.path = message, source, line, column, path

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickled by its attributes, so that it comes back whole from another process."""
        return _revived, (type(self), self.args, self.__dict__)

    def __str__(self) -> str:
        where = [part for part in (self.source, self.line, self.column) if part is not None]
        place = ":".join(map(str, where))
        if place and self.source is None:
            place = f"line {place}"
        return ": ".join(part for part in (place, self.path, self.message) if part)


def _revived(cls: type[NewsmlError], args: tuple[Any, ...], state: dict[str, Any]) -> NewsmlError:
    error = cls.__new__(cls, *args)
    error.__dict__.update(state)
    return error


class UnreadableInput(NewsmlError):
    """The input is not what its format asks for, or goes beyond a limit of size, depth or time."""


class UnknownFormat(UnreadableInput):
    """No format recognises the input, or no format has the name that was asked for."""


class UnsupportedFormat(NewsmlError):
    """The format is known by name, but newsml does not read it, or does not write it."""


class InvalidArticle(NewsmlError):
    """The input was read, but what it says is not a consistent article.

    Attributes:
        problems: one entry a problem, as from pydantic's `ValidationError.errors()`.
    """

    def __init__(self, message: str, problems: Sequence[Any], **where: Any) -> None:
        super().__init__(message, **where)
        self.problems = list(problems)

    @classmethod
    def of(
        cls,
        error: ValidationError,
        place: Callable[[Path], tuple[int, int] | None] | None = None,
        **where: Any,
    ) -> InvalidArticle:
        """The same problems as a pydantic error, with where the input came from.

        Args:
            error: what a constructor of the model raised.
            place: gives 1-based line and column of a model path in the source, where the format can tell; they
                become `line` and `column` of each problem.
            where: source, line and path of the article as a whole.
        """
        problems: list[dict[str, Any]] = []
        shown = []
        for item in error.errors(include_url=False):
            at = place(item["loc"]) if place is not None else None
            problems.append({**item, **({"line": at[0], "column": at[1]} if at is not None else {})})
            prefix = f"line {at[0]}: " if at is not None else ""
            shown.append(f"{prefix}{shown_path(item['loc'])}: {item['msg']}")
        count = "1 problem" if len(shown) == 1 else f"{len(shown)} problems"
        return cls(f"not a valid article, {count}:\n  " + "\n  ".join(shown), problems, **where)

    def errors(self) -> list[Any]:
        """The problems as pydantic lists them: `loc`, `type`, `msg`, `input`; `line` and `column` where known."""
        return self.problems


class CannotCarry(NewsmlError):
    """The target format or the base document has no place for a field; `path` names it."""


class MissingExtra(NewsmlError):
    """An optional part is not installed; the message gives the command that installs it."""


def shown_path(path: Sequence[str | int]) -> str:
    """A path as people write it: `statements[3].content.spans[0].exact`."""
    out = ""
    for part in path:
        out += f"[{part}]" if isinstance(part, int) else (f".{part}" if out else part)
    return out or "(article)"
