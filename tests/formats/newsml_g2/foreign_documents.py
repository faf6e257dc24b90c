"""Whole documents as others write them, of our own writing, and the guises in which they come."""

from __future__ import annotations

import re
from collections.abc import Callable

NAR = "http://iptc.org/std/nar/2006-10-01/"

POWER = """<?xml version="1.0" encoding="UTF-8"?>
<!-- from the desk -->
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="tag:example.com,2025:7" version="3"
    standard="NewsML-G2" standardversion="2.29" conformance="power" xml:lang="en">
  <catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/>
  <catalog>
    <scheme alias="topic" uri="http://cv.iptc.org/newscodes/mediatopic/"/>
    <scheme alias="desk" uri="https://example.com/desk/"/>
  </catalog>
  <rightsInfo>
    <copyrightHolder literal="Example"/>
    <!-- cleared -->
    <copyrightNotice>(c) Example</copyrightNotice>
  </rightsInfo>
  <itemMeta>
    <itemClass qcode="ninat:text" />
    <provider qcode="desk:wire"><name>Example Wire</name></provider>
    <versionCreated>2019-04-15T13:49:15+0200</versionCreated>
    <firstCreated>2019-04-14</firstCreated>
    <embargoed/>
    <pubStatus qcode="stat:usable"/>
    <service qcode="desk:all"/>
    <edNote>Note</edNote>
    <x:job xmlns:x="https://example.com/x">17</x:job>
  </itemMeta>
  <contentMeta>
    <urgency>4</urgency>
    <creator literal="cy" custom="true"><name>Cy</name></creator>
    <language tag="en"/>
    <genre qcode="genre:Current"/>
    <keyword>one</keyword>
    <!-- two is the desk's -->
    <keyword>two</keyword>
    <subject type="cpnat:abstract" qcode="topic:01000000" rank="2"/>
    <subject type="cpnat:person" qcode="desk:ada">
      <name>Ada</name>
    </subject>
    <slugline separator="/">A/B</slugline>
    <headline>The &#xE6;sir &amp; Ada</headline>
    <by>By Cy</by>
    <description role="drol:caption">Not for us</description>
    <?desk keep?>
  </contentMeta>
  <contentSet>
    <inlineXML contenttype="application/xhtml+xml">
      <html xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title></head><body>
        <p class="lead">Ada met <b>Bo</b>, and <![CDATA[more]]>.</p>
        <p>They   talked.</p>
      </body></html>
    </inlineXML>
    <remoteContent href="https://example.com/a.jpg" id="pic"/>
  </contentSet>
</newsItem>
"""

CORE = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:example:core" version="1"
  standard="NewsML-G2" standardversion="2.15">
  <itemMeta>
    <itemClass qcode="ninat:text"/>
    <provider literal="X"/>
    <versionCreated>2019-04-15 13:49:15</versionCreated>
  </itemMeta>
  <contentMeta>
    <headline>Core</headline>
  </contentMeta>
  <contentSet>
    <inlineData contenttype="text/plain">One.

Two.</inlineData>
  </contentSet>
</newsItem>
"""

NITF = """<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">
  <header><sent>2020-01-02T03:04:05Z</sent><priority>3</priority></header>
  <itemSet>
    <packageItem guid="urn:example:pkg"/>
    <newsItem guid="urn:example:1" version="1" standard="NewsML-G2" standardversion="2.12" conformance="power">
      <itemMeta>
        <itemClass qcode="ninat:text"/>
        <provider literal="X"/>
        <versionCreated>2020-01-02T03:04:05Z</versionCreated>
      </itemMeta>
      <contentMeta>
        <headline>First</headline>
      </contentMeta>
      <contentSet>
        <inlineXML contenttype="application/nitf+xml">
          <nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.content>
            <p>One <em>word</em>.</p><p>Two.</p>
          </body.content></body></nitf>
        </inlineXML>
      </contentSet>
    </newsItem>
    <!-- between -->
    <newsItem guid="urn:example:2" version="1" standard="NewsML-G2" standardversion="2.12" conformance="power">
      <itemMeta>
        <itemClass qcode="ninat:text"/>
        <provider literal="X"/>
        <versionCreated>2019-01-02T03:04:05Z</versionCreated>
      </itemMeta>
      <contentMeta>
        <headline>Second</headline>
      </contentMeta>
    </newsItem>
  </itemSet>
</newsMessage>
"""

BARE = (
    f'<newsItem xmlns="{NAR}" guid="urn:example:bare" standardversion="2.29" conformance="power">'
    "<contentMeta><headline>H</headline></contentMeta></newsItem>"
)
"""Without a catalog, itemMeta and contentSet."""

NO_META = (
    f'<newsItem xmlns="{NAR}" guid="urn:example:bare" standardversion="2.29" conformance="power">'
    '<contentSet><inlineData contenttype="text/plain">Words.</inlineData></contentSet></newsItem>'
)

DOCUMENTS = {"power": POWER, "core": CORE, "nitf": NITF, "bare": BARE, "no contentMeta": NO_META}


def _as_is(text: str) -> bytes:
    return text.encode()


def _crlf(text: str) -> bytes:
    return text.replace("\n", "\r\n").encode()


def _one_line(text: str) -> bytes:
    return re.sub(r">\n *(?=<)", ">", text).encode()


def _tabs(text: str) -> bytes:
    return re.sub("(?<=\n) +", lambda found: "\t" * (len(found[0]) // 2), text).encode()


def _prefixed(text: str) -> bytes:
    """The standard's elements with a prefix; those of a page have no namespace declaration between them and theirs."""
    head, page, tail = re.fullmatch(
        r"(.*?)((?:<html.*</html>|<nitf.*</nitf>)?)(.*)", text, re.DOTALL
    ).groups()  # type: ignore[union-attr]
    if not page:
        head, tail = text, ""

    def prefixed(part: str) -> str:
        return re.sub(r"<(/?)(?=[a-z]\w*[\s/>])", r"<\1g2:", part).replace(
            'xmlns="http://ip', 'xmlns:g2="http://ip'
        )

    return (prefixed(head) + page + prefixed(tail)).encode()


def _latin(text: str) -> bytes:
    return _declared(text, "ISO-8859-1").encode("iso-8859-1", "xmlcharrefreplace")


def _utf_16(text: str) -> bytes:
    return _declared(text, "UTF-16").encode("utf-16")


def _marked(text: str) -> bytes:
    return text.encode("utf-8-sig")


def _declared(text: str, encoding: str) -> str:
    return f'<?xml version="1.0" encoding="{encoding}"?>' + text.removeprefix(
        '<?xml version="1.0" encoding="UTF-8"?>'
    )


GUISES: dict[str, Callable[[str], bytes]] = {
    "as it is": _as_is,
    "CRLF": _crlf,
    "one line": _one_line,
    "tabs": _tabs,
    "prefixed": _prefixed,
    "ISO-8859-1": _latin,
    "UTF-16": _utf_16,
    "BOM": _marked,
}
"""Ways to write the same document; each is applied to the base and to what is to come of it."""
