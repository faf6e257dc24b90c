"""The rules about the article itself, where they speak and where they must not."""

from __future__ import annotations

import pytest

from newsml.rules import check
from tests.rules.build import codes, story


@pytest.mark.parametrize("field", ["created", "first_published", "modified", "expires", "embargo"])
def test_timestamp_without_zone(field: str) -> None:
    (finding,) = check(story("Rain.", **{field: "2025-09-03T10:00:00"}))
    assert (finding.code, finding.path) == ("A001", (field,))
    assert codes(story("Rain.", **{field: "2025-09-03T10:00:00+02:00"})) == ()
    assert codes(story("Rain.", **{field: "2025-09-03"})) == ()


def test_timestamp_of_the_provenance() -> None:
    (finding,) = check(story("Rain.", provenance={"created": "2025-09-03T10:00:00"}))
    assert (finding.code, finding.path) == ("A001", ("provenance", "created"))


def test_reference_date_may_be_local() -> None:
    assert codes(story("Rain.", reference_date="2025-09-03T10:00:00")) == ()


@pytest.mark.parametrize(
    ("published", "embargo", "found"),
    [
        ("2025-09-03T10:00:00Z", "2025-09-03T12:00:00+02:00", ()),
        ("2025-09-03T10:00:00Z", "2025-09-03T12:00:01+02:00", ("A002",)),
        ("2025-09-03", "2025-09-03T23:00:00Z", ()),
        ("2025-09-02", "2025-09-04T23:00:00Z", ("A002",)),
        ("2025-09-03T10:00:00Z", "open", ("A002",)),
        ("2025-09-03T10:00:00Z", "2025-09-04T00:00:00", ("A001",)),
        ("2025-09-03T10:00:00Z", "2025-09-04T00:00:01", ("A001", "A002")),
        ("2025-09-03T10:00:00", "2025-09-03T10:00:01", ("A001", "A002")),
        ("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", ("A002",)),
        ("0001-01-01", "0001-01-01T00:00:00+14:00", ()),
        ("9999-12-31", "9999-12-31", ()),
    ],
)
def test_embargo(published: str, embargo: str, found: tuple[str, ...]) -> None:
    """Reported only where the order holds in whatever zone is meant: 14 hours either way."""
    assert codes(story("Rain.", first_published=published, embargo=embargo)) == found


def test_embargo_of_an_article_that_is_not_out() -> None:
    assert codes(story("Rain.", created="2025-09-03T10:00:00Z", embargo="open")) == ()


def test_dates_out_of_order() -> None:
    article = story(
        "Rain.",
        created="2025-09-03",
        first_published="2025-09-05",
        modified="2025-09-01",
        expires="2025-09-02",
    )
    found = [(f.path, f.message.split(":")[0]) for f in check(article)]
    assert found == [
        (("expires",), "expires is 2025-09-02, which lies before created, 2025-09-03"),
        (("expires",), "expires is 2025-09-02, which lies before first_published, 2025-09-05"),
        (("modified",), "modified is 2025-09-01, which lies before created, 2025-09-03"),
    ]


def test_a_new_version_may_be_older_than_its_publication() -> None:
    """The version that was sent in advance was made before the article was published."""
    assert codes(story("Rain.", modified="2025-09-01", first_published="2025-09-02")) == ()
