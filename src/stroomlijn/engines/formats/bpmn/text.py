"""Texts of elements: names, documentation and conditions, bounded but otherwise as they are."""

from __future__ import annotations

from lxml import etree

from .index import Index
from .names import model

MAX_LABEL = 10_000


def label(element: etree._Element, index: Index) -> str:
    """The element's name."""
    return bounded(element.get("name") or "", element, index)


def documentation(element: etree._Element, index: Index) -> str:
    """The element's documentation; several are set apart by an empty line."""
    texts = (content(part) for part in element.iterchildren(model("documentation")))
    return bounded("\n\n".join(text for text in texts if text), element, index)


def child_text(element: etree._Element, name: str, index: Index) -> str:
    """The text of the first child with this BPMN name, "" when there is none."""
    child = element.find(model(name))
    return "" if child is None else bounded(content(child), element, index)


def content(element: etree._Element) -> str:
    """All text in the element, without its comments."""
    return "".join(element.xpath(".//text()"))


def bounded(text: str, element: etree._Element, index: Index) -> str:
    """The text, cut off with a remark when it is longer than any label or description can be."""
    if len(text) <= MAX_LABEL:
        return text
    index.remark("bpmn-text-cut", element, length=len(text), limit=MAX_LABEL)
    return text[:MAX_LABEL]
