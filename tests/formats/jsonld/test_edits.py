"""What somebody changes by hand in a document of ours arrives; what then contradicts it is left over, never hidden."""

from __future__ import annotations

import json
from typing import Any

import pytest

from newsml.errors import InvalidArticle, UnreadableInput
from newsml.formats.jsonld import JsonLdFormat
from newsml.formats.reading import Reading
from newsml.model.article import Article

FORMAT = JsonLdFormat()
ID = "https://news.example/1"
ARTICLE = Article.model_validate(
    {
        "id": ID,
        "headline": "Old",
        "body": "Mara said no.",
        "creators": [{"name": "A"}, {"name": "B"}],
        "participants": [
            {
                "id": "mara",
                "kind": "person",
                "name": "Mara",
                "aliases": [{"text": "M.", "language": "en-GB"}],
                "mentions": [{"spans": [{"start": 0, "end": 4, "exact": "Mara"}]}],
            },
            {"id": "port", "kind": "organisation", "name": "Port"},
        ],
        "events": [{"id": "e", "status": "scheduled", "when": {"value": "2025-05-20"}}],
        "statements": [
            {
                "id": "s",
                "kind": "indirect",
                "speaker": "mara",
                "content": {"spans": [{"start": 10, "end": 12, "exact": "no"}]},
            }
        ],
    }
)


def document() -> dict[str, Any]:
    tree: dict[str, Any] = json.loads(FORMAT.write([ARTICLE]))
    return tree


def read(tree: Any) -> Reading:
    return FORMAT.read(json.dumps(tree, ensure_ascii=False).encode())


def left(reading: Reading) -> list[str]:
    return [item.path for item in reading.leftovers]


def test_a_new_headline() -> None:
    tree = document()
    tree["headline"] = "New"
    reading = read(tree)
    assert reading.article == ARTICLE.replace(headline="New")
    assert left(reading) == ["hasPart[0].sha256"]


def test_a_new_name() -> None:
    tree = document()
    tree["mentions"][0]["name"] = "Mara Okafor"
    reading = read(tree)
    assert (reading.article.participants[0].name, left(reading)) == ("Mara Okafor", [])


def test_a_new_body() -> None:
    tree = document()
    tree["articleBody"] = "Mara said no and left."
    reading = read(tree)
    assert reading.article.body == "Mara said no and left."
    assert left(reading) == [
        "wordCount",
        "mentions[0].anchors[0].target[0].selector[1].suffix",
        "encoding.sha256",
        "hasPart[1].anchors[0].target[0].selector[1].suffix",
    ]
    # Written again, what was derived is right again.
    again = FORMAT.write([reading.article.replace(slugline="x")], onto=reading)
    assert FORMAT.read(again).leftovers == ()


def test_a_body_that_anchors_do_not_fit() -> None:
    tree = document()
    tree["articleBody"] = "Sara said no."
    with pytest.raises(InvalidArticle, match=r"participants\[0\].mentions\[0\].spans\[0\].exact"):
        read(tree)


def test_new_offsets_under_the_id_of_the_old_ones() -> None:
    tree = document()
    (target,) = tree["mentions"][0]["anchors"][0]["target"]
    target["selector"] = [{"@type": "TextPositionSelector", "start": 0, "end": 9}]
    reading = read(tree)
    (mention,) = reading.article.participants[0].mentions
    assert mention.exact == "Mara said"
    assert left(reading) == []


def test_a_copied_anchor_needs_an_id_of_its_own() -> None:
    tree = document()
    mara = tree["mentions"][0]
    copied = json.loads(json.dumps(mara["anchors"][0]))
    copied["target"][0]["selector"] = [{**copied["target"][0]["selector"][0], "start": 10, "end": 12}]
    mara["anchors"].append(copied)
    mara["alternateName"] = []  # not as newsml writes it, so it is read as a graph
    with pytest.raises(UnreadableInput, match=r"two nodes with different offsets have the @id .*position"):
        read(tree)
    for node in (copied, *copied["target"], *copied["target"][0]["selector"]):
        del node["@id"]
    reading = read(tree)
    (mara_read,) = [thing for thing in reading.article.participants if thing.id == "mara"]
    assert [mention.exact for mention in mara_read.mentions] == ["Mara", "no"]


def test_another_speaker_and_a_status() -> None:
    tree = document()
    tree["hasPart"][1]["spokenByCharacter"] = {"@id": f"{ID}#port"}
    tree["mentions"][2]["eventStatus"] = "occurred"
    reading = read(tree)
    assert reading.article.statements[0].speaker == "port"
    assert reading.article.events[0].status == "occurred"


def test_a_date_beside_the_edtf_that_rules() -> None:
    tree = document()
    tree["mentions"][2]["startDate"] = "2025-06-01"
    reading = read(tree)
    assert (reading.article, left(reading)) == (ARTICLE, ["mentions[2].startDate"])


def test_values_alone_keys_in_any_order_and_sets_shuffled() -> None:
    tree = document()
    tree = {key: tree[key] for key in reversed(tree)}
    tree["mentions"].reverse()
    mara = tree["mentions"][2]
    (mara["anchors"],) = mara["anchors"]
    mara["alternateName"] = {"@value": "M.", "@language": "EN-gb"}
    mara["anchors"]["target"][0]["selector"][0].update(start="0", end={"@value": "4"})
    tree["author"].reverse()
    tree["headline"] = {"@value": "Old"}
    reading = read(tree)
    assert (reading.article, left(reading)) == (ARTICLE, [])


def test_an_author_more() -> None:
    tree = document()
    tree["author"].append({"@type": "Person", "name": "C"})
    reading = read(tree)
    assert [credit.name for credit in reading.article.creators] == ["A", "B", "C"]
    assert left(reading) == ["author[2].@type"]


def test_a_participant_without_nodes_for_its_parts() -> None:
    """Nodes that are written by hand need no ids, but for what others refer to."""
    tree = document()
    tree["mentions"].append(
        {
            "@id": f"{ID}#new",
            "@type": "Person",
            "name": "N",
            "affiliation": [{"@type": "Role", "roleName": "boss", "affiliation": {"@id": f"{ID}#port"}}],
        }
    )
    reading = read(tree)
    new = reading.article["new"]
    assert (new.name, new.roles[0].title, new.roles[0].of) == ("N", "boss", "port")  # type: ignore[union-attr]
    assert left(reading) == []


def test_things_described_where_they_are_referred_to() -> None:
    tree = document()
    mara = tree["mentions"][0]
    tree["hasPart"][1]["spokenByCharacter"] = mara
    tree["mentions"][0] = {"@id": mara["@id"]}
    reading = read(tree)
    assert (reading.article, left(reading)) == (ARTICLE, [])


def test_what_others_add_is_left_with_its_path_and_line() -> None:
    tree = document()
    tree["mentions"][1]["legalName"] = "Port Ltd"
    tree["publisher"] = {"@id": "https://news.example/#org", "name": "News"}
    tree["about"] = [{"@id": f"{ID}#e"}]
    tree["mentions"][0]["affiliation"] = [{"@id": f"{ID}#port"}]
    tree["mentions"][0]["@type"] = ["Person", "https://example.org/Director"]
    data = json.dumps(tree, indent=1).encode()
    reading = FORMAT.read(data)
    assert reading.article == ARTICLE
    found = {item.path: item.line for item in reading.leftovers}
    lines = data.decode().split("\n")
    assert set(found) == {
        "mentions[0].@type",
        "mentions[0].affiliation",
        "mentions[1].legalName",
        "publisher",
        "about",
    }
    line = found["mentions[1].legalName"]
    assert line is not None
    assert "Port Ltd" in lines[line - 1]


def test_what_others_add_to_nodes_without_ids_stays_with_them() -> None:
    tree = document()
    tree["mentions"][0]["anchors"][0].pop("@id")
    tree["provider"] = {"@type": "Party", "name": "N", "logo": "l"}
    reading = read(tree)
    article = reading.article
    assert left(reading) == ["provider.logo"]
    again = json.loads(FORMAT.write([article.replace(provider={"name": "M"})], onto=reading))
    assert (again["provider"]["name"], again["provider"]["logo"]) == ("M", "l")
    assert again["provider"]["@id"] == f"{ID}#.provider"
