"""libxml2's messages in words."""

from __future__ import annotations

import pytest
from lxml import etree

from newsml.standards.wording import Said, said

NAR = "{http://iptc.org/std/nar/2006-10-01/}"
SUBJECT = etree.fromstring(
    '<subject xmlns="http://iptc.org/std/nar/2006-10-01/" xmlns:o="http://www.w3.org/ns/odrl/2/"/>'
)


HERE = "subject is not allowed here, where"
STRICT = "subject stands where only elements with a schema may, and its own is not part of NewsML-G2's:"
MEND = "is expected: move it, or remove it"


@pytest.mark.parametrize(
    ("message", "text"),
    [
        ("This element is not expected. Expected is ( {NAR}name ).", f"{HERE} name {MEND}"),
        (
            "This element is not expected. Expected is one of ( {NAR}name, {NAR}note, ##other{NAR}* ).",
            f"{HERE} name, note or an element of another namespace {MEND}",
        ),
        (
            f"This element is not expected. Expected is one of ( {', '.join(f'{{NAR}}a{n}' for n in range(10))} ).",
            f"{HERE} a0, a1, a2, a3, a4, a5, a6, a7, a8, a9 or another {MEND}",
        ),
        ("This element is not expected.", f"{HERE} nothing more may follow: move it, or remove it"),
        (
            "Missing child element(s). Expected is one of ( {http://www.w3.org/2000/09/xmldsig#}*, {NAR}name ).",
            "subject ends too early: add an element of ds or name",
        ),
        ("The attribute 'qcode' is required but missing.", "subject has to have the attribute qcode: add it"),
        (
            "No matching global declaration available for the validation root.",
            "no document of this version begins with subject: begin with one of its items, or a newsMessage",
        ),
        (
            "No matching global element declaration available, but demanded by the strict wildcard.",
            f"{STRICT} check it with its own schema",
        ),
        ("Character content is not allowed.", "subject: Character content is not allowed"),
        (
            "{http://www.w3.org/ns/odrl/2/}Policy, {urn:x}y, {urn:x}*, {NAR}*.",
            "subject: o:Policy, {urn:x}y, an element of urn:x, an element of NewsML-G2",
        ),
    ],
)
def test_of_elements(message: str, text: str) -> None:
    found = said(f"Element '{NAR}subject': " + message.replace("{NAR}", NAR), SUBJECT)
    assert found == Said(text)


@pytest.mark.parametrize(
    ("message", "text", "value"),
    [
        (
            "[facet 'pattern'] The value 'it's' is not accepted by the pattern '[^' ]+'.",
            "the value of the attribute qcode of subject is not accepted by the pattern '[^' ]+': correct it",
            "it's",
        ),
        (
            "[facet 'minLength'] The value has a length of '0'; this underruns the minimum.",
            "the value of the attribute qcode of subject has a length of '0'; this underruns the minimum: correct it",
            None,
        ),
        (
            "'a\nb' is not a valid value of the atomic type '{NAR}QCodeType'.",
            "the attribute qcode of subject is no QCodeType: correct it",
            "a\nb",
        ),
        (
            "'" + "x" * 99 + "' is not a valid value of the local union type.",
            "the attribute qcode of subject is no value of its type: correct it",
            "x" * 79 + "…",
        ),
        (
            "'' is not a valid value of the list type 'xs:IDREFS'.",
            "the attribute qcode of subject is empty, which is no IDREFS: correct it, or leave it out",
            None,
        ),
        (
            "The attribute 'qcode' is not allowed.",
            "subject has no attribute qcode: remove it",
            None,
        ),
        ("Odd.", "subject, attribute qcode: Odd", None),
    ],
)
def test_of_attributes(message: str, text: str, value: str | None) -> None:
    found = said(f"Element '{NAR}subject', attribute 'qcode': " + message.replace("{NAR}", NAR), SUBJECT)
    assert (found.text, found.attribute, found.value) == (text, "qcode", value)


def test_names_that_look_alike() -> None:
    """An attribute in the standard's own namespace is not that of the same name without one."""
    message = f"Element '{NAR}subject', attribute '{NAR}qcode': The attribute '{NAR}qcode' is not allowed."
    assert said(message, SUBJECT).text == "subject has no attribute *:qcode: remove it"
    prefixed = etree.fromstring(f'<n:subject xmlns:n="{NAR[1:-1]}"/>')
    assert said(message, prefixed).text == "subject has no attribute n:qcode: remove it"


def test_a_message_of_another_kind() -> None:
    assert said(f"The document of {NAR}subject ends.\n", SUBJECT) == Said("The document of subject ends.")
