"""Which processes can always finish, and what is said of those that cannot."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from tests.engines.execution.drawing import drawn
from tests.engines.merging.generated import any_process, sound_process

from stroomlijn.engines.execution import check_soundness
from stroomlijn.engines.execution.net import scopes
from stroomlijn.engines.execution.reduction import reduce
from stroomlijn.engines.execution.state_space import explore
from stroomlijn.engines.process_model import Event, Kind, Node, Process

SOUND = {
    "line": drawn("( a b )"),
    "choice": drawn("( x1 a x2 )", "x1 b x2"),
    "fork": drawn("( +1 a +2 )", "+1 b +2"),
    "some branches": drawn("( o1 a o2 )", "o1 b o2", "o1 c o2"),
    "loop": drawn("( x1 a x2 )", "x2 b x1"),
    "two ends": drawn("( x1 a )1", "x1 b )2"),
    "either start": drawn("(1 x1 a )", "(2 x1"),
    "both starts": drawn("(1 +1 a )", "(2 +1"),
    "step forks by itself": drawn("( a b +1 )", "a c +1"),
    "inclusive join of a choice": drawn("( x1 a o1 )", "x1 b o1"),
    "inclusive join of a fork in a loop": drawn("( x1 +1 a o1 x2 )", "+1 b o1", "x2 c x1"),
    "terminate ends all": drawn("( +1 a )!", "+1 b )1"),
    "no start event": drawn("a b"),
    "empty": Process("p"),
}

UNSOUND = {
    "choice joined as a fork": (drawn("( x1 a +1 )", "x1 b +1"), {"deadlock"}, "+1"),
    "fork joined as a choice": (drawn("( +1 a x1 c )", "+1 b x1"), {"lack-of-synchronisation"}, "x1"),
    "never out of the loop": (drawn("( x1 a x2 b x1", "x2 c x1", "d )"), {"cannot-finish"}, "x1"),
    "dead behind a deadlock": (drawn("( x1 a +1 c )", "x1 b +1"), {"deadlock", "dead-step"}, "+1"),
    "no end": (drawn("( x1 a x1"), {"no-end"}, ""),
    "no start": (drawn("a b a", "b )"), {"no-start"}, ""),
    "loose step": (
        Process("p", nodes=(*drawn("( a )").nodes, Node("b", Kind.STEP, "b", type="task")), flows=drawn("( a )").flows),
        {"loose-step"},
        "b",
    ),
    "step that no way leads to": (drawn("( a x1 )", "b x1"), {"unreached-step"}, "b"),
}


@pytest.mark.parametrize("name", SOUND)
def test_sound(name: str) -> None:
    soundness = check_soundness(SOUND[name])
    assert soundness.sound, soundness.findings
    assert soundness.complete


@pytest.mark.parametrize("name", UNSOUND)
def test_unsound_with_the_reason_and_the_place(name: str) -> None:
    process, codes, place = UNSOUND[name]
    soundness = check_soundness(process)
    assert not soundness.sound
    assert codes <= {finding.code for finding in soundness.findings}
    if place:
        assert any(place in finding.elements for finding in soundness.findings)


def test_each_dead_step_is_named_by_itself() -> None:
    soundness = check_soundness(drawn("( x1 a +1 c d )", "x1 b +1"))
    assert [finding.elements for finding in soundness.findings if finding.code == "dead-step"] == [
        ("c",),
        ("d",),
        (")",),
    ]


def test_an_inclusive_join_waits_for_what_can_still_come() -> None:
    """a is short and b long: the join must not go on without b, or c is done twice."""
    assert check_soundness(drawn("( +1 a o1 c )", "+1 b1 b2 b3 o1")).sound


def test_a_boundary_event_is_another_way_out() -> None:
    process = drawn("( a )", "t b )2")
    boundary = Node("t", Kind.EVENT, "te laat", event=Event.BOUNDARY, attached_to="a", type="boundaryEvent")
    nodes = tuple(boundary if node.id == "t" else node for node in process.nodes)
    assert check_soundness(Process("p", nodes=nodes, flows=process.flows)).sound


def test_the_inside_of_a_subprocess_is_checked_by_itself() -> None:
    inside = drawn("( x1 a +1 )", "x1 b +1")
    nodes = (Node("s", Kind.SUBPROCESS, "Onderzoek"), *(replace(node, parent="s") for node in inside.nodes))
    findings = check_soundness(Process("p", nodes=nodes, flows=inside.flows)).findings
    assert {finding.code for finding in findings} == {"deadlock", "dead-step"}


def test_two_thousand_steps() -> None:
    assert check_soundness(drawn("( " + " ".join(f"a{n}" for n in range(2000)) + " )")).sound


def test_too_many_runs_stop_at_the_limit_and_say_so() -> None:
    """Fifteen steps that run beside each other and cross: no rule makes that smaller."""
    ways = [f"+1 a{n} x{n}1 +2" for n in range(15)] + [f"x{n}1 b{n} c{n} )e{n}" for n in range(15)]
    soundness = check_soundness(drawn("( +1", *ways, "+2 )"), limit=500)
    assert not soundness.complete
    assert "state-limit" in {finding.code for finding in soundness.findings}


@given(sound_process())
def test_nested_blocks_are_sound(process: Process) -> None:
    assert check_soundness(process).sound


@given(any_process())
def test_reduction_changes_no_verdict(process: Process) -> None:
    for whole, smaller in zip(scopes(process), scopes(process), strict=True):
        reduce(smaller)
        if not whole.starts:
            continue
        one, other = (explore(net, net.starts, 3000) for net in (whole, smaller))
        if one.complete and other.complete:
            assert one.clean == other.clean
