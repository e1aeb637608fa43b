"""The promises of a merge, kept for the 80 real models of ten municipalities."""

from __future__ import annotations

import random

import pytest
from tests.engines.formats.real_data import needs
from tests.engines.merging.comparing import content, shape
from tests.engines.merging.municipal import FAMILIES, family, models
from tests.examples import one_in

from stroomlijn.engines.execution import check_soundness
from stroomlijn.engines.merging import Choice, Member, merge, prepare, project, replay, unsound_places
from stroomlijn.engines.process_model import Source

pytestmark = [pytest.mark.data, needs("coselog")]


@pytest.mark.parametrize("first", FAMILIES)
def test_every_model_comes_back_out_of_the_merge_of_its_family(first: int) -> None:
    members = family(first)
    merged = merge(members)
    for member in members:
        assert content(project(merged, member.file, member.name)) == content(member.process)
    told = {source for sources in merged.elements.values() for source in sources}
    assert told == {
        Source(member.file, member.name, element.id)
        for member in members
        for element in (*member.process.nodes, *member.process.flows)
    }
    assert repr(merge(members[::-1])) == repr(merged)


def test_models_of_all_families_come_back_out_of_one_merge() -> None:
    members = [Member("vogelaar.epml", process) for process in one_in(4, models())]
    merged = merge(members)
    for member in members:
        assert content(project(merged, member.file, member.name)) == content(member.process)


def test_a_model_merged_with_itself_is_itself() -> None:
    for process in one_in(4, models()):
        merged = merge([Member("a", process), Member("b", process)])
        assert not merged.differences
        assert shape(merged.process) == shape(process)


@pytest.mark.parametrize("first", one_in(3, FAMILIES))
def test_undecided_each_unsound_place_is_listed_with_its_source(first: int) -> None:
    members = family(first)
    found = {(place.code, place.sources) for place in unsound_places(prepare(members))}
    assert found == {
        (finding.code, tuple(Source(member.file, member.name, element) for element in finding.elements or ("",)))
        for member in members
        for finding in check_soundness(member.process).findings
    }


@pytest.mark.parametrize("first", one_in(3, FAMILIES))
def test_whatever_is_decided_of_sound_models_is_sound(first: int) -> None:
    members = [member for member in family(first) if check_soundness(member.process).sound]
    prepared = prepare(members)
    differences = replay(prepared).differences
    for seed in range(5):
        chance = random.Random(seed)
        decisions = {
            one.id: Choice(chance.choice(one.options).id, f"voorwaarde {number}", f"Iets nieuws {number}")
            for number, one in enumerate(differences)
        }
        decided = replay(prepared, decisions)
        assert not decided.open
        assert check_soundness(decided.process).findings == ()


@pytest.mark.parametrize("first", one_in(3, FAMILIES))
def test_when_all_is_decided_the_process_is_sound(first: int) -> None:
    """The way of the base is taken, as far as it is asked; what most have is kept, the rest goes."""
    members = family(first)
    undecided = merge(members)
    sound = {member.key for member in members if check_soundness(member.process).sound}
    decisions = {}
    for difference in undecided.differences:
        options = [option for option in difference.options if option.kind in ("variant", "keep", "drop")]
        if difference.type == "order":
            options = [option for option in options if set(option.members) & sound]
        most = max(options, key=lambda option: len(option.members))
        decisions[difference.id] = Choice(most.id)
    decided = merge(members, decisions)
    assert not decided.open
    assert check_soundness(decided.process).sound
    assert 0 < len(decided.process.steps) < len(undecided.process.steps)


@pytest.mark.parametrize("first", one_in(2, (10, 30)))
def test_a_step_that_may_go_is_found_again_when_one_more_source_comes(first: int) -> None:
    members = family(first)
    everything = prepare(members)
    for place, added in enumerate(members):
        before = prepare([*members[:place], *members[place + 1 :]])
        there = {everything.now(key) for key, one in before.differences.items() if one.type == "step-missing"}
        assert there <= everything.differences.keys(), added.name
