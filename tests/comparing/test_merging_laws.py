"""Merging: nothing is lost, nothing is settled silently, and the result is consistent."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsml.comparing.merging import Addition, Conflict, Merging, merge
from newsml.comparing.renaming import agents, renamed, signed
from newsml.comparing.texts import on_one_text
from newsml.model.article import Article
from newsml.model.lookup import NOUNS
from newsml.model.record import Record
from newsml.model.structure import shape
from newsml.testing import articles
from tests.comparing.pairs import Pair, two_annotators

pytestmark = pytest.mark.law


@given(articles())
def test_with_itself(article: Article) -> None:
    found = merge(article, article)
    assert found.article == signed(article)
    assert not found.conflicts
    assert not found.additions
    assert found.joined == tuple((id_, id_) for id_ in sorted(article.index))


@given(two_annotators())
def test_the_result_is_consistent_and_repeatable(pair: Pair) -> None:
    found = merge(*pair)
    assert Article.model_validate(found.article.model_dump()) == found.article
    assert merge(*pair) == found


@given(two_annotators())
def test_every_annotation_is_accounted_for_once(pair: Pair) -> None:
    a, b = pair
    found = merge(a, b)
    assert sorted((*(one for one, _ in found.joined), *found.only_a)) == sorted(a.index)
    assert sorted((*(other for _, other in found.joined), *found.only_b)) == sorted(b.index)
    new = dict(found.renamed)
    kept = {*a.index, *(new.get(id_, id_) for id_ in found.only_b)}
    assert found.article.index.keys() == kept
    made = {agent.id for agent in agents(found.article)}
    assert made == {agent.id for agent in agents(a)} | {new.get(agent.id, agent.id) for agent in agents(b)}


@given(two_annotators())
def test_every_difference_is_a_conflict_or_an_addition(pair: Pair) -> None:
    a, b = seen_alike(pair)
    found = merge(*pair)
    items: list[Conflict | Addition] = [*found.conflicts, *found.additions]
    reported = {(item.id, steps(item.path)[0]) for item in items}
    expected: set[tuple[str | None, str]] = {
        (None, field.name)
        for field in shape(Article)
        if field.name not in NOUNS and getattr(a, field.name) != getattr(b, field.name)
    }
    for one, _ in found.joined:
        mine, its = a[one], b[one]
        for field in shape(type(mine)):
            if field.name != "by" and getattr(mine, field.name) != getattr(its, field.name):
                expected.add((one, field.name))
    surplus = reported - expected
    assert expected <= reported | only_authors(a, b) | only_agents(a, b)
    # What only b has is one-sided by itself; listed of it is only what had to be left out.
    assert {id_ for id_, _ in surplus} <= b.index.keys() - a.index.keys()


def only_authors(a: Article, b: Article) -> set[tuple[str | None, str]]:
    """Labels, and findings that are accepted, which differ in nothing but who gave them."""
    out: set[tuple[str | None, str]] = set()
    both: list[tuple[str | None, Any, Any]] = [(None, a, b)]
    both += [(id_, a[id_], b[id_]) for id_ in a.index.keys() & b.index.keys()]
    for id_, mine, its in both:
        bare = [{label.model_copy(update={"by": ()}) for label in one.labels} for one in (mine, its)]
        if bare[0] == bare[1]:
            out.add((id_, "labels"))
    accepted = [{one.model_copy(update={"by": ()}) for one in article.suppressions} for article in (a, b)]
    if accepted[0] == accepted[1]:
        out.add((None, "suppressions"))
    return out


def only_agents(a: Article, b: Article) -> set[tuple[str | None, str]]:
    """The provenance, where it differs in nothing but the agents."""
    if a.provenance is None or b.provenance is None:
        return set()
    same = a.provenance.model_copy(update={"agents": b.provenance.agents}) == b.provenance
    return {(None, "provenance")} if same else set()


@given(two_annotators())
def test_all_that_either_says_is_in_the_article_or_in_a_conflict(pair: Pair) -> None:
    a, b = seen_alike(pair)
    found = merge(*pair)
    lost = Counter((item.id, steps(item.path)[0]) for item in found.conflicts)
    for side, article in (("a", a), ("b", b)):
        for id_, thing in (*article.index.items(), (None, article)):
            merged: Any = found.article if id_ is None else found.article[id_]
            for field in shape(type(thing)):
                if field.name in NOUNS or (side == "b" and lost[id_, field.name]):
                    continue
                assert is_in(getattr(thing, field.name), getattr(merged, field.name)), (side, id_, field.name)


def is_in(said: Any, merged: Any) -> bool:
    """Whether a value is there, perhaps with more that does not contradict it."""
    if said in (None, ()) or said == merged:
        return True
    if isinstance(said, tuple) and isinstance(merged, tuple):
        return all(any(is_in(item, other) for other in merged) for item in said)
    if isinstance(said, Record) and type(said) is type(merged):
        return all(is_in(getattr(said, f.name), getattr(merged, f.name)) for f in shape(type(said)))
    return False


@given(two_annotators())
def test_a_stands(pair: Pair) -> None:
    a, _ = seen_alike(pair)
    found = merge(*pair)
    for conflict in found.conflicts:
        value: Any = found.article
        for step in conflict.path:
            value = value[step] if isinstance(step, int) else getattr(value, step)
        if conflict.reason is None:
            assert conflict.a != conflict.b
            assert is_in(conflict.a, value)
        else:
            assert conflict.a is None
            assert value is None or (isinstance(value, tuple) and conflict.b not in value)
    for id_, thing in a.index.items():
        for field in shape(type(thing)):
            assert is_in(getattr(thing, field.name), getattr(found.article[id_], field.name))


@given(two_annotators())
def test_additions_stand_where_they_are_said_to(pair: Pair) -> None:
    found = merge(*pair)
    for addition in found.additions:
        value: Any = found.article
        for step in addition.path:
            value = value[step] if isinstance(step, int) else getattr(value, step)
        assert is_in(addition.value, value) or addition.value in value


@given(two_annotators())
def test_the_other_way_round(pair: Pair) -> None:
    a, b = pair
    there, back = merge(a, b), merge(b, a)
    assert sorted((other, one) for one, other in there.joined) == sorted(back.joined)
    assert (there.only_a, there.only_b) == (back.only_b, back.only_a)
    assert facts(there, {}) == facts(back, {theirs: ours for ours, theirs in there.joined})


def facts(found: Merging, home: dict[str, str]) -> Counter[Any]:
    """Of joined annotations: fields that differ, and what only one says, whether it could be taken over or not."""
    joined = {None, *(one for one, _ in found.joined)}
    out: Counter[Any] = Counter()
    for conflict in found.conflicts:
        what = "differs" if conflict.reason is None else "only one"
        out[home.get(conflict.id or "", conflict.id), steps(conflict.path), what] += conflict.id in joined
    for addition in found.additions:
        out[home.get(addition.id or "", addition.id), steps(addition.path), "only one"] += 1
    return +out


@given(two_annotators(), st.data())
def test_ids_of_b_do_not_matter(pair: Pair, data: st.DataObject) -> None:
    """Whatever b calls its annotations, as long as they are not a's names: the same find their counterparts."""
    a, b = pair
    ids = data.draw(st.permutations(sorted({*b.index, *(agent.id for agent in agents(b))})))
    new = [{id_: f"zz-{word}-{n:03}" for n, id_ in enumerate(ids)} for word in ("one", "two")]
    one, two = (merge(a, renamed(b, names)) for names in new)
    assert not one.renamed
    assert not two.renamed
    assert [(ours, its.replace("one", "two")) for ours, its in one.joined] == list(two.joined)
    assert facts(one, {}) == facts(two, {})


def seen_alike(pair: Pair) -> Pair:
    """Both articles as they are compared: signed, with the ids of the merged one."""
    found = merge(*pair)
    a, b = on_one_text(*pair)
    ids = {**dict(found.renamed), **{other: one for one, other in found.joined}}
    return signed(a), renamed(signed(b), ids)


def steps(path: tuple[str | int, ...]) -> tuple[str, ...]:
    """The fields of a path, from the annotation on."""
    names = tuple(step for step in path if isinstance(step, str))
    return names[1:] if names[0] in NOUNS else names
