"""One native JSON document: reader and writer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pydantic import ValidationError

from newsml.errors import InvalidArticle, UnreadableInput, shown_path
from newsml.findings import Leftover
from newsml.formats._kit import strict_json
from newsml.model.article import Article
from newsml.model.problems import Locator, Problem, failure, without
from newsml.model.register import Register
from newsml.model.structure import shape

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsml.model.record import Record

VERSION: Final = "1.0"
"""The version of the native schema that is written."""

_KEY: Final = "newsml"
SCHEMA_KEY: Final = "$schema"
"""Where the schema is that editors check the document with: kept, but nothing that is said of the article."""
_BESIDE: Final = "unknown field; a document with a register holds nothing else: remove it"
_REGISTER: Final = "register"
_VERSION: Final = re.compile(r"(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})", re.ASCII)
_MAJOR, _MINOR = (int(part) for part in VERSION.split("."))

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """What was read from one JSON value, and what its writer needs to write back into it."""

    article: Article | None
    register: Register | None
    text: str
    first_line: int
    version: str
    unknown: tuple[tuple[Path, Any], ...] = ()
    """Keys of a newer minor version, and `$schema`, with their values."""
    leftovers: tuple[Leftover, ...] = ()

    @property
    def key(self) -> tuple[str, int] | None:
        """What articles are matched by."""
        return None if self.article is None else (self.article.id, self.article.version)

    def placer(self) -> Callable[[Path], tuple[int, int]]:
        """Gives line and column of a model path of the article; for messages only: it reads the text once more."""
        raw = without(strict_json.parse(self.text), {path for path, _ in self.unknown})
        article = self.article
        order = Locator(Article, raw, set(), sorted_as=("set", "by_id"))
        place = _placer(self.text, (), self.first_line)
        return lambda path: place(order(path, article) if article is not None else path)


def read_document(text: str, name: str | None, first_line: int = 1) -> Document:
    """Reads one article or register.

    Raises:
        UnreadableInput: not JSON, not an object, or of a newer major version.
        InvalidArticle: all its problems, with lines.
    """
    data = _object(text, name, first_line)
    version = data.pop(_KEY, VERSION)
    newer = _is_newer(version, name, first_line)
    schema = _schema_of(data, name, first_line)
    is_register = _REGISTER in data and "id" not in data
    cls: type[Article | Register] = Register if is_register else Article
    prefix: Path = (_REGISTER,) if is_register else ()
    body = data.pop(_REGISTER) if is_register else data
    beside = [((key,), value) for key, value in data.items()] if is_register else []
    unknown = (*beside, *_take_unknown(cls, body, prefix)) if newer and type(body) is dict else ()
    try:
        if beside and not newer:
            raise failure(
                "Register", [Problem(path, "extra_forbidden", _BESIDE, value) for path, value in beside]
            )
        thing = cls.model_validate(body)
    except ValidationError as error:
        start: Path = () if beside and not newer else prefix
        raise InvalidArticle.of(error, _placer(text, start, first_line), source=name) from None
    place = _placer(text, (), first_line) if unknown else None
    leftovers = tuple(
        Leftover(shown_path(path), place(path)[0] if place else None, "a key of a newer version")
        for path, _ in unknown
    )
    return Document(
        article=thing if isinstance(thing, Article) else None,
        register=thing if isinstance(thing, Register) else None,
        text=text,
        first_line=first_line,
        version=version,
        unknown=(*schema, *unknown),
        leftovers=leftovers,
    )


def _schema_of(data: dict[str, Any], name: str | None, line: int) -> tuple[tuple[Path, Any], ...]:
    """Takes `$schema` out of the data."""
    if SCHEMA_KEY not in data:
        return ()
    value = data.pop(SCHEMA_KEY)
    if type(value) is not str:
        message = f'"{SCHEMA_KEY}" is the address of the schema that editors use, as text, not {_kind(value)}'
        raise UnreadableInput(message, source=name, line=line)
    return (((SCHEMA_KEY,), value),)


def _object(text: str, name: str | None, first_line: int) -> dict[str, Any]:
    try:
        data = strict_json.parse(text, name)
    except UnreadableInput as error:
        if error.line is not None:
            error.line += first_line - 1
        raise
    if type(data) is not dict:
        message = f"an article is a JSON object, not {_kind(data)}"
        raise UnreadableInput(message, source=name, line=first_line)
    return data


def article_json(article: Article, indent: int | None = None) -> bytes:
    """An article as UTF-8 JSON, the schema's version first."""
    return _marked(article.model_dump_json(exclude_defaults=True, indent=indent), indent)


def register_json(register: Register, indent: int | None = None) -> bytes:
    """A register as UTF-8 JSON, the schema's version first."""
    inner = register.model_dump_json(exclude_defaults=True, indent=indent)
    if indent:
        inner = inner.replace("\n", "\n" + " " * indent)
        return f'{{\n{" " * indent}"{_KEY}": "{VERSION}",\n{" " * indent}"{_REGISTER}": {inner}\n}}'.encode()
    return f'{{"{_KEY}":"{VERSION}","{_REGISTER}":{inner}}}'.encode()


def _marked(text: str, indent: int | None) -> bytes:
    if indent:
        return f'{{\n{" " * indent}"{_KEY}": "{VERSION}",{text[1:]}'.encode()
    return f'{{"{_KEY}":"{VERSION}",{text[1:]}'.encode()


def _kind(value: Any) -> str:
    names = {dict: "an object", list: "an array", str: "a string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")


def _is_newer(version: Any, name: str | None, line: int) -> bool:
    found = _VERSION.fullmatch(version) if type(version) is str else None
    if found is None:
        message = f'"{_KEY}" is the version of the schema, such as "{VERSION}", not {version!r}'
        raise UnreadableInput(message, source=name, line=line)
    major, minor = int(found[1]), int(found[2])
    if major != _MAJOR:
        raise UnreadableInput(
            f"written for version {version} of the native schema; this newsml reads {_MAJOR}.x: "
            + ("upgrade newsml" if major > _MAJOR else "convert it with an older newsml"),
            source=name,
            line=line,
        )
    return minor > _MINOR


def _take_unknown(cls: type[Record], data: dict[str, Any], path: Path) -> list[tuple[Path, Any]]:
    """Takes the keys out of the data that the model does not know."""
    fields = {field.name: field for field in shape(cls)}
    out = []
    for key in list(data):
        if key not in fields:
            out.append(((*path, key), data.pop(key)))
            continue
        record, value = fields[key].record, data[key]
        if record is not None and type(value) is dict:
            out += _take_unknown(record, value, (*path, key))
        elif record is not None and type(value) is list:
            for n, item in enumerate(value):
                if type(item) is dict:
                    out += _take_unknown(record, item, (*path, key, n))
    return out


def _placer(text: str, prefix: Path, first_line: int) -> Callable[[Path], tuple[int, int]]:
    """Gives line and column of a model path; of the nearest thing around it where it is not in the text itself."""
    at, lines = dict(strict_json.positions(text)), strict_json.Lines(text)

    def place(path: Path) -> tuple[int, int]:
        full = (*prefix, *path)
        while full not in at and full:
            full = full[:-1]
        line, column = lines.at(at.get(full, 0))
        return line + first_line - 1, column

    return place
