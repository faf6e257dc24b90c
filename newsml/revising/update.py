"""`updated`: the next version of an article."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from pydantic import ValidationError

from newsml.errors import InvalidArticle
from newsml.revising.reanchoring import Reanchoring, reanchor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsml.model.article import Article
    from newsml.model.time import Timestamp

UpdateKind = Literal["update", "correction"]


def updated(
    article: Article,
    new_text: str | Mapping[str, str | None],
    *,
    kind: UpdateKind = "update",
    modified: Timestamp | str | None = None,
) -> Reanchoring:
    """The next version of an article, with a new text, which names the version that it supersedes.

    Everything else stays as it was: `modified` as well, unless it is given, since newsml asks no clock.

    Args:
        article: the version before.
        new_text: as for `reanchor`.
        kind: whether it brings news or mends an error.
        modified: when the new version was made.

    Raises:
        NewsmlError: as from `reanchor`.
        InvalidArticle: `kind` or `modified` is not what the model asks for, too.
    """
    done = reanchor(article, new_text)
    changes = {
        "version": article.version + 1,
        "supersedes": {"id": article.id, "version": article.version},
        "version_kind": kind,
        **({} if modified is None else {"modified": modified}),
    }
    try:
        return replace(done, article=done.article.model_copy(update=changes))
    except ValidationError as error:
        raise InvalidArticle.of(error) from None
