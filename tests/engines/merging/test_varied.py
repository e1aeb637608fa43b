"""Families of sources that are variants of one another: every promise, with decisions taken at random."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st
from tests.engines.merging.comparing import content, shape, taking_part
from tests.engines.merging.generated import any_process
from tests.engines.merging.varied import families

from stroomlijn.engines.execution import check_soundness
from stroomlijn.engines.merging import (
    Choice,
    Difference,
    DifferenceType,
    Member,
    Merge,
    Option,
    OptionKind,
    merge,
    prepare,
    project,
    replay,
    unsound_places,
)
from stroomlijn.engines.process_model import Node, Process, Source

chances = st.randoms(use_true_random=False)
SAID = {
    DifferenceType.NAME: "label",
    DifferenceType.QUESTION: "label",
    DifferenceType.ROLE: "role",
    DifferenceType.SYSTEM: "system",
    DifferenceType.TERM: "lead_time",
}


def at_random(differences: Iterable[Difference], chance: random.Random) -> dict[str, Choice]:
    """A choice for each, with texts of its own."""
    return {
        one.id: Choice(chance.choice(one.options).id, f"voorwaarde {number}", f"Iets nieuws {number}")
        for number, one in enumerate(differences)
    }


@given(families())
def test_undecided_all_that_was_put_in_comes_out(members: list[Member]) -> None:
    merged = merge(members)
    assert repr(merge(members[::-1])) == repr(merged)
    told = [source for sources in merged.elements.values() for source in sources]
    assert set(told) == {
        Source(member.file, member.name, element.id)
        for member in taking_part(members)
        for part in (member.process.nodes, member.process.flows, member.process.lanes)
        for element in part
    }
    for member in taking_part(members):
        assert content(project(merged, member.file, member.name)) == content(member.process)
        twice = merge([member, Member("nog eens", member.process)])
        assert not twice.differences
        assert shape(twice.process) == shape(member.process)


@given(st.lists(any_process(), min_size=1, max_size=3))
def test_undecided_each_unsound_place_is_listed_with_its_source(processes: list[Process]) -> None:
    members = [Member(f"bestand{number}", process) for number, process in enumerate(processes)]
    prepared = prepare(members)
    found = unsound_places(prepared)
    names = {member.file: member.name for member in members}
    told = [(place.code, tuple(one.element for one in place.sources), place.sources[0].file) for place in found]
    real = [
        (finding.code, finding.elements or ("",), member.file)
        for member in taking_part(members)
        for finding in check_soundness(member.process).findings
    ]
    assert sorted(told) == sorted(real)
    assert all(source.process == names[source.file] for place in found for source in place.sources)
    homes = {source: node.id for node in replay(prepared).process.nodes for source in node.sources}
    assert all(place.elements == tuple(homes[one] for one in place.sources if one.element) for place in found)


@given(families(), chances)
def test_a_merge_of_sound_sources_is_sound_whatever_is_decided(members: list[Member], chance: random.Random) -> None:
    prepared = prepare(members)
    assert unsound_places(prepared) == ()
    differences = replay(prepared).differences
    some = at_random(chance.sample(differences, len(differences) // 2), chance)
    assert unsound_places(prepared, some) == ()
    decided = replay(prepared, at_random(differences, chance))
    assert not decided.open
    assert not decided.refused
    assert check_soundness(decided.process).findings == ()


@given(families(), chances)
def test_every_decision_is_to_be_seen(members: list[Member], chance: random.Random) -> None:
    decisions = at_random(merge(members).differences, chance)
    decided = merge(members, decisions)
    assert repr(merge(members[::-1], decisions)) == repr(decided)
    replaced = {
        one.elements[0]
        for one in decided.differences
        if one.type in (DifferenceType.STEP_MISSING, DifferenceType.GRANULARITY) and decisions[one.id].option == "new"
    }
    for difference in decided.differences:
        option = next(one for one in difference.options if one.id == decisions[difference.id].option)
        if difference.type is DifferenceType.STEP_MISSING:
            _see_step(decided.process, difference, option)
        elif difference.type is DifferenceType.GRANULARITY:
            there = [element in decided.process.node for element in difference.elements]
            one, several = option.id in ("one", "new", "condition"), option.id in ("several", "condition")
            assert there == [one, *[several] * (len(there) - 1)]
        elif difference.type in (DifferenceType.ORDER, DifferenceType.GATEWAY):
            _see_way(decided, members, difference, option)
        elif difference.elements[0] not in replaced:
            _see_words(decided.process, difference, option)


KEEPING = {
    DifferenceType.STEP_MISSING: ("keep", "condition"),
    DifferenceType.GRANULARITY: ("one", "several", "condition"),
    DifferenceType.ORDER: ("condition",),
    DifferenceType.GATEWAY: ("condition",),
}
"""What is chosen so that nothing is left out, and every way stays that can."""


@given(families(), chances)
def test_no_work_is_lost_that_nobody_dropped(members: list[Member], chance: random.Random) -> None:
    """Also where several ways are kept: who does the one cut of some work on its own way does the chosen one there."""
    prepared = prepare(members)
    undecided = replay(prepared)
    decisions = {
        difference.id: Choice(chance.choice(_keeping(difference)).id, f"voorwaarde {number}", f"Iets nieuws {number}")
        for number, difference in enumerate(undecided.differences)
    }
    decided = replay(prepared, decisions)
    there = {source for sources in decided.elements.values() for source in sources}
    instead = {
        element: decisions[difference.id].option
        for difference in undecided.differences
        if difference.type is DifferenceType.GRANULARITY
        for element in difference.elements
    }
    for node in undecided.process.steps:
        assert node.id in instead or there.issuperset(node.sources), node.label


def _keeping(difference: Difference) -> list[Option]:
    wanted = KEEPING.get(difference.type, ())
    return [one for one in difference.options if one.id in wanted] or list(difference.options)


def _see_step(process: Process, difference: Difference, option: Option) -> None:
    (step,) = difference.elements
    assert (step in process.node) == (option.kind is not OptionKind.DROP)
    if option.kind is OptionKind.CONDITION:
        assert difference.choice is not None
        (entrance,) = process.incoming[step]
        while entrance.source.startswith("manner_"):
            (entrance,) = process.incoming[entrance.source]
        ways = {flow.label: flow.default for flow in process.outgoing[entrance.source]}
        assert ways == {difference.choice.condition: False, "anders": True}
    if option.kind is OptionKind.NEW:
        assert difference.choice is not None
        assert process.node[step].label == difference.choice.value


def _see_words(process: Process, difference: Difference, option: Option) -> None:
    assert difference.choice is not None
    (element,) = difference.elements
    if option.kind in (OptionKind.CONDITION, OptionKind.KEEP):
        _see_all(process, difference, element)
        return
    text = difference.choice.value if option.kind is OptionKind.NEW else option.text
    flow = next((flow for flow in process.flows if flow.id == element), None)
    node = process.node.get(element)
    if flow is not None:
        assert flow.label == text
    elif node is not None and difference.type in SAID:
        assert getattr(node, SAID[difference.type]) == text
    elif node is not None:
        assert "; ".join(node.documents) == text


def _see_all(process: Process, difference: Difference, element: str) -> None:
    """Each of the variants stands in what is said where the step, or the flow, is there."""
    said = {_said(node, difference.type) for node in process.nodes if element in (node.id, node.id.rpartition("_")[0])}
    said |= {flow.label for flow in process.flows if flow.id == element}
    texts = {option.text for option in difference.options if option.members}
    assert not said or all(
        any(set(text.split("; ")) <= set(re.split("; | of ", one)) for one in said) for text in texts
    )


def _said(node: Node, kind: DifferenceType) -> str:
    return "; ".join(node.documents) if kind is DifferenceType.DOCUMENT else str(getattr(node, SAID[kind]))


def _see_way(decided: Merge, members: list[Member], difference: Difference, option: Option) -> None:
    """Of the shared steps, those that follow one another at the source whose way was taken do so now."""
    shared = [row for row in decided.alignment.rows if all(row.cells)]
    now = _follows(decided.process, {node.id: node.id for node in decided.process.nodes}, {row.id for row in shared})
    for way in [option] if option.members else [one for one in difference.options if one.members]:
        column = decided.alignment.columns.index(way.members[0])
        source = next(member.process for member in members if member.key == way.members[0])
        then = _follows(source, {row.cells[column]: row.id for row in shared}, {row.id for row in shared})
        inside = set(difference.elements)
        assert {pair for pair in then if inside.issuperset(pair)} <= now


def _follows(process: Process, named: dict[str, str], among: set[str]) -> set[tuple[str, str]]:
    """Which of some can follow which, looking through all others; a second one of a class has a number behind it."""
    home = {node: name if (name := named.get(node, "")) in among else node.rpartition("_")[0] for node in process.node}
    found = set()
    for start in [node for node in process.node if home[node] in among]:
        queue = [start]
        for here in queue:
            for flow in process.outgoing.get(here, ()):
                if home[flow.target] in among:
                    found.add((home[start], home[flow.target]))
                elif flow.target not in queue:
                    queue.append(flow.target)
    return found
