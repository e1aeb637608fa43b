"""What is refused before or while a workbook is read."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stroomlijn.engines.formats.spreadsheet import read_csv, read_workbook, write_workbook
from stroomlijn.engines.problems import Problem
from stroomlijn.engines.process_model import Kind, Node, Process

from .books import codes, with_members, workbook

GOOD = workbook({"Stappen": [["Nr", "Stap", "Wie"], [1, "A", "x"]]})
SHEET = "xl/worksheets/sheet1.xml"


def refusal(data: bytes) -> str:
    with pytest.raises(Problem) as found:
        read_workbook("a.xlsx", data)
    return found.value.code


def sheet(cells: str) -> bytes:
    """GOOD with these cells after its own."""
    with zipfile.ZipFile(io.BytesIO(GOOD)) as package:
        content = package.read(SHEET).decode()
    return with_members(GOOD, {SHEET: content.replace("</sheetData>", f"{cells}</sheetData>").encode()})


@pytest.mark.parametrize(
    ("member", "content", "code"),
    [
        ("xl/vbaProject.bin", b"x", "workbook-macros"),
        ("../etc/passwd", b"x", "workbook-unsafe-name"),
        ("/etc/passwd", b"x", "workbook-unsafe-name"),
        ("..\\boot.ini", b"x", "workbook-unsafe-name"),
        ("C:/boot.ini", b"x", "workbook-unsafe-name"),
        ("xl/embeddings/book.xlsx", b"x", "workbook-nested-archive"),
        ("xl/media/big.bin", b"\0" * 2_000_000, "workbook-unpacks-too-large"),
    ],
)
def test_a_package_with_such_a_member_is_refused(member: str, content: bytes, code: str) -> None:
    assert refusal(with_members(GOOD, {member: content})) == code


def test_too_many_members_and_too_many_bytes() -> None:
    assert refusal(with_members(GOOD, {f"xl/media/{n}.png": b"" for n in range(200)})) == "workbook-too-many-members"
    assert refusal(GOOD + b"\0" * 10_000_000) == "workbook-too-large"
    assert refusal(with_members(GOOD, {f"m{n}": bytes(900_000) for n in range(120)})) == "workbook-unpacks-too-large"


def test_a_directory_that_lies_about_sizes_is_refused() -> None:
    data = bytearray(with_members(GOOD, {SHEET: b"<x>" + b" " * 500_000 + b"</x>"}))
    place = data.rfind(SHEET.encode()) - 46 + 24
    data[place : place + 4] = (100).to_bytes(4, "little")
    assert refusal(bytes(data)) == "workbook-unreadable"


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", GOOD[:300], GOOD[:-100], b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)]
)
def test_what_is_no_workbook_is_refused(data: bytes) -> None:
    assert refusal(data) == "workbook-unreadable"


def test_broken_xml_in_a_sheet_is_refused() -> None:
    assert refusal(sheet("<row><c")) == "workbook-unreadable"


def test_two_cells_in_opposite_corners_take_no_memory() -> None:
    assert refusal(sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')) == "workbook-too-spread"


def test_a_million_empty_rows_are_passed() -> None:
    rows = "".join(f'<row r="{number}" s="1"><c r="A{number}" s="1"/></row>' for number in range(3, 100_000))
    reading = read_workbook("a.xlsx", sheet(rows))
    assert len(reading.processes[0].process.steps) == 1


def test_the_rows_after_ten_thousand_are_refused_by_name() -> None:
    lines = "\n".join(f"P{number // 100};{number};A;x" for number in range(10_100))
    reading = read_csv("a.csv", f"Code;Nr;Stap;Wie\n{lines}".encode())
    assert [(one.code, one.place) for one in reading.refused] == [("workbook-too-many-rows", "vanaf rij 10001")]
    assert sum(len(found.process.steps) for found in reading.processes) == 9_999


def test_columns_after_a_hundred_are_not_read() -> None:
    reading = read_csv("a.csv", (";".join(["Nr", "Stap", "Wie"] + ["x"] * 150) + "\n1;A;x").encode())
    assert "workbook-too-many-columns" in codes(reading)


def test_a_formula_that_failed_is_named_with_its_cell() -> None:
    reading = read_workbook("a.xlsx", sheet('<row r="3"><c r="A3"><v>2</v></c><c r="B3" t="e"><v>#REF!</v></c></row>'))
    assert ("workbook-cell-error", "blad Stappen, cel B3") in {(one.code, one.place) for one in reading.remarks}


@given(st.binary(max_size=400))
def test_any_bytes_as_csv_are_read_or_refused(data: bytes) -> None:
    try:
        read_csv("a.csv", data)
    except Problem as problem:
        assert problem.code in ("workbook-no-steps", "csv-not-text")


@given(st.data())
def test_a_workbook_with_any_byte_changed_is_read_or_refused(data: st.DataObject) -> None:
    changed = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 4))):
        changed[data.draw(st.integers(0, len(GOOD) - 1))] = data.draw(st.integers(0, 255))
    try:
        read_workbook("a.xlsx", bytes(changed))
    except Problem as problem:
        assert problem.code.startswith("workbook-")


NASTY = st.sampled_from(["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "http://x", "\t=1", "{=1}"]) | st.text(
    max_size=20
)


@given(NASTY, NASTY, NASTY)
def test_no_exported_cell_is_ever_a_formula_or_a_link(label: str, role: str, code: str) -> None:
    node = Node("a", Kind.STEP, label, role=role, documentation=label, documents=(code,), system=role)
    data = write_workbook([Process("p", label, (node,), facts=(("code", code), ("gemeente", role)))])
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        content = b"".join(package.read(name) for name in package.namelist() if name.startswith("xl/worksheets/"))
    assert b"<f" not in content
    assert b"hyperlink" not in content
