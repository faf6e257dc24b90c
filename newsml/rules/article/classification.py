"""Rules about what an article is filed under: subjects, keywords, how it was made, in which language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newsml.rules.edits import Edit
from newsml.rules.folding import folded
from newsml.rules.newscodes import concept, is_media_topic, of_scheme, source_type_meant
from newsml.rules.rule import Hit, quote, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsml.findings import Path
    from newsml.model.article import Article
    from newsml.model.code import Code
    from newsml.rules.inspection import Inspection


@rule(
    "A017",
    "no-media-topic",
    "warning",
    title="A code is none of the Media Topics",
    message="{code} cannot be a Media Topic: those are 01000000 to 17000000 and eight digits from 20000000 on; {mend}",
)
def no_media_topic(inspection: Inspection) -> Iterator[Hit]:
    """Finds a subject or a topic's code in the scheme of IPTC's Media Topics that does not look like one of them.

    Why: nobody can resolve it, and the story is missing in the desk that it was meant for. Mostly it is a code of the
    older Subject Codes, in which the second level has other digits (04016000), a name, or a number that lost a zero.

    Mend: look the concept up among the Media Topics; a Subject Code stays one, with the alias subj.

    Rests on: IPTC NewsCodes, schemes mediatopic and subjectcode.
    """
    for path, code in _filed(inspection.article):
        topic = of_scheme(code, "mediatopic")
        if topic is not None and not is_media_topic(topic):
            old = len(topic) == 8 and topic.isdecimal()
            mend = f"for the Subject Code write subj:{topic}" if old else "look the concept up again"
            yield Hit(path, {"code": code.value, "mend": mend}, excerpt=code.value)


@rule(
    "A018",
    "subject-twice",
    "info",
    title="A subject is given twice, in two spellings",
    message="{code} and {other} are one concept: keep one of them",
)
def subject_twice(inspection: Inspection) -> Iterator[Hit]:
    """Finds two subjects or two genres that stand for the same concept, one as QCode and one as IRI, or with http and
    https, or with other names.

    Why: a story counts twice in its subject, and who removes it from the one finds it under the other.

    Mend: keep one of the two, best the IRI, and give it the names of both.

    Rests on: NewsML-G2 2.35, QCodes: alias and code stand for the scheme's URI with the code behind it; IPTC's catalog
    of schemes.
    """
    article = inspection.article
    for field in ("subjects", "genres"):
        seen: dict[str, Code] = {}
        for n, code in enumerate(getattr(article, field)):
            other = seen.setdefault(concept(code), code)
            if other is not code:
                yield Hit((field, n), {"code": code.value, "other": other.value}, excerpt=code.value)


def _as_iptc_spells_it(inspection: Inspection, hit: Hit) -> Iterator[Edit]:
    """IPTC's capitals; where more is wrong, the code that is meant is a guess."""
    code, meant = inspection.article.digital_source_type, str(hit.values["meant"])
    if code is None or not code.value.lower().endswith(meant.lower()):
        return
    field = "iri" if code.iri is not None else "qcode"
    yield Edit((*hit.path, field), code.value[: -len(meant)] + meant)


@rule(
    "A019",
    "source-type-misspelt",
    "warning",
    title="The digital source type is spelt wrongly",
    message="{code} is none of IPTC's digital source types: write {meant}",
    fix=_as_iptc_spells_it,
)
def source_type_misspelt(inspection: Inspection) -> Iterator[Hit]:
    """Finds a digital source type in IPTC's scheme that is none of its codes, but nearly one.

    Why: whether a machine wrote the story is told by this code alone, and compared letter by letter. A small letter in
    place of a capital, and the article counts as one of unknown origin.

    Mend: write the code as IPTC does. Codes that are like none of those known are not reported, as the scheme grows.

    Rests on: IPTC NewsCodes, scheme digitalsourcetype; C2PA and schema.org, which use the same codes.
    """
    code = inspection.article.digital_source_type
    written = None if code is None else of_scheme(code, "digitalsourcetype")
    meant = None if written is None else source_type_meant(written)
    if code is not None and meant is not None:
        yield Hit(("digital_source_type",), {"code": code.value, "meant": meant}, excerpt=code.value)


@rule(
    "A020",
    "keyword-twice",
    "info",
    title="A keyword is given twice",
    message="the keywords {keyword} and {other} differ in capitals, spaces or the encoding of accents only: keep one",
)
def keyword_twice(inspection: Inspection) -> Iterator[Hit]:
    """Finds two keywords that are the same but for capitals, white space, or how their accents are encoded.

    Why: each is an entry of its own in every list of keywords, and the stories are spread over both.

    Mend: keep the spelling that the newsroom uses.

    Rests on: Unicode Standard Annex 15, canonical equivalence, and the Unicode Standard, section 5.18, case folding;
    NewsML-G2 2.35, keyword, a term for indexing and finding the content.
    """
    seen: dict[str, str] = {}
    for n, keyword in enumerate(inspection.article.keywords):
        other = seen.setdefault(folded(keyword), keyword)
        if other is not keyword:
            values = {"keyword": quote(keyword), "other": quote(other)}
            yield Hit(("keywords", n), values, excerpt=keyword)


_SAYING_NOTHING: Final = {
    "und": "which means undetermined: find out, or leave the language out",
    "mis": "which stands for all languages without a code: use a private one, qaa to qtz, or x- and a name",
    "mul": "which means several: name the one that most of the text is in",
    "zxx": "which means that there are no words: name the language, or leave it out",
}


@rule(
    "A021",
    "language-says-nothing",
    "info",
    title="The language is given by a code that names none",
    message="language is {tag}, {mend}",
)
def language_says_nothing(inspection: Inspection) -> Iterator[Hit]:
    """Finds an article that has words and whose language is und, mis, mul or zxx.

    Why: with such a code nothing can be read aloud, hyphenated, translated or searched in the right language, yet the
    field is filled and nobody asks any more.

    Mend: name the language; leave it out where it is not known.

    Rests on: RFC 5646, section 4.1: und and mul are not to be used where the languages are known or the
    tag can be left out; zxx is for what has no linguistic content.
    """
    tag = inspection.article.language
    if tag is not None and (mend := _SAYING_NOTHING.get(tag.partition("-")[0])):
        yield Hit(("language",), {"tag": tag, "mend": mend}, excerpt=tag)


def _filed(article: Article) -> Iterator[tuple[Path, Code]]:
    """The codes of subjects and topics, with their paths."""
    for n, code in enumerate(article.subjects):
        yield ("subjects", n), code
    for n, topic in enumerate(article.topics):
        if topic.code is not None:
            yield ("topics", n, "code"), topic.code
