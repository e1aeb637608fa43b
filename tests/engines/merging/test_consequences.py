"""What an option is said to change is what changes when it is chosen; and work that is cut otherwise."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.engines.merging.comparing import content
from tests.engines.merging.deciding import row
from tests.engines.merging.generated import ROLES, sound_process

from stroomlijn.engines.counting import Counts, count
from stroomlijn.engines.execution import check_soundness
from stroomlijn.engines.merging import (
    Choice,
    Consequence,
    Difference,
    DifferenceType,
    Member,
    Merge,
    merge,
    prepare,
    project,
    replay,
    try_choice,
)
from stroomlijn.engines.process_model import STEPS, Event, Flow, Gateway, Kind, Node, Process, Source


def merged(*processes: Process, **more: object) -> Merge:
    return merge([Member(f"b{number}", process) for number, process in enumerate(processes)], **more)  # type: ignore[arg-type]


def the(found: Merge, kind: DifferenceType) -> Difference:
    (difference,) = [each for each in found.differences if each.type is kind]
    return difference


def consequence(difference: Difference, option: str) -> Consequence:
    return next(one.consequence for one in difference.options if option in (one.id, one.text))


def with_waits(process: Process) -> Process:
    """The same with a wait of two weeks before its end."""
    wait = Node("w", Kind.EVENT, "Reactie", "intermediateCatchEvent", Event.INTERMEDIATE, "timer", lead_time="2 weken")
    flows = tuple(replace(flow, target="w") if flow.target == "e" else flow for flow in process.flows)
    return replace(process, nodes=(*process.nodes, wait), flows=(*flows, Flow("we", "w", "e")))


def test_a_step_that_goes_takes_its_handoffs_with_it() -> None:
    found = merged(row("Melding lezen/A", "Boeken/B", "Bellen/A"), row("Melding lezen/A", "Bellen/A"))
    difference = the(found, DifferenceType.STEP_MISSING)
    assert consequence(difference, "keep") == Consequence()
    assert consequence(difference, "drop") == Consequence(steps=-1, handoffs=-2)


def test_a_step_between_other_roles_that_goes_leaves_a_handoff() -> None:
    found = merged(row("Melding lezen/A", "Boeken/B", "Bellen/C"), row("Melding lezen/A", "Bellen/C"))
    assert consequence(the(found, DifferenceType.STEP_MISSING), "drop") == Consequence(steps=-1, handoffs=-2)
    alone = merged(row("Melding lezen/A", "Boeken/B", "Bellen/C"), row("Melding lezen/A", "Boeken/B", "Bellen/A"))
    role = the(alone, DifferenceType.ROLE)
    assert {consequence(role, "A").handoffs, consequence(role, "C").handoffs} == {0}


def test_an_order_that_brings_work_back_counts_its_handoffs() -> None:
    found = merged(
        row("Lezen/A", "Gesprek/A", "Boeken/B", "Brief/B"),
        row("Lezen/A", "Gesprek/A", "Boeken/B", "Brief/B"),
        row("Lezen/A", "Boeken/B", "Gesprek/A", "Brief/B"),
    )
    difference = the(found, DifferenceType.ORDER)
    assert [option.consequence for option in difference.options[:2]] == [Consequence(), Consequence(handoffs=2)]


def test_a_wait_that_only_one_has_can_go() -> None:
    found = merged(row("Lezen", "Bellen"), with_waits(row("Lezen", "Bellen")))
    assert consequence(the(found, DifferenceType.STEP_MISSING), "drop") == Consequence(waits=-1)


def test_a_way_back_is_a_loop() -> None:
    back = row("Lezen", "Bellen", "Besluiten", "Sluiten")
    gateway = Node("g", Kind.GATEWAY, "Compleet?", "exclusiveGateway", gateway=Gateway.EXCLUSIVE)
    again = Node("t", Kind.STEP, "Terugvragen", "task")
    flows = tuple(replace(flow, source="g") if flow.source == "n1" else flow for flow in back.flows)
    back = replace(
        back,
        nodes=(*back.nodes, gateway, again),
        flows=(*flows, Flow("x", "n1", "g"), Flow("y", "g", "t", "nee"), Flow("z", "t", "n0")),
    )
    assert count(back).loops == 1
    assert count(row("Lezen", "Bellen")).loops == 0
    found = merged(back, row("Lezen", "Bellen", "Besluiten", "Sluiten"))
    difference = the(found, DifferenceType.ORDER)
    back_first = "Terugvragen" in difference.options[0].text
    assert [option.consequence.loops for option in difference.options[:2]] == [0, -1 if back_first else 1]


ONE = ("Lezen", "Aanvraag registreren en controleren", "Besluiten")
SEVERAL = ("Lezen", "Aanvraag registreren", "Aanvraag controleren", "Besluiten")


def test_one_step_here_and_several_there_is_one_difference() -> None:
    found = merged(row(*ONE), row(*SEVERAL))
    (difference,) = found.differences
    assert difference.type is DifferenceType.GRANULARITY
    texts = [ONE[1], f"{SEVERAL[1]} → {SEVERAL[2]}", "condition", "new"]
    assert [option.text or option.id for option in difference.options] == texts
    assert [option.consequence.steps for option in difference.options] == [-2, -1, 0, -2]
    for option, steps in (("one", ONE), ("several", SEVERAL)):
        decided = merged(row(*ONE), row(*SEVERAL), decisions={difference.id: Choice(option)})
        assert not decided.open
        assert not decided.refused
        assert {node.label for node in decided.process.steps} == set(steps)
        assert check_soundness(decided.process).sound


def test_who_does_neither_makes_neither_an_option() -> None:
    found = merged(row(*ONE), row(*SEVERAL), row("Lezen", "Besluiten"))
    difference = the(found, DifferenceType.GRANULARITY)
    assert [option.id for option in difference.options] == ["one", "several", "condition", "drop", "new"]
    decided = merged(row(*ONE), row(*SEVERAL), row("Lezen", "Besluiten"), decisions={difference.id: Choice("drop")})
    assert {node.label for node in decided.process.steps} == {"Lezen", "Besluiten"}


def test_people_can_say_that_one_step_is_several_there() -> None:
    processes = row("Lezen", "Intake doen", "Sluiten"), row("Lezen", "Bellen", "Bezoeken", "Sluiten")
    assert not [each for each in merged(*processes).differences if each.type is DifferenceType.GRANULARITY]
    together = [(Source("b0", "Melding", "n1"), Source("b1", "Melding", node)) for node in ("n1", "n2")]
    found = merged(*processes, together=together)
    (difference,) = found.differences
    assert difference.type is DifferenceType.GRANULARITY
    assert difference == the(merged(*processes, together=together[::-1]), DifferenceType.GRANULARITY)
    for number, process in enumerate(processes):
        assert content(project(found, f"b{number}", "Melding")) == content(process)


def test_steps_that_people_said_are_not_the_same_are_not_the_same_work_cut_otherwise() -> None:
    apart = [(Source("b0", "Melding", "n1"), Source("b1", "Melding", node)) for node in ("n1", "n2")]
    for judged in (apart, apart[1:]):
        found = merged(row(*ONE), row(*SEVERAL), apart=judged).differences
        assert {each.type for each in found} == {DifferenceType.STEP_MISSING}


def test_a_decision_on_one_of_the_steps_is_kept() -> None:
    """A step that was decided before its work was seen to be cut otherwise stays decided."""
    found = prepare([Member("b0", row(*ONE)), Member("b1", row(*SEVERAL))])
    missing = {key: each for key, each in found.differences.items() if each.type is DifferenceType.STEP_MISSING}
    one = next(key for key, each in missing.items() if each.label == ONE[1])
    decided = replay(found, {one: Choice("drop")})
    assert not decided.refused
    assert {each.type for each in decided.differences} == {DifferenceType.STEP_MISSING}


@st.composite
def with_roles(draw: st.DrawFn) -> Process:
    process = draw(sound_process())
    said = [replace(node, role=draw(st.sampled_from(ROLES))) if node.kind in STEPS else node for node in process.nodes]
    return replace(process, nodes=tuple(said))


@given(st.lists(with_roles(), min_size=2, max_size=3), st.data())
def test_a_role_changes_as_many_handoffs_as_is_said(processes: list[Process], data: st.DataObject) -> None:
    given_members = [Member(f"b{number}", process) for number, process in enumerate(processes)]
    prepared = prepare(given_members)
    found = replay(prepared)
    roles = [each for each in found.differences if each.type is DifferenceType.ROLE]
    if not roles:
        return
    difference = data.draw(st.sampled_from(roles))
    before = count(found.process)
    for option in difference.options:
        if option.members:
            after = count(replay(prepared, {difference.id: Choice(option.id)}).process)
            assert after - before == Counts(handoffs=option.consequence.handoffs)


def test_one_choice_is_tried_on_the_whole() -> None:
    prepared = prepare([Member("b0", row("Lezen/A", "Boeken/B", "Bellen/A")), Member("b1", row("Lezen/A", "Bellen/A"))])
    (difference,) = replay(prepared).differences
    assert try_choice(prepared, {}, difference.id, Choice("drop")) == Consequence(steps=-1, handoffs=-2)
    assert try_choice(prepared, {}, difference.id, Choice("condition", "soms")) == Consequence()
    assert try_choice(prepared, {}, difference.id, Choice("weg")) == Consequence()
    dropped = {difference.id: Choice("drop")}
    assert try_choice(prepared, dropped, difference.id, Choice("keep")) == Consequence(steps=1, handoffs=2)


@given(st.lists(with_roles(), min_size=2, max_size=3), st.randoms())
def test_what_is_prepared_once_is_replayed_to_the_same_bytes(processes: list[Process], random: object) -> None:
    given_members = [Member(f"b{number}", process) for number, process in enumerate(processes)]
    prepared = prepare(given_members)
    decisions = {
        difference.id: Choice(random.choice(difference.options).id, "soms", "anders")  # type: ignore[attr-defined]
        for difference in replay(prepared).differences
    }
    half = dict(list(decisions.items())[: len(decisions) // 2])
    for made in (half, decisions):
        assert repr(replay(prepared, made)) == repr(merge(given_members, made))
