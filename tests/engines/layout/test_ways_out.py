"""Ways out of one gateway have a first stretch of their own: no two conditions stand on one piece of line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.engines.layout.content import drawn

from stroomlijn.engines.layout import arrange, measure
from stroomlijn.engines.process_model import Drawing, Event, Flow, Gateway, Kind, Lane, Node, Process

_SLASH = 16.0
"""How far along a line the slash of a default flow reaches."""


def shared(process: Process, drawing: Drawing) -> Iterator[tuple[str, str]]:
    """Pairs of ways out of one gateway, to different ends, of which the first stretch is the same."""
    for node in process.nodes:
        ways = process.outgoing[node.id] if node.kind is Kind.GATEWAY else ()
        for one, other in combinations(ways, 2):
            starts = {_beginning(drawing.edges[flow.id]) for flow in (one, other)}
            if one.target != other.target and len(starts) == 1:
                yield one.id, other.id


def _beginning(points: tuple[tuple[float, float], ...]) -> tuple[float, ...]:
    """Where a line begins and in which direction."""
    (x, y), (next_x, next_y) = points[:2]
    return (x, y, (next_x > x) - (next_x < x), (next_y > y) - (next_y < y))


@given(
    lanes=st.permutations("abcd"),
    goals=st.lists(st.tuples(st.sampled_from("abcd"), st.booleans()), min_size=2, max_size=5),
)
def test_ways_out_of_a_gateway_part_at_once_wherever_they_go(lanes: list[str], goals: list[tuple[str, bool]]) -> None:
    """On to a step in any lane, or back to one before the choice; with room for the slash of a default flow."""
    before = [Node(f"eerder {at}", Kind.STEP, lane=lane) for at, (lane, back) in enumerate(goals) if back]
    after = [Node(f"later {at}", Kind.STEP, lane=lane) for at, (lane, back) in enumerate(goals) if not back]
    choosing = Node("keuze", Kind.GATEWAY, "Welke?", gateway=Gateway.EXCLUSIVE, lane="a")
    row = [*before, choosing]
    flows = [Flow(f"f{at}", one.id, other.id) for at, (one, other) in enumerate(pairwise(row))]
    flows += [Flow(f"naar {node.id}", "keuze", node.id, node.id) for node in (*before, *after)]
    process = Process("p", "", (*row, *after), tuple(flows), tuple(Lane(lane, lane) for lane in lanes))
    drawing = arrange(process)
    assert not list(shared(process, drawing))
    for flow in process.outgoing["keuze"]:
        (x, y), (next_x, next_y) = drawing.edges[flow.id][:2]
        assert abs(next_x - x) + abs(next_y - y) > _SLASH


def test_ways_out_of_a_gateway_part_at_once_in_what_the_demo_is_made_of() -> None:
    assert not [pair for process, drawing in drawn() for pair in shared(process, drawing)]


def choice(*targets_up: str) -> Process:
    """A choice in the lowest lane of which all ways lead to lanes above it, each with its own words."""
    nodes = [
        Node("start", Kind.EVENT, event=Event.START, lane="laag"),
        Node("keuze", Kind.GATEWAY, "Welke?", gateway=Gateway.EXCLUSIVE, lane="laag"),
        *(Node(name, Kind.STEP, f"Stap {name}", lane=f"baan {name}") for name in targets_up),
    ]
    ways = [Flow(f"naar {name}", "keuze", name, f"soort {name}") for name in targets_up]
    ways[-1] = replace(ways[-1], default=True)
    lanes = [*(Lane(f"baan {name}", f"Baan {name}") for name in targets_up), Lane("laag", "Laag")]
    return Process("p", "Keuze", tuple(nodes), (Flow("begin", "start", "keuze"), *ways), tuple(lanes))


def test_ways_to_one_side_leave_in_the_order_of_where_they_go_and_do_not_cross() -> None:
    process = choice("a", "b", "c")
    drawing = arrange(process)
    starts = [drawing.edges[f"naar {name}"][0] for name in "abc"]
    assert starts[0][1] < starts[1][1] < starts[2][1], "the highest goal leaves highest"
    assert min(abs(one[1] - other[1]) for one, other in combinations(starts, 2)) > 8
    quality = measure(process, drawing)
    assert (quality.crossings, quality.labels_astray) == (0, 0)
