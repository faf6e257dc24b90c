"""The country codes of ISO 3166-1 alpha-2, and what is often written in place of one."""

from __future__ import annotations

from typing import Final


def _codes(words: str) -> frozenset[str]:
    return frozenset(words.split())


ASSIGNED: Final = _codes(
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY "
    "BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK "
    "FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR "
    "IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK "
    "ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM "
    "PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF "
    "TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW"
)
"""The officially assigned codes."""

WITHDRAWN: Final = _codes("AN BU CS CT DD DY FQ FX HV JT MI NH NQ NT PC PU PZ RH SU TP VD WK YD YU ZR")
"""The codes of countries that are no more (ISO 3166-3): older articles speak of them."""

IN_USE: Final = frozenset({"XK"})
"""Codes for private use that the European Union, CLDR and others give to a country all the same."""

IN_PLACE_OF: Final = {"UK": "GB", "EL": "GR"}
"""The codes that the European Union writes for two countries, and those of ISO 3166-1."""

MEANT: Final = {
    **IN_PLACE_OF,
    "EN": "GB",
    "JA": "JP",
    "KO": "KR",
    "ZH": "CN",
    "DA": "DK",
    "HE": "IL",
    "FA": "IR",
    "HI": "IN",
}
"""What is probably meant by a code of the European Union's own, or by that of a language."""


def is_country(code: str) -> bool:
    """Whether this is, or was, the code of a country."""
    return code in ASSIGNED or code in WITHDRAWN or code in IN_USE
