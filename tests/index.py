"""Writes `fixtures/README.md`, the index of the annotated articles: `make golden`."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path

import newsml
from newsml.model.article import Article
from tests.golden import ARTICLES, SEEDS, slugs

INDEX = Path(__file__).parent.parent / "fixtures" / "README.md"

HEAD = """# Annotated articles

Stories of our own, in many languages and of many kinds, annotated in full. `seeds/<slug>/` has the text, where it comes
from, and, for most, the annotation as a person wrote it (`draft.yaml`, words in place of offsets);
`articles/<slug>/` the article that `newsml ground` made of the two, and one golden output for each format. This page is
generated (`make golden`). `rules/<CODE>/` has an article that a rule is content with, and one that it reports.
"""


def origin(slug: str) -> str:
    """What the seed's own page says."""
    return (SEEDS / slug / "ORIGIN.md").read_text(encoding="utf-8")


def metadata(slug: str) -> dict[str, str]:
    """The rows of the seed's table."""
    rows = re.findall(r"^\| ([^|]+?) \| (.+?) \|$", origin(slug), re.MULTILINE)
    return {name: value for name, value in rows if name not in ("field", "---")}


def section(slug: str, title: str) -> list[str]:
    """The bullets of a section of the seed's page, each on one line; empty where there is no such section."""
    found = re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", origin(slug), re.MULTILINE | re.DOTALL)
    bullets = re.findall(r"^- (.*?)(?=^- |\n\n|\Z)", found[1], re.MULTILINE | re.DOTALL) if found else []
    return [" ".join(bullet.split()) for bullet in bullets]


def script(article: Article) -> str:
    """The script that most letters of the text have, by the first word of their Unicode names."""
    text = f"{article.headline or ''}{article.body or ''}"
    names = Counter(unicodedata.name(char, "?").split()[0] for char in text if char.isalpha())
    name = names.most_common(1)[0][0]
    if name in ("CJK", "HIRAGANA", "KATAKANA"):
        return "Han and kana" if names["HIRAGANA"] else "Han"
    return name.capitalize()


def words(article: Article) -> int:
    """How many words the body has: runs of letters and digits; in scripts without spaces, half the letters."""
    body = article.body or ""
    if script(article) in ("Han", "Han and kana", "Thai"):
        letters = sum(char.isalpha() for char in body)
        return letters // (2 if script(article) != "Thai" else 4)
    return len(body.split())


def page() -> str:
    """The whole page."""
    out = [
        HEAD,
        "| article | language, script | kind | words | participants | events | statements | anchors |",
    ]
    out.append("|---|---|---|---|---|---|---|---|")
    details = []
    for slug in slugs():
        article = newsml.load(ARTICLES / slug / "article.json").article
        counts = (len(article.participants), len(article.events), len(article.statements))
        numbers = " | ".join(map(str, (words(article), *counts, sum(1 for _ in article.anchors()))))
        kind = metadata(slug)["kind of story"]
        out.append(f"| [{slug}](#{slug}) | {article.language}, {script(article)} | {kind} | {numbers} |")
        details += [f"\n## {slug}\n", f"{article.headline} ([origin](../seeds/{slug}/ORIGIN.md))\n"]
        details += [f"- {shown}" for shown in section(slug, "What it shows")]
        if meant := section(slug, "Findings that are meant"):
            details += ["\nFindings that are meant:\n", *(f"- {finding}" for finding in meant)]
    return "\n".join([*out, *details]) + "\n"


if __name__ == "__main__":
    INDEX.write_text(page(), encoding="utf-8")
