"""The demo's landscapes can be trusted: the same every time, readable without a remark, and their truth is true."""

from __future__ import annotations

import pytest

from stroomlijn.engines.execution import check_soundness
from stroomlijn.engines.formats import read
from stroomlijn.engines.process_model import Process
from stroomlijn.web.demo.families import content
from stroomlijn.web.demo.landscapes import DemoLandscapes, landscapes


@pytest.fixture(scope="module", params=[2021, 1, 2, 3])
def made(request: pytest.FixtureRequest) -> DemoLandscapes:
    return landscapes(request.param)


def processes(made: DemoLandscapes) -> dict[tuple[str, str], Process]:
    found = [one.process for file in made.files for one in read(file.name, file.data).processes]
    return {(process.fact["gemeente"], process.fact["code"]): process for process in found}


def test_equal_seeds_give_equal_bytes_and_others_do_not() -> None:
    assert landscapes(5) == landscapes(5)
    assert landscapes(5).files != landscapes(6).files


def test_every_file_reads_back_without_a_remark(made: DemoLandscapes) -> None:
    for file in made.files:
        reading = read(file.name, file.data)
        assert reading.refused == ()
        assert reading.remarks == ()
        assert [remark for found in reading.processes for remark in found.remarks] == []


def test_two_municipalities_of_fifteen_processes(made: DemoLandscapes) -> None:
    counts = [len(read(file.name, file.data).processes) for file in made.files if file.name.endswith(".xlsx")]
    assert counts == [14, 14]
    assert len([file for file in made.files if file.name.endswith(".bpmn")]) == 2
    assert len({one.municipality for one in made.processes}) == 2


def test_the_truth_names_every_process_and_every_step(made: DemoLandscapes) -> None:
    found = processes(made)
    assert {(true.municipality, true.code): true.name for true in made.processes} == {
        key: process.name for key, process in found.items()
    }
    rows: dict[tuple[str, str], list[str]] = {}
    for row in made.rows:
        rows.setdefault((row.municipality, row.code), []).append(f"{found[row.municipality, row.code].id}-{row.nr}")
    assert rows == {key: [step.id for step in process.steps] for key, process in found.items()}


def test_a_step_that_a_municipality_lacks_is_in_none_of_its_rows(made: DemoLandscapes) -> None:
    kept = {(row.municipality, row.family, row.step) for row in made.rows}
    lacking = [one for one in made.differences if one.type == "stap_ontbreekt"]
    for difference in lacking:
        (step,) = difference.steps
        added = (difference.municipality, difference.family, f"voor-{step}") in kept
        assert added or (difference.municipality, difference.family, step) not in kept


def test_most_work_is_described_by_both_and_not_in_the_same_words(made: DemoLandscapes) -> None:
    families = {name: {one.family for one in made.processes if one.municipality == name} for name in _names(made)}
    first, second = families.values()
    assert len(first & second) >= 10
    labels = [{step.label for step in process.steps} for process in processes(made).values()]
    shared = {label for family in content().families for label in (step["stap"] for step in family.steps)}
    assert any(not one <= shared for one in labels)


def _names(made: DemoLandscapes) -> list[str]:
    return sorted({one.municipality for one in made.processes})


def test_every_process_can_finish_and_has_no_dead_step(made: DemoLandscapes) -> None:
    for process in processes(made).values():
        assert check_soundness(process).sound, process.name
