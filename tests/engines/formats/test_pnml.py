"""A Petri net becomes a graph that allows the same work in the same orders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engines.formats.real_data import DATA, needs

from stroomlijn.engines.formats.pnml import read_pnml
from stroomlijn.engines.problems import Problem
from stroomlijn.engines.process_model import Gateway, Kind, Process

LONGEST = 5


class Net(NamedTuple):
    """Transitions as (label, places before, places after); the first token lies on place 0."""

    transitions: tuple[tuple[str, tuple[int, ...], tuple[int, ...]], ...]

    def pnml(self) -> bytes:
        places = {place for _, before, after in self.transitions for place in (*before, *after)}
        lines = [
            f'<place id="p{place}">{"<initialMarking><text>1</text></initialMarking>" if place == 0 else ""}</place>'
            for place in sorted(places)
        ]
        for number, (label, before, after) in enumerate(self.transitions):
            lines.append(f'<transition id="t{number}"><name><text>{escape(label)}</text></name></transition>')
            lines += [f'<arc source="p{place}" target="t{number}"/>' for place in before]
            lines += [f'<arc source="t{number}" target="p{place}"/>' for place in after]
        return f'<pnml><net id="net"><page>{"".join(lines)}</page></net></pnml>'.encode()


@st.composite
def block_nets(draw: st.DrawFn) -> Net:
    """Nested sequence, choice, parallel and loop: free-choice and safe."""
    transitions: list[tuple[str, tuple[int, ...], tuple[int, ...]]] = []
    numbers = iter(range(2, 1_000))

    def block(start: int, end: int, depth: int) -> None:
        shape = draw(st.sampled_from(["step", "silent", "sequence", "choice", "parallel", "loop"])) if depth else "step"
        if shape in ("step", "silent"):
            label = draw(st.sampled_from("abc")) if shape == "step" else ""
            transitions.append((label, (start,), (end,)))
        elif shape == "sequence":
            middle = next(numbers)
            block(start, middle, depth - 1)
            block(middle, end, depth - 1)
        elif shape == "choice":
            block(start, end, depth - 1)
            block(start, end, depth - 1)
        elif shape == "parallel":
            inner = [(next(numbers), next(numbers)) for _ in range(2)]
            labels = [draw(st.sampled_from(["", "x"])) for _ in range(2)]
            transitions.append((labels[0], (start,), tuple(first for first, _ in inner)))
            transitions.append((labels[1], tuple(last for _, last in inner), (end,)))
            for first, last in inner:
                block(first, last, depth - 1)
        else:
            first, last = next(numbers), next(numbers)
            transitions.append(("", (start,), (first,)))
            block(first, last, depth - 1)
            block(last, first, depth - 1)
            transitions.append(("", (last,), (end,)))

    block(0, 1, 3)
    return Net(tuple(transitions))


@given(block_nets())
def test_the_graph_allows_exactly_the_traces_of_the_net(net: Net) -> None:
    process = read_pnml("net.pnml", net.pnml()).processes[0].process
    assert set(_traces(_graph_game(process))) == set(_traces(_net_game(net)))


@given(block_nets())
def test_only_gateways_that_route_are_left(net: Net) -> None:
    found = read_pnml("net.pnml", net.pnml()).processes[0]
    for node in found.process.nodes:
        if node.kind is Kind.GATEWAY:
            into, out_of = found.process.incoming[node.id], found.process.outgoing[node.id]
            assert len(into) > 1 or len(out_of) > 1 or into == out_of
    assert not found.remarks


def test_choice_split_and_join() -> None:
    net = Net((("a", (0,), (2, 3)), ("b", (2,), (4,)), ("c", (3,), (5,)), ("d", (3,), (5,)), ("e", (4, 5), (1,))))
    process = read_pnml("net.pnml", net.pnml()).processes[0].process
    assert [node.label for node in process.steps] == list("abcde")
    gateways = [node.gateway for node in process.nodes if node.kind is Kind.GATEWAY]
    assert Counter(gateways) == {Gateway.PARALLEL: 2, Gateway.EXCLUSIVE: 2}


def test_a_join_that_can_never_be_met_stays_so() -> None:
    net = Net((("", (0,), (2,)), ("", (0,), (3,)), ("a", (2, 3), (1,))))
    process = read_pnml("net.pnml", net.pnml()).processes[0].process
    assert set(_traces(_graph_game(process))) == set(_traces(_net_game(net))) == {()}


def test_a_choice_that_depends_on_elsewhere_is_remarked() -> None:
    net = Net((("a", (0,), (2, 3)), ("b", (2,), (1,)), ("c", (2, 3), (1,))))
    remarks = read_pnml("net.pnml", net.pnml()).processes[0].remarks
    assert [(remark.code, remark.place) for remark in remarks] == [("pnml-not-free-choice", "p2")]


def test_a_file_without_net_is_refused() -> None:
    with pytest.raises(Problem, match="pnml-no-net"):
        read_pnml("a.pnml", b"<pnml/>")


@pytest.mark.data
@needs("logs")
def test_the_normative_net_of_the_receipt_phase_keeps_its_work() -> None:
    path = DATA / "logs/coselog_normativeModel.pnml"
    found = read_pnml(path.name, path.read_bytes()).processes[0]
    labels = [node.label for node in found.process.steps]
    assert len(labels) == 23
    assert labels[0] == "Confirmation of receipt"
    assert {remark.code for remark in found.remarks} == {"pnml-not-free-choice"}


Marking = tuple[str, ...]


def _net_game(net: Net):
    """First marking and what can follow one: (label, marking)."""

    def follow(marking: Marking) -> Iterator[tuple[str, Marking]]:
        for label, before, after in net.transitions:
            tokens = Counter(marking)
            tokens.subtract(str(place) for place in before)
            if min(tokens.values()) >= 0:
                tokens.update(str(place) for place in after)
                yield label, tuple(sorted(tokens.elements()))

    return ("0",), follow


def _graph_game(process: Process):
    """The same game on the graph, with tokens on flows."""
    starts = [node for node in process.nodes if node.kind is Kind.EVENT and not process.incoming[node.id]]
    first = tuple(sorted(flow.id for node in starts for flow in process.outgoing[node.id]))

    def follow(marking: Marking) -> Iterator[tuple[str, Marking]]:
        for node in process.nodes:
            into = [flow.id for flow in process.incoming[node.id]]
            out_of = [flow.id for flow in process.outgoing[node.id]]
            takes = [into] if node.gateway is Gateway.PARALLEL else [[flow] for flow in into]
            gives = [[flow] for flow in out_of] if node.gateway is Gateway.EXCLUSIVE else [out_of]
            for take in takes:
                tokens = Counter(marking)
                tokens.subtract(take)
                if take and min(tokens.values()) >= 0:
                    for give in gives:
                        yield node.label, tuple(sorted((tokens + Counter(give)).elements()))

    return first, follow


def _traces(game) -> Iterator[tuple[str, ...]]:
    """All traces of visible work up to a length, each also marked where nothing at all need follow."""
    first, follow = game
    seen = {((), first)}
    waiting = [((), first)]
    while waiting:
        trace, marking = waiting.pop()
        yield trace
        if marking in ((), ("1",)):
            yield (*trace, "end")
        for label, after in follow(marking):
            state = ((*trace, label) if label else trace, after)
            if len(state[0]) <= LONGEST and state not in seen:
                seen.add(state)
                waiting.append(state)
