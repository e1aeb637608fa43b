"""What a file is by its bytes. Its name is never asked."""

from __future__ import annotations

import re
from enum import StrEnum

from stroomlijn.engines.problems import Problem


class Format(StrEnum):
    """How a file can be shown. `PACKAGE` is an office file or another zip, `OTHER` whatever is only handed out."""

    PDF = "pdf"
    PNG = "png"
    JPEG = "jpeg"
    PACKAGE = "package"
    TEXT = "text"
    OTHER = "other"


INLINE = {Format.PDF: "application/pdf", Format.PNG: "image/png", Format.JPEG: "image/jpeg"}
"""Media types of what a browser may show by itself."""

_BEGINNINGS = (
    (b"%PDF-", Format.PDF),
    (b"\x89PNG\r\n\x1a\n", Format.PNG),
    (b"\xff\xd8\xff", Format.JPEG),
    (b"PK\x03\x04", Format.PACKAGE),
)
_PROGRAMS = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"L\x00\x00\x00\x01\x14\x02\x00")
_MACROS = (b"vbaProject.bin", "_VBA_PROJECT".encode("utf-16-le"), b"Basic/Standard/")
_OFFICE = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_MARKUP = re.compile(rb"\s*<(?:[!?]|html|head|body|script|svg)", re.IGNORECASE)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def format_of(data: bytes) -> Format:
    """The format of a file. Raises Problem for an empty file, a program, or an office file with macros."""
    if not data.strip():
        raise Problem("file-empty")
    if data.startswith(_PROGRAMS) and _CONTROL.search(data[:1_000]):
        raise Problem("document-program")
    if data.startswith(_OFFICE) and any(mark in data for mark in _MACROS):
        raise Problem("document-macros")
    found = next((kind for beginning, kind in _BEGINNINGS if data.startswith(beginning)), None)
    if found is not None:
        return found
    return Format.TEXT if _is_text(data) else Format.OTHER


def _is_text(data: bytes) -> bool:
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    return marked or not (_MARKUP.match(data[:1_000]) or _CONTROL.search(data))
