"""What kind of file the content itself shows, beside what is said of it."""

from __future__ import annotations

import filetype

HEAD = 8192
"""Bytes at the beginning that are looked at."""
_KNOWN = frozenset(str(kind.mime) for kind in filetype.TYPES)
_ZIPPED = ("application/zip", "application/vnd.openxmlformats-officedocument.", "application/vnd.oasis.opendocument.")
_NEVER_ZIPPED = ("text/", "image/", "audio/", "video/", "application/pdf")
_ALIKE = {"jpg": "jpeg", "pjpeg": "jpeg", "tif": "tiff", "msdownload": "executable", "dosexec": "executable"}


def seen_as(head: bytes) -> str:
    """The media type of a file that begins like this; empty where the beginning tells none, as that of a text does."""
    return str(filetype.guess_mime(head[:HEAD]) or "")


def is_not(said: str, seen: str) -> bool:
    """Whether the content shows another type than a media type that was said. Of what is no media type, or of a type
    that cannot be told from the content, nothing is known."""
    said = said.partition(";")[0].strip().lower()
    if not seen or "/" not in said or said == "application/octet-stream" or _bare(said) == _bare(seen):
        return False
    if seen.startswith(_ZIPPED):
        return said.startswith(_NEVER_ZIPPED)
    return said in _KNOWN or said.startswith("text/")


def _bare(kind: str) -> str:
    last = kind.rpartition("/")[2].removeprefix("x-")
    return _ALIKE.get(last, last)
