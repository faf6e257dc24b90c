"""The JSON-LD of HTML pages: found as a browser finds it, written without touching another byte."""

from __future__ import annotations

import gzip
import json
import warnings
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsml.errors import NewsmlError, UnreadableInput
from newsml.formats.jsonld import tolerant
from newsml.formats.jsonld.pages import Page, added, replaced, safe, scripts

OPEN = '<script type="application/ld+json">'


def _texts(page: str | bytes) -> list[str]:
    data = page.encode() if isinstance(page, str) else page
    return [script.text for script in scripts(data).scripts]


@pytest.mark.parametrize(
    "tag",
    [
        OPEN,
        "<script type=application/ld+json>",
        "<SCRIPT TYPE='Application/LD+JSON'>",
        "<script type=' application/ld+json; charset=utf-8 '>",
        "<script\n\tasync data-x='a > b' type = \"application/ld+json\" class=y>",
        "<script data-x=\"'\"type='application/ld+json'/>",
        '<script type="application/ld&#43;json">',
        '<script type="application/ld+json" type="text/javascript">',
        "<script =type type=application/ld+json>",
    ],
)
def test_tags(tag: str) -> None:
    assert _texts(f"<p>{tag}{{}}</script><p>") == ["{}"]


@pytest.mark.parametrize(
    "page",
    [
        "<script>{}</script>",
        '<script type="application/json">{}</script>',
        '<script type="text/javascript" type="application/ld+json">{}</script>',
        '<script data-type="application/ld+json">{}</script>',
        f"<!-- {OPEN}{{}}</script> -->",
        f"<!-- {OPEN}{{}}</script>",
        f"<!-- --!x {OPEN}{{}}</script>",
        f"<title>{OPEN}{{}}</script></title>",
        f"<textarea>{OPEN}{{}}</script>",
        f"<style></stylex>{OPEN}{{}}</script>",
        f'<a b="{OPEN.replace(chr(34), "")}{{}}</script>">',
        f"<plaintext>{OPEN}{{}}</script>",
        f'<a title="{OPEN}',
        f"<scriptx {OPEN}>",
        "<",
        "",
    ],
)
def test_no_scripts(page: str) -> None:
    assert _texts(page) == []


@pytest.mark.parametrize(
    ("page", "texts"),
    [
        (f"<!-->{OPEN}1</script>", ["1"]),
        (f"<!--->{OPEN}1</script>", ["1"]),
        (f"<!-- --!>{OPEN}1</script>", ["1"]),
        (f"</>{OPEN}1</script x='>'>{OPEN}2</script>", ["1", "2"]),
        (f"<noscript>{OPEN}1</script></noscript>", ["1"]),
        (f"<title>a</title >{OPEN}1</SCRIPT\n>", ["1"]),
        (f"{OPEN}1</scriptx></script/>", ["1</scriptx>"]),
        (f"{OPEN}<!-- <script> </script> --> 1</script>", ["<!-- <script> </script> --> 1"]),
        (f"{OPEN}<!-- 1</script>{OPEN}2</script>", ["<!-- 1", "2"]),
        (f"{OPEN}<!--><script></script>", ["<!--><script>"]),
        (f"{OPEN}1", ["1"]),
        (f"<svg><title/><style/><![CDATA[{OPEN}0</script>]]></svg>{OPEN}1</script>", ["1"]),
        (f"<![CDATA[>{OPEN}1</script>]]>", ["1"]),
        (f'<?xml version="1.0"?><html xmlns="x"><script src="a"/>{OPEN}1</script>', ["1"]),
    ],
)
def test_where_scripts_begin_and_end(page: str, texts: list[str]) -> None:
    assert _texts(page) == texts


PARTS = (
    *(
        OPEN,
        "<script>",
        "</script>",
        "</script >",
        '</SCRIPT x="a>b">',
        "</scriptx>",
        "<scriptx>",
        "<!--",
        "-->",
    ),
    *(
        "--!>",
        "<!-->",
        "<!--->",
        "<!",
        ">",
        "<?",
        "</",
        "</>",
        "</ x>",
        "<style>",
        "</style>",
        "<title>",
        "</title>",
    ),
    *(
        "<textarea>",
        "</textarea>",
        "<noscript>",
        "</noscript>",
        "<p>",
        "</p>",
        '<a b="',
        "<a b='",
        '"',
        "'",
        "=",
    ),
    *(" ", "/", "<", "\n", "x", "--", "<head>", "</head>", "<body>", "</body>", "<iframe>", "</iframe>", "1"),
    *("<!DOCTYPE html>", "<script type=application/ld+json/>", "<div a=b c = 'd' e>"),
)


@pytest.fixture(scope="module")
def judge() -> Callable[[str], list[str]]:
    """What a parser of the HTML standard finds."""
    parser = pytest.importorskip("html5rdf")

    def found(page: str) -> list[str]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = parser.parse(page, namespaceHTMLElements=False)
        return [
            "".join(element.itertext())
            for element in tree.iter("script")
            if element.get("type", "").strip() == "application/ld+json"
        ]

    return found


@pytest.mark.law
@given(st.lists(st.sampled_from(PARTS), max_size=14).map("".join))
@example(f"{OPEN}<!--<script>--></script>{OPEN}1")
def test_the_standard_reads_pages_alike(judge: Callable[[str], list[str]], page: str) -> None:
    assert _texts(page) == judge(page)
    with_more = added(page.encode(), scripts(page.encode()), '{"n": 7}').decode()
    assert sorted(map(str.strip, judge(with_more))) == sorted([*map(str.strip, judge(page)), '{"n": 7}'])


@pytest.mark.parametrize(
    ("page", "encoding"),
    [
        (b"\xef\xbb\xbf<meta charset=latin1>%s\xc3\xa9", "utf-8"),
        (b"<meta charset='ISO-8859-1'>%s\xe9", "cp1252"),
        (b"%s\xe9<meta http-equiv=Content-Type content='text/html; charset=windows-1251'>", "cp1251"),
        (b"<meta content='charset=latin1'><p>%s\xc3\xa9", "utf-8"),
        (b"<meta charset=utf-16>%s\xc3\xa9", "utf-8"),
        (b"<meta charset=what><meta charset=shift_jis>%s\x83\x5c", "cp932"),
        (b"<!-- <meta charset=koi8-r> -->%s\xc3\xa9", "utf-8"),
        (b'<?xml version="1.0" encoding="ISO-8859-2"?>%s\xe9', "iso8859-2"),
        (b'<?xml version="1.0" encoding="ISO-8859-2"?><meta charset=utf-8>%s\xc3\xa9', "utf-8"),
        (b"<p>%s\xe9", "cp1252"),
        (b"<p>%s", "utf-8"),
        (b"<meta charset=gb2312>%s\x81\x30\x81\x30", "gb18030"),
    ],
)
def test_encodings(page: bytes, encoding: str) -> None:
    words = page.rpartition(b"%s")[2].partition(b"<")[0]
    data = page.replace(b"%s", f'{OPEN}"'.encode() + words + b'"</script>')
    found = scripts(data)
    assert found.encoding == encoding
    assert found.scripts[0].text == f'"{words.decode(encoding)}"'


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("mark", ["\ufeff", "", "\n "])
def test_utf_16(encoding: str, mark: str) -> None:
    text = (
        f'{mark}<title>\U0001f600</title>\n<b title=\'日\'>{OPEN}{{"a": "日\U0001f600"}}</script><p lang=x>\n'
    )
    data = text.encode(encoding)
    page = scripts(data)
    assert page.encoding == encoding
    assert page.scripts[0].text == '{"a": "日\U0001f600"}'
    assert (page.scripts[0].line, page.scripts[0].column) == (
        text.count("\n"),
        len("<b title='日'>" + OPEN) + 1,
    )
    changed = replaced(data, page, {0: '"x日"'})
    assert changed.decode(encoding) == text.replace('{"a": "日\U0001f600"}', '"x日"')
    assert _texts(added(data, page, "5"))[1].strip() == "5"


def test_stateful_encodings_are_refused() -> None:
    with pytest.raises(UnreadableInput, match=r"ISO-2022-JP.*UTF-8") as caught:
        scripts(b"<meta charset=iso-2022-jp>", "a.html")
    assert caught.value.source == "a.html"


@given(
    st.binary(max_size=30),
    st.sampled_from(["utf-8", "cp1252", "cp932", "gb18030", "big5", "euc-kr", "koi8-r"]),
)
def test_bytes_that_are_no_characters_survive(junk: bytes, charset: str) -> None:
    content = junk.replace(b"<", b"").replace(b">", b"")
    data = f"<meta charset={charset}>{OPEN}".encode() + content + b"</script>\xff"
    page = scripts(data)
    text = page.scripts[0].text
    again = scripts(replaced(data, page, {0: text + " "})).scripts[0].text
    assert again == text + " "
    assert replaced(data, page, {0: text}) == data


def test_what_a_page_says_of_itself() -> None:
    page = scripts(
        b"<!doctype html><html LANG=' de-AT '><meta property='og:url' content='https://a.example/?a&amp;b'>"
        b"<link rel='Alternate Canonical' href=' https://a.example/x?1&amp;2 '><link rel=canonical href=no>"
    )
    assert (page.language, page.canonical) == ("de-AT", "https://a.example/x?1&2")
    assert scripts(b"<meta property=og:url content=u:x><html xml:lang=fr>").canonical == "u:x"
    assert scripts(b"<html xml:lang=fr>").language == "fr"
    assert (scripts(b"<html>").language, scripts(b"<html>").canonical) == (None, None)


def test_places() -> None:
    text = f"<p>\r\né{OPEN}1</script>{OPEN}\n2</script>\n\n  {OPEN}3</script>"
    found = [(script.line, script.column, script.text) for script in scripts(text.encode()).scripts]
    first = len(f"é{OPEN}") + 1
    assert found == [(2, first, "1"), (2, first + len(f"1</script>{OPEN}"), "\n2"), (5, len(OPEN) + 3, "3")]


@pytest.mark.parametrize(
    ("page", "place"),
    [
        (f"<head>{OPEN}1</script></head>", f"<head>{OPEN}1</script>|</head>"),
        (f"<body>{OPEN}1</script><script>2</script>", f"<body>{OPEN}1</script>|<script>2</script>"),
        ("<head><!-- </head> --></head><body></body>", "<head><!-- </head> -->|</head><body></body>"),
        ("<p><script></body></script></body></html>", "<p><script></body></script>|</body></html>"),
        ("<p>x", "<p>x|"),
        ("<p><!-- x", "<p>|<!-- x"),
        ("<p><style>a", "<p>|<style>a"),
        (f"<p>{OPEN}1", f"<p>|{OPEN}1"),
        ("<p><a b='", "<p>|<a b='"),
        ("", "|"),
    ],
)
def test_where_a_script_is_added(page: str, place: str) -> None:
    data = page.encode()
    new = added(data, scripts(data), '{"a": "</b>"}').decode()
    before, behind = place.split("|")
    assert new.startswith(before)
    assert new.endswith(behind)
    element = new[len(before) : len(new) - len(behind)]
    assert element.strip() == f'{OPEN}\n{{"a": "<\\/b>"}}\n</script>'
    assert '{"a": "<\\/b>"}' in [text.strip() for text in _texts(new)]


JSON = st.recursive(
    st.none()
    | st.integers()
    | st.text(alphabet="</scriptSCRIPT!->&]é日\U0001f600\\\"'\n \udcff")
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
).filter(lambda value: "\\ud" not in json.dumps(value).replace("\\ud83d\\ude00", ""))
HEADS = st.sampled_from(
    [
        *(b"<!doctype html>", b"<meta charset=latin1>", b"<meta charset=shift_jis>", b"<meta charset=gbk>"),
        *(b"\xff\xfe", b"<?xml version='1.0'?><html xmlns='x'>", b"<meta charset=koi8-r><title></title>"),
    ]
)


@pytest.mark.law
@given(HEADS, st.lists(JSON, min_size=1, max_size=3), st.booleans(), st.booleans())
@example(b"<p>", ["<!--<script", "</script>"], True, False)
def test_what_is_written_is_read_again(
    head: bytes, values: list[object], is_ascii: bool, has_markup: bool
) -> None:
    encoding = "utf-16-le" if head == b"\xff\xfe" else "utf-8"
    old = '"<b></b>"' if has_markup else "{}"
    data = head + f"<p>{OPEN}{old}</script>".encode(encoding) * len(values) + "<p>é".encode(encoding)
    page = scripts(data)
    texts = {number: json.dumps(value, ensure_ascii=is_ascii) for number, value in enumerate(values)}
    new = replaced(data, page, texts)
    for text in texts.values():
        new = added(new, scripts(new), text)
    assert [json.loads(text) for text in _texts(new)] == values * 2
    outside = [data[script.end : after.start] for script, after in pairwise(page.scripts)]
    again = scripts(new).scripts
    assert [new[a.end : b.start] for a, b in pairwise(again)][: len(outside)] == outside
    assert new.startswith(data[: page.scripts[0].start])
    assert new.endswith(data[page.scripts[-1].end :].partition(">".encode(encoding))[2])


def test_what_an_encoding_has_no_place_for_is_escaped() -> None:
    data = f"<meta charset=latin1>{OPEN}{{}}</script>".encode()
    new = replaced(data, scripts(data), {0: '"日\U0001f600\udc81é\ud800"'})
    assert new == data.replace(b"{}", b'"\\u65e5\\ud83d\\ude00\x81\xe9\\ud800"')
    data = data.replace(b"latin1", b"shift_jis")
    assert b'"\\u00a2\x93\xfa"' in replaced(data, scripts(data), {0: '"\xa2日"'})  # it has a wide ¢ only


def test_safe() -> None:
    value = {"a</script>": "<!-- </b> <!--- <\\/ ]]>"}
    text = safe(json.dumps(value))
    assert json.loads(text) == value
    assert "</" not in text
    assert "<!--" not in text
    assert safe(text) == text


def test_the_pages_own_way_of_writing_stays() -> None:
    data = f'{OPEN}{{"a": "<b></b>", "c": 1}}</script>'.encode()
    new = replaced(data, scripts(data), {0: '{"a": "<b></b>", "c": "</Script><!--"}'})
    assert json.loads(_texts(new)[0]) == {"a": "<b></b>", "c": "</Script><!--"}
    assert b'"<b></b>"' in new


@pytest.mark.parametrize("content", ["{}", "//<![CDATA[\n{}\n//]]>"])
def test_an_xml_parser_reads_the_same(content: str) -> None:
    from lxml import etree

    data = f'<?xml version="1.0"?><html xmlns="x"><head>{OPEN}{content}</script></head></html>'.encode()
    value = {"a": "<b>&amp;</b>]]>"}
    new = replaced(data, scripts(data), {0: json.dumps(value)})
    new = added(new, scripts(new), json.dumps(value))
    found = [element.text or "" for element in etree.fromstring(new).iter("{x}script")]
    assert [json.loads(text) for text in found] == [value, value]


@pytest.mark.heavy
def test_real_pages(corpus: Path, judge: Callable[[str], list[str]]) -> None:
    found = 0
    for path in sorted(corpus.glob("jsonld/pages/*.html.gz")):
        data = gzip.decompress(path.read_bytes())
        page = scripts(data)
        lines = data.decode(page.encoding).split("\n")
        assert [script.text.replace("\r\n", "\n") for script in page.scripts] == judge(
            data.decode(page.encoding)
        )
        for script in page.scripts:
            found += 1
            assert lines[script.line - 1][script.column - 1 :].startswith(script.text.split("\n")[0])
            value, notes = tolerant.parse(script.text, path.name, script.line, script.column)
            assert value
            assert len(notes) <= 2
        assert replaced(data, page, {}) == data
        assert page.canonical
        texts = {number: script.text + " " for number, script in enumerate(page.scripts)}
        new = replaced(data, page, texts)
        assert _texts(new) == list(texts.values())
        assert len(new) == len(data) + len(page.scripts)
    assert found == 52


@pytest.mark.heavy
@pytest.mark.parametrize(
    "unit",
    [
        *(
            "<script",
            "<script ",
            "<script>",
            OPEN,
            f"{OPEN}<!--<script>",
            "<!--",
            "<title>",
            "<svg/",
            "<a b='",
            '<a b="c ',
        ),
        *(
            "</script>",
            f"{OPEN}</script>",
            f"{OPEN}1</script>\n",
            "<a  ",
            "<a =",
            "<![CDATA[",
            "<svg><![CDATA[",
            "-->",
        ),
        *(
            "<meta charset=x>",
            f"{OPEN}</script",
            "<link rel=canonical href=&amp;>",
            "<a b=c\t",
            '<a "',
            "<?",
            "\n",
        ),
    ],
)
def test_hostile_pages_take_time_in_proportion(unit: str) -> None:
    data = (unit * (1_000_000 // len(unit))).encode()
    page = scripts(data)
    assert isinstance(page, Page)
    assert len(page.scripts) < 30_000


@given(
    st.binary(max_size=200)
    | st.lists(st.sampled_from(PARTS), max_size=9).map(lambda parts: "".join(parts).encode("utf-16"))
)
def test_any_bytes(data: bytes) -> None:
    try:
        page = scripts(data)
    except NewsmlError:
        return
    for script in page.scripts:
        assert replaced(data, page, {0: script.text}) == data
    assert len(scripts(added(data, page, "{}")).scripts) == len(page.scripts) + 1
