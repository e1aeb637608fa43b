"""Putting a backup back into an empty folder."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import IO

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.database import DataFolder, Server, external_address, reach
from stroomlijn.foundation.database.binaries import installed
from stroomlijn.foundation.database.folder import is_newer
from stroomlijn.foundation.database.server import Report, silent
from stroomlijn.foundation.database.system_user import current_user, server_user

from .manifest import CHUNK, DUMP, Manifest, read_manifest, verify


def restore_backup(source: Path, folder: DataFolder, report: Report = silent) -> Manifest:
    """Restores `source` into `folder`, and into the database of `DATABASE_URL` when that is given; both must be empty.

    Everything is compared with its checksum before anything is written. What fails halfway leaves the folder empty.
    Raises Problem `backup-absent`, `backup-not-ours`, `backup-damaged`, `backup-newer`, `restore-not-empty` or
    `restore-failed`.
    """
    place = str(source)
    try:
        archive = zipfile.ZipFile(source)
    except FileNotFoundError:
        raise Problem("backup-absent", place) from None
    except (zipfile.BadZipFile, OSError):
        raise Problem("backup-not-ours", place) from None
    with archive:
        manifest = read_manifest(archive, place)
        if is_newer(manifest.release):
            raise Problem("backup-newer", place, made_by=manifest.release)
        report("restore-verifying", files=len(manifest.files))
        verify(archive, manifest, place)
        if not folder.is_new:
            raise Problem("restore-not-empty", str(folder.path))
        _restore(archive, manifest, folder, report)
    return manifest


def _restore(archive: zipfile.ZipFile, manifest: Manifest, folder: DataFolder, report: Report) -> None:
    existed = folder.path.exists()
    try:
        if address := external_address():
            _require_empty(address)
            with folder.claim(current_user(), demo=manifest.demo):
                _fill(archive, manifest, folder, address)
        else:
            _restore_embedded(archive, manifest, folder, report)
    except BaseException:
        _empty(folder.path, existed)
        raise


def _restore_embedded(archive: zipfile.ZipFile, manifest: Manifest, folder: DataFolder, report: Report) -> None:
    user = server_user()
    with folder.claim(user, demo=manifest.demo):
        server = Server(folder, user, report=report)
        try:
            server.start()
            _fill(archive, manifest, folder, server.address)
        finally:
            server.stop()


def _fill(archive: zipfile.ZipFile, manifest: Manifest, folder: DataFolder, address: str) -> None:
    """The mark stays when we are killed on the way: no start takes half a restore for the whole."""
    folder.half_restored.touch()
    with archive.open(DUMP) as dump:
        _load(dump, address)
    for name in manifest.files.keys() - {DUMP}:
        target = folder.path / name
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with archive.open(name) as content, target.open("xb") as out:
            shutil.copyfileobj(content, out, CHUNK)
    folder.mark_version(manifest.release)
    if manifest.demo:
        folder.mark_demo_played()
    folder.half_restored.unlink()


def _load(dump: IO[bytes], address: str) -> None:
    options = ["--no-owner", "--no-privileges", "--single-transaction", f"--dbname={address}"]
    command: list[str | Path] = [installed() / "pg_restore", *options]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdin is not None and process.stderr is not None
    with suppress(BrokenPipeError):  # it ended early, and says why below
        shutil.copyfileobj(dump, process.stdin, CHUNK)
    reason = process.communicate()[1].decode(errors="replace").strip()
    if process.returncode != 0:
        raise Problem("restore-failed", reason=reason.splitlines()[0] if reason else "")


def _require_empty(address: str) -> None:
    import psycopg

    reach(address)
    with psycopg.connect(address) as connection:
        found = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
    if found != (0,):
        raise Problem("restore-not-empty", "DATABASE_URL")


def _empty(path: Path, existed: bool) -> None:
    if not existed:
        shutil.rmtree(path, ignore_errors=True)
        return
    for inside in path.iterdir():
        shutil.rmtree(inside) if inside.is_dir() else inside.unlink()
