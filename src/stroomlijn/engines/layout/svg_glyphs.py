"""The small signs inside events, gateways and steps. Our own drawings of the signs of BPMN 2.0 (OMG formal/2013-12-09,
chapters 10 and 13), on a field of 20 by 20."""

from __future__ import annotations

from stroomlijn.engines.process_model import Box, Event, Gateway, Kind, Node

from .svg_text import number

_EVENTS = {
    "timer": "M10 1a9 9 0 1 0 .01 0M10 4v6l4 3",
    "message": "M2 5h16v10H2zM2 5l8 6 8-6",
    "signal": "M10 2l8 14H2z",
    "error": "M3 17l4-13 5 7 5-8-4 14-5-7z",
    "escalation": "M10 2l6 15-6-6-6 6z",
    "terminate": "M10 2a8 8 0 1 0 .01 0",
    "conditional": "M4 2h12v16H4zM6 6h8M6 10h8M6 14h8",
    "link": "M2 7h9V3l7 7-7 7v-4H2z",
    "compensation": "M10 4v12l-8-6zM18 4v12l-8-6z",
    "cancel": "M4 6l2-2 4 4 4-4 2 2-4 4 4 4-2 2-4-4-4 4-2-2 4-4z",
    "multiple": "M10 2l8 6-3 10H5L2 8z",
    "parallelMultiple": "M8 2h4v6h6v4h-6v6H8v-6H2V8h6z",
}
_GATEWAYS = {
    Gateway.EXCLUSIVE: "M5 5l10 10M15 5L5 15",
    Gateway.PARALLEL: "M10 3v14M3 10h14",
    Gateway.INCLUSIVE: "M10 3a7 7 0 1 0 .01 0",
    Gateway.COMPLEX: "M10 3v14M3 10h14M5 5l10 10M15 5L5 15",
    Gateway.EVENT: "M10 1a9 9 0 1 0 .01 0M10 5l5 4-2 6H7L5 9z",
}
_STEPS = {
    "userTask": "M10 3a3.5 3.5 0 1 0 .01 0M3 18c0-5 3-7 7-7s7 2 7 7z",
    "serviceTask": "M10 6a4 4 0 1 0 .01 0M10 1v4M10 15v4M1 10h4M15 10h4M4 4l3 3M13 13l3 3M16 4l-3 3M7 13l-3 3",
    "sendTask": "M2 5h16v10H2zM2 5l8 6 8-6",
    "receiveTask": "M2 5h16v10H2zM2 5l8 6 8-6",
    "scriptTask": "M6 2h11c-4 5 3 11-1 16H4c4-5-3-11 2-16M7 7h6M7 11h7M7 15h6",
    "businessRuleTask": "M2 4h16v12H2zM2 8h16M7 8v8",
    "manualTask": "M3 9l5-5h3L9 7h8v3H9h8v3H9h6v3H5l-2-3z",
}
_FILLED = frozenset({"terminate", "sendTask"})
_LOOPS = {
    "standard": "M6 16a6 6 0 1 1 5 1M6 11v5h-5",
    "parallel": "M5 3v14M10 3v14M15 3v14",
    "sequential": "M3 5h14M3 10h14M3 15h14",
}


def event_glyph(node: Node, box: Box) -> list[str]:
    """What triggers an event; filled when the event throws it."""
    path = _EVENTS.get(node.trigger)
    if not path:
        return []
    throws = node.event is Event.END or node.type == "intermediateThrowEvent"
    return [_glyph(path, box.centre, box.width * 0.5, throws or node.trigger in _FILLED)]


def gateway_glyph(gateway: Gateway | None, box: Box) -> list[str]:
    """X, +, O and their like; the exclusive one always carries its X."""
    path = _GATEWAYS.get(gateway or Gateway.EXCLUSIVE)
    return [_glyph(path, box.centre, box.width * 0.48, filled=False)] if path else []


def step_glyph(node: Node, box: Box) -> list[str]:
    """How the work is done, small in the upper left corner; a collapsed subprocess gets a plus below."""
    if node.kind is Kind.SUBPROCESS and box.height >= 40:
        return [_boxed_plus(box)]
    path = _STEPS.get(node.type)
    if not path or box.height < 40:
        return []
    return [_glyph(path, (box.x + 12, box.y + 12), 14, node.type in _FILLED)]


def loop_glyph(node: Node, box: Box, expanded: bool) -> list[str]:
    """Repeated or done for many, at the lower border."""
    path = _LOOPS.get(node.loop)
    if not path or box.height < 40:
        return []
    beside = -16 if node.kind is Kind.SUBPROCESS and not expanded else 0
    return [_glyph(path, (box.centre[0] + beside, box.bottom - 9), 12, filled=False)]


def _boxed_plus(box: Box) -> str:
    return _glyph("M1 1h18v18H1zM10 5v10M5 10h10", (box.centre[0], box.bottom - 9), 13, filled=False)


def _glyph(path: str, centre: tuple[float, float], size: float, filled: bool) -> str:
    scale = size / 20
    x, y = number(centre[0] - size / 2), number(centre[1] - size / 2)
    css = "stroomlijn-drawing__glyph" + (" stroomlijn-drawing__glyph--filled" if filled else "")
    return f'<path class="{css}" transform="translate({x} {y}) scale({scale:.3f})" d="{path}"/>'
