"""Which quotation marks belong together, and which of them open in which language.

The table holds facts of the Unicode Common Locale Data Repository, release 48.2 (main/*/delimiters.json), wherever a
locale has other marks than its parent. What CLDR does not list stands below it, with where it is in use.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final
from unicodedata import category

_ROOT: Final = "“ ” ‘ ’"
# Start, end, and the start and end of a quotation inside a quotation, for the locales behind them.
_LOCALES: Final = {
    "„ ” ‚ ’": "agq ff",
    "« » ‹ ›": "am az-Arab az-Cyrl fa fr-CH gsw jgo kkj mzn rm sdh wae",
    "” “ ’ ‘": "ar lld ms-Arab syr ur",
    "« » “ ”": "ast blo bm br ca cv dyo el es-US eu ewo ie it kab kk lij mg mua nnh pms pt-AO pt-CH pt-CV pt-GQ pt-GW "
    "pt-LU pt-MO pt-MZ pt-PT pt-ST pt-TL sc sg ti",
    "« » „ “": "bas be bua ky os ru sah tyv uk",
    "„ “ „ “": "bg lt prg sgs",
    _ROOT: "bm-Nkoo ff-Adlm uz-Arab uz-Cyrl",
    "„ “ ‚ ‘": "bs-Cyrl cs de dsb et hr hsb is ksh lb luy mk nds sk sl",
    "„ ” ‘ ’": "bs",
    "« » ‘ ’": "dua el-polyton ksf nb nn no rw",
    "“ ” « »": "eo",
    "” ” ’ ’": "fi he lag rn se sn sv yi",
    "« » ” “": "fr-CA",
    "« » « »": "fr ht hy oc yav",
    "‘ ’ “ ”": "fur ia ti-ER tn",
    "„ ” » «": "hu szl",
    "「 」 『 』": "ja yue zh-Hant",
    "„ “ « »": "ka",
    "» « › ‹": "kk-Arab ug",
    "‘ ’ ‘ ’": "nl",
    "„ ” « »": "nmg pl ro",
    "« » „ ”": "shi zgh",
    "„ ” ’ ’": "sr",
    "“ ’ “ ”": "st",
    "“ ” “ ”": "tk",
    "“ ” ’ ‘": "uz",
}
# Printed books and papers of German, Danish, Slovene, Polish; Finnish and Swedish books; East Asian titles, vertical
# and half-width forms; Hebrew gershayim; the marks of typewriters, alone or mixed with others, of TeX and treebanks,
# and of wire services.
_OTHERS: Final = (
    *(
        "» «",
        "› ‹",
        "» »",
        "› ›",
        "《 》",
        "〈 〉",
        "﹁ ﹂",
        "﹃ ﹄",
        "｢ ｣",
        "〝 〞",
        "〝 〟",
        "⹂ ”",
        "‟ ”",
        "‛ ’",
    ),
    *("״ ״", '" "', "＂ ＂", "' '", "＇ ＇", "` '", "`` ''", "'' ''", "<< >>", '„ "', '" ”', '“ "'),
)
_BY_LOCALE: Final = {
    locale: tuple(signs.split()) for signs, names in _LOCALES.items() for locale in names.split()
}
APOSTROPHES: Final = frozenset("'`\u2018\u2019\u201a\u201b\uff07")
"""Signs that are quotation marks in one place and apostrophes, accents or commas in another."""


def _closers() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for signs in (*_LOCALES, *_OTHERS):
        several = signs.split()
        for start, end in zip(several[::2], several[1::2], strict=True):
            found.setdefault(start, set()).add(end)
    return {start: frozenset(ends) for start, ends in found.items()}


CLOSERS: Final = _closers()
"""By opening mark the marks that close it, in any language."""
SIGNS: Final = frozenset(CLOSERS).union(*CLOSERS.values())
"""All marks; a few of them are two characters long."""


@lru_cache(maxsize=64)
def marks(language: str | None) -> tuple[str, ...]:
    """The start and end of a quotation in a language, and of one inside a quotation, by CLDR.

    Args:
        language: a tag of BCP 47; the nearest locale that has marks of its own counts.
    """
    subtags = (language or "").split("-")
    names = ("-".join(subtags[:n]) for n in range(len(subtags), 0, -1))
    return next((_BY_LOCALE[name] for name in names if name in _BY_LOCALE), tuple(_ROOT.split()))


@lru_cache(maxsize=1024)
def usual_way(sign: str, language: str | None) -> str:
    """Whether a mark is one that opens or that closes in a language; where CLDR has no word on it, in Unicode."""
    signs = marks(language)
    opens, closes = sign in signs[::2], sign in signs[1::2]
    if opens != closes:
        return "open" if opens else "close"
    if opens:
        return ""
    return {"Pi": "open", "Ps": "open", "Pf": "close", "Pe": "close"}.get(category(sign[0]), "")


def is_one_way(sign: str) -> bool:
    """Whether a mark opens or closes in all languages: brackets such as 「 and 」, and the low mark „."""
    return category(sign[0]) in ("Ps", "Pe")
