"""The bytes of an XML document, whole or chunk by chunk, in UTF-8 and without a DOCTYPE.

Encodings other than UTF-8 are decoded here, so that a wrong one is an error with a line, not broken text, and so that a
stream knows the encodings that a whole document may be in.
"""

from __future__ import annotations

import codecs
import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from newsml.errors import UnreadableInput
from newsml.files import check_size

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

_BOMS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# XML 1.0, appendix F.1: without a mark, the first bytes of "<?xml" or "<" tell.
_STARTS: Final = (
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_DECLARATION: Final = re.compile(rb"<\?xml(?=[ \t\r\n])([^>]*?)\?>")
_ENCODING: Final = re.compile(rb"[ \t\r\n]encoding[ \t\r\n]*=[ \t\r\n]*([\"'])([A-Za-z][A-Za-z0-9._-]*)\1")
# What may stand before the root; possessive and atomic, so that it is linear.
_PROLOG: Final = re.compile(rb"(?:\s++|(?><\?.*?\?>)|(?><!--.*?-->))*+", re.DOTALL)
# Python's own names of character sets; it has codecs that are none, and UTF-16 would have shown in the first bytes.
_CHARACTER_SETS: Final = re.compile(
    r"ascii|utf-8|iso8859-\d+|cp\d{3,4}|koi8-[rtu]|mac-\w+|big5\w*|gb\w+|euc_\w+|shift_jis\w*|iso2022_\w+|johab|tis-620"
)
_UTF8: Final = "utf-8"
_DOCTYPE: Final = b"<!DOCTYPE"
_CHUNK: Final = 65_536


def utf8(data: bytes, name: str | None) -> bytes:
    """The document in UTF-8 without mark or declaration of another encoding; lines stay where they are.

    Raises:
        UnreadableInput: in a wrong or unknown encoding, with a DOCTYPE, or too large.
    """
    check_size(len(data), name)
    encoding, skip = encoding_of(data, name)
    if encoding != _UTF8:
        try:
            content = _undeclared(_encoded(data[skip:].decode(encoding)))
        except UnicodeDecodeError as error:
            raise _wrong(error, encoding, data.count(b"\n", 0, error.start + skip), name) from None
    elif skip:
        content = _undeclared(data[skip:])
    else:
        content = data
    _refuse_doctype(content, name)
    return content


def utf8_chunks(file: IO[bytes], name: str | None) -> Iterator[bytes]:
    """The content of a file as `utf8` gives it, in pieces; what stands before the root is in the first one.

    Raises, when it comes to that, what `utf8` raises.
    """
    chunks = _chunks(file, name)
    head = next(chunks, b"")
    while _is_all_prolog(head):
        # As much again each time, so that a prolog of any length is looked at twice on average.
        more = b"".join(islice(chunks, 1 + len(head) // _CHUNK))
        if not more:
            break
        head += more
        check_size(len(head), name)
    _refuse_doctype(head, name)
    yield head
    yield from chunks


def _chunks(file: IO[bytes], name: str | None) -> Iterator[bytes]:
    first = file.read(_CHUNK)
    encoding, skip = encoding_of(first, name)
    if encoding == _UTF8:
        yield _undeclared(first[skip:]) if skip else first
        while chunk := file.read(_CHUNK):
            yield chunk
        return
    decoder = codecs.getincrementaldecoder(encoding)()
    chunk, lines, declared = first[skip:], 0, True
    while True:
        try:
            text = decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as error:
            lines += error.object.count(b"\n", 0, error.start)
            raise _wrong(error, encoding, lines, name) from None
        lines += text.count("\n")
        if text:
            content = _encoded(text)
            yield _undeclared(content) if declared else content
            declared = False
        if not chunk:
            return
        chunk = file.read(_CHUNK)


def encoding_of(data: bytes, name: str | None = None) -> tuple[str, int]:
    """The codec that a document is in, and how many bytes of a mark stand before it.

    Raises:
        UnreadableInput: it is said to be in an encoding that is not known, or that it cannot be in.
    """
    encoding, skip = _by_first_bytes(data)
    if encoding is not None:
        return encoding, skip
    declared = _DECLARATION.match(data)
    named = _ENCODING.search(declared[1]) if declared is not None else None
    said = named[2].decode("ascii").lower() if named is not None else _UTF8
    return said if said == _UTF8 else _checked(said, name), 0


def _by_first_bytes(data: bytes) -> tuple[str | None, int]:
    if data[:1] == b"<" and data[1:2] != b"\0":  # nearly all
        return None, 0
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return encoding, len(mark)
    for start, encoding in _STARTS:
        if data.startswith(start):
            return encoding, 0
    return None, 0


def _checked(encoding: str, name: str | None) -> str:
    """A text encoding that Python knows; UTF-16 that is declared only by name has no mark and is refused."""
    try:
        name_of_codec = codecs.lookup(encoding).name
        if not _CHARACTER_SETS.fullmatch(name_of_codec):
            raise LookupError
    except LookupError:
        message = f"the encoding {encoding!r} is not known, or not the one that the bytes are in: write UTF-8"
        raise UnreadableInput(message, source=name, line=1) from None
    return name_of_codec


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _undeclared(content: bytes) -> bytes:
    """Without a declaration that may name an encoding that is no longer true; its line breaks stay."""
    found = _DECLARATION.match(content)
    return b"\n" * found[0].count(b"\n") + content[found.end() :] if found is not None else content


def _wrong(error: UnicodeDecodeError, encoding: str, lines: int, name: str | None) -> UnreadableInput:
    message = f"not in {encoding}, the encoding that it is said to be in: {error.reason}"
    return UnreadableInput(message, source=name, line=lines + 1)


def _before_root(content: bytes) -> int:
    """How long the prolog is, up to a DOCTYPE or the root."""
    found = _PROLOG.match(content)
    return found.end() if found is not None else 0


def _is_all_prolog(head: bytes) -> bool:
    """Whether what comes behind has to be seen to know if there is a DOCTYPE."""
    rest = head[(end := _before_root(head)) : end + len(_DOCTYPE)]
    return len(rest) < len(_DOCTYPE) or rest.startswith((b"<?", b"<!--"))


def _refuse_doctype(content: bytes, name: str | None) -> None:
    end = _before_root(content)
    if content.startswith(_DOCTYPE, end):
        line = content.count(b"\n", 0, end) + 1
        message = "a DOCTYPE is not read, for it can hide files and bombs: remove it"
        raise UnreadableInput(message, source=name, line=line)
