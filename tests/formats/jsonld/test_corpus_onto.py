"""Laws 2 and 3 on documents and pages of others: equal bytes where nothing changes; edits arrive, the rest stays."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import newsml
from newsml.formats.jsonld.document import at_path
from newsml.formats.jsonld.pages import scripts
from newsml.testing import edited

pytestmark = [pytest.mark.heavy]

EXAMPLES = max(2, settings().max_examples // 25)


def documents(corpus: Path) -> list[tuple[str, newsml.Reading]]:
    """The documents with articles, read."""
    out = []
    for path in sorted((corpus / "jsonld").rglob("*.*")):
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        try:
            reading = newsml.loads(data, "jsonld")
        except newsml.NewsmlError:
            continue
        assert newsml.dumps(reading.articles, "jsonld", onto=reading) == data
        if reading.articles:
            out.append((path.name, reading))
    assert len(out) > 30
    return out


def test_edits_arrive_and_the_rest_stays(corpus: Path) -> None:
    for name, reading in documents(corpus):
        _check_edits(name, reading)


def _check_edits(name: str, reading: newsml.Reading) -> None:
    numbers = st.integers(0, len(reading.articles) - 1)

    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(numbers.flatmap(lambda n: st.tuples(st.just(n), edited(reading.articles[n]))))
    def check(drawn: tuple[int, Any]) -> None:
        number, article = drawn
        articles = list(reading.articles)
        articles[number] = article
        written = newsml.dumps(articles, "jsonld", onto=reading)
        back = newsml.loads(written, "jsonld")
        assert back.articles == tuple(articles), name
        assert not leftovers(reading) - leftovers(back), name
        check_frame(reading, written)

    check()


def leftovers(reading: newsml.Reading) -> Counter[str]:
    """What others said in each place that no article took, in the words of the document."""
    out: Counter[str] = Counter()
    parts = reading.state.parts
    for leftover in reading.leftovers:
        for part in parts:
            path = _path(leftover.path, part.prefix)
            if path is not None:
                out[json.dumps(at_path(part.tree, path), sort_keys=True)] += 1
    return out


def _path(shown: str, prefix: tuple[str | int, ...]) -> tuple[str | int, ...] | None:
    """A path out of its words; the corpus has no key with a dot or bracket in it."""
    steps: list[str | int] = []
    for step in shown.replace("[", ".[").split("."):
        if step.startswith("["):
            steps.append(int(step[1:-1]))
        elif step and step != "(article)":
            steps.append(step)
    found = tuple(steps)
    return found[len(prefix) :] if found[: len(prefix)] == prefix else None


def check_frame(reading: newsml.Reading, written: bytes) -> None:
    """Of a page, one script at most is another, and nothing else."""
    if reading.state.page is None:
        return
    before, after = scripts(reading.source), scripts(written)
    assert len(before.scripts) == len(after.scripts)
    changed = [
        n
        for n, (old, new) in enumerate(zip(before.scripts, after.scripts, strict=True))
        if old.text != new.text
    ]
    assert len(changed) <= 1
    assert _frame(reading.source, before) == _frame(written, after)


def _frame(data: bytes, page: Any) -> list[bytes]:
    at, out = 0, []
    for script in page.scripts:
        out.append(data[at : script.start])
        at = script.end
    return [*out, data[at:]]


def test_a_string_that_is_rendered_again_reads_the_same(corpus: Path) -> None:
    """Where nothing changed, what would be put in the place of theirs is what stands there."""
    count = 0
    for name, reading in documents(corpus):
        for article, home in zip(reading.articles, reading.state.homes, strict=True):
            part = reading.state.parts[home.part]
            for field, fact in home.found.places.items():
                assert at_path(part.tree, fact.path[len(part.prefix) :]) == str(getattr(article, field)), name
                count += 1
    assert count > 50
