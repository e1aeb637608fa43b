"""The files in which the landscapes are delivered: whole, or with what is wrong in them the first time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

from stroomlijn.engines.formats.bpmn import write_bpmn
from stroomlijn.engines.formats.spreadsheet import read_workbook, write_rows

from .describing import Described
from .families import Municipality, content

DRAWINGS = "tekeningen.zip"
_MADE = (2021, 2, 16, 9, 0, 0)
_FIRST_ROW = 2  # in a workbook, under the headings


@dataclass(frozen=True, slots=True)
class DemoFile:
    """A file that a municipality delivers; `municipality` is empty when more than one does."""

    municipality: str
    name: str
    data: bytes


def files_of(described: Sequence[Described]) -> tuple[DemoFile, ...]:
    """A workbook of every municipality, then a file of every drawing."""
    workbooks = [_workbook(one, described) for one in content().municipalities]
    return (*workbooks, *map(_drawing, _drawn(described)))


def first_upload(described: Sequence[Described]) -> tuple[DemoFile, ...]:
    """As it comes the first time: a process without code and name in one workbook, and one drawing that is broken."""
    nameless, broken = _refused(described)
    workbooks = [_workbook(one, described, nameless=nameless) for one in content().municipalities]
    drawings = [_drawing(one) for one in _drawn(described)]
    return (*workbooks, _archive([_broken(one) if one.name == broken.true.file else one for one in drawings]))


def repaired(described: Sequence[Described]) -> tuple[DemoFile, ...]:
    """What is uploaded after that: the workbook with the name in it, and the drawing as it was meant."""
    nameless, broken = _refused(described)
    (municipality,) = (one for one in content().municipalities if one.name == nameless.true.municipality)
    return _workbook(municipality, described), _drawing(broken)


def _refused(described: Sequence[Described]) -> tuple[Described, Described]:
    """The process that has no name the first time, and the one of which the drawing is broken."""
    refused = content().landscape["geweigerd"]
    place, row = refused["naamloos"]["gemeente"], refused["naamloos"]["rij"]
    nameless = _listed(place, described)[row - _FIRST_ROW]
    return nameless, next(one for one in _drawn(described) if one.true.municipality == refused["kapot"]["gemeente"])


def _listed(municipality: str, described: Sequence[Described]) -> list[Described]:
    return [one for one in described if one.true.file == f"{municipality}.xlsx"]


def _drawn(described: Sequence[Described]) -> list[Described]:
    return [one for one in described if one.true.file.endswith(".bpmn")]


def _workbook(
    municipality: Municipality, described: Sequence[Described], nameless: Described | None = None
) -> DemoFile:
    listed = _listed(municipality.name, described)
    heads = [{**one.head, "code": "", "naam": ""} if one is nameless else one.head for one in listed]
    rows = [row for one in listed if one is not nameless for row in _with_remarks(one)]
    data = write_rows(heads, rows, municipality.headings)
    return DemoFile(municipality.name, f"{municipality.name}.xlsx", data)


def _with_remarks(one: Described) -> list[dict[str, str]]:
    """The rows with what somebody wrote in them that cannot be read."""
    rows = [dict(row) for row in one.rows]
    for remark in content().landscape["opmerkingen"]:
        if (remark["gemeente"], remark["proces"]) == (one.true.municipality, one.true.name):
            rows[remark["rij"] - 1][remark["kolom"]] = remark["staat_er"]
    return rows


def _drawing(one: Described) -> DemoFile:
    (found,) = read_workbook("proces.xlsx", write_rows([one.head], one.rows)).processes
    return DemoFile(one.true.municipality, one.true.file, write_bpmn(found.process))


def _broken(file: DemoFile) -> DemoFile:
    """The file as it is when saving it stopped half-way."""
    return DemoFile(file.municipality, file.name, file.data[: len(file.data) // 2])


def _archive(files: Sequence[DemoFile]) -> DemoFile:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            archive.writestr(zipfile.ZipInfo(file.name, _MADE), file.data, zipfile.ZIP_DEFLATED)
    return DemoFile("", DRAWINGS, packed.getvalue())
