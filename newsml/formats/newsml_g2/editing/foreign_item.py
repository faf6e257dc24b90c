"""Changes inside an item that newsml did not write: each changed field at its own places, everything else untouched."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from newsml.errors import CannotCarry
from newsml.formats.newsml_g2.dates import ABSENT, write_version_created
from newsml.formats.newsml_g2.editing.annotating import AnnotationChange
from newsml.formats.newsml_g2.editing.date_style import spell_alike
from newsml.formats.newsml_g2.editing.dialect import Dialect
from newsml.formats.newsml_g2.editing.homes import homes
from newsml.formats.newsml_g2.editing.languages import change_language
from newsml.formats.newsml_g2.editing.merging import Merger
from newsml.formats.newsml_g2.editing.order import place_for, rank_in
from newsml.formats.newsml_g2.editing.own_item import all_ids
from newsml.formats.newsml_g2.editing.rowwise import FieldChange, scratch_of
from newsml.formats.newsml_g2.editing.subject_codes import change_subjects
from newsml.formats.newsml_g2.editing.text_changes import TextChange
from newsml.formats.newsml_g2.guid import guid_of
from newsml.formats.newsml_g2.names import NA, NAR, nar
from newsml.formats.newsml_g2.types import type_of
from newsml.model.article import Article
from newsml.model.structure import shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lxml.etree import _Element

    from newsml.formats._kit.splice import Splices
    from newsml.formats.newsml_g2.document import Item
    from newsml.formats.newsml_g2.editing.dialect import ForeignDraft
    from newsml.model.event import Event
    from newsml.model.participant import Participant
    from newsml.model.topic import Topic

    _Added = tuple[str, str, Sequence[_Element | bytes]]
    """The section, the tag whose place it is, and what is to stand there."""

_FIELDS: Final = tuple(field.name for field in shape(Article))
TEXTS: Final = frozenset(("headline", "alternative_headlines", "standfirst", "body", "blocks", "marks"))
THINGS: Final = frozenset(("participants", "topics", "events", "statements"))
_TOLD_TOGETHER: Final = TEXTS | THINGS | {"language"}
"""Fields whose change may be one of annotations: names are in the article's language where they do not say theirs."""
_APART: Final = TEXTS | THINGS | {"id", "version", "language", "subjects", "withheld", "modified"}
_STAMPS: Final = ("modified", "created", "first_published")
"""What the date of a version is made of."""
_PREFIX: Final = re.compile(r"na[0-9]*-", re.ASCII)
_VERSION_CREATED: Final = f"{nar('itemMeta')}/{nar('versionCreated')}"


def change_foreign_item(
    splices: Splices, item: Item, article: Article, *, upgrade: bool, name: str | None
) -> _Element:
    """Makes an item say what the article says; gives an element that holds the date of its version.

    Args:
        splices: of the document.
        item: the item as it was read.
        article: what it is to say.
        upgrade: whether it may become one of 2.35 and power conformance, where the change needs that.
        name: what to call the document in errors.

    Raises:
        CannotCarry: the item has no place for a change; `path` names the field.
    """
    change = ForeignItem(splices, item, article, upgrade=upgrade, name=name)
    change.run()
    return change.stamp()


class ForeignItem:
    """One item that is being changed."""

    def __init__(
        self, splices: Splices, item: Item, article: Article, *, upgrade: bool, name: str | None
    ) -> None:
        assert item.article is not None  # noqa: S101 - only items with an article are matched
        self.splices, self.source, self.node, self.name = splices, item.source, item.node, name
        self.before, self.after = item.article, article
        self.changed = changed_fields(self.before, article)
        self.old: dict[str, Any] = _plain(self.before, self.changed)
        self.new: dict[str, Any] = _plain(article, self.changed)
        self.left = self.source.untaken
        """Elements that the reader took nothing from."""
        self.dialect = Dialect(splices, item, upgrade=upgrade, name=name)
        self.merger = Merger(splices, self.left, self.dialect)
        self._sections: dict[str, _Element | None] = {"": item.node}
        self._added: list[_Added] = []
        self._attributes: dict[str, dict[str, str]] = {}
        """What sections that are not there yet get."""
        self._prefix: str | None = None
        self._places: dict[tuple[_Element, int], _Element | None] = {}

    def run(self) -> None:
        """Makes all changes."""
        if "withheld" in self.changed:
            raise CannotCarry(
                "the words of a document of others cannot be withheld in it: write a new one, without onto",
                source=self.name,
                path="withheld",
            )
        self._change_frame()
        for field in sorted(self.changed - _APART):
            self.dialect.field = field
            for home in homes()[field]:
                FieldChange(self, home, field).run()
        self._change_version_created()
        if "language" in self.changed:
            change_language(self)
        if "subjects" in self.changed:
            change_subjects(self)
        origins = [node for origin in self.source.origins.values() for node in origin.nodes]
        if self.changed & _TOLD_TOGETHER or not self.splices.touched.isdisjoint(origins):
            texts = TextChange(self)
            annotations = AnnotationChange(self, rewrites_body=texts.rewrites_body)
            texts.run(annotations.anchored)
            annotations.run(texts)
        self._make_sections()
        catalog = self.dialect.declare(self.after.id)
        if catalog is not None:
            self.place("", str(catalog.tag), [catalog])
        self._put_added()

    # --- what the changes of fields use ---

    def section(self, tag: str) -> _Element | None:
        """The element that the places of a section stand in: the first with the tag."""
        if tag not in self._sections:
            self._sections[tag] = self.node.find(tag)
        return self._sections[tag]

    def scratch(self, tag: str) -> _Element:
        """An element like that of a section, to write into."""
        from lxml import etree

        return etree.Element(tag or nar("newsItem"), nsmap={None: NAR, "na": NA})  # type: ignore[dict-item]

    def made(self, name: str, /, attributes: Mapping[str, str] | None = None, **more: str) -> _Element:
        """A new element."""
        return self.node.makeelement(name, {**(attributes or {}), **more}, nsmap={None: NAR, "na": NA})  # type: ignore[dict-item]

    def draft(self, article: Article | None = None) -> ForeignDraft:
        """A draft in the item's dialect, for fields of the article, or with its things for a state of all of it."""
        draft = self.dialect.draft(lambda: self.prefix)
        if article is None:
            return draft
        for thing in article.participants:
            draft.kinds[thing.id] = thing.kind
            draft.types[thing.id] = type_of({"kind": thing.kind})
        named: tuple[Participant | Topic | Event, ...]
        named = (*article.participants, *article.topics, *article.events)
        draft.names.update({thing.id: thing.name for thing in named if thing.name is not None})
        return draft

    @property
    def prefix(self) -> str:
        """What goes before XML ids that are new in the document."""
        if self._prefix is None:
            self._prefix = self._find_prefix()
        return self._prefix

    def _find_prefix(self) -> str:
        own = [node for node in self.node.iterchildren(nar("inlineRef")) if f"{{{NA}}}spans" in node.attrib]
        for node in own:
            found, sign, _ = node.get("id", "").rpartition("-m")
            if sign:
                return f"{found}-"
        ids = (*all_ids(self.node.getroottree().getroot()), *self.splices.prefixes)
        taken = {start[0] for id_ in ids if (start := _PREFIX.match(id_))}
        number, prefix = 0, "na-"
        while prefix in taken:
            number += 1
            prefix = f"na{number}-"
        self.splices.prefixes.add(prefix)
        return prefix

    def set_attribute(self, section: str, name: str, value: str | None) -> None:
        """Sets or removes an attribute of a section's element."""
        node = self.section(section)
        if node is None:
            if value is not None:
                self._attributes.setdefault(section, {})[name] = value
            return
        if value is not None:
            self.dialect.attribute(node, name, value)
        self.splices.set_attribute(node, name, value)

    def insert(self, section: str, new: Sequence[_Element]) -> None:
        """Puts new elements where the standard wants them."""
        for node in new:
            self.dialect.element(section or nar("newsItem"), node)
            self.place(section, str(node.tag), [node])

    def place(self, section: str, tag: str, new: Sequence[_Element | bytes]) -> None:
        """Puts elements that were seen to before where the standard wants those with a tag; when all is known."""
        self._added.append((section, tag, new))

    def _make_sections(self) -> None:
        """Makes sections that are not there yet for what is to stand in them."""
        wanted = dict.fromkeys((*(section for section, _, _ in self._added), *self._attributes))
        made = {tag: self.scratch(tag) for tag in wanted if self.section(tag) is None}
        for section, _, new in sorted(self._added, key=_place_of):
            if section in made:
                made[section].extend(node for node in new if not isinstance(node, bytes))
        self._added = [entry for entry in self._added if entry[0] not in made]
        for section, attributes in self._attributes.items():
            for name, value in attributes.items():
                made[section].set(name, value)
        self.insert("", list(made.values()))

    def _put_added(self) -> None:
        """Puts there what is new, in the order of the standard: several may find the same place."""
        for (section, _), entries in groupby(sorted(self._added, key=_place_of), _place_of):
            (_, tag, first), *more = entries
            self._put(self.section(section), tag, [*first, *(node for _, _, new in more for node in new)])

    def _put(self, parent: _Element | None, tag: str, new: Sequence[_Element | bytes]) -> None:
        if parent is None:
            return
        place = parent, rank_in(str(parent.tag), tag)
        if place not in self._places:  # it may have many children, and many new ones may come
            self._places[place] = place_for(parent, tag)
        after = self._places[place]
        if after is not None:
            self.splices.insert_after(after, *new)
        else:
            self.splices.insert_first(parent, *new)

    def replace(self, node: _Element, new: _Element) -> None:
        """Puts a new element in place of one."""
        parent = node.getparent()
        self.dialect.element(parent if parent is not None else "", new)
        self.splices.replace(node, new)

    # --- the frame ---

    def _change_frame(self) -> None:
        if "id" in self.changed:
            self.splices.set_attribute(self.node, "guid", guid_of(self.after.id))
        if "version" in self.changed and self.node.get("version", "1") != str(self.after.version):
            self.splices.set_attribute(self.node, "version", str(self.after.version))

    def _changes_version_created(self) -> bool:
        """Whether the date of the version changes: one that stands for none follows what it was made of."""
        if "modified" in self.changed:
            return True
        if self.changed.isdisjoint(_STAMPS):
            return False
        node = self.node.find(_VERSION_CREATED)
        return node is not None and node.get(ABSENT) == "true"

    def _change_version_created(self) -> None:
        if not self._changes_version_created():
            return
        self.old |= _plain(self.before, _STAMPS)
        self.new |= _plain(self.after, _STAMPS)
        self.dialect.field = "modified"
        for home in homes()["modified"]:
            FieldChange(self, home, "modified").run()

    def stamp(self) -> _Element:
        """An item with the date of this version, as it becomes."""
        if not self._changes_version_created():
            return self.node
        item, there = self.scratch(""), self.node.find(_VERSION_CREATED)
        meta = item.makeelement(nar("itemMeta"))
        write_version_created(meta, _plain(self.after, _STAMPS), self.draft())
        if there is not None:
            spell_alike(there, meta[0], lambda: scratch_of(self.source))
        item.append(meta)
        return item


def _place_of(added: _Added) -> tuple[str, int]:
    section, tag, _ = added
    return section, rank_in(section or nar("newsItem"), tag)


def changed_fields(before: Article, after: Article) -> frozenset[str]:
    """The fields in which two articles differ."""
    old, new = (
        before.__dict__,
        after.__dict__,
    )  # getattr takes twice as long, and most values are the same ones
    return frozenset(field for field in _FIELDS if old[field] is not new[field] and old[field] != new[field])


def _plain(article: Article, fields: Iterable[str]) -> dict[str, Any]:
    return article.model_dump(include=set(fields), exclude_defaults=True)
