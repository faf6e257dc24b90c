"""`Source`: what is known while one item is read; leftovers and notes gather here."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from newsml.findings import Leftover, Note
from newsml.formats._kit.xml import is_element, line_of
from newsml.formats.newsml_g2.names import NA, NAR, XHTML, XML, nar
from newsml.formats.newsml_g2.schemes import Schemes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from newsml.formats.newsml_g2.bodies.texts import Text
    from newsml.formats.newsml_g2.entities.gathering import Thing
    from newsml.formats.newsml_g2.entities.identity import Origin
    from newsml.formats.newsml_g2.schemes import Surroundings

_SHORT = {NAR: "", XHTML: "xhtml:", NA: "na:", XML: "xml:"}
_ITEM_META, _CONTENT_META = nar("itemMeta"), nar("contentMeta")


class Source:
    """One item that is being read."""

    quoted = 0
    """How many characters of its texts anchors have repeated so far."""
    own = False
    """Whether newsml wrote it: then the body is in our dialect."""
    local = "local:"
    """The alias, with its colon, of the QCodes that are ids of this article."""
    marked = False
    """Whether it is a document of others in which newsml may have marked fields as absent."""
    language: str | None = None
    """The item's language, for names that do not say theirs."""

    def __init__(
        self, root: _Element, surroundings: Surroundings | None = None, *, inside: bool = True
    ) -> None:
        """Takes an element, and the catalogs around it; `inside` tells whether it is an item, which will be read."""
        self.root, self._surroundings = root, surroundings
        self.alive = list(root) if inside else []
        self.in_item_meta, self.in_meta = (_children(self.alive, tag) for tag in (_ITEM_META, _CONTENT_META))
        """The children of the item, of its itemMeta and of its contentMeta, all gone over several times: lxml makes an
        object for each, anew where nothing holds it."""
        self.meta: dict[str, list[_Element]] = {}
        """The children of contentMeta by their tags."""
        for node in self.in_meta:
            self.meta.setdefault(node.tag, []).append(node)
        self._entered: set[str] = set()
        self.own_ids: dict[str, Any] = {}
        """What QCodes that were met are as ids of the article, or UNFIT."""
        self.absent: set[str] = set()
        """Tags of the elements that are marked so."""
        self.leftovers: list[tuple[_Element, str | None]] = []
        """Nodes that no row took: an element, or an element and the name of its attribute, or "" for its text."""
        self.noted: list[tuple[_Element, str]] = []
        self.things: dict[str, dict[str, Any]] = {}
        """Participants, topics, events and statements by id."""
        self.typed: list[_Element] = []
        """Elements with a type that should repeat that of a participant."""
        self.names: list[tuple[_Element, str]] = []
        """Names that should be those of things of which nothing is known yet."""
        self.worded: dict[int, tuple[dict[str, Any], list[_Element]]] = {}
        """Elements that should repeat the words of a statement, by its identity."""
        self.affiliated: list[tuple[_Element, dict[str, Any]]] = []
        """Details that should repeat the roles of a person."""
        self.stale: set[_Element] = set()
        """Leftovers that say something again which is no longer so: newsml writes them anew."""
        self.undeclared: dict[str, _Element] = {}
        """Aliases that no catalog at hand declares, with the first element that uses each."""
        self.keys: dict[str, str] = {}
        """What QCodes of things that were met are as identities."""
        self.origins: dict[str, Origin] = {}
        """Where the things come from that standard constructs name, by id; none in documents that newsml wrote."""
        self.claimed: dict[_Element, Thing] = {}
        """The thing that each construct of the standard names, in documents of others."""
        self.dropped: set[_Element] = set()
        """Constructs that the document says to read as no thing."""
        self.shared: dict[_Element, list[tuple[_Element, str | None]]] = {}
        """What a construct that is a party as well says about the thing and went into no field of it."""
        self.repeating: list[_Element] = []
        """Titles of pages that repeat the headline."""
        self.texts: dict[str, Text] = {}
        """The annotatable texts by field."""
        self.refs: dict[tuple[str, str], list[dict[str, Any]]] = {}
        """Anchors by annotation and role, from inlineRef."""
        self.refs_by_id: dict[str, dict[str, Any]] = {}
        self.ref_nodes: dict[int, _Element] = {}
        """The inlineRef of each anchor that nothing has asked for yet."""

    @cached_property
    def untaken(self) -> frozenset[_Element]:
        """The elements that are leftovers, once all is read."""
        return frozenset(node for node, attribute in self.leftovers if attribute is None)

    @cached_property
    def schemes(self) -> Schemes:
        """The schemes that are declared for the item."""
        return Schemes.of(self.root, self._surroundings)

    def resolve(self, qcode: str, node: _Element) -> str | None:
        """The IRI of a QCode in a document that newsml did not write; an alias that nothing declares is noted once."""
        iri = self.schemes.resolve(qcode)
        if iri is None:
            alias = qcode.partition(":")[0]
            if alias not in self.undeclared and self.schemes.uri_of(alias) is None:
                self.undeclared[alias] = node
        return iri

    def canonical(self, qcode: str) -> str:
        """A QCode of a closed list as newsml knows it, whatever alias the document declares for its scheme."""
        return qcode if self.own else self.schemes.canonical(qcode)

    def enter(self, node: _Element) -> bool:
        """Whether an element that the standard allows once in an item is the first with its tag."""
        first = node.tag not in self._entered
        self._entered.add(str(node.tag))
        return first

    def leave(self, node: _Element, attribute: str | None = None) -> None:
        """Notes a leftover."""
        self.leftovers.append((node, attribute))

    def leave_stale(self, node: _Element) -> None:
        """Notes a leftover that the next document says anew."""
        self.stale.add(node)
        self.leave(node)

    def check_text(self, text: str | None, node: _Element) -> None:
        """Text where the standard has elements only is a leftover of the element that it stands in or follows."""
        if text and not text.isspace():
            self.leftovers.append((node, ""))

    def note(self, node: _Element, what: str) -> None:
        """Notes what had to be normalised or guessed."""
        self.noted.append((node, what))

    def anchor(self, mention: str) -> dict[str, Any] | None:
        """The anchor of an inlineRef, which is thereby taken."""
        found = self.refs_by_id.get(mention)
        if found is not None:
            self.ref_nodes.pop(id(found), None)
        return found


def _children(nodes: Iterable[_Element], tag: str) -> list[_Element]:
    """The children of the first element with a tag."""
    for node in nodes:
        if node.tag == tag:
            return list(node)
    return []


def leftovers(found: Iterable[tuple[_Element, str | None]]) -> tuple[Leftover, ...]:
    """Paths and lines of leftovers, worked out for those alone."""
    paths = _Paths()
    out = []
    for node, attribute in found:
        path, line = paths.of(node), line_of(node)
        if attribute is None:
            out.append(Leftover(path, line, _kind(node)))
        elif attribute:
            out.append(
                Leftover(f"{path}/@{short(attribute)}", line, "an attribute that newsml has no place for")
            )
        else:
            out.append(Leftover(f"{path}/text()", line, "text where the standard has elements only"))
    return tuple(out)


def notes(found: Iterable[tuple[_Element, str]]) -> tuple[Note, ...]:
    """Paths and lines of notes."""
    paths = _Paths()
    return tuple(Note(paths.of(node), line_of(node), what) for node, what in found)


def _kind(node: _Element) -> str:
    if not is_element(node):
        return "a comment or processing instruction"
    return "an element that newsml has no place for, or cannot read"


def short(name: str) -> str:
    """A tag or attribute with a short prefix, or with its local name alone where the namespace is not known."""
    if name[:1] != "{":
        return name
    namespace, _, local = name[1:].partition("}")
    return f"{_SHORT.get(namespace, '*:')}{local}"


class _Paths:
    """XPath-like paths of nodes; siblings are counted once a parent."""

    def __init__(self) -> None:
        self._steps: dict[_Element, dict[_Element, str]] = {}
        self._known: dict[_Element, str] = {}

    def of(self, node: _Element) -> str:
        chain = []
        at: _Element | None = node
        while at is not None and at not in self._known:
            chain.append(at)
            at = at.getparent()
        path = self._known[at] if at is not None else ""
        for element in reversed(chain):
            path = self._known[element] = f"{path}/{self._step(element)}"
        return path

    def _step(self, node: _Element) -> str:
        parent = node.getparent()
        if parent is None:
            return _name(node)
        if parent not in self._steps:
            counts: dict[str, int] = {}
            steps = {}
            for child in parent:
                name = _name(child)
                counts[name] = counts.get(name, 0) + 1
                steps[child] = f"{name}[{counts[name]}]"
            self._steps[parent] = steps
        return self._steps[parent][node]


def _name(node: _Element) -> str:
    return short(node.tag) if is_element(node) else "comment()"
