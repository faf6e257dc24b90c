"""The public names of newsml.llm, and what it costs those who do not use it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from newsml import llm

PUBLIC = {
    *("Answer", "ParticipantAnswer", "TopicAnswer", "EventAnswer", "StatementAnswer"),
    *("INSTRUCTIONS", "prompt", "read", "draft", "ground", "Answered", "Dropped"),
}


def test_all_is_exactly_the_list() -> None:
    assert set(llm.__all__) == PUBLIC


@pytest.mark.parametrize("name", sorted(PUBLIC - {"INSTRUCTIONS"}))
def test_public_name(name: str) -> None:
    assert (vars(llm)[name].__doc__ or "").strip()


def test_newsml_does_not_load_it() -> None:
    code = "import newsml, sys; newsml.Article; assert 'newsml.llm' not in sys.modules"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
    heavy = "import newsml.llm, sys; assert not {'rapidfuzz', 'ruamel', 'lxml', 'click'} & sys.modules.keys()"
    assert subprocess.run([sys.executable, "-c", heavy], check=False).returncode == 0
