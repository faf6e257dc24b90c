"""The article's metadata: one row a field, in the order of the standard's elements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from newsml.formats.newsml_g2.annotations import LABELS, SUPPRESSIONS
from newsml.formats.newsml_g2.bodies.texts import (
    BLOCK,
    MARK,
    read_standfirst,
)
from newsml.formats.newsml_g2.codes import CODE
from newsml.formats.newsml_g2.credits import CREDIT_NODE, DATELINE, PARTY
from newsml.formats.newsml_g2.dates import (
    ABSENT,
    DATE_OR_TIME,
    DATE_TIME,
    read_version_created,
    write_version_created,
)
from newsml.formats.newsml_g2.names import LANG, na, nar
from newsml.formats.newsml_g2.older import before, since
from newsml.formats.newsml_g2.places import NOTHING, UNFIT, Node, Pair, Place, Scalar
from newsml.formats.newsml_g2.provenance import PROVENANCE
from newsml.formats.newsml_g2.scalars import (
    ANY,
    LABEL_NODE,
    LANGUAGE,
    TEXT_NODE,
    Concepts,
    concept_node,
    concepts,
    text_node,
)
from newsml.formats.newsml_g2.versions import DIGITAL_SOURCE_TYPE, EXTENSIBLE, PUBLISHING_HISTORY

if TYPE_CHECKING:
    from lxml.etree import _Element

    from newsml.formats.newsml_g2.draft import Draft
    from newsml.formats.newsml_g2.places import Row
    from newsml.formats.newsml_g2.source import Source

from newsml.formats.newsml_g2.bodies.text_writer import write_standfirst
from newsml.formats.newsml_g2.headlines import read_any_headline, write_headlines
from newsml.formats.newsml_g2.identifiers import (
    LINK,
    SUPERSEDES,
    SUPERSEDES_REL,
    read_identifier,
    read_url,
    write_named_identifiers,
    write_plain_identifiers,
    write_url,
)

ITEM_CLASS: Final = concepts(
    {f"ninat:{word}": word for word in ("text", "picture", "video", "audio", "graphic", "composite")}
)
URGENCY: Final = Scalar(
    lambda text, _: int(text) if len(text.strip()) == 1 and text.strip() in "123456789" else UNFIT,
    lambda value, _: str(value),
)
STATUS: Final = concepts({"stat:usable": "usable", "stat:withheld": "withheld", "stat:canceled": "cancelled"})
CHANGES: Final = concepts(
    {
        "nachange:new": "new",
        "sig:update": "update",
        "sig:correction": "correction",
        "nachange:withdrawal": "withdrawal",
    }
)


def _mandatory(field: str, tag: str, scalar: Concepts, default: str) -> Pair:
    """An element that the standard, or its readers, want in every item; the model leaves its default out."""
    node = concept_node(scalar)

    def read(element: _Element, out: dict[str, Any], source: Source) -> bool:
        if field in out:
            return False
        value = node.decode(element, source, NOTHING)
        if value is UNFIT:
            return False
        out[field] = value
        return True

    def write(parent: _Element, article: Any, draft: Draft) -> None:
        node.encode(draft.element(parent, nar(tag)), article.get(field, default), draft)

    return Pair((field,), (tag,), read, write)


def read_provider(node: _Element, out: dict[str, Any], source: Source) -> bool:
    """`provider` is mandatory: `na:absent` marks one that stands for none."""
    if node.get(ABSENT) == "true" and len(node.attrib) == 1 and not len(node):
        return True
    if "provider" in out:
        return False
    out["provider"] = PARTY.read(node, source)
    return True


def write_provider(parent: _Element, article: Any, draft: Draft) -> None:
    node = draft.element(parent, nar("provider"))
    if "provider" in article:
        PARTY.write(node, article["provider"], draft)
    else:
        node.set(ABSENT, "true")


def read_embargo(node: _Element, out: dict[str, Any], source: Source) -> bool:
    """`embargoed` without a date is an embargo without an end."""
    if "embargo" in out:
        return False
    if not len(node) and not (node.text or "").strip() and not node.attrib:
        out["embargo"] = "open"
        return True
    value = DATE_TIME.decode(node, source, NOTHING)
    if value is UNFIT:
        return False
    out["embargo"] = value
    return True


def write_embargo(parent: _Element, article: Any, draft: Draft) -> None:
    embargo = article.get("embargo")
    if embargo is not None:
        node = draft.element(parent, nar("embargoed"))
        if embargo != "open":
            DATE_TIME.encode(node, embargo, draft)


def read_title(node: _Element, _: dict[str, Any], source: Source) -> bool:
    """`title` repeats the headline."""
    headline = source.texts.get("headline")
    return headline is not None and not len(node) and not node.attrib and node.text == headline.walked.text


def write_title(parent: _Element, article: Any, draft: Draft) -> None:
    if "headline" in article:
        draft.element(parent, nar("title")).text = article["headline"]


def read_language(node: _Element, out: dict[str, Any], source: Source) -> bool:
    """`language` of the content; the root's `xml:lang` repeats it."""
    tag = node.get("tag")
    if tag is None or out.get("_language") is not None:
        return False
    value = LANGUAGE.decode(tag, source)
    if value is UNFIT:
        return False
    out["_language"] = value
    for name in node.attrib:
        if name != "tag":
            source.leave(node, str(name))
    for child in node:
        source.leave(child)
    return True


def write_language(parent: _Element, article: Any, draft: Draft) -> None:
    if "language" in article:
        draft.element(parent, nar("language"), tag=article["language"])


def resolve_language(root: _Element, out: dict[str, Any], source: Source) -> None:
    """The content's own language wins; where the document gives none, the root's is it."""
    of_content, of_root = out.pop("_language", None), root.get(LANG)
    if source.absent and nar("language") in source.absent:
        if of_root is not None:
            source.leave(root, LANG)
        return
    value = of_content
    if of_root is not None:
        read = LANGUAGE.decode(of_root, source)
        if value is None and read is not UNFIT:
            value = read
        elif read != value:
            source.leave(root, LANG)
    if value is not None:
        out["language"] = value


def read_published(node: _Element, out: dict[str, Any], source: Source) -> bool:
    """`published` with nothing but a timestamp; the first one counts."""
    stamp = node.find(nar("timestamp"))
    if "first_published" in out or stamp is None:
        return False
    value = DATE_OR_TIME.decode(stamp, source, NOTHING)
    if value is UNFIT:
        return False
    out["first_published"] = value
    for name in node.attrib:
        source.leave(node, str(name))
    for child in node:
        if child is not stamp:
            source.leave(child)
    return True


def write_published(parent: _Element, article: Any, draft: Draft) -> None:
    if "first_published" in article and draft.minor >= PUBLISHING_HISTORY:
        node = draft.element(parent, nar("published"))
        DATE_OR_TIME.encode(draft.element(node, nar("timestamp")), article["first_published"], draft)


_ELSEWHERE: Final = {na("block"): ("blocks", BLOCK.node()), na("mark"): ("marks", MARK.node())}


def read_elsewhere(node: _Element, out: dict[str, Any], source: Source) -> bool:
    """Blocks and marks that no markup shows; most are elements of the body."""
    field, codec = _ELSEWHERE[str(node.tag)]
    value = codec.decode(node, source, NOTHING)
    if value is not UNFIT:
        out.setdefault(field, []).append(value)
    return value is not UNFIT


def write_elsewhere(parent: _Element, _: Any, draft: Draft) -> None:
    """They are written once the body is laid out, at the end of this element."""
    draft.meta = parent


ITEM_META: Final[tuple[Row, ...]] = (
    _mandatory("item_class", "itemClass", ITEM_CLASS, "text"),
    Pair(("provider",), ("provider",), read_provider, write_provider),
    Pair(("modified",), ("versionCreated",), read_version_created, write_version_created),
    Place("created", "firstCreated", DATE_TIME),
    Pair(("embargo",), ("embargoed",), read_embargo, write_embargo),
    _mandatory("publication_status", "pubStatus", STATUS, "usable"),
    Pair((), ("title",), read_title, write_title),
    Place("editorial_notes", "edNote", TEXT_NODE),
    Place("version_kind", "signal", concept_node(CHANGES)),
    Place("url", "altRep", Node(read_url, write_url)),
    since(EXTENSIBLE, "expires", "expires", DATE_OR_TIME),
    Place("supersedes", f"link[rel={SUPERSEDES_REL}]", SUPERSEDES.node()),
    Place("links", "link", LINK.node()),
    before(EXTENSIBLE, "expires", "na:expires", DATE_OR_TIME),
    Place("provenance", "na:provenance", PROVENANCE.node()),
)

CONTENT_META: Final[tuple[Row, ...]] = (
    Place("reference_date", "@na:referenceDate", ANY),
    Place("urgency", "urgency", text_node(URGENCY)),
    since(DIGITAL_SOURCE_TYPE, "digital_source_type", "digitalSourceType", CODE),
    Place("information_sources", "infoSource", CREDIT_NODE),
    Place("creators", "creator", CREDIT_NODE),
    Place("contributors", "contributor", CREDIT_NODE),
    Pair(("identifiers",), ("altId",), read_identifier, write_plain_identifiers),
    Pair(("language",), ("language",), read_language, write_language),
    Place("genres", "genre", CODE),
    Place("keywords", "keyword", LABEL_NODE),
    Place("slugline", "slugline", LABEL_NODE),
    Pair(
        ("headline", "alternative_headlines", "withheld"),
        ("headline",),
        read_any_headline,
        write_headlines,
        also=("Withheld.field",),
    ),
    Place("dateline", "dateline", DATELINE.node()),
    Place("bylines", "by", LABEL_NODE),
    Place("credit_line", "creditline", LABEL_NODE),
    Pair(("standfirst", "withheld"), ("description",), read_standfirst, write_standfirst),
)

CONTENT_META_END: Final[tuple[Row, ...]] = (
    before(PUBLISHING_HISTORY, "first_published", "na:firstPublished", DATE_OR_TIME),
    before(DIGITAL_SOURCE_TYPE, "digital_source_type", "na:digitalSourceType", CODE),
    Pair(("identifiers",), ("na:identifier",), read_identifier, write_named_identifiers),
    LABELS,
    SUPPRESSIONS,
    Pair(("blocks", "marks"), ("na:block", "na:mark"), read_elsewhere, write_elsewhere),
)
