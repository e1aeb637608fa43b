"""Our own extension of BPMN: what a node, flow or process carries beyond the standard.

Single values are attributes in `urn:stroomlijn:bpmn:1`, lists are elements within extensionElements.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from lxml import etree

from stroomlijn.engines.formats.xml import inner_text
from stroomlijn.engines.process_model import Source

from .index import Index
from .names import model, own

ATTRIBUTES = {
    "system": "system",
    "duration": "duration",
    "lead_time": "leadTime",
    "legal_basis": "legalBasis",
    "bottleneck": "bottleneck",
    "role": "role",
}
LISTS = {"documents": "document", "helpers": "helper"}


def own_values(element: etree._Element, index: Index) -> dict[str, Any]:
    """The fields of a Node that stand in our extension of this element; absent ones are left out."""
    values: dict[str, Any] = {
        field: element.get(own(name)) for field, name in ATTRIBUTES.items() if own(name) in element.attrib
    }
    if "duration" in values:
        values["duration"] = _minutes(values["duration"])
        if values["duration"] is None:
            index.remark("bpmn-duration", element)
    for field, name in LISTS.items():
        if texts := tuple(inner_text(item) for item in own_elements(element, name)):
            values[field] = texts
    if sources := own_sources(element):
        values["sources"] = sources
    return values


def own_sources(element: etree._Element) -> tuple[Source, ...]:
    """Where the element comes from."""
    return tuple(
        Source(item.get("file", ""), item.get("process", ""), item.get("element", ""))
        for item in own_elements(element, "source")
    )


def own_facts(element: etree._Element) -> tuple[tuple[str, str], ...]:
    """What is known of the process as a whole."""
    return tuple((item.get("name", ""), inner_text(item)) for item in own_elements(element, "fact"))


def own_elements(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Our own elements of one name in the element's extensionElements."""
    for extensions in element.iterchildren(model("extensionElements")):
        yield from extensions.iterchildren(own(name))


def told_order(element: etree._Element | None) -> int:
    """The place that our extension gives the element among its like; 0 when it gives none."""
    told = "" if element is None else element.get(own("order")) or ""
    return int(told) if told.isascii() and told.isdigit() and len(told) < 10 else 0


def _minutes(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) and number >= 0 else None
