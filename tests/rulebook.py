"""Writes what is shown of each rule: its examples in the package, its page in `docs/rules/`, and their index.

Whoever adds a rule and its two articles in `fixtures/rules/` only runs `python -m tests.rulebook`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from newsml.errors import shown_path
from newsml.findings import Finding
from newsml.model.article import Article
from newsml.rules import FAMILIES, Rule, check, ours
from newsml.rules.examples import Example
from newsml.rules.excerpt_json import in_lines
from newsml.rules.explanation import explained
from newsml.rules.families import family_of
from newsml.rules.profiles import PROFILES
from newsml.rules.retired import RETIRED
from newsml.standards.checks import CHECKS, Check
from tests.rules.families.interchange import TARGETS

ROOT = Path(__file__).parent.parent
FIXTURES = ROOT / "fixtures" / "rules"
EXAMPLES = ROOT / "newsml" / "rules" / "examples"
PAGES = ROOT / "docs" / "rules"

NOUNS = ("participants", "topics", "events", "statements")
FAMILY_TITLES = {**FAMILIES, "X": "standard"}

INDEX = """# The rules

What `newsml validate` finds in an article beyond what cannot be, and in a document by its standard. Written from the
rules themselves (`make golden`); `newsml rule CODE` shows the same in a terminal.

A code is a letter for the family and three digits. It keeps its meaning for ever and is never given to another rule.
[Validation](../validation.md) tells how rules are chosen, and how a finding is accepted.

Severity: **error** where a standard is broken, **warning** where the article contradicts itself, its text or a
standard, **info** where a look is worth it. The last three columns say in which profile a rule counts:
"""


LONGEST = 40
"""Lines up to which an article is shown as a whole."""


def example(code: str) -> Example:
    """The relevant part of the bad and of the good article, and what newsml says of the bad one."""
    bad, good = (
        json.loads((FIXTURES / code / f"{name}.json").read_text("utf-8")) for name in ("bad", "good")
    )
    del bad["newsml"], good["newsml"]
    (finding,) = (
        one for one in check(Article.model_validate(bad), target=TARGETS.get(code)) if one.code == code
    )
    if max(len(in_lines(article).split("\n")) for article in (bad, good)) > LONGEST:
        shown = _relevant(bad, good, finding)
        bad, good = _part(bad, shown), _part(good, shown)
    return Example(bad, good, shown_path(finding.path), finding.message)


def _relevant(bad: dict[str, Any], good: dict[str, Any], finding: Finding) -> set[str]:
    """The ids of the annotations that matter: what is found or named, what was mended, and what these refer to."""
    mine = {thing["id"]: thing for noun in NOUNS for thing in bad.get(noun, ())}
    its = {thing["id"]: thing for noun in NOUNS for thing in good.get(noun, ())}
    shown = {id_ for id_ in mine | its if mine.get(id_) != its.get(id_) or id_ in finding.message}
    if finding.path and finding.path[0] in NOUNS:
        things = getattr(Article.model_validate(bad), str(finding.path[0]))
        shown.add(things[finding.path[1]].id)
    words = {word for id_ in shown for thing in (mine.get(id_), its.get(id_)) for word in _words(thing)}
    return shown | (words & (mine.keys() | its.keys()))


def _words(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set().union(*map(_words, value.values()))
    if isinstance(value, list):
        return set().union(*map(_words, value))
    return {value} if isinstance(value, str) else set()


def _part(article: dict[str, Any], shown: set[str]) -> dict[str, Any]:
    """The article without the annotations that do not matter."""
    kept = {noun: [thing for thing in article.get(noun, ()) if thing["id"] in shown] for noun in NOUNS}
    return {key: kept.get(key, value) for key, value in article.items() if kept.get(key, value) != []}


def page(one: Rule | Check) -> str:
    """The page of a rule or check."""
    parts = explained(one.explanation)
    out = [
        f"# {one.code} {one.slug}",
        f"**{_prose(one.title)}.** Severity: {one.severity}.",
        _prose(parts.finds),
    ]
    out += ["## Why", _prose(parts.why)]
    if isinstance(one, Rule):
        out += _examples(one.code)
    out += ["## How to mend it", _prose(parts.mend)]
    if isinstance(one, Rule) and one.fix is not None:
        out += ["Where there is one right answer, `newsml validate --fix` mends it."]
    out += ["## What it rests on", _prose(parts.rests_on)]
    counts = [name for name, profile in PROFILES.items() if profile.counts(one)]
    out += [
        "## Where it counts",
        f"In {_listed(counts, 'the profile', 'the profiles')}; see [Validation](../validation.md).",
    ]
    return "\n\n".join(out) + "\n"


def _examples(code: str) -> list[str]:
    shown = example(code)
    whole = f"../../fixtures/rules/{code}"
    return [
        "## Example",
        f"Bad ([whole article]({whole}/bad.json)):",
        _fenced("json", in_lines(shown.bad)),
        f"newsml says of `{shown.path}`:",
        _fenced("text", shown.message),
        f"Good ([whole article]({whole}/good.json)):",
        _fenced("json", in_lines(shown.good)),
    ]


def _fenced(language: str, text: str) -> str:
    return f"```{language}\n{text}\n```"


def _listed(names: list[str], one: str, many: str) -> str:
    words = [f"`{name}`" for name in names]
    return f"{one} {words[0]}" if len(words) == 1 else f"{many} {', '.join(words[:-1])} and {words[-1]}"


def _prose(text: str) -> str:
    """Text as Markdown: what would be markup is not, but for code."""
    pieces = text.split("`")
    for n in range(0, len(pieces), 2):
        pieces[n] = (
            pieces[n].replace("\\", "\\\\").replace("<", "&lt;").replace("*", "\\*").replace("|", "\\|")
        )
        pieces[n] = pieces[n].replace("[", "\\[")
    return "`".join(pieces)


def _all() -> list[Rule | Check]:
    return [*ours(), *CHECKS]


def index() -> str:
    """The page that lists all of them, by family."""
    out = [INDEX.strip()]
    for letter, family in FAMILY_TITLES.items():
        rows = [one for one in _all() if family_of(one.code) == letter]
        out.append(f"## {letter}: {family}")
        heads = ["rule", "finds", "severity", *PROFILES]
        out.append("\n".join([_row(heads), _row(["---"] * len(heads)), *map(_entry, rows)]))
    if RETIRED:
        gone = [
            _row(
                [
                    code,
                    one.slug,
                    f"[{one.successor}]({one.successor}.md)" if one.successor else "",
                    _prose(one.why),
                ]
            )
            for code, one in sorted(RETIRED.items())
        ]
        out += ["## Retired", "\n".join([_row(["code", "name", "now", "why"]), _row(["---"] * 4), *gone])]
    return "\n\n".join(out) + "\n"


def _entry(one: Rule | Check) -> str:
    ticks = ["yes" if profile.counts(one) else "" for profile in PROFILES.values()]
    return _row([f"[{one.code} {one.slug}]({one.code}.md)", _prose(one.title), one.severity, *ticks])


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def documents() -> dict[Path, str]:
    """All files with what is to stand in them."""
    out = {PAGES / "README.md": index()}
    for one in _all():
        out[PAGES / f"{one.code}.md"] = page(one)
    for one in ours():
        shown = example(one.code)
        data = {"bad": shown.bad, "good": shown.good, "path": shown.path, "message": shown.message}
        out[EXAMPLES / f"{one.code}.json"] = in_lines(data) + "\n"
    return out


def strays() -> list[Path]:
    """Files that stand there for no rule."""
    wanted = documents()
    return [path for path in (*PAGES.glob("*.md"), *EXAMPLES.glob("*.json")) if path not in wanted]


def main() -> None:
    """Writes the files anew, and removes those of rules that are gone."""
    PAGES.mkdir(exist_ok=True)
    for path, text in documents().items():
        path.write_text(text, encoding="utf-8", newline="\n")
    for path in strays():
        path.unlink()


if __name__ == "__main__":
    main()
