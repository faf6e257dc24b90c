"""Streams: one item at a time, each as it would be read in its place, in bounded memory."""

from __future__ import annotations

import io
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest
from lxml import etree

import newsml
from newsml.errors import InvalidArticle, NewsmlError, UnreadableInput
from newsml.formats import named
from newsml.formats.newsml_g2 import streaming
from newsml.formats.reading import Reading
from newsml.model.article import Article
from tests.formats.newsml_g2.judges import NAR

FORMAT = named("newsml-g2")
ARTICLE = Article(id="urn:example:1", headline="Møte i Tromsø", body="Æ e trønder.\nÅ nei.")
OWN = newsml.dumps(ARTICLE, "newsml-g2")

HEAD = (
    '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/" xmlns:d="urn:example:desk">\n'
    '<header><sent>2025-11-03T10:00:00Z</sent><catalog><scheme alias="top" uri="http://example.org/topics/"/>'
    '<scheme alias="gen" uri="http://example.org/of-the-message/"/></catalog></header>\n<itemSet>\n'
)
ITEM = """<newsItem guid="urn:example:{n}" version="1" standard="NewsML-G2" standardversion="2.29" xml:lang="nb">
<catalog><scheme alias="gen" uri="http://example.org/of-the-item/"/></catalog>
<itemMeta><itemClass qcode="ninat:text"/><provider literal="Nordlys"/>
<versionCreated>2025-11-03T10:00:00+01:00</versionCreated><d:desk d:shift="late">{n}</d:desk></itemMeta>
<contentMeta><genre qcode="gen:report"/><subject qcode="top:harbour"><name>havn</name></subject>
<headline>Havna i Tromsø åpner – igjen</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>
<p>Ferga la til <b>klokka ti</b>.</p><p>Været var fint.</p></body></html></inlineXML></contentSet>
</newsItem>
"""
TAIL = "</itemSet></newsMessage>"


def message(*items: str) -> bytes:
    return (HEAD + "".join(items) + TAIL).encode()


def stream(data: bytes) -> list[Reading]:
    return list(FORMAT.stream(io.BytesIO(data)))


# --- items ---


def test_a_stream_gives_one_item_at_a_time() -> None:
    several = [ARTICLE.replace(version=n) for n in range(1, 4)]
    readings = stream(newsml.dumps(several, "newsml-g2"))
    assert [reading.article for reading in readings] == several
    assert all(reading.leftovers == () for reading in readings)
    for reading in readings:
        changed = reading.article.replace(slugline="X")
        assert newsml.loads(newsml.dumps(changed, "newsml-g2", onto=reading), "newsml-g2").article == changed


def test_a_stream_of_one_item_and_of_none() -> None:
    assert [reading.article for reading in stream(OWN)] == [ARTICLE]
    for empty in (b"<a/>", message(), b'<catalog xmlns="http://iptc.org/std/nar/2006-10-01/"/>'):
        (reading,) = stream(empty)
        assert reading.articles == ()
        assert reading.leftovers


def test_items_mean_what_they_mean_in_their_message() -> None:
    data = message(*(ITEM.format(n=n) for n in (1, 2)))
    whole, parts = newsml.loads(data, "newsml-g2"), stream(data)
    assert tuple(reading.article for reading in parts) == whole.articles
    for reading in parts:
        alone = newsml.loads(reading.source, "newsml-g2")
        assert (alone.article, alone.leftovers) == (reading.article, reading.leftovers)
        assert newsml.dumps(reading.articles, "newsml-g2", onto=reading) == reading.source


def test_items_stand_alone() -> None:
    """With the namespaces that the message declares, and its schemes, but the item's own first."""
    (reading,) = stream(message(ITEM.format(n=7)))
    root = etree.fromstring(reading.source)
    assert root.findtext(".//{urn:example:desk}desk") == "7"
    schemes = [(node.get("alias"), node.get("uri")) for node in root.iter(f"{NAR}scheme")]
    assert schemes == [
        ("gen", "http://example.org/of-the-item/"),
        ("top", "http://example.org/topics/"),
        ("gen", "http://example.org/of-the-message/"),
    ]
    assert [child.tag for child in root][:3] == [f"{NAR}catalog", f"{NAR}catalog", f"{NAR}itemMeta"]
    assert any(leftover.path.endswith("/*:desk[1]") for leftover in reading.leftovers)


def test_other_items_are_readings_without_an_article() -> None:
    other = "".join(
        f'<{tag} guid="urn:example:{tag}"><catalog><scheme alias="top" uri="http://example.org/not-yours/"/></catalog>'
        f"<itemMeta/></{tag}>"
        for tag in ("packageItem", "planningItem", "knowledgeItem")
    )
    readings = stream(message(other, ITEM.format(n=1), "<newsItem guid='urn:example:9'/>"))
    assert [len(reading.articles) for reading in readings] == [0, 0, 0, 1, 0]
    assert all(reading.leftovers for reading in readings)
    assert all(etree.fromstring(reading.source).get("guid") for reading in readings)
    assert b"not-yours" not in readings[3].source


def test_items_may_use_the_same_ids() -> None:
    item = ITEM.replace("<b>", '<b xml:id="ten" id="ten">').replace("<p>", '<p xml:id="ten">')
    data = message(*(item.format(n=n) for n in (1, 2, 3)))
    assert tuple(reading.article for reading in stream(data)) == newsml.loads(data, "newsml-g2").articles


CONCEPT = """<knowledgeItem guid="urn:example:harbours" version="1" standard="NewsML-G2" standardversion="2.29">
<itemMeta><itemClass qcode="cinat:concept"/><provider literal="Nordlys"/>
<versionCreated>2025-11-03T10:00:00+01:00</versionCreated></itemMeta><conceptSet><concept>
<conceptId qcode="top:ada"/><type qcode="cpnat:person"/><name>Ada</name></concept></conceptSet></knowledgeItem>
"""


def test_items_of_concepts_are_registers() -> None:
    known, story = stream(message(CONCEPT, ITEM.format(n=1)))
    assert known.register is not None
    assert [one.name for one in known.register.participants] == ["Ada"]
    assert newsml.loads(known.source, "newsml-g2").register == known.register
    assert known.register.participants[0].same_as == ("http://example.org/topics/ada",)
    assert (known.articles, story.register) == ((), None)


def test_catalogs_without_end_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streaming, "_LONGEST", 400)
    assert len(stream(message(ITEM.format(n=1)))) == 1
    data = message(ITEM.format(n=1)).replace(
        b"</header>", b'<catalogRef href="http://e.org/"/>' * 9 + b"</header>"
    )
    with pytest.raises(UnreadableInput, match="catalogs outside of the items are longer than 400"):
        stream(data)


# --- errors ---


def refused(data: bytes) -> tuple[int, NewsmlError]:
    """How many readings came before the error, and the error."""
    readings = FORMAT.stream(io.BytesIO(data), "message.xml")
    for count in range(10):
        try:
            next(readings)
        except NewsmlError as error:
            return count, error
    raise AssertionError("nothing was refused")


MENTION = {"form": "name", "spans": [{"start": 9, "end": 17, "exact": "Trøndere"}]}
PERSON = {"id": "p", "kind": "group", "mentions": [MENTION]}


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("<headline", "<x:y/><headline", UnreadableInput),
        ('na:spans="9 17"', 'na:spans="9 999"', InvalidArticle),
    ],
)
def test_errors_say_where_their_item_starts_in_the_file(old: str, new: str, kind: type[NewsmlError]) -> None:
    article = Article.model_validate(
        {"id": "urn:example:1", "headline": "h", "body": "Vi møtte Trøndere.", "participants": [PERSON]}
    )
    own = newsml.dumps([article.replace(version=n) for n in (1, 2)], "newsml-g2").decode()
    second = own.rindex("<newsItem")
    assert old in own[second:]
    text = own[:second] + own[second:].replace(old, new, 1)
    count, error = refused(text.encode())
    assert (count, type(error), error.source) == (1, kind, "message.xml")
    assert error.line == own[:second].count("\n") + 1


def test_a_doctype_far_from_the_start_is_refused() -> None:
    data = f"<!-- {'long ' * 50_000}-->\n\n<!DOCTYPE newsMessage>".encode() + message(ITEM.format(n=1))
    count, error = refused(data)
    assert (count, error.line) == (0, 3)
    assert "DOCTYPE" in str(error)


# --- encodings ---


@pytest.mark.parametrize(
    ("codec", "declared"),
    [
        *(("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("utf-8-sig", ""), ("utf-8-sig", "iso-8859-1")),
        *(("utf-16", "utf-16"), ("utf-16", ""), ("utf-16-le", "utf-16"), ("utf-16-be", ""), ("utf-32", "")),
        *(
            (name, name)
            for name in ("iso-8859-1", "iso-8859-15", "windows-1252", "cp865", "us-ascii", "mac-roman")
        ),
        *((name, name) for name in ("koi8-r", "shift_jis", "euc-jp", "gb18030", "big5", "iso-2022-jp")),
    ],
)
def test_streams_and_files_know_the_same_encodings(codec: str, declared: str) -> None:
    """Characters are cut by the ends of chunks as well, so the document is longer than one."""
    words = "Å, так, 日本 " * 700
    items = "".join(ITEM.format(n=n).replace("Ferga", words) for n in range(1, 10))
    start = f'<?xml version="1.0"\n encoding="{declared}"?>\n' if declared else ""
    text = start + message(items).decode()
    data = text.encode(codec, "xmlcharrefreplace")
    assert len(data) > 65_536
    expected = newsml.loads(message(items), "newsml-g2").articles
    assert newsml.loads(data, "newsml-g2").articles == expected
    assert tuple(reading.article for reading in stream(data)) == expected


@pytest.mark.parametrize(
    ("declared", "codec"), [("us-ascii", "utf-8"), ("klingon", "utf-8"), ("shift_jis", "iso-8859-1")]
)
def test_streams_and_files_refuse_the_same_encodings(declared: str, codec: str) -> None:
    start = f'<?xml version="1.0" encoding="{declared}"?>'
    data = (start + "\n" * 70_000 + message(ITEM.format(n=1)).decode().replace("–", "-")).encode(codec)
    with pytest.raises(UnreadableInput) as of_file:
        newsml.loads(data, "newsml-g2")
    count, of_stream = refused(data)
    assert (count, of_stream.message, of_stream.line) == (0, of_file.value.message, of_file.value.line)


# --- memory ---


def long_message(folder: Path, count: int) -> Path:
    path = folder / f"{count}.xml"
    item = ITEM.replace("Været", "Været var fint. " * 200)
    with path.open("w", encoding="utf-8") as file:
        file.write(HEAD)
        for n in range(count):
            file.write(item.format(n=n))
        file.write(TAIL)
    return path


def test_a_stream_needs_no_memory_for_what_is_behind(tmp_path: Path) -> None:
    peaks = []
    for count in (100, 1000):
        tracemalloc.start()
        try:
            readings = newsml.stream(long_message(tmp_path, count), "newsml-g2")
            found = sum(len(reading.articles) for reading in readings)
            peaks.append(tracemalloc.get_traced_memory()[1])
        finally:
            tracemalloc.stop()
        assert found == count
    assert peaks[1] < 1.2 * peaks[0]


_GROWTH = """
import sys
import newsml
def peak():
    for line in open("/proc/self/status"):
        if line.startswith("VmHWM:"):
            return int(line.split()[1])
def read(path):
    return sum(len(reading.articles) for reading in newsml.stream(path, "newsml-g2"))
small, large = sys.argv[1:]
read(small)
before = peak()
print(read(large), peak() - before)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak of memory is read from /proc")
def test_the_parser_forgets_what_is_behind(tmp_path: Path) -> None:
    """libxml2's memory is none of Python's: the process as a whole does not grow."""
    paths = [str(long_message(tmp_path, count)) for count in (50, 1000)]
    done = subprocess.run([sys.executable, "-c", _GROWTH, *paths], capture_output=True, text=True, check=True)
    count, kilobytes = map(int, done.stdout.split())
    assert count == 1000
    assert kilobytes * 1024 < Path(paths[1]).stat().st_size / 3
