"""From the bytes of a document to its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stroomlijn.engines.formats.xml import read_xml
from stroomlijn.engines.problems import Problem, Remark

from . import docx, odt, plain
from .kinds import Format, format_of
from .package import MAX_MEMBER, member_of
from .pdf import words_of_pdf
from .values import MAX_BLOCKS, MAX_SIGNS, Block, TextDocument

MAX_ELEMENTS = 600_000
_READERS = {"word/document.xml": ("docx", docx.blocks), "content.xml": ("odt", odt.blocks)}


def read_text_document(_name: str, data: bytes) -> TextDocument:
    """The words of a docx, odt, PDF or plain text, by its content. Of a very long one the beginning, with a remark.

    Raises Problem for what holds no text or is more than it may be.
    """
    found = format_of(data)
    if found is Format.TEXT:
        return _bounded("text", plain.blocks(data))
    if found is Format.PDF and (words := words_of_pdf(data)):
        cut = (Remark("document-begin-searched"),) if len(words) >= MAX_SIGNS else ()
        return TextDocument("pdf", (Block("paragraph", words),), cut)
    if found is not Format.PACKAGE:
        raise Problem("document-no-text")
    name, content = member_of(data, *_READERS)
    kind, reader = _READERS[name]
    return _bounded(kind, reader(read_xml(content, MAX_MEMBER, MAX_ELEMENTS).root))


def _bounded(kind: str, blocks: Iterable[Block]) -> TextDocument:
    kept: list[Block] = []
    for block, signs in _with_signs(blocks):
        if len(kept) == MAX_BLOCKS or signs > MAX_SIGNS:
            return TextDocument(kind, tuple(kept), (Remark("document-cut"),))
        kept.append(block)
    return TextDocument(kind, tuple(kept))


def _with_signs(blocks: Iterable[Block]) -> Iterator[tuple[Block, int]]:
    signs = 0
    for block in blocks:
        signs += len(block.text) + sum(len(cell) + 1 for row in block.rows for cell in row)
        yield block, signs
