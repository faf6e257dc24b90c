"""eventDetails in documents that newsml did not write: when, where, and who takes part."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from newsml.formats.newsml_g2.codes import resolved
from newsml.formats.newsml_g2.dates import as_edtf
from newsml.formats.newsml_g2.entities.constructs import LOCATION, ORGANISER, PARTICIPANT, is_role
from newsml.formats.newsml_g2.events import OCCURRENCE
from newsml.formats.newsml_g2.names import nar
from newsml.formats.newsml_g2.places import UNFIT
from newsml.formats.newsml_g2.scalars import IRI, REF, qcode

if TYPE_CHECKING:
    from lxml.etree import _Element

    from newsml.formats.newsml_g2.entities.constructs import Construct
    from newsml.formats.newsml_g2.entities.gathering import Thing
    from newsml.formats.newsml_g2.source import Source

_DATES, _START, _END, _DURATION = map(nar, ("dates", "start", "end", "duration"))
_OCCURRENCE, _STATUS = nar("occurStatus"), nar("eventStatus")
_STATUSES: Final = {
    **{code: status for status, code in OCCURRENCE.items()},
    **{
        f"eventstatus:{word}": status
        for word, status in (
            ("scheduled", "scheduled"),
            ("inprogress", "ongoing"),
            ("postponed", "postponed"),
            ("canceled", "cancelled"),
            ("cancelled", "cancelled"),
        )
    },
}
_EVENT_STATUS: Final = "http://cv.iptc.org/newscodes/eventstatus/"
"""A scheme that IPTC's catalog does not have."""
_LENGTH: Final = re.compile(r"P(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,8})S)?)?", re.ASCII)


class Happening:
    """Reads eventDetails."""

    def read(self, details: _Element, event: Thing, one: Construct) -> None:
        """Adds what the details say to an event; all else is left."""
        source = one.source
        for name in details.attrib:
            source.leave(details, str(name))
        source.check_text(details.text, details)
        for node in details:
            source.check_text(node.tail, node)
            tag = node.tag
            if tag == _DATES:
                taken = self._read_dates(node, event.out, source)
            elif tag in (_OCCURRENCE, _STATUS):
                taken = self._read_status(node, event.out, source)
            elif tag in (LOCATION, PARTICIPANT, ORGANISER):
                taken = self._read_part(node, event, source)
            else:
                taken = False
            if not taken:
                source.leave(node)

    def _read_dates(self, node: _Element, event: dict[str, Any], source: Source) -> bool:
        start = node.findtext(_START)
        if start is None or "when" in event:
            return False
        end, duration = node.find(_END), node.find(_DURATION)
        last = end if end is not None else duration
        until = None if last is None else (last.text if last is end else _after(start, last.text or ""))
        value = as_edtf(start, until) if until else None
        if value is None:
            last, value = None, as_edtf(start, None)
        if value is None:
            return False
        event["when"] = {"value": value}
        for name in node.attrib:
            source.leave(node, str(name))
        for child in node:
            if child.tag != _START and child is not last:
                source.leave(child)
                continue
            for name in child.attrib:
                source.leave(child, str(name))
            for inner in child:
                source.leave(inner)
        return True

    def _read_status(self, node: _Element, event: dict[str, Any], source: Source) -> bool:
        text, uri = node.get("qcode"), node.get("uri", "")
        code = source.schemes.canonical(text) if text is not None else source.schemes.canonical_iri(uri)
        iri = source.schemes.resolve(text.strip()) if text is not None else uri
        if iri is not None and iri.startswith(_EVENT_STATUS):
            code = f"eventstatus:{iri.removeprefix(_EVENT_STATUS)}"
        status = _STATUSES.get(code)
        if status is None or event.setdefault("status", status) != status:
            return False
        for name in node.attrib:
            if name not in ("qcode", "uri"):
                source.leave(node, str(name))
        for child in node:
            source.leave(child)
        return True

    def _read_part(self, node: _Element, event: Thing, source: Source) -> bool:
        thing = source.claimed.get(node)
        id_ = REF.decode(node.get("qcode", ""), source) if thing is None else thing.id
        # Another construct of the same identity may say that it is something else.
        if id_ is UNFIT or (thing is not None and thing.field != "participants"):
            return False
        if node.tag == LOCATION:
            event.add("where", {"place": id_})
            return True
        part: dict[str, Any] = {"participant": id_}
        role = _role(node, source)
        if role is not None:
            part["role"] = role
        event.add("participations", part)
        return True


def _role(node: _Element, source: Source) -> Any:
    """The first role of the list; who organises is an organiser where nothing more is said."""
    if is_role(node, str(node.tag), source):
        source.note(node, "the code of this participant is that of a role: read as its role")
        text: Any = node.get("qcode", "").strip()
    else:
        listed = (node.get("role") or "").split()
        text = next((item for item in listed if qcode(item, source) is not UNFIT), None)
        uris = (node.get("roleuri") or "").split()
        if len(listed) + len(uris) > 1:
            source.note(node, f"of several roles the first is read: {text or uris[0]}")
        if text is None:
            iri = next((item for item in uris if IRI.decode(item, source) is not UNFIT), None)
            for name in ("role", "roleuri"):
                if name in node.attrib and iri is None:
                    source.leave(node, name)
            default = "organiser" if node.tag == ORGANISER else None
            return default if iri is None else {"iri": iri}
    if source.schemes.canonical(text) == "eorol:general":
        return "organiser"
    return resolved(text, node, source)


def _after(start: str, length: str) -> str | None:
    """The end of what begins at a date or time and lasts some days, hours, minutes and seconds."""
    found = _LENGTH.fullmatch(length.strip())
    if found is None or not any(found.groups()):
        return None
    days, hours, minutes, seconds = (int(number or 0) for number in found.groups())
    text = start.strip()
    try:
        begin = datetime.fromisoformat(text)
        end = begin + timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    except (ValueError, OverflowError):
        return None
    if "T" not in text:
        return None if hours or minutes or seconds else end.date().isoformat()
    return end.isoformat().replace("+00:00", "Z") if text.endswith("Z") else end.isoformat()
