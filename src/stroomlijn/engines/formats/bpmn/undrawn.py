"""What a drawing program left out of the diagram although it is still in the process: it could not draw it."""

from __future__ import annotations

from lxml import etree

from stroomlijn.engines.formats.xml import read_xml

from .index import Index
from .names import BPMNDI

_DRAWN = (f"{{{BPMNDI}}}BPMNShape", f"{{{BPMNDI}}}BPMNEdge")


def keep_undrawn(before: bytes, drawn: bytes) -> bytes:
    """`drawn` with the shapes and edges of `before` whose element is still there and that nothing shows any more.

    Whoever takes an element away in a drawing takes it out of the process too, so what only lost its shape was not
    taken away by anybody.
    """
    document = read_xml(drawn)
    index = Index(document.root)
    shown = {index.refer(each.get("bpmnElement")) for each in document.root.iter(*_DRAWN)}
    lost = [each for each in read_xml(before).root.iter(*_DRAWN) if _is_lost(each, index, shown)]
    planes = {plane.get("bpmnElement"): plane for found in index.planes.values() for plane in found}
    if not lost or not planes:
        return drawn
    for each in lost:
        home = each.getparent()
        shows = home.get("bpmnElement") if home is not None else None
        planes.get(shows, next(iter(planes.values()))).append(each)
    return document.to_bytes()


def _is_lost(each: etree._Element, index: Index, shown: set[str]) -> bool:
    element = index.refer(each.get("bpmnElement"))
    return bool(element) and element not in shown
