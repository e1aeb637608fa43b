"""Four hundred files of nineteen origins, some broken on purpose: read, or refused with place and reason."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from tests.engines.formats.processes import assert_sound
from tests.engines.formats.real_data import DATA, needs

from stroomlijn.engines.formats import Reading, read
from stroomlijn.engines.formats.bpmn import read_bpmn, write_bpmn
from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.problems import sentence

pytestmark = [pytest.mark.data, needs("robustness")]


@cache
def readings() -> dict[Path, Reading | Problem]:
    found: dict[Path, Reading | Problem] = {}
    for path in sorted((DATA / "robustness").rglob("*.bpmn")):
        try:
            found[path] = read(path.name, path.read_bytes())
        except Problem as problem:
            found[path] = problem
    return found


def test_every_file_is_read_or_refused_in_so_many_words() -> None:
    assert len(readings()) == 404
    refused = [each for each in readings().values() if isinstance(each, Problem)]
    assert len(refused) <= 10
    assert all(problem.place.startswith("regel ") for problem in refused)
    assert all(problem.code not in sentence(problem.as_remark()) for problem in refused)


def test_every_remark_has_a_place_and_a_sentence() -> None:
    remarks = [
        remark
        for reading in readings().values()
        if isinstance(reading, Reading)
        for remark in (*reading.remarks, *(each for found in reading.processes for each in found.remarks))
    ]
    assert remarks
    assert all(remark.place and remark.code not in sentence(remark) for remark in remarks)


def test_every_process_is_sound() -> None:
    for reading in readings().values():
        for found in reading.processes if isinstance(reading, Reading) else ():
            assert_sound(found.process)


def test_every_process_can_be_written_and_read_back() -> None:
    for reading in readings().values():
        for found in reading.processes if isinstance(reading, Reading) else ():
            again = read_bpmn("x.bpmn", write_bpmn(found.process, found.drawing)).processes[0]
            assert (again.process, again.drawing, again.remarks) == (found.process, found.drawing, ())
