"""Registers: the concepts of conceptItems and knowledgeItems."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import newsml
from newsml.cli.program import main
from newsml.errors import CannotCarry, NewsmlError
from newsml.formats.newsml_g2.names import NA, NAR
from newsml.formats.reading import Reading
from newsml.model.code import Code, Name
from newsml.model.register import Register
from tests.formats.newsml_g2.foreign_items import GUID, item

P = "http://example.com/p/"
CATALOGS = f'<catalog><scheme alias="p" uri="{P}"/><scheme alias="cpnat" uri="http://cv.iptc.org/newscodes/cpnature/"/></catalog>'
META = '<itemMeta><itemClass qcode="cinat:concept"/><title xml:lang="en">Some  people</title></itemMeta>'


def concept(code: str, inside: str, type_: str = "") -> str:
    nature = f'<type qcode="cpnat:{type_}"/>' if type_ else ""
    return f'<concept><conceptId qcode="p:{code}" created="2025-01-01"/>{nature}{inside}</concept>'


def concept_item(inside: str, guid: str = GUID) -> str:
    frame = f'xmlns="{NAR}" guid="{guid}" standard="NewsML-G2" xml:lang="en"'
    return f"<conceptItem {frame}>{CATALOGS}{META}{inside}</conceptItem>"


def knowledge_item(*concepts: str, guid: str = GUID, attributes: str = "") -> str:
    return (
        f'<knowledgeItem xmlns="{NAR}" xmlns:na="{NA}" guid="{guid}" version="2" {attributes}>{CATALOGS}{META}'
        f"<conceptSet>{''.join(concepts)}</conceptSet></knowledgeItem>"
    )


def message(*items: str) -> str:
    return f'<newsMessage xmlns="{NAR}"><header/><itemSet>{"".join(items)}</itemSet></newsMessage>'


def read(document: str) -> Reading:
    """The reading; an unchanged register comes back byte for byte, and it survives our JSON."""
    reading = newsml.loads(document, "newsml-g2")
    register = reading.register
    if register is not None:
        assert newsml.dumps(register, "newsml-g2", onto=reading) == document.encode()
        assert newsml.dumps(register, "newsml-g2", onto=document.encode()) == document.encode()
        assert newsml.loads(newsml.dumps(register, "json"), "json").register == register
    return reading


def register(document: str) -> Register:
    found = read(document).register
    assert found is not None
    return found


def of(found: Register, id_: str) -> Any:
    return {
        name: value for name, value in found[id_].model_dump(exclude_defaults=True).items() if name != "id"
    }


def left(reading: Reading) -> set[str]:
    return {leftover.path.replace("[1]", "") for leftover in reading.leftovers}


def test_a_concept_item_is_a_register_of_one() -> None:
    inside = (
        '<name xml:lang="en">Ada</name><name xml:lang="fr">Ada L</name><definition>A\n  person.</definition>'
        '<note>n</note><sameAs uri="http://www.wikidata.org/entity/Q7"/><personDetails><affiliation qcode="p:2">'
        "<name>Club</name></affiliation><born>1815</born></personDetails>"
    )
    reading = read(concept_item(concept("1", inside, "person")))
    found = reading.register
    assert found is not None
    assert (found.id, found.name, reading.articles) == (GUID, "Some people", ())
    assert of(found, "p_1") == {
        "kind": "person",
        "name": "Ada",
        "aliases": ({"text": "Ada L", "language": "fr"},),
        "note": "A person.",
        "same_as": (f"{P}1", "http://www.wikidata.org/entity/Q7"),
        "part_of": ("p_2",),
    }
    assert of(found, "p_2") == {"kind": "organisation", "name": "Club", "same_as": (f"{P}2",)}
    root = "/conceptItem"
    assert left(reading) == {
        *(f"{root}/@xml:lang", f"{root}/catalog", f"{root}/itemMeta/title/@xml:lang", f"{root}/itemMeta/itemClass"),
        *(f"{root}/concept/conceptId/@created", f"{root}/concept/note", f"{root}/concept/personDetails/born"),
    }  # fmt: skip
    assert all(leftover.line for leftover in reading.leftovers)


def test_concepts_are_topics_events_and_participants() -> None:
    found = register(
        knowledge_item(
            concept("1", "<name>law</name>", "abstract"),
            concept("2", '<name>courts</name><broader qcode="p:1"/>'),
            concept(
                "3",
                "<name>Oslo</name><geoAreaDetails><position latitude='1' longitude='2'/></geoAreaDetails>",
            ),
            concept("4", "<name>Fair</name><eventDetails><location qcode='p:3'/></eventDetails>"),
            concept("5", '<name>Tour</name><narrower qcode="p:4"/>', "event"),
        )
    )
    assert of(found, "p_2") == {
        "name": "courts",
        "code": Code(iri=f"{P}2", names=(Name(text="courts"),)).model_dump(exclude_defaults=True),
        "broader": ("p_1",),
    }
    assert of(found, "p_3")["place"] == {"latitude": "1", "longitude": "2"}
    assert of(found, "p_4")["where"] == ({"place": "p_3"},)
    assert of(found, "p_4")["relations"] == ({"kind": "part_of", "event": "p_5"},)
    assert {one.id for one in found.events} == {"p_4", "p_5"}


def test_concepts_without_an_identity_have_the_id_of_their_name() -> None:
    found = register(knowledge_item("<concept><name>law</name></concept>", "<concept/>"))
    assert [(one.id, one.name) for one in found.topics] == [("law", "law")]


def test_items_of_a_message_make_one_register() -> None:
    reading = read(
        message(
            concept_item(concept("1", '<name>a</name><broader qcode="p:2"/>'), "urn:x:1"),
            knowledge_item(concept("2", "<name>b</name>"), concept("1", "<name>c</name>"), guid="urn:x:2"),
        )
    )
    found = reading.register
    assert found is not None
    assert found.id is None
    assert [one.id for one in found.topics] == ["p_1", "p_2"]
    assert of(found, "p_1")["broader"] == ("p_2",)
    items = "/newsMessage/itemSet"
    assert {f"{items}/conceptItem/@guid", f"{items}/knowledgeItem/@guid"} <= left(reading)


def test_a_register_may_stand_beside_articles() -> None:
    document = message(item(), knowledge_item(concept("1", "<name>a</name>")))
    reading = read(document)
    assert reading.article.headline == "x"
    assert reading.register is not None
    assert newsml.dumps(reading.articles, "newsml-g2", onto=reading) == document.encode()
    assert "/newsMessage/itemSet/knowledgeItem" not in left(reading)


@pytest.mark.parametrize("document", [knowledge_item(), concept_item("<concept/>"), concept_item("")])
def test_items_without_concepts_are_left_whole(document: str) -> None:
    reading = read(document)
    assert (reading.register, reading.articles, reading.notes) == (None, (), ())
    assert [leftover.path for leftover in reading.leftovers] in (["/knowledgeItem"], ["/conceptItem"])


def test_circles_and_odd_things_leave_a_register() -> None:
    found = read(
        knowledge_item(
            concept("1", '<name>a</name><broader qcode="p:2"/><broader qcode="p:1"/>'),
            concept("2", '<broader qcode="p:1"/><name/>text'),
            '<concept na:id="x"><conceptId literal="l"/></concept>',
            '<concept><conceptId/><type qcode="cpnat:nonsense"/><name>b</name></concept>',
        )
    )
    assert found.register is not None
    assert {one.id for one in found.register.topics} == {"p_1", "p_2", "x", "b"}
    assert sum(len(one.broader) for one in found.register.topics) == 1
    assert len([path for path in left(found) if "broader" in path]) == 2


def test_another_register_cannot_be_written() -> None:
    reading = newsml.loads(knowledge_item(concept("1", "<name>a</name>")), "newsml-g2")
    other = Register(id="urn:x:1", name="other")
    for onto in (None, reading):
        with pytest.raises(CannotCarry, match="json"):
            newsml.dumps(other, "newsml-g2", onto=onto)


def test_registers_are_converted_shown_and_validated(tmp_path: Path) -> None:
    path = tmp_path / "k.xml"
    path.write_text(knowledge_item(concept("1", "<name>Ada</name>", "person")))
    runner = CliRunner()
    result = runner.invoke(main, ["convert", str(path), "--to", "json"])
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["register"]["participants"][0]["name"] == "Ada"
    shown = runner.invoke(main, ["show", str(path)])
    assert shown.exit_code == 0, shown.output
    assert "Ada" in shown.stdout


def test_registers_of_the_corpus_come_back(corpus: Path) -> None:
    counts: dict[str, int] = {}
    for path in sorted((corpus / "newsml-g2").rglob("*.xml")):
        data = path.read_bytes()
        try:
            reading = newsml.loads(data, "newsml-g2")
        except NewsmlError:
            continue
        if reading.register is not None:
            counts[path.name] = len(reading.register.index)
            assert newsml.dumps(reading.register, "newsml-g2", onto=data) == data
            assert newsml.loads(newsml.dumps(reading.register, "json"), "json").register == reading.register
    assert counts["LISTING_15_Two_Related_Events_in_a_Knowledge_Item.xml"] == 7
    assert counts["LISTING_11_Person_Concept_conveyed_in_a_NewsML-G2_Concept_Item.xml"] == 2
    assert len(counts) >= 10
