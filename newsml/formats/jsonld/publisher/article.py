"""The article itself: what its node says in values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from newsml.formats.jsonld import terms as t
from newsml.formats.jsonld.publisher import values
from newsml.formats.jsonld.publisher.classes import ARTICLES, PLAIN_ARTICLES
from newsml.formats.jsonld.publisher.story import DERIVED
from newsml.formats.jsonld.term import SCHEMA

if TYPE_CHECKING:
    from newsml.formats.jsonld.facts import Fact
    from newsml.formats.jsonld.publisher.story import Story
    from newsml.formats.jsonld.publisher.values import Decoder


@dataclass(frozen=True, slots=True)
class Place:
    """One field, the properties that give it, the best first, and its decoder."""

    field: str
    properties: tuple[str, ...]
    decode: Decoder


TEXTS: Final = (
    Place("headline", ("headline", "name"), values.text),
    Place("standfirst", ("abstract", "description"), values.text),
)
PLACES: Final = (
    Place("slugline", (t.SLUGLINE.iri,), values.label),
    Place("created", ("dateCreated",), values.timestamp),
    Place("first_published", ("datePublished",), values.timestamp),
    Place("modified", ("dateModified",), values.timestamp),
    Place("expires", ("expires",), values.timestamp),
    Place("embargo", (t.EMBARGO.iri,), values.embargo),
    Place("reference_date", (t.REFERENCE_DATE.iri,), values.timestamp),
    Place("version", ("version",), values.ordinal),
    Place("urgency", (t.URGENCY.iri,), values.urgency),
    Place("credit_line", ("creditText",), values.label),
    Place("digital_source_type", ("digitalSourceType",), values.code),
    Place("publication_status", ("creativeWorkStatus",), values.word_of(t.PUBLICATION_STATUS.words or {})),
    Place("version_kind", (t.VERSION_KIND.iri,), values.word_of(t.VERSION_KIND.words or {})),
    Place("item_class", (t.ITEM_CLASS.iri,), values.word_of(t.ITEM_CLASS.words or {})),
    Place("direction", (t.DIRECTION.iri,), values.word_of(t.DIRECTION.words or {})),
)
_DATES: Final = ("dateCreated", "datePublished", "dateModified", "expires")
_SECTION: Final = SCHEMA + "articleSection"


def read_types(story: Story) -> None:
    """Classes: NewsArticle and Article say what every article is, the others are genres."""
    genres = story.data.setdefault("genres", [])
    for fact in story.node.of("@type"):
        if fact.value in PLAIN_ARTICLES:
            fact.taken = DERIVED
        elif fact.value in ARTICLES:
            fact.taken = "genres"
            genres.append({"iri": SCHEMA + fact.value})


def read_language(story: Story, fallback: str | None) -> None:
    """The language of the article: its own, else that of the page around it."""
    facts: list[Fact] = []
    for fact in story.node.of("inLanguage"):
        node = story.facts.met(fact) if fact.link else None
        facts += [fact] if node is None else node.of("alternateName", "identifier", "name")
    found = story.first(facts, values.language, "language")
    if found is None:
        _fall_back(story, fallback)
    else:
        story.data["language"] = story.language = found[0]
        story.tag = found[0].lower()
        _place(story, "language", found[0], found[1])
        for fact in story.node.of("inLanguage"):
            node = story.facts.met(fact) if fact.link else None
            if node is not None and found[1] in [*node.of("alternateName", "identifier", "name")]:
                fact.taken = "language"
                story.typed(node, "language", "Language")


def _fall_back(story: Story, page: str | None) -> None:
    """The language that all texts have; else, only to choose among them, that of the page."""
    texts = [*story.node.of("headline", "articleBody", "text")]
    tags = {fact.language for fact in texts}
    own = values.language(texts[0].language) if len(tags) == 1 else None
    if own is not None:
        story.data["language"] = story.language = own[0]
        story.tag = own[0].lower()
        story.note(texts[0], "its language is taken for that of the article")
    elif page is not None and (known := values.language(page)) is not None:
        story.language = known[0]


def read_values(story: Story) -> None:
    """The fields that have one value each."""
    for place in TEXTS:
        found = story.first(_best(story, place), place.decode, place.field)
        if found is not None:
            story.data[place.field] = found[0]
            _place(story, place.field, found[0], found[1])
    _read_body(story)
    for place in PLACES:
        found = story.first(story.node.of(*place.properties), place.decode, place.field)
        if found is not None:
            story.data[place.field] = found[0]
            _place(story, place.field, found[0], found[1])
    for fact in story.node.of(*_DATES):
        if fact.taken is None and values.timestamp(fact.value) is None:
            story.note(fact, "no date that can be read; left where it is")


def _place(story: Story, field: str, value: Any, fact: Fact) -> None:
    if type(fact.value) is type(value) and fact.value == value and not fact.link:
        story.places[field] = fact


def _best(story: Story, place: Place) -> list[Fact]:
    """The facts of a text, those in the language of the article first."""
    facts = [fact for name in place.properties for fact in story.node.of(name)]
    if story.language is None or all(fact.language is None for fact in facts):
        return facts
    known = story.language.lower()
    order = {name: n for n, name in enumerate(place.properties)}
    ranked = [(order[name], fact) for name in place.properties for fact in story.node.of(name)]
    ranked.sort(key=lambda one: (one[0], (one[1].language or known).lower() != known))
    return [fact for _, fact in ranked]


def _read_body(story: Story) -> None:
    """The body; several strings are its pieces, one below the other."""
    found: list[tuple[str, Fact]] = []
    for fact in story.node.of("articleBody"):
        if fact.language is not None and found and fact.language != found[0][1].language:
            continue
        value = story.decoded(fact, values.text, "body")
        if value is not None:
            found.append((value, fact))
    if not found:
        text = story.first(story.node.of("text"), values.text, "body")
        if text is None:
            return
        found = [text]
    story.data["body"] = body = "\n".join(value for value, _ in found)
    if len(found) == 1:
        _place(story, "body", body, found[0][1])
    else:
        story.note(found[0][1], f"{len(found)} texts, read as one with line feeds between them")
    for fact in story.node.of("text"):
        if fact.taken is None and fact.value == body:
            fact.taken = DERIVED
    for fact in story.node.of("wordCount"):
        if values.ordinal(fact.value) == (len(body.split()), ""):
            fact.taken = DERIVED


def read_headlines(story: Story) -> None:
    """The other headlines; a name that is none of them has its own role."""
    others: list[dict[str, Any]] = []
    for name in ("headline", "alternativeHeadline", "name"):
        for fact in story.node.of(name):
            if fact.taken is not None:
                continue
            value = story.decoded(fact, values.text, "alternative_headlines")
            if value is None:
                continue
            other: dict[str, Any] = {"text": value}
            tag = values.language(fact.language)
            fact.is_told = tag is not None
            if tag is not None and tag[0] != story.data.get("language"):
                other["language"] = tag[0]
            if name == "name":
                other["role"] = {"literal": "name"}
            others.append(other)
    if others:
        story.data["alternative_headlines"] = others


def read_classification(story: Story) -> None:
    """Keywords, genres, sections."""
    node, data = story.node, story.data
    keywords: list[str] = []
    for fact in node.of("keywords"):
        keywords += _keywords(fact, story)
    if keywords:
        data["keywords"] = keywords
    for fact in node.of("genre"):
        term = story.facts.met(fact)
        if term is None or set(term.facts) <= {"@id"}:
            code = story.decoded(fact, values.code, "genres")
        else:
            code = term_code(fact, story, "genres")
        if code is not None:
            data["genres"].append(code)
    sections = story.all(node.of("articleSection"), values.label, "labels")
    data.setdefault("labels", []).extend({"scheme": _SECTION, "value": value} for value in sections)
    notes = story.all(node.of(t.EDITORIAL_NOTES.iri), values.text, "editorial_notes")
    if notes:
        data["editorial_notes"] = notes


def _keywords(fact: Fact, story: Story) -> list[str]:
    node = story.facts.met(fact) if fact.link else None
    if node is not None:
        code = term_code(fact, story, "subjects")
        if code is not None:
            story.data.setdefault("subjects", []).append(code)
        return []
    word = story.decoded(fact, values.label, "keywords")
    if word is None:
        return []
    if "," not in word or len([*story.node.of("keywords")]) > 1:
        return [word]
    words = [part.strip() for part in word.split(",") if part.strip()]
    story.note(fact, "read as a list, separated by commas")
    if not words:
        fact.taken = None
    return words


def term_code(fact: Fact, story: Story, field: str) -> dict[str, Any] | None:
    """The code that a DefinedTerm is (schema.org/DefinedTerm): its IRI, its code, or its name."""
    node = story.facts.met(fact)
    if node is None:
        return None
    ids = [] if node.is_blank else [*node.of("@id")]
    found = story.first([*ids, *node.of("sameAs", "url")], values.iri, field)
    names = story.names(node.of("name", "alternateName"), field)
    code: dict[str, Any] = {"names": names} if names else {}
    if found is not None:
        code["iri"] = found[0]
    else:
        literal = story.first(node.of("termCode"), values.label, field)
        if literal is not None:
            code["literal"] = literal[0]
        elif names:
            code = {"literal": names[0]["text"], "names": names[1:]}
        else:
            return None
    fact.taken = field
    story.typed(node, field, "DefinedTerm", "CategoryCode")
    return code


def read_dateline(story: Story) -> None:
    """The dateline, and the place where the story was written."""
    dateline: dict[str, Any] = {}
    found = story.first(story.node.of("dateline"), values.label, "dateline")
    if found is not None:
        dateline["text"] = found[0]
        _place(story, "dateline", found[0], found[1])
    for fact in story.node.of("locationCreated"):
        place = story.thing(fact, "participant", "place") if "place" not in dateline else None
        if place is not None:
            dateline["place"], fact.taken = place.id, "dateline"
    when = story.first(story.node.of(t.DATELINE_DATE.iri), values.edtf, "dateline")
    if when is not None:
        dateline["date"] = when[0]
    if dateline:
        story.data["dateline"] = dateline
