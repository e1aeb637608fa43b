"""Making a backup while everything runs."""

from __future__ import annotations

import os
import subprocess
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.database import DataFolder
from stroomlijn.foundation.database.binaries import installed

from .manifest import DUMP, FOLDERS, NAME, Manifest, measure


def make_backup(folder: DataFolder, address: str, target: Path) -> Manifest:
    """Writes the backup of the database at `address` and the files of `folder` to `target`.

    The database is dumped first, in one snapshot: every file that it names is in the folder by then, because a file is
    on disk before its row commits and stays a day after it. `target` appears only when it is complete. Raises Problem
    `backup-exists`, `backup-unwritable` or `backup-failed`.
    """
    if target.exists():
        raise Problem("backup-exists", str(target))
    partial = target.with_name(f"{target.name}.part")
    try:
        manifest = _write(folder, address, partial)
        partial.rename(target)
    except OSError as error:
        raise Problem("backup-unwritable", str(target), reason=error.strerror) from None
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
    return manifest


def _write(folder: DataFolder, address: str, partial: Path) -> Manifest:
    made_at = datetime.now(UTC).isoformat(timespec="seconds")  # noqa: TID251 - real time, without Django
    manifest = Manifest(version("stroomlijn"), made_at, folder.is_demo)
    partial.unlink(missing_ok=True)
    with os.fdopen(os.open(partial, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
            manifest.files[DUMP] = _dump(address, archive)
            for path, name in _files(folder):
                _add(archive, path, name, manifest)
            archive.writestr(NAME, manifest.to_json())
        file.flush()
        os.fsync(file.fileno())
    return manifest


def _dump(address: str, archive: zipfile.ZipFile) -> tuple[int, str]:
    options = ["--format=custom", "--no-owner", "--no-privileges", f"--dbname={address}"]
    command: list[str | Path] = [installed() / "pg_dump", *options]
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process,
        archive.open(DUMP, "w", force_zip64=True) as into,
    ):
        assert process.stdout is not None and process.stderr is not None
        measured = measure(process.stdout, into)
        reason = process.stderr.read().decode(errors="replace").strip()
    if process.returncode != 0:
        raise Problem("backup-failed", reason=reason.splitlines()[-1] if reason else "")
    return measured


def _files(folder: DataFolder) -> Iterator[tuple[Path, str]]:
    for name in FOLDERS:
        for path in sorted((folder.path / name).rglob("*")):
            if path.is_file() and not path.is_symlink() and path.suffix != ".part":
                yield path, path.relative_to(folder.path).as_posix()


def _add(archive: zipfile.ZipFile, path: Path, name: str, manifest: Manifest) -> None:
    try:
        content = path.open("rb")
    except FileNotFoundError:
        return  # swept away since we looked: no row named it
    entry = zipfile.ZipInfo.from_file(path, name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    with content, archive.open(entry, "w", force_zip64=True) as into:
        manifest.files[name] = measure(content, into)
