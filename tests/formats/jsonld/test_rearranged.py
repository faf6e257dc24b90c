"""Articles that newsml wrote, in the arrangements of others and with more in them: edits arrive, the rest stays."""

from __future__ import annotations

import json
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from newsml.formats.jsonld import JsonLdFormat
from newsml.testing import articles, edited, samples
from tests.formats.jsonld.judges import contexts_of_others, recompacted

if TYPE_CHECKING:
    from newsml.formats.reading import Reading
    from newsml.model.article import Article

pytestmark = pytest.mark.heavy

FORMAT = JsonLdFormat()
FEWER = max(10, settings().max_examples // 4)


def left(reading: Reading) -> list[str]:
    return [item.path.rpartition(".")[2] for item in reading.leftovers]


def with_more(article: Article, context: Any, random: Random | None = None) -> tuple[bytes, Reading]:
    """The article in another context, with something in it that is none of newsml's, and the reading of that."""
    tree = recompacted(FORMAT.write([article]), context, random)
    data = json.dumps({**tree, "https://x.example/note": "mine", "nothing": 1}, indent=1).encode()
    reading = FORMAT.read(data)
    assert reading.articles == (article,)
    assert FORMAT.write([article], onto=reading) == data
    return data, reading


def test_a_change_stands_in_a_node_of_ours_beside_theirs() -> None:
    article = samples()[0]
    data, reading = with_more(article, {"s": {"@id": "http://schema.org/", "@prefix": True}})
    assert sorted(left(reading)) == ["example/note", "nothing"]
    theirs = json.loads(data)
    for slugline in ("one", "two"):
        article = article.replace(slugline=slugline)
        written = FORMAT.write([article], onto=reading)
        first, second = json.loads(written)
        assert first == theirs
        assert second["@context"][0] is None
        reading = FORMAT.read(written)
        assert reading.articles == (article,)
        assert sorted(left(reading)) == ["example/note", "nothing"]
    assert FORMAT.write([], onto=reading) == b"[]"


@pytest.mark.law
@settings(max_examples=FEWER)
@given(
    data=st.data(),
    article=articles(max_text=100),
    context=contexts_of_others,
    seed=st.integers(0, 1000),
)
def test_any_change(data: st.DataObject, article: Article, context: Any, seed: int) -> None:
    _, reading = with_more(article, context, Random(seed))
    changed = data.draw(edited(article))
    assume(changed != article)
    back = FORMAT.read(FORMAT.write([changed], onto=reading))
    assert back.articles == (changed,)
    assert changed.id != article.id or set(left(reading)) <= set(left(back))
