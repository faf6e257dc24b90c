"""The days of the week in many languages, found in a few words that give a time."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

# What an inflected form begins with, from Monday to Sunday, after the wide day names of CLDR. Left out are languages
# in which the names are ordinals or other common words as well (Greek, Vietnamese, Romanian).
_EUROPE: Final = {
    "en": ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    "de": ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag|sonnabend", "sonntag"),
    "nl": ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
    "sv": ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"),
    "da": ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    "nb": ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    "it": ("lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"),
    "pt": ("segunda-f", "terça-f", "quarta-f", "quinta-f", "sexta-f", "sábado", "domingo"),
    "fi": ("maanantai", "tiistai", "keskiviik", "torstai", "perjantai", "lauantai", "sunnuntai"),
    "hu": ("hétfő", "kedd", "szerd", "csütörtök", "péntek", "szombat", "vasárnap"),
    "tr": ("pazartesi", "salı", "çarşamba", "perşembe", "cuma(?!rtesi)", "cumartesi", "pazar(?!tesi)"),
    "pl": (
        "poniedział",
        "wtor(?:ek|k)",
        "środ[aąęoy]|śród",
        "czwart(?:ek|k)",
        "piąt(?:ek|k)",
        "sobot",
        "niedziel",
    ),
    "cs": ("ponděl", "úter", "střed[aěouy]\\b", "čtvrt(?:ek|k)", "pát(?:ek|k)", "sobot", "neděl"),
    "ru": ("понедельник", "вторник", "сред[аыуе]\\b", "четверг", "пятниц", "суббот", "воскресень"),
    "uk": ("понеділ", "вівтор", "серед[аиуі]\\b", "четвер(?!т)", "п.ятниц", "субот", "неділ"),
    "id": ("senin", "selasa", "rabu", "kamis", "jum.?at", "sabtu", "hari minggu"),
}
# Written without spaces, or with prefixes: found anywhere.
_ELSEWHERE: Final = {
    "ar": ("ال[اإ]ثنين", "الثلاثاء", "ال[أا]ربعاء", "الخميس", "الجمعة", "السبت", "ال[أا]حد"),
    "he": ("יום ה?שני", "יום ה?שלישי", "יום ה?רביעי", "יום ה?חמישי", "יום ה?שישי", "שבת", "יום ה?ראשון"),
    "fa": (
        "دوشنبه",
        "سه[ \u200c]?شنبه",
        "چهار[ \u200c]?شنبه",
        "پنج[ \u200c]?شنبه",
        "جمعه",
        "(?<![وهرجک])(?<![وهرجک][ \u200c])شنبه",
        "یک[ \u200c]?شنبه",
    ),
    "hi": ("सोमवार", "मंगलवार", "बुधवार", "गुरुवार|गुरूवार|बृहस्पतिवार|वीरवार", "शुक्रवार", "शनिवार", "रविवार|इतवार"),
    "ja": ("月曜", "火曜", "水曜", "木曜", "金曜", "土曜", "日曜"),
    "ko": ("월요일", "화요일", "수요일", "목요일", "금요일", "토요일", "일요일"),
    "th": ("วันจันทร์", "วันอังคาร", "วันพุธ", "วันพฤหัส", "วันศุกร์", "วันเสาร์", "วันอาทิตย์"),
    "zh": tuple(f"(?:星期|[周週]|[礼禮]拜){day}" for day in ("一", "二", "三", "四", "五", "六", "[日天]")),
}
NIGHT_BEFORE: Final = frozenset({"ar", "fa", "he"})
"""Languages in which the night of a day is often the one that comes before it."""


def weekday(words: str, language: str) -> int | None:
    """The one day of the week that words name, Monday being 0; None where they name none or several.

    Args:
        words: a few words.
        language: the primary subtag of their language.
    """
    found = {one.lastindex for one in _pattern(language).finditer(words.casefold())}
    day = found.pop() if len(found) == 1 else None
    return None if day is None else day - 1


@cache
def _pattern(language: str) -> re.Pattern[str]:
    start, days = (
        ("(?<!\\w)", _EUROPE[language]) if language in _EUROPE else ("", _ELSEWHERE.get(language, ()))
    )
    return re.compile("|".join(f"({start}(?:{day}))" for day in days) or "(?!)")
