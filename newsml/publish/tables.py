"""Tables for readers in other languages: the JSON-LD context, what each format carries, and the rules."""

from __future__ import annotations

from typing import Any

from newsml.formats import named, names
from newsml.model.article import Article
from newsml.model.structure import records, shape
from newsml.tables.catalogue import TABLES
from newsml.tables.column import ARROW, is_list


def context() -> dict[str, Any]:
    """The JSON-LD context of articles."""
    from newsml.formats import jsonld

    return jsonld.context()


def fidelity() -> dict[str, Any]:
    """What each format carries of the model, and what it loses for which reason; fields are "Class.field"."""
    order = {f"{cls.__name__}.{field.name}": None for cls in records(Article) for field in shape(cls)}
    table = {}
    for name in names():
        format = named(name)
        placed = format.placed()
        table[name] = {
            "title": format.title,
            "media_type": format.media_type,
            "suffixes": list(format.suffixes),
            "lossless": not format.lost,
            "lost": {field: format.lost[field] for field in order if field in format.lost},
            "placed": [field for field in order if field in placed],
        }
    return {"description": fidelity.__doc__, "formats": table}


def rules() -> dict[str, Any]:
    """What can be found in an article (rules) and in a document by its standard (checks): permanent code, name, why."""
    from newsml.rules import ours
    from newsml.standards.checks import CHECKS

    common = ("code", "slug", "severity", "title", "explanation")
    columns = (*common[:-1], "message", common[-1])
    table = [
        {**{column: getattr(rule, column) for column in columns}, "fixable": rule.fix is not None}
        for rule in ours()
    ]
    checks = [{column: getattr(check, column) for column in common} for check in CHECKS]
    return {"description": rules.__doc__, "rules": table, "checks": checks}


def tables() -> dict[str, Any]:
    """The columns of the tables that are made of articles, with the types they have in Arrow and Parquet.

    In CSV a missing value is an empty cell, a list is a JSON array. Lists of one table that are described together
    (participant_ids, participant_names) have the same length and order.
    """
    table = {
        of.name: {
            "description": of.description,
            "columns": [
                {
                    "name": column.name,
                    "type": column.type,
                    "arrow": ARROW[column.type],
                    "nullable": column.nullable and not is_list(column),
                    "description": column.description,
                }
                for column in of.columns
            ],
        }
        for of in TABLES.values()
    }
    return {"description": " ".join(str(tables.__doc__).split()), "tables": table}
