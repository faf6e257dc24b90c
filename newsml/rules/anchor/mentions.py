"""Rules about mentions of one and the same thing, and about what a mention may hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsml.rules.characters import bare, cuts_word, word_around
from newsml.rules.edits import Edit, value_at
from newsml.rules.paragraphs import Paragraphs
from newsml.rules.rule import Hit, quote, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsml.findings import Path
    from newsml.model.anchor import Mention, Span
    from newsml.model.article import Article
    from newsml.rules.inspection import Inspection


def _without_the_worse(inspection: Inspection, hit: Hit) -> Iterator[Edit]:
    """The mention goes that has signs at its edges, if it says nothing that the other one does not say."""
    mentions = value_at(inspection.article, hit.path[:-1])
    at = int(hit.path[-1])
    text = inspection.texts.get(mentions[at].field)
    place = _bare_place(mentions[at], text)
    first = next(n for n, mention in enumerate(mentions) if _bare_place(mention, text) == place)
    for worse, better in ((at, first), (first, at)):
        if _is_bare(mentions[better], text) and _says_no_more(mentions[worse], mentions[better]):
            yield Edit((*hit.path[:-1], worse))
            return


def _bare_place(mention: Mention, text: str | None) -> object:
    return (mention.field, *(bare(text, span.start, span.end) for span in mention.spans))


def _is_bare(mention: Mention, text: str | None) -> bool:
    return all(bare(text, span.start, span.end) == (span.start, span.end) for span in mention.spans)


def _says_no_more(mention: Mention, other: Mention) -> bool:
    """Whether all that a mention says beside its place is said by another one as well."""
    said = {name: value for name, value in mention.as_fields().items() if value is not None}
    return all(getattr(other, name) == value for name, value in said.items() if name != "spans")


@rule(
    "N004",
    "mention-marked-twice",
    "warning",
    title="One mention is marked twice",
    message="{words} and {other} are two mentions of {id} at one place: keep one of them",
    fix=_without_the_worse,
)
def mention_marked_twice(inspection: Inspection) -> Iterator[Hit]:
    """Finds two mentions of one thing with the same words, but for punctuation and white space at the edges.

    Why: the thing is counted once more than it is named. Two annotators, or two runs of one model, leave such pairs
    where nobody merged them.

    Mend: keep the one with the better edges, and what the other says of form and head. A mention inside a longer one
    ("mayor Anna Berg" and "Anna Berg") is no repetition.

    Rests on: near-duplicates in public quotation corpora, where 1.8 % of the spans differ from the stored words, mostly
    by white space at an edge; this model, in which mentions are a set.
    """
    for path, mentions in _groups(inspection.article):
        first: dict[object, Mention] = {}
        for k, mention in enumerate(mentions if len(mentions) > 1 else ()):
            other = first.setdefault(_bare_place(mention, inspection.texts.get(mention.field)), mention)
            if other is not mention:
                values = {
                    "words": _words(mention),
                    "other": _words(other),
                    "id": _id(inspection.article, path),
                }
                yield Hit((*path, "mentions", k), values, mention)


@rule(
    "N005",
    "mentions-cross",
    "warning",
    title="Two mentions of one thing cross",
    message="{words} and {other} are mentions of {id} that share some words only: one of them has the wrong edges, or "
    "belongs to something else",
)
def mentions_cross(inspection: Inspection) -> Iterator[Hit]:
    """Finds two mentions of one thing that overlap, while none of them lies inside the other.

    Why: one phrase does not name a thing twice from its middle. Offsets that were shifted by an edit, and windows with
    which a long text was cut for a model, leave such pairs.

    Mend: make one mention of the two, with the words of the whole phrase. Mentions of different things may cross, and
    one of the same may stand inside another.

    Rests on: constituency in grammar, as ACE 2005 and OntoNotes take it (mentions are phrases, which nest); long-text
    windows of language models, with overlaps in which entities are found twice.
    """
    for path, mentions in _groups(inspection.article):
        single = [
            (one.field, one.start, -one.end, k) for k, one in enumerate(mentions) if len(one.spans) == 1
        ]
        around: list[tuple[str, int, int, int]] = []
        for field, start, negative, k in sorted(single) if len(single) > 1 else ():
            while around and (around[-1][0] != field or around[-1][2] <= start):
                around.pop()
            if around and around[-1][2] < -negative:
                other = mentions[around[-1][3]]
                values = {
                    "words": _words(mentions[k]),
                    "other": _words(other),
                    "id": _id(inspection.article, path),
                }
                yield Hit((*path, "mentions", k), values, mentions[k])
            else:
                around.append((field, start, -negative, k))


@rule(
    "N007",
    "mention-over-paragraphs",
    "warning",
    title="A mention runs over two paragraphs",
    message="{words}, a mention of {id}, starts in one paragraph and ends in another: narrow it to the words of one",
)
def mention_over_paragraphs(inspection: Inspection) -> Iterator[Hit]:
    """Finds a span of a mention with the end of a paragraph in it.

    Why: nothing is named across paragraphs. The end is wrong: an offset was counted on another text, or two mentions
    were joined, as when lists and tables are read as running text.

    Mend: narrow the mention, or make one of each part. Where the body has blocks, they are the paragraphs; else an
    empty line is looked for, as a single line break may only wrap the text.

    Rests on: the model, Block; Unicode Standard Annex 29, by which no sentence, and so no phrase, runs over a paragraph
    separator (SB4).
    """
    known: dict[str, Paragraphs] = {}
    article = inspection.article
    for path, mentions in _groups(article):
        for k, mention in enumerate(mentions):
            if mention.field not in inspection.texts:
                continue
            if mention.field not in known:
                known[mention.field] = Paragraphs(article, mention.field)
            paragraphs = known[mention.field]
            for n, span in enumerate(mention.spans):
                if _crosses(inspection, mention.field, span, paragraphs):
                    values = {"words": quote(span.exact), "id": _id(article, path)}
                    yield Hit((*path, "mentions", k, "spans", n), values, mention, span)


def _crosses(inspection: Inspection, field: str, span: Span, paragraphs: Paragraphs) -> bool:
    at = paragraphs.at(span.start)
    if at >= len(paragraphs.stretches) - 1 or paragraphs.stretches[at + 1][0] >= span.end:
        return False
    if field == "body" and inspection.article.blocks:
        return True
    between = inspection.texts[field][paragraphs.stretches[at][1] : paragraphs.stretches[at + 1][0]]
    return len(between.splitlines()) > 1


def _whole_head(inspection: Inspection, hit: Hit) -> Iterator[Edit]:
    """The whole word, where it does not go beyond the mention."""
    head, anchor = hit.span, hit.anchor
    if head is None or anchor is None:
        return
    text = inspection.texts[anchor.field]
    start, end = _whole(head, text)
    if any(span.start <= start and end <= span.end for span in anchor.spans):
        new = {"start": start, "end": end, "exact": text[start:end]}
        yield Edit(hit.path, head.model_copy(update=new))


@rule(
    "N010",
    "head-cuts-word",
    "warning",
    title="The head of a mention starts or ends inside a word",
    message="{head}, the head of a mention of {id}, starts or ends inside a word: widen it to {start}..{end}, {whole}",
    fix=_whole_head,
)
def head_cuts_word(inspection: Inspection) -> Iterator[Hit]:
    """Finds the head of a mention that starts or ends between two cased letters, or between two digits.

    Why: the head is a word. Heads are mostly found by token, and their offsets are off where tokens and text disagree;
    scorers that compare heads count such a mention as missed.

    Mend: widen the head to the word. As with anchors, only scripts with capitals, and numbers, are looked at.

    Rests on: Unicode Standard Annex 29, word boundaries (WB5, WB8); ACE 2005, in which a head is a stretch of
    words and mentions are matched by it.
    """
    article = inspection.article
    for path, mentions in _groups(article):
        for k, mention in enumerate(mentions):
            head, text = mention.head, inspection.texts.get(mention.field)
            if head is None or text is None:
                continue
            start, end = _whole(head, text)
            if (start, end) != (head.start, head.end):
                words, whole = quote(text[head.start : head.end]), quote(text[start:end])
                values = {"head": words, "id": _id(article, path), "start": start, "end": end, "whole": whole}
                yield Hit((*path, "mentions", k, "head"), values, mention, head)


def _whole(head: Span, text: str) -> tuple[int, int]:
    start = word_around(text, head.start)[0] if cuts_word(text, head.start) else head.start
    end = word_around(text, head.end)[1] if cuts_word(text, head.end) else head.end
    return start, end


def _groups(article: Article) -> Iterator[tuple[Path, tuple[Mention, ...]]]:
    """The mentions of each thing, with where it stands."""
    for n, participant in enumerate(article.participants):
        yield ("participants", n), participant.mentions
    for n, topic in enumerate(article.topics):
        yield ("topics", n), topic.mentions
    for n, event in enumerate(article.events):
        yield ("events", n), event.mentions


def _id(article: Article, path: Path) -> str:
    noun, number = path
    return str(getattr(article, str(noun))[number].id)


def _words(mention: Mention) -> str:
    return quote(mention.exact) if mention.exact is not None else f"{mention.start}..{mention.end}"
