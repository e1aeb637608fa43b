"""Which reader a file is for: its content decides, its name only where the content leaves it open."""

from __future__ import annotations

import codecs
import io
import re
import zipfile
from dataclasses import replace
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING

from stroomlijn.engines.problems import Problem, Remark

from .reading import Reading

if TYPE_CHECKING:
    from .spreadsheet.table import Table

_READERS = {
    "bpmn": (".bpmn", "read_bpmn"),
    "epml": (".epml", "read_epml"),
    "pnml": (".pnml", "read_pnml"),
    "workbook": (".spreadsheet", "read_workbook"),
    "csv": (".spreadsheet", "read_csv"),
}
_FORMATS = {
    "bpmn": "bpmn",
    "epml": "epml",
    "pnml": "pnml",
    "xlsx": "workbook",
    "ods": "workbook",
    "csv": "csv",
    "tsv": "csv",
    "txt": "csv",
}
_EXTENSION = {"workbook": "xlsx"}
_ROOTS = {"definitions": "bpmn", "epml": "epml", "epc": "epml", "pnml": "pnml"}
_MACROS = ("xlsm", "xltm", "xlsb", "xlam")
_PAPERS = ("docx", "odt", "pptx", "odp")
"""What a text or a presentation is called: packed as a workbook is, and no table of steps."""
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_NO_PROCESS = {
    b"\xff\xd8\xff": "jpg",
    b"\x89PNG": "png",
    b"GIF8": "gif",
    b"BM": "bmp",
    b"%PDF": "pdf",
    b"{\\rtf": "rtf",
}
"""How files begin that people rename to what they are not."""
_BEFORE_ROOT = re.compile(r"\s+|<!--.*?-->|<\?.*?\?>|<![^>]*>", re.DOTALL)
_ROOT = re.compile(r"<(?:[\w.-]+:)?([\w.-]+)[\s/>]")


def read(name: str, data: bytes) -> Reading:
    """All processes in a file: BPMN 2.0, EPML, PNML, xlsx, ods or csv. `name` is the file's name.

    A file whose content is not what its name says is read by its content, with a remark. Raises Problem when the
    file is empty, unknown, holds macros, is an archive, or when its reader refuses it.
    """
    extension, found = _recognised(name, data)
    module, reader = _READERS[found]
    reading: Reading = getattr(import_module(module, __package__), reader)(name, data)
    expected = _FORMATS.get(extension)
    if expected in (None, found):
        return reading
    remark = Remark("file-other-format", "", {"format": _EXTENSION.get(found, found), "extension": extension})
    return replace(reading, remarks=(remark, *reading.remarks))


def read_tables(name: str, data: bytes) -> list[Table]:
    """The sheets of an xlsx, ods or csv file as rows of text. Raises Problem for any other file."""
    _, found = _recognised(name, data)
    if found == "csv":
        return [import_module(".spreadsheet.csv_file", __package__).read_table(data)]
    if found == "workbook":
        tables: list[Table] = import_module(".spreadsheet.workbook_file", __package__).read_tables(data)
        return tables
    raise Problem("file-no-table")


def _recognised(name: str, data: bytes) -> tuple[str, str]:
    """What the name ends with and which format the content is."""
    extension = _extension(name)
    if not data.strip(b" \t\r\n\0"):
        raise Problem("file-empty")
    if extension in _MACROS:
        raise Problem("file-macros", extension=extension)
    return extension, _format_of(data, extension)


def _extension(name: str) -> str:
    return PurePath(name).suffix.lower().lstrip(".")


def _format_of(data: bytes, extension: str) -> str:
    if data.startswith(b"PK"):
        return _format_of_archive(data, extension)
    if data.startswith(_OLD_OFFICE):
        raise Problem("file-old-office")
    by_name = _FORMATS.get(extension, "")
    if by_name and (really := _something_else(data)):
        raise Problem("file-in-disguise", extension=extension, really=really)
    text = _head(data)
    if text.startswith("<") or by_name in ("bpmn", "epml", "pnml"):
        return _format_of_xml(text, by_name)
    if by_name == "csv" or (not by_name and _is_table(text)):
        return "csv"
    if by_name:
        raise Problem("file-not-what-it-says", extension=extension)
    raise Problem("file-unknown", extension=extension)


def _something_else(data: bytes) -> str:
    """What the file really is when it begins as no process does; bytes that no text has keep a table out of it."""
    found = next((name for start, name in _NO_PROCESS.items() if data.startswith(start)), "")
    return found if found in ("pdf", "rtf") or (found and b"\0" in data[:65_536]) else ""


def _format_of_archive(data: bytes, extension: str) -> str:
    if extension in _PAPERS:
        raise Problem("file-paper", extension=extension)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError):
        raise Problem("file-damaged") from None
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise Problem("file-macros", extension="xlsm")
    if any(name.startswith("word/") for name in names):
        raise Problem("file-paper", extension="docx")
    if any(name.startswith("xl/") for name in names) or {"content.xml", "mimetype"} <= set(names):
        return "workbook"
    raise Problem("file-archive")


def _format_of_xml(text: str, by_name: str) -> str:
    """By the root element; a file too broken to have one goes to the reader of its name, which tells what is wrong."""
    at = 0
    while before := _BEFORE_ROOT.match(text, at):
        at = before.end()
    root = _ROOT.match(text, at)
    found = _ROOTS.get(root.group(1), "") if root else by_name
    if not (found or by_name):
        raise Problem("file-unknown-xml", element=root.group(1) if root else "")
    return found or by_name


def _head(data: bytes) -> str:
    """The beginning as text, good enough to recognise a format by."""
    head = data[:65_536]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = head.decode("utf-16", "replace")
    elif head[:2] in (b"<\0", b"\0<"):
        text = head.decode("utf-16-le" if head[:1] == b"<" else "utf-16-be", "replace")
    else:
        text = head.removeprefix(codecs.BOM_UTF8).decode("latin-1")
    return text.lstrip()


def _is_table(text: str) -> bool:
    first = text.partition("\n")[0]
    return "\0" not in text and any(sign in first for sign in ";,\t")
