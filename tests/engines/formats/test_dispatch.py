"""A file is read for what it is, whatever its name says, and is found by name inside it."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile

import pytest

from stroomlijn.engines.formats import FoundProcess, Reading, addresses, find_process, read
from stroomlijn.engines.formats.bpmn import write_bpmn
from stroomlijn.engines.problems import Problem
from stroomlijn.engines.process_model import Kind, Node, Process

BPMN = write_bpmn(Process("p", "Melding", (Node("n", Kind.STEP, "Beoordelen", "task"),)))
EPML = b'<epml><epc epcId="1" name="A"><function id="1"><name>B</name></function></epc></epml>'
PNML = b'<pnml><net id="n"><transition id="t"><name><text>B</text></name></transition></net></pnml>'
CSV = "Proces;Stap;Wie\nMelding;Beoordelen;Consulent\n".encode("utf-8-sig")


def _zip(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [("a.bpmn", BPMN, "bpmn"), ("a.epml", EPML, "epml"), ("a.pnml", PNML, "pnml"), ("a.csv", CSV, "csv")],
)
def test_every_format_is_read_by_its_name(name: str, data: bytes, kind: str) -> None:
    reading = read(name, data)
    assert (reading.format, len(reading.processes)) == (kind, 1)
    assert "file-other-format" not in {remark.code for remark in reading.remarks}


@pytest.mark.parametrize("name", ["a.xml", "a", "a.bpmn20.xml", "a.BPMN"])
def test_a_name_that_says_nothing_is_no_remark(name: str) -> None:
    assert (read(name, BPMN).format, read(name, BPMN).remarks) == ("bpmn", ())


def test_a_name_that_says_something_else_gives_a_remark() -> None:
    reading = read("a.csv", BPMN)
    assert reading.format == "bpmn"
    assert [(remark.code, remark.facts) for remark in reading.remarks] == [
        ("file-other-format", {"format": "bpmn", "extension": "csv"})
    ]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.bpmn", b"", "file-empty"),
        ("a.xlsm", _zip("xl/workbook.xml"), "file-macros"),
        ("a.xlsx", _zip("xl/workbook.xml", "xl/vbaProject.bin"), "file-macros"),
        ("a.bpmn", _zip("b.bpmn"), "file-archive"),
        ("a.xlsx", b"PK\3\4stuk", "file-damaged"),
        ("a.docx", b"PK\3\4stuk", "file-paper"),
        ("a.odt", _zip("content.xml", "mimetype"), "file-paper"),
        ("a.xlsx", _zip("word/document.xml"), "file-paper"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "file-old-office"),
        ("a.bpmn", b"hallo", "xml-no-xml"),
        ("a.docx", b"\x89PNG\r\n", "file-unknown"),
        ("a.xlsx", b"\xff\xd8\xff\xe0\0\x10JFIF", "file-in-disguise"),
        ("a.csv", b"%PDF-1.7", "file-in-disguise"),
        ("a.bpmn", b"\x89PNG\r\n\x1a\n\0\0", "file-in-disguise"),
        ("a.xlsx", b"Nr;Stap\n1;Melding", "file-not-what-it-says"),
        ("a.html", b"<html><body/></html>", "file-unknown-xml"),
        ("a.bpmn", b"<html><body/></html>", "bpmn-no-definitions"),
    ],
)
def test_what_cannot_be_read_is_refused_for_the_right_reason(name: str, data: bytes, code: str) -> None:
    with pytest.raises(Problem) as refused:
        read(name, data)
    assert refused.value.code == code


def test_nothing_heavy_is_loaded_before_a_file_needs_it() -> None:
    program = (
        "import sys, stroomlijn.engines.formats; sys.exit('lxml' in sys.modules or 'python_calamine' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def _reading(*names: str) -> Reading:
    return Reading("epml", tuple(FoundProcess(Process(f"epc{n}", name)) for n, name in enumerate(names, 1)))


def test_a_process_is_found_by_name_whatever_its_capitals() -> None:
    assert find_process(_reading("Wmo MunA", "Wmo MunB"), " wmo  munb").process.id == "epc2"
    assert find_process(_reading("Wmo MunA", "Wmo MunB"), "epc1").process.name == "Wmo MunA"


def test_equal_names_are_told_apart_by_number() -> None:
    reading = _reading("Wmo", "Woz", "Wmo")
    assert list(addresses(reading)) == ["Wmo (1)", "Woz", "Wmo (2)"]
    assert find_process(reading, "Wmo (2)").process.id == "epc3"
    with pytest.raises(Problem) as refused:
        find_process(reading, "wmo")
    assert (refused.value.code, refused.value.facts["names"]) == ("process-ambiguous", "'Wmo (1)', 'Wmo (2)'")


def test_an_unknown_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(Problem) as refused:
        find_process(_reading("Fig.70: WNMO MunB", "Fig.71: WOZ MunC", "Iets anders"), "Fig.70: WMO MunB")
    assert refused.value.code == "process-unknown"
    assert refused.value.facts["names"].startswith("'Fig.70: WNMO MunB'")
