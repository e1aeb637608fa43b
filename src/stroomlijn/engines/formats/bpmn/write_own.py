"""Our own extension, written as `own` reads it. `patch` uses the same parts on files of others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lxml import etree

from stroomlijn.engines.process_model import Flow, Node, Source

from .make import clean
from .names import OWN, model, own
from .own import ATTRIBUTES, LISTS


def write_node_values(element: etree._Element, node: Node, lane_name: str) -> None:
    """Everything of a node that BPMN has no place for. A role is only written when its lane does not tell it."""
    for field in ATTRIBUTES:
        if field != "role":
            set_value(element, field, getattr(node, field))
    if node.role != lane_name:
        element.set(own("role"), clean(node.role))
    for field in LISTS:
        set_texts(element, field, getattr(node, field))
    set_sources(element, node.sources)


def write_flow_values(element: etree._Element, flow: Flow) -> None:
    """Where the flow comes from."""
    set_sources(element, flow.sources)


def set_value(element: etree._Element, field: str, value: str | float | None) -> None:
    """Sets a single value; "" and None take it away."""
    name = own(ATTRIBUTES[field])
    if value is None or value == "":
        if name in element.attrib:
            del element.attrib[name]
    else:
        element.set(name, clean(number(value) if isinstance(value, (int, float)) else value))


def set_texts(element: etree._Element, field: str, texts: Sequence[str]) -> None:
    """Replaces a list of texts."""
    _replace(element, LISTS[field], [({}, text) for text in texts])


def set_sources(element: etree._Element, sources: Iterable[Source]) -> None:
    """Replaces what is said of where the element comes from."""
    _replace(
        element,
        "source",
        [({"file": each.file, "process": each.process, "element": each.element}, "") for each in sources],
    )


def set_facts(element: etree._Element, facts: Iterable[tuple[str, str]]) -> None:
    """Replaces the facts of a process."""
    _replace(element, "fact", [({"name": name}, value) for name, value in facts])


def number(value: float) -> str:
    """The shortest text that reads back as the same number."""
    return str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else repr(float(value))


def extensions(element: etree._Element) -> etree._Element:
    """The element's extensionElements, made after its documentation when it has none."""
    found = element.find(model("extensionElements"))
    if found is not None:
        return found
    made = etree.Element(model("extensionElements"))
    documented = list(element.iterchildren(model("documentation")))
    element.insert(element.index(documented[-1]) + 1 if documented else 0, made)
    return made


def _replace(element: etree._Element, name: str, items: list[tuple[dict[str, str], str]]) -> None:
    """Takes away our elements of one name and puts the new ones in; leaves no empty extensionElements of ours."""
    holder = element.find(model("extensionElements"))
    old = [] if holder is None else list(holder.iterchildren(own(name)))
    for each in old:
        remove(each)
    if items:
        holder = extensions(element)
        for attributes, text in items:
            made = etree.SubElement(holder, own(name), nsmap={"stroomlijn": OWN})
            for key, value in attributes.items():
                made.set(key, clean(value))
            made.text = clean(text) or None
    elif old and holder is not None and len(holder) == 0 and not (holder.text or "").strip() and not holder.attrib:
        remove(holder)


def remove(element: etree._Element) -> None:
    """Takes an element out; the text behind it, which is only space between elements, goes with it."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
