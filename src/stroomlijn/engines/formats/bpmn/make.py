"""Making BPMN elements: names, ids and texts that XML can hold."""

from __future__ import annotations

import re

from lxml import etree

from .ids import Ids
from .names import PREFIXES, model, own

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """The text without the characters that XML cannot hold."""
    return _FORBIDDEN.sub("", text)


def definitions() -> etree._Element:
    """The root of a new document."""
    root = etree.Element(model("definitions"), nsmap=PREFIXES)
    root.set("targetNamespace", "urn:stroomlijn:processen")
    root.set("exporter", "Stroomlijn")
    return root


def child(parent: etree._Element, tag: str, /, **attributes: str) -> etree._Element:
    """A new BPMN element in the parent; attributes that are "" are left out."""
    element = etree.SubElement(parent, model(tag))
    for key, value in attributes.items():
        if value:
            element.set(key, clean(value))
    return element


def identified(parent: etree._Element, name: str, own_id: str, label: str, ids: Ids) -> etree._Element:
    """A new BPMN element with the id and name of an element of the graph."""
    element = child(parent, name, id=ids[own_id], name=label)
    if ids[own_id] != own_id:
        element.set(own("id"), clean(own_id))
    return element


def text_child(parent: etree._Element, name: str, text: str) -> etree._Element:
    """A new BPMN element that holds text."""
    element = child(parent, name)
    element.text = clean(text)
    return element
