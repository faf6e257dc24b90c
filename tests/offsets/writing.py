"""Files of annotations as other people's tools write them, with numbers worked out the slow way."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from typing import Any, NamedTuple

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from newsml.offsets import Annotation, Counting
from newsml.offsets.counting import columns, offsets
from newsml.offsets.seen import Sights
from newsml.testing import texts

Place = tuple[int, int]


class Case(NamedTuple):
    """A text, words of it, and somebody's way to count."""

    text: str
    """With U+FEFF in front for a byte order mark."""
    places: tuple[Place, ...]
    """In code points of the text without the mark."""
    counting: Counting

    @property
    def bare(self) -> str:
        return self.text.removeprefix("\ufeff")


def seen(text: str, counting: Counting) -> str:
    """A piece of text as somebody saw it who counts so."""
    if counting.breaks == "CRLF as one":
        text = text.replace("\r\n", "\n")
    elif counting.breaks == "LF as two":
        text = re.sub("(?<!\r)\n", "\r\n", text)
    if counting.form != "as it is":
        text = unicodedata.normalize(counting.form, text)
    return text


def length(text: str, counting: Counting) -> int:
    """How long a piece of text is."""
    text = seen(text, counting)
    if counting.unit == "utf-16":
        return len(text.encode("utf-16-le")) // 2
    return len(text.encode()) if counting.unit == "utf-8" else len(text)


def number(case: Case, at: int) -> tuple[int, int]:
    """Line (0 where there are none) and offset or column of a place."""
    counting, before = case.counting, case.bare[:at]
    mark = "\ufeff" if counting.mark else ""
    if counting.lines is None:
        return 0, length(mark + before, counting) + counting.base
    line = before.count("\n")
    start = before.rfind("\n") + 1
    in_line = before[start:] if start else mark + before
    return line + counting.lines, length(in_line, counting) + counting.base


def numbers(case: Case, place: Place) -> dict[str, int]:
    """The numbers of one annotation under plain names."""
    (start_line, start), (end_line, end) = (number(case, at) for at in place)
    end -= case.counting.inclusive
    if case.counting.lines is None:
        return {"start": start, "end": end}
    return {"start_line": start_line, "start_col": start, "end_line": end_line, "end_col": end}


def words(case: Case, place: Place) -> str:
    """The words of one annotation, as its maker saw them."""
    return seen(case.bare[place[0] : place[1]], case.counting)


def splits_nothing(case: Case, at: int) -> bool:
    """Whether a place lies between what its maker saw as characters."""
    text, counting = case.bare, case.counting
    if counting.breaks != "as they are" and text[at - 1 : at + 1] == "\r\n" and at:
        return False
    if counting.form == "as it is":
        return True
    joined = unicodedata.normalize(counting.form, text[:at]) + unicodedata.normalize(counting.form, text[at:])
    on_a_letter = text[at : at + 1] and unicodedata.category(text[at])[0] == "M"
    return joined == unicodedata.normalize(counting.form, text) and not on_a_letter


@st.composite
def cases(draw: DrawFn, *, lined: bool | None = None, max_places: int = 8) -> Case:
    """Texts with words in them, and each way to count that can differ there."""
    text = draw(st.sampled_from(("", "\ufeff"))) + draw(texts(80))
    sights = Sights(text)
    if draw(st.booleans()) if lined is None else lined:
        known = columns(sights.forms, marked=sights.marked)
    else:
        known = offsets(sights.breaks, sights.forms, marked=sights.marked)
    case = Case(text, (), draw(st.sampled_from(known)))
    ends = [at for at in range(len(case.bare) + 1) if splits_nothing(case, at)]
    pairs = st.tuples(st.sampled_from(ends), st.sampled_from(ends)).map(lambda pair: (min(pair), max(pair)))
    return case._replace(places=tuple(draw(st.lists(pairs, min_size=1, max_size=max_places))))


# --- shapes of files ---


def flat_json(case: Case) -> bytes:
    items = [
        {"id": n, **numbers(case, place), "text": words(case, place)} for n, place in enumerate(case.places)
    ]
    return json.dumps(items, ensure_ascii=False, indent=1).encode()


def nested_json(case: Case) -> bytes:
    """As annotation tools with several editors in one task write."""
    items = [
        {
            "value": {**numbers(case, place), "text": words(case, place), "labels": ["start", "end"]},
            "score": 1.5,
        }
        for place in case.places
    ]
    return json.dumps({"data": {"text": "{[not this]}", "from": 0}, "result": items}).encode("utf-16")


def selectors(case: Case) -> bytes:
    """As Web Annotations, one a line."""
    lines = []
    for place in case.places:
        quote = {"type": "TextQuoteSelector", "exact": words(case, place), "prefix": "x"}
        position = {"type": "TextPositionSelector", **numbers(case, place)}
        lines.append(json.dumps({"body": {"value": "comment"}, "target": {"selector": [position, quote]}}))
    return "\r\n".join(lines).encode("utf-8-sig")


def editors_json(case: Case) -> bytes:
    """As language servers write ranges; offsets under short names where there are no lines."""
    items: list[Any] = []
    for place in case.places:
        given = numbers(case, place)
        if case.counting.lines is None:
            items.append({"span": {"s": given["start"], "e": given["end"]}, "quote": words(case, place)})
            continue
        points = {
            end: {"line": given[f"{end}_line"], "character": given[f"{end}_col"]} for end in ("start", "end")
        }
        items.append({"range": points, "text": words(case, place)})
    return json.dumps(items).encode()


def table(case: Case) -> bytes:
    out = io.StringIO(newline="")
    rows = [
        {"id": n, **numbers(case, place), "surface": words(case, place)}
        for n, place in enumerate(case.places)
    ]
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def brat(case: Case) -> bytes:
    """There are no lines in it, and brat puts a space where a line breaks."""
    lines = []
    for n, place in enumerate(case.places, 1):
        given = numbers(case, place)
        shown = re.sub("[\r\n]", " ", words(case, place))
        lines += [f"T{n}\tName {given['start']} {given['end']}\t{shown}", f"#{n}\tAnnotatorNotes T{n}\t12 15"]
    return ("\n".join(lines) + "\n").encode()


EXACT = (flat_json, nested_json, selectors, editors_json, table)


def as_spans(annotations: tuple[Annotation, ...]) -> tuple[Place, ...]:
    return tuple((span.start, span.end) for annotation in annotations for span in annotation.spans)
