"""The words of an odt (ISO/IEC 26300, OpenDocument). Comments, notes and what was struck out are left out."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from stroomlijn.engines.formats.xml import local_name

from .values import Block

_LEFT_OUT = frozenset({"tracked-changes", "annotation", "annotation-end", "note", "sequence-decls", "forms", "frame"})
_MOST_SPACES = 100


def blocks(root: etree._Element) -> Iterator[Block]:
    """Paragraphs, list items and tables of the text, in order."""
    body = next((part for part in root.iter() if local_name(part) == "text"), None)
    if body is not None:
        yield from _blocks(body, 0)


def _blocks(around: etree._Element, depth: int) -> Iterator[Block]:
    """`depth` counts the lists around."""
    for element in around:
        name = local_name(element)
        if name == "table":
            if rows := _rows(element):
                yield Block("table", rows=rows)
        elif name in ("h", "p"):
            if text := _text(element):
                yield _paragraph(element, name, text, depth)
        elif name not in _LEFT_OUT:
            yield from _blocks(element, depth + (name == "list"))


def _paragraph(element: etree._Element, name: str, text: str, depth: int) -> Block:
    if name == "h":
        level = _attribute(element, "outline-level")
        return Block("heading", text, min(int(level[:2]), 6) if level.isdecimal() and int(level[:2]) else 1)
    return Block("item", text, min(depth, 9)) if depth else Block("paragraph", text)


def _rows(table: etree._Element) -> tuple[tuple[str, ...], ...]:
    rows = (
        tuple(_cell(cell) for cell in row if local_name(cell) == "table-cell") for row in table.iter("{*}table-row")
    )
    return tuple(row for row in rows if any(row))


def _cell(cell: etree._Element) -> str:
    return "\n".join(text for text in (_text(part) for part in cell.iter("{*}p", "{*}h")) if text)


def _text(element: etree._Element) -> str:
    return "".join(_words(element)).strip()


def _words(element: etree._Element) -> Iterator[str]:
    yield " ".join((element.text or "").split("\n"))
    for part in element:
        name = local_name(part)
        if name == "s":
            count = _attribute(part, "c")
            yield " " * (min(int(count[:4]), _MOST_SPACES) if count.isdecimal() else 1)
        elif name in ("tab", "line-break"):
            yield "\t" if name == "tab" else "\n"
        elif name and name not in _LEFT_OUT:
            yield from _words(part)
        yield " ".join((part.tail or "").split("\n"))


def _attribute(element: etree._Element, name: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if str(key).endswith("}" + name)), "")
