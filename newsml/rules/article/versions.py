"""Rules about versions and status: what an article replaces, and whether it may be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsml.rules.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsml.rules.inspection import Inspection


@rule(
    "A004",
    "supersedes-itself",
    "warning",
    title="The article supersedes itself or a later version",
    message="version {version} supersedes version {other} of the same article: name an earlier version, or count "
    "this one up",
)
def supersedes_itself(inspection: Inspection) -> Iterator[Hit]:
    """Finds an article that supersedes a version of its own id which is not earlier than itself.

    Why: receivers that follow the chain of versions run in a circle, or throw the newest version away and keep the one
    that was to be replaced. Mostly the number was not counted up when the article was corrected.

    Mend: count `version` up, or name the version that this one really replaces.

    Rests on: NewsML-G2 2.35, guid and version: the versions of an item have the same guid and rising numbers; users of
    newsroom systems who report updates that were not joined to their original (superdesk-core).
    """
    article = inspection.article
    other = article.supersedes
    if other is None or other.version is None or other.id != article.id:
        return
    if other.version >= article.version:
        values = {"version": article.version, "other": other.version}
        yield Hit(("supersedes", "version"), values, excerpt=str(other.version))


@rule(
    "A005",
    "new-yet-supersedes",
    "warning",
    title="The article is said to be new and supersedes another one",
    message="version_kind is new, but the article supersedes {other}: write update, correction or withdrawal, or "
    "remove supersedes",
)
def new_yet_supersedes(inspection: Inspection) -> Iterator[Hit]:
    """Finds an article of the kind `new` that names a version which it replaces.

    Why: one of the two is wrong. Either readers are shown the same story twice, or a story that is new takes the place
    of another one.

    Mend: say what kind of change it is; a story that only takes up an older one is related to it by a link.

    Rests on: this model, Article.version_kind and Article.supersedes; NewsML-G2 2.35, signal, whose codes tell a
    correction and an update from a first version.
    """
    article = inspection.article
    if article.version_kind == "new" and article.supersedes is not None:
        yield Hit(("version_kind",), {"other": article.supersedes.id}, excerpt=article.version_kind)


@rule(
    "A006",
    "change-of-nothing",
    "info",
    title="The article changes another one, and does not say which",
    message="version_kind is {kind}, but this is version 1 and supersedes is missing: name the version that it "
    "replaces",
)
def change_of_nothing(inspection: Inspection) -> Iterator[Hit]:
    """Finds an update, correction or withdrawal that is a first version and names nothing that it replaces.

    Why: a correction that nobody can join to the story it corrects leaves the error standing: the old text stays on
    the page, in the archive and in the training data.

    Mend: give supersedes the id of the earlier article; or, if the id is the same, count the version up.

    Rests on: NewsML-G2 2.35, version; users of newsroom systems who report updates that were not joined to their
    original (superdesk-core); agencies that count versions up are not reported.
    """
    article = inspection.article
    kind = article.version_kind
    if kind not in (None, "new") and article.version == 1 and article.supersedes is None:
        yield Hit(("version_kind",), {"kind": kind}, excerpt=kind)


@rule(
    "A007",
    "withdrawn-yet-usable",
    "warning",
    title="The article is withdrawn and may be used all the same",
    message="version_kind is withdrawal, but publication_status is usable: write cancelled, or withheld if it may come "
    "back",
)
def withdrawn_yet_usable(inspection: Inspection) -> Iterator[Hit]:
    """Finds a withdrawal whose publication status is `usable`, which it is as long as nobody says otherwise.

    Why: systems act on the status, people read the kind. A story that was withdrawn for legal reasons is published by
    every receiver whose system asks for the status only.

    Mend: set publication_status to cancelled, or to withheld.

    Rests on: NewsML-G2 2.35 and ninjs 3.1, pubStatus, which is usable by default; IPTC's Publishing Status NewsCodes,
    by which a cancelled item must not be used.
    """
    article = inspection.article
    if article.version_kind == "withdrawal" and article.publication_status == "usable":
        yield Hit(("publication_status",), excerpt=article.publication_status)


@rule(
    "A008",
    "change-unexplained",
    "info",
    title="Nothing says why the article was corrected, held back or withdrawn",
    message="the article is {what}, but there are no editorial notes: say what was wrong, or why it must not be used",
)
def change_unexplained(inspection: Inspection) -> Iterator[Hit]:
    """Finds a correction, a withdrawal, or an article that is withheld or cancelled, without a note to editors.

    Why: whoever has printed the story must know what to take back. Without a note each newsroom compares two versions
    word by word, or rings up.

    Mend: add an editorial note: which sentence, what it said, what it says now; or the reason of the withdrawal.

    Rests on: NewsML-G2 2.35, edNote, a note addressed to the editorial people receiving the item; the practice of
    agencies, whose corrections quote the wrong sentence and the right one.
    """
    article = inspection.article
    if article.editorial_notes:
        return
    if article.publication_status != "usable":
        status = article.publication_status
        yield Hit(("publication_status",), {"what": status}, excerpt=status)
    elif article.version_kind in ("correction", "withdrawal"):
        yield Hit(("version_kind",), {"what": f"a {article.version_kind}"}, excerpt=article.version_kind)
