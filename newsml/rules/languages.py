"""Language tags that are spelt correctly, and yet are not what the registry of BCP 47 has.

Facts of IANA's Language Subtag Registry and of ISO 639, written as data.
"""

from __future__ import annotations

from typing import Final

from newsml.rules.countries import ASSIGNED, MEANT, WITHDRAWN

_LANGUAGES: Final = """
    aa:aar ab:abk ae:ave af:afr ak:aka am:amh an:arg ar:ara as:asm av:ava ay:aym az:aze ba:bak
    be:bel bg:bul bh:bih bi:bis bm:bam bn:ben bo:bod/tib br:bre bs:bos ca:cat ce:che ch:cha co:cos cr:cre
    cs:ces/cze cu:chu cv:chv cy:cym/wel da:dan de:deu/ger dv:div dz:dzo ee:ewe el:ell/gre en:eng
    eo:epo es:spa et:est eu:eus/baq fa:fas/per ff:ful fi:fin fj:fij fo:fao fr:fra/fre fy:fry ga:gle
    gd:gla gl:glg gn:grn gu:guj gv:glv ha:hau he:heb hi:hin ho:hmo hr:hrv ht:hat hu:hun hy:hye/arm
    hz:her ia:ina id:ind ie:ile ig:ibo ii:iii ik:ipk io:ido is:isl/ice it:ita iu:iku ja:jpn jv:jav
    ka:kat/geo kg:kon ki:kik kj:kua kk:kaz kl:kal km:khm kn:kan ko:kor kr:kau ks:kas ku:kur kv:kom
    kw:cor ky:kir la:lat lb:ltz lg:lug li:lim ln:lin lo:lao lt:lit lu:lub lv:lav mg:mlg mh:mah
    mi:mri/mao mk:mkd/mac ml:mal mn:mon mr:mar ms:msa/may mt:mlt my:mya/bur na:nau nb:nob nd:nde
    ne:nep ng:ndo nl:nld/dut nn:nno no:nor nr:nbl nv:nav ny:nya oc:oci oj:oji om:orm or:ori os:oss
    pa:pan pi:pli pl:pol ps:pus pt:por qu:que rm:roh rn:run ro:ron/rum ru:rus rw:kin sa:san sc:srd
    sd:snd se:sme sg:sag sh:hbs si:sin sk:slk/slo sl:slv sm:smo sn:sna so:som sq:sqi/alb sr:srp
    ss:ssw st:sot su:sun sv:swe sw:swa ta:tam te:tel tg:tgk th:tha ti:tir tk:tuk tl:tgl tn:tsn
    to:ton tr:tur ts:tso tt:tat tw:twi ty:tah ug:uig uk:ukr ur:urd uz:uzb ve:ven vi:vie vo:vol
    wa:wln wo:wol xh:xho yi:yid yo:yor za:zha zh:zho/chi zu:zul
"""
"""The languages of two letters, with what ISO 639-2 calls them in three: `two:three`, or `two:three/bibliographic`."""


def _pairs(listed: str) -> dict[str, str]:
    return {key: value for key, _, value in (entry.partition(":") for entry in listed.split())}


_OLD_LANGUAGES: Final = _pairs("in:id iw:he ji:yi jw:jv mo:ro")
_OLD_REGIONS: Final = _pairs("BU:MM DD:DE FX:FR TP:TL YD:YE ZR:CD")
_OLD_TAGS: Final = _pairs(
    "art-lojban:jbo en-gb-oed:en-GB-oxendict i-ami:ami i-bnn:bnn i-hak:hak i-klingon:tlh i-lux:lb i-navajo:nv "
    "i-pwn:pwn i-tao:tao i-tay:tay i-tsu:tsu no-bok:nb no-nyn:nn sgn-be-fr:sfb sgn-be-nl:vgt sgn-ch-de:sgg "
    "zh-guoyu:cmn zh-hakka:hak zh-min-nan:nan zh-xiang:hsn zh-cmn:cmn zh-cmn-hans:cmn-Hans zh-cmn-hant:cmn-Hant "
    "zh-gan:gan zh-wuu:wuu zh-yue:yue sgn-us:ase sgn-gb:bfi sgn-de:gsg sgn-fr:fsl"
)
_MORE_REGIONS: Final = frozenset({"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "TA", "UN", "ZZ"})
"""Registered besides the codes that ISO 3166-1 assigns, or that it has withdrawn."""
_COUNTRY_FOR_LANGUAGE: Final = _pairs(
    "jp:ja cz:cs gr:el ua:uk dk:da cn:zh gb:en us:en by:be rs:sr ir:fa il:he kz:kk vn:vi at:de"
)
"""Codes of countries that stand where a language belongs, and the language that is probably meant."""


def _entries() -> dict[str, tuple[str, ...]]:
    return {two: tuple(three.split("/")) for two, three in _pairs(_LANGUAGES).items()}


_ENTRIES: Final = _entries()
_SHORTER: Final = {three: two for two, threes in _ENTRIES.items() for three in threes}


def preferred(tag: str) -> str | None:
    """The tag that the registry gives in place of this one; None where this one is as it should be."""
    whole = _OLD_TAGS.get(tag.lower())
    if whole is not None:
        return whole
    language, *rest = tag.split("-")
    better = [_OLD_LANGUAGES.get(language) or _SHORTER.get(language, language)]
    better += rest
    at = _region_at(rest)
    if at is not None:
        better[at + 1] = _OLD_REGIONS.get(rest[at], rest[at])
    found = "-".join(better)
    return found if found != tag else None


def unregistered(tag: str) -> tuple[str, str | None] | None:
    """The subtag that is not registered, and the tag that is probably meant; None where there is no such subtag.

    Looked at are languages of two letters and regions of two letters: those of three are too many for a table.
    """
    language, *rest = tag.split("-")
    if len(language) == 2 and language not in _ENTRIES and language not in _OLD_LANGUAGES:
        meant = _COUNTRY_FOR_LANGUAGE.get(language)
        return language, None if meant is None else "-".join([meant, *rest])
    at = _region_at(rest)
    if at is None or _is_region(rest[at]):
        return None
    region = MEANT.get(rest[at])
    return rest[at], None if region is None else "-".join([language, *rest[:at], region, *rest[at + 1 :]])


def _region_at(rest: list[str]) -> int | None:
    """Where in the subtags behind the language the region stands: two capitals, before any extension."""
    for n, subtag in enumerate(rest):
        if len(subtag) == 1:
            return None
        if len(subtag) == 2 and subtag.isupper():
            return n
    return None


def _is_region(code: str) -> bool:
    private = code in ("AA", "ZZ") or "QM" <= code <= "QZ" or "XA" <= code <= "XZ"
    return private or code in ASSIGNED or code in WITHDRAWN or code in _MORE_REGIONS
