"""The language that a text is written in, as a detector has it; nothing where none is installed."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

# Enough to be sure of any language, and little enough to take less time than reading the article.
_SAMPLE: Final = 400
# Varieties that the detector tells apart and language tags mostly do not: macrolanguages of ISO 639-3 and what is
# written nearly alike.
_ONE: Final = (
    *(
        "no nb nn",
        "ms id",
        "sr hr bs",
        "zh wuu yue",
        "ar ary arz",
        "fa tg",
        "el grc",
        "he hbo",
        "en pcm",
        "gn gug",
    ),
    *(
        "ff fuv",
        "uz uzs",
        "lv ltg",
        "ku sdh",
        "de lb",
        "it vec lij",
        "es ext an",
        "tl fil",
        "tr az crh",
        "kok gom",
    ),
)
_NO_LANGUAGE: Final = "zxx"
_LIKE: Final = {one: frozenset(group.split()) for group in _ONE for one in group.split()}


def language_of(text: str, declared: str) -> str | None:
    """The language that a text is in for certain, if it is not the declared one, nor like it.

    Args:
        text: the text; a part of it is looked at.
        declared: the primary subtag of the declared language.
    """
    detector = _detector()
    if detector is None or declared not in detector.labels:
        return None
    likelihoods: dict[str, float] = dict(detector.rank(text[:_SAMPLE]))
    found = max(likelihoods, key=lambda language: likelihoods[language])
    if found in _LIKE.get(declared, (declared,)) or found == _NO_LANGUAGE:
        return None
    alike = sum(likelihoods[one] for one in _LIKE.get(found, (found,)) if one in likelihoods)
    return found if alike > 0.999 and likelihoods[declared] < 0.000_1 else None


@cache
def _detector() -> LanguageIdentifier | None:
    try:
        from py3langid.langid import MODEL_FILE, LanguageIdentifier
    except ImportError:  # the extra `newsml[language]` is not installed
        return None
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
