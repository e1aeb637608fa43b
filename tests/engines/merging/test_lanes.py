"""Who does what, as it is drawn: lanes of a decided merge, where it starts, and words on both ways of a choice."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.engines.merging.comparing import content
from tests.engines.merging.deciding import line, step

from stroomlijn.engines.merging import Choice, Member, Merge, merge, project
from stroomlijn.engines.process_model import Event, Lane, Node, Process


def drawn(name: str, *steps: tuple[str, str], empty: tuple[str, ...] = ()) -> Process:
    """Steps as (label, role) after one another, each in the lane of its role; start and end with their step."""
    process = line(name, *(step(label, role=role, lane=role) for label, role in steps))
    ends = {"start": steps[0][1], "end": steps[-1][1]}
    nodes = tuple(replace(node, lane=ends.get(node.id, node.lane)) for node in process.nodes)
    roles = dict.fromkeys([*(role for _, role in steps), *empty])
    return replace(process, nodes=nodes, lanes=tuple(Lane(role, role) for role in roles))


def decided(members: list[Member], **options: str) -> Merge:
    """Merged, with an option for each type of difference (its underscore a hyphen); other types stay open."""
    found = merge(members).differences
    return merge(members, {one.id: Choice(option) for one in found if (option := options.get(one.type.name.lower()))})


def lanes(merged: Merge) -> list[str]:
    return [lane.name for lane in merged.process.lanes]


def lane_of(process: Process, node: Node) -> str:
    return next((lane.name for lane in process.lanes if lane.id == node.lane), "")


ALONE = drawn("a", ("Melding lezen", "Consulent"), ("Besluit nemen", "Consulent"))
CHECKED = drawn("b", ("Post stempelen", "Balie"), ("Melding lezen", "Consulent"), ("Besluit nemen", "Consulent"))
BOTH = [Member("a", ALONE), Member("b", CHECKED)]


def test_a_lane_that_loses_its_last_step_goes() -> None:
    assert sorted(lanes(merge(BOTH))) == ["Balie", "Consulent"]
    assert sorted(lanes(decided(BOTH, step_missing="keep"))) == ["Balie", "Consulent"]
    assert lanes(decided(BOTH, step_missing="drop")) == ["Consulent"]


def test_what_is_no_work_moves_along_when_its_lane_goes() -> None:
    pulled = replace(
        CHECKED, nodes=tuple(replace(node, lane="Balie") if node.event else node for node in CHECKED.nodes)
    )
    merged = decided([Member("a", CHECKED), Member("b", pulled), Member("c", ALONE)], step_missing="drop")
    assert {lane_of(merged.process, node) for node in merged.process.nodes} == {"Consulent"}


LONG = drawn("a", ("Melding lezen", "Consulent"), ("Kaart maken", "Balie"), ("Besluit nemen", "Consulent"))
OTHER_ROLE = drawn("b", ("Melding lezen", "Consulent"), ("Kaart maken", "Archief"), ("Besluit nemen", "Consulent"))


@pytest.mark.parametrize("other", [ALONE, OTHER_ROLE])
def test_a_choice_that_a_decision_adds_stands_with_the_step_before_it(other: Process) -> None:
    members = [Member("a", LONG), Member("b", other)]
    (found,) = merge(members).differences
    merged = merge(members, {found.id: Choice("condition", condition="de inwoner komt langs")}).process
    (split,) = (node for node in merged.nodes if len(merged.outgoing[node.id]) > 1)
    guarded = {lane_of(merged, node) for node in merged.steps if node.label == "Kaart maken"}
    assert lane_of(merged, split) == "Consulent"
    assert guarded == ({"Balie"} if other is ALONE else {"Balie", "Archief"})


def test_a_lane_stays_while_a_step_may_come_to_it() -> None:
    other = drawn("c", ("Melding lezen", "Regisseur"), ("Besluit nemen", "Consulent"))
    members = [*BOTH, Member("c", other)]
    found = merge(members).differences
    role = next(one for one in found if one.type == "role")
    choices = {one.id: Choice("drop") for one in found if one.type == "step-missing"}
    assert sorted(lanes(merge(members, choices))) == ["Consulent", "Regisseur"]
    choices[role.id] = Choice(next(option.id for option in role.options if option.text == "Consulent"))
    assert lanes(merge(members, choices)) == ["Consulent"]


def test_undecided_every_lane_comes_back_also_one_that_nobody_uses() -> None:
    members = [*BOTH, Member("c", drawn("c", ("Melding lezen", "Consulent"), empty=("Archief",)))]
    merged = merge(members)
    for member in members:
        assert content(project(merged, member.file, member.name)) == content(member.process)
    assert "Archief" not in lanes(decided(members, step_missing="drop"))


@pytest.mark.parametrize(("choice", "lane"), [("keep", "Balie"), ("drop", "Consulent")])
def test_the_start_stands_with_the_first_step(choice: str, lane: str) -> None:
    members = [*BOTH, Member("c", CHECKED), Member("d", ALONE)]
    process = decided(members, step_missing=choice).process
    (start,) = (node for node in process.nodes if node.event is Event.START)
    (first,) = (process.node[flow.target] for flow in process.outgoing[start.id])
    assert lane_of(process, start) == lane_of(process, first) == lane


def test_a_start_that_sources_draw_elsewhere_stays_there() -> None:
    outside = tuple(
        replace(
            process,
            nodes=tuple(replace(node, lane="Inwoner") if node.event is Event.START else node for node in process.nodes),
            lanes=(*process.lanes, Lane("Inwoner", "Inwoner")),
        )
        for process in (ALONE, CHECKED)
    )
    merged = decided([Member("a", outside[0]), Member("b", outside[1])], step_missing="keep")
    assert lane_of(merged.process, next(n for n in merged.process.nodes if n.event is Event.START)) == "Inwoner"


@pytest.mark.parametrize(("language", "other"), [("", "anders"), ("nl", "anders"), ("en", "otherwise")])
def test_both_ways_of_a_step_under_a_condition_have_words(language: str, other: str) -> None:
    members = [Member(one.file, replace(one.process, language=language)) for one in BOTH]
    (difference,) = merge(members).differences
    process = merge(members, {difference.id: Choice("condition", condition="bij twijfel")}).process
    (ways,) = (flows for flows in process.outgoing.values() if len(flows) > 1)
    assert {flow.label: process.node[flow.target].label for flow in ways} == {
        "bij twijfel": "Post stempelen",
        other: "",
    }


SYNONYMS = {"Klantmanager": "Consulent", "Consulent Wmo": "Consulent"}


def test_roles_that_are_known_as_one_do_not_differ_and_have_one_lane() -> None:
    ours = drawn("a", ("Melding lezen", "Consulent Wmo"), ("Besluit nemen", "Balie"))
    theirs = drawn("b", ("Melding lezen", "Klantmanager"), ("Besluit nemen", "Balie"))
    members = [Member("a", ours), Member("b", theirs)]
    assert [one.type for one in merge(members).differences] == ["role"]
    merged = merge(members, roles=SYNONYMS)
    assert merged.differences == ()
    assert sorted(lanes(merged)) == ["Balie", "Consulent"]
    assert {step.label: step.role for step in merged.process.steps}["Melding lezen"] == "Consulent"
    for member in members:
        assert content(project(merged, member.file, member.name)) == content(member.process)
    assert repr(merge(members[::-1], roles=SYNONYMS)) == repr(merged)


def test_a_role_that_is_really_another_still_differs_under_the_name_it_is_known_by() -> None:
    members = [
        Member(one, drawn(one, ("Melding lezen", one))) for one in ("Klantmanager", "Consulent Wmo", "Teamleider")
    ]
    (difference,) = merge(members, roles=SYNONYMS).differences
    of_members = [(option.text, len(option.members)) for option in difference.options if option.members]
    assert of_members == [("Consulent", 2), ("Teamleider", 1)]
