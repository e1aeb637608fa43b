"""How far the filled cells of an xlsx sheet reach, and which cells hold an error.

Calamine holds a sheet as a rectangle around its outermost filled cells and shows an error as an empty cell. Two
cells in opposite corners would take 400 GB, so the sheet is measured before calamine gets it.
"""

from __future__ import annotations

import re
import zipfile
from html import unescape

from stroomlijn.engines.problems import Problem

from .package import unpack

MAX_AREA = 4_000_000
_CELL = re.compile(rb"""<(?:\w+:)?c\s(?:[^>]*?\s)?r\s*=\s*["']([A-Z]{1,3})([0-9]{1,7})["'][^>]*+(?<!/)>""")
_ERROR_TYPE = re.compile(rb"""t\s*=\s*["']e["']""")
_ERROR = re.compile(
    rb"""<(?:\w+:)?c\s(?:[^>]*?\s)?r\s*=\s*["']([A-Z]{1,3}[0-9]{1,7})["'](?=[^>]*\st\s*=\s*["']e["'])"""
)
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
_ATTRIBUTE = re.compile(r"([\w:]+)\s*=\s*[\"']([^\"']*)[\"']")


def measure(package: zipfile.ZipFile) -> dict[str, list[str]]:
    """Error cells ("C4") by sheet name. Raises Problem for a sheet whose rectangle passes MAX_AREA cells."""
    errors: dict[str, list[str]] = {}
    names = _names(package)
    for member in package.namelist():
        if member.startswith("xl/worksheets/") and member.endswith(".xml"):
            content = unpack(package, member)
            name = names.get(member, member)
            if b"\0" in content[:100] or b"<!DOCTYPE" in content:  # no spreadsheet program writes these
                raise Problem("workbook-unreadable", f"blad {name}")
            _check_area(content, name)
            found = _ERROR.findall(content) if _ERROR_TYPE.search(content) else []
            errors[name] = [cell.decode() for cell in found]
    return errors


def _check_area(content: bytes, sheet: str) -> None:
    top, bottom, left, right = 10**7, 0, 10**5, 0
    columns: dict[bytes, int] = {}
    # After the last closing tag of a cell stand empty cells: often a million, of a column in a style of its own.
    filled = max(content.rfind(b"</c"), content.rfind(b":c"), 0)
    for match in _CELL.finditer(content, 0, filled):
        letters, row = match[1], int(match[2])
        column = columns.get(letters) or columns.setdefault(letters, _column(letters))
        top, bottom = min(top, row), max(bottom, row)
        left, right = min(left, column), max(right, column)
    if bottom and (bottom - top + 1) * (right - left + 1) > MAX_AREA:
        raise Problem("workbook-too-spread", f"blad {sheet}", rows=bottom, columns=right)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _names(package: zipfile.ZipFile) -> dict[str, str]:
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= set(package.namelist()):
        return {}
    relations = [_attributes(tag) for tag in _RELATION.findall(unpack(package, "xl/_rels/workbook.xml.rels"))]
    targets = {relation.get("Id", ""): relation.get("Target", "") for relation in relations}
    sheets = [_attributes(tag) for tag in _SHEET.findall(unpack(package, "xl/workbook.xml"))]
    return {_member(targets.get(sheet.get("r:id", ""), "")): sheet.get("name", "") for sheet in sheets}


def _member(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _attributes(tag: bytes) -> dict[str, str]:
    return {name: unescape(value) for name, value in _ATTRIBUTE.findall(tag.decode("utf-8", "replace"))}
