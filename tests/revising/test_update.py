"""The next version of an article."""

from __future__ import annotations

from typing import Any

import pytest

from newsml import InvalidArticle
from newsml.revising.update import updated
from tests.cli.stories import BODY, story


def test_the_next_version_names_the_one_before() -> None:
    old = story().replace(version=4, version_kind="new", modified="2026-06-01")
    done = updated(old, BODY.replace("Monday", "Tuesday"), kind="correction", modified="2026-06-02T08:00:00Z")
    new = done.article
    assert (new.id, new.version, new.version_kind, str(new.modified)) == (
        old.id,
        5,
        "correction",
        "2026-06-02T08:00:00Z",
    )
    assert new.supersedes is not None
    assert (new.supersedes.id, new.supersedes.version) == (old.id, 4)
    assert (old.version, old.supersedes) == (4, None)
    assert len(done.anchors) == 13


def test_everything_else_stays() -> None:
    old = story().replace(modified="2026-06-01")
    new = updated(old, {"headline": "Ferry still waits"}).article
    same = {"headline": old.headline, "version": 1, "supersedes": None, "version_kind": None}
    assert new.replace(**same) == old
    assert (new.version_kind, str(new.modified)) == ("update", "2026-06-01")


@pytest.mark.parametrize("more", [{"kind": "news"}, {"modified": "yesterday"}])
def test_what_the_model_refuses(more: dict[str, Any]) -> None:
    with pytest.raises(InvalidArticle):
        updated(story(), BODY + " More.", **more)
