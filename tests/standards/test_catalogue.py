"""The catalogue of official schemas, and which of them are there."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import platformdirs
import pytest

from newsml.errors import NewsmlError
from newsml.standards.catalogue import CATALOGUE, NEWSML_G2, Standard, named, newsml_g2, with_needs
from newsml.standards.folder import find, folder, home, state


def test_every_version_since_2_9_is_known() -> None:
    assert [one.version for one in NEWSML_G2] == [f"2.{minor}" for minor in range(9, 36)]


def test_names_files_and_digests_are_each_their_own() -> None:
    for of in (lambda one: one.name, lambda one: (one.folder, one.file), lambda one: one.sha256):
        assert len({of(one) for one in CATALOGUE}) == len(CATALOGUE)


@pytest.mark.parametrize("standard", CATALOGUE, ids=lambda one: one.name)
def test_entry(standard: Standard) -> None:
    assert re.fullmatch(r"[0-9a-f]{64}", standard.sha256)
    assert re.fullmatch(r"https://[a-z0-9.]+/[^{}\s]+", standard.url)
    assert standard.size > 0
    assert [one.name for one in with_needs(standard)] == [standard.name, *standard.needs]


@pytest.mark.parametrize("standard", CATALOGUE, ids=lambda one: one.name)
def test_digest_is_that_of_the_official_file(standards: Path, standard: Standard) -> None:
    path = find(standard)
    if path is None:
        pytest.skip(f"{standards} does not hold {standard.file}")
    assert state(standard) == "there"
    assert path.stat().st_size == standard.size


def test_names() -> None:
    assert named("NewsML-G2-2.35") is newsml_g2("2.35")
    with pytest.raises(
        NewsmlError, match=r"no schema is called 'newsml-g2-2\.99': did you mean newsml-g2-2\."
    ):
        named("newsml-g2-2.99")
    with pytest.raises(NewsmlError, match="`newsml standards list` names them all"):
        named("zzz")
    with pytest.raises(
        NewsmlError, match=r"no schema of NewsML-G2 '2\.8' is known: give one of 2\.9 to 2\.35"
    ):
        newsml_g2("2.8")


def test_the_variable_names_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSML_STANDARDS", str(tmp_path))
    standard = named("newsml-g2-2.12")
    assert (find(standard), state(standard)) == (None, "missing")
    assert home(standard) == tmp_path / "newsml-g2" / standard.file
    older = tmp_path / "newsml-g2" / "older" / standard.file
    older.parent.mkdir(parents=True)
    older.write_bytes(b"something else")
    assert (find(standard), state(standard)) == (older, "differs")
    home(standard).write_bytes(b"another")
    assert find(standard) == home(standard)


def test_otherwise_they_lie_in_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEWSML_STANDARDS", raising=False)
    for given in ("", str(tmp_path)):
        monkeypatch.setenv("XDG_CACHE_HOME", given)
        # newsml works it out by itself, because the library comes with an extra only.
        author = "newsml" if sys.platform == "win32" else None
        assert folder() == Path(platformdirs.user_cache_dir("newsml", author)) / "standards"


def test_the_cache_of_another_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEWSML_STANDARDS", raising=False)
    monkeypatch.setattr(sys, "platform", "darwin")
    assert folder() == Path("~/Library/Caches/newsml/standards").expanduser()


def test_a_file_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSML_STANDARDS", str(tmp_path))
    place = home(named("xml"))
    place.parent.mkdir(parents=True)
    place.write_bytes(b"")
    monkeypatch.setattr(Path, "read_bytes", _refused)
    with pytest.raises(NewsmlError, match="cannot be read: Permission denied"):
        state(named("xml"))


def _refused(path: Path) -> bytes:
    raise PermissionError(13, "Permission denied", str(path))
