"""A few ways that together try out a whole process."""

from __future__ import annotations

from hypothesis import given
from tests.engines.execution.drawing import drawn
from tests.engines.merging.generated import any_process, sound_process

from stroomlijn.engines.execution import check_soundness, ways_through
from stroomlijn.engines.process_model import STEPS, Process


def said(process: Process, most: int = 10) -> list[str]:
    return [" ".join(way.steps) for way in ways_through(process, most)]


def test_a_row_of_steps_is_one_way() -> None:
    assert said(drawn("( a b c )")) == ["a b c"]


def test_every_answer_is_given_once() -> None:
    process = drawn("( a x1 b x2 d )", "x1 c x2")
    ways = ways_through(process)
    assert sorted(" ".join(way.steps) for way in ways) == ["a b d", "a c d"]
    assert len({way.answers for way in ways}) == 2


def test_what_is_done_beside_each_other_is_one_way() -> None:
    assert [set(way.steps) for way in ways_through(drawn("( a +1 b +2 d )", "+1 c +2"))] == [set("abcd")]


def test_a_loop_is_gone_round_and_left() -> None:
    ways = ways_through(drawn("( a b x1 c )", "x1 a"))
    assert all(way.ends for way in ways)
    assert any(way.steps.count("a") == 2 for way in ways)


def test_there_are_never_more_than_asked() -> None:
    branches = [f"x1 s{n} x2" for n in range(30)]
    assert len(ways_through(drawn("( a x1 b x2 )", *branches), most=10)) == 10


@given(sound_process())
def test_the_ways_of_a_sound_process_visit_every_step_and_end(process: Process) -> None:
    ways = ways_through(process, most=200)
    assert all(way.ends for way in ways)
    assert {step for way in ways for step in way.steps} == {node.id for node in process.nodes if node.kind in STEPS}


@given(any_process())
def test_any_process_is_walked_within_bounds(process: Process) -> None:
    for way in ways_through(process):
        assert len(way.steps) <= 3 * len(process.flows) + 3
    assert check_soundness(process) is not None
