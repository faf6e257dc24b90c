"""However a document piles things up: ten times as much is at most twelve times the work, or it is refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import newsml
from newsml.errors import UnreadableInput
from newsml.formats import named
from newsml.formats._kit import xml
from newsml.formats.newsml_g2 import refs
from newsml.formats.newsml_g2.names import NAR
from newsml.model.article import Article
from tests.formats.newsml_g2.foreign_items import item, xhtml
from tests.work import calls

pytestmark = pytest.mark.heavy

FORMAT = named("newsml-g2")
Builder = Callable[[int], bytes]
Change = Callable[[Article], Article]
CATALOG = '<catalog><scheme alias="p" uri="http://example.com/p/"/></catalog>'
BODY = xhtml("<p>Hello <b>big</b> world</p>")


def many(count: int, markup: str) -> str:
    """Markup again and again, with a number in place of `#` and the next one in place of `%`."""
    return "".join(markup.replace("#", str(n)).replace("%", str((n + 1) % count)) for n in range(count))


def of_others(meta: str = "", rest: str = "", body: str = "<p>x</p>") -> Builder:
    """An item of others in which something stands many times."""

    def build(count: int) -> bytes:
        parts = {"meta": many(count, meta), "rest": many(count, rest)}
        return item(catalogs=CATALOG, body=xhtml(many(count, body)), **parts).encode()

    return build


PERSON = '<subject type="cpnat:person" qcode="p:#"><name>N#</name></subject>'
GROUP = '<subject type="cpnat:organisation" qcode="p:#"><name>N#</name><broader qcode="p:%"/></subject>'
OF_OTHERS = {
    "unknown elements": of_others("<zz/>"),
    "comments": of_others("<!--c-->"),
    "headlines": of_others("<headline>h#</headline>"),
    "equal keywords": of_others("<keyword>k</keyword>"),
    "subjects": of_others(PERSON),
    "subjects of one id": of_others(PERSON.replace("p:#", "p:1")),
    "subjects of one name": of_others(PERSON.replace("N#", "N")),
    "a circle": of_others(GROUP),
    "a star": of_others(GROUP.replace("p:%", "p:0")),
    "creators": of_others('<creator qcode="p:#"><name>C</name></creator>'),
    "asserts": of_others(PERSON, '<assert qcode="p:#"><name>N#</name><definition>d</definition></assert>'),
    "references": of_others(PERSON, '<inlineRef idrefs="s#" qcode="p:#"/>', '<p id="s#">w#</p>'),
    "references to one": of_others(PERSON, '<inlineRef idrefs="s0" qcode="p:0"/>', '<p id="s#">w#</p>'),
    "sections": of_others(rest="<contentMeta/>"),
    "ids like ours": of_others(body='<p id="na#-x">x</p>'),
    "marks": of_others(body="<p><b>x#</b> <i>y</i><br/>z</p>"),
    "a table": of_others(body="<table><tr><td/><td>x</td></tr></table>"),
}
CHANGES: dict[str, Change] = {
    "urgency": lambda article: article.replace(urgency=1),
    "keyword": lambda article: article.replace(keywords=(*article.keywords, "new")),
    "body": lambda article: article.replace(body=f"{article.body} more", blocks=(), marks=()),
    "person": lambda article: (
        article.replace(article.participants[0].model_copy(update={"note": "x"}))
        if article.participants
        else article.replace(urgency=1)
    ),
    "nobody": lambda article: article.replace(participants=()),
}


@pytest.mark.parametrize("name", OF_OTHERS)
def test_reading_and_changing_documents_of_others(name: str) -> None:
    small, large = (OF_OTHERS[name](count) for count in (30, 300))
    assert calls(lambda: listed(large)) <= 12 * calls(lambda: listed(small))
    for change in CHANGES.values():
        assert calls(changed(large, change)) <= 12 * calls(changed(small, change))


def listed(data: bytes) -> object:
    """All that reading gives."""
    reading = FORMAT.read(data)
    return reading.leftovers, reading.notes


def changed(data: bytes, change: Change) -> Callable[[], object]:
    """Writes a change into a document."""
    reading = FORMAT.read(data)
    article = change(reading.article)
    return lambda: newsml.dumps(article, "newsml-g2", onto=reading)


OURS = Article.model_validate({"id": "urn:example:1", "headline": "h", "body": "b"})


def headlines(count: int) -> bytes:
    """Additions in many texts of ours."""
    article = OURS.replace(alternative_headlines=tuple({"text": f"t{n}"} for n in range(count)))
    added = b'<x xmlns="urn:example:x"/></headline>'
    return newsml.dumps(article, "newsml-g2").replace(b"</headline>", added)


def keywords(count: int) -> bytes:
    """Equal additions between many elements of ours."""
    article = OURS.replace(keywords=tuple(f"k{n}" for n in range(count)))
    return newsml.dumps(article, "newsml-g2").replace(b"<keyword>", b"<zz/><keyword>")


def references(count: int) -> bytes:
    """An addition that refers to itself again and again."""
    inner = b'<y idrefs="q"/>' * count
    added = b'<x id="q" xmlns="urn:example:x">' + inner + b"</x></itemMeta>"
    return newsml.dumps(OURS, "newsml-g2").replace(b"</itemMeta>", added)


@pytest.mark.parametrize("build", [headlines, keywords, references])
def test_changing_documents_of_ours_with_additions(build: Builder) -> None:
    small, large = (changed(build(count), CHANGES["urgency"]) for count in (30, 300))
    assert calls(large) <= 12 * calls(small)


def test_a_catalog_around_many_items_is_looked_at_once() -> None:
    def message(count: int) -> bytes:
        schemes = many(count, '<scheme alias="a#" uri="http://example.com/#/"/>')
        meta = '<contentMeta><headline>h</headline><subject qcode="a1:x"/></contentMeta>'
        one = f'<newsItem guid="urn:#">{meta}</newsItem>'
        return (
            f'<newsMessage xmlns="{NAR}"><header><catalog>{schemes}</catalog></header>'
            f"<itemSet>{many(count, one)}</itemSet></newsMessage>"
        ).encode()

    assert FORMAT.read(message(30)).articles[29].subjects[0].iri == "http://example.com/1/x"
    assert calls(lambda: listed(message(300))) <= 12 * calls(lambda: listed(message(30)))


# --- what is refused ---


def test_more_attributes_than_can_be_looked_up_are_refused() -> None:
    attributes = many(xml.MAX_ATTRIBUTES, 'a#="" ')
    data = item(item_meta=f"<x {attributes}/>").encode()
    assert FORMAT.read(data).article.headline == "x"
    with pytest.raises(UnreadableInput, match="attributes"):
        FORMAT.read(data.replace(b"<x ", b'<x b="" '))


@pytest.mark.parametrize(
    "place", ["<itemMeta>", "<contentMeta>", "<headline>", "<catalog>", "<html", "<p>", "<assert>"]
)
def test_documents_of_any_length_have_the_same_depth(place: str) -> None:
    document = item("<keyword>k</keyword>", rest="<assert>a</assert>", catalogs=CATALOG, body=BODY)
    at = document.index(">", document.index(place)) + 1
    for depth in (300, 2000):
        deep = document[:at] + "<x>" * depth + "</x>" * depth + document[at:]
        for longer in ("", "x" * 10_000_000):
            with pytest.raises(UnreadableInput, match=r"[Dd]ep|deeper"):
                FORMAT.read(deep.replace("<keyword>k", f"<keyword>{longer}").encode())


@pytest.mark.parametrize("spans", ['na:spans="0 9000"', 'na:spans="0 9000" na:head="0 9000"'])
def test_anchors_repeat_no_text_beyond_measure(monkeypatch: pytest.MonkeyPatch, spans: str) -> None:
    body = "word " * 2000
    person = {"id": "p", "kind": "person", "mentions": [{"spans": [{"start": 1, "end": 3, "exact": "or"}]}]}
    article = OURS.replace(body=body, participants=(person,))
    data = newsml.dumps(article, "newsml-g2").replace(b'na:spans="1 3"', spans.encode())
    start, end = data.index(b"<inlineRef"), data.index(b"/>", data.index(b"<inlineRef")) + 2
    monkeypatch.setattr(refs, "MAX_QUOTED", 100_000)
    assert len(FORMAT.read(data[:start] + data[start:end] * 5 + data[end:]).article.participants) == 1
    with pytest.raises(UnreadableInput, match="100000 characters") as caught:
        FORMAT.read(data[:start] + data[start:end] * 20 + data[end:])
    assert caught.value.line is not None
