"""From an answer to an article: words are found, quotation marks checked, and what cannot be true is left out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from pydantic import ValidationError

from newsml.errors import InvalidArticle, NewsmlError
from newsml.formats.draft.grounding import Grounded, Grounding
from newsml.formats.draft.grounding import ground as ground_draft
from newsml.formats.draft.names import id_from
from newsml.formats.draft.writer import draft_of
from newsml.llm.drafting import UNSAID, Drafted, drafted
from newsml.llm.reading import read
from newsml.llm.texts import texts_of
from newsml.model.anchor import Anchor
from newsml.model.article import Article
from newsml.model.lookup import NOUNS
from newsml.model.provenance import Agent, Provenance

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from newsml.llm.answer import Answer
    from newsml.llm.dropping import Dropped
    from newsml.model.statement import Statement

_UNMARKED: Final = "no quotation marks stand around it in the text: nothing is recorded as quoted"
_PARTLY: Final = "only a part of it stands in quotation marks: only that is recorded as quoted"
_ABSENT: Final = "the words do not stand in the text"


@dataclass(frozen=True, slots=True)
class Answered:
    """The article that was made of an answer, and what became of everything in the answer."""

    grounding: Grounding
    """The article, and each anchor with how its words were found; paths are those of the answer."""
    dropped: tuple[Dropped, ...]
    """What the article does not take over, with the reason; besides the words in `unplaced`."""

    @property
    def article(self) -> Article:
        """The article with everything that was found."""
        return self.grounding.article

    @property
    def unplaced(self) -> tuple[Grounded, ...]:
        """The words that stand in several places, or in none: the article is without them."""
        return self.grounding.unplaced

    @property
    def ok(self) -> bool:
        """Whether all words were found and nothing was dropped."""
        return self.grounding.ok and not self.dropped


def ground(
    answer: Answer | Mapping[str, Any] | str | bytes,
    article: str | Mapping[str, str] | Article,
    *,
    model: str,
    version: str | None = None,
    agent_id: str | None = None,
    created: str | None = None,
) -> Answered:
    """Finds the words of a language model's answer in the article that it is about, and makes annotations of them.

    Every annotation is `by` the model, and the status of the provenance is `draft`. Nothing is taken on trust: what
    does not stand in the text is no annotation, names that mean nothing or several things are no references, and only
    what stands in quotation marks is `quoted`. All of that is reported.

    Args:
        answer: an `Answer`, plain data, or JSON, with or without a Markdown code fence around it.
        article: the body, the texts by field (`headline`, `standfirst`, `body`), or an `Article` without annotations,
            all of whose other fields are kept.
        model: the name of the model, for the provenance.
        version: its version.
        agent_id: its id in the article; made from its name if not given.
        created: when the answer was given, as an XSD date or dateTime; there is no clock here.

    Raises:
        UnreadableInput: the answer is not JSON; with line and column.
        InvalidArticle: the answer does not fit its schema, or the text holds what no article can.
        NewsmlError: there is no text, or the article is annotated already.
    """
    made = _drafted(answer, article, _agent(model, version, agent_id), created)
    grounding = ground_draft(made.data)
    statements = tuple(_statements(made, grounding))
    update = {noun: getattr(grounding.article, noun) for noun in NOUNS} | {"statements": statements}
    if isinstance(article, Article):
        update["provenance"] = grounding.article.provenance
        finished = article.model_copy(update=update)
    else:
        finished = grounding.article.model_copy(update=update)
    rows = [replace(row, path=made.paths.get(row.path, row.path)) for row in grounding.anchors]
    rows += [
        Grounded(path, words, "not_found", None, "body", (), None, _ABSENT, (), 0, None)
        for path, words in made.drops.absent
    ]
    return Answered(Grounding(finished, tuple(rows), grounding.notes), tuple(made.drops.dropped))


def draft(
    answer: Answer | Mapping[str, Any] | str | bytes,
    article: str | Mapping[str, str] | Article,
    *,
    model: str,
    version: str | None = None,
    agent_id: str | None = None,
    created: str | None = None,
) -> dict[str, Any]:
    """The answer as a draft, for a person to go on with; `newsml.ground` makes an article of it.

    Arguments and errors are those of `ground`. What `ground` would drop is left out.
    """
    data = _drafted(answer, article, _agent(model, version, agent_id), created).data
    return {**draft_of(article), **data} if isinstance(article, Article) else data


def _drafted(
    answer: Answer | Mapping[str, Any] | str | bytes,
    article: str | Mapping[str, str] | Article,
    agent: dict[str, Any],
    created: str | None,
) -> Drafted:
    known = article if isinstance(article, Article) else None
    if known is not None and any(getattr(known, noun) for noun in NOUNS):
        message = (
            "the article has annotations already: ground the answer in the article without them "
            "(article.replace(participants=(), topics=(), events=(), statements=())), and put both together with "
            "newsml.merge"
        )
        raise NewsmlError(message)
    texts = texts_of(article)
    checked = read(answer)
    provenance = _provenance(known.provenance if known is not None else None, agent, created)
    made = drafted(checked, texts, provenance, agent["id"])
    return replace(made, data={"id": known.id, **made.data}) if known is not None else made


def _agent(model: str, version: str | None, agent_id: str | None) -> dict[str, Any]:
    own = agent_id if agent_id is not None else id_from(model, "agent")
    return {"id": own, "kind": "model", "name": model, "version": version}


def _provenance(known: Provenance | None, agent: dict[str, Any], created: str | None) -> dict[str, Any]:
    """The provenance with the model in it, as plain data for a draft."""
    try:
        new = Agent.model_validate(agent)
        old = known if known is not None else Provenance()
        if any(other.id == new.id and other != new for other in old.agents):
            raise NewsmlError(f"the article has another agent {new.id!r}: choose an agent_id")
        update = {
            "agents": (*old.agents, new),
            "status": "draft",
            **({"created": created} if created else {}),
        }
        made = old.model_copy(update=update)
    except ValidationError as error:
        raise InvalidArticle.of(error, path="provenance") from None
    return made.model_dump(mode="json", exclude_none=True)


def _statements(made: Drafted, grounding: Grounding) -> Iterator[Statement]:
    """The statements of the article, with what the text itself says of their quotation marks."""
    unfound = {row.path for row in grounding.anchors if row.status == "not_found"}
    index = grounding.article.index
    for n, fields in enumerate(made.data.get("statements", ())):
        own = f"statements[{n}]"
        at = made.paths[own]
        statement: Any = index[fields["id"]]
        if unfound & {f"{own}.content", f"{own}.quote"}:
            made.drops.drop(at, statement.kind, UNSAID)
            continue
        yield _with_quoted(statement, made, at)


def _with_quoted(statement: Statement, made: Drafted, at: str) -> Statement:
    content = statement.content
    if statement.kind == "indirect" or content is None:
        return statement
    quotations = made.placing.quoted(content.field)
    stretches = [(span.start, span.end) for span in content.spans]
    parts = [part for start, end in stretches for part in quotations.parts(start, end)]
    if not parts:
        made.drops.drop(f"{at}.kind", statement.kind, _UNMARKED)
        return statement.model_copy(update={"quoted": None})
    text = made.data[content.field]
    if statement.kind == "direct" and _letters(text, stretches) > _letters(text, parts):
        made.drops.drop(f"{at}.kind", statement.kind, _PARTLY)
    spans = tuple({"start": start, "end": end, "exact": text[start:end]} for start, end in parts)
    fields = {"field": content.field, "spans": spans, "match": content.match, "score": content.score}
    return statement.model_copy(update={"quoted": Anchor.model_validate(fields)})


def _letters(text: str, stretches: list[tuple[int, int]]) -> int:
    return sum(char.isalnum() for start, end in stretches for char in text[start:end])
