"""Rules about the language of the text: the one declared, and the one that it is written in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newsml.rules.detector import language_of
from newsml.rules.rule import Hit, rule
from newsml.rules.scripts import LETTER, letters, scripts, usual

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsml.rules.inspection import Inspection

_SAMPLE: Final = 1000
_FEWEST_LETTERS: Final = 20
# Below these many letters a detector is guessing; where a letter is a syllable or a word, fewer say as much.
_ENOUGH_LETTERS: Final = 100
_DENSE: Final = frozenset({"Hani", "Hans", "Hant", "Jpan", "Kore"})


@rule(
    "W001",
    "language-unlike-text",
    "warning",
    title="The text is written in another language than the declared one",
    message="language is {declared}, but the text is written in {found}: write {found}, or look whether the text is "
    "the "
    "one that was meant",
)
def language_unlike_text(inspection: Inspection) -> Iterator[Hit]:
    """Finds an article whose text is, beyond doubt, in another language than its `language` says.

    Why: the language chooses the readers, the search index, the hyphenation, the voice that reads it aloud and the
    models that annotate it. Wrong ones are mostly a system's default, or those of the text that was translated.

    Mend: correct `language`; of one statement in another language, say so in the statement's `language`. The rule needs
    the extra `newsml[language]` and is silent without it, on short texts, and on languages that look like one another.

    Rests on: BCP 47 (RFC 5646), section 4.1: tag content wisely; the detector py3langid, trained on 140 languages,
    which has to be certain at 99.9 % of the one and to rule out the other.
    """
    declared = inspection.article.language
    text = _text(inspection)
    if declared is None or not usual(declared) or _unlike_script(declared, text):
        return
    least = _ENOUGH_LETTERS // 3 if _DENSE & set(scripts(declared)) else _ENOUGH_LETTERS
    if len(LETTER.findall(text)) >= least:
        found = language_of(text, declared.partition("-")[0])
        if found is not None:
            yield Hit(("language",), {"declared": declared, "found": found}, excerpt=declared)


@rule(
    "W002",
    "script-unlike-language",
    "warning",
    title="The text is not in a script of its language",
    message="language is {declared}, which is written in {scripts}, but only {share} % of the letters are: correct the "
    "language, or name the script in it, as in sr-Latn",
)
def script_unlike_language(inspection: Inspection) -> Iterator[Hit]:
    """Finds a text of which less than a fifth is written in the script of its language.

    Why: fonts, direction, sorting and search are chosen by the script that the tag implies; a transcribed text that is
    tagged as if it were not is found by nobody, and shown from the wrong side.

    Mend: correct `language`. Where the text is transcribed, or the language has another script in this place, name the
    script in the tag: ru-Latn, pa-Arab.

    Rests on: BCP 47 (RFC 5646), section 2.2.3, script subtags; Unicode CLDR 48.2, the scripts of each language; Unicode
    Standard Annex 24, the script of each letter.
    """
    declared = inspection.article.language
    text = _text(inspection)
    if declared is not None and _unlike_script(declared, text):
        share = round(100 * _share(declared, text))
        values = {"declared": declared, "scripts": " or ".join(scripts(declared)), "share": share}
        yield Hit(("language",), values, excerpt=declared)


def _text(inspection: Inspection) -> str:
    """The beginning of the article's words, the body before all else."""
    texts = inspection.texts
    words = (texts[field] for field in ("body", "headline", "standfirst") if field in texts)
    return "\n".join(words)[:_SAMPLE]


def _unlike_script(declared: str, text: str) -> bool:
    return _share(declared, text) < 0.2


def _share(declared: str, text: str) -> float:
    """How much of a text is in the scripts of a language; all of it where that cannot be told."""
    pattern = letters(scripts(declared))
    own = pattern.findall(text) if pattern is not None else None
    if own is None or len(own) >= _FEWEST_LETTERS * 5:
        return 1
    number = len(LETTER.findall(text))
    return len(own) / number if number >= _FEWEST_LETTERS else 1
