"""JSON-LD made strange: by its values, its bytes, its encoding; the same seed gives the same document."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence
from copy import deepcopy
from typing import Any, Final

NASTY: Final[Sequence[Any]] = (
    *(None, True, False, 0, -1, 1.5, 10**18, -0.0, 1e300, "", " ", "\t\n", "\u00a0", "\ufeff", "\r", "\u2028", "\x00"),
    *("x" * 5000, "0", "-1", "1.0", "NaN", "true", [], {}, [[]], [None], {"@value": None}, {"@list": []}),
    *("_:b0", "#x", "a b", "http://a b/", "http://[::1", "//", "urn:", "urn:x:1", "%zz", "https://news.example/1"),
    *("https://news.example/1#p", "https://schema.org/", "@id", "@type", "@none", "schema:name", "NewsArticle"),
    *("Person", "Event", "Quotation", "Place", "en", "nb-NO", "x-klingon", "en-", "2025-02-30", "2025-11-04"),
    *("2025-11-04T25:61:61Z", "</script>", "<!--", "]]>", "&quot;", {"@id": "_:b0"}, {"@id": "#x"}, {"@id": ""}),
    *({"@id": 5}, {"@value": "v", "@language": "en"}, {"@value": 5, "@type": "x"}, {"@set": ["a"]}, {"@graph": []}),
)  # fmt: skip
"""Values: nearly right, out of range, or right in another place."""

KEYS: Final = (
    *("@id", "@type", "@value", "@language", "@list", "@set", "@graph", "@reverse", "@context", "@index", "@nest"),
    *("@included", "@json", "id", "type", "", " ", "a b", "schema:name", "http://schema.org/name", "x:y", "_:p"),
    *("headline", "articleBody", "author", "publisher", "about", "mentions", "hasPart", "isPartOf", "mainEntity"),
    *("mainEntityOfPage", "url", "name", "sameAs", "text", "spokenByCharacter", "startDate", "location", "superEvent"),
    *("subEvent", "memberOf", "affiliation", "containedInPlace", "datePublished", "inLanguage", "keywords", "license"),
    *("anchors", "target", "selector", "source", "start", "end", "exact", "conformsTo", "encoding", "participant"),
)  # fmt: skip

CONTEXTS: Final[Sequence[Any]] = (
    *("https://schema.org", "http://schema.org/", "https://schema.org/docs/jsonldcontext.json", None, [], {}),
    *({"@vocab": "http://schema.org/"}, {"@vocab": ""}, {"@base": "https://news.example/"}, {"@language": "de"}),
    *({"schema": "http://schema.org/"}, {"name": "http://schema.org/headline"}, {"a": "b:", "b": "a:"}, 5, "x"),
    *({"name": {"@id": "http://schema.org/name", "@container": "@language"}}, {"@version": 1.1}, {"@version": 2}),
    *({"headline": {"@reverse": "http://schema.org/name"}}, {"@import": "https://x.example/c"}, {"@propagate": False}),
    *({"name": {"@type": "@json"}}, {"name": {"@container": "@index"}}, {"name": {"@container": ["@graph", "@id"]}}),
    *({"Person": {"@context": {"name": None}}}, {"@protected": True, "name": "http://schema.org/name"}, [None]),
    "http://www.w3.org/ns/anno.jsonld",
)  # fmt: skip

TOKENS: Final = (
    *(b"{", b"}", b"[", b"]", b",", b":", b'"', b"\\", b"//", b"/*", b"*/", b"<!--", b"-->", b"</script>"),
    *(b'<script type="application/ld+json">', b"<script>", b"&quot;", b"&amp;", b";", b"\x00", b"\xff", b"\xc3"),
    *(b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\r", b"\n", b"\t", b"\\u0000", b"\\ud800", b"\\u2028", b"\\x", b"NaN"),
    *(b"1e999", b"-", b"null", b"true", b'"@id"', b'"@context":', b'"@graph":[', b'"@value"', b"9" * 500, b"[" * 300),
)  # fmt: skip

_ENCODINGS: Final = (
    *("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "iso-8859-1", "windows-1252"),
    *("shift_jis", "cp037", "utf-7"),
)  # fmt: skip
_MOST: Final = 3000
"""Values beyond which nothing is duplicated."""


class _Mutation:
    """One tree that is being made strange."""

    def __init__(self, tree: Any, rng: random.Random) -> None:
        self.tree, self.rng = tree, rng
        self.places = list(_places(tree))

    def pick(self) -> tuple[Any, Any]:
        """A container and a key or index in it."""
        return self.rng.choice(self.places)

    def value(self) -> Any:
        """A value that is strange, or comes from somewhere else in the tree."""
        if self.rng.random() < 0.6 or len(self.places) > _MOST:
            return deepcopy(self.rng.choice(NASTY))
        container, key = self.pick()
        return deepcopy(container[key])


def _places(tree: Any) -> list[tuple[Any, Any]]:
    out, below = [], [tree]
    while below:
        value = below.pop()
        keys = (
            list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
        )
        out += [(value, key) for key in keys]
        below += [value[key] for key in keys]
    return out


def _replace(at: _Mutation) -> None:
    container, key = at.pick()
    container[key] = at.value()


def _remove(at: _Mutation) -> None:
    container, key = at.pick()
    del container[key]


def _insert(at: _Mutation) -> None:
    container, key = at.pick()
    if isinstance(container, dict):
        container[at.rng.choice(KEYS)] = at.value()
    else:
        container.insert(key, at.value())


def _rename(at: _Mutation) -> None:
    container, key = at.pick()
    if isinstance(container, dict):
        container[at.rng.choice(KEYS)] = container.pop(key)


def _wrap(at: _Mutation) -> None:
    container, key = at.pick()
    value = container[key]
    container[key] = at.rng.choice(
        ([value], [value, deepcopy(value)], {"@list": [value]}, {"@value": value}, {"@id": value})
    )


def _context(at: _Mutation) -> None:
    container, _ = at.pick()
    if isinstance(container, dict):
        container["@context"] = deepcopy(at.rng.choice(CONTEXTS))


_STEPS: Final[Sequence[Callable[[_Mutation], None]]] = (
    _replace,
    _replace,
    _remove,
    _insert,
    _insert,
    _rename,
    _wrap,
    _context,
)


def by_values(data: bytes, seed: int) -> bytes:
    """A document with values replaced, removed, renamed, wrapped, or under another context."""
    rng, tree = random.Random(seed), json.loads(data)
    for _ in range(rng.choice((1, 1, 2, 3, 6))):
        mutation = _Mutation(tree, rng)
        if mutation.places:
            rng.choice(_STEPS)(mutation)
    return json.dumps(tree, ensure_ascii=rng.random() < 0.3, indent=rng.choice((None, 1))).encode(
        "utf-8", "replace"
    )


def by_encoding(data: bytes, seed: int) -> bytes:
    """A document in another encoding than it should be."""
    rng = random.Random(seed)
    out = data.decode("utf-8", "replace").encode(rng.choice(_ENCODINGS), "replace")
    return rng.choice((b"", b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\x00")) + out
