"""The things that the standard's constructs name, in items that newsml did not write."""

from __future__ import annotations

from typing import Any

import pytest

from newsml.model.code import Code, Name
from newsml.model.event import Event
from newsml.model.language import LanguageTag
from newsml.model.participant import Participant
from newsml.model.topic import Topic
from tests.formats.newsml_g2.foreign_items import (
    ADA,
    DEMO_CATALOG,
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

WIKIDATA = "http://www.wikidata.org/entity/"
NATURE = "http://cv.iptc.org/newscodes/cpnature/"
IS_A_PERSON = '<related rel="crel:isA" qcode="cpnat:person"/>'


# --- what kind of thing it is ---


@pytest.mark.parametrize(
    ("construct", "cls", "kind", "type_"),
    [
        ('<subject type="cpnat:person" qcode="p:1"/>', Participant, "person", None),
        ('<subject type="concept:organisation" qcode="p:1"/>', Participant, "organisation", None),
        (f'<subject typeuri="{NATURE}geoArea" qcode="p:1"/>', Participant, "place", None),
        ('<subject type="cptType:5" qcode="p:1"/>', Participant, "place", None),
        ('<subject type="cpnat:poi" qcode="p:1"/>', Participant, "place", f"{NATURE}poi"),
        ('<subject type="cpnat:object" qcode="p:1"/>', Participant, "place", f"{NATURE}object"),
        ('<subject type="cpnat:event" qcode="p:1"/>', Event, None, None),
        ('<located type="loctyp:City" qcode="p:1"/>', Participant, "place", "http://cv.iptc.org/newscodes/location/City"),
        ('<located type="cptype:city" qcode="p:1"/>', Participant, "place", "cptype:city"),
        ('<located qcode="p:1"/>', Participant, "place", None),
        ('<creator type="cpnat:person" qcode="p:1"/>', Participant, "person", None),
        ('<contributor qcode="p:1"><organisationDetails/></contributor>', Participant, "organisation", None),
        (f'<infoSource qcode="p:1">{IS_A_PERSON}</infoSource>', Participant, "person", None),
    ],
)  # fmt: skip
def test_the_kind_is_that_of_the_type_or_of_the_details(
    construct: str, cls: type[Any], kind: str | None, type_: str | None
) -> None:
    thing: Any = article(construct, catalogs=DEMO_CATALOG)["p_1"]
    assert type(thing) is cls
    assert getattr(thing, "kind", None) == kind
    assert (thing.type.value if thing.type is not None else None) == type_


@pytest.mark.parametrize(
    ("inside", "kind"),
    [
        ("<personDetails/>", "person"),
        ("<geoAreaDetails/>", "place"),
        ("<POIDetails/>", "place"),
        ('<type qcode="cpnat:organisation"/>', "organisation"),
    ],
)
def test_an_assert_that_says_its_kind_is_a_thing(inside: str, kind: str) -> None:
    found = article(rest=assertion(f"<name>A</name>{inside}"), catalogs=DEMO_CATALOG)
    assert of(found, "p_1") == {"kind": kind, "name": "A", "same_as": (f"{P}1",)}


def test_an_assert_that_does_not_is_left() -> None:
    reading = read(item(rest=assertion("<name>A</name>"), catalogs=DEMO_CATALOG))
    assert not reading.article.participants
    assert "assert" in left(reading)


def test_a_finer_type_wins_and_the_nature_is_left() -> None:
    meta = (
        '<subject type="cpnat:poi" qcode="p:1"><related rel="crel:isA" qcode="medtop:1"><name>dome</name></related>'
        "</subject>"
    )
    reading = read(item(meta))
    assert reading.article["p_1"].type == Code(  # type: ignore[union-attr]
        iri="http://cv.iptc.org/newscodes/mediatopic/1", names=(Name(text="dome"),)
    )
    assert "subject/@type" in left(reading)


def test_an_object_is_noted() -> None:
    assert "no kind for objects" in notes(read(item('<subject type="cpnat:object" qcode="p:1"/>')))


# --- codes and topics ---


def test_abstract_subjects_are_codes_with_their_names() -> None:
    meta = (
        '<subject type="cpnat:abstract" qcode="medtop:1"><name xml:lang="en">a</name><name xml:lang="fr">b</name>'
        '</subject><subject qcode="medtop:2"/><subject type="own:x" qcode="medtop:3"/>'
    )
    reading = read(item(meta))
    assert [code.value[-1] for code in reading.article.subjects] == ["1", "2", "3"]
    assert reading.article.subjects[0].names == (
        Name(text="a", language=LanguageTag("en")),
        Name(text="b", language=LanguageTag("fr")),
    )
    assert not reading.article.topics
    assert left(reading) >= {"subject[3]/@type"}
    assert "subject/@type" not in left(reading)


@pytest.mark.parametrize(
    "more",
    ['<sameAs qcode="wikidata:Q1"/>', "<definition>d</definition>", '<related rel="x:y" qcode="x:z"/>'],
)
def test_subjects_that_say_more_than_a_code_are_topics(more: str) -> None:
    found = article(f'<subject type="cpnat:abstract" qcode="medtop:1"><name>a</name>{more}</subject>')
    assert not found.subjects
    topic = found["medtop_1"]
    assert isinstance(topic, Topic)
    assert topic.name == "a"
    assert topic.code == Code(iri="http://cv.iptc.org/newscodes/mediatopic/1", names=(Name(text="a"),))
    assert topic.same_as == ((f"{WIKIDATA}Q1",) if "wikidata" in more else ())
    assert topic.note == ("d" if "definition" in more else None)


def test_mentioned_subjects_are_topics() -> None:
    found = article(
        '<subject qcode="medtop:1"/>',
        rest='<inlineRef idrefs="x" uri="http://cv.iptc.org/newscodes/mediatopic/1"/>',
        body=xhtml('<p><span id="x">Law</span></p>'),
    )
    assert [mention.exact for mention in found["medtop_1"].mentions] == ["Law"]  # type: ignore[union-attr]


def test_broader_and_narrower_join_topics() -> None:
    meta = (
        '<subject type="cpnat:abstract" qcode="medtop:1"><broader qcode="medtop:2"><name>b</name></broader></subject>'
        '<subject type="cpnat:abstract" qcode="medtop:2"><name>b</name></subject>'
        '<subject type="cpnat:abstract" qcode="medtop:3"><narrower qcode="medtop:2"/><broader qcode="medtop:9"/>'
        "</subject>"
    )
    reading = read(item(meta))
    found = reading.article
    assert of(found, "medtop_1")["broader"] == ("medtop_2",)
    assert of(found, "medtop_2")["broader"] == ("medtop_3",)
    assert {path for path in left(reading) if "broader" in path} == {"subject[3]/broader"}


def test_circles_lose_one_relation_which_is_left() -> None:
    meta = "".join(
        f'<subject type="cpnat:{type_}" qcode="x:{type_}{n}"><broader qcode="x:{type_}{(n + 1) % 3}"/></subject>'
        for type_ in ("abstract", "organisation", "event")
        for n in range(3)
    )
    reading = read(item(meta + '<subject type="cpnat:person" qcode="x:s"><broader qcode="x:s"/></subject>'))
    found = reading.article
    assert len(found.topics) == len(found.events) == 3
    assert sum(len(topic.broader) for topic in found.topics) == 2
    assert sum(len(event.relations) for event in found.events) == 2
    assert sum(len(thing.part_of) for thing in found.participants) == 2
    assert len([path for path in left(reading) if "broader" in path]) == 4


# --- one thing, however often it is named ---


def test_one_identity_is_one_thing() -> None:
    meta = (
        f'<subject type="cpnat:person" uri="{P}1" relevance="40"><name>Ada</name></subject>'
        '<creator qcode="p:1" role="ctrol:writer"><name>Ada L.</name></creator>'
        '<subject type="concept:person" qcode="p:1" relevance="50"/>'
    )
    rest = assertion('<name xml:lang="fr">Ada</name><sameAs qcode="wikidata:Q7"/>') + (
        f'<inlineRef idrefs="x" uri="{P}1"><name>Ada</name></inlineRef><inlineRef idrefs="y" qcode="p:1"/>'
    )
    reading = read(
        item(meta, rest=rest, catalogs=DEMO_CATALOG, body=xhtml('<p><b id="x">Ada</b> <i id="y">she</i></p>'))
    )
    found = reading.article
    assert [thing.id for thing in found.participants] == ["http_example_com_p_1"]
    ada = found.participants[0]
    assert (ada.name, ada.relevance, ada.same_as) == ("Ada", 40, (f"{P}1", f"{WIKIDATA}Q7"))
    assert set(ada.aliases) == {Name(text="Ada L."), Name(text="Ada", language=LanguageTag("fr"))}
    assert sorted(mention.exact or "" for mention in ada.mentions) == ["Ada", "she"]
    assert found.creators[0].participant == ada.id
    assert found.creators[0].name == "Ada L."
    assert {
        path for path in left(reading) if path.startswith(("subject", "creator", "assert", "inlineRef"))
    } == {"subject[2]/@relevance"}


def test_literals_identify_things_of_one_kind() -> None:
    meta = (
        '<subject type="cpnat:person" literal="a"/><subject type="cpnat:organisation" literal="a"/>'
        '<subject type="cpnat:person" literal="a"><name>Al</name></subject>'
    )
    found = article(meta, rest=assertion("<organisationDetails/><name>Org</name>", 'literal="a"'))
    assert {(one.id, one.kind, one.name) for one in found.participants} == {
        ("a", "person", "Al"),
        ("a_2", "organisation", "Org"),
    }


def test_names_identify_where_nothing_else_does() -> None:
    meta = (
        '<located><name>Oslo</name></located><subject type="cpnat:geoArea"><name>Oslo</name></subject>'
        '<subject type="cpnat:organisation"><name>Oslo</name></subject>'
    )
    found = article(meta)
    assert {(one.id, one.kind) for one in found.participants} == {
        ("Oslo", "place"),
        ("Oslo_2", "organisation"),
    }


def test_parties_are_things_only_where_that_is_known() -> None:
    meta = f'{ADA}<creator><name>Ada</name></creator><creator><name>Bo</name></creator><creator qcode="p:2"/>'
    reading = read(item(meta, catalogs=DEMO_CATALOG))
    assert [one.participant for one in reading.article.creators] == ["p_1", None, None]
    assert [one.name for one in reading.article.participants] == ["Ada"]


def test_what_neither_the_credit_nor_the_thing_takes_is_left() -> None:
    meta = (
        '<creator qcode="p:1" how="x:y"><name>ZDF</name><name xml:lang="fr">Z</name><related rel="x:y"/>'
        "<organisationDetails><founded>1963</founded></organisationDetails></creator>"
    )
    reading = read(item(meta, catalogs=DEMO_CATALOG))
    assert of(reading.article, "p_1")["aliases"] == ({"text": "Z", "language": "fr"},)
    assert {path for path in left(reading) if "creator" in path} == {
        *("creator/@how", "creator/related", "creator/organisationDetails/founded")
    }


def test_a_credit_can_say_that_it_is_somebody_else() -> None:
    meta = f'{ADA}<subject type="cpnat:person" qcode="p:2"/>'
    meta += '<creator qcode="p:1" na:participant=""/><creator qcode="p:1" na:participant="p_2"/>'
    found = article(meta, catalogs=DEMO_CATALOG)
    assert [one.participant for one in found.creators] == [None, "p_2"]


# --- names ---


def test_names_keep_their_languages_and_parts() -> None:
    meta = (
        '<subject type="cpnat:person" qcode="p:1"><name part="nprt:given">Ada</name><name xml:lang="en">Ada L</name>'
        '<name xml:lang="fr">Ada de L</name><name role="nrol:alternate">Countess</name><name>Ada L</name>'
        '<name role="nrol:short">A.</name></subject>'
    )
    reading = read(item(meta))
    found = of(reading.article, "p_1")
    assert found["name"] == "Ada L"
    assert found["name_parts"] == ({"kind": "given", "value": "Ada"},)
    assert {(one["text"], one.get("language")) for one in found["aliases"]} == {
        *(("Ada de L", "fr"), ("Countess", None), ("A.", None))
    }
    assert {path for path in left(reading) if "subject" in path} == {
        "subject/@qcode",
        "subject/name[6]/@role",
    }


def test_the_language_of_the_first_name_is_kept_where_it_is_not_the_items() -> None:
    found = article('<subject type="cpnat:geoArea" qcode="p:1"><name xml:lang="fi">Helsinki</name></subject>')
    assert found["p_1"].name == "Helsinki"  # type: ignore[union-attr]
    assert found["p_1"].aliases == (Name(text="Helsinki", language=LanguageTag("fi")),)  # type: ignore[union-attr]


# --- details and relations of participants ---


def test_a_place_has_a_position_a_country_and_wider_places() -> None:
    meta = (
        '<located type="cptype:city" qcode="p:1"><name>Lyon</name><broader type="cptype:country" '
        'qcode="iso3166-1a2:FR"><name>France</name></broader><broader qcode="p:2"><name>Rhône</name></broader>'
        '<broader qcode="p:9"/>'
        '<geoAreaDetails><position latitude="45.7" longitude="4.8"/><line/></geoAreaDetails></located>'
    )
    rest = assertion('<name>Rhône</name><broader qcode="p:3"/>', 'qcode="p:2"')
    rest += assertion("<name>South</name>", 'qcode="p:3"')
    reading = read(item(meta, rest=rest, catalogs=DEMO_CATALOG))
    lyon = of(reading.article, "p_1")
    assert lyon["place"] == {"latitude": "45.7", "longitude": "4.8", "country": "FR"}
    assert lyon["part_of"] == ("p_2",)
    assert of(reading.article, "p_2")["part_of"] == ("p_3",)
    assert of(reading.article, "p_3")["kind"] == "place"
    assert {path for path in left(reading) if "located" in path} == {
        *(
            "located/broader/@type",
            "located/broader/name",
            "located/broader[3]",
            "located/geoAreaDetails/line",
        )
    }


def test_the_country_of_an_address_is_the_places() -> None:
    inside = (
        '<POIDetails><address><line>Road 1</line><country qcode="iso3166-1a2:US"/></address></POIDetails>'
    )
    reading = read(item(rest=assertion(f"<name>Hall</name>{inside}"), catalogs=DEMO_CATALOG))
    assert of(reading.article, "p_1")["place"] == {"country": "US"}
    assert "assert/POIDetails/address/line" in left(reading)


def test_affiliations_make_parts() -> None:
    inside = (
        '<personDetails><born>1815</born><affiliation qcode="p:5" type="cpnat:organisation" role="x:member">'
        "<name>Club</name></affiliation><affiliation><name>Firm</name></affiliation></personDetails>"
    )
    reading = read(item(ADA, rest=assertion(inside), catalogs=DEMO_CATALOG))
    found = reading.article
    assert set(of(found, "p_1")["part_of"]) == {"p_5", "Firm"}
    assert of(found, "p_5") == {"kind": "organisation", "name": "Club", "same_as": (f"{P}5",)}
    assert {path for path in left(reading) if "assert" in path} == {
        *("assert/personDetails/born", "assert/personDetails/affiliation/@role")
    }


def test_details_of_another_kind_are_left() -> None:
    reading = read(item(ADA, rest=assertion("<geoAreaDetails/>"), catalogs=DEMO_CATALOG))
    assert of(reading.article, "p_1")["kind"] == "person"
    assert "assert/geoAreaDetails" in left(reading)


def test_what_goes_into_no_field_is_left() -> None:
    meta = (
        '<subject type="cpnat:person" qcode="x:1" why="why:direct" rank="1" creator="x:y" confidence="70">'
        '<name>Ada</name><facet rel="x:y"/><sameAs qcode="x:2"/></subject>'
    )
    reading = read(item(meta))
    assert of(reading.article, "x_1") == {"kind": "person", "name": "Ada", "confidence": 70}
    assert {path for path in left(reading) if "subject" in path} == {
        *(
            "subject/@why",
            "subject/@rank",
            "subject/@creator",
            "subject/facet",
            "subject/sameAs",
            "subject/@qcode",
        )
    }
