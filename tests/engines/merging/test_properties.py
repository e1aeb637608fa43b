"""What a merge promises of any sources."""

from __future__ import annotations

import json
import random

from hypothesis import given
from hypothesis import strategies as st
from tests.engines.merging.comparing import content, shape, taking_part
from tests.engines.merging.generated import any_process, sound_process

from stroomlijn.engines.execution import check_soundness
from stroomlijn.engines.merging import Choice, Member, merge, merge_from_json, merge_to_json, project
from stroomlijn.engines.process_model import Process, Source

several = st.lists(st.one_of(any_process(), sound_process()), min_size=1, max_size=4)


def members(processes: list[Process]) -> list[Member]:
    return [Member(f"bestand{number}", process) for number, process in enumerate(processes)]


@given(several)
def test_an_undecided_merge_gives_each_source_back(processes: list[Process]) -> None:
    given_members = members(processes)
    merged = merge(given_members)
    for member in taking_part(given_members):
        assert content(project(merged, member.file, member.name)) == content(member.process)


@given(several)
def test_provenance_is_total_and_exact(processes: list[Process]) -> None:
    given_members = members(processes)
    merged = merge(given_members)
    told = {source for sources in merged.elements.values() for source in sources}
    real = {
        Source(member.file, member.name, element.id)
        for member in taking_part(given_members)
        for part in (member.process.nodes, member.process.flows, member.process.lanes)
        for element in part
    }
    assert told == real
    of_nodes = [source for node in merged.process.nodes for source in node.sources]
    assert len(of_nodes) == len(set(of_nodes))


@given(st.one_of(any_process(), sound_process()))
def test_a_process_merged_with_itself_is_itself(process: Process) -> None:
    merged = merge([Member("a", process), Member("b", process)])
    assert merged.differences == ()
    assert shape(merged.process) == shape(process)


@given(several, st.randoms())
def test_the_order_of_the_sources_does_not_matter(processes: list[Process], chance: random.Random) -> None:
    given_members = members(processes)
    mixed = given_members[:]
    chance.shuffle(mixed)
    assert repr(merge(mixed)) == repr(merge(given_members))


@given(several, st.randoms(use_true_random=False))
def test_deciding_everything_leaves_nothing_open_and_keeps_what_was_kept(
    processes: list[Process], chance: random.Random
) -> None:
    given_members = members(processes)
    undecided = merge(given_members)
    decisions = {
        difference.id: Choice(chance.choice(difference.options).id, "als dat nodig is", "Iets nieuws")
        for difference in undecided.differences
    }
    decided = merge(given_members, decisions)
    assert decided.open == ()
    assert decided.refused == ()
    assert [one.id for one in decided.differences] == [one.id for one in undecided.differences]
    there = {node.id for node in decided.process.nodes}
    for difference in decided.differences:
        if difference.type == "step-missing":
            assert difference.choice is not None
            assert (difference.elements[0] in there) == (difference.choice.option != "drop")
    assert all(flow.source in there and flow.target in there for flow in decided.process.flows)
    assert repr(merge(given_members[::-1], decisions)) == repr(decided)
    assert merge_from_json(json.loads(json.dumps(merge_to_json(decided)))) == decided


@given(st.lists(sound_process(), min_size=2, max_size=3), st.randoms(use_true_random=False))
def test_a_decided_merge_of_sound_processes_is_sound(processes: list[Process], chance: random.Random) -> None:
    given_members = members(processes)
    decisions = {}
    for difference in merge(given_members).differences:
        options = difference.options
        if difference.type in ("order", "gateway"):
            options = tuple(option for option in options if option.kind == "variant")
        decisions[difference.id] = Choice(chance.choice(options).id, "als dat nodig is", "Iets nieuws")
    decided = merge(given_members, decisions)
    soundness = check_soundness(decided.process)
    assert soundness.sound, soundness.findings
