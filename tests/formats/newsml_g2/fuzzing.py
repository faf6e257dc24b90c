"""What holds for any bytes at all, and edits of whatever article was read from them."""

from __future__ import annotations

import contextlib
import io
import random
from collections.abc import Callable, Iterator

from pydantic import ValidationError

import newsml
from newsml.errors import CannotCarry, NewsmlError
from newsml.formats import named
from newsml.formats.reading import Reading
from newsml.model.article import Article
from tests.formats.newsml_g2.mutations import legal
from tests.formats.newsml_g2.oddities import NASTY
from tests.formats.newsml_g2.onto_laws import difference

FORMAT = named("newsml-g2")
WORDS = tuple(text for text in (*NASTY, "Møte i Tromsø", "two  words", "æ\n\nø", "x") if text and legal(text))

Edit = Callable[[Article, random.Random], Article]


def check_bytes(data: bytes, rng: random.Random) -> Reading | None:
    """Checks laws 2, 3 and 4 for a document; gives its reading, if it can be read.

    Raises:
        AssertionError: a law does not hold; anything but NewsmlError is law 4 broken.
    """
    with contextlib.suppress(NewsmlError):
        list(FORMAT.stream(io.BytesIO(data)))
    try:
        reading = FORMAT.read(data)
    except NewsmlError:
        return None
    paths = [*(left.path for left in reading.leftovers), *(note.path for note in reading.notes)]
    assert all(path.startswith("/") for path in paths)
    assert newsml.dumps(reading.articles, "newsml-g2", onto=data) == data
    if reading.register is not None:
        assert FORMAT.write_register(reading.register, FORMAT.read(data)) == data
    for article in reading.articles[:3]:
        assert newsml.loads(newsml.dumps(article, "newsml-g2"), "newsml-g2").article == article
    if reading.articles:
        check_edits(reading, rng)
    return reading


def check_edits(reading: Reading, rng: random.Random) -> None:
    """Checks that edits arrive, one after the other, or are refused by name."""
    for _ in range(2):
        at = rng.randrange(len(reading.articles))
        articles = list(reading.articles)
        articles[at] = edited(articles[at], rng)
        try:
            data = newsml.dumps(articles, "newsml-g2", onto=reading)
        except CannotCarry:
            return
        after = FORMAT.read(data)
        assert after.articles == tuple(articles), difference(after.articles, articles)
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
