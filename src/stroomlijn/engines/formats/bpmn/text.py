"""Texts of elements: names, documentation and conditions, bounded but otherwise as they are."""

from __future__ import annotations

from lxml import etree

from stroomlijn.engines.formats.xml import inner_text

from .index import Index
from .names import model

MAX_LABEL = 10_000
MAX_DOCUMENTATION = 100_000


def label(element: etree._Element, index: Index) -> str:
    """The element's name."""
    return bounded(element.get("name") or "", element, index)


def documentation(element: etree._Element, index: Index) -> str:
    """The element's documentation; several are set apart by an empty line."""
    texts = (inner_text(part) for part in element.iterchildren(model("documentation")))
    return bounded("\n\n".join(text for text in texts if text), element, index, MAX_DOCUMENTATION)


def child_text(element: etree._Element, name: str, index: Index) -> str:
    """The text of the first child with this BPMN name, "" when there is none."""
    child = element.find(model(name))
    return "" if child is None else bounded(inner_text(child), element, index)


def bounded(text: str, element: etree._Element, index: Index, limit: int = MAX_LABEL) -> str:
    """The text, cut off with a remark when it is longer than its like can be. The file's bytes keep it whole."""
    if len(text) <= limit:
        return text
    index.remark("text-cut", element, length=len(text), limit=limit)
    return text[:limit]
