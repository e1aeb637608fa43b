"""A choice that was made before more sources came, or before one was read anew: it says what it said, or is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engines.merging.comparing import taking_part
from tests.engines.merging.deciding import line, one, step, told
from tests.engines.merging.varied import families

from stroomlijn.engines.matching.values import Key
from stroomlijn.engines.merging import Choice, Difference, Member, Merge, Prepared, merge, prepare, replay
from stroomlijn.engines.merging.differences import difference_of_region
from stroomlijn.engines.process_model import Node, Source

FIRST, LAST, SENT = "Aanvraag ontvangen", "Dossier sluiten", "Besluit verzenden"
URGENT = "als het spoed is"


def member(name: str, *steps: str | Node) -> Member:
    return Member(name, replace(line(name, *steps), name=name))


def again(after: Prepared, before: Merge, difference: Difference, choice: Choice) -> Choice | None:
    """The choice as it is to be made after what came."""
    offered = {option.id: dict(option.told_by) for option in difference.options}
    return after.chosen_now(difference.id, choice, offered, steps_of(before, difference))


def steps_of(merged: Merge, difference: Difference) -> list[Source]:
    rows = [row for row in merged.alignment.rows if row.id in difference.rows]
    return [
        Source(*key, element)
        for row in rows
        for key, element in zip(merged.alignment.columns, row.cells, strict=True)
        if element
    ]


def by_role(name: str, role: str) -> Member:
    return member(name, FIRST, step(SENT, role=role), LAST)


BY_ROLE = [by_role("a", "Consulent"), by_role("b", "Consulent"), by_role("c", "Jurist")]


def roles_when(merged: Merge) -> dict[str, str]:
    """Who does it, by the answer that leads there."""
    role = {node.id: node.role for node in merged.process.steps if node.role}
    return {flow.label: role[flow.target] for flow in merged.process.flows if flow.target in role}


def test_who_does_it_under_a_condition_stays_when_most_do_it_otherwise() -> None:
    before = merge(BY_ROLE)
    asked = one(before, "role")
    members = [*BY_ROLE, by_role("d", "Jurist"), by_role("e", "Jurist")]
    choice = again(prepare(members), before, asked, Choice("condition", URGENT))
    assert choice is not None
    for chosen in (merge(BY_ROLE, {asked.id: Choice("condition", URGENT)}), merge(members, {asked.id: choice})):
        assert roles_when(chosen) == {URGENT: "Jurist", "anders": "Consulent"}


def test_what_is_done_in_two_manners_is_asked_again_when_there_is_a_third() -> None:
    before = merge(BY_ROLE)
    after = prepare([*BY_ROLE, by_role("d", "Teamleider")])
    asked = one(before, "role")
    assert again(after, before, asked, Choice("condition", URGENT)) is None
    for option in asked.options[:2]:
        assert again(after, before, asked, Choice(option.id)) == Choice(option.id)


def test_how_work_is_cut_under_a_condition_stays_when_most_cut_it_otherwise() -> None:
    whole, parts = "Rapport schrijven en besluit verzenden", ("Rapport schrijven", SENT)
    members = [member("a", FIRST, *parts, LAST), member("b", FIRST, *parts, LAST), member("c", FIRST, whole, LAST)]
    before = merge(members)
    asked = one(before, "granularity")
    later = [*members, member("d", FIRST, whole, LAST), member("e", FIRST, whole, LAST)]
    choice = again(prepare(later), before, asked, Choice("condition", URGENT))
    assert choice is not None
    process = merge(later, {asked.id: choice}).process
    assert {flow.label: process.node[flow.target].label for flow in process.flows if flow.label} == {
        URGENT: whole,
        "anders": "Rapport schrijven",
    }


ASKED, CALLED, VISITED = "Inkomen opvragen", "Klant bellen", "Huisbezoek uitvoeren"
TWO_WAYS = [member("a", FIRST, ASKED, CALLED, VISITED, LAST), member("b", FIRST, CALLED, ASKED, LAST)]
MORE = member("c", FIRST, VISITED, CALLED, ASKED, LAST)
"""Shares a step with the first, by which that tells its way otherwise; what the second does it does alike."""
THIRD = member("d", FIRST, ASKED, VISITED, CALLED, LAST)
"""Goes as neither of the two."""


def one_way(asked: Difference, *steps: str) -> str:
    (found,) = (option.id for option in asked.options if " → ".join(steps) in option.text)
    return found


def test_a_way_is_found_again_when_it_is_told_by_more_of_its_steps() -> None:
    before, after = merge(TWO_WAYS), prepare([*TWO_WAYS, MORE])
    asked = one(before, "order")
    missing = one(before, "step-missing").id
    for option, order in zip(asked.options, ([ASKED, CALLED], [CALLED, ASKED]), strict=False):
        choice = again(after, before, asked, Choice(option.id))
        assert choice is not None
        decided = replay(after, {asked.id: choice, missing: Choice("drop")})
        assert decided.refused == ()
        assert told(decided.process) == [FIRST, *order, LAST]
    changed = one_way(asked, ASKED, CALLED)
    assert changed not in {one.id for one in after.differences[asked.id].options}, "it tells of one step more"


def test_a_way_that_its_source_does_not_go_any_more_is_asked_again() -> None:
    before = merge(TWO_WAYS)
    asked = one(before, "order")
    first = one_way(asked, ASKED, CALLED)
    renewed = member("a", FIRST, VISITED, CALLED, ASKED, LAST)
    after = prepare([renewed, TWO_WAYS[1], MORE, THIRD])
    choice = again(after, before, asked, Choice(first))
    assert choice is None, "who went it goes otherwise now"
    gone = prepare([TWO_WAYS[1], MORE, THIRD])
    assert again(gone, before, asked, Choice(first)) is None, "who went it is not there"


def test_both_ways_stay_as_they_were_or_are_asked_again() -> None:
    two = [*TWO_WAYS, member("x", FIRST, CALLED, ASKED, LAST)]
    before = merge(two)
    asked = one(before, "order")
    assert asked.options[0].id == one_way(asked, CALLED, ASKED), "it is gone when the condition does not hold"
    more = [member(name, FIRST, ASKED, CALLED, VISITED, LAST) for name in "yz"]
    choice = again(prepare([*two, *more]), before, asked, Choice("condition", URGENT))
    assert choice is not None
    merged = merge([*two, *more], {asked.id: choice, one(before, "step-missing").id: Choice("drop")})
    process = merged.process
    assert {flow.label: process.node[flow.target].label for flow in process.flows if flow.label} == {
        URGENT: ASKED,
        "anders": CALLED,
    }
    assert again(prepare([*two, THIRD]), before, asked, Choice("condition", URGENT)) is None, "there is a third way"


CHECKED, WRITTEN = "Indicatie stellen", "Verslag schrijven"


def test_a_way_is_found_again_when_it_leads_further() -> None:
    before = [member("a", FIRST, ASKED, CALLED, CHECKED, LAST), member("b", FIRST, CALLED, ASKED, CHECKED, LAST)]
    merged, members = merge(before), [*before, member("c", FIRST, CALLED, ASKED, LAST)]
    asked = one(merged, "order")
    after = prepare(members)
    assert asked.id not in after.differences, "not all pass the step where the ways met"
    after = after.knowing({asked.id: (asked.type, steps_of(merged, asked))})
    choice = again(after, merged, asked, Choice(one_way(asked, ASKED, CALLED)))
    assert choice is not None
    missing = one(replay(after), "step-missing").id
    decided = replay(after, {asked.id: choice, missing: Choice("keep")})
    assert one(decided, "order").id == asked.id, "it keeps the id by which it is known"
    assert (decided.refused, decided.open) == ((), ())
    assert told(decided.process) == [FIRST, ASKED, CALLED, CHECKED, LAST]


def test_a_way_is_asked_again_when_it_leads_on_to_where_the_same_sources_differ_too() -> None:
    first = member("a", FIRST, ASKED, CALLED, CHECKED, VISITED, WRITTEN, LAST)
    before = [first, member("b", FIRST, CALLED, ASKED, CHECKED, WRITTEN, VISITED, LAST)]
    merged = merge(before)
    after = prepare([*before, member("c", FIRST, ASKED, CALLED, VISITED, WRITTEN, LAST)])
    here, there = (found for found in merged.differences if found.type == "order")
    known = after.knowing({found.id: (found.type, steps_of(merged, found)) for found in (here, there)})
    assert known is after, "whoever chose in the one was not asked of the other"


def test_what_was_decided_of_a_step_is_found_by_its_steps_and_type() -> None:
    merged = merge(BY_ROLE)
    asked = one(merged, "role")
    steps = steps_of(merged, asked)
    after = prepare(BY_ROLE)
    known = after.knowing({"said": ("role", steps), "term": ("term", steps), "none": ("role", ())})
    assert [known.now(key) for key in ("said", "term", "none")] == [asked.id, "term", "none"]
    others = [*steps, *(Source(name, name, "s0") for name in "abc")]
    assert after.knowing({"said": ("role", others)}) is after, "it was about two steps"
    decided = replay(known, {"said": Choice("condition", URGENT)})
    assert one(decided, "role").id == "said"
    assert roles_when(decided) == {URGENT: "Jurist", "anders": "Consulent"}


@pytest.mark.parametrize("offered", [{}, {"v0": {}}])
def test_a_choice_of_which_it_is_not_known_what_was_offered_is_left_as_it_is(
    offered: Mapping[str, Mapping[Key, str]],
) -> None:
    asked = one(merge(BY_ROLE), "role")
    choice = Choice("condition", URGENT)
    assert prepare(BY_ROLE).chosen_now(asked.id, choice, offered, ()) == choice
    assert prepare(BY_ROLE).chosen_now("gone", choice, offered, ()) == choice


@given(families(), st.integers(0, 9))
def test_a_way_that_is_found_again_is_the_way_that_was_chosen(members: list[Member], at: int) -> None:
    taken = taking_part(members)
    added = taken[at % len(taken)]
    before = merge([other for other in taken if other is not added] or taken)
    after = prepare(taken)
    for asked in (found for found in before.differences if found.type in ("order", "gateway")):
        for option in asked.options:
            choice = again(after, before, asked, Choice(option.id)) if option.told_by else None
            now = after.differences.get(after.now(asked.id))
            chosen = (
                next((there for there in now.options if choice and there.id == choice.option), None) if now else None
            )
            if now is not None and chosen is not None:
                _say_the_same(after, now.id, {key for key, _ in (*option.told_by, *chosen.told_by)})


def _say_the_same(after: Prepared, difference: str, keys: set[Key]) -> None:
    """What any two of these sources both have there follows one another alike in them."""
    (region,) = (region for region in after.parts if difference_of_region(region) == difference)
    numbers = [number for number, source in enumerate(after.union.sources) if source.key in keys]
    assert all(region.in_order(*pair) for pair in combinations(numbers, 2))


def test_what_was_decided_of_a_step_is_never_taken_for_a_question_about_the_whole_process() -> None:
    merged = merge(BY_ROLE)
    asked = one(merged, "role")
    terms = ({"termijn": f"{weeks} weken"} for weeks in range(6, 6 + len(BY_ROLE)))
    members = [
        Member(each.name, replace(each.process, facts=tuple(term.items())))
        for each, term in zip(BY_ROLE, terms, strict=True)
    ]
    after = prepare(members)
    assert "fact" in {found.type for found in after.differences.values()}
    known = after.knowing({"said": ("role", steps_of(merged, asked)), "gone": ("term", steps_of(merged, asked))})
    assert (known.now("said"), known.now("gone")) == (asked.id, "gone")
