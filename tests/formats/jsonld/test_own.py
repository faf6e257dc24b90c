"""The direct path: a document is read without a graph only where it is, to the last value, what newsml would write."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsml.formats.jsonld import JsonLdFormat
from newsml.formats.jsonld.own import as_it_stands, nodes_of, tree_of
from newsml.testing import articles, samples

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from newsml.model.article import Article

FORMAT = JsonLdFormat()
ODD: tuple[Any, ...] = (None, True, 0, 1, 1.0, "", "x", [], {}, ["x"], {"@id": "urn:x"}, {"@value": "x"})
"""What a value is replaced by."""


def _containers(value: Any, *, top: bool = True) -> Iterator[Any]:
    """Every object and array of a document, its context aside."""
    if isinstance(value, dict):
        yield value
        for key, item in value.items():
            if not (top and key == "@context"):
                yield from _containers(item, top=False)
    elif isinstance(value, list):
        yield value
        for item in value:
            yield from _containers(item, top=False)


def _change(tree: Any, random: Random) -> None:
    """Changes one thing somewhere in a document."""
    one = random.choice([found for found in _containers(tree) if found])
    keys = [key for key in one if key != "@context"] if isinstance(one, dict) else [*range(len(one))]
    key = random.choice(keys)
    what = random.choice(["drop", "replace", "alter", "add", "swap"])
    if what == "drop":
        del one[key]
    elif what == "replace":
        one[key] = copy.deepcopy(random.choice(ODD))
    elif what == "alter":
        one[key] = _altered(one[key])
    elif isinstance(one, list):
        other = random.choice(keys)
        if what == "add":
            one.insert(other, copy.deepcopy(one[key]))
        else:
            one[key], one[other] = one[other], one[key]
    else:
        names = {name for found in _containers(tree) if isinstance(found, dict) for name in found}
        one[random.choice(sorted(names - {"@context"}))] = copy.deepcopy(one[key])


def _altered(value: Any) -> Any:
    if isinstance(value, bool) or value is None:
        return not value
    if isinstance(value, int):
        return value + 1
    if isinstance(value, str):
        return value[:-1] if len(value) % 2 else value + "s"
    return [value]


def _assert_proved(tree: Any, random: Random) -> None:
    before = json.dumps(tree)
    _change(tree, random)
    found = as_it_stands(tree)
    if found is not None:
        # 1.0 and 1 are equal in Python, and a digit of a number may not be told from them: the bytes can.
        again = tree_of(nodes_of(found), tree["@context"])
        assert again == tree
        assert json.dumps(again, sort_keys=True) == json.dumps(tree, sort_keys=True)
    elif json.dumps(tree) == before:
        raise AssertionError("nothing was changed, and still it was not read")


@pytest.mark.law
@given(articles(), st.randoms(use_true_random=False))
def test_no_difference_is_overlooked(article: Article, random: Random) -> None:
    _assert_proved(json.loads(FORMAT.write([article])), random)


@pytest.mark.law
@given(st.sampled_from(samples()), st.randoms(use_true_random=False))
def test_no_difference_is_overlooked_in_samples(article: Article, random: Random) -> None:
    _assert_proved(json.loads(FORMAT.write([article])), random)


@pytest.mark.parametrize("number", range(len(samples())))
def test_the_order_of_keys_does_not_matter(number: int) -> None:
    article = samples()[number]
    tree = json.loads(FORMAT.write([article]), object_pairs_hook=lambda pairs: dict(reversed(pairs)))
    assert as_it_stands(tree) == (article,)


def test_several_articles_and_versions_of_one() -> None:
    one, two = samples()[:2]
    given_ = (one, two, one, one)
    assert as_it_stands(json.loads(FORMAT.write(given_))) == given_
    assert as_it_stands(json.loads(FORMAT.write([]))) == ()


@pytest.mark.parametrize(
    "tree", [None, [], "x", {}, {"@graph": {}}, {"@graph": [1]}, {"@type": "NewsArticle"}]
)
def test_what_is_none_of_ours(tree: Any) -> None:
    assert as_it_stands(tree) is None
