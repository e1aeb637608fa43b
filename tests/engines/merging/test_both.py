"""What two sources do in two manners can both stay, under a condition, and each choice counts what it costs."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engines.merging.comparing import content
from tests.engines.merging.deciding import decide, line, one, step, told
from tests.engines.merging.varied import families

from stroomlijn.engines.counting import count
from stroomlijn.engines.editing import check
from stroomlijn.engines.execution import check_soundness
from stroomlijn.engines.merging import Choice, Consequence, Member, Merge, merge, prepare, project, replay
from stroomlijn.engines.process_model import Flow, Kind, Lane, Node, Process, Source

BESIDE = Choice("condition", "bij spoed")


def members(*processes: Process) -> list[Member]:
    return [Member(f"m{number}", process) for number, process in enumerate(processes)]


def deciding(role: str, name: str = "Besluit nemen") -> Process:
    return line(f"van {role}", step("Aanvraag lezen", role="Consulent"), step(name, role=role), "Brief sturen")


def ways_of(merged: Merge) -> dict[str, tuple[Node, bool]]:
    """By the answer of the one choice the step behind it, and whether it is what is done otherwise."""
    process = merged.process
    (choice,) = (node for node in process.nodes if len(process.outgoing[node.id]) > 1)
    return {flow.label: (process.node[flow.target], flow.default) for flow in process.outgoing[choice.id]}


def test_two_roles_both_stay_under_a_condition() -> None:
    sources = members(deciding("Consulent"), deciding("Consulent"), deciding("Teamleider"))
    difference = one(merge(sources), "role")
    assert [option.id for option in difference.options][-2:] == ["condition", "new"]
    merged = decide(sources, ("role", "", BESIDE))
    usual, special = (ways_of(merged)[answer] for answer in ("anders", "bij spoed"))
    assert (usual[0].role, usual[1]) == ("Consulent", True)
    assert (special[0].role, special[1]) == ("Teamleider", False)
    assert [source.file for source in special[0].sources] == ["m2"]
    assert not merged.open
    assert check_soundness(merged.process).sound
    for number, member in enumerate(sources):
        mine = project(merged, f"m{number}", member.process.name)
        assert content(mine) == content(member.process)
    shuffled = merge(sources[::-1], {difference.id: BESIDE})
    assert repr(shuffled) == repr(merged)


def test_each_of_two_roles_gets_its_own_lane() -> None:
    def laned(role: str) -> Process:
        process = line(f"van {role}", step("Brief sturen", role=role, lane="l1"))
        return replace(process, lanes=(Lane("l1", role),))

    merged = decide(members(laned("Consulent"), laned("Teamleider")), ("role", "", BESIDE))
    names = {lane.id: lane.name for lane in merged.process.lanes}
    assert {node.role: names[node.lane] for node in merged.process.steps} == {
        "Consulent": "Consulent",
        "Teamleider": "Teamleider",
    }


def test_a_question_is_answered_by_what_is_said() -> None:
    sources = members(deciding("Consulent"), deciding("Teamleider"), deciding("Jurist"))
    merged = decide(sources, ("role", "", Choice("condition", "Hoe zwaar is het besluit?")))
    assert {answer: node.role for answer, (node, _) in ways_of(merged).items()} == {
        role: role for role in ("Consulent", "Teamleider", "Jurist")
    }
    assert not any(default for _, default in ways_of(merged).values())


def test_what_differs_under_the_same_condition_differs_together() -> None:
    sources = members(deciding("Consulent", "Besluit nemen"), deciding("Teamleider", "Het besluit nemen"))
    merged = decide(sources, ("role", "", BESIDE), ("name", "", BESIDE))
    assert {(node.role, node.label) for node, _ in ways_of(merged).values()} == {
        ("Consulent", "Besluit nemen"),
        ("Teamleider", "Het besluit nemen"),
    }
    apart = decide(sources, ("role", "", BESIDE), ("name", "", Choice("condition", "bij bezwaar")))
    assert len([node for node in apart.process.steps if "esluit" in node.label]) == 2
    assert {node.label for node in apart.process.steps} >= {"Besluit nemen", "Het besluit nemen"}


@pytest.mark.parametrize("also", ["start", "inside"])
def test_a_step_with_something_inside_cannot_stand_twice(also: str) -> None:
    def held(role: str) -> Process:
        process = deciding(role)
        if also == "start":
            return replace(process, nodes=process.nodes[2:], flows=process.flows[2:])
        inner = Node("in", Kind.STEP, "Nalezen", type="task", parent="s1")
        holding = [replace(node, kind=Kind.SUBPROCESS) if node.id == "s1" else node for node in process.nodes]
        return replace(process, nodes=(*holding, inner))

    difference = one(merge(members(held("Consulent"), held("Teamleider"))), "role")
    assert "condition" not in [option.id for option in difference.options]


ONE = line("een", "Lezen", "Aanvraag registreren en controleren", "Besluiten")
SEVERAL = line("meer", "Lezen", "Aanvraag registreren", "Aanvraag controleren", "Besluiten")


@pytest.mark.parametrize(
    ("condition", "answers"),
    [
        ("bij spoed", {"anders": "several", "bij spoed": "one"}),
        ("Is er spoed?", {"eerst Aanvraag registreren": "several", f"eerst {ONE.steps[1].label}": "one"}),
    ],
)
def test_one_step_and_several_both_stay_under_a_condition(condition: str, answers: dict[str, str]) -> None:
    sources = members(ONE, SEVERAL, SEVERAL)
    merged = decide(sources, ("granularity", "", Choice("condition", condition)))
    firsts = {"one": ONE.steps[1].label, "several": SEVERAL.steps[1].label}
    assert {answer: node.label for answer, (node, _) in ways_of(merged).items()} == {
        answer: firsts[cut] for answer, cut in answers.items()
    }
    assert not merged.open
    assert check_soundness(merged.process).sound
    for number, process in enumerate((ONE, SEVERAL, SEVERAL)):
        mine = project(merged, f"m{number}", process.name)
        assert set(mine.steps) == set(process.steps)
        assert {(flow.source, flow.target) for flow in mine.flows} == {
            (flow.source, flow.target) for flow in process.flows
        }


def test_work_that_is_cut_otherwise_can_get_a_step_of_its_own() -> None:
    merged = decide(members(ONE, SEVERAL), ("granularity", "", Choice("new", value="Aanvraag verwerken")))
    assert told(merged.process) == ["Lezen", "Aanvraag verwerken", "Besluiten"]


def test_another_step_can_come_in_the_place_of_one_that_not_all_have() -> None:
    sources = members(line("a", "Lezen", "Besluiten"), line("b", "Lezen", "Huisbezoek doen", "Besluiten"))
    merged = decide(sources, ("step-missing", "", Choice("new", value="Bellen of langsgaan")))
    assert told(merged.process) == ["Lezen", "Bellen of langsgaan", "Besluiten"]
    assert told(project(merged, "m1", "b")) == ["Lezen", "Huisbezoek doen", "Besluiten"]


def test_two_conditions_of_one_way_can_both_lead_there() -> None:
    def asking(answer: str) -> Process:
        process = line("vraag", "Lezen", "Besluiten", "Bellen")
        gate = Node("g", Kind.GATEWAY, "Compleet?", type="exclusiveGateway")
        kept = tuple(flow for flow in process.flows if flow.source != "s0")
        flows = (Flow("in", "s0", "g"), Flow("ja", "g", "s1", answer), Flow("nee", "g", "s2", "nee"))
        return replace(process, nodes=(*process.nodes, gate), flows=(*kept, *flows))

    sources = [Member("a", asking("ja")), Member("b", asking("bijna"))]
    merged = decide(sources, ("condition", "", Choice("keep")))
    assert [flow.label for flow in merged.process.flows if flow.label.startswith(("ja", "bijna"))] == ["ja of bijna"]


def test_what_both_ways_cost_is_counted() -> None:
    def row(*roles: str) -> Process:
        names = {"Gesprek": "A", "Boeken": "B"}
        return line("rij", step("Lezen", role="A"), *(step(n, role=names[n]) for n in roles), step("Brief", role="B"))

    sources = members(row("Gesprek", "Boeken"), row("Gesprek", "Boeken"), row("Boeken", "Gesprek"))
    difference = one(merge(sources), "order")
    both = next(option for option in difference.options if option.id == "condition")
    assert both.consequence == Consequence(steps=2, handoffs=3)


@given(families(), st.data())
def test_a_step_in_two_manners_costs_what_is_said(sources: list[Member], data: st.DataObject) -> None:
    prepared = prepare(sources)
    found = replay(prepared)
    beside = [
        (difference, option)
        for difference in found.differences
        for option in difference.options
        if option.id == "condition" and difference.type in ("name", "role", "system", "document", "term")
    ]
    if not beside:
        return
    difference, option = data.draw(st.sampled_from(beside))
    change = count(replay(prepared, {difference.id: BESIDE}).process) - count(found.process)
    assert (change.steps, change.handoffs, change.waits) == (
        *(option.consequence.steps, option.consequence.handoffs, option.consequence.waits),
    )


@pytest.mark.parametrize(
    ("cut", "done"),
    [
        ("one", {"Aanvraag registreren en controleren"}),
        ("several", {"Aanvraag registreren", "Aanvraag controleren"}),
        ("condition", {"Aanvraag registreren en controleren", "Aanvraag registreren", "Aanvraag controleren"}),
    ],
)
def test_work_that_is_cut_otherwise_is_done_on_each_way_that_is_kept(cut: str, done: set[str]) -> None:
    several = ("Aanvraag registreren", "Aanvraag controleren")
    sources = members(
        line("apart", "Lezen", *several, "Brief sturen", "Klant bellen", "Sluiten"),
        line("samen", "Lezen", "Aanvraag registreren en controleren", "Klant bellen", "Brief sturen", "Sluiten"),
    )
    merged = decide(sources, ("order", "", BESIDE), ("granularity", "", Choice(cut, "als dat kan")))
    assert check_soundness(merged.process).sound
    (choice,) = (node for node in merged.process.nodes if node.id.startswith("ways_"))
    for flow in merged.process.outgoing[choice.id]:
        assert done <= _following(merged.process, flow.target), flow.label


def _following(process: Process, start: str) -> set[str]:
    """The labels of what can follow, the start among them."""
    found = [start]
    for here in found:
        found += [flow.target for flow in process.outgoing[here] if flow.target not in found]
    return {process.node[node].label for node in found}


def test_a_step_in_two_manners_can_be_part_of_work_that_stays_cut_in_two_ways_in_two_orders() -> None:
    first, last = "Inwoner bellen", "Zaak sluiten"
    sources = members(
        line("a", first, "Brief opstellen", "Brief versturen", last),
        line("b", last, "Brief opstellen", "Brief verzenden", first),
        line("c", first, "Brief opstellen en versturen", last),
    )
    kinds = ("order", "granularity", "name")
    merged = decide(sources, *((kind, "", Choice("condition", f"bij {kind}")) for kind in kinds))
    assert not merged.open
    assert check_soundness(merged.process).findings == ()
    assert Counter(node.label for node in merged.process.steps)["Brief verzenden"] == 2, "on either way"


@pytest.mark.parametrize("middle", ["Scannen", "Boeken"])
def test_work_that_is_cut_otherwise_can_lie_on_both_sides_of_what_all_do(middle: str) -> None:
    """Whichever of the two orders is worked in first."""
    sources = members(
        line("a", "Inname", "Printen", middle, "Wegen", "Opvragen", "Bellen"),
        line("b", "Tekenen", "Printen", "Inname", middle, "Opvragen", "Wegen", "Midden"),
        line("c", "Tekenen", "Inname", "Printen", middle, "Opvragen", "Wegen", "Midden"),
    )
    whole, *parts = (
        Source(source.file, source.name, step) for source, step in zip(sources, ("s5", "s0"), strict=False)
    )
    prepared = prepare(sources, together=[(whole, part) for part in (*parts, Source("m1", "b", "s6"))])
    asked = replay(prepared).differences
    assert sorted(one.type for one in asked) == ["granularity", "order", "order"]
    cut = {one.id: Choice("several" if one.type == "granularity" else "condition", "bij spoed") for one in asked}
    merged = replay(prepared, cut)
    assert check_soundness(merged.process).findings == ()
    assert Counter(node.label for node in merged.process.steps)["Tekenen"] == 3


def test_what_one_organisation_wrote_at_its_step_is_not_said_of_the_other_manner() -> None:
    ours = step("Besluit nemen", role="Consulent", bottleneck="Ligt vaak een week", system="Suite", duration=30)
    theirs = step("Besluit nemen", role="Teamleider")
    merged = decide(members(line("ons", ours), line("hun", theirs)), ("role", "", BESIDE))
    said = {node.role: (node.bottleneck, node.system, node.duration) for node in merged.process.steps}
    assert said == {"Consulent": ("Ligt vaak een week", "Suite", 30), "Teamleider": ("", "", None)}


def test_two_orders_that_both_stay_are_not_doubted_afterwards() -> None:
    sources = members(line("ons", "Lezen", "Bellen", "Sluiten"), line("hun", "Bellen", "Lezen", "Sluiten"))
    merged = decide(sources, ("order", "", BESIDE))
    assert len([node for node in merged.process.steps if node.label == "Bellen"]) == 2
    assert "edit-same-name" not in {remark.code for remark in check(merged.process)}
