"""In which encoding an HTML page is: the labels of the Encoding standard, and Python's codecs that mean the same."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from itertools import repeat
from typing import Final

from newsml.errors import UnreadableInput

_BY_CODEC: Final = {
    # "UTF-16" that is read as ASCII is none (HTML standard, 13.2.3.2, "prescan").
    "utf-8": "utf-8 utf8 unicode-1-1-utf-8 utf-16 utf-16le utf-16be unicode ucs-2 iso-10646-ucs-2",
    "cp1252": "windows-1252 cp1252 x-cp1252 iso-8859-1 iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 latin1 l1 "
    "iso-ir-100 csisolatin1 cp819 ibm819 ascii us-ascii ansi_x3.4-1968 x-user-defined",
    "cp1250": "windows-1250 cp1250 x-cp1250",
    "cp1251": "windows-1251 cp1251 x-cp1251",
    "cp1253": "windows-1253 cp1253 x-cp1253",
    "cp1254": "windows-1254 cp1254 x-cp1254 iso-8859-9 iso8859-9 iso_8859-9 latin5 l5",
    "cp1255": "windows-1255 cp1255 x-cp1255",
    "cp1256": "windows-1256 cp1256 x-cp1256",
    "cp1257": "windows-1257 cp1257 x-cp1257",
    "cp1258": "windows-1258 cp1258 x-cp1258",
    "cp874": "windows-874 tis-620 iso-8859-11 iso8859-11 dos-874",
    "cp866": "ibm866 cp866 866 csibm866",
    "koi8-r": "koi8-r koi8 koi koi8_r cskoi8r",
    "koi8-u": "koi8-u koi8-ru",
    "mac-roman": "macintosh mac x-mac-roman csmacintosh",
    "mac-cyrillic": "x-mac-cyrillic x-mac-ukrainian",
    "gb18030": "gb18030 gbk gb2312 x-gbk gb_2312-80 chinese iso-ir-58 csgb2312 gb_2312",
    "big5hkscs": "big5 big5-hkscs x-x-big5 cn-big5 csbig5",
    "euc_jp": "euc-jp x-euc-jp cseucpkdfmtjapanese",
    "cp932": "shift_jis shift-jis sjis x-sjis ms932 ms_kanji csshiftjis windows-31j",
    "cp949": "euc-kr ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 korean cseuckr windows-949",
    **{
        f"iso8859-{part}": f"iso-8859-{part} iso8859-{part} iso_8859-{part}" + more
        for part, more in (
            (2, " latin2 l2"), (3, " latin3 l3"), (4, " latin4 l4"), (5, " cyrillic"), (6, " arabic"), (7, " greek"),
            (8, " hebrew iso-8859-8-i logical"), (10, " latin6 l6"), (13, ""), (14, ""), (15, " l9"), (16, ""),
        )
    },
}  # fmt: skip
_CODECS: Final = {label: codec for codec, labels in _BY_CODEC.items() for label in labels.split()}
_STATEFUL: Final = frozenset(
    {
        "iso-2022-jp",
        "csiso2022jp",
        "iso-2022-kr",
        "csiso2022kr",
        "iso-2022-cn",
        "iso-2022-cn-ext",
        "hz-gb-2312",
    }
)
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8", 3),
    (codecs.BOM_UTF16_LE, "utf-16-le", 2),
    (codecs.BOM_UTF16_BE, "utf-16-be", 2),
)
"""Byte order marks, and how long they are."""
_UNMARKED: Final = (
    (re.compile(rb"(?:[\t\n\f\r ]\0)*<\0"), "utf-16-le"),
    (re.compile(rb"(?:\0[\t\n\f\r ])*\0<"), "utf-16-be"),
)
_XML: Final = re.compile(rb"\s*<\?xml\b([^>]*)\?>")
_DECLARED: Final = re.compile(rb"\bencoding\s*=\s*[\"']([^\"']{1,40})[\"']")
_CHARSET: Final = re.compile(r"charset\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s;\"']+))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Form:
    """How the characters of a page stand in its bytes, as far as its first bytes tell."""

    encoding: str | None
    """The codec, where it is settled."""
    scan: bytes
    """The page with one byte a unit, ASCII as it is: for looking at markup."""
    offset: int
    """The bytes in front of the first unit."""
    unit: int
    """Bytes a unit."""
    is_xml: bool

    def place(self, index: int) -> int:
        """The byte of the page at which a unit begins."""
        return self.offset + self.unit * index


def form(page: bytes) -> Form:
    """How a page is to be scanned: by its byte order mark or first character, else as bytes that hold ASCII."""
    marked = [(codec, length) for mark, codec, length in _MARKS if page.startswith(mark)]
    told = [(codec, 0) for begin, codec in _UNMARKED if begin.match(page)]
    encoding, offset = next(iter(marked + told), (None, 0))
    unit = 2 if encoding in ("utf-16-le", "utf-16-be") else 1
    scan = page[offset:]
    if unit == 2:
        low, high = (scan[0::2], scan[1::2]) if encoding == "utf-16-le" else (scan[1::2], scan[0::2])
        whole = min(len(low), len(high))
        scan = bytes(map(min, map(max, low[:whole], map(_far, high)), repeat(0x80)))
    return Form(encoding, scan, offset, unit, _XML.match(scan) is not None)


def _far(high: int) -> int:
    return 0x80 if high else 0


def labelled(label: str) -> str | None:
    """The codec of a label; None where there is no such encoding.

    Raises:
        UnreadableInput: an encoding in which ASCII bytes need not be ASCII.
    """
    label = label.strip(" \t\n\f\r").lower()
    if label in _STATEFUL:
        raise UnreadableInput(f"pages in {label.upper()} are not read: save the page as UTF-8")
    return _CODECS.get(label)


def in_content(content: str) -> str | None:
    """The label in `text/html; charset=...`."""
    found = _CHARSET.search(content)
    return next((label for label in found.groups() if label is not None), None) if found else None


def assumed(page: bytes, scan: bytes) -> str:
    """The codec of a page without byte order mark and `<meta>`: of its XML declaration, else UTF-8, else a guess."""
    xml = _XML.match(scan)
    declared = _DECLARED.search(xml[1]) if xml else None
    codec = labelled(declared[1].decode("latin-1")) if declared else None
    if codec is not None:
        return codec
    try:
        page.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"
