"""The rules about anchors and mentions, where they speak and where they must not."""

from __future__ import annotations

import time
from typing import Any

import pytest

from newsml.findings import Findings
from newsml.model.article import Article
from newsml.rules import check, chosen
from newsml.rules.characters import bare
from tests.rules.build import story

RULES = chosen([f"N{n:03}" for n in range(4, 13)])


def found(article: Article) -> Findings:
    """Return what the rules about anchors say, those about edges aside."""
    return check(article, RULES)


def naming(body: str, *words: str, noun: str = "participants", **fields: Any) -> Article:
    """An article in which one thing is mentioned by these words: each where it stands behind the one before."""
    mentions = []
    at = 0
    for one in words:
        start = body.index(one, at)
        mentions.append({"spans": [{"start": start, "end": start + len(one), "exact": one}], "form": "name"})
        at = start + 1
    thing = {"id": "x", "mentions": mentions, **({"kind": "person"} if noun == "participants" else {})}
    return story(body, **{noun: [thing]}, **fields)


def spanning(body: str, *stretches: tuple[int, int], **more: Any) -> Article:
    """An article in which one topic is mentioned at these places."""
    mentions = [
        {"spans": [{"start": start, "end": end, "exact": body[start:end]}], **more}
        for start, end in stretches
    ]
    return story(body, topics=[{"id": "x", "mentions": mentions}])


@pytest.mark.parametrize(
    ("body", "first", "second"),
    [
        ("A “Berg” b", (2, 8), (3, 7)),
        ("A Berg, b", (2, 6), (2, 7)),
        ("A Berg, b", (2, 6), (1, 6)),
        ("在「巴黎」。", (1, 5), (2, 4)),
        ("दिल्ली।", (0, 6), (0, 7)),
    ],
)
def test_mention_marked_twice(body: str, first: tuple[int, int], second: tuple[int, int]) -> None:
    assert "N004" in found(spanning(body, first, second)).codes


def test_mention_of_another_form() -> None:
    article = naming("A Berg b", "Berg")
    (participant,) = article.participants
    again = participant.mentions[0].model_copy(update={"form": "nominal"})
    assert found(
        article.replace(participant.model_copy(update={"mentions": [*participant.mentions, again]}))
    ).codes == ("N004",)


@pytest.mark.parametrize(
    ("body", "first", "second"),
    [
        ("Mayor Berg b", (0, 10), (6, 10)),
        ("दिल्ली", (0, 5), (0, 6)),
        ("Berg 🇫🇷 b", (0, 4), (0, 7)),
        ("Berg Berg", (0, 4), (5, 9)),
        ("-- -", (0, 2), (3, 4)),
    ],
)
def test_mentions_that_are_two(body: str, first: tuple[int, int], second: tuple[int, int]) -> None:
    assert "N004" not in found(spanning(body, first, second)).codes
    other = spanning(body, first).replace(
        events=[{"id": "e", "mentions": spanning(body, first).topics[0].mentions}]
    )
    assert "N004" not in found(other).codes


def test_bare_words() -> None:
    assert bare("“A.” ", 0, 5) == (1, 2)
    assert bare("...", 0, 3) == (0, 3)
    assert bare(None, 3, 7) == (3, 7)
    assert bare("." * 20 + "A", 0, 21) == (8, 21)


@pytest.mark.parametrize(
    ("stretches", "crossing"),
    [
        (((0, 3), (2, 5)), [1]),
        (((0, 5), (1, 3), (2, 4)), [2]),
        (((0, 5), (1, 3), (3, 5)), []),
        (((0, 3), (3, 5)), []),
        (((0, 5), (0, 3), (3, 5)), []),
        (((0, 3), (1, 4), (2, 5)), [1, 2]),
    ],
)
def test_mentions_cross(stretches: tuple[tuple[int, int], ...], crossing: list[int]) -> None:
    article = spanning("abcde", *stretches)
    hits = [f for f in found(article) if f.code == "N005"]
    assert len(hits) == len(crossing)
    assert [f.path[-1] for f in found(article.strip())] == crossing


def test_mentions_in_two_fields_do_not_cross() -> None:
    article = story("abcde", headline="abcde")
    mentions = [article.anchor("abc", field="headline"), article.anchor("cde"), article.anchor("ab", "de")]
    assert found(article.replace(topics=[{"id": "t", "mentions": mentions}])).codes == ()


@pytest.mark.parametrize(
    "body",
    [
        "Berg came. Then Berg left. And yesterday Berg slept.",
        "Berg came. Then Berg left. “Berg’s bridge”",
        "Берг прийшов. Потім Берг пішов. А вчора Берг спав.",
        "Berg came. Then Berg left. l’Berg",
        "Berg came. Then Berg left. (Berg)",
        "Berg came. Then Berg left. Berg.",
    ],
)
def test_name_left_unmarked(body: str) -> None:
    name = body[:4]
    (finding,) = found(naming(body, name, name))
    assert (finding.code, finding.path, finding.excerpt) == ("N006", ("participants", 0), name)
    assert finding.spans == ((body.rindex(name), body.rindex(name) + 4),)
    assert found(naming(body, name, name, name)).codes == ()


@pytest.mark.parametrize(
    "body",
    [
        "Berg came. Then Berg left. Bergen slept.",
        "Berg came. Then Berg left. The Berg Street slept.",
        "Berg came. Then Berg left. Olaf Berg slept.",
        "Berg came. Then Berg left. J. Berg slept.",
        "Berg came. Then Berg left. Berg-Dahl slept.",
        "Berg came. Then Berg left. The berg slept.",
        "Berg came. Then Berg left. #Berg @Berg Berg@x.org www.Berg.org",
        "Berg came. Then Berg left. Berg slept. Berg woke.",  # as often as not
        "Berg A came. Then Berg A left. The Berg slept.",
        "巴黎。在巴黎。去巴黎。",
        "باريس، في باريس، إلى باريس",
    ],
)
def test_name_that_need_not_be_marked(body: str) -> None:
    name = body[:2] if "巴" in body else body[:5] if "ب" in body else body[: 6 if "A" in body else 4]
    assert found(naming(body, name, name)).codes == ()


def test_name_of_two_and_names_inside_others() -> None:
    article = naming("Berg came. Then Berg left. Now Berg slept.", "Berg", "Berg")
    body = article.body or ""
    at = body.rindex("Berg")
    whole = {"spans": [{"start": at - 4, "end": at + 4, "exact": body[at - 4 : at + 4]}], "form": "nominal"}
    assert found(article.replace(topics=[{"id": "t", "mentions": [whole]}])).codes == ()
    other = {"id": "y", "kind": "person", "mentions": [article.mention("Berg", nth=1, form="name")]}
    assert found(article.replace(participants=[*article.participants, other])).codes == ()
    assert found(naming(body, "Berg")).codes == ()  # marked once only
    role = {"title": "Berg", "anchor": article.anchor("Berg", nth=3)}
    (person,) = article.participants
    assert found(article.replace(person.model_copy(update={"roles": [role]}))).codes == ()


def test_longer_names_go_first() -> None:
    body = "Berg Hill, Berg Hill, Berg, Berg. So then Berg Hill."
    hill = naming(body, "Berg Hill", "Berg Hill").participants[0]
    berg = {"id": "y", "kind": "person", "mentions": [naming(body[22:], "Berg").participants[0].mentions[0]]}
    spans = [{"start": n, "end": n + 4, "exact": "Berg"} for n in (22, 28)]
    berg["mentions"] = [{"spans": [span], "form": "name"} for span in spans]
    (finding,) = found(story(body, participants=[hill, berg]))
    assert finding.excerpt == "Berg Hill"


def test_mention_over_paragraphs() -> None:
    body = "We met Anna Berg\n\nThe mayor"
    article = naming(body, "Anna Berg\n\nThe mayor")
    assert found(article).codes == ("N007",)
    blocks = [{"start": 0, "end": len(body)}]
    assert found(article.replace(blocks=blocks)).codes == ()
    assert found(naming("Anna\nBerg", "Anna\nBerg")).codes == ()
    split = [{"start": 0, "end": 4}, {"start": 5, "end": 9}]
    assert found(naming("Anna\nBerg", "Anna\nBerg", blocks=split)).codes == ("N007",)
    assert found(naming("Anna\u2029Berg\r\n\r\nX", "Anna\u2029Berg")).codes == ()
    assert found(naming(body, "Berg", "The")).codes == ()


@pytest.mark.parametrize(
    ("anchor", "code"),
    [
        ({"match": "exact", "score": 99}, ("N008",)),
        ({"match": "exact", "score": 100}, ()),
        ({"match": "exact"}, ()),
        ({"match": "normalised", "score": 99}, ()),
        ({"score": 99}, ()),
        ({"match": "fuzzy"}, ()),
        ({"match": "fuzzy", "score": 70}, ()),
    ],
)
def test_match_and_score(anchor: dict[str, Any], code: tuple[str, ...]) -> None:
    assert found(spanning("Berg", (0, 4), **anchor)).codes == code


def test_fuzzy_without_score_where_others_have_one() -> None:
    article = spanning("Berg Dahl", (0, 4), match="fuzzy")
    other = article.anchor("Dahl").model_copy(update={"match": "normalised", "score": 90})
    (finding,) = found(article.replace(events=[{"id": "e", "when": {"anchor": other}}]))
    assert (finding.code, finding.path) == ("N009", ("topics", 0, "mentions", 0, "match"))


@pytest.mark.parametrize(
    ("head", "whole"),
    [
        ((6, 9), "Berg"),
        ((7, 10), "Berg"),
        ((7, 9), "Berg"),
        ((6, 10), None),
        ((5, 10), None),
        ((0, 4), "Mayor"),
    ],
)
def test_head_cuts_word(head: tuple[int, int], whole: str | None) -> None:
    body = "Mayor Berg"
    span = {"start": head[0], "end": head[1], "exact": body[slice(*head)]}
    hits = found(spanning(body, (0, 10), head=span))
    assert hits.codes == (("N010",) if whole else ())
    assert all(f.message.endswith(repr(whole)) for f in hits)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (",", ("N011",)),
        ("—", ("N011",)),
        ("。", ("N011",)),
        (" – ", ("N011",)),
        (" ", ()),  # there is a rule of its own for white space
        ("🇫🇷", ()),
        ("€", ()),
        ("B.", ()),
        ("A", ()),
    ],
)
def test_anchor_of_punctuation(words: str, code: tuple[str, ...]) -> None:
    assert found(spanning(f"x{words}x", (1, 1 + len(words)))).codes == code


def test_cues_may_be_punctuation() -> None:
    article = story("Berg: we go.")
    statement = {
        "id": "s",
        "kind": "direct",
        "cue": [article.anchor(":")],
        "content": article.anchor("we go."),
    }
    assert found(article.replace(statements=[statement])).codes == ()
    source = {**statement, "source": article.anchor(":")}
    assert found(article.replace(statements=[source])).codes == ("N011",)
    source["source"] = article.anchor("Berg:")
    (finding,) = found(article.replace(statements=[source]))
    assert (finding.code, finding.path) == ("N012", ("statements", 0, "source", "spans", 0))


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("Berg,", "ends with ,"),
        ("Берг;", "ends with ;"),
        ("برج،", "ends with ،"),
        ("巴黎、", "ends with 、"),
        ("(Berg", "which nothing closes"),
        ("Berg)", "which nothing opens"),
        ("“Berg", "which nothing closes"),
        ("Berg”", "which nothing opens"),
        ("„Berg", "which nothing closes"),
        ("「巴黎", "which nothing closes"),
        ("Berg»", "which nothing opens"),
        ('Berg"', "which nothing opens"),
    ],
)
def test_anchor_edge_punctuation(words: str, fault: str) -> None:
    (finding,) = found(spanning(words, (0, len(words))))
    assert finding.code == "N012"
    assert fault in finding.message


@pytest.mark.parametrize(
    "words",
    [
        "Berg",
        "Berg & Co.",
        "“Berg”",
        "„Berg“",
        "Berg (North)",
        "the dogs’",
        "U.S.",
        "Yahoo!",
        "”Berg”",
        "»Berg«",
        "C++",
        '27"',
        '"Berg"',
    ],
)
def test_anchor_with_edges_of_its_own(words: str) -> None:
    assert found(spanning(words, (0, len(words)))).codes == ()


def test_withheld_words() -> None:
    article = naming("“Berg, Berg", "“Berg,", "Berg")
    assert found(article.strip()).codes == ()


def test_names_take_linear_time() -> None:
    """Many names with one first word, in a text full of it."""
    words = [f"Berg Nr{n}" for n in range(400)]
    body = " and ".join([*words, *words, *["Berg"] * 3000])
    people: list[dict[str, Any]] = []
    for n, one in enumerate(words):
        places = [body.index(f"{one} and"), body.index(f"{one} and", body.index(words[-1]))]
        mentions = [
            {"spans": [{"start": at, "end": at + len(one), "exact": one}], "form": "name"} for at in places
        ]
        people.append({"id": f"p{n}", "kind": "person", "mentions": mentions})
    article = story(body, participants=people)
    start = time.perf_counter()
    check(article, chosen("N006"))
    assert time.perf_counter() - start < 2
