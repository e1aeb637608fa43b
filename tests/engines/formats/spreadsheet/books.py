"""Small workbooks and packages for the tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

import xlsxwriter

from stroomlijn.engines.formats.reading import Reading
from stroomlijn.engines.formats.spreadsheet import read_csv
from stroomlijn.engines.process_model import Process

Rows = Sequence[Sequence[object]]


def workbook(
    sheets: Mapping[str, Rows], merged: Sequence[tuple[str, str, str]] = (), hidden: Sequence[str] = ()
) -> bytes:
    """An xlsx of these sheets; `merged` as (sheet, range, text)."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
            for place, cells, text in merged:
                if place == name:
                    sheet.merge_range(cells, text)
            if name in hidden:
                sheet.hide()
    return out.getvalue()


def with_members(data: bytes, members: Mapping[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The package with these members added or replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", compression) as new:
        for name in old.namelist():
            if name not in members:
                new.writestr(name, old.read(name))
        for name, content in members.items():
            new.writestr(name, content)
    return out.getvalue()


def ods(table: str) -> bytes:
    """The smallest OpenDocument spreadsheet around a table."""
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    spaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", kind, zipfile.ZIP_STORED)
        package.writestr("content.xml", f"<office:document-content{spaces}>{body}</office:document-content>")
        package.writestr("META-INF/manifest.xml", manifest)
    return out.getvalue()


def table(*lines: str) -> Reading:
    """A table of steps written with | between the cells."""
    return read_csv("proef.csv", "\n".join(lines).encode())


def process(*lines: str) -> Process:
    """The one process of such a table."""
    (found,) = table(*lines).processes
    return found.process


def ways(process: Process) -> set[tuple[str, str, str]]:
    """From label to label with what stands on the flow; a node without label goes by its kind or gateway."""
    name = {node.id: node.label or (node.gateway or node.event or node.kind).value for node in process.nodes}
    return {(name[flow.source], flow.label, name[flow.target]) for flow in process.flows}


def codes(reading: Reading) -> set[str]:
    """Every code that the reading says anywhere."""
    every = [*reading.remarks, *reading.refused, *(remark for found in reading.processes for remark in found.remarks)]
    return {remark.code for remark in every}


def leads_to(process: Process) -> set[tuple[str, str]]:
    """Pairs of steps with only events and gateways between them."""
    steps = {step.id for step in process.steps}
    found: set[tuple[str, str]] = set()
    for step in steps:
        seen: set[str] = set()
        ahead = [flow.target for flow in process.outgoing[step]]
        while ahead:
            node = ahead.pop()
            if node in steps:
                found.add((step, node))
            elif node not in seen and node in process.node:
                seen.add(node)
                ahead += [flow.target for flow in process.outgoing[node]]
    return found
