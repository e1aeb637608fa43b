"""The numbers of story 1, counted in what is generated from the content."""

from __future__ import annotations

from collections import Counter

import pytest

from stroomlijn.engines.execution import ways_through
from stroomlijn.engines.formats import read
from stroomlijn.engines.improving import Rule, improvements
from stroomlijn.engines.matching import Member, cluster
from stroomlijn.engines.merging import Choice, Difference, Merge, merge
from stroomlijn.engines.process_model import Process
from stroomlijn.foundation.text import fold
from stroomlijn.landscape.queries.setup import WITHOUT_TEMPLATE
from stroomlijn.web.demo.caring import FROM_DAY_ONE
from stroomlijn.web.demo.choices import dropped, moved, timings
from stroomlijn.web.demo.families import content, read_content
from stroomlijn.web.demo.landscapes import landscapes
from stroomlijn.web.demo.truth import TrueProcess

UDEN, LANDERD = ("Uden", "WMO-U-014"), ("Landerd", "WMO-L-009")


@pytest.fixture(scope="module")
def processes() -> dict[tuple[str, str], Process]:
    everything = [one.process for file in landscapes().files for one in read(file.name, file.data).processes]
    return {(process.fact["gemeente"], process.fact["code"]): process for process in everything}


@pytest.fixture(scope="module")
def merged(processes: dict[tuple[str, str], Process]) -> Merge:
    return merge([Member(key[0], processes[key]) for key in (UDEN, LANDERD)])


def needed() -> list[TrueProcess]:
    gone = dropped(landscapes().processes)
    return [one for one in landscapes().processes if (one.municipality, one.code) not in gone]


def test_437_processes_of_two_municipalities_in_and_outside_the_suite() -> None:
    described = landscapes().processes
    assert Counter(one.municipality for one in described) == {"Uden": 251, "Landerd": 186}
    assert Counter(one.in_suite for one in described) == {True: 268, False: 169}
    assert Counter(one.file.endswith(".bpmn") for one in described) == {True: 64, False: 373}
    assert len({one.cluster for one in described}) == 12


def test_212_are_needed_and_every_other_one_says_why() -> None:
    gone = dropped(landscapes().processes)
    assert len(needed()) == 212
    assert len(gone) == 225
    assert {one.kind for one in gone.values()} == {"double", "elsewhere", "obsolete", "outside"}
    assert all(one.reason for one in gone.values())


def test_every_reason_in_the_content_is_of_a_process_that_is_dropped() -> None:
    gone = dropped(landscapes().processes)
    names = {one.name for one in landscapes().processes if (one.municipality, one.code) in gone}
    assert {name for reasons in content().choices["vervalt"].values() for name in reasons} <= names


def test_96_kinds_of_work_of_which_81_before_the_date() -> None:
    assert len({one.family for one in needed()}) == 96
    assert Counter(timing.before for timing in timings().values()) == {True: 81, False: 15}


def test_58_are_for_the_working_group_once_the_parking_card_is_moved() -> None:
    clusters = {key: cluster for key, (cluster, _why) in moved().items()}
    assert set(clusters) == {"wmo-gehandicaptenparkeerkaart"}
    assert sum(clusters.get(one.family, one.cluster) == "Wmo" for one in needed()) == 58


def test_groups_that_are_proposed_hold_one_kind_of_work_each(processes: dict[tuple[str, str], Process]) -> None:
    truth = {f"{one.municipality} {one.code}": one.family for one in landscapes().processes}
    found = cluster([Member(" ".join(key), process) for key, process in processes.items()])
    assert all(len({truth[member.file] for member in group.members}) == 1 for group in found)
    assert len(found) <= 100, "the analyst puts the last ones together by hand"


def test_from_report_to_decision_has_17_and_14_steps_and_13_differences(
    merged: Merge, processes: dict[tuple[str, str], Process]
) -> None:
    assert [len(processes[key].steps) for key in (UDEN, LANDERD)] == [17, 14]
    steps = {step.id for key in (UDEN, LANDERD) for step in processes[key].steps}
    rows = [[cell for cell in row.cells if cell] for row in merged.alignment.rows]
    of_steps = [row for row in rows if set(row) <= steps]
    assert sum(len(row) == 2 for row in of_steps) == 11
    alone = [row[0] for row in of_steps if len(row) == 1]
    assert Counter(element.startswith(processes[UDEN].id) for element in alone) == {True: 6, False: 3}
    assert len(merged.differences) == 13


def test_one_of_the_differences_is_who_signs_the_decision(merged: Merge) -> None:
    (signing,) = (one for one in merged.differences if one.type == "role")
    assert signing.label == "Beschikking tekenen"
    assert {"Teamleider", "Wmo-consulent"} <= {option.text for option in signing.options}


def test_the_concept_has_17_steps_four_low_hanging_fruits_and_14_steps_after_three(
    merged: Merge, processes: dict[tuple[str, str], Process]
) -> None:
    members = [Member(key[0], processes[key]) for key in (UDEN, LANDERD)]
    concept = merge(members, {one.id: _decided(one) for one in merged.differences}).process
    found = improvements(concept)
    assert len(concept.steps) == 17
    rules = [Rule.WAITING, Rule.PAPER, Rule.SENT_BACK, Rule.DOUBLE_CHECK]
    assert [one.rule for one in found] == rules
    assert len(concept.steps) + sum(one.effect.steps for one in found[:3]) == 14


def test_what_is_set_up_has_three_templates_two_terms_and_six_ways_to_try(
    merged: Merge, processes: dict[tuple[str, str], Process]
) -> None:
    members = [Member(key[0], processes[key]) for key in (UDEN, LANDERD)]
    concept = merge(members, {one.id: _decided(one) for one in merged.differences}).process
    assert sum(bool(step.lead_time) for step in concept.steps) == 2
    assert len(ways_through(concept)) == 6
    kinds = {one["naam"]: one["soort"] for one in read_content("documenten")}
    written = {document.rsplit(" ", 1)[0] for step in concept.steps for document in step.documents}
    assert written == set(kinds)
    assert sum(fold(kind) not in WITHOUT_TEMPLATE for kind in kinds.values()) == 3


def test_bram_has_nine_processes_that_the_working_group_finishes_each_with_an_exercise() -> None:
    names = {"Wmo-consulent", *content().roles["Wmo-consulent"]}
    his = {one.true.family for one in landscapes().described if any(row["who"] in names for row in one.rows)}
    finished = {*read_content("intussen")["afgerond"]["families"], "wmo-melding-tot-besluit", FROM_DAY_ONE}
    assert his == finished and len(his) == 9
    assert set(read_content("oefencasussen")) == finished


def _decided(difference: Difference) -> Choice:
    """As the working group decides: three steps go, every other one stays, of the rest the first is chosen."""
    going = ("Melding nakijken op volledigheid", "Verslag bespreken met een collega", "Inwoner bellen over het besluit")
    if difference.type == "step-missing":
        return Choice("drop" if difference.label in going else "keep")
    return Choice(next(option.id for option in difference.options if option.kind == "variant"))
