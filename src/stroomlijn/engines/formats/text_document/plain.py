"""Plain text: paragraphs are apart by an empty line."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from .values import Block

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_LONG = 20_000


def blocks(data: bytes) -> Iterator[Block]:
    """Its paragraphs; a very long one in pieces."""
    for paragraph in re.split(r"\n\s*\n", _decoded(data).replace("\r\n", "\n").replace("\r", "\n")):
        text = paragraph.strip("\n")
        for start in range(0, len(text), _LONG):
            yield Block("paragraph", text[start : start + _LONG])


def _decoded(data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("windows-1252", "replace")
