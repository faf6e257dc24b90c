"""The rules about the language and the script of the text."""

from __future__ import annotations

import sys

import pytest

from newsml.rules import check, detector
from newsml.rules.scripts import letters, scripts, usual
from tests.rules.build import codes, story

ENGLISH = (
    "The bridge across the Lower Ash opens on Saturday, the mayor said. Buses will run every ten minutes, and nobody "
    "has to pay before the end of the month."
)
RUSSIAN = (
    "Мост через реку откроется в субботу, сообщила мэр города. Автобусы будут ходить каждые десять минут, и до конца "
    "месяца платить никому не придётся. Жители обоих берегов ждали этого четыре года."
)
JAPANESE = (
    "新しい橋は土曜日に開通すると市長が述べた。バスは十分ごとに運行し、月末までは誰も料金を払う必要がない。"
)
NORWEGIAN = (
    "Broen over elven åpner på lørdag, sa ordføreren. Bussene går hvert tiende minutt, og ingen trenger å betale før "
    "slutten av måneden, heller ikke de som bor på den andre siden. «Vi har ventet lenge nok», sa hun etter møtet."
)
SPANISH = (
    "El puente sobre el río Bajo se abre el sábado, dijo la alcaldesa. Los autobuses pasarán cada diez minutos y nadie "
    "tendrá que pagar hasta fin de mes."
)


@pytest.mark.parametrize(
    ("language", "text"),
    [("de", ENGLISH), ("fr-CA", ENGLISH), ("uk", RUSSIAN), ("zh-Hans", JAPANESE), ("pt", SPANISH)],
)
def test_another_language(language: str, text: str) -> None:
    (finding,) = check(story(text, language=language))
    assert (finding.code, finding.path, finding.excerpt) == ("W001", ("language",), language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en-GB", ENGLISH),
        ("ru", RUSSIAN),
        ("ja", JAPANESE),
        ("no", NORWEGIAN),
        ("nb", NORWEGIAN),
        ("nn", NORWEGIAN),
        ("da", NORWEGIAN),  # too much alike
        ("de", ENGLISH[:60]),  # too short to tell
        ("tlh", ENGLISH),  # the detector does not know it
        ("x-private", ENGLISH),
        ("und", ENGLISH),
        ("mul", ENGLISH),
        (
            "ru-Latn",
            "Most cherez reku otkroyetsya v subbotu, soobshchila mer goroda Anna Sergeyevna Belova. " * 3,
        ),
    ],
)
def test_the_same_or_not_to_tell(language: str, text: str) -> None:
    assert not {"W001", "W002"} & {*codes(story(text, language=language))}


def test_without_a_language() -> None:
    assert codes(story(ENGLISH)) == ()


def test_without_the_detector(monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra is not installed: the rule is silent, the one about scripts is not."""
    monkeypatch.setitem(sys.modules, "py3langid.langid", None)
    detector._detector.cache_clear()
    try:
        assert codes(story(ENGLISH, language="de")) == ()
        assert codes(story(ENGLISH, language="ru")) == ("W002",)
    finally:
        detector._detector.cache_clear()


@pytest.mark.parametrize(
    ("language", "text", "share"),
    [("ru", ENGLISH, 0), ("el", RUSSIAN, 0), ("ja", ENGLISH, 0), ("ko", JAPANESE, None), ("en", RUSSIAN, 0)],
)
def test_another_script(language: str, text: str, share: int | None) -> None:
    """Only this rule speaks: another script is another language as well."""
    found = check(story(text, language=language))
    assert found.codes == (("W002",) if share is not None else ("W001",))
    if share is not None:
        assert f"only {share} % of the letters" in found[0].message


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sr", "Мост се отвара у суботу, рекла је градоначелница."),
        ("sr", "Most se otvara u subotu, rekla je gradonačelnica."),
        ("sr-Latn", "Most se otvara u subotu, rekla je gradonačelnica."),
        ("zh-Hant", "大橋週六通車。市長說，巴士每十分鐘一班，到月底前免費。"),
        ("ja", "JR東日本とNTTドコモは14日、新しいアプリ「GoNow Plus」を発表した。"),
        ("ru", "NATO, OPEC, WHO, IMF, UN"),  # too few letters
        ("mn-Mong", "ᠮᠣᠩᠭᠣᠯ ᠤᠯᠤᠰ ᠤᠨ ᠨᠡᠶᠢᠰᠯᠡᠯ ᠬᠣᠲᠠ"),
        ("ru-Qaaa", ENGLISH[:60]),  # private use
        ("xx", ENGLISH[:60]),
    ],
)
def test_scripts_of_a_language(language: str, text: str) -> None:
    assert "W002" not in codes(story(text, language=language))


def test_scripts() -> None:
    assert scripts("sr") == ("Cyrl", "Latn")
    assert scripts("zh-Hant-TW") == ("Hant",)
    assert scripts("en-GB-oed") == ("Latn",)
    assert scripts("zgh") == ("Tfng",)
    assert (scripts("qqq"), letters(("Qaaa",)), letters(())) == ((), None, None)
    assert usual("zh-Hant")
    assert usual("ja-Hira")
    assert not usual("ru-Latn")
    assert not usual("x-private")
