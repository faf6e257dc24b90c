"""The texts of an item of others: headline, standfirst and body, and what anchors in them need."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from newsml.formats.newsml_g2.bodies.edits import InsertAfter, Remove, ReplaceContent, SetTail, SetText
from newsml.formats.newsml_g2.bodies.foreign_edit import edit_body
from newsml.formats.newsml_g2.bodies.renditions import says_again
from newsml.formats.newsml_g2.bodies.text_writer import write_content_set
from newsml.formats.newsml_g2.bodies.texts import ALTERNATIVE, DIGEST, SUMMARY, WORD_COUNT, word_count
from newsml.formats.newsml_g2.dates import ABSENT
from newsml.formats.newsml_g2.editing.homes import Home
from newsml.formats.newsml_g2.editing.order import place_for
from newsml.formats.newsml_g2.editing.rowwise import FieldChange
from newsml.formats.newsml_g2.headlines import ALTERNATIVE_HEADLINE
from newsml.formats.newsml_g2.names import na, nar, xhtml
from newsml.formats.newsml_g2.places import Node, Place
from newsml.model.withholding import digest

if TYPE_CHECKING:
    from collections.abc import Collection

    from lxml.etree import _Element

    from newsml.formats.newsml_g2.bodies.edits import Edit
    from newsml.formats.newsml_g2.bodies.texts import Text
    from newsml.formats.newsml_g2.draft import Draft
    from newsml.formats.newsml_g2.editing.foreign_item import ForeignItem

_META: Final = nar("contentMeta")
_CONTENT: Final = nar("contentSet")
_HEADLINE: Final = nar("headline")
_BODY: Final = frozenset(("body", "blocks", "marks"))
_ROLES: Final = ("role", "roleuri")


def _write_alternative(node: _Element, value: Any, draft: Draft) -> None:
    ALTERNATIVE_HEADLINE.write(node, value, draft)
    node.set(ALTERNATIVE, "true")


_ALTERNATIVES: Final = Home(
    _META,
    Place("alternative_headlines", "headline", Node(ALTERNATIVE_HEADLINE.node().decode, _write_alternative)),
)


class TextChange:
    """The texts of one item."""

    def __init__(self, item: ForeignItem) -> None:
        self._item, self._splices = item, item.splices
        self._anchored: Collection[str] = ()
        self._edits = self._edits_of_body() if _BODY & item.changed else []
        self.rewrites_body = self._edits is None or bool(self._edits)
        """Whether the markup of the body changes, so that what refers to it may say something else."""

    def _edits_of_body(self) -> list[Edit] | None:
        """Edits of the body's own markup; None where it has to be written anew."""
        item = self._item
        text = item.source.texts.get("body")
        if text is None or text.ours or item.after.body is None:
            return None
        before, after = _plain(item.before), _plain(item.after)
        if before != after and self._names_things(text):
            return None
        return edit_body(text, before, after)

    def _names_things(self, text: Text) -> bool:
        """Whether what a text stands in names things, as events do: with other words these would be others."""
        origins = self._item.source.origins.values()
        return any(text.node in node.iterancestors() for origin in origins for node in origin.nodes)

    def run(self, anchored: Collection[str]) -> None:
        """Changes the texts, and prepares those that have anchors with offsets.

        Args:
            anchored: the fields in which anchors with offsets are to stand.
        """
        self._anchored = anchored
        self._change_headlines()
        self._change_simple("standfirst", nar("description"), {"role": SUMMARY})
        if self.rewrites_body:
            self._change_body()
        else:
            text = self._item.source.texts.get("body")
            if text is not None:
                self._host("body", text.node, self._item.after.body)

    def host_id(self, field: str) -> str:
        """The XML id of the element that holds a text, which it has or is given."""
        text = self._item.source.texts.get(field)
        return (text.node.get("id") if text is not None else None) or f"{self._item.prefix}{field}"

    # --- headline and standfirst ---

    def _change_headlines(self) -> None:
        item = self._item
        text = item.source.texts.get("headline")
        mine = text.node if text is not None else None
        meta = item.section(_META)
        others = [
            node
            for node in (meta.iterchildren(_HEADLINE) if meta is not None else ())
            if node is not mine and node not in item.left
        ]
        if "alternative_headlines" in item.changed:
            item.dialect.field = "alternative_headlines"
            FieldChange(item, _ALTERNATIVES, "alternative_headlines").run(others, copies=False)
        if "headline" in item.changed and item.after.headline is None:
            for node in others:
                item.dialect.attribute(node, ALTERNATIVE, "true")
                self._splices.set_attribute(node, ALTERNATIVE, "true")
        self._change_simple("headline", _HEADLINE, {})

    def _change_simple(self, field: str, tag: str, attributes: dict[str, str]) -> None:
        item = self._item
        text = item.source.texts.get(field)
        words = getattr(item.after, field)
        if field not in item.changed:
            if text is not None and words is not None:
                self._host(field, text.node, words)
            return
        item.dialect.field = field
        if words is None:
            if text is not None and getattr(item.before, field) is not None:
                item.merger.remove(text.node)
        elif text is not None:
            if text.walked.text != words:
                self._splices.set_text(text.node, words)
            self._host(field, text.node, words)
        else:
            self._insert_host(field, tag, attributes, words)
        if field == "headline":
            self._repeat_headline(words)

    def _insert_host(self, field: str, tag: str, attributes: dict[str, str], words: str) -> None:
        item = self._item
        new = item.made(tag, attributes)
        new.text = words
        if field in self._anchored:
            new.set("id", self.host_id(field))
        if field in self._anchored or not words.strip():
            new.set(DIGEST, digest(words))
        meta = item.section(_META)
        first = next(meta.iterchildren(tag), None) if meta is not None else None
        if first is None:
            item.insert(_META, [new])
        else:
            item.dialect.element(_META, new)
            self._splices.insert_before(first, new)

    def _repeat_headline(self, words: str | None) -> None:
        """`title` of the item, and of the page that is the body, where they repeat the headline."""
        item = self._item
        before = item.before.headline
        places = [*item.node.iterfind(f"{nar('itemMeta')}/{nar('title')}"), *item.source.repeating]
        text = item.source.texts.get("body")
        if text is not None and text.ours:
            places += text.node.iterfind(f"{xhtml('html')}/{xhtml('head')}/{xhtml('title')}")
        for node in places:
            if before is not None and node.text == before and not len(node) and node not in item.left:
                self._splices.set_text(node, words or "")

    def _host(self, field: str, node: _Element, words: str | None) -> None:
        """Gives a text what offsets in it need: an id to refer to, and the digest that they hold for.

        A digest also says that white space is a text.
        """
        if words is None:
            return
        if field not in self._anchored and DIGEST not in node.attrib and words.strip():
            return
        self._item.dialect.field = field
        expected = digest(words)
        if node.get(DIGEST) != expected:
            self._item.dialect.attribute(node, DIGEST, expected)
            self._splices.set_attribute(node, DIGEST, expected)
        if field in self._anchored and "id" not in node.attrib:
            self._item.dialect.attribute(node, "id", self.host_id(field))
            self._splices.set_attribute(node, "id", self.host_id(field))

    # --- body ---

    def _change_body(self) -> None:
        item = self._item
        item.dialect.field = "body"
        text = item.source.texts.get("body")
        self._remove_marks_elsewhere()
        if text is None:
            if item.after.body is not None:
                self._insert_body()
        elif item.after.body is None:
            self._remove_body(text)
        else:
            if self._edits is None:
                self._replace_body(text)
            else:
                for edit in self._edits:
                    self._make(edit)
                self._host("body", text.node, item.after.body)
                self._count(text)
            for copy in self._copies(text):
                self._splices.set_text(copy, item.after.body)

    def _count(self, text: Text) -> None:
        """Tells how many words there are, where the document does."""
        if text.node.get(WORD_COUNT) == word_count(text.walked.text):
            self._splices.set_attribute(text.node, WORD_COUNT, word_count(self._item.after.body or ""))

    def _make(self, edit: Edit) -> None:
        match edit:
            case SetText(node, text):
                self._splices.set_first_text(node, text)
            case SetTail(node, text):
                self._splices.set_tail(node, text)
            case ReplaceContent(node, new):
                self._splices.set_content(node, new)
            case InsertAfter(node, new):
                self._splices.insert_after(node, new)
            case Remove(node):
                before, parent = node.getprevious(), node.getparent()
                words = before.tail if before is not None else parent.text if parent is not None else None
                if (words or "").strip():  # their white space changes with them, not with the element
                    self._splices.cut(node)
                else:
                    self._splices.remove(node)

    def _copies(self, text: Text) -> list[_Element]:
        """Plain renditions that repeat the body."""
        parent = text.node.getparent()
        nodes = parent.iterchildren(nar("inlineData")) if parent is not None else ()
        return [
            node
            for node in nodes
            if node is not text.node and node not in self._item.left and says_again(node, text.walked.text)
        ]

    def _renditions(self, id_: str) -> tuple[_Element, _Element]:
        """The body in our dialect: marked-up and plain."""
        item = self._item
        draft = item.draft()
        draft.meta = item.scratch(_META)
        root = item.scratch("")
        data = item.after.model_dump(include={*_BODY, "headline", "language"}, exclude_defaults=True)
        write_content_set(root, [], data, draft)
        inline, plain = root[0]
        inline.set("id", id_)
        if len(draft.meta):
            item.insert(_META, list(draft.meta))
        return inline, plain

    def _remove_marks_elsewhere(self) -> None:
        meta = self._item.section(_META)
        for node in meta.iterchildren(na("mark")) if meta is not None else ():
            if node not in self._item.left:
                self._splices.remove(node)

    def _insert_body(self) -> None:
        item = self._item
        inline, plain = self._renditions(self.host_id("body"))
        content = item.node.find(_CONTENT)
        if content is not None:
            item.dialect.element(content, inline)
            self._splices.insert_first(content, inline)
            return
        new = item.made(_CONTENT, original=str(inline.get("id")))
        new.extend((inline, plain))
        item.dialect.element(item.node, new)
        after = place_for(item.node, _CONTENT)
        if after is None:
            self._splices.insert_first(item.node, new)
        else:
            self._splices.insert_after(after, new)

    def _replace_body(self, text: Text) -> None:
        inline, _ = self._renditions(text.node.get("id") or self.host_id("body"))
        self._item.replace(text.node, inline)

    def _remove_body(self, text: Text) -> None:
        content = text.node.getparent()
        copies = self._copies(text)
        for copy in copies:
            self._splices.remove(copy)
        assert content is not None  # noqa: S101 - a body stands in a contentSet
        if any(child is not text.node and child not in copies for child in content.iterchildren("*")):
            self._item.replace(text.node, self._item.made(str(text.node.tag), {ABSENT: "true"}))
        else:
            self._splices.remove(content)


def _plain(article: Any) -> dict[str, Any]:
    data: dict[str, Any] = article.model_dump(include=set(_BODY), exclude_defaults=True)
    return data
