"""Ten times the input is at most twelve times the work."""

from __future__ import annotations

import random
from typing import Any

import pytest
from lxml import etree

import newsml
from newsml.formats import named
from newsml.model.article import Article
from tests.work import calls

FORMAT = named("newsml-g2")


def crossing(count: int, words: int, longest: int = 400) -> Article:
    """An article with random, mostly crossing anchors."""
    rng = random.Random(count)
    body = "\n".join(" ".join(f"word{rng.randrange(1000)}" for _ in range(50)) for _ in range(words // 50))

    def anchor() -> dict[str, Any]:
        start = rng.randrange(len(body) - 10)
        end = min(len(body), start + rng.randrange(1, longest))
        return {"spans": [{"start": start, "end": end, "exact": body[start:end]}]}

    things = [
        {"id": f"p{n}", "kind": "person", "name": f"Name {n}", "mentions": [anchor() for _ in range(5)]}
        for n in range(count // 5)
    ]
    return Article.model_validate({"id": "urn:example:1", "body": body, "participants": things})


@pytest.mark.parametrize(("small", "large"), [((60, 1000), (600, 10_000)), ((60, 2000), (600, 2000))])
def test_cost_grows_with_the_input(small: tuple[int, int], large: tuple[int, int]) -> None:
    articles = [crossing(*small), crossing(*large)]
    documents = [newsml.dumps(article, "newsml-g2") for article in articles]
    writing = [calls(lambda article=article: FORMAT.write([article])) for article in articles]  # type: ignore[misc]
    reading = [calls(lambda data=data: FORMAT.read(data)) for data in documents]  # type: ignore[misc]
    assert writing[1] <= 12 * writing[0]
    assert reading[1] <= 12 * reading[0]
    assert len(documents[1]) <= 12 * len(documents[0])


@pytest.mark.parametrize("count", [300, 3000])
def test_anchors_that_all_cross_or_nest_stay_readable(count: int) -> None:
    body = "x" * (2 * count)
    ends = (
        [(n, count + n) for n in range(1, count)]
        if count == 300
        else [(n, 2 * count - n) for n in range(1, 300)]
    )
    spans = [{"spans": [{"start": start, "end": end, "exact": body[start:end]}]} for start, end in ends]
    marks = [{"kind": "strong", "start": start, "end": end} for start, end in ends]
    article = Article.model_validate(
        {
            "id": "urn:example:1",
            "body": body,
            "marks": marks,
            "participants": [{"id": "p", "kind": "person", "mentions": spans}],
        }
    )
    data = newsml.dumps(article, "newsml-g2")
    reading = newsml.loads(data, "newsml-g2")
    assert (reading.article, reading.leftovers) == (article, ())
    root = etree.fromstring(data)
    assert max(len(list(node.iterancestors())) for node in root.iter()) < 100
    assert sum(len(str(node.get("idrefs")).split()) for node in root.iter("{*}inlineRef")) <= 20 * len(ends)
