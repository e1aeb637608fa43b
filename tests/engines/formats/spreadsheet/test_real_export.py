"""Real models as workbooks: every step keeps its id and name, and every step leads to the same steps as before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.engines.formats.real_data import DATA, needs
from tests.engines.formats.spreadsheet.books import leads_to
from tests.examples import one_in

from stroomlijn.engines.formats import read
from stroomlijn.engines.formats.spreadsheet import read_workbook, write_workbook
from stroomlijn.engines.problems import Problem
from stroomlijn.engines.process_model import Process


def files(folder: str) -> list[Path]:
    return [file for file in sorted((DATA / folder).rglob("*")) if file.suffix in (".bpmn", ".epml")]


def processes(folder: str) -> Iterator[Process]:
    for file in one_in(4, files(folder)):
        try:
            reading = read(file.name, file.read_bytes())
        except Problem:
            continue
        yield from (found.process for found in reading.processes if found.process.steps)


@pytest.mark.data
@pytest.mark.parametrize(
    "folder", [pytest.param(name, marks=needs(name)) for name in ("coselog", "gzac", "miwg", "pmmc", "robustness")]
)
def test_an_exported_model_comes_back_with_its_steps_and_what_follows_them(folder: str) -> None:
    count = 0
    for process in processes(folder):
        reading = read_workbook("export.xlsx", write_workbook([process]))
        (found,) = reading.processes
        assert reading.refused == ()
        assert {step.id for step in found.process.steps} == {step.id for step in process.steps}, process.name
        assert leads_to(found.process) == leads_to(process), process.name
        count += 1
    assert count > 8
