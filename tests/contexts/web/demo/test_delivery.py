"""The files of step 2: what is wrong in them the first time, and that they are the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import pytest

from stroomlijn.engines.formats import read
from stroomlijn.engines.problems import Problem
from stroomlijn.web.demo.delivery import first_upload, repaired
from stroomlijn.web.demo.landscapes import describe_all, landscapes


def unpacked() -> Iterator[tuple[str, bytes]]:
    for file in first_upload(describe_all()):
        if not file.name.endswith(".zip"):
            yield file.name, file.data
            continue
        with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
            assert len(archive.namelist()) == 64
            yield from ((name, archive.read(name)) for name in archive.namelist())


def test_the_first_time_431_are_good_4_have_a_remark_and_2_are_refused() -> None:
    good = remarked = 0
    refused = []
    for name, data in unpacked():
        try:
            reading = read(name, data)
        except Problem as problem:
            refused.append((name, problem.code))
            continue
        good += sum(not one.remarks for one in reading.processes)
        remarked += sum(bool(one.remarks) for one in reading.processes)
        refused += [(name, remark.place) for remark in reading.refused]
    assert (good, remarked, len(refused)) == (431, 4, 2)
    assert ("Uden.xlsx", "blad Processen, rij 118") in refused


def test_the_repaired_files_hold_what_was_refused() -> None:
    workbook, drawing = repaired(describe_all())
    whole = {file.name: file.data for file in landscapes().files}
    assert whole[workbook.name] == workbook.data
    assert whole[drawing.name] == drawing.data
    assert drawing.municipality == "Landerd"
    with pytest.raises(Problem):
        read(drawing.name, dict(unpacked())[drawing.name])


def test_equal_bytes_every_time() -> None:
    once = first_upload(describe_all()), repaired(describe_all())
    describe_all.cache_clear()
    assert (first_upload(describe_all()), repaired(describe_all())) == once
