"""The public names: exactly these, documented, and visible to people, tools and type checkers."""

from __future__ import annotations

import ast
import importlib
import inspect
from importlib.metadata import version
from pathlib import Path

import pytest

import newsml

# A name that is added is a promise; one that goes breaks somebody's code, and needs a line in CHANGELOG.md.
PUBLIC = {
    "__version__",
    # read, write, check
    *("load", "loads", "stream", "dump", "dumps", "validate", "formats"),
    *("Reading", "Leftover", "Note", "Finding", "Findings", "fix", "Fixed"),
    # words to anchors, new texts, several annotators
    *("ground", "Grounding", "reanchor", "Reanchoring", "merge", "Merging", "agreement", "Agreement"),
    *("diff", "Difference"),
    "rows",
    # what can go wrong
    *("NewsmlError", "InvalidArticle", "UnreadableInput", "MissingExtra"),
    *("UnknownFormat", "UnsupportedFormat", "CannotCarry"),
    # the model: the four nouns and what stands around them
    *("Article", "Participant", "Event", "Statement", "Topic", "Register", "Provenance", "Annotation"),
    # parts of an article
    *("AlternativeHeadline", "ArticleVersion", "Block", "Credit", "Dateline", "Mark", "Party", "RelatedLink"),
    *("Rights", "Withheld"),
    # parts of annotations
    *("Anchor", "Mention", "Span", "SchemeLabel", "Agent", "Guideline"),
    *("NamePart", "PlaceDetails", "Role"),
    *("EventRelation", "Participation", "Trigger", "When", "Where"),
    *("Factuality", "Occasion"),
    # values
    *("Code", "Edtf", "Name", "Timestamp"),
}


def test_all_is_exactly_the_list() -> None:
    assert set(newsml.__all__) == PUBLIC
    assert len(newsml.__all__) == len(PUBLIC), "a name stands twice in __all__"


def test_dir_shows_the_public_names() -> None:
    assert set(dir(newsml)) >= PUBLIC


def test_star_import_brings_them() -> None:
    namespace: dict[str, object] = {}
    exec("from newsml import *", namespace)  # noqa: S102 - only a module's top level may import a star
    assert namespace.keys() - {"__builtins__"} == PUBLIC


@pytest.mark.parametrize("name", sorted(PUBLIC))
def test_public_name(name: str) -> None:
    """It is there, can be called, and has a docstring of its own (not the one that a class inherits)."""
    thing = getattr(newsml, name)
    if name == "__version__":
        assert isinstance(thing, str)
        return
    assert callable(thing)
    own = thing.__doc__ if inspect.isfunction(thing) else vars(thing).get("__doc__")
    assert own, f"newsml.{name} has no docstring"
    assert own.strip()


def test_submodules_do_not_hide_public_names() -> None:
    """Importing newsml.formats binds that name to the module: calling it must go on working."""
    importlib.import_module("newsml.formats")
    assert callable(newsml.formats)


def test_type_checkers_see_the_same_list() -> None:
    """Under `mypy --strict` a name counts as exported only where `__all__` is written out.

    And a lazy `__getattr__` would make every name `Any`, so each is imported for type checkers as well.
    """
    written: set[str] = set()
    bound: set[str] = set()
    for node in ast.walk(ast.parse(Path(inspect.getfile(newsml)).read_text(encoding="utf-8"))):
        match node:
            case ast.Assign(targets=[ast.Name(id="__all__")], value=value):
                written = set(ast.literal_eval(value))
            case ast.ImportFrom(names=names):
                bound |= {alias.asname or alias.name for alias in names}
            case ast.FunctionDef(name=name) | ast.AnnAssign(target=ast.Name(id=name)):
                bound.add(name)
    assert written == PUBLIC
    assert bound >= PUBLIC


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no_such_name"):
        getattr(newsml, "no_such_" + "name")


def test_version_is_that_of_the_distribution() -> None:
    assert newsml.__version__ == version("newsml")


def test_every_error_is_a_newsml_error() -> None:
    errors = [getattr(newsml, name) for name in PUBLIC if inspect.isclass(getattr(newsml, name))]
    raised = [error for error in errors if issubclass(error, BaseException)]
    assert raised
    assert all(issubclass(error, newsml.NewsmlError) for error in raised)
