"""Writes the golden outputs anew: `make golden`. Look at the diff before you commit it."""

from __future__ import annotations

from pathlib import Path

import newsml
from newsml.formats import named, names

ARTICLES = Path(__file__).parent.parent / "fixtures" / "articles"
SEEDS = Path(__file__).parent.parent / "seeds"
RDF = ("turtle", "nquads", "ntriples")
DEMO = Path(__file__).parent.parent / "newsml" / "demo"


def slugs() -> list[str]:
    """The fixtures."""
    return sorted(path.parent.name for path in ARTICLES.glob("*/article.json"))


def golden(slug: str, format_: str) -> Path:
    """Where the golden output of a format lies."""
    return ARTICLES / slug / f"article{named(format_).suffixes[0]}"


def formats() -> tuple[str, ...]:
    """The formats with golden outputs; those in RDF are the graph of the JSON-LD, which is compared instead."""
    return tuple(name for name in names() if name not in RDF)


def grounded(slug: str) -> newsml.Grounding:
    """What the hand-written draft of a seed and its text make together."""
    headline, body = (SEEDS / slug / "article.txt").read_bytes().decode("utf-8").split("\n\n", 1)
    return newsml.ground(SEEDS / slug / "draft.yaml", {"headline": headline, "body": body.removesuffix("\n")})


def main() -> None:
    """Writes one file per fixture and format, and the demo's copy of the first fixture."""
    for slug in slugs():
        if (SEEDS / slug / "draft.yaml").exists():
            newsml.dump(grounded(slug).article, ARTICLES / slug / "article.json")
        article = newsml.load(ARTICLES / slug / "article.json").article
        for format_ in formats():
            if format_ != "json":
                newsml.dump(article, golden(slug, format_), format_)
    (DEMO / "paris-summit.json").write_bytes((ARTICLES / "paris-summit" / "article.json").read_bytes())


if __name__ == "__main__":
    main()
