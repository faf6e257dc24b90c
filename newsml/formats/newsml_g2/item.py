"""`newsItem`: one article, read into nested dicts and written from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from newsml.formats.newsml_g2.affiliations import resolve_affiliations
from newsml.formats.newsml_g2.anchors import ANCHOR, INLINE_REF, MENTION
from newsml.formats.newsml_g2.annotations import SCHEME_LABEL, SUPPRESSION
from newsml.formats.newsml_g2.bodies.texts import BLOCK, MARK, WITHHELD, find_texts, read_content, take_body
from newsml.formats.newsml_g2.codes import CODES, NAMES
from newsml.formats.newsml_g2.credits import CREDIT, DATELINE, PARTY, RIGHTS
from newsml.formats.newsml_g2.dates import resolve_version_created
from newsml.formats.newsml_g2.derived import resolve_names, resolve_words
from newsml.formats.newsml_g2.draft import Draft
from newsml.formats.newsml_g2.engine import Table
from newsml.formats.newsml_g2.entities.standard_things import read_things
from newsml.formats.newsml_g2.events import (
    EVENT,
    PARTICIPATION,
    RELATION,
    WHERE,
    resolve_event,
)
from newsml.formats.newsml_g2.frame import (
    VERSION,
    read_frame,
    read_guid,
    read_version,
    write_frame,
    write_guid,
)
from newsml.formats.newsml_g2.guid import id_of
from newsml.formats.newsml_g2.metadata import (
    CONTENT_META,
    CONTENT_META_END,
    ITEM_META,
    read_published,
    resolve_language,
    write_published,
)
from newsml.formats.newsml_g2.names import (
    NA,
    NAR,
    nar,
)
from newsml.formats.newsml_g2.participants import (
    GEO_AREA,
    NAME_PART,
    PARTICIPANT,
    ROLE,
)
from newsml.formats.newsml_g2.places import Inside, Pair, Place, Scalar
from newsml.formats.newsml_g2.provenance import AGENT, GUIDELINE, PROVENANCE
from newsml.formats.newsml_g2.refs import read_refs, write_refs
from newsml.formats.newsml_g2.scalars import ANY, choice
from newsml.formats.newsml_g2.source import Source
from newsml.formats.newsml_g2.statements import FACTUALITY, OCCASION, STATEMENT
from newsml.formats.newsml_g2.topics import TOPIC
from newsml.formats.newsml_g2.types import resolve_types, type_of
from newsml.formats.newsml_g2.versions import NEWEST
from newsml.formats.newsml_g2.when import WHEN
from newsml.model.anchor import Span
from newsml.model.article import Article

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

    from newsml.formats.newsml_g2.schemes import Surroundings


from newsml.formats.newsml_g2.headlines import ALTERNATIVE_HEADLINE
from newsml.formats.newsml_g2.identifiers import LINK, SUPERSEDES
from newsml.formats.newsml_g2.things import (
    OLDER_STATEMENT,
    STATEMENT_REL,
    read_assert,
    read_located,
    read_statement,
    read_subject,
    read_without,
    write_asserts,
    write_nothing,
    write_statements,
    write_subjects,
)

_CATALOG, _SCHEME = map(nar, ("catalog", "scheme"))
ALIAS: Final = "local"


def _refs_taken(_: _Element, __: dict[str, Any], ___: Source) -> bool:
    """InlineRefs are read before everything else."""
    return True


def write_content(root: _Element, article: Any, draft: Draft) -> None:
    """Written by `write_refs`, which has to know what the elements of the texts are called."""


ITEM: Final = Table(
    Article,
    Pair(("id",), ("@guid",), read_guid, write_guid),
    Place("version", "@version", Scalar(read_version, ANY.encode)),
    Place("direction", "@dir", choice("ltr", "rtl")),
    Pair((), ("catalogRef", "catalog"), read_frame, write_frame),
    Inside("pubHistory", (Pair(("first_published",), ("published",), read_published, write_published),)),
    Place("rights", "rightsInfo", RIGHTS.node()),
    Inside("itemMeta", ITEM_META),
    Inside(
        "contentMeta",
        (
            *CONTENT_META,
            Pair(
                ("subjects", "participants", "topics", "events"), ("subject",), read_subject, write_subjects
            ),
            Pair(
                ("statements",),
                (f"contentMetaExtProperty[rel={STATEMENT_REL}]", OLDER_STATEMENT),
                read_statement,
                write_statements,
            ),
            Pair((), ("located",), read_located, write_nothing),
            Pair((), ("na:without",), read_without, write_nothing),
            *CONTENT_META_END,
        ),
        always=True,
    ),
    Pair((), ("assert",), read_assert, write_asserts),
    Pair((), ("inlineRef",), _refs_taken, write_refs),
    Pair(("body",), ("contentSet",), read_content, write_content),
    known=("@standard", "@standardversion", "@conformance", "@na:version", "@xml:lang"),
)

TABLES: Final = (
    *(ITEM, RIGHTS, PARTY, CREDIT, DATELINE, LINK, SUPERSEDES, ALTERNATIVE_HEADLINE, WITHHELD, BLOCK, MARK),
    *(
        CODES,
        NAMES,
        PARTICIPANT,
        NAME_PART,
        ROLE,
        GEO_AREA,
        TOPIC,
        EVENT,
        WHEN,
        WHERE,
        PARTICIPATION,
        RELATION,
    ),
    *(
        STATEMENT,
        OCCASION,
        FACTUALITY,
        SCHEME_LABEL,
        SUPPRESSION,
        PROVENANCE,
        AGENT,
        GUIDELINE,
        ANCHOR,
        MENTION,
        INLINE_REF,
    ),
)
_TEXTS: Final = frozenset(("headline", "body"))
"""What an article has one of, or both."""
_SPAN: Final = frozenset(f"{Span.__name__}.{name}" for name in ("start", "end", "exact"))
"""`na:spans` and the text itself."""


def placed() -> frozenset[str]:
    """The fields of the model that the tables place."""
    return _SPAN.union(*(table.fields() for table in TABLES))


# --- reading and writing ---


def read_item(
    root: _Element, surroundings: Surroundings | None = None, *, things: bool = True
) -> tuple[dict[str, Any], Source]:
    """The article of a newsItem as nested dicts for the model, and what was learnt on the way.

    Without a headline and a body there is none, and nothing else is looked at.

    Args:
        root: the item.
        surroundings: the catalogs around the items of its document.
        things: whether what its constructs name become things, in an item that newsml did not write.
    """
    source = Source(root, surroundings)
    source.own = VERSION in root.attrib
    source.local = _alias(root, source)
    source.marked = not source.own and NA in root.nsmap.values()
    find_texts(source)
    out: dict[str, Any] = {}
    if source.texts.keys().isdisjoint(_TEXTS):
        return out, source
    read_refs(root, source)
    if things and not source.own:
        read_things(root, source, out)
    ITEM.read_into(root, out, source)
    take_body(out, source)
    resolve_language(root, out, source)
    resolve_version_created(out, source)
    for event in out.get("events", ()):
        resolve_event(event, source)
    resolve_types(source)
    resolve_affiliations(source)
    resolve_names(source)
    resolve_words(source)
    for node in source.ref_nodes.values():
        source.leave(node)
    for alias, node in source.undeclared.items():
        source.note(node, f"no catalog at hand declares the alias {alias}: its QCodes stay as they are")
    return out, source


def _alias(root: _Element, source: Source) -> str:
    """The alias of the article's own ids, with its colon; one that nothing declares is a colon alone.

    Where somebody has given a document of ours another guid, its catalog still has the scheme of the former one.
    """
    wanted = f"{id_of(root.get('guid', ''))}#"
    former = ""
    for scheme in (scheme for node in source.alive if node.tag == _CATALOG for scheme in node):
        if scheme.tag == _SCHEME:
            alias = scheme.get("alias", "")
            if scheme.get("uri") == wanted:
                return f"{alias}:"
            if source.own and alias.startswith(ALIAS) and scheme.get("uri", "").endswith("#"):
                former = former or alias
    return f"{former}:"


def write_item(article: Article, prefix: str = "", minor: int = NEWEST) -> _Element:
    """A newsItem of version 2.`minor`, as far as that can hold it; `prefix` goes before its XML ids."""
    from lxml import etree

    data = article.model_dump(exclude_defaults=True)
    draft = Draft(prefix, f"{_free_alias(data)}:")
    draft.minor = minor
    root = etree.Element(nar("newsItem"), nsmap={None: NAR, "na": NA})  # type: ignore[dict-item]
    draft.types = {thing["id"]: type_of(thing) for thing in data.get("participants", ())}
    draft.kinds = {thing["id"]: thing["kind"] for thing in data.get("participants", ())}
    draft.names = {
        thing["id"]: thing["name"]
        for field in ("participants", "topics", "events")
        for thing in data.get(field, ())
        if "name" in thing
    }
    ITEM.write(root, data, draft)
    return root


def _free_alias(data: Mapping[str, Any]) -> str:
    """`local`, unless a code of the article has that alias."""
    taken = {qcode.partition(":")[0] for qcode in _qcodes(data)}
    return next(alias for n in range(len(taken) + 1) if (alias := f"{ALIAS}{n or ''}") not in taken)


def _qcodes(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            if key == "qcode":
                yield item
            elif isinstance(item, (dict, tuple)):
                yield from _qcodes(item)
    elif isinstance(value, tuple):
        for item in value:
            if isinstance(item, (dict, tuple)):
                yield from _qcodes(item)
