"""The words of a docx (ECMA-376, WordprocessingML). What was struck out, fields and comments are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from stroomlijn.engines.formats.xml import local_name

from .values import Block

_HEADING = re.compile(r"(?:heading|kop|titel|title)\s*(\d?)", re.IGNORECASE)
_LEFT_OUT = frozenset({"Fallback", "del", "moveFrom", "sectPr", "txbxContent"})
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def blocks(root: etree._Element) -> Iterator[Block]:
    """Paragraphs and tables of the body, in order."""
    for element in _parts(root):
        if local_name(element) == "p":
            if text := _text(element):
                yield _paragraph(element, text)
        elif rows := _rows(element):
            yield Block("table", rows=rows)


def _parts(around: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs and tables within, also those in content controls and the like, but none within each other."""
    for element in around:
        name = local_name(element)
        if name in ("p", "tbl"):
            yield element
        elif name not in _LEFT_OUT:
            yield from _parts(element)


def _paragraph(element: etree._Element, text: str) -> Block:
    properties = _child(element, "pPr")
    style = _value(_child(properties, "pStyle"))
    outline = _value(_child(properties, "outlineLvl"))
    if heading := _HEADING.match(style):
        return Block("heading", text, min(int(heading.group(1) or 1), 6))
    if outline.isdecimal() and int(outline[:2]) < 6:
        return Block("heading", text, int(outline[:2]) + 1)
    numbering = _child(properties, "numPr")
    if numbering is not None:
        level = _value(_child(numbering, "ilvl"))
        return Block("item", text, min(int(level[:2]) + 1, 9) if level.isdecimal() else 1)
    return Block("item" if style.lower().startswith(("list", "lijst")) else "paragraph", text)


def _rows(table: etree._Element) -> tuple[tuple[str, ...], ...]:
    rows = (tuple(_cell(cell) for cell in _within(row, "tc")) for row in _within(table, "tr"))
    return tuple(row for row in rows if any(row))


def _cell(cell: etree._Element) -> str:
    return "\n".join(text for text in (_text(part) for part in cell.iter("{*}p")) if text)


def _within(around: etree._Element, wanted: str) -> Iterator[etree._Element]:
    for element in around:
        name = local_name(element)
        if name == wanted:
            yield element
        elif name in ("sdt", "sdtContent", "ins"):
            yield from _within(element, wanted)


def _text(paragraph: etree._Element) -> str:
    return "".join(_words(paragraph)).strip()


def _words(element: etree._Element) -> Iterator[str]:
    for part in element:
        name = local_name(part)
        if name == "t":
            yield part.text or ""
        elif name in _SIGNS:
            yield _SIGNS[name]
        elif name not in _LEFT_OUT and name not in ("pPr", "rPr", "p"):
            yield from _words(part)


def _child(element: etree._Element | None, name: str) -> etree._Element | None:
    return None if element is None else next((part for part in element if local_name(part) == name), None)


def _value(element: etree._Element | None) -> str:
    if element is None:
        return ""
    return next((str(value) for key, value in element.attrib.items() if str(key).endswith("}val")), "")
