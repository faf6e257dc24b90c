"""For language models: what to ask for, what to tell them, and what to make of their answers; bound to no vendor.

`Answer` is the type of a response, for any framework that takes Pydantic models or JSON Schema; `prompt` is the
question. `ground` finds the words of an answer in the article, and says what became of each. See docs/llm.md.
"""

from __future__ import annotations

from newsml.llm.answer import Answer, EventAnswer, ParticipantAnswer, StatementAnswer, TopicAnswer
from newsml.llm.dropping import Dropped
from newsml.llm.grounding import Answered, draft, ground
from newsml.llm.instructions import INSTRUCTIONS, prompt
from newsml.llm.reading import read

__all__ = [
    "INSTRUCTIONS",
    "Answer",
    "Answered",
    "Dropped",
    "EventAnswer",
    "ParticipantAnswer",
    "StatementAnswer",
    "TopicAnswer",
    "draft",
    "ground",
    "prompt",
    "read",
]
