"""What fuzz tests of several formats share: bytes made strange, and edits of whatever article was read from them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence

from pydantic import ValidationError

import newsml
from newsml.errors import CannotCarry
from newsml.formats import named
from newsml.formats.reading import Reading
from newsml.model.article import Article

WORDS = (
    *(
        "Møte i Tromsø",
        "two  words",
        "æ\n\nø",
        "x",
        " ",
        "\t\n",
        "\u00a0",
        "\u200b",
        "\u202eabc\u202c",
        "\ufeff",
    ),
    *(
        "\r",
        "a\rb",
        "\u2028",
        "]]>",
        "&amp;",
        "</script><!--",
        '"\\',
        "x" * 5000,
        "0",
        "-1",
        "NaN",
        "true",
        "none",
    ),
    *("2025-02-30", "2025-11-04T25:61:61Z", "a:b:c", ":", "local:p1", "http://[::1", "_:b0", "@id", "%zz"),
    *("en-", "<p>x", "&lt;b&gt;", "\U0001f6a2"),
)
"""Texts that some format or other could take for something else."""

Edit = Callable[[Article, random.Random], Article]


def by_bytes(data: bytes, seed: int, tokens: Sequence[bytes]) -> bytes:
    """A document with bytes cut out, doubled, flipped, put in or put elsewhere.

    Args:
        data: the document.
        seed: the same one gives the same document.
        tokens: what is put in.
    """
    rng, out = random.Random(seed), bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 4))):
        at = rng.randrange(len(out) + 1)
        end = min(len(out), at + rng.choice((1, 1, 3, 20, 400)))
        piece = bytes(out[at:end])
        match rng.randrange(7):
            case 0:
                del out[at:]
            case 1:
                del out[at:end]
            case 2:
                out[at:at] = piece * rng.choice((1, 2, 9))
            case 3 if at < len(out):
                out[at] ^= 1 << rng.randrange(8)
            case 4:
                to = rng.randrange(len(out) + 1)
                del out[at:end]
                out[to:to] = piece
            case _:
                out[at : at + rng.choice((0, 0, 1, 4))] = rng.choice(tokens)
    return bytes(out)


def check_edits(reading: Reading, rng: random.Random) -> None:
    """Checks that edits arrive, one after the other, or are refused by name."""
    format = named(reading.format)
    for _ in range(2):
        at = rng.randrange(len(reading.articles))
        articles = list(reading.articles)
        articles[at] = edited(articles[at], rng)
        try:
            data = newsml.dumps(articles, format.name, onto=reading)
        except CannotCarry:
            return
        after = format.read(data)
        assert after.articles == tuple(articles), data
        reading = after


def edited(article: Article, rng: random.Random) -> Article:
    """The article after an edit that makes it another valid one."""
    for _ in range(8):
        try:
            return rng.choice(EDITS)(article, rng)
        except ValidationError:  # its anchors do not allow it
            continue
    return article.replace(urgency=rng.randrange(1, 10))


def _urgency(article: Article, rng: random.Random) -> Article:
    return article.replace(urgency=rng.choice((None, *range(1, 10))))


def _headline(article: Article, rng: random.Random) -> Article:
    return article.replace(headline=rng.choice((None, *WORDS)))


def _keywords(article: Article, rng: random.Random) -> Article:
    words = list(article.keywords)
    if words and rng.random() < 0.5:
        words.pop(rng.randrange(len(words)))
    words.insert(rng.randrange(len(words) + 1), rng.choice(WORDS))
    return article.replace(keywords=tuple(dict.fromkeys(words)))


def _name(article: Article, rng: random.Random) -> Article:
    if not article.participants:
        return _urgency(article, rng)
    thing = rng.choice(article.participants)
    return article.replace(type(thing).model_validate({**_plain(thing), "name": rng.choice(WORDS)}))


def _added(article: Article, rng: random.Random) -> Article:
    thing = {"id": f"new{rng.randrange(1000)}", "kind": "person", "name": rng.choice(WORDS)}
    if article.body:
        start = rng.randrange(len(article.body))
        end = min(len(article.body), start + rng.randrange(1, 20))
        span = {"start": start, "end": end, "exact": article.body[start:end]}
        thing["mentions"] = [{"spans": [span]}]  # type: ignore[assignment]
    return Article.model_validate({**_plain(article), "participants": [*_things(article), thing]})


def _removed(article: Article, rng: random.Random) -> Article:
    if not article.index:
        return _urgency(article, rng)
    return article.remove(rng.choice(sorted(article.index)), unlink=True)


def _body(article: Article, rng: random.Random) -> Article:
    body, word = article.body, rng.choice(WORDS)
    if body is None or rng.random() < 0.1:
        return article.replace(body=None if body is not None else word, blocks=(), marks=())
    if article.blocks and rng.random() < 0.7:
        # Words that follow the last block's belong to it.
        last = article.blocks[-1]
        tail = f" {word.strip()}" if word.strip() else " x"
        blocks = [*map(_plain, article.blocks[:-1]), {**_plain(last), "end": last.end + len(tail)}]
        body = f"{body[: last.end]}{tail}{body[last.end :]}"
        return Article.model_validate({**_plain(article), "body": body, "blocks": blocks})
    return article.replace(body=body + word, blocks=(), marks=())


def _date(article: Article, rng: random.Random) -> Article:
    return Article.model_validate(
        {**_plain(article), rng.choice(("modified", "created", "first_published")): "2025-11-04T09:30:00Z"}
    )


def _language(article: Article, rng: random.Random) -> Article:
    return article.replace(language=rng.choice((None, "en", "nb", "fr-CA")))


def _plain(record: object) -> dict[str, object]:
    return record.model_dump(exclude_defaults=True)  # type: ignore[attr-defined, no-any-return]


def _things(article: Article) -> Iterator[dict[str, object]]:
    return map(_plain, article.participants)


EDITS: tuple[Edit, ...] = (
    *(_urgency, _headline, _keywords, _name, _name, _added, _removed, _body, _body, _date, _language),
)  # fmt: skip
