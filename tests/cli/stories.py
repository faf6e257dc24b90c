"""The article that the commands are tried on."""

from __future__ import annotations

from newsml import Article

BODY = (
    "The ferry waits, Ana Ruiz said on Monday. “The wind is too strong,” she told reporters in Quellhaven. "
    "She asked Orme & Daughters for patience."
)


def story(id: str = "https://example.org/story/1") -> Article:
    """A small article with one of each noun, about which no rule has any doubt."""
    article = Article.model_validate(
        {
            "id": id,
            "headline": "Ferry waits for the wind",
            "body": BODY,
            "language": "en",
            "bylines": ["Staff"],
            "participants": [
                {"id": "ana", "kind": "person", "name": "Ana Ruiz"},
                {"id": "port", "kind": "place", "name": "Quellhaven"},
                {"id": "shop", "kind": "organisation"},
            ],
            "topics": [{"id": "weather", "name": "Weather"}],
            "events": [
                {"id": "delay", "name": "Delay", "status": "ongoing", "when": {"value": "2026-06-01"}}
            ],
            "statements": [
                {"id": "wind", "kind": "direct", "speaker": "ana", "about": ["weather", "delay"]},
                {"id": "plea", "kind": "indirect", "speaker": "ana", "act": "ask", "addressees": ["shop"]},
            ],
        }
    )
    content = article.anchor("“The wind is too strong,”")
    return article.replace(
        article.participants[0].model_copy(
            update={"mentions": (article.mention("Ana Ruiz"), article.mention("she", nth=1))}
        ),
        article.participants[1].model_copy(update={"mentions": (article.mention("Quellhaven"),)}),
        article.participants[2].model_copy(update={"mentions": (article.mention("Orme & Daughters"),)}),
        article.topics[0].model_copy(update={"mentions": (article.mention("wind", nth=1),)}),
        article.events[0].model_copy(update={"mentions": ({**article.mention("waits", nth=1).as_fields()},)}),
        article["wind"].model_copy(
            update={
                "content": content,
                "quoted": content,
                "source": article.anchor("she"),
                "cue": (article.anchor("told"),),
                "occasion": {"event": "delay"},
            }
        ),
        article["plea"].model_copy(
            update={
                "content": article.anchor("patience"),
                "cue": (article.anchor("asked"),),
                "source": article.anchor("She"),
            }
        ),
    )
