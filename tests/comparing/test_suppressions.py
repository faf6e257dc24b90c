"""Two who accept the same finding."""

from __future__ import annotations

from newsml import Article, merge

STORY = Article.model_validate(
    {
        "id": "urn:example:1",
        "body": "কাল বৃষ্টি হয়েছে।",
        "created": "2025-03-14T09:30:00",
        "provenance": {"agents": [{"id": "mita", "kind": "human"}, {"id": "rafi", "kind": "human"}]},
    }
)


def accepting(who: str, reason: str) -> Article:
    suppression = {"rule": "A001", "path": "created", "reason": reason, "by": [who]}
    return STORY.replace(suppressions=[suppression])


def test_the_same_reason_is_given_once_by_both() -> None:
    merged = merge(accepting("mita", "স্থানীয় সময়"), accepting("rafi", "স্থানীয় সময়"))
    (one,) = merged.article.suppressions
    assert one.by == ("mita", "rafi")
    assert merged.conflicts == ()


def test_other_reasons_are_a_conflict() -> None:
    merged = merge(accepting("mita", "স্থানীয় সময়"), accepting("rafi", "পুরোনো ব্যবস্থা"))
    (one,) = merged.article.suppressions
    assert (one.reason, one.by) == ("স্থানীয় সময়", ("mita", "rafi"))
    (conflict,) = merged.conflicts
    assert conflict.path == ("suppressions", 0)
