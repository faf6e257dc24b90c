"""Pages in a real browser: every fixture, on a desk and on a phone, with mouse and keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import newsml
from tests.page.hostile import hostile

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FIXTURES = sorted(Path(__file__).parents[2].glob("fixtures/articles/*/article.json"))
DESK = {"width": 1280, "height": 900}
PHONE = {"width": 375, "height": 740}

MACRON = "a.w[href='#macron'] >> nth=0"

pytestmark = pytest.mark.heavy


class Opened:
    """A tab that remembers what went wrong in it."""

    def __init__(self, tab: Page) -> None:
        self.tab = tab
        tab.set_default_timeout(8000)
        self.complaints: list[str] = []
        self.asked: list[str] = []
        tab.on("console", lambda message: self.complaints.append(message.text))
        tab.on("pageerror", lambda error: self.complaints.append(str(error)))
        tab.on("dialog", lambda dialog: self.complaints.append(dialog.message))
        tab.on("request", lambda request: self.asked.append(request.url))

    def open(self, html: str, folder: Path) -> Page:
        """The page from a file, as a reader opens it."""
        path = folder / "page.html"
        path.write_text(html, encoding="utf-8")
        self.tab.goto(path.as_uri())
        return self.tab


@pytest.fixture
def opened(browser: Browser) -> Iterator[Opened]:
    tab = browser.new_page(viewport=DESK)  # type: ignore[arg-type]
    yield Opened(tab)
    tab.close()


def fixture(name: str) -> newsml.Article:
    return newsml.load(next(path for path in FIXTURES if path.parent.name == name)).article


def serious(tab: Page) -> list[str]:
    """What axe finds that keeps people out."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    found = axe.Axe().run(tab, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:200]} ({len(one['nodes'])})"
        for one in found
        if one["impact"] in ("serious", "critical")
    ]


def soon(tab: Page, condition: str) -> bool:
    """Whether a condition comes true within two seconds; Playwright's own wait needs eval, which the policy refuses."""
    for _ in range(40):
        if tab.evaluate(condition):
            return True
        tab.wait_for_timeout(50)
    return False


def overflow(tab: Page) -> int:
    return int(tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.parent.name)
def test_every_fixture(path: Path, opened: Opened, tmp_path: Path) -> None:
    article = newsml.load(path).article
    tab = opened.open(article.to_html(), tmp_path)
    assert overflow(tab) == 0
    assert serious(tab) == []
    shown = tab.locator(".text.body :is(p, h2, li, blockquote)").all_text_contents()
    assert "\n".join(shown).split() == (article.body or "").split()
    tab.set_viewport_size(PHONE)  # type: ignore[arg-type]
    assert overflow(tab) == 0
    assert opened.complaints == []
    assert [url for url in opened.asked if not url.startswith("file:")] == []


def test_by_night_and_on_a_phone(opened: Opened, tmp_path: Path) -> None:
    opened.tab.emulate_media(color_scheme="dark")
    tab = opened.open(fixture("valley-flood").to_html(), tmp_path)
    tab.set_viewport_size(PHONE)  # type: ignore[arg-type]
    assert serious(tab) == []


def test_keyboard_walk(opened: Opened, tmp_path: Path) -> None:
    """From word to word with the arrows, to what it belongs to with Enter, and back with Escape."""
    tab = opened.open(fixture("paris-summit").to_html(), tmp_path)
    focused = "document.activeElement.id || document.activeElement.className"
    tab.evaluate("document.querySelector('a.w').focus()")
    tab.keyboard.press("ArrowRight")
    assert tab.evaluate("document.activeElement.textContent") == "meets"
    described = tab.evaluate("document.activeElement.getAttribute('aria-describedby')")
    assert described == "-tip"
    assert "mention" in (tab.text_content("#-tip") or "")
    word = tab.evaluate(focused)
    target = tab.evaluate("document.activeElement.hash.slice(1)")
    tab.keyboard.press("Enter")
    assert tab.evaluate(focused) == target
    assert tab.evaluate("document.activeElement.classList.contains('hit')")
    assert tab.locator(f"#{word}").evaluate("e => e.classList.contains('hit')")
    tab.keyboard.press("Tab")  # the first link of the card leads back into the text
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.closest('main') !== null")
    tab.keyboard.press("Enter")
    tab.keyboard.press("Escape")
    assert tab.evaluate("document.activeElement.closest('main') !== null")
    tab.keyboard.press("Escape")
    assert tab.locator("#-tip").is_hidden()


def test_every_link_of_the_page_leads_somewhere(opened: Opened, tmp_path: Path) -> None:
    tab = opened.open(fixture("paris-summit").to_html(), tmp_path)
    own = "[...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.hash.slice(1))"
    assert tab.evaluate(f"{own}.filter(id => !document.getElementById(id))") == []
    # Every thing of the article has a link from the text to its card, where it is anchored at all.
    article = fixture("paris-summit")
    anchored = {place.annotation.id for place in article.anchors()}
    linked = set(
        tab.evaluate("[...document.querySelectorAll('main a[href^=\"#\"]')].map(a => a.hash.slice(1))")
    )
    assert anchored <= linked


def test_arrows_follow_the_direction_of_the_script(opened: Opened, tmp_path: Path) -> None:
    tab = opened.open(fixture("valley-flood").to_html(), tmp_path)
    tab.evaluate("document.querySelector('a.w').focus()")
    first = tab.evaluate("document.activeElement.id")
    tab.keyboard.press("ArrowLeft")
    assert tab.evaluate("document.activeElement.id") != first
    tab.keyboard.press("ArrowRight")
    assert tab.evaluate("document.activeElement.id") == first


def test_hover_lights_both_ways(opened: Opened, tmp_path: Path) -> None:
    tab = opened.open(fixture("paris-summit").to_html(), tmp_path)
    tab.hover(MACRON)
    assert tab.locator("#macron").evaluate("e => e.classList.contains('hit')")
    tab.hover("#advisers h3")
    assert tab.locator("main a.w.hit").all_text_contents() == ["advisers"]
    assert not tab.locator("#macron").evaluate("e => e.classList.contains('hit')")


def test_filters(opened: Opened, tmp_path: Path) -> None:
    article = fixture("paris-summit")
    tab = opened.open(article.to_html(), tmp_path)
    visible = ".card:not([hidden])"
    everything = tab.locator(visible).count()
    tab.uncheck("input[value=topics]")
    assert tab.locator(f"{visible}.topics").count() == 0
    assert tab.locator("main [data-o].topics:not(.off)").count() == 0
    tab.select_option("select[name=who]", "macron")
    said = {one.id for one in article.statements_of("macron")}
    shown = set(tab.locator(f"{visible}.statements").evaluate_all("all => all.map(e => e.id)"))
    assert said <= shown
    assert len(shown) < len(article.statements)
    kind = article.statements_of("macron")[0].kind
    tab.select_option("select[name=kind]", f"statements/{kind}")
    kinds = tab.locator(visible).evaluate_all("all => all.map(e => e.dataset.kind)")
    assert set(kinds) == {kind}
    assert f"of {everything} shown" in (tab.text_content("#-count") or "")
    tab.click("button[type=reset]")
    assert soon(tab, "document.querySelectorAll('.card[hidden]').length === 0")


def test_print(opened: Opened, tmp_path: Path) -> None:
    """Nothing is scrolled away on paper."""
    tab = opened.open(fixture("paris-summit").to_html(), tmp_path)
    tab.emulate_media(media="print")
    assert tab.evaluate("getComputedStyle(document.querySelector('aside')).position") == "static"
    assert tab.locator("#-filters").is_hidden()
    assert tab.pdf().startswith(b"%PDF")


def test_with_a_finger(browser: Browser, tmp_path: Path) -> None:
    """The first touch of a word says what it belongs to, the second goes there; the way back is the browser's."""
    path = tmp_path / "page.html"
    path.write_text(fixture("paris-summit").to_html(), encoding="utf-8")
    context = browser.new_context(viewport=PHONE, has_touch=True)  # type: ignore[arg-type]
    tab = context.new_page()
    tab.set_default_timeout(8000)
    tab.goto(path.as_uri())
    tab.tap(MACRON)
    assert "Emmanuel Macron" in (tab.text_content("#-tip") or "")
    assert tab.evaluate("scrollY") == 0
    tab.tap(MACRON)
    assert tab.evaluate("document.activeElement.id") == "macron"
    assert tab.evaluate("scrollY") > 1000
    tab.go_back()
    assert soon(tab, "scrollY === 0")
    context.close()


def test_without_scripts(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(fixture("paris-summit").to_html(), encoding="utf-8")
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.set_default_timeout(8000)
    tab.goto(path.as_uri())
    tab.click(MACRON)
    assert tab.url.endswith("#macron")
    tab.click("#macron a.chip >> nth=0")
    assert tab.url.partition("#")[2].startswith("-")
    assert tab.locator("#-filters").is_hidden()
    context.close()


def test_in_a_notebook(opened: Opened, tmp_path: Path) -> None:
    """The frame shows the page, its links work, and it cannot reach the document around it."""
    article = fixture("paris-summit")
    tab = opened.open(f"<!DOCTYPE html><title>notebook</title>{article._repr_html_()}", tmp_path)
    inside = tab.frame_locator("iframe")
    inside.locator(MACRON).click()
    assert inside.locator("#macron").evaluate("e => document.activeElement === e")
    assert opened.complaints == []


def test_hostile_text_does_nothing(opened: Opened, tmp_path: Path) -> None:
    article = hostile()
    tab = opened.open(article.to_html(), tmp_path)
    assert tab.evaluate("window.owned") is None
    assert tab.locator("img, iframe, object, embed, base, main script, aside script, main style").count() == 0
    assert overflow(tab) == 0
    assert tab.evaluate("document.querySelectorAll('script').length") == 1
    schemes = set(tab.evaluate("[...document.querySelectorAll('a')].map(a => a.protocol)"))
    assert schemes <= {"file:", "https:"}
    for word in tab.locator("main a.w").all():
        box = word.bounding_box()
        if box is not None and box["width"] > 4:
            word.hover()
        else:  # a character without a width, which a mouse does not find
            word.focus()
    assert opened.complaints == []
    assert [url for url in opened.asked if not url.startswith("file:")] == []


def test_the_policy_stops_what_gets_in(opened: Opened, tmp_path: Path) -> None:
    """A second wall: even markup that stood in the page would neither run nor load."""
    evil = (
        "<script>window.owned=1</script><style>*{color:red}</style>"
        '<img src="https://example.org/x" onerror="window.owned=1">'
    )
    html = fixture("paris-summit").to_html().replace("<main", f"{evil}<main", 1)
    tab = opened.open(html, tmp_path)
    assert tab.evaluate("window.owned") is None
    assert [text for text in opened.complaints if "Content Security Policy" in text]
