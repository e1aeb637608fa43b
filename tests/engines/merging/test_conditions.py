"""What is done under a condition in the sources is never done by everybody after deciding."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engines.formats.real_data import needs
from tests.engines.merging.generated import sound_process
from tests.engines.merging.municipal import FAMILIES, family
from tests.examples import one_in

from stroomlijn.engines.execution import check_soundness
from stroomlijn.engines.formats import read
from stroomlijn.engines.merging import Choice, Member, Merge, merge
from stroomlijn.engines.merging.milestones import unavoidable
from stroomlijn.engines.merging.ways import Ways
from stroomlijn.engines.process_model import Event, Flow, Gateway, Kind, Node, Process, reading_order
from stroomlijn.web.demo.landscapes import landscapes

LISTED = "Staan de kosten op de vergoedingenlijst?"
PROOF = "Ontbreekt bewijs van de kosten?"


def decided(members: list[Member], *, keep_all: bool = False) -> Merge:
    """With every difference decided as most members have it, or with every step kept."""
    choices = {}
    for difference in merge(members).differences:
        most = max(difference.options, key=lambda option: len(option.members))
        keep = keep_all and difference.type == "step-missing"
        choices[difference.id] = Choice("keep" if keep else most.id)
    merged = merge(members, choices)
    assert not merged.open
    assert repr(merge(members[::-1], choices)) == repr(merged)
    return merged


def imposed(members: list[Member], merged: Merge) -> list[str]:
    """Steps on every way of the merge, and on every way of none of the sources that have them."""
    musts = {(member.file, member.name): set(unavoidable(member.process)) for member in members}
    steps = {step.id: step for step in merged.process.steps}
    return [
        steps[node].label
        for node in unavoidable(merged.process)
        if node in steps and not any(one.element in musts[one.file, one.process] for one in steps[node].sources)
    ]


@given(st.lists(sound_process(), min_size=2, max_size=4), st.booleans())
def test_a_kept_step_is_a_must_only_where_it_is_in_a_source(processes: list[Process], keep_all: bool) -> None:
    members = [Member(f"bestand{number}", process) for number, process in enumerate(processes)]
    merged = decided(members, keep_all=keep_all)
    assert imposed(members, merged) == []
    assert check_soundness(merged.process).sound


@pytest.mark.data
@needs("coselog")
@pytest.mark.parametrize("keep_all", [False, True])
@pytest.mark.parametrize("first", one_in(3, FAMILIES))
def test_no_municipal_step_becomes_a_must(first: int, keep_all: bool) -> None:
    members = family(first)
    assert imposed(members, decided(members, keep_all=keep_all)) == []


@cache
def everything() -> tuple[Member, ...]:
    readings = ((file.municipality, read(file.name, file.data)) for file in landscapes().files)
    return tuple(Member(place, one.process) for place, reading in readings for one in reading.processes)


def demo(word: str) -> list[Member]:
    return [member for member in everything() if word in member.process.name.casefold()]


def demo_families() -> list[str]:
    """Those that the most processes describe."""
    counted = Counter(process.family for process in landscapes().processes)
    return sorted(family for family, number in counted.items() if number >= 6)


@pytest.mark.parametrize("keep_all", [False, True])
@pytest.mark.parametrize("kind", demo_families())
def test_no_step_of_the_demo_becomes_a_must(kind: str, keep_all: bool) -> None:
    names = {process.name for process in landscapes().processes if process.family == kind}
    members = [member for member in demo("") if member.process.name in names]
    merged = decided(members, keep_all=keep_all)
    assert imposed(members, merged) == []
    assert check_soundness(merged.process).sound


@pytest.fixture(scope="module")
def special() -> Process:
    """The seven processes of special assistance that describe costs, decided."""
    members = [m for m in demo("bijzondere bijstand") if "rechtsbijstand" not in m.process.name.casefold()]
    assert len(members) == 7
    return decided(members).process


def ways_to(process: Process, label: str) -> set[tuple[str, str]]:
    """The answers without which a step is not reached or not certain, as (question, answer)."""
    (step,) = (node for node in process.steps if node.label == label)
    flows = {(flow.source, flow.target): flow for flow in process.flows}
    ways = Ways(process.node, flows)
    entries = [flows[entry] for entry in ways.entries(step.id, step.id)]
    return {(process.node[flow.source].label, flow.label) for flow in entries}


def test_a_rejection_hangs_on_the_answers_of_its_sources(special: Process) -> None:
    rejected = {("Zijn de kosten noodzakelijk en bijzonder?", "nee"), ("Vergoedt een ander de kosten?", "ja")}
    assert ways_to(special, "Aanvraag bijzondere bijstand afwijzen") == rejected
    assert ways_to(special, "Noodzaak en bijzonderheid beoordelen") == {(LISTED, "nee")}


def test_what_follows_a_choice_in_the_sources_follows_it_in_the_merge(special: Process) -> None:
    granted = {(LISTED, "ja"), ("Vergoedt een ander de kosten?", "nee")}
    assert ways_to(special, "Draagkracht vaststellen") == granted
    assert ways_to(special, "Toekenning bijzondere bijstand opstellen") == granted
    order = [node.label for node in reading_order(special) if node.label]
    assert order.index(LISTED) < order.index("Draagkracht vaststellen") < order.index("Gift of lening bepalen")


def test_a_choice_that_the_chosen_way_lacks_comes_with_its_question(special: Process) -> None:
    assert ways_to(special, "Ontbrekende offerte of nota opvragen") == {(PROOF, "ja")}
    (asking,) = (node for node in special.nodes if node.label == PROOF)
    assert [flow.label for flow in special.outgoing[asking.id]].count("nee") == 1


def test_a_rejection_behind_a_question_of_its_own_does_not_go_on_to_the_grant() -> None:
    """The way of the two that do not ask is taken; the rejection of the third comes with its question, and ends."""
    short = built(
        "Aanvraag ontvangen", "Huisbezoek plannen", "Aanvraag toekennen", "Betaling verwerken", "Klant bellen"
    )
    asking = built("Aanvraag ontvangen", "Is het recht er?", "Aanvraag toekennen", "Betaling verwerken")
    rejecting = replace(
        asking,
        nodes=(*asking.nodes, Node("nee", Kind.STEP, "Brief met afwijzing sturen", type="task")),
        flows=(*asking.flows, Flow("g", "n2", "nee", "nee"), Flow("h", "nee", "n5")),
    )
    members = [Member("a", short), Member("b", short), Member("c", rejecting)]
    differences = merge(members).differences
    keep = {one.id: Choice("keep" if one.type == "step-missing" else one.options[0].id) for one in differences}
    process = merge(members, keep).process
    assert ways_to(process, "Brief met afwijzing sturen") == {("Is het recht er?", "nee")}
    (asked,) = (node for node in process.nodes if node.label == "Is het recht er?")
    assert asked.sources == ()
    (letter,) = (node for node in process.steps if node.label == "Brief met afwijzing sturen")
    ways = Ways(process.node, [(flow.source, flow.target) for flow in process.flows])
    granting = {node.id for node in process.steps if node.label in ("Aanvraag toekennen", "Betaling verwerken")}
    assert not granting & set(ways.postdominators(letter.id))
    assert check_soundness(process).sound


def built(*labels: str) -> Process:
    """A line from start to end; a label that asks is an exclusive gateway that goes on with "ja"."""
    nodes = [Node("n0", Kind.EVENT, "Begin", type="startEvent", event=Event.START)]
    for number, label in enumerate(labels, start=1):
        if label.endswith("?"):
            kind = {"kind": Kind.GATEWAY, "type": "exclusiveGateway", "gateway": Gateway.EXCLUSIVE}
        else:
            kind = {"kind": Kind.STEP, "type": "task"}
        nodes.append(Node(f"n{number}", label=label, **kind))  # type: ignore[arg-type]
    nodes.append(Node(f"n{len(nodes)}", Kind.EVENT, "Einde", type="endEvent", event=Event.END))
    flows = [
        Flow(f"f{number}", one.id, other.id, "ja" if one.kind is Kind.GATEWAY else "")
        for number, (one, other) in enumerate(pairwise(nodes))
    ]
    return Process("p", " ".join(labels), tuple(nodes), tuple(flows))
