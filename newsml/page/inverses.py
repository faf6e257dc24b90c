"""What other things say of each: the article stores every reference on one side only, a reader asks on both."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from newsml.page.facts import Fact
from newsml.page.naming import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from newsml.model.article import Article
    from newsml.model.statement import Statement
    from newsml.page.facts import Value
    from newsml.page.naming import Ref


class Inverses:
    """The references of an article, by what they lead to; statements in the order that is given."""

    def __init__(self, article: Article, refs: Mapping[str, Ref], statements: Iterable[Statement]) -> None:
        self._refs = refs
        self._of: dict[str, dict[str, list[Value]]] = defaultdict(lambda: defaultdict(list))
        self._things(article)
        self._statements(statements)

    def facts(self, id_: str) -> Sequence[Fact]:
        """What refers to a thing, as what it is to that."""
        return [Fact(label, tuple(values)) for label, values in self._of[id_].items()]

    def _things(self, article: Article) -> None:
        """What other things say of each; the article does not store it."""
        for participant in article.participants:
            for whole in participant.part_of:
                self._note(whole, "includes", participant.id)
            for role in participant.roles:
                if role.of:
                    self._note(role.of, "has", participant.id, f" ({role.title})")
        for topic in article.topics:
            for whole in topic.broader:
                self._note(whole, "includes", topic.id)
        for event in article.events:
            for item in event.participations:
                self._note(item.participant, "takes part in", event.id, f" ({plain(str(item.role))})")
            for where in event.where:
                if where.place:
                    self._note(where.place, "place of", event.id)
            for relation in event.relations:
                self._note(relation.event, "named by", event.id, f" ({plain(relation.kind)} this)")
            for about in event.about:
                self._note(about, "subject of", event.id)

    def _statements(self, statements: Iterable[Statement]) -> None:
        for one in statements:
            for label, ids in (
                ("says", (one.speaker,)),
                ("spoken for in", one.on_behalf_of),
                ("told", one.addressees),
                ("spoken of in", one.about),
                ("occasion of", (one.occasion.event if one.occasion else None,)),
                ("contains", (one.within,)),
                ("goes on in", (one.continues,)),
            ):
                for id_ in filter(None, ids):
                    self._note(id_, label, one.id)

    def _note(self, id_: str, label: str, of: str, more: str = "") -> None:
        self._of[id_][label].append((self._refs[of], *((more,) if more else ())))
