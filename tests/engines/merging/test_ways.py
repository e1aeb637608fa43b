"""What lies on every way, in any small graph: told by taking a node out and looking what can still be reached."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from stroomlijn.engines.merging.ways import SINK, SOURCE, Ways

NODES = tuple("abcdef")
FLOWS = st.sets(st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)), max_size=14)


@given(FLOWS, st.sets(st.sampled_from(NODES), max_size=1))
def test_what_every_way_passes_is_what_cannot_be_missed(flows: set[tuple[str, str]], attached: set[str]) -> None:
    ways = Ways(NODES, sorted(flows), attached)
    forward, back = _reached(ways.after, SOURCE), _reached(ways.before, SINK)
    for node, other in permutations(NODES, 2):
        comes_first = node in forward and other in forward - _reached(ways.after, SOURCE, without=node)
        follows = node in back and other in back - _reached(ways.before, SINK, without=node)
        assert ways.dominates(node, other) == comes_first == (node in ways.dominators(other))
        assert ways.postdominates(node, other) == follows == (node in ways.postdominators(other))


def _reached(ahead: dict[str, list[str]], start: str, without: str = "") -> set[str]:
    found, stack = {start}, [start]
    while stack:
        new = {node for node in ahead.get(stack.pop(), ()) if node != without} - found
        found |= new
        stack.extend(new)
    return found
