"""What validation costs: rules beside reading, several processes beside one, and structure beside JSON Schema."""

from __future__ import annotations

import json
import os
import tempfile
from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import fastjsonschema
import jsonschema
import jsonschema_rs
from pydantic_core import from_json

import newsml
from benchmarks.clock import race
from benchmarks.processes import run
from benchmarks.reading import ArticleWithoutChecks
from benchmarks.table import duration, ratio, show, size
from newsml.rules import Inspection, catalogue, check

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from newsml.model.article import Article
    from newsml.rules import Rule

_ROOT: Final = Path(__file__).resolve().parent.parent
_SLOWEST: Final = 12
_MANY: Final = 10_000
_JOBS: Final = 2


def validating(seconds: float) -> None:
    """Times the rules, their sharing by processes, and the structural part against JSON Schema."""
    documents = _documents()
    _beside_reading(documents, seconds)
    _rule_by_rule(documents, seconds)
    _structure(documents, seconds)
    _processes(documents)


def _documents() -> dict[str, bytes]:
    """The annotated articles of this repository."""
    paths = sorted((_ROOT / "fixtures" / "articles").glob("*/article.json"))
    return {path.parent.name: path.read_bytes() for path in paths}


def _beside_reading(documents: dict[str, bytes], seconds: float) -> None:
    rows = []
    totals: Counter[str] = Counter()
    for name, data in documents.items():
        article = newsml.loads(data, "json").article
        tasks: dict[str, Callable[[], object]] = {
            "read": partial(newsml.loads, data, "json"),
            "rules": partial(check, article),
        }
        times = race(tasks, seconds / 4)
        totals.update(times)
        rows.append(_row(name, len(data), times["read"], times["rules"]))
    rows.append(_row("all", sum(map(len, documents.values())), totals["read"], totals["rules"]))
    show(
        "All rules beside reading",
        f"The {len(catalogue())} rules over an article, and reading it from native JSON with all that is checked then. "
        "The aim is less than 2x.",
        ("article", "size", "read", "all rules", ""),
        rows,
    )


def _row(name: str, amount: int, read: float, rules: float) -> list[str]:
    return [name, size(amount), duration(read), duration(rules), ratio(rules, read)]


def _rule_by_rule(documents: dict[str, bytes], seconds: float) -> None:
    articles = [newsml.loads(data, "json").article for data in documents.values()]
    tasks = {one.code: partial(_ask, one, articles) for one in catalogue()}
    times = race(tasks, seconds * 4)
    whole = sum(times.values())
    slowest = sorted(times.items(), key=lambda item: -item[1])[:_SLOWEST]
    show(
        "The slowest rules",
        f"Over {len(articles)} articles, each rule alone: what several rules look up together is worked out for each "
        "of them anew here.",
        ("rule", "an article", "of all"),
        [(code, duration(time / len(articles)), f"{100 * time / whole:.0f} %") for code, time in slowest],
    )


def _ask(rule: Rule, articles: Sequence[Article]) -> None:
    for article in articles:
        for _ in rule.findings(Inspection(article)):
            pass


def _structure(documents: dict[str, bytes], seconds: float) -> None:
    schema = json.loads((_ROOT / "schema" / "article.schema.json").read_bytes())
    name, data = max(documents.items(), key=lambda item: len(item[1]))
    value = from_json(data)
    bare = {key: part for key, part in value.items() if key != "newsml"}
    # What these two cannot compile: characters beyond JSON's, and what must not follow.
    simple = _without_patterns(schema)
    tasks = {
        "jsonschema": partial(_judged, jsonschema.Draft202012Validator(schema), value),
        "jsonschema.validate, one call": partial(jsonschema.validate, value, schema),
        "jsonschema, without patterns": partial(_judged, jsonschema.Draft202012Validator(simple), value),
        "fastjsonschema, without patterns": partial(fastjsonschema.compile(_draft_7(simple)), value),
        "jsonschema-rs, without patterns": partial(jsonschema_rs.validator_for(simple).validate, value),
        "newsml, structure alone": partial(ArticleWithoutChecks.model_validate, bare),
        "newsml, with consistency": partial(newsml.Article.model_validate, bare),
        "newsml, all rules": partial(check, newsml.loads(data, "json").article),
        "newsml, all of it, from bytes": partial(_whole, data),
    }
    times = race(tasks, seconds * 4)
    show(
        "Structure beside JSON Schema",
        f"{name}, {size(len(data))} of JSON, parsed beforehand where it is not said otherwise, against the published "
        "schema, which sees structure only: no offsets, references or words. The ratio says how many times as long "
        "jsonschema takes; the aim for the structural part is 50x.",
        ("validator", "time", "jsonschema takes"),
        [(name, duration(time), ratio(times["jsonschema"], time)) for name, time in times.items()],
    )


def _judged(validator: jsonschema.Draft202012Validator, value: Any) -> None:
    if next(validator.iter_errors(value), None) is not None:
        raise AssertionError("the published schema refuses the article")


def _without_patterns(part: Any) -> Any:
    if isinstance(part, dict):
        return {
            key: _without_patterns(value)
            for key, value in part.items()
            if not (key == "pattern" and isinstance(value, str))
        }
    return [_without_patterns(item) for item in part] if isinstance(part, list) else part


def _draft_7(schema: Any) -> Any:
    """The schema for fastjsonschema, which knows drafts up to 7."""
    text = json.dumps({**schema, "$schema": "http://json-schema.org/draft-07/schema#"})
    return json.loads(text.replace('"$defs"', '"definitions"').replace("#/$defs/", "#/definitions/"))


def _whole(data: bytes) -> None:
    newsml.validate(newsml.loads(data, "json"))


_ALONE: Final = """
import sys
from time import perf_counter
from newsml.cli import main
began = perf_counter()
try:
    main(sys.argv[1:], prog_name="newsml")
except SystemExit as end:
    assert end.code in (0, None), end.code
peak = max(
    int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM:")
) if sys.platform == "linux" else 0
print(perf_counter() - began, peak)
"""


def _processes(documents: dict[str, bytes]) -> None:
    """The command itself, over JSON Lines that go round the documents."""
    articles = [newsml.loads(data, "json").article for data in documents.values()]
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for count in (_MANY // 10, _MANY):
            path = Path(folder, f"{count}.jsonl")
            with path.open("wb") as file:
                for n in range(count):
                    one = articles[n % len(articles)].replace(id=f"urn:example:{n}")
                    file.write(newsml.dumps(one, "jsonl"))
            times = {}
            for jobs in (1, _JOBS):
                seconds, peak = run(_ALONE, "validate", "--jobs", str(jobs), str(path)).split()[-2:]
                times[jobs] = float(seconds)
                each = f"{count / times[jobs]:.0f}"
                peak = size(int(peak) * 1024)
                speed = ratio(times[1], times[jobs])
                rows.append(
                    (
                        f"{count}",
                        size(path.stat().st_size),
                        str(jobs),
                        duration(times[jobs]),
                        each,
                        speed,
                        peak,
                    )
                )
    show(
        "Many articles",
        f"`newsml validate` over JSON Lines, start included, on {os.cpu_count()} processors; the aim is 1.8x with two "
        "processes, and a peak of memory (of the process that was started) that does not grow with the file. "
        "Whatever else runs on the machine takes from the second process first.",
        ("articles", "size", "processes", "time", "a second", "", "peak"),
        rows,
    )
