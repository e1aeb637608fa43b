"""One member out of an office file, and nothing else of it: how many others there are does not matter."""

from __future__ import annotations

import io
import struct
import zipfile

from stroomlijn.engines.problems import Problem

MAX_MEMBER = 30_000_000
MAX_RATIO = 200
SMALL = 2_000_000


def member_of(data: bytes, *names: str) -> tuple[str, bytes]:
    """The first of these members that is there. Raises Problem when none is, or when it is more than it may be."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            known = set(package.namelist())
            name = next((name for name in names if name in known), None)
            if name is None:
                raise Problem("document-no-text")
            return name, _unpacked(package, package.getinfo(name))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, OverflowError, struct.error) as broken:
        raise Problem("document-damaged") from broken


def _unpacked(package: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """Never reads past what the directory says."""
    if member.flag_bits & 1:
        raise Problem("document-password")
    bomb = member.file_size > SMALL and member.file_size > MAX_RATIO * max(member.compress_size, 1)
    if bomb or member.file_size > MAX_MEMBER:
        raise Problem("document-unpacks-too-large")
    try:
        with package.open(member) as stream:
            content = stream.read(member.file_size + 1)
    except Exception as broken:  # zlib.error, BadZipFile and their kin have no common base
        raise Problem("document-damaged") from broken
    if len(content) != member.file_size:
        raise Problem("document-damaged")
    return content
