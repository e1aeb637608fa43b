"""The order of nodes, flows, lanes and artifacts, told by our extension where the document does not have it."""

from __future__ import annotations

from itertools import chain

from lxml import etree

from .names import own
from .own import told_order
from .rewriting import Rewriting


def keep_order(work: Rewriting) -> None:
    """Reading goes by the order that is told, then by the document, one BPMN process after the other."""
    roots = [member.element for member in work.members]
    if work.scope.is_collaboration:
        roots.insert(0, work.scope.element)
    place = {element: number for number, element in enumerate(chain.from_iterable(root.iter() for root in roots))}
    for part in (work.after.nodes, work.after.flows, work.after.lanes, work.after.artifacts):
        _keep([work.element[item.id] for item in part], place)


def _keep(elements: list[etree._Element], place: dict[etree._Element, int]) -> None:
    read = sorted(elements, key=lambda element: (told_order(element), place[element]))
    if read == elements:
        return
    in_place = sorted(elements, key=place.__getitem__) == elements
    for number, element in enumerate(elements, 1):
        if in_place:
            element.attrib.pop(own("order"), "")
        else:
            element.set(own("order"), str(number))
