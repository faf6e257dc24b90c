"""What elements of XHTML and NITF are to the layout of a text, by local name: the vocabularies agree where they meet.

Elements that are not listed are inline, as in a browser.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

_PARTS: Final = {
    *("p", "div", "section", "article", "main", "header", "footer", "address", "html", "body", "center"),
    *("ul", "ol", "dl", "dt", "dd", "tbody", "thead", "tfoot", "hgroup"),
    *("nitf", "body.content", "block"),
}
"""Elements around blocks, or blocks without a kind of their own."""
_OTHER_PARTS: Final = {
    *("aside", "nav", "figure", "hr", "table", "tr", "details", "summary", "form", "fieldset", "legend"),
    *("menu", "dir", "search", "dialog", "media", "nitf-table", "note", "fn", "credit", "datasource"),
    *("abstract", "byline", "dateline", "copyrite", "tagline", "custom-table", "lh"),
}
"""The same, but they say more than the model holds."""
_KINDS: Final = {
    "li": "list_item",
    "blockquote": "block_quote",
    "bq": "block_quote",
    "pre": "preformatted",
    "listing": "preformatted",
    "xmp": "preformatted",
    "caption": "caption",
    "figcaption": "caption",
    "media-caption": "caption",
}
_HEADINGS: Final = {**{f"h{level}": level for level in range(1, 7)}, "hl1": 1, "hl2": 2}
_MARKS: Final = {
    "em": "emphasis",
    "i": "emphasis",
    "strong": "strong",
    "b": "strong",
    "u": "underline",
    "a": "link",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "sub": "subscript",
    "sup": "superscript",
    "code": "code",
    "tt": "code",
}
_SILENT: Final = {
    # HTML 15.3.1 (hidden elements), embedded content whose words nobody sees, and form controls.
    *("head", "title", "meta", "link", "base", "basefont", "script", "style", "template", "noscript", "area"),
    *("datalist", "noembed", "noframes", "param", "rp", "audio", "video", "canvas", "iframe", "svg"),
    *("textarea", "select", "meter", "progress"),
    # NITF: what stands before and after the text, and the data of pictures and tables.
    *("body.head", "body.end", "tobject", "key-list", "classifier", "media-reference", "media-metadata"),
    *("media-object", "media-producer", "nitf-table-metadata", "nitf-colspec"),
}
CONTAINERS: Final = frozenset(
    ("html", "body", "nitf", "body.content", "div", "section", "article", "main", "block", "header", "footer")
)
"""Elements that hold blocks of any kind side by side."""


@dataclass(frozen=True, slots=True)
class Tag:
    """What an element is to the layout."""

    name: str
    parts: bool = False
    """Whether lines end where it starts and ends."""
    kind: str | None = None
    """The kind of the blocks in it, where it has one."""
    level: int | None = None
    mark: str | None = None
    silent: bool = False
    """Whether a browser shows nothing of it."""
    plain: bool = False
    """Whether the model says all that it says."""
    list_: bool = False
    cell: bool = False


@lru_cache(1024)
def tag_of(tag: str) -> Tag:
    """What an element with this tag is."""
    name = tag.rpartition("}")[2].lower()
    level, kind = _HEADINGS.get(name), _KINDS.get(name)
    if level is not None:
        kind = "heading"
    mark = _MARKS.get(name)
    plain = name in _PARTS or kind is not None or mark is not None or name in ("span", "br")
    return Tag(
        name=name,
        parts=name in _PARTS or name in _OTHER_PARTS or kind is not None,
        kind=kind,
        level=level,
        mark=mark,
        silent=name in _SILENT,
        plain=plain,
        list_=name in ("ul", "ol", "menu", "dir"),
        cell=name in ("td", "th"),
    )


def knows(root: str) -> bool:
    """Whether an element with this tag is of a vocabulary whose elements are known here."""
    namespace, _, _ = root.rpartition("}")
    tag = tag_of(root)
    return tag.plain or tag.parts or tag.cell or "xhtml" in namespace or "nitf" in namespace.lower()


def kind_of(tag: Tag, parent: str, depth: int) -> dict[str, Any]:
    """The kind of an element's blocks, its level and numbering."""
    out: dict[str, Any] = {"kind": tag.kind}
    if tag.level is not None:
        out["level"] = tag.level
    elif tag.kind == "list_item":
        if depth > 1:
            out["level"] = depth
        out["ordered"] = parent == "ol"
    return out
