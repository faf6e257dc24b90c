"""Documents compared with a schema: where a fault is, what is no fault, which version counts, and that it is safe."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsml
from newsml.errors import NewsmlError, UnreadableInput
from newsml.findings import Finding
from newsml.publish import tables
from newsml.standards import newsml_g2
from newsml.standards.checks import CHECKS, Check
from newsml.standards.faults import MOST
from newsml.standards.newsml_g2 import Conformance, check
from tests.standards import small
from tests.standards.small import item


@pytest.fixture(autouse=True)
def at_hand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of schemas; its name has what a URI has to escape."""
    folder = small.write(tmp_path / "Normen & #1 %20é", "2.9", "2.29", "2.35")
    monkeypatch.setenv("NEWSML_STANDARDS", str(folder))
    return folder


def findings(text: str | bytes, **options: str) -> tuple[Finding, ...]:
    data = text.encode() if isinstance(text, str) else text
    return check(data, "story.xml", **options).findings  # type: ignore[arg-type]


def shown(found: tuple[Finding, ...]) -> list[tuple[str, int | None, int | None, str]]:
    return [(one.code, one.line, one.column, str(one.path[0])) for one in found]


def test_valid() -> None:
    result = check(item("<urgency>4</urgency>").encode())
    assert isinstance(result, Conformance)
    assert (result.findings, result.absent) == ((), ())
    assert result.checked is not None
    assert result.checked.name == "newsml-g2-2.35"


def test_a_finding() -> None:
    (found,) = findings(item("  <urgency>12</urgency>\n"))
    assert found == Finding(
        code="X001",
        slug="not-valid-by-schema",
        severity="error",
        message="the value of urgency is greater than the maximum value allowed ('9'): correct it "
        "(schema of NewsML-G2 2.35)",
        path=("/newsItem/urgency[1]",),
        excerpt="12",
        source="story.xml",
        line=3,
        column=3,
    )


# --- where ---

PLACES = (
    # Tabs and characters outside of the Basic Multilingual Plane are one column each.
    ('\t<link href="urn:é𝄞"/><link/>\n', 3, 23, "/newsItem/link[2]"),
    ('<link\n href="urn:a"\n/>\r\n <!-- <link> > -->\r\n<link/>', 7, 1, "/newsItem/link[2]"),
    ('<link href="a>b"/><?x <link> ?><link/>', 3, 32, "/newsItem/link[2]"),
    ("<contentSet><![CDATA[ <link> ]]>\n</contentSet>", 3, 1, "/newsItem/contentSet[1]"),
    ('<contentSet><p xmlns="urn:p"><q/></p><link/></contentSet>', 3, 38, "/newsItem/contentSet[1]/link[1]"),
)


@pytest.mark.parametrize(("content", "line", "column", "path"), PLACES)
def test_line_and_column(content: str, line: int, column: int, path: str) -> None:
    assert shown(findings(item(content))) == [("X001", line, column, path)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1252"])
def test_places_in_every_encoding(encoding: str) -> None:
    text = item('<link href="urn:é"/><link/>')
    declared = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>' + text
    (found,) = findings(declared.encode(encoding))
    assert shown((found,)) == [("X001", 3, 21, "/newsItem/link[2]")]


def test_a_fault_of_the_end_stands_at_the_start_of_its_element() -> None:
    text = '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" standardversion="2.35">\n\n</newsItem>'
    (found,) = findings(text)
    assert shown((found,)) == [("X001", 1, 1, "/newsItem")]
    assert found.message.startswith("newsItem ends too early: add sent (")


def test_the_root_on_the_line_of_its_declaration() -> None:
    text = (
        '<?xml version="1.0"?> <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" standardversion="2.35"/>'
    )
    assert shown(findings(text)) == [("X001", 1, 23, "/newsItem")]


# --- what libxml2 misunderstands ---


@pytest.mark.parametrize(
    "text",
    [
        item(sent="\n  2025-11-03T10:00:00Z\n  "),
        item(sent="2025-11-03T10:00:00 "),
        item('<link href="http://example.org:/a"/><link href="http://[::1]:?q"/><link href="//u@h:"/>'),
        item('<link href="http://example.org:/a"/>', sent="\t2025-11-03T10:00:00Z"),
        item("<altRep>\n http://example.org:/a</altRep>"),
    ],
)
def test_what_the_standards_allow_is_no_fault(text: str) -> None:
    assert findings(text) == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (item(sent=" 3 November 2025"), "sent is no dateTime: correct it"),
        (item(sent=" "), "sent is no dateTime: correct it"),
        (item(sent=""), "sent is empty, which is no dateTime: correct it, or leave it out"),
        (item("<urgency> 12</urgency>"), "the value of urgency is greater than the maximum value"),
        (
            item('<link href="http://example.org:/%zz"/>'),
            "the attribute href of link is no IRIType: correct it",
        ),
        (
            item('<link href="http://example.org:x/a"/>'),
            "the attribute href of link is no IRIType: correct it",
        ),
        (item('<link href="http://a:/" rank="1"/>'), "link has no attribute rank: remove it"),
    ],
)
def test_what_is_wrong_in_another_way_stays_wrong(text: str, says: str) -> None:
    (found,) = findings(text)
    assert found.message.startswith(says)


def test_any_number_of_them() -> None:
    many = item("".join(f'<link href="http://example.org:/{n}"/>' for n in range(3 * MOST)) + "<link/>")
    assert [found.path for found in findings(many)] == [(f"/newsItem/link[{3 * MOST + 1}]",)]


# --- ids and references ---


def test_references_are_compared_with_ids() -> None:
    text = item(
        '<link href="urn:a" id="a"/>\n<inlineRef idrefs="a b c"/><inlineRef idrefs="x"/>\n'
        '<contentSet original="d"><p xmlns="http://www.w3.org/1999/xhtml" id="x" xml:id="b"/></contentSet>'
    )
    found = findings(text)
    assert shown(found) == [
        ("X002", 4, 1, "/newsItem/inlineRef[1]"),
        ("X002", 4, 28, "/newsItem/inlineRef[2]"),
        ("X001", 5, 1, "/newsItem/contentSet[1]"),
        ("X002", 5, 1, "/newsItem/contentSet[1]"),
    ]
    dangling = [one for one in found if one.code == "X002"]
    assert [one.excerpt for one in dangling] == ["'c'", "'x'", "'d'"]
    assert "no element has it as its id" in dangling[0].message
    assert "write xml:id with the same value beside it" in dangling[1].message


def test_an_id_given_twice() -> None:
    found = findings(item('<link href="urn:a" id="a"/><link href="urn:b" id="a"/>'))
    assert shown(found) == [("X004", 3, 28, "/newsItem/link[2]")]
    assert "the id 'a' stands on an earlier link as well" in found[0].message


def test_references_need_no_schema(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSML_STANDARDS", str(tmp_path / "nowhere"))
    result = check(item('<inlineRef idrefs="x"/>').encode())
    assert [found.code for found in result.findings] == ["X002"]
    assert result.checked is None
    assert [one.name for one in result.absent] == ["newsml-g2-2.35", "xml"]
    assert check(item().encode(), codes={"X002", "X004"}).absent == ()


# --- which version ---


@pytest.mark.parametrize(
    ("version", "against", "says"),
    [
        ("2.29", "2.29", None),
        (" 2.29 ", "2.29", None),
        (
            "2.4",
            "2.9",
            "no schema of NewsML-G2 2.4 is known, which the document declares: it was checked against 2.9, the ",
        ),
        (
            "2.99",
            "2.35",
            "no schema of NewsML-G2 2.99 is known, which the document declares: it was checked against 2.35,",
        ),
        (
            "new",
            "2.35",
            "the document declares 'new', which is no version of NewsML-G2: it was checked against 2.35;",
        ),
        (
            None,
            "2.35",
            "the document declares no version of NewsML-G2: it was checked against 2.35; set standardversion",
        ),
    ],
)
def test_version(version: str | None, against: str, says: str | None) -> None:
    result = check(item(version=version).encode())
    assert result.checked is not None
    assert result.checked.version == against
    assert [one.code for one in result.findings] == (["X003"] if says else [])
    assert all(one.severity == "info" and one.message.startswith(says or "") for one in result.findings)


def test_a_message_is_checked_against_the_highest_version_of_its_items() -> None:
    items = "".join(item(version=version) for version in ("2.9", "2.29", "2.4"))
    message = (
        f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{items}</itemSet></newsMessage>'
    )
    result = check(message.encode())
    assert result.findings == ()
    assert result.checked is not None
    assert result.checked.version == "2.29"


def test_a_version_can_be_chosen() -> None:
    result = check(item(version="2.4").encode(), version="2.29")
    assert result.findings == ()
    assert result.checked is not None
    assert result.checked.version == "2.29"
    with pytest.raises(NewsmlError, match=r"no schema of NewsML-G2 '3\.0' is known"):
        check(item().encode(), version="3.0")


def test_a_schema_that_is_not_at_hand(at_hand: Path) -> None:
    data = item(version="2.30").encode()
    assert [one.name for one in check(data).absent] == ["newsml-g2-2.30"]
    hint = r"the schema newsml-g2-2\.30 is not at hand: newsml standards fetch newsml-g2-2\.30$"
    with pytest.raises(NewsmlError, match=hint):
        check(data, required=True)
    with pytest.raises(NewsmlError, match=hint):
        check(item().encode(), version="2.30")
    (at_hand / "newsml-g2" / "xml.xsd").unlink()
    with pytest.raises(NewsmlError, match=r"newsml standards fetch xml$"):
        check(item().encode(), required=True)


def test_a_schema_that_changed_is_read_again(at_hand: Path) -> None:
    text = item("<urgency>12</urgency>")
    assert findings(text)
    path = at_hand / "newsml-g2" / "NewsML-G2_2.35-spec-All-Power.xsd"
    path.write_bytes(small.ITEM.replace(b'maxInclusive value="9"', b'maxInclusive value="99"'))
    assert findings(text) == ()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"<schema/>", "not a schema that can be used: "),
        (b"<schema", "not well-formed XML"),
        (small.ITEM.replace(b"xml.xsd", b"http://127.0.0.1:9/xml.xsd"), "none of the schemas at hand"),
        (small.ITEM.replace(b"xml.xsd", b"../../xml.xsd"), "none of the schemas at hand"),
    ],
)
def test_a_file_that_is_no_schema(at_hand: Path, content: bytes, says: str) -> None:
    path = at_hand / "newsml-g2" / "NewsML-G2_2.35-spec-All-Power.xsd"
    path.write_bytes(content)
    with pytest.raises(NewsmlError, match=says) as caught:
        check(item().encode())
    assert caught.value.source == str(path)


# --- what is asked for ---


def test_only_what_is_asked_for() -> None:
    text = item('<urgency>12</urgency><inlineRef idrefs="x"/>', version=None).encode()
    assert {one.code for one in check(text).findings} == {"X001", "X002", "X003"}
    assert {one.code for one in check(text, codes={"X002"}).findings} == {"X002"}
    reading = newsml.loads(text, "newsml-g2")
    assert newsml.validate(reading).codes == ("X001", "X002", "X003")
    assert newsml.validate(reading, select=["X001", "A001"]).codes == ("X001",)
    assert newsml.validate(reading, select="dangling-idref").codes == ("X002",)
    assert newsml.validate(reading, ignore=["x003", "dangling-idref"]).codes == ("X001",)
    assert newsml.validate(reading, schema="2.29").codes == ("X001", "X002")
    assert newsml.validate(reading, schema=False) == newsml.validate([])
    assert newsml.validate(reading, select=["A001"], schema="2.30") == newsml.validate([])
    with pytest.raises(NewsmlError, match="no rule is called 'X999'"):
        newsml.validate(reading, select=["X999"])


def test_a_reading_asks_for_no_schema_that_is_not_at_hand() -> None:
    reading = newsml.loads(item("<urgency>12</urgency>", version="2.30"), "newsml-g2")
    assert newsml.validate(reading).codes == ()
    with pytest.raises(NewsmlError, match="newsml standards fetch"):
        newsml.validate(reading, schema=True)
    article = newsml.Article.model_validate({"id": "urn:example:1", "body": "Rain fell."})
    other = newsml.loads(newsml.dumps(article, "json"))
    assert newsml.validate(other, schema=True).codes == ()


# --- safety ---


@pytest.fixture
def requests() -> Iterator[tuple[str, list[str]]]:
    """A server, and what it is asked for."""
    asked: list[str] = []

    class Server(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    server = HTTPServer(("127.0.0.1", 0), Server)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}", asked
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_document_cannot_name_schemas_of_its_own(requests: tuple[str, list[str]], tmp_path: Path) -> None:
    url, asked = requests
    permissive = tmp_path / "any.xsd"
    permissive.write_bytes(
        b'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:p"/>'
    )
    for hint in (
        f'xsi:schemaLocation="urn:p {url}/p.xsd http://iptc.org/std/nar/2006-10-01/ {url}/nar.xsd"',
        f'xsi:schemaLocation="urn:p {permissive.as_uri()}"',
        f'xsi:noNamespaceSchemaLocation="{url}/none.xsd"',
    ):
        own = f'<newsItem xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" {hint} '
        text = item('<contentSet><p xmlns="urn:p"/></contentSet>').replace("<newsItem ", own)
        assert findings(text) == ()
    assert asked == []


def test_a_doctype_is_refused() -> None:
    with pytest.raises(UnreadableInput, match="a DOCTYPE is not read"):
        check(b"<!DOCTYPE newsItem><newsItem/>")


def test_many_faults_take_no_longer_than_they_are_many() -> None:
    """libxml2 alone takes time quadratic in faults; 100,000 of them would take minutes."""
    text = item("<link/>" * 100_000)
    found = findings(text)
    assert len(found) == MOST + 1
    assert found[0].message.startswith(f"more than {MOST} faults, of which the first are listed")
    assert found[-1].path == (f"/newsItem/link[{MOST}]",)


def test_a_document_that_is_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(newsml_g2, "MAX_BYTES", 10)
    (found,) = findings(item("<link/>"))
    assert (found.code, found.severity, found.source, found.path) == ("X005", "info", "story.xml", ("/",))
    assert check(item().encode(), codes=()).findings == ()


_PIECES = st.sampled_from(
    [
        *(
            "<link/>",
            '<link href="urn:a" id="a"/>',
            "<!-- > -->",
            "<![CDATA[<]]>",
            "<?p > ?>",
            "\r\n",
            "\t",
            "x",
        ),
        *(
            "<contentSet>",
            "</contentSet>",
            "<p:q xmlns:p='urn:p' a='>'>",
            "</p:q>",
            "&lt;",
            "<urgency> 3 </urgency>",
        ),
        *(
            '<inlineRef idrefs="a"/>',
            '<x xmlns="" id="a"/>',
            "]]",
            "𝄞",
            "<link href='http://h:/'/>",
            "<sent>\n1</sent>",
        ),
    ]
)


@given(pieces=st.lists(_PIECES, max_size=12), version=st.sampled_from([None, "2.35", "2.1", "2.30", "x"]))
def test_whatever_is_read_is_checked(pieces: list[str], version: str | None) -> None:
    data = item("".join(pieces), version=version).encode()
    try:
        found = check(data).findings
    except UnreadableInput:
        return
    lines = data.decode().split("\n")
    for one in found:
        assert one.line is not None
        assert one.column is not None
        assert lines[one.line - 1][one.column - 1] == "<"


# --- the codes ---


def test_codes_are_permanent() -> None:
    assert [(one.code, one.slug) for one in CHECKS] == [
        ("X001", "not-valid-by-schema"),
        ("X002", "dangling-idref"),
        ("X003", "unknown-standard-version"),
        ("X004", "duplicate-id"),
        ("X005", "too-long-for-schema"),
    ]


@pytest.mark.parametrize("one", CHECKS, ids=lambda one: one.code)
def test_a_check_explains_itself(one: Check) -> None:
    parts = [part.partition(": ")[0] for part in one.explanation.split("\n\n")]
    assert parts[0].startswith("Finds ")
    assert parts[1:] == ["Why", "Mend", "Rests on"]
    assert not one.title.endswith(".")


def test_checks_are_published() -> None:
    table = tables.rules()
    assert [row["code"] for row in table["checks"]] == [one.code for one in CHECKS]
    assert not {row["code"] for row in table["checks"]} & {row["code"] for row in table["rules"]}
    assert all(set(row) == {"code", "slug", "severity", "title", "explanation"} for row in table["checks"])
