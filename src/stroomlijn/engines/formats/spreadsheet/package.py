"""What a workbook in a zip (xlsx, ods) may be, decided on its directory before anything is unpacked."""

from __future__ import annotations

import io
import struct
import zipfile

from stroomlijn.engines.problems import Problem

MAX_BYTES = 10_000_000
MAX_UNPACKED = 100_000_000
MAX_RATIO = 100
SMALL = 1_000_000
MAX_MEMBERS = 200
_NESTED = (".zip", ".7z", ".rar", ".gz", ".bz2", ".xz", ".zst", ".tar", ".xlsx", ".xlsm", ".ods", ".docx", ".jar")


def open_package(data: bytes) -> zipfile.ZipFile:
    """The package, safe to unpack member by member. Raises Problem where a limit is passed or it is no zip.

    A member that is small once unpacked may have any ratio: an empty sheet compresses a thousandfold.
    """
    if len(data) > MAX_BYTES:
        raise Problem("workbook-too-large", megabytes=MAX_BYTES // 1_000_000)
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, struct.error) as broken:
        raise Problem("workbook-unreadable") from broken
    members = package.infolist()
    if len(members) > MAX_MEMBERS:
        raise Problem("workbook-too-many-members", found=len(members), limit=MAX_MEMBERS)
    if sum(member.file_size for member in members) > MAX_UNPACKED:
        raise Problem("workbook-unpacks-too-large", megabytes=MAX_UNPACKED // 1_000_000)
    for member in members:
        _check_member(member)
    return package


def unpack(package: zipfile.ZipFile, name: str) -> bytes:
    """The bytes of a member, never more than its directory says. Raises Problem where the two differ."""
    declared = package.getinfo(name).file_size
    try:
        with package.open(name) as member:
            content = member.read(declared + 1)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as broken:
        raise Problem("workbook-unreadable", name) from broken
    except Exception as broken:  # zlib.error and its kin have no common base
        raise Problem("workbook-unreadable", name) from broken
    if len(content) != declared:
        raise Problem("workbook-unreadable", name)
    return content


def _check_member(member: zipfile.ZipInfo) -> None:
    name = member.filename.replace("\\", "/")
    if name.startswith("/") or ":" in name.split("/")[0] or ".." in name.split("/"):
        raise Problem("workbook-unsafe-name", name[:100])
    if "vbaproject" in name.lower():
        raise Problem("workbook-macros")
    if name.lower().endswith(_NESTED):
        raise Problem("workbook-nested-archive", name[:100])
    if member.flag_bits & 1:
        raise Problem("workbook-password")
    if member.file_size > SMALL and member.file_size > MAX_RATIO * max(member.compress_size, 1):
        raise Problem("workbook-unpacks-too-large", name[:100], megabytes=MAX_UNPACKED // 1_000_000)
