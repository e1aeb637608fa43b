"""What an event says to people: what is waited for, and how long."""

from __future__ import annotations

import re

from .graph import Kind, Node

_FOR_MACHINES = re.compile(r"P[0-9TYMWDHS.]+|R[0-9]*/.+|[0-9]{4}-[0-9TZ:.+-]+")


def named(node: Node) -> str:
    """The label of a node outside it; of an event with its term: 'reactie inwoner, 14 dagen'.

    A term that the label says already is not said twice, one in the notation of machines ('P14D') not at all.
    """
    term = term_of(node) if node.kind is Kind.EVENT else ""
    if not term or term in node.label:
        return node.label
    return f"{node.label}, {term}" if node.label.strip() else term


def term_of(event: Node) -> str:
    """How long is waited, in words."""
    term = " ".join(event.lead_time.split())
    return "" if _FOR_MACHINES.fullmatch(term) else term
