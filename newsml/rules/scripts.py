"""In which scripts a language is written.

The table holds facts of the Unicode Common Locale Data Repository, release 48.2 (supplemental/languageData.json,
primary use): the languages with a code of two letters, and others that have news of their own.
"""

from __future__ import annotations

from functools import cache
from typing import Final

import regex

_LANGUAGES: Final = {
    "Latn": "aa af ak an ast ay az bi br ca ch co cs cy da de dsb dyo ee en eo es et eu ff fi fil fj fo fr fur fy ga "
    "gag gd gl gn gsw gv haw ho hr hsb ht hu hz ia id ie ig ik io is it jv kab kg ki kj kl kr krl ku kw la lb lg li "
    "lij "
    "ln lt ltg lu lv mg mh mi mt na nap nb nd nds ng nl nn no nr nv ny oc om pi pl pt qu rm rmo rn ro rw sc scn se sg "
    "sk sl sm sma smj smn sms sn so sq ss st su sv sw szl tn to tr ts ty ve vec vi vo vro wa wo xh yo za zu",
    "Cyrl": "ab av ba be bg ce crh cu cv kv mdf mk mn myv os ru sah tt tyv udm uk",
    "Arab": "apc apd ar ary arz bal brh ckb fa khw lrc luz mzn ps sdh skr trw ur",
    "Deva": "awa bho doi hi mag mai mr ne",
    "Ethi": "am byn gez ti tig wal",
    "Hani": "hak nan wuu yue zh",
    "Beng": "as bn mni",
    "Tibt": "bo dz",
    "Cans Latn": "cr iu",
    "Hebr": "he yi",
    "Latn Arab": "ha ms",
    "Cyrl Latn": "bs kaa sr",
    "Arab Deva": "ks sd",
    "Cyrl Arab": "kk ug",
    "Cyrl Arab Latn": "ky tg tk uz",
    "Latn Tfng": "rif tzm",
    "Latn Nkoo": "bm",
    "Deva Latn": "kok",
    "Tfng Latn Arab": "shi",
}
_OF_ONE: Final = {
    "Cher Thaa Grek Gujr Armn Yiii Jpan Geor Khmr Knda Kore Laoo": "chr dv el gu hy ii ja ka km kn ko lo",
    "Mlym Mymr Nkoo Cans Orya Guru Olck Sinh Taml Telu Thai Tfng": "ml my nqo oj or pa sat si ta te th zgh",
}
"""Scripts that serve one of the languages each, in the same order."""
_BY_LANGUAGE: Final = {
    **{name: tuple(written.split()) for written, names in _LANGUAGES.items() for name in names.split()},
    **{
        name: (script,)
        for written, names in _OF_ONE.items()
        for script, name in zip(written.split(), names.split(), strict=True)
    },
}
# ISO 15924 codes that stand for several scripts of Unicode (its annex 24), or for one under another name.
_SEVERAL: Final = {
    "Jpan": ("Hani", "Hira", "Kana"),
    "Hrkt": ("Hira", "Kana"),
    "Kore": ("Hang", "Hani"),
    "Hans": ("Hani", "Bopo"),
    "Hant": ("Hani", "Bopo"),
    "Aran": ("Arab",),
    "Cyrs": ("Cyrl",),
    "Latf": ("Latn",),
    "Latg": ("Latn",),
}


def scripts(language: str) -> tuple[str, ...]:
    """The scripts of a language tag: the one that it names, else those of the language; () where they are unknown."""
    subtags = language.split("-")
    named = tuple(subtag for subtag in subtags[1:] if len(subtag) == 4 and subtag.isalpha())[:1]
    return named or _BY_LANGUAGE.get(subtags[0], ())


def usual(language: str) -> bool:
    """Whether a language tag names no script, or one in which the language is usually written."""
    named = {one for script in scripts(language) for one in _SEVERAL.get(script, (script,))}
    own = _BY_LANGUAGE.get(language.partition("-")[0], ())
    return not named.isdisjoint(one for script in own for one in _SEVERAL.get(script, (script,)))


@cache
def letters(written: tuple[str, ...]) -> regex.Pattern[str] | None:
    """A pattern for the letters of some scripts; None where Unicode does not know one of them."""
    found = [name for script in written for name in _SEVERAL.get(script, (script,))]
    try:
        return (
            regex.compile("[" + "".join(rf"\p{{Script={name}}}" for name in found) + "]") if found else None
        )
    except regex.error:
        return None


LETTER: Final = regex.compile(r"[\p{L}--\p{Script=Common}]", regex.V1)
"""A letter of any script."""
