"""Rules about ids, IRIs and codes that other systems read otherwise, or cannot resolve."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from newsml.model.iri import is_iri
from newsml.rules.addresses import inside, normal, secret
from newsml.rules.edits import Edit, value_at
from newsml.rules.newscodes import SCHEMES, spelt
from newsml.rules.rule import Hit, quote, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsml.findings import Path
    from newsml.rules.inspection import Inspection


@rule(
    "F002",
    "ids-differ-in-capitals",
    "info",
    title="Two ids differ in capitals only",
    message="{id} and {other} differ in capitals only: name one of the two otherwise",
)
def ids_differ_in_capitals(inspection: Inspection) -> Iterator[Hit]:
    """Finds two ids of annotations or agents that are the same once capitals are folded.

    Why: databases with the usual collations, spreadsheets and file systems take them for one. On the way through such
    a system two participants become one, or the second one is refused.

    Mend: give one of them another name, in all places that refer to it.

    Rests on: the default collations of MySQL and SQL Server, which ignore case; RFC 3986, section 6.2.2.1, by which
    the same two ids are different fragments of an IRI.
    """
    article = inspection.article
    agents = () if article.provenance is None else article.provenance.agents
    things: list[tuple[Path, Any]] = [
        ((noun, n), thing) for noun in _NOUNS for n, thing in enumerate(getattr(article, noun))
    ]
    things += [(("provenance", "agents", n), agent) for n, agent in enumerate(agents)]
    seen: dict[str, str] = {}
    for path, thing in things:
        other = seen.setdefault(thing.id.lower(), thing.id)
        if other != thing.id:
            yield Hit((*path, "id"), {"id": thing.id, "other": other}, excerpt=thing.id)


_NOUNS: Final = ("participants", "topics", "events", "statements")


@rule(
    "F003",
    "address-of-the-house",
    "warning",
    title="An address leads into somebody's own network",
    message="{address} {reason}: write the address that everybody can open",
)
def address_of_the_house(inspection: Inspection) -> Iterator[Hit]:
    """Finds an IRI or link on localhost, on a name or number of a private network, or of a file on a disk.

    Why: the link works for whoever set it and for nobody else. As an id it is worse: in every network the same name
    stands for something else.

    Mend: write the public address; the id of an article is best made of a domain that the publisher owns.

    Rests on: RFC 6761 and RFC 6762, names for special use; RFC 1918 and RFC 4193, private addresses; ICANN's
    reservation of .internal.
    """
    for path, address in _addresses(inspection):
        reason = inside(address)
        if reason is not None:
            yield Hit(path, {"address": quote(address), "reason": reason}, excerpt=address)


@rule(
    "F004",
    "address-with-secret",
    "warning",
    title="An address gives away a secret",
    message="an address holds {what}, from {start} on: write the address without it, and have the secret changed",
)
def address_with_secret(inspection: Inspection) -> Iterator[Hit]:
    """Finds an IRI or link with a user name, a password, a token, a session or a signature in it.

    The finding shows the address up to there and no further, as findings end up in logs.

    Why: everybody who receives the article receives the access as well. And such addresses stop working, as sessions
    and signatures expire, after which the link leads nowhere.

    Mend: write the public address of the same thing; regard the secret as known, and have it changed.

    Rests on: RFC 3986, section 3.2.1, which deprecates passwords in addresses; RFC 6750, section 5.3, which advises
    against tokens in page addresses; an agency's item whose picture link is signed and expires.
    """
    for path, address in _addresses(inspection):
        found = secret(address)
        if found is not None:
            yield Hit(path, {"what": found[0], "start": quote(found[1])}, excerpt=found[1])


@rule(
    "F005",
    "id-of-two-spellings",
    "info",
    title="The article's id can be spelt in another way",
    message="{iri} and {normal} are the same address, but not the same id: write the second, in all articles that name "
    "it",
)
def id_of_two_spellings(inspection: Inspection) -> Iterator[Hit]:
    """Finds an id, a superseded id or a web address with capitals in scheme or host, a port that goes without saying,
    or an encoded character that needs no encoding.

    Why: systems that normalise addresses, as browsers and crawlers do, write the other spelling back. Ids are compared
    letter by letter, and a version is no longer found under its own name.

    Mend: use the normal form from the start. Where others know the article by this spelling already, keep it.

    Rests on: RFC 3986, sections 6.2.2 and 6.2.3, normalisation of case, percent-encoding and port; RFC 8141, section
    3.1, for urn; RDF 1.1 Concepts, section 3.2, which compares IRIs as strings.
    """
    article = inspection.article
    named: list[tuple[Path, str]] = [(("id",), article.id)]
    if article.supersedes is not None:
        named.append((("supersedes", "id"), article.supersedes.id))
    if article.url is not None:
        named.append((("url",), article.url))
    for path, iri in named:
        other = normal(iri)
        if other != iri:
            yield Hit(path, {"iri": quote(iri), "normal": quote(other)}, excerpt=iri)


_QCODE: Final = re.compile(f"(?:{'|'.join(SCHEMES)}):[^\\s:]+", re.ASCII)
_IRI: Final = re.compile("https?://[^/]|urn:[a-z0-9-]+:", re.IGNORECASE)


def _as_code(inspection: Inspection, hit: Hit) -> Iterator[Edit]:
    """The same value as the code that it is, with its names."""
    path = hit.path[:-1]
    code = value_at(inspection.article, path)
    yield Edit(path, code.model_copy(update={"literal": None, str(hit.values["field"]): code.literal}))


@rule(
    "F006",
    "literal-holds-code",
    "info",
    title="A literal value is an IRI or a QCode",
    message="the literal {literal} is {kind}: write it as `{field}`, so that others can resolve it",
    fix=_as_code,
)
def literal_holds_code(inspection: Inspection) -> Iterator[Hit]:
    """Finds a code that is given as a literal though it is an IRI, or a QCode of a scheme of IPTC's.

    Why: a literal means nothing outside of the system that wrote it. Receivers show it to readers as it stands, and
    find none of the stories that carry the same subject as a code.

    Mend: write `iri` or `qcode` in place of `literal`. What other systems call the article is not looked at.

    Rests on: NewsML-G2 2.35, flexible properties, with qcode, uri and literal as three different attributes, and a
    literal for values that no controlled vocabulary has.
    """
    for path, code in inspection.values.codes:
        literal = code.literal
        if literal is None or path[0] == "identifiers":
            continue
        if _IRI.match(literal) and is_iri(literal):
            values = {"literal": quote(literal), "kind": "an IRI", "field": "iri"}
            yield Hit((*path, "literal"), values, excerpt=literal)
        elif _QCODE.fullmatch(literal):
            values = {"literal": quote(literal), "kind": "a QCode", "field": "qcode"}
            yield Hit((*path, "literal"), values, excerpt=literal)


def _right_address(_: Inspection, hit: Hit) -> Iterator[Edit]:
    """The code's own IRI; what the article itself is called by is for people to change."""
    if hit.path[-1] == "iri":
        yield Edit(hit.path, hit.values["spelt"])


@rule(
    "F007",
    "newscode-at-other-address",
    "info",
    title="The IRI of an IPTC code is spelt otherwise than IPTC spells it",
    message="{iri} is not what IPTC calls this code: write {spelt}",
    fix=_right_address,
)
def newscode_at_other_address(inspection: Inspection) -> Iterator[Hit]:
    """Finds an IRI of IPTC's NewsCodes that begins with https, with www, or with the domain alone.

    Why: an IRI is compared letter by letter. Written as the address that a browser shows, it is the code of nothing:
    the picture that is marked as made by a machine counts as one of unknown origin.

    Mend: begin the IRI with http://cv.iptc.org/newscodes/, as IPTC's catalog does.

    Rests on: IPTC's catalog of schemes for NewsML-G2; RFC 3987, section 5.3.1, simple string comparison; image files
    of a large software maker with https in these IRIs, which readers of metadata have to allow for (MediaInfo).
    """
    for path, iri in inspection.values.iris:
        right = spelt(iri)
        if right != iri:
            yield Hit(path, {"iri": iri, "spelt": right}, excerpt=iri)


def _addresses(inspection: Inspection) -> Iterator[tuple[Path, str]]:
    """The IRIs, and the links and online places that need not be IRIs."""
    yield from inspection.values.iris
    for path, text in inspection.values.labels:
        if path[-1] in ("href", "online"):
            yield path, text
