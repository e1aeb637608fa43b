"""Unpacking an uploaded zip without trusting a word of it."""

from __future__ import annotations

import io
import stat
import struct
import unicodedata
import zipfile
from collections.abc import Iterator

from stroomlijn.engines.problems import Problem

MAX_MEMBERS = 5_000
MAX_TOTAL = 100_000_000
MAX_MEMBER = 10_000_000
MAX_RATIO = 100
_SMALL = 1_000_000  # unpacked; below this any ratio is harmless
_NESTED = (".zip", ".7z", ".rar", ".gz", ".tgz", ".bz2", ".xz", ".zst", ".tar", ".jar", ".cab", ".lz", ".lzma")
_OFFICE = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".ods", ".docx", ".docm", ".odt", ".pptx", ".vsdx")
_LITTER = ("__macosx/", ".ds_store", "thumbs.db", "desktop.ini")


def read_archive(data: bytes) -> Iterator[tuple[str, bytes | Problem]]:
    """Each file in the zip by its name in there, with its bytes, or the Problem for which only it is refused.

    Raises Problem, before anything is unpacked, when the archive as a whole passes a limit. At no moment more than
    MAX_MEMBER bytes are unpacked, however the directory lies.
    """
    archive = _opened(data)
    members = [member for member in archive.infolist() if not _is_litter(member)]
    if not members:
        raise Problem("archive-empty")
    if len(members) > MAX_MEMBERS:
        raise Problem("archive-too-many-members", found=len(members), limit=MAX_MEMBERS)
    if any(member.flag_bits & 1 for member in members):
        raise Problem("archive-password")
    sizes = [member.file_size for member in members if member.file_size <= MAX_MEMBER]
    if sum(sizes) > MAX_TOTAL:
        raise Problem("archive-too-large", megabytes=MAX_TOTAL // 1_000_000)
    return _contents(archive, members)


def _opened(data: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, OverflowError, struct.error) as broken:
        raise Problem("archive-unreadable") from broken


def _contents(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> Iterator[tuple[str, bytes | Problem]]:
    with archive:
        for member in members:
            name = _shown(member.filename)
            try:
                _check(member)
                content = _unpacked(archive, member)
            except Problem as problem:
                yield name, Problem(problem.code, name, **problem.facts)
            else:
                yield name, content


def _check(member: zipfile.ZipInfo) -> None:
    path = member.filename.replace("\\", "/")
    parts = path.split("/")
    if path.startswith("/") or ":" in parts[0] or ".." in parts:
        raise Problem("archive-member-unsafe-name")
    mode = member.external_attr >> 16
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        raise Problem("archive-member-link")
    if path.lower().endswith(_NESTED):
        raise Problem("archive-member-nested")
    if member.file_size > MAX_MEMBER:
        raise Problem("archive-member-too-large", megabytes=MAX_MEMBER // 1_000_000)
    if member.file_size > _SMALL and member.file_size > MAX_RATIO * max(member.compress_size, 1):
        raise Problem("archive-member-bomb")
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Problem("archive-member-unreadable")


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """Never reads past what the directory says: a member that holds more is refused."""
    try:
        with archive.open(member) as stream:
            content = stream.read(member.file_size + 1)
    except Exception as broken:  # zlib.error, BadZipFile and their kin have no common base
        raise Problem("archive-member-unreadable") from broken
    if len(content) != member.file_size:
        raise Problem("archive-member-unreadable")
    if content.startswith(b"PK\x03\x04") and not member.filename.lower().endswith(_OFFICE):
        raise Problem("archive-member-nested")
    return content


def _is_litter(member: zipfile.ZipInfo) -> bool:
    name = member.filename.replace("\\", "/").lower()
    return member.is_dir() or name.startswith(_LITTER[0]) or name.rpartition("/")[2] in _LITTER[1:]


def _shown(name: str) -> str:
    """The name as it may be shown and stored: composed, on one line, at most 200 characters."""
    plain = unicodedata.normalize("NFC", name.replace("\\", "/"))
    return "".join(sign for sign in plain if sign.isprintable())[-200:]
