"""The rules about credits and rights, where they speak and where they must not."""

from __future__ import annotations

from typing import Any

import pytest

from newsml.model.article import Article
from newsml.rules import check
from tests.rules.build import codes, story

REPORTER, EDITOR = {"literal": "reporter"}, {"literal": "editor"}


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"bylines": ["Ирина Лес", "Иван Гай", "ирина  лес"]}, ("bylines", 2)),
        ({"creators": [{"name": "Ирина Лес"}, {"name": "Ирина Лес"}]}, ("creators", 1)),
        ({"contributors": [{"code": {"qcode": "x:1"}}, {"code": {"qcode": "x:1"}}]}, ("contributors", 1)),
        (
            {"creators": [{"name": "Ирина Лес", "role": REPORTER}, {"name": "Ирина Лес", "role": EDITOR}]},
            None,
        ),
        ({"creators": [{"name": "Ирина Лес"}], "contributors": [{"name": "Ирина Лес"}]}, None),
        ({"creators": [{"role": REPORTER}, {"role": REPORTER}]}, None),
        ({"bylines": ["Ирина Лес", "Ирина Лесная"]}, None),
    ],
)
def test_credit_twice(fields: dict[str, Any], path: tuple[str, int] | None) -> None:
    found = [(one.code, one.path) for one in check(story("Дождь.", **fields))]
    assert found == ([] if path is None else [("A013", path)])


def about(name: str, **fields: Any) -> Article:
    """An article about one organisation."""
    body = f"{name} 발표했다."
    article = story(body, participants=[{"id": "p", "kind": "organisation", "name": name}], **fields)
    mention = {**article.mention(name).model_dump(exclude_none=True), "form": "name"}
    return article.replace(
        participants=[{"id": "p", "kind": "organisation", "name": name, "mentions": [mention]}]
    )


@pytest.mark.parametrize("field", ["creators", "contributors", "information_sources"])
def test_credit_not_joined(field: str) -> None:
    found = [(one.code, one.path) for one in check(about("기상청", **{field: [{"name": "기상청"}]}))]
    assert found == [("A014", (field, 0))]
    assert codes(about("기상청", **{field: [{"name": "기상청", "participant": "p"}]})) == ()
    assert codes(about("기상청", **{field: [{"name": "기상청 제공"}]})) == ()


def test_provider_and_holder_are_credits() -> None:
    found = check(about("Kõrgsaar", provider={"name": "kõrgsaar"}, rights={"holder": {"name": "Kõrgsaar"}}))
    assert [(one.code, one.path) for one in found] == [
        ("A014", ("provider",)),
        ("A014", ("rights", "holder")),
    ]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Kõrgsaare vald", ()),
        ("KS", ()),
        ("Merelaid", ("A015",)),
        ("Мерелайд", ()),  # another script: nothing to compare
    ],
)
def test_credit_of_another_name(name: str, found: tuple[str, ...]) -> None:
    assert codes(about("Kõrgsaar", provider={"name": name, "participant": "p"})) == found


@pytest.mark.parametrize(
    ("notice", "found"),
    [
        ("© 2025 Sandvik Nytt", ()),
        ("© 2024 Sandvik Nytt", ("A016",)),
        ("© 2026 Sandvik Nytt", ("A016",)),
        ("© 1998–2025 Sandvik Nytt", ()),
        ("Copyright 1998-99 Sandvik Nytt", ("A016",)),
        ("Copyright 2024-25 Sandvik Nytt", ()),
        ("Copyright 2010-present Sandvik Nytt", ()),
        ("Copyright 2025. Tel. 201000203", ()),
        ("© ٢٠٢٤ الوكالة", ("A016",)),
        ("© 2025-03-14 Sandvik Nytt", ()),
        ("© ２０２４ 白浜通信", ("A016",)),
        ("© २०८२ समाचार", ()),  # Bikram Sambat
        ("© ๒๕๖๘ สำนักข่าว", ()),
        ("© ۱۴۰۳ خبرگزاری", ()),
        ("© 民國113年", ()),
        ("Alle Rechte vorbehalten", ()),
    ],
)
def test_year_of_the_copyright(notice: str, found: tuple[str, ...]) -> None:
    assert codes(story("Regn.", created="2025-03-03", rights={"notice": notice})) == found
    assert codes(story("Regn.", modified="2025-03-03", rights={"notice": notice})) == ()


def test_year_between_creation_and_change() -> None:
    dated = {"created": "2019-03-03", "modified": "2025-03-03"}
    assert codes(story("Regn.", rights={"notice": "© 2022"}, **dated)) == ()
    assert codes(story("Regn.", created="2025-12-31T23:30:00-05:00", rights={"notice": "© 2026"})) == ()
