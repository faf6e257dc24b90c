"""What the globs of `per-file-ignores` match."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from newsml.settings.globs import matches


@pytest.mark.parametrize(
    ("glob", "path"),
    [
        ("*.xml", "a.xml"),
        ("*.xml", "archive/2025/a.xml"),
        ("story.json", "deep/er/story.json"),
        ("archive/*.json", "archive/a.json"),
        ("./archive/*.json", "archive/a.json"),
        ("/archive/*.json", "archive/a.json"),
        ("archive/**", "archive/2025/09/a.json"),
        ("archive/", "archive/2025/09/a.json"),
        ("archive/**/*.json", "archive/a.json"),
        ("archive/**/*.json", "archive/2025/09/a.json"),
        ("**/drafts/*", "drafts/a.json"),
        ("**/drafts/*", "x/y/drafts/a.json"),
        ("**", "x/y"),
        ("**/**/a.json", "a.json"),
        ("20??/[0-9][0-9]/*", "2025/09/a.json"),
        ("[!a-m]*.json", "z.json"),
        ("новости/*.json", "новости/дождь.json"),
        ("*.tar.*", "x.tar.gz"),
    ],
)
def test_matches(glob: str, path: str) -> None:
    assert matches(glob, PurePosixPath(path))


@pytest.mark.parametrize(
    ("glob", "path"),
    [
        ("*.xml", "a.json"),
        ("archive/*.json", "archive/2025/a.json"),
        ("archive/*.json", "x/archive/a.json"),
        ("archive/", "archives/a.json"),
        ("archive/", "x/archive/a.json"),
        ("**/drafts/*", "drafts/x/a.json"),
        ("a/b", "a"),
        ("a", "a/b"),
        ("[!a-m]*.json", "b.json"),
        ("a.json", "aXjson"),
        ("20??/*", "205/a"),
        ("/../*", "a"),
    ],
)
def test_does_not_match(glob: str, path: str) -> None:
    assert not matches(glob, PurePosixPath(path))


def test_many_stars_take_no_time() -> None:
    assert not matches("**/a/" * 60 + "x", PurePosixPath("/".join("a" * 400)))
