"""What holds for any bytes at all."""

from __future__ import annotations

import contextlib
import io
import random

import newsml
from newsml.errors import NewsmlError
from newsml.formats import named
from newsml.formats.reading import Reading
from tests.fuzzing import check_edits

FORMAT = named("newsml-g2")


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
