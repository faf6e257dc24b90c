"""The table of what older versions of NewsML-G2 cannot hold, told from what newsml writes: see tests/mapping.py."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from newsml.formats.newsml_g2.fields import field_of
from newsml.formats.newsml_g2.item import write_item
from newsml.formats.newsml_g2.names import NA
from newsml.formats.newsml_g2.versions import (
    ATTRIBUTES,
    ELEMENTS,
    EXCEPTIONS,
    NEWEST,
    OLDEST,
    _lacking,
    _short,
)
from newsml.model.article import Article
from newsml.testing import samples

_VERSIONS = sorted(
    since - 1 for since in {*ELEMENTS.values(), *ATTRIBUTES.values(), *EXCEPTIONS.values()} if since > OLDEST
)
"""The last versions before something came."""
_ID = re.compile(r"\[id=[^\]]*\]")


def older() -> str:
    """A row for each thing that is refused before some version, and for each that has a home of ours there."""
    rows = ["| before | it is | fields |", "|---|---|---|"]
    for (since, what), paths in sorted(refusals().items()):
        rows.append(f"| 2.{since} | refused: {what} | {_listed(paths)} |")
    for tag, (since, path) in sorted(homes().items(), key=lambda entry: entry[1]):
        rows.append(f"| 2.{since} | in `{tag}` | `{path}` |")
    return "\n".join(rows) + "\n"


def _listed(paths: set[str]) -> str:
    return ", ".join(f"`{path}`" for path in sorted(paths))


def _all() -> Iterator[Article]:
    for sample in samples():
        yield from (sample, sample.strip())


def refusals() -> dict[tuple[int, str], set[str]]:
    """What newsml writes that came after the oldest version, and the fields that need it."""
    out: dict[tuple[int, str], set[str]] = defaultdict(set)
    for article in _all():
        for minor in _VERSIONS:
            for lacking in _lacking(write_item(article, minor=minor), minor, core=False):
                assert lacking.node is not None
                path = _ID.sub("", field_of(lacking.node, lacking.attribute) or "")
                if lacking.attribute is not None:
                    is_code = lacking.attribute == "uri"
                    what = "an IRI, in `@uri`" if is_code else f"`{lacking.parent}/@{lacking.attribute}`"
                else:
                    what = f"`{lacking.parent}/{_short(lacking.node)}`"
                out[lacking.since, what].add(path)
    return out


def homes() -> dict[str, tuple[int, str]]:
    """Elements of ours that only older versions have, with the version that ends them, and the field."""
    out: dict[str, tuple[int, str]] = {}
    newest = {tag for article in _all() for tag, _ in _own_elements(article, NEWEST)}
    for article in _all():
        for minor in _VERSIONS:
            for tag, path in _own_elements(article, minor):
                if tag not in newest:
                    out[tag] = max(out.get(tag, (0, "")), (minor + 1, path))
    return out


def _own_elements(article: Article, minor: int) -> Iterator[tuple[str, str]]:
    for node in write_item(article, minor=minor).iter(f"{{{NA}}}*"):
        yield _short(node), _ID.sub("", field_of(node) or "")
