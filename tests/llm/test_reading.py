"""Answers as they come: in fences, cut off, of another shape."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsml.errors import InvalidArticle, NewsmlError, UnreadableInput
from newsml.llm import Answer, read
from tests.llm.answering import answer, participant, statement

DATA = answer(participant("Ana Ruiz", "Ana Ruiz"), statement("the port stays open"))
ANSWER = Answer.model_validate(DATA)
JSON = json.dumps(DATA, indent=1)


@pytest.mark.parametrize(
    "given",
    [
        ANSWER,
        DATA,
        JSON,
        JSON.encode(),
        f"```json\n{JSON}\n```",
        f"\n\n```\n{JSON}```  \n",
        f"~~~~ \r\n{JSON}\r\n~~~~",
        f"\ufeff{JSON}",
        JSON.encode("utf-8-sig"),
    ],
)
def test_read(given: Answer | str | bytes) -> None:
    assert read(given) == ANSWER


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ("", None),
        ("```json\n\n```", None),
        (JSON[:-40], JSON[:-40].count("\n") + 1),
        ("Here is the answer:\n" + JSON, 1),
        (f"\n```json\n{JSON}\n}}\n```", JSON.count("\n") + 4),
        (f"```json\n{JSON}", 1),
        (b"\xff", 1),
        ('{"participants": [], "participants": []}', 1),
    ],
)
def test_damage_is_named_with_its_place(given: str | bytes, line: int | None) -> None:
    with pytest.raises(UnreadableInput) as caught:
        read(given)
    assert caught.value.source == "answer"
    assert caught.value.line == line


def test_all_misfits_in_one_error() -> None:
    wrong = answer(participant("Ana", kind="mayor"), statement(speaker=3))
    del wrong["topics"]
    with pytest.raises(InvalidArticle) as caught:
        read("```json\n" + json.dumps(wrong, indent=1) + "\n```")
    assert "answer: does not fit the schema of an answer, 3 problems:" in str(caught.value)
    assert "line 6: participants[0].kind: Input should be 'person'" in str(caught.value)
    assert {".".join(map(str, problem["loc"])) for problem in caught.value.problems} == {
        "participants.0.kind",
        "topics",
        "statements.0.speaker",
    }
    assert all(problem["line"] for problem in caught.value.errors())


def test_misfits_of_plain_data_have_a_path_only() -> None:
    with pytest.raises(InvalidArticle) as caught:
        read({"participants": [3] * 30, "topics": [], "events": [], "statements": []})
    assert "participants[19]" in str(caught.value)
    assert "and 10 more" in str(caught.value)
    assert "line" not in caught.value.problems[0]
    with pytest.raises(InvalidArticle, match=r"1 problem:\n  line 1: \(answer\)"):
        read("[]")
    with pytest.raises(InvalidArticle, match=r"1 problem:\n  \(answer\)"):
        read(3)  # type: ignore[arg-type]


@pytest.mark.law
@given(st.binary() | st.text() | st.text().map(lambda text: f"```json\n{text}\n```"))
@example("```\n" + " " * 5_000)
@example("{" * 5_000)
def test_anything_is_an_answer_or_an_error(given: str | bytes) -> None:
    try:
        read(given)
    except NewsmlError as error:
        source = error.source
    else:
        source = "answer"
    assert source == "answer"
