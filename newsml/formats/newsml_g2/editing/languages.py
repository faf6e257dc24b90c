"""The language of an item of others: the element `language`, else the item's `xml:lang`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newsml.formats.newsml_g2.dates import ABSENT
from newsml.formats.newsml_g2.names import LANG, nar
from newsml.formats.newsml_g2.scalars import LANGUAGE

if TYPE_CHECKING:
    from newsml.formats.newsml_g2.editing.foreign_item import ForeignItem

_LANGUAGE: Final = nar("language")
_UNDETERMINED: Final = "und"
_META: Final = nar("contentMeta")


def change_language(item: ForeignItem) -> None:
    """Writes the new language where the old one stood, `xml:lang` of the item where it said the same.

    Where the article has no language any more but the item's `xml:lang` says one of its other texts, an element that is
    marked as absent keeps that from being read.
    """
    after, root, meta = item.after.language, item.node, item.section(_META)
    nodes = [] if meta is None else [node for node in meta.iterchildren(_LANGUAGE) if node not in item.left]
    of_root = root.get(LANG)
    repeated = of_root is not None and LANGUAGE.decode(of_root, item.source) == item.before.language
    if after is not None:
        if nodes and nodes[0].get(ABSENT) == "true":
            item.replace(nodes[0], item.made(_LANGUAGE, tag=after))
        elif nodes:
            item.splices.set_attribute(nodes[0], "tag", after)
        elif not repeated:
            item.insert(_META, [item.made(_LANGUAGE, tag=after)])
        if repeated:
            item.splices.set_attribute(root, LANG, after)
    elif not nodes:
        item.splices.set_attribute(root, LANG, None)
    elif of_root is None:
        item.merger.remove(nodes[0])
    else:
        item.replace(nodes[0], item.made(_LANGUAGE, {"tag": _UNDETERMINED, ABSENT: "true"}))
