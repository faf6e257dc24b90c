"""Profiles: articles as JSON-LD for others, who ask for other keys and for less than newsml writes for itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from newsml.errors import NewsmlError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsml.model.article import Article

PROFILES: Final = ("web", "web-annotation")
"""Their names."""
EXCERPTS: Final = frozenset({"web"})
"""Those that leave out what their readers do not want; the others lose nothing."""


def chosen(profile: str) -> str:
    """The name of a profile; raises NewsmlError where there is none of this name."""
    if profile not in PROFILES:
        raise NewsmlError(f"the option profile is {' or '.join(PROFILES)}, not {profile!r}")
    return profile


def tree(profile: str, articles: Sequence[Article]) -> Any:
    """The document of a profile, with its context.

    Raises:
        NewsmlError: there is no such profile.
        CannotCarry: the profile has no place for an article.
    """
    if chosen(profile) == "web":
        from newsml.formats.jsonld.profiles.web import excerpt

        return excerpt(articles)
    from newsml.formats.jsonld.profiles.annotations import collections

    return collections(articles)


def document(profile: str, articles: Sequence[Article]) -> bytes:
    """The document of a profile as UTF-8; raises as `tree` does."""
    return _dumped(tree(profile, articles))


def document_onto(base: Any, before: Sequence[Article], articles: Sequence[Article]) -> bytes:
    """A collection of annotations with other articles in it, and all that others added to it.

    Args:
        base: its tree.
        before: the articles in it.
        articles: those that shall be in it.

    Raises:
        CannotCarry: what others added contradicts the changes.
    """
    from newsml.formats.jsonld.profiles.annotations import collections_onto

    return _dumped(collections_onto(base, before, articles))


def _dumped(tree: Any) -> bytes:
    """A document as UTF-8, indented.

    `<` stands as an escape in it, so that it can be put between script tags as it is: a script element ends at
    `</script` wherever that stands, and `<!--` changes where it ends.
    """
    from pydantic_core import to_json

    # In JSON it can only stand in a string.
    return to_json(tree, indent=1).replace(b"<", b"\\u003C") + b"\n"
