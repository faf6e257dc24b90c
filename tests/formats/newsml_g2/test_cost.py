"""Ten times the input is at most twelve times the work."""

from __future__ import annotations

import gc
import io
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


def test_listing_leftovers_grows_with_their_number() -> None:
    document = newsml.dumps(Article(id="urn:example:1", body="b"), "newsml-g2")

    def listed(count: int) -> int:
        mine = b'<mine one="1" two="2"><inner/></mine>' * count
        data = document
        for end in (b"</itemMeta>", b"</contentSet>"):
            data = data.replace(end, mine + end)
        assert len(FORMAT.read(data).leftovers) == 2 * count
        return calls(lambda: FORMAT.read(data).leftovers)

    assert listed(1000) <= 12 * listed(100)


def test_streaming_grows_with_the_number_of_items() -> None:
    document = newsml.dumps([Article(id="urn:example:1", body="b", version=n) for n in (1, 2)], "newsml-g2")
    first, second = document.index(b"<newsItem"), document.rindex(b"<newsItem")
    catalog = b'<catalogRef href="http://example.org/catalog"/></header>'

    def streamed(count: int) -> int:
        data = (
            document[:first].replace(b"</header>", catalog)
            + document[first:second] * count
            + document[second:]
        )
        assert sum(len(reading.articles) for reading in FORMAT.stream(io.BytesIO(data))) == count + 1
        return calls(lambda: list(FORMAT.stream(io.BytesIO(data))))

    assert streamed(100) <= 12 * streamed(10)


_OF_OTHERS = b"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:example:1" version="1">
<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/>
<itemMeta><itemClass qcode="ninat:text"/><versionCreated>2025-09-03T10:00:00Z</versionCreated><mine/></itemMeta>
<contentMeta>
<creator qcode="agency:7" type="cpnat:person"><name>Ada Writer</name></creator>
<subject type="cpnat:geoArea" qcode="place:1"><name>Lowtown</name><broader qcode="place:2"/></subject>
<subject type="cpnat:geoArea" qcode="place:2"><name>Lowshire</name></subject>
<subject type="cpnat:event" qcode="event:1"><name>Fair</name></subject>
<subject type="cpnat:abstract" qcode="medtop:20000304"><name>trade</name><sameAs qcode="trade:1"/></subject>
<subject qcode="medtop:20000305"/>
<headline>A fair in Lowtown</headline>
</contentMeta>
<assert qcode="event:1"><eventDetails><dates><start>2025-09-03</start></dates>
<location qcode="place:1"/><participant qcode="person:1"><name>Bea Seller</name></participant></eventDetails></assert>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>
<p>Many came.</p></body></html></inlineXML></contentSet></newsItem>"""


@pytest.mark.parametrize("ours", [True, False])
def test_a_reading_is_freed_as_soon_as_nobody_holds_it(*, ours: bool) -> None:
    """Without a cycle that would keep its tree until the garbage collector comes round."""
    data = _OF_OTHERS
    if ours:
        data = newsml.dumps(crossing(60, 1000), "newsml-g2").replace(b"</itemMeta>", b"<mine/></itemMeta>")
    reading = FORMAT.read(data)  # fills what is kept for good
    assert len(reading.leftovers) >= 1
    assert len(reading.article.participants) >= 3
    del reading
    gc.collect()
    gc.disable()
    try:
        assert FORMAT.read(data).leftovers
        assert gc.collect() == 0
    finally:
        gc.enable()
