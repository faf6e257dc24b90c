"""Ids of things that others name, and what newsml has written into their items: that goes before."""

from __future__ import annotations

import newsml
from newsml.formats.newsml_g2.document import Document
from newsml.formats.newsml_g2.entities.identity import Origin
from newsml.formats.reading import Reading
from newsml.model.article import Article
from newsml.model.participant import Participant
from tests.formats.newsml_g2.foreign_items import (
    ADA,
    DEMO_CATALOG,
    LOCAL,
    P,
    article,
    assertion,
    item,
    left,
    notes,
    of,
    read,
    xhtml,
)


def origins(reading: Reading) -> dict[str, Origin]:
    assert isinstance(reading.state, Document)
    return reading.state.items[0].source.origins


def test_ids_come_from_identities_and_names() -> None:
    meta = (
        '<subject type="cpnat:person" qcode="p:1"/><subject type="cpnat:person" literal="p 1"/>'
        '<subject type="cpnat:person"><name>Bo</name></subject><subject type="cpnat:person" qcode="p:3" na:id="p_1_2"/>'
        '<subject type="cpnat:person" qcode="p:4" na:id="1"/>'
    )
    reading = read(item(meta))
    found = origins(reading)
    assert sorted(found) == ["Bo", "p_1", "p_1_2", "p_1_3", "p_4"]
    assert {id_: (one.field, one.identity, one.from_name, one.occurrence) for id_, one in found.items()} == {
        "p_1": ("participants", ("qcode", "p:1"), False, False),
        "p_1_3": ("participants", ("literal", "p 1"), False, True),
        "Bo": ("participants", None, True, False),
        "p_1_2": ("participants", ("qcode", "p:3"), False, False),
        "p_4": ("participants", ("qcode", "p:4"), False, False),
    }
    assert {path for path in left(reading) if "@na:id" in path} == {"subject[5]/@na:id"}


def test_origins_hold_all_constructs_the_first_one_first() -> None:
    reading = read(item(ADA + '<creator qcode="p:1"/>', rest=assertion("<personDetails/>")))
    assert [str(node.tag).rpartition("}")[2] for node in origins(reading)["p_1"].nodes] == [
        *("subject", "creator", "assert")
    ]


EXPLICIT = '<subject type="cpnat:organisation" qcode="local:p_1"><name>New</name></subject>'


def test_an_annotation_of_ours_shadows_a_thing_of_its_id() -> None:
    meta = (
        '<subject type="cpnat:person" qcode="p:1" relevance="9"><name>Ada</name></subject>'
        '<subject type="cpnat:organisation" qcode="p:2"><broader qcode="p:1"/></subject><creator qcode="p:1"/>'
        + EXPLICIT
    )
    rest = '<inlineRef idrefs="x" qcode="p:1"/><inlineRef idrefs="y" qcode="local:p_1"/>'
    reading = read(
        item(
            meta,
            rest=rest,
            catalogs=DEMO_CATALOG + LOCAL,
            body=xhtml('<p><b id="x">Ada</b> <i id="y">it</i></p>'),
        )
    )
    found = reading.article
    assert [one.id for one in found.participants] == ["p_1", "p_2"]
    explicit = found["p_1"]
    assert isinstance(explicit, Participant)
    assert (explicit.kind, explicit.name, explicit.relevance) == ("organisation", "New", None)
    assert [mention.exact for mention in explicit.mentions] == ["it"]
    assert of(found, "p_2")["part_of"] == ("p_1",)
    assert found.creators[0].participant == "p_1"
    assert not [path for path in left(reading) if "subject" in path or "inlineRef" in path]
    assert {id_: origin.shadowed for id_, origin in origins(reading).items()} == {"p_1": True, "p_2": False}


def test_mentions_of_ours_add_to_a_thing() -> None:
    rest = '<inlineRef idrefs="x" qcode="p:1"/><inlineRef idrefs="y" qcode="local:p_1"/>'
    found = article(
        ADA,
        rest=rest,
        catalogs=DEMO_CATALOG + LOCAL,
        body=xhtml('<p><b id="x">Ada</b> <i id="y">she</i></p>'),
    )
    assert sorted(mention.exact or "" for mention in found.participants[0].mentions) == ["Ada", "she"]


def test_things_that_the_article_does_not_have_are_left() -> None:
    meta = (
        f'{ADA}<subject type="cpnat:event" qcode="p:2"/><subject type="cpnat:organisation" qcode="p:3">'
        '<broader qcode="p:4"/></subject><subject type="cpnat:organisation" qcode="p:4"/><creator qcode="p:1"/>'
        '<na:without things="p_1 p_2 p_4 unknown"/>'
    )
    details = "<eventDetails><participant><name>Only here</name></participant></eventDetails>"
    reading = read(item(meta, rest=assertion(details, 'qcode="p:2"'), catalogs=DEMO_CATALOG))
    found = reading.article
    assert [one.id for one in found.participants] == ["p_3"]
    assert (found.events, found.subjects) == ((), ())
    assert found.creators[0].participant is None
    assert {"subject", "subject[2]", "subject[4]", "subject[3]/broader", "assert"} <= left(reading)
    assert not [path for path in left(reading) if "without" in path]
    assert set(origins(reading)) == {"p_3"}


def test_the_constructs_of_a_dropped_thing_become_no_codes() -> None:
    meta = '<subject qcode="medtop:1"><sameAs qcode="wikidata:Q1"/></subject><na:without things="medtop_1"/>'
    reading = read(item(meta))
    assert (reading.article.topics, reading.article.subjects) == ((), ())
    assert "subject" in left(reading)


def test_a_subject_can_be_marked_as_a_code() -> None:
    meta = '<subject type="cpnat:person" qcode="p:1" na:as="code"/>'
    meta += '<subject qcode="medtop:1" na:as="qcode code"><sameAs qcode="wikidata:Q1"/></subject>'
    reading = read(item(meta, catalogs=DEMO_CATALOG))
    assert not reading.article.participants
    assert not reading.article.topics
    assert {code.value for code in reading.article.subjects} == {f"{P}1", "medtop:1"}
    assert {path for path in left(reading) if "subject" in path} == {"subject/@type", "subject[2]/sameAs"}


def test_in_a_document_of_ours_nothing_of_this_counts() -> None:
    data = newsml.dumps(Article(id="urn:x:1", headline="x"), "newsml-g2").decode()
    meta = f'{ADA}<subject qcode="medtop:1" na:as="code"/><located><name>Oslo</name></located><na:without things="x"/>'
    reading = newsml.loads(data.replace("</contentMeta>", f"{meta}</contentMeta>"), "newsml-g2")
    assert not reading.article.participants
    assert [code.value for code in reading.article.subjects] == ["medtop:1", "p:1"]
    paths = {one.path.rpartition("contentMeta[1]/")[2] for one in reading.leftovers}
    assert {"located[1]", "na:without[1]", "subject[2]/@na:as", "subject[1]/@type"} <= paths


def test_what_does_not_go_together_leaves_the_things_out() -> None:
    meta = (
        '<subject type="cpnat:organisation" qcode="p:1"><broader qcode="p:2"/></subject>'
        '<subject type="cpnat:organisation" qcode="p:2"/>'
        '<subject type="cpnat:organisation" qcode="local:p_2"><broader qcode="local:p_1"/></subject>'
    )
    reading = read(item(meta, catalogs=DEMO_CATALOG + LOCAL))
    assert [one.id for one in reading.article.participants] == ["p_2"]
    assert "left out" in notes(reading)
