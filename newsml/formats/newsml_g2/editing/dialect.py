"""How one document of others says things: its version and conformance, its aliases, its ids."""

from __future__ import annotations

import hashlib
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from newsml.errors import CannotCarry
from newsml.formats.newsml_g2.draft import Draft
from newsml.formats.newsml_g2.guid import id_of
from newsml.formats.newsml_g2.names import NA, NAR, OWN_SCHEMES, STANDARD_VERSION, nar
from newsml.formats.newsml_g2.versions import check_attribute, check_new, declared, minor_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lxml.etree import _Element

    from newsml.formats._kit.splice import Splices
    from newsml.formats.newsml_g2.document import Item

_CATALOG: Final = nar("catalog")
_SCHEME: Final = nar("scheme")
_NA: Final = f"{{{NA}}}"
_QCODES: Final = ("qcode", "rel", "role", "type", "part", "creator")


class Dialect:
    """What is put into one item is checked and noted here; `declare` then sees to the aliases."""

    def __init__(self, splices: Splices, item: Item, *, upgrade: bool, name: str | None) -> None:
        self._splices, self._item, self._name, self._upgrade = splices, item.node, name, upgrade
        self._schemes = item.source.schemes
        self._version, self._conformance = declared(item.node)
        self._aliases: set[str] = set()
        self._upgraded = False
        self._given = item.source.local
        self.field: str | None = None
        """The field that is being written, for errors."""

    @cached_property
    def local(self) -> str:
        """The alias, with its colon, of ids of the article."""
        return self._given if self._given != ":" else f"{self._free_alias()}:"

    @property
    def minor(self) -> int:
        """The minor version of the standard that the item declares."""
        return minor_of(self._version)

    def _free_alias(self) -> str:
        """One that nothing declares, nor any QCode of the item uses, for that would mean something else then."""
        number = 0
        while self._schemes.uri_of(alias := f"local{number or ''}") is not None or (
            self._splices.may_say(f"{alias}:")
            and self._item.xpath("boolean(.//@*[starts-with(normalize-space(), $start)])", start=f"{alias}:")
        ):
            number += 1
        return alias

    def element(self, parent: _Element | str, node: _Element) -> None:
        """Sees to a new element that is to stand in a parent, or in one with that tag.

        Raises:
            CannotCarry: the version, or the conformance, does not know it.
        """
        tag = parent if isinstance(parent, str) else str(parent.tag)
        self._allow(check_new, tag, node)
        for inner in node.iter("*"):
            if str(inner.tag).startswith(_NA):
                self._splices.declare(self._item, "na", NA)
            for name, value in inner.items():
                self._note(str(inner.tag), str(name), str(value))

    def attribute(self, node: _Element, name: str, value: str) -> None:
        """Sees to a new value of an attribute; raises as `element` does."""
        if name not in node.attrib:
            self._allow(check_attribute, str(node.tag), name)
        self._note(str(node.tag), name, value)

    def _allow(self, check: Any, *what: Any) -> None:
        if self._upgraded:
            return
        try:
            check(*what, self._version, self._conformance)
        except CannotCarry as refusal:
            if not self._upgrade:
                path = refusal.path or self.field
                raise CannotCarry(refusal.message, source=self._name, line=None, path=path) from None
            self._upgraded = True

    def _note(self, tag: str, name: str, value: str) -> None:
        if name.startswith(_NA):
            self._splices.declare(self._item, "na", NA)
        elif name in _QCODES and tag.startswith((f"{{{NAR}}}", _NA)):
            self._aliases.update(part.partition(":")[0] for part in value.split())

    def declare(self, id_: str) -> _Element | None:
        """Declares the schemes that were used, and the version where it was raised.

        Args:
            id_: the article's id as it becomes.

        Returns:
            A catalog for the item, where it needs one and has none.
        """
        item = self._item
        if self._upgraded:
            self._splices.set_attribute(item, "standardversion", STANDARD_VERSION)
            self._splices.set_attribute(item, "conformance", "power")
        known = {**OWN_SCHEMES, self.local.removesuffix(":"): f"{id_}#"} if self._aliases else {}
        self._move_local(id_)
        new = [
            item.makeelement(_SCHEME, alias=alias, uri=known[alias])
            for alias in sorted(self._aliases & known.keys())
            if self._schemes.uri_of(alias) is None
        ]
        catalog = item.find(_CATALOG)
        if not new:
            return None
        if catalog is None:
            made = item.makeelement(_CATALOG)
            made.extend(new)
            return made
        last = next(catalog.iterchildren("*", reversed=True), None)
        if last is None:
            self._splices.insert_first(catalog, *new)
        else:
            self._splices.insert_after(last, *new)
        return None

    def _move_local(self, id_: str) -> None:
        """Ids of the article follow its id."""
        before = f"{id_of(self._item.get('guid', ''))}#"
        if before == f"{id_}#":
            return
        for scheme in self._item.iterfind(f"{_CATALOG}/{_SCHEME}"):
            if scheme.get("uri") == before:
                self._splices.set_attribute(scheme, "uri", f"{id_}#")

    def draft(self, prefix: Callable[[], str]) -> ForeignDraft:
        """A draft in this dialect; the prefix of XML ids, like the alias, is asked for when it is needed."""
        draft = ForeignDraft(prefix, lambda: self.local)
        draft.minor, draft.schemes = self.minor, self._schemes
        return draft


class ForeignDraft(Draft):
    """A draft whose anchors are named after what they say, so that an edit renames no other."""

    def __init__(self, prefix: Callable[[], str], local: Callable[[], str]) -> None:
        super().__init__("", local)
        self._item_prefix = prefix
        self.anchor_ids: list[str] = []
        """The XML ids of the anchors, in their order."""
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}
        """How many anchors say the same."""

    def id(self, name: str) -> str:
        return self._item_prefix() + name

    def add_anchor(self, anchor: Mapping[str, Any], role: str, annotation: str | None = None) -> str:
        super().add_anchor(anchor, role, annotation)
        spans = " ".join(f"{span['start']} {span['end']}" for span in anchor["spans"])
        said = f"{annotation or self.current}|{role}|{anchor.get('field', 'body')}|{spans}"
        number = self._next.get(said, 0)
        while (id_ := self._id_of(said, number)) in self._taken:
            number += 1
        self._next[said] = number + 1
        self._taken.add(id_)
        self.anchor_ids.append(id_)
        return id_

    def _id_of(self, said: str, number: int) -> str:
        return self.id(f"m{hashlib.sha256(f'{said}|{number}'.encode()).hexdigest()[:10]}")
