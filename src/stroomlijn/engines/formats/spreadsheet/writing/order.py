"""In which order the rows are written, and which number each gets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stroomlijn.engines.formats.spreadsheet.number import parse
from stroomlijn.engines.process_model import Event, Node, Process


def reading_order(process: Process) -> list[Node]:
    """The nodes in the order of the document where that reads as well as any; else each before what follows it."""
    ordered = _flow_order(process)
    return list(process.nodes) if _backward(process, process.nodes) <= _backward(process, ordered) else ordered


def _backward(process: Process, nodes: Sequence[Node]) -> int:
    """How many flows lead up instead of down."""
    place = {node.id: index for index, node in enumerate(nodes)}
    return sum(place.get(flow.source, 0) >= place.get(flow.target, len(place)) for flow in process.flows)


def _flow_order(process: Process) -> list[Node]:
    """All nodes so that each comes before what follows it, loops aside; ways out in document order."""
    starts = [node for node in process.nodes if node.event is Event.START or not process.incoming[node.id]]
    seen: set[str] = set()
    postorder: list[Node] = []
    for node in reversed([*starts, *process.nodes]):
        if node not in starts:
            continue
        postorder += _postorder(process, node, seen)
    left = [node for node in process.nodes if node.id not in seen]
    return [*reversed(postorder), *left]


def kept_numbers(process: Process, rows: Iterable[Node]) -> dict[str, str] | None:
    """The numbers that the ids carry when the process came from a workbook; None when it did not."""
    numbers: dict[str, str] = {}
    paths: dict[tuple[str, ...], str] = {}
    for node in rows:
        number = parse(node.id.removeprefix(f"{process.id}-")) if node.id.startswith(f"{process.id}-") else None
        if number is None or number.path in paths:
            return None
        paths[number.path] = node.id
        numbers[node.id] = ".".join(number.path)
        around = next(
            (paths[number.path[:end]] for end in range(len(number.path) - 1, 0, -1) if number.path[:end] in paths), ""
        )
        if around != node.parent:
            return None
    return numbers


def new_numbers(rows: Sequence[Node]) -> dict[str, str]:
    """1, 2, 3 … and 2.1, 2.2 … for what lies inside the second."""
    counts: dict[str, int] = {}
    numbers: dict[str, str] = {}
    for node in rows:
        counts[node.parent] = counts.get(node.parent, 0) + 1
        around = numbers.get(node.parent, "")
        numbers[node.id] = f"{around}.{counts[node.parent]}" if around else str(counts[node.parent])
    return numbers


def _postorder(process: Process, start: Node, seen: set[str]) -> list[Node]:
    found: list[Node] = []
    if start.id in seen:
        return found
    seen.add(start.id)
    stack = [(start, [flow.target for flow in process.outgoing[start.id]])]
    while stack:
        node, ahead = stack[-1]
        following = next((target for target in _popped(ahead) if target in process.node and target not in seen), None)
        if following is None:
            found.append(node)
            stack.pop()
        else:
            seen.add(following)
            stack.append((process.node[following], [flow.target for flow in process.outgoing[following]]))
    return found


def _popped(ahead: list[str]) -> Iterable[str]:
    while ahead:
        yield ahead.pop()
