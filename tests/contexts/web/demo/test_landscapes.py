"""The demo's landscapes can be trusted: the same every time, readable, and their truth is true."""

from __future__ import annotations

from collections import Counter

import pytest
from tests.examples import one_in

from stroomlijn.engines.execution import check_soundness
from stroomlijn.engines.formats import read
from stroomlijn.engines.formats.reading import FoundProcess, Reading
from stroomlijn.engines.process_model import Process
from stroomlijn.web.demo.families import content
from stroomlijn.web.demo.landscapes import DemoLandscapes, landscapes


@pytest.fixture(scope="module", params=one_in(3, [2021, 1, 2]))
def made(request: pytest.FixtureRequest) -> DemoLandscapes:
    return landscapes(request.param)


@pytest.fixture(scope="module")
def readings(made: DemoLandscapes) -> list[Reading]:
    return [read(file.name, file.data) for file in made.files]


@pytest.fixture(scope="module")
def found(readings: list[Reading]) -> dict[tuple[str, str], FoundProcess]:
    everything = [one for reading in readings for one in reading.processes]
    return {(one.process.fact["gemeente"], one.process.fact["code"]): one for one in everything}


@pytest.fixture(scope="module")
def processes(found: dict[tuple[str, str], FoundProcess]) -> dict[tuple[str, str], Process]:
    return {key: one.process for key, one in found.items()}


def test_equal_seeds_give_equal_bytes_and_others_do_not() -> None:
    once = landscapes(2021).files
    landscapes.cache_clear()
    assert landscapes(2021).files == once
    assert landscapes(5).files != once


def test_nothing_is_refused_and_what_is_remarked_is_what_was_written_wrong(
    readings: list[Reading], found: dict[tuple[str, str], FoundProcess]
) -> None:
    for reading in readings:
        assert (reading.refused, reading.remarks) == ((), ())
    remarked = {one.process.name for one in found.values() if one.remarks}
    assert remarked == {one["proces"] for one in content().landscape["opmerkingen"]}


def test_the_truth_names_every_process_and_every_step(
    made: DemoLandscapes, processes: dict[tuple[str, str], Process]
) -> None:
    assert {(true.municipality, true.code): true.name for true in made.processes} == {
        key: process.name for key, process in processes.items()
    }
    rows: dict[tuple[str, str], list[str]] = {}
    for row in made.rows:
        key = row.municipality, row.code
        rows.setdefault(key, []).append(f"{processes[key].id}-{row.nr}")
    assert rows == {key: [step.id for step in process.steps] for key, process in processes.items()}


def test_a_step_that_a_municipality_lacks_is_in_none_of_its_rows(made: DemoLandscapes) -> None:
    kept = {(row.municipality, row.family, row.step) for row in made.rows}
    lacking = [one for one in made.differences if one.type == "stap_ontbreekt"]
    assert lacking
    for difference in lacking:
        (step,) = difference.steps
        added = (difference.municipality, difference.family, f"voor-{step}") in kept
        assert added or (difference.municipality, difference.family, step) not in kept


def test_most_work_is_described_by_both_and_not_in_the_same_words(
    made: DemoLandscapes, processes: dict[tuple[str, str], Process]
) -> None:
    described = Counter(family for _place, family in {(one.municipality, one.family) for one in made.processes})
    assert sum(number > 1 for number in described.values()) > len(described) / 2
    labels = [{step.label for step in process.steps} for process in processes.values()]
    shared = {label for family in content().families for label in (step["stap"] for step in family.steps)}
    assert any(not one <= shared for one in labels)


def test_every_process_can_finish_and_has_no_dead_step(processes: dict[tuple[str, str], Process]) -> None:
    assert [process.name for process in processes.values() if not check_soundness(process).sound] == []
