"""Odd values and names, of which `mutations` makes odd documents."""

from __future__ import annotations

import codecs
from typing import Final

from newsml.formats.newsml_g2.names import NA, NAR, XHTML, XML

NASTY: Final = (
    *("", " ", "\t\n", "\u00a0", "\u200b", "\u202eabc\u202c", "\ufeff", "\r", "a\rb", "\u2028"),
    *("]]>", "&amp;", "x" * 5000),
    *("0", "-1", "+1", "1.5", "1e9", "٣", "99999999999999999999", "9" * 5000, "NaN", "true", "none"),
    *("0000-00-00", "2025-02-30", "2025-11-04T25:61:61Z", "10000-01-01", "-0044-03-15"),
    *("0001-01-01T00:00:00Z",),
    *("2019-04-15T13:49:15+0200", "2019-04-15 13:49:15", " 2019-04-15", "2025-11-04T09:30:00+14:00"),
    *("2025", "24:00:00"),
    *("a:b:c", ":", "a:", ":b", "local:x", "local:p1", "local:", "p:1", "p:2", "medtop:04000000"),
    *("cpnat:person", "x y:z"),
    *("cpnat:event", "cpnat:abstract", "stat:canceled", "ninat:picture", "drol:summary"),
    *("narel:statement", "eprol:x"),
    *("http://a b/", "http://[::1", "http://example.com:/", "//", "urn:", "http://example.com/p/1"),
    *("mailto:", "%zz", "x#y#z"),
    *("en", "nb-NO", "x-klingon", "en-", "und", "i-default", "a" * 60, "text/plain", "text/html"),
    *("application/nitf+xml",),
    *("<p>x</p>", "<p>x", "&lt;b&gt;", "0 1", "1 0", "0 0 0 0", "0 99999", "0 1 2", "lines", "html"),
    *("m1 m2", "m1", "body"),
)  # fmt: skip
"""Values for attributes and texts: nearly right, out of range, or right in another place."""

TAGS: Final = (
    *("newsItem", "newsMessage", "itemSet", "packageItem", "conceptItem", "knowledgeItem"),
    *("conceptSet", "concept"),
    *("itemMeta", "contentMeta", "contentSet", "partMeta", "assert", "inlineRef", "inlineXML"),
    *("inlineData", "catalog"),
    *("subject", "located", "creator", "contributor", "infoSource", "headline", "by", "dateline"),
    *("slugline", "keyword"),
    *("description", "language", "genre", "urgency", "versionCreated", "contentCreated", "embargoed"),
    *("pubStatus", "title"),
    *("name", "definition", "note", "type", "related", "broader", "narrower", "sameAs", "conceptId"),
    *("facet", "scheme"),
    *("personDetails", "organisationDetails", "geoAreaDetails", "POIDetails", "eventDetails"),
    *("affiliation", "position"),
    *("dates", "start", "end", "duration", "location", "participant", "organiser", "occurStatus"),
    *("event", "events"),
    *("rightsInfo", "copyrightHolder", "link", "altRep", "pubHistory", "published", "timestamp"),
    *("remoteContent", "sent"),
)  # fmt: skip
BODY_TAGS: Final = (
    *("html", "head", "body", "title", "p", "div", "span", "br", "b", "i", "a", "h1", "h7", "ul"),
    *("ol", "li", "table", "tr"),
    *("td", "pre", "blockquote", "script", "style", "img", "video", "dl", "dd", "sub", "section"),
    *("hr", "nitf", "hl2", "block"),
)  # fmt: skip
NA_TAGS: Final = (
    *("without", "mark", "statement", "provenance", "agent", "role", "name", "when", "where"),
)  # fmt: skip
ATTRIBUTES: Final = (
    *("qcode", "uri", "literal", "type", "typeuri", "role", "roleuri", "rel", "id", "idrefs", "guid"),
    *("version", "href"),
    *("contenttype", "original", "value", "tag", "relevance", "confidence", "part", "alias"),
    *("hidden", "style", "encoding"),
    *("standardversion", "conformance", "dir", "latitude", "longitude", "separator", "creator"),
    *("residref", "foreign"),
    *(f"{{{XML}}}{name}" for name in ("lang", "id", "space", "base")),
    *(f"{{{NA}}}{name}" for name in ("absent", "id", "as", "spans", "digest", "layout", "version")),
    *(f"{{{NA}}}{name}" for name in ("field", "value", "participant", "kind", "alternative")),
    *(f"{{{NA}}}{name}" for name in ("sha256", "length", "head", "match", "of")),
)  # fmt: skip
NAMESPACES: Final = (
    NAR,
    XHTML,
    NA,
    "",
    "urn:example:other",
    "relative",
    "http://iptc.org/std/NITF/2006-10-18/",
)
TOKENS: Final = (
    *(b"<", b">", b"&", b'"', b"'", b"/>", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<?x", b"?>"),
    *(b"</p>", b"<b>"),
    *(b"&#0;", b"&#x10FFFF;", b"&#13;", b"&nbsp;", b"&amp;", b"\x00", b"\xff", b"\xc3"),
    *(b"\xed\xa0\x80", b"\xef\xbb\xbf"),
    *(b"\r", b"\r\n", b"\t", b" ", b"\xc2\xa0", b"local:", b"na:", b"xml:", b"q:", b" xmlns=''"),
    *(b" xmlns:na='urn:x'",),
    *(b"<!DOCTYPE x>", b"<!ENTITY a 'b'>", b"<subject qcode='p:1'/>", b"9999999999", b"<newsItem>"),
    *(b"</newsItem>",),
)  # fmt: skip
ENCODINGS: Final = (
    *("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"),
    *("iso-8859-1",),
    *("windows-1252", "us-ascii", "koi8-r", "shift_jis", "euc_jp", "iso2022_jp", "cp037", "gb18030"),
    *("big5", "utf-7"),
)  # fmt: skip
MARKS: Final = (
    *(codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE),
    *(b"\n", b" ", b"\x00", b""),
)  # fmt: skip
