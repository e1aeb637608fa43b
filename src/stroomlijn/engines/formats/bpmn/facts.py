"""What a BPMN file states, as a multiset: the measure for 'nothing was lost' that research and MIWG reports use."""

from __future__ import annotations

from collections import Counter

from lxml import etree

from stroomlijn.engines.formats.xml import read_xml

from .names import MODEL

Fact = tuple[str, str, str, str]

_SCHEMA_DEFAULTS = {
    ("startQuantity", "1"),
    ("completionQuantity", "1"),
    ("isForCompensation", "false"),
    ("isInterrupting", "true"),
    ("parallelMultiple", "false"),
    ("cancelActivity", "true"),
    ("triggeredByEvent", "false"),
    ("isClosed", "false"),
    ("isCollection", "false"),
    ("isSequential", "false"),
    ("behavior", "All"),
    ("testBefore", "false"),
    ("instantiate", "false"),
    ("eventGatewayType", "Exclusive"),
    ("gatewayDirection", "Unspecified"),
    ("associationDirection", "None"),
    ("processType", "None"),
    ("textFormat", "text/plain"),
    ("waitForCompletion", "true"),
    ("cancelRemainingInstances", "true"),
    ("method", "##Compensate"),
    ("implementation", "##WebService"),
    ("implementation", "##unspecified"),
    ("isUnlimited", "false"),
    ("expressionLanguage", "http://www.w3.org/1999/XPath"),
    ("typeLanguage", "http://www.w3.org/2001/XMLSchema"),
}


def bpmn_facts(data: bytes) -> Counter[Fact]:
    """Every statement in the file as (owner's id, element, attribute or "", value).

    Element names carry their namespace, so prefixes do not matter; neither do order, the space between elements, or
    attributes of BPMN elements that equal the default of its schema.
    """
    facts: Counter[Fact] = Counter()
    owner: dict[etree._Element, str] = {}
    for element in read_xml(data).root.iter():
        if not isinstance(element.tag, str):
            continue
        above = element.getparent()
        owner[element] = element.get("id") or (owner.get(above, "") if above is not None else "")
        facts[owner[element], element.tag, "", _text(element)] += 1
        for name, value in element.attrib.items():
            if not (element.tag.startswith(f"{{{MODEL}}}") and (name, value) in _SCHEMA_DEFAULTS):
                facts[owner[element], element.tag, str(name), str(value)] += 1
    return facts


def _text(element: etree._Element) -> str:
    """The element's own text, spaces taken together."""
    pieces = [element.text or "", *(child.tail or "" for child in element)]
    return " ".join(" ".join(pieces).split())
