"""Rules about who annotated: each agent once, known well enough to be asked again, and named where it worked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsml.rules.folding import folded
from newsml.rules.rule import Hit, quote, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsml.findings import Path
    from newsml.model.article import Article
    from newsml.model.provenance import Agent
    from newsml.rules.inspection import Inspection


@rule(
    "V001",
    "agent-never-used",
    "info",
    title="An agent is listed that made no annotation",
    message="{id} is listed among the agents, but nothing is by it: name it in `by` where it annotated, or remove it",
)
def agent_never_used(inspection: Inspection) -> Iterator[Hit]:
    """Finds an agent that no annotation and no label names in `by`, while others are named.

    Why: readers take it that the agent took part. Its annotations were replaced since, or lost their `by` when sets of
    annotations were merged, and nobody can count what it got right.

    Mend: remove the agent, or name it where it annotated. Tools are not reported, which may have converted or checked
    the set, nor people in sets that are reviewed or gold: who reviews need not have annotated.

    Rests on: W3C PROV-O, prov:wasAttributedTo, which joins each entity to its agent; users of annotation tools who ask
    who annotated what (doccano, INCEpTION).
    """
    article = inspection.article
    agents = () if article.provenance is None else article.provenance.agents
    named = {id_ for _, by in _attributed(article) for id_ in by} if agents else set()
    if not named or article.provenance is None:
        return
    named.update(id_ for one in article.suppressions for id_ in one.by)
    checked = article.provenance.status in ("reviewed", "gold")
    spared = ("tool", "human") if checked else ("tool",)
    for n, agent in enumerate(agents):
        if agent.id not in named and agent.kind not in spared:
            yield Hit(("provenance", "agents", n), {"id": agent.id}, excerpt=agent.name or agent.id)


@rule(
    "V002",
    "annotation-by-nobody",
    "info",
    title="An annotation does not say who made it, though others do",
    message="{id} is by nobody, while other annotations name one of {count} agents: name the agent in `by`",
)
def annotation_by_nobody(inspection: Inspection) -> Iterator[Hit]:
    """Finds an annotation without `by` in an article that has several agents and whose other annotations name theirs.

    Why: agreement between annotators is counted by `by`; what has none drops out of it, or is taken for everybody's.
    Where people and models annotate together, it is the difference between a checked fact and a guess.

    Mend: name the agent; one that nobody remembers is an agent as well, of unknown name. A single agent needs no `by`.

    Rests on: Artstein and Poesio, Inter-Coder Agreement for Computational Linguistics (2008); W3C PROV-O,
    prov:wasAttributedTo.
    """
    article = inspection.article
    agents = () if article.provenance is None else article.provenance.agents
    if len(agents) < 2:
        return
    annotations = list(_annotations(article))
    if any(by for _, by, _ in annotations):
        for path, by, id_ in annotations:
            if not by:
                yield Hit(path, {"id": id_, "count": len(agents)}, excerpt=id_)


@rule(
    "V003",
    "model-without-version",
    "info",
    title="A model or tool annotated, and nothing says which version of it",
    message="{id} is a {kind} without version: write the version or snapshot that ran, or an IRI that stands for it",
)
def model_without_version(inspection: Inspection) -> Iterator[Hit]:
    """Finds an agent of kind model or tool that has neither a version nor an IRI.

    Why: the same name annotates otherwise next month. Without a version nobody can repeat the run, nor tell which
    articles have to be annotated again after a fault was found.

    Mend: write what the service reports as its version, a release or a date; an IRI of the very weights will do.

    Rests on: W3C Web Annotation Data Model, section 3.3.1, generator, the software that made an annotation; model cards
    (Mitchell et al., 2019), whose details of the model begin with its date and version.
    """
    for n, agent in _agents(inspection):
        if agent.kind != "human" and agent.version is None and agent.iri is None:
            name = agent.name or agent.id
            yield Hit(("provenance", "agents", n), {"id": agent.id, "kind": agent.kind}, excerpt=name)


@rule(
    "V004",
    "agent-twice",
    "warning",
    title="Two agents are the same one",
    message="{id} and {other} are both {name}: make one agent of them, or say in the version what is different",
)
def agent_twice(inspection: Inspection) -> Iterator[Hit]:
    """Finds two agents of one kind that share name, version and IRI, so far as they have them.

    Why: what both annotated looks as if two had agreed, while it was one. Agreement that is counted on such a set is
    too high, and so is the confidence that rests on it.

    Mend: keep one id and name it everywhere. Two people of one name, or two runs of one model, are told apart in the
    name or the version.

    Rests on: Artstein and Poesio, Inter-Coder Agreement for Computational Linguistics (2008): agreement is between
    annotators who work independently of each other.
    """
    first: dict[tuple[str, str, str | None, str | None], Agent] = {}
    for n, agent in _agents(inspection):
        if agent.name is None and agent.iri is None:
            continue
        other = first.setdefault((agent.kind, folded(agent.name or ""), agent.version, agent.iri), agent)
        if other is not agent:
            name = quote(agent.name or agent.iri)
            yield Hit(
                ("provenance", "agents", n),
                {"id": agent.id, "other": other.id, "name": name},
                excerpt=agent.id,
            )


def _agents(inspection: Inspection) -> Iterator[tuple[int, Agent]]:
    provenance = inspection.article.provenance
    yield from enumerate(() if provenance is None else provenance.agents)


def _annotations(article: Article) -> Iterator[tuple[Path, tuple[str, ...], str]]:
    """The annotations: path, by whom, id."""
    for noun in ("participants", "topics", "events", "statements"):
        for n, thing in enumerate(getattr(article, noun)):
            yield (noun, n), thing.by, thing.id


def _attributed(article: Article) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """All that can be by somebody: annotations, their labels, the article's labels."""
    for n, label in enumerate(article.labels):
        yield ("labels", n), label.by
    for path, by, id_ in _annotations(article):
        yield path, by
        for k, label in enumerate(article.index[id_].labels):
            yield (*path, "labels", k), label.by
