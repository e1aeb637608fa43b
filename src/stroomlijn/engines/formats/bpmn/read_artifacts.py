"""Data objects, stores, annotations and groups, and the nodes they are associated with."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import NamedTuple

from lxml import etree

from stroomlijn.engines.formats.xml import local_name
from stroomlijn.engines.process_model import Artifact

from .index import Index
from .names import ARTIFACTS, DATA, model
from .own import told_order
from .text import bounded, child_text, label


class Link(NamedTuple):
    """An association between an artifact and a node. `element` is what draws it."""

    artifact: str
    node: str
    direction: str
    element: etree._Element


def is_artifact(element: etree._Element, index: Index) -> bool:
    """Whether the element is drawn as an artifact. A data object behind a reference is not: its reference is."""
    name = local_name(element)
    return name in ARTIFACTS and not (name == "dataObject" and index.id(element) in index.data_behind)


def read_artifact(element: etree._Element, parent: str, links: list[Link], index: Index) -> Artifact:
    """The artifact with its links, in the order of the file or the one that our extension tells."""
    artifact_id = index.id(element)
    return Artifact(
        id=artifact_id,
        type=local_name(element),
        label=_label(element, index),
        links=tuple(dict.fromkeys((link.node, link.direction) for link in sorted(links, key=_order))),
        parent=parent,
    )


def read_links(container: etree._Element, artifacts: Set[str], nodes: Set[str], index: Index) -> Iterator[Link]:
    """Every association inside the container between one of the artifacts and one of the nodes."""
    wanted = (model(name) for name in ("association", "dataInputAssociation", "dataOutputAssociation"))
    for element in container.iter(*wanted):
        if local_name(element) == "association":
            yield from _association(element, artifacts, nodes, index)
        else:
            yield from _data_association(element, artifacts, nodes, index)


def _association(element: etree._Element, artifacts: Set[str], nodes: Set[str], index: Index) -> Iterator[Link]:
    source, target = index.refer(element.get("sourceRef")), index.refer(element.get("targetRef"))
    if not source or not target:
        missing = element.get("sourceRef" if not source else "targetRef", "")
        index.remark("bpmn-association-dangling", element, node=missing)
    directed = element.get("associationDirection", "None") == "One"
    if source in artifacts and target in nodes:
        yield Link(source, target, "in" if directed else "", element)
    elif target in artifacts and source in nodes:
        yield Link(target, source, "out" if directed else "", element)


def _data_association(element: etree._Element, artifacts: Set[str], nodes: Set[str], index: Index) -> Iterator[Link]:
    holder = next((above for above in element.iterancestors() if index.id(above) in nodes), None)
    if holder is None:
        return
    inward = local_name(element) == "dataInputAssociation"
    for reference in element.iterchildren(model("sourceRef" if inward else "targetRef")):
        artifact = index.refer(reference.text)
        if artifact in artifacts:
            yield Link(artifact, index.id(holder), "in" if inward else "out", element)


def _order(link: Link) -> int:
    return told_order(link.element)


def _label(element: etree._Element, index: Index) -> str:
    name = local_name(element)
    if name == "textAnnotation":
        return child_text(element, "text", index)
    if name == "group":
        value = index.referred(element.get("categoryValueRef"))
        return "" if value is None else bounded(value.get("value") or "", element, index)
    if name in DATA and not element.get("name"):
        behind = index.referred(element.get("dataObjectRef") or element.get("dataStoreRef"))
        return "" if behind is None else label(behind, index)
    return label(element, index)
