"""What IPTC's schemas of all versions allow where, read from the schemas themselves."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

XS = "{http://www.w3.org/2001/XMLSchema}"
OLDEST, NEWEST = 9, 35


def file_of(standards: Path, minor: int) -> Path:
    folder = standards / "newsml-g2" if minor == NEWEST else standards / "newsml-g2" / "older"
    return folder / f"NewsML-G2_2.{minor}-spec-All-Power.xsd"


@cache
def schema_of(standards: Path, minor: int) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(file_of(standards, minor)))


@cache
def allowed(standards: Path, minor: int) -> frozenset[tuple[str, str]]:
    """Elements with their children and @attributes, wherever they stand below a newsItem or newsMessage.

    `*` and `@*` are those of other namespaces.
    """
    return frozenset(_Schema(file_of(standards, minor)).pairs(("newsItem", "newsMessage")))


class _Schema:
    def __init__(self, path: Path) -> None:
        self.named: dict[tuple[str, str | None], Any] = {
            (str(node.tag), node.get("name")): node for node in etree.parse(path).getroot().iterchildren("*")
        }

    def pairs(self, roots: tuple[str, ...]) -> set[tuple[str, str]]:
        waiting = [(name, self.type_of(self.named[f"{XS}element", name])) for name in roots]
        seen: set[tuple[str, int]] = set()
        out: set[tuple[str, str]] = set()
        while waiting:
            name, type_ = waiting.pop()
            if type_ is None or (name, id(type_)) in seen:
                continue
            seen.add((name, id(type_)))
            found: dict[str, list[Any]] = defaultdict(list)
            self.walk(type_, found)
            out |= {(name, part) for part in found}
            waiting += [(part, inner) for part, types in found.items() for inner in types]
            if name == "assert":
                waiting += [
                    (str(n), self.type_of(node)) for (kind, n), node in self.named.items() if "}el" in kind
                ]
        return out

    def type_of(self, element: Any) -> Any:
        if element.get("ref"):
            return self.type_of(self.named[f"{XS}element", element.get("ref")])
        if element.get("type"):
            return self.named.get((f"{XS}complexType", element.get("type")))
        return next(element.iterchildren(f"{XS}complexType"), None)

    def walk(self, node: Any, found: dict[str, list[Any]]) -> None:
        for part in node.iterchildren("*"):
            kind, name = str(part.tag).removeprefix(XS), part.get("ref") or part.get("name")
            if kind == "element":
                found[name].append(self.type_of(part))
            elif kind in ("any", "anyAttribute"):
                if part.get("namespace", "##any") != "##local":
                    found["*" if kind == "any" else "@*"] = []
            elif kind == "attribute":
                found[f"@{name}"] = []
            elif kind in ("group", "attributeGroup") and part.get("ref"):
                if ":" not in part.get("ref"):
                    self.walk(self.named[part.tag, part.get("ref")], found)
            elif kind not in ("annotation", "simpleType", "restriction"):
                base = self.named.get((f"{XS}complexType", part.get("base")))
                if kind == "extension" and base is not None:
                    self.walk(base, found)
                self.walk(part, found)
