"""Papers of a meeting for a word processor: headings, paragraphs, lists and tables, in Dutch, made to be read aloud."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under the names of the columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it: paragraphs, then a list, then a table."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    table: Table | None = None
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper. `made` is the moment that the file says it was made."""

    title: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    made: datetime.datetime
    by: str = "Stroomlijn"


def write_docx(paper: Paper) -> bytes:
    """The paper as a .docx, with real headings, lists and table headers, and its language set to Dutch."""
    document = Document()
    _set_up(document, paper)
    document.add_heading(_legal(paper.title), level=0)
    for label, value in paper.facts:
        line = document.add_paragraph()
        line.add_run(f"{_legal(label)}: ").bold = True
        line.add_run(_legal(value))
        line.paragraph_format.space_after = Pt(2)
    for section in paper.sections:
        _add_section(document, section)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _set_up(document: Any, paper: Paper) -> None:
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Calibri", Pt(11)
    language = style.element.get_or_add_rPr().makeelement(qn("w:lang"), {qn("w:val"): "nl-NL"})
    style.element.get_or_add_rPr().append(language)
    about = document.core_properties
    about.title, about.author, about.language = _legal(paper.title)[:250], paper.by, "nl-NL"
    about.comments = ""
    about.created = about.modified = paper.made.astimezone(datetime.UTC).replace(tzinfo=None)


def _add_section(document: Any, section: Section) -> None:
    document.add_heading(_legal(section.heading), level=section.level)
    for paragraph in section.paragraphs:
        for line in _legal(paragraph).split("\n"):
            if line.strip():
                document.add_paragraph(line)
    for point in section.points:
        document.add_paragraph(_legal(point), style="List Bullet")
    if section.table is not None:
        _add_table(document, section.table)


def _add_table(document: Any, given: Table) -> None:
    table = document.add_table(rows=1, cols=len(given.columns), style="Table Grid")
    head = table.rows[0]
    _fill(head.cells, given.columns, bold=True)
    # Said again at the top of every page, and read out as the names of the columns.
    properties = head._tr.get_or_add_trPr()
    properties.append(properties.makeelement(qn("w:tblHeader"), {qn("w:val"): "true"}))
    for row in given.rows:
        _fill(table.add_row().cells, row)


def _fill(cells: Sequence[Any], texts: Sequence[str], *, bold: bool = False) -> None:
    for cell, text in zip(cells, texts, strict=True):
        cell.paragraphs[0].add_run(_legal(text)).bold = bold


def _legal(text: str) -> str:
    """Without the signs that XML cannot hold."""
    return "".join(sign for sign in text if sign in "\n\t" or (ord(sign) >= 32 and not 0xD800 <= ord(sign) < 0xE000))
