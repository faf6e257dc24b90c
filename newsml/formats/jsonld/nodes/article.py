"""The article itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newsml.formats.jsonld import terms as t
from newsml.formats.jsonld.mapping import Derived, Node, NodeMap, Pair, Place, types, values
from newsml.formats.jsonld.nodes.annotation import LABEL, SUPPRESSION
from newsml.formats.jsonld.nodes.code import CODE, CONCEPT, IDENTIFIER, coded
from newsml.formats.jsonld.nodes.credit import CREDIT, DATELINE, PARTY, RIGHTS, credited
from newsml.formats.jsonld.nodes.event import EVENT
from newsml.formats.jsonld.nodes.participant import KINDS, PARTICIPANT, TOPIC
from newsml.formats.jsonld.nodes.provenance import PROVENANCE
from newsml.formats.jsonld.nodes.statement import STATEMENT
from newsml.formats.jsonld.sides import TEXTS
from newsml.model.article import Article
from newsml.model.headline import AlternativeHeadline
from newsml.model.link import ArticleVersion, RelatedLink
from newsml.model.text import Block, Mark
from newsml.model.withholding import Withheld, digest

if TYPE_CHECKING:
    from newsml.formats.jsonld.mapping import Data
    from newsml.formats.jsonld.sides import Reader, Writer

BLOCK = NodeMap(
    Block,
    (
        Place("kind", t.BLOCK_KIND),
        Place("start", t.START),
        Place("end", t.END),
        Place("level", t.LEVEL),
        Place("ordered", t.ORDERED),
    ),
    # oa:start and oa:end are of text position selectors, which a block is: of the body.
    lambda _block, _w: ["Block", "TextPositionSelector"],
)
MARK = NodeMap(
    Mark,
    (
        Place("kind", t.MARK_KIND),
        Place("start", t.START),
        Place("end", t.END),
        Place("href", t.HREF),
    ),
    lambda _mark, _w: ["Mark", "TextPositionSelector"],
    lambda mark: f"{mark.start}-{mark.end}",
)
ALTERNATIVE_HEADLINE = NodeMap(
    AlternativeHeadline,
    (
        Place("text", t.TEXT),
        Place("role", t.ROLE, CODE),
        Place("language", t.IN_LANGUAGE),
        Place("sha256", t.SHA256),
    ),
    "TextObject",
)
ARTICLE_VERSION = NodeMap(
    ArticleVersion, (Place("id", t.SAME_AS), Place("version", t.VERSION)), "CreativeWork"
)
RELATED_LINK = NodeMap(
    RelatedLink,
    (Place("href", t.URL), coded("relation", t.LINK_RELATIONSHIP, t.RELATION), Place("title", t.NAME)),
    "LinkRole",
)


def _read_id(_node: Node, data: Data, r: Reader) -> None:
    data["id"] = r.id
    r.texts = {name: data.get(name) for name in TEXTS}


def _write_id(article: Article, node: Node, w: Writer, _at: str) -> None:
    node["@id"] = w.iri
    if w.iri != article.id:
        node["isVersionOf"] = article.id


def _write_mark(_article: Article, node: Node, _w: Writer, _at: str) -> None:
    node["conformsTo"] = {"@id": t.PROFILE}


def _write_alternatives(article: Article, node: Node, _w: Writer, _at: str) -> None:
    found = [other.text for other in article.alternative_headlines if other.text is not None]
    if found:
        node["alternativeHeadline"] = list(dict.fromkeys(found))


def _write_count(article: Article, node: Node, _w: Writer, _at: str) -> None:
    if article.body is not None:
        node["wordCount"] = len(article.body.split())


def _read_field(node: Node, data: Data, r: Reader) -> None:
    data["field"] = r.text_named(node)


def _write_field(item: Withheld, node: Node, w: Writer, _at: str) -> None:
    node["@id"] = w.base + item.field


WITHHELD = NodeMap(
    Withheld,
    (
        Pair(("field",), (), _read_field, _write_field),
        Place("length", t.LENGTH),
        Place("sha256", t.SHA256),
    ),
    "TextObject",
)


def _read_parts(node: Node, data: Data, r: Reader) -> None:
    """Statements, and the texts that are withheld: they have a length in place of their words."""
    statements, withheld = [], []
    for value in (*values(node, t.ENCODING), *values(node, t.HAS_PART)):
        part = r.node(value)
        if part is None:
            continue
        if "Quotation" in types(part):
            statements.append(r.decoded(value, STATEMENT))
        elif "length" in part and "TextObject" in types(part):
            withheld.append(r.decoded(value, WITHHELD))
    if statements:
        data["statements"] = statements
    if withheld:
        data["withheld"] = withheld


def _write_parts(article: Article, node: Node, w: Writer, _at: str) -> None:
    """The texts as nodes, which anchors count in: the digest makes sure that it is the same text."""
    texts: dict[str, Node] = {item.field: WITHHELD.write(item, w, "") for item in article.withheld}
    for name, text in w.texts.items():
        if text is not None:
            texts[name] = {
                "@id": w.base + name,
                "@type": "TextObject",
                "encodingFormat": "text/plain;charset=utf-8",
                "sha256": digest(text),
            }
    if "body" in texts:
        node["encoding"] = texts.pop("body")
    parts = [texts[name] for name in TEXTS if name in texts]
    parts += [STATEMENT.write(statement, w, w.fragment(statement.id)) for statement in article.statements]
    if parts:
        node["hasPart"] = parts


_MENTIONED: Final = (
    ("participants", PARTICIPANT, frozenset(KINDS.values())),
    ("topics", TOPIC, frozenset({"Concept"})),
    ("events", EVENT, frozenset({"Event"})),
)


def _read_mentioned(node: Node, data: Data, r: Reader) -> None:
    for value in values(node, t.MENTIONS):
        thing = r.node(value)
        found = types(thing) if thing is not None else ()
        for name, map_, classes in _MENTIONED:
            if not classes.isdisjoint(found):
                data.setdefault(name, []).append(r.decoded(value, map_))
                break


def _write_mentioned(article: Article, node: Node, w: Writer, _at: str) -> None:
    things: list[Node] = []
    for name, map_, _ in _MENTIONED:
        things += [map_.write(thing, w, w.fragment(thing.id)) for thing in getattr(article, name)]
    if things:
        node["mentions"] = things


ARTICLE = NodeMap(
    Article,
    (
        Pair(("id",), (t.IS_VERSION_OF,), _read_id, _write_id),
        Derived((t.CONFORMS_TO,), _write_mark),
        Place("url", t.URL),
        Place("identifiers", t.IDENTIFIER, IDENTIFIER),
        Place("version", t.VERSION),
        Place("version_kind", t.VERSION_KIND),
        Place("supersedes", t.REPLACES, ARTICLE_VERSION),
        Place("item_class", t.ITEM_CLASS),
        Place("publication_status", t.PUBLICATION_STATUS),
        Place("headline", t.HEADLINE),
        Derived((t.ALTERNATIVE_HEADLINE,), _write_alternatives),
        Place("alternative_headlines", t.ALTERNATIVE_HEADLINES, ALTERNATIVE_HEADLINE),
        Place("standfirst", t.ABSTRACT),
        Place("slugline", t.SLUGLINE),
        Place("language", t.IN_LANGUAGE),
        Place("direction", t.DIRECTION),
        DATELINE,
        Place("created", t.DATE_CREATED),
        Place("first_published", t.DATE_PUBLISHED),
        Place("modified", t.DATE_MODIFIED),
        Place("expires", t.EXPIRES),
        Place("embargo", t.EMBARGO),
        Place("reference_date", t.REFERENCE_DATE),
        Place("bylines", t.BYLINES),
        credited("creators", t.AUTHOR, t.AUTHOR_LIST),
        credited("contributors", t.CONTRIBUTOR, t.CONTRIBUTOR_LIST),
        Place("provider", t.PROVIDER, PARTY),
        Place("information_sources", t.INFORMATION_SOURCES, CREDIT),
        Place("credit_line", t.CREDIT_TEXT),
        RIGHTS,
        Place("genres", t.GENRE, CODE),
        Place("urgency", t.URGENCY),
        Place("keywords", t.KEYWORDS),
        Place("subjects", t.ABOUT, CONCEPT),
        coded("digital_source_type", t.DIGITAL_SOURCE_TYPE, t.DIGITAL_SOURCE, text=False),
        Place("links", t.RELATED, RELATED_LINK),
        Place("editorial_notes", t.EDITORIAL_NOTES),
        Place("labels", t.LABELS, LABEL),
        Place("suppressions", t.SUPPRESSIONS, SUPPRESSION),
        Place("body", t.ARTICLE_BODY),
        Derived((t.WORD_COUNT,), _write_count),
        Place("blocks", t.BLOCKS, BLOCK),
        Place("marks", t.MARKS, MARK),
        Pair(("participants", "topics", "events"), (t.MENTIONS,), _read_mentioned, _write_mentioned),
        Pair(("statements", "withheld"), (t.ENCODING, t.HAS_PART, t.ENCODING_FORMAT, t.SHA256, t.LENGTH),
             _read_parts, _write_parts),
        Place("provenance", t.SUBJECT_OF, PROVENANCE),
    ),
    "NewsArticle",
)  # fmt: skip
