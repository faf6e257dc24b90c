"""Any document, however strange: only NewsmlError comes out, what is read is written back, and edits arrive."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

import newsml
from newsml.errors import CannotCarry, UnreadableInput
from newsml.formats import named
from newsml.formats._kit import xml
from newsml.formats._kit.splice import Splices
from newsml.formats._kit.tree import TreeSplicer
from newsml.formats.newsml_g2.names import NAR
from newsml.model.article import Article
from tests.formats.newsml_g2.foreign_documents import DOCUMENTS
from tests.formats.newsml_g2.foreign_items import item, left, xhtml
from tests.formats.newsml_g2.fuzzing import check_bytes
from tests.formats.newsml_g2.mutations import by_elements, by_encoding
from tests.formats.newsml_g2.oddities import TOKENS
from tests.fuzzing import by_bytes
from tests.golden import golden, slugs

pytestmark = pytest.mark.heavy

FORMAT = named("newsml-g2")
SEEDS = st.integers(0, 2**32)
MANY = settings(max_examples=4 * settings().max_examples)
"""An example takes a few milliseconds."""
OF_OURS = sorted((golden(slug, "newsml-g2").read_bytes() for slug in slugs()), key=len)[:3]
OF_OTHERS = [
    *(text.encode() for text in DOCUMENTS.values()),
    item(
        '<subject type="cpnat:person" qcode="p:1"><name>Ada</name><broader qcode="p:2"/></subject>'
        '<subject type="cpnat:event" qcode="p:3"><name>Fair</name></subject><creator qcode="p:1"/>'
        '<located qcode="p:4"><name>Bergen</name></located><description role="drol:summary">Short</description>',
        rest='<assert qcode="p:1"><personDetails><affiliation qcode="p:2"><name>Ltd</name></affiliation>'
        '</personDetails></assert><assert qcode="p:3"><eventDetails><dates><start>2025-11-04</start></dates>'
        '<location qcode="p:4"/></eventDetails></assert><inlineRef idrefs="s1" qcode="p:1"/>',
        body=xhtml('<h1>A</h1><p>x <span id="s1">Ada</span> <b>y</b><br/>z</p><ul><li>1</li><li>2</li></ul>'),
    ).encode(),
    f'<knowledgeItem xmlns="{NAR}" guid="urn:x"><conceptSet><concept><conceptId qcode="p:1"/><type '
    'qcode="cpnat:person"/><name>Ada</name><broader qcode="p:2"/></concept><concept><conceptId qcode="p:2"/><type '
    'qcode="cpnat:organisation"/><name>Ltd</name></concept></conceptSet></knowledgeItem>'.encode(),
]
OWN_WRITING = OF_OURS + OF_OTHERS * 2


@pytest.mark.law
@MANY
@given(SEEDS)
def test_strange_elements(seed: int) -> None:
    rng = random.Random(seed)
    check_bytes(by_elements(rng.choice(OWN_WRITING), seed, OF_OTHERS), rng)


@pytest.mark.law
@MANY
@given(SEEDS)
def test_strange_bytes(seed: int) -> None:
    rng = random.Random(seed)
    check_bytes(by_bytes(rng.choice(OWN_WRITING), seed, TOKENS), rng)


@pytest.mark.law
@MANY
@given(SEEDS)
def test_strange_encodings(seed: int) -> None:
    rng = random.Random(seed)
    check_bytes(by_encoding(rng.choice(OWN_WRITING), seed), rng)


def test_most_strange_documents_can_still_be_read() -> None:
    """Else the rest would be about refusals alone."""
    readings = [check_bytes(by_elements(OF_OTHERS[n % 6], n), random.Random(n)) for n in range(60)]
    assert sum(reading is not None for reading in readings) > 40
    assert sum(reading is not None and bool(reading.articles) for reading in readings) > 30


@pytest.fixture(scope="module")
def real(corpus: Path) -> list[bytes]:
    """Documents of the corpus that are XML in UTF-8, but for the longest."""
    out = []
    for path in sorted((corpus / "newsml-g2").rglob("*.xml")):
        data = path.read_bytes()
        if len(data) < 60_000:
            try:
                data.decode()
                etree.fromstring(data)
            except (UnicodeDecodeError, etree.XMLSyntaxError):
                continue
            out.append(data)
    assert out
    return out


@pytest.mark.law
@MANY
@given(seed=SEEDS)
def test_strange_elements_in_real_documents(real: list[bytes], seed: int) -> None:
    rng = random.Random(seed)
    check_bytes(by_elements(rng.choice(real), seed, real), rng)


@pytest.mark.law
@MANY
@given(seed=SEEDS)
def test_strange_bytes_and_encodings_of_real_documents(real: list[bytes], seed: int) -> None:
    rng = random.Random(seed)
    data = rng.choice(real)
    check_bytes(by_bytes(data, seed, TOKENS) if rng.random() < 0.5 else by_encoding(data, seed), rng)


# --- what such documents have shown ---


def onto(data: bytes, **changes: object) -> tuple[bytes, Article]:
    """A document after a change of its article, which arrives; and the article."""
    reading = FORMAT.read(data)
    article = reading.article.replace(**changes)
    out = newsml.dumps(article, "newsml-g2", onto=reading)
    assert newsml.loads(out, "newsml-g2").article == article
    return out, article


OURS = Article.model_validate(
    {
        "id": "urn:example:1",
        "headline": "Ada speaks",
        "body": "Ada speaks in May.",
        "slugline": "ADA",
        "events": [
            {
                "id": "talk",
                "name": "Talk",
                "mentions": [{"spans": [{"start": 4, "end": 10, "exact": "speaks"}]}],
                "when": {
                    "value": "2025-05",
                    "anchor": {"spans": [{"start": 14, "end": 17, "exact": "May"}]},
                },
            }
        ],
    }
)
DOCUMENT = newsml.dumps(OURS, "newsml-g2")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_a_mark_hides_no_other_encoding(encoding: str) -> None:
    text = DOCUMENT.decode().split("?>", 1)[1].lstrip()
    hidden = f'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>{text}'.encode(encoding)
    for data in (hidden, text.encode(encoding)):
        with pytest.raises(UnreadableInput):
            FORMAT.read(b"\xef\xbb\xbf" + data)


@pytest.mark.parametrize("words", [" ", "\t\n", "\u2028"])
@pytest.mark.parametrize("before", ["<headline>x</headline>", ""])
def test_a_headline_of_white_space_arrives(words: str, before: str) -> None:
    document = item(body=xhtml("<p>x</p>")).replace("<headline>x</headline>", before)
    onto(document.encode(), headline=words)


def test_an_alias_that_qcodes_use_without_declaring_it_is_not_taken() -> None:
    document = item('<creator qcode="local:x"><name>AP</name></creator>', body=xhtml("<p>x</p>"))
    person = {"id": "ada", "kind": "person", "name": "Ada"}
    out, article = onto(document.encode(), participants=(person,))
    assert b'alias="local1"' in out
    assert article.creators[0].name == "AP"


def test_a_second_section_is_a_leftover() -> None:
    data = item(rest="<contentMeta><urgency>5</urgency></contentMeta>").encode()
    reading = FORMAT.read(data)
    assert reading.article.urgency is None
    assert left(reading) >= {"contentMeta[2]"}
    onto(data, urgency=3)


def test_what_stands_in_a_leftover_is_listed_with_it() -> None:
    data = DOCUMENT.replace(b"<itemMeta>", b"<itemMeta><firstCreated>soon<x/></firstCreated>")
    assert [leftover.path for leftover in FORMAT.read(data).leftovers] == [
        "/newsItem/itemMeta[1]/firstCreated[1]"
    ]
    onto(data, created="2025-11-04T09:30:00Z")


def test_a_reference_that_leads_nowhere_still_does() -> None:
    """Anchors are numbered anew, and its number must not become that of another one."""
    start = DOCUMENT.index(b'<inlineRef id="m1"')
    end = DOCUMENT.index(b"</inlineRef>") + len(b"</inlineRef>")
    data = DOCUMENT[:start] + DOCUMENT[end:]
    when = FORMAT.read(data).article.events[0].when
    assert when is not None
    assert (when.value, when.anchor) == ("2025-05", None)
    onto(data, urgency=3)


@pytest.mark.parametrize(
    "added",
    [
        b"<!-- x > y -->",
        b"<?x y?>",
        b"<note>a<b> <c/> </b></note>",
        b"<b>words <c/> beside elements</b>",
    ],
)
def test_what_is_put_in_is_written_as_it_stands(added: bytes) -> None:
    data = b"<a>\n  <b/></a>"
    root = xml.parse(data)
    splices = Splices(data, root, _structured)
    TreeSplicer(splices, _structured).change(root, etree.fromstring(b"<a><b/>" + added + b"</a>"))
    assert splices.done() == b"<a>\n  <b/>\n  " + added + b"</a>"


def _structured(node: etree._Element) -> bool:
    return node.tag != "note"


def test_an_element_in_a_text_of_ours_stays_as_long_as_the_text_does() -> None:
    data = DOCUMENT.replace(b">ADA<", b">ADA<x>!</x><")
    out, article = onto(data, urgency=3)
    assert (article.slugline, out.count(b"ADA<x>!</x>")) == ("ADA!", 1)
    with pytest.raises(CannotCarry, match="inside of text"):
        onto(data, slugline="BEE")


def test_a_comment_among_affiliations_is_a_leftover() -> None:
    person = {"id": "ada", "kind": "person", "name": "Ada", "roles": [{"title": "chair", "of": "ltd"}]}
    organisation = {"id": "ltd", "kind": "organisation", "name": "Ltd"}
    article = Article.model_validate({**OURS.model_dump(), "participants": [person, organisation]})
    data = newsml.dumps(article, "newsml-g2").replace(b"<personDetails>", b"<personDetails><!-- x -->")
    assert b"<!-- x -->" in data
    assert [leftover.what for leftover in FORMAT.read(data).leftovers] == [
        "a comment or processing instruction"
    ]


@pytest.mark.parametrize("node", [b'<x q:y=""/>', b"<q:x/>"])
def test_a_prefix_that_nothing_declares_is_refused_whatever_comes_behind(node: bytes) -> None:
    data = DOCUMENT.replace(b"</itemMeta>", node + b'<x xml:space="none"/></itemMeta>')
    with pytest.raises(UnreadableInput, match="prefix q"):
        FORMAT.read(data)


def test_a_namespace_without_canonical_form_is_kept() -> None:
    data = DOCUMENT.replace(b"</itemMeta>", b'<x xmlns="relative"/></itemMeta>')
    out, _ = onto(data, urgency=3)
    assert b'<x xmlns="relative"/></itemMeta>' in out


def test_what_would_be_read_as_something_else_is_refused() -> None:
    """An inlineRef that refers to nothing as long as the text is another one."""
    reference = DOCUMENT.index(b"<inlineRef")
    stray = b'<inlineRef id="m1" qcode="local:talk" na:spans="0 3"/>'
    data = (DOCUMENT[:reference] + stray + DOCUMENT[reference:]).replace(b"</span>.</p>", b"</span>!</p>")
    reading = FORMAT.read(data)
    assert len(reading.article.events[0].mentions) == 1
    with pytest.raises(CannotCarry, match="read as a part") as caught:
        newsml.dumps(reading.article.replace(urgency=3), "newsml-g2", onto=reading)
    assert caught.value.path == "events"
