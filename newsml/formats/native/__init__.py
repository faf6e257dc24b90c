"""`json` and `jsonl`: the model's own names, keys in model order, defaults left out, stable bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from newsml.errors import CannotCarry, NewsmlError
from newsml.files import lines
from newsml.formats._kit import strict_json
from newsml.formats.format import Format
from newsml.formats.native.document import Document, article_json, read_document, register_json
from newsml.formats.native.merge import merged
from newsml.formats.native.splicing import spliced
from newsml.formats.reading import Reading
from newsml.model.article import Article
from newsml.model.structure import records, shape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import IO

    from newsml.findings import Path
    from newsml.model.register import Register


def _all_fields() -> frozenset[str]:
    return frozenset(f"{cls.__name__}.{field.name}" for cls in records(Article) for field in shape(cls))


class JsonFormat(Format):
    """One article, or one register, as indented JSON."""

    name: ClassVar = "json"
    title: ClassVar = "native JSON, one article or register a document"
    suffixes: ClassVar = (".json",)
    media_type: ClassVar = "application/json"
    many: ClassVar = False

    def placed(self) -> frozenset[str]:
        return _all_fields()

    def read(self, data: bytes, name: str | None = None) -> Reading:
        document = read_document(strict_json.decode(data, name), name)
        return Reading(
            articles=() if document.article is None else (document.article,),
            register=document.register,
            leftovers=document.leftovers,
            format=self.name,
            name=name,
            places=_places(document),
            source=data,
            state=document,
        )

    def write(self, articles: Sequence[Article], onto: Reading | None = None, **options: Any) -> bytes:
        _no_options(self, options)
        base: Document | None = onto.state if onto is not None else None
        if onto is not None and tuple(articles) == onto.articles:
            return onto.source
        if len(articles) != 1:
            raise CannotCarry(f"json holds one article, not {len(articles)}: write jsonl", path="articles")
        if onto is not None and base is not None and (text := _spliced(articles[0], base)) is not None:
            return strict_json.encoded_like(text, onto.source)
        if base is None or not base.unknown:
            return article_json(articles[0], indent=2) + b"\n"
        return merged(articles[0], base, indent=2) + b"\n"

    def write_register(self, register: Register, onto: Reading | None = None, **options: Any) -> bytes:
        _no_options(self, options)
        if onto is not None and register == onto.register:
            return onto.source
        if onto is None or not onto.state.unknown:
            return register_json(register, indent=2) + b"\n"
        return merged(register, onto.state, indent=2) + b"\n"


class JsonLinesFormat(Format):
    """One article a line."""

    name: ClassVar = "jsonl"
    title: ClassVar = "native JSON Lines, one article a line"
    suffixes: ClassVar = (".jsonl", ".ndjson")
    media_type: ClassVar = "application/jsonl"

    def placed(self) -> frozenset[str]:
        return _all_fields()

    def read(self, data: bytes, name: str | None = None) -> Reading:
        lines = strict_json.decode(data, name).split("\n")
        documents = [
            _line(line, number, name) for number, line in enumerate(lines, 1) if line.strip(" \t\r\ufeff")
        ]
        return Reading(
            articles=tuple(document.article for document in documents if document.article is not None),
            leftovers=tuple(item for document in documents for item in document.leftovers),
            format=self.name,
            name=name,
            places=_places(*documents),
            source=data,
            state=tuple(documents),
        )

    def write(self, articles: Sequence[Article], onto: Reading | None = None, **options: Any) -> bytes:
        _no_options(self, options)
        if onto is None:
            return b"".join(article_json(article) + b"\n" for article in articles)
        if tuple(articles) == onto.articles:
            return onto.source
        bases: dict[Any, list[Document]] = {}
        for document in onto.state:
            bases.setdefault(document.key, []).append(document)
        out = []
        for article in articles:
            found = bases.get((article.id, article.version))
            base = found.pop(0) if found else None
            if base is not None and base.article == article:
                out.append(base.text.strip(" \t\r\ufeff").encode() + b"\n")
            elif base is not None and (text := _spliced(article, base)) is not None:
                out.append(text.strip(" \t\r\ufeff").encode() + b"\n")
            elif base is not None and base.unknown:
                out.append(merged(article, base) + b"\n")
            else:
                out.append(article_json(article) + b"\n")
        return b"".join(out)

    def stream(self, file: IO[bytes], name: str | None = None) -> Iterator[Reading]:
        for number, raw in enumerate(lines(file, name), 1):
            line = strict_json.decode(raw, name)
            if line.strip(" \t\r\n\ufeff"):
                document = _line(line.rstrip("\n"), number, name)
                yield Reading(
                    articles=() if document.article is None else (document.article,),
                    leftovers=document.leftovers,
                    format=self.name,
                    name=name,
                    places=_places(document),
                    source=raw,
                    state=(document,),
                )


def _spliced(article: Article, base: Document) -> str | None:
    """The base with what makes it the article; None where only a new text says it, or another article stood there."""
    if base.article is None or base.article.id != article.id:
        return None
    text = spliced(base.text, base.article, article, [path for path, _ in base.unknown])
    if text is None or read_document(text, None).article != article:
        return None
    return text


def _line(line: str, number: int, name: str | None) -> Document:
    document = read_document(line, name, first_line=number)
    if document.article is None:
        message = "a line of jsonl holds an article; write a register as a json document of its own"
        raise NewsmlError(message, source=name, line=number)
    return document


def _places(*documents: Document) -> Callable[[int, Path], tuple[int, int]]:
    placers: dict[int, Callable[[Path], tuple[int, int]]] = {}

    def place(article: int, path: Path) -> tuple[int, int]:
        if article not in placers:
            placers[article] = documents[article].placer()
        return placers[article](path)

    return place


def _no_options(format_: Format, options: dict[str, Any]) -> None:
    if options:
        raise NewsmlError(f"{format_.name} has no option {min(options)!r}: leave it out")
