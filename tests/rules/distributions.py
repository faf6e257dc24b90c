"""Distributions that are not installed: rules of others, found as if they were."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newsml import choosing, rules

RULE = '''
from newsml.rules import Hit, rule


@rule(
    {code!r},
    {slug!r},
    {severity!r},
    title="The headline shouts",
    message="{{headline}} is all capitals: write it smaller",
)
def shouting(inspection):
    """Finds a headline in capitals.

    Why: our readers complained.

    Mend: write it in small letters.

    Rests on: the house's style book.
    """
    headline = inspection.article.headline
    if headline is not None and headline.isupper():
        yield Hit(("headline",), {{"headline": headline}}, excerpt=headline)
'''


def rule_text(code: str = "ACME001", slug: str = "shouting-headline", severity: str = "warning") -> str:
    """Return a module with one rule."""
    return RULE.format(code=code, slug=slug, severity=severity)


def forget() -> None:
    """Forget the rules that were found, so that they are looked for again."""
    for cached in (rules.catalogue, rules._known, choosing.known):
        cached.cache_clear()


@contextmanager
def installed(folder: Path, **modules: str) -> Iterator[None]:
    """One distribution for each module, called like it, announcing `module` or what `# announces:` in it says."""
    for name, text in modules.items():
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
        info = folder / f"{name}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", encoding="utf-8"
        )
        announced = text.partition("# announces: ")[2].partition("\n")[0] or name
        (info / "entry_points.txt").write_text(f"[newsml.rules]\n{name} = {announced}\n", encoding="utf-8")
    sys.path.insert(0, str(folder))
    forget()
    try:
        yield
    finally:
        sys.path.remove(str(folder))
        for name in modules:
            sys.modules.pop(name, None)
        forget()
