"""What a backup says of itself."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import IO

from stroomlijn.engines.problems import Problem

FORMAT = 1
NAME = "manifest.json"
DUMP = "database.dump"
FOLDERS = ("uploads", "documents")
"""What of the data folder goes along: files as people gave them, and the documents of the case register."""
CHUNK = 1 << 20
_FILE_NAME = re.compile(r"[\w.-]+", re.ASCII)


@dataclass
class Manifest:
    """`files` maps each name in the zip to its size in bytes and its SHA-256."""

    release: str
    made_at: str
    demo: bool
    files: dict[str, tuple[int, str]] = field(default_factory=dict)

    def to_json(self) -> str:
        return json.dumps(
            {
                "format": FORMAT,
                "release": self.release,
                "made_at": self.made_at,
                "demo": self.demo,
                "files": {name: {"size": size, "sha256": digest} for name, (size, digest) in self.files.items()},
            },
            indent=1,
        )


def read_manifest(archive: zipfile.ZipFile, place: str) -> Manifest:
    """The manifest, with every file of it present under a harmless name. Raises Problem `backup-not-ours`."""
    try:
        data = json.loads(archive.read(NAME))
        files = {name: (int(about["size"]), str(about["sha256"])) for name, about in data["files"].items()}
        manifest = Manifest(str(data["release"]), str(data["made_at"]), bool(data["demo"]), files)
    except (KeyError, ValueError, TypeError, AttributeError):
        raise Problem("backup-not-ours", place) from None
    present = set(archive.namelist()) - {NAME}
    if data.get("format") != FORMAT or DUMP not in files or present != set(files) or not all(map(_harmless, files)):
        raise Problem("backup-not-ours", place)
    return manifest


def verify(archive: zipfile.ZipFile, manifest: Manifest, place: str) -> None:
    """Reads everything once. Raises Problem `backup-damaged` with the first file that is not what it was."""
    for name, expected in manifest.files.items():
        try:
            with archive.open(name) as content:
                same = measure(content) == expected
        except (zipfile.BadZipFile, OSError, EOFError):
            same = False
        if not same:
            raise Problem("backup-damaged", place, name=name)


def measure(content: IO[bytes], copy_to: IO[bytes] | None = None) -> tuple[int, str]:
    """Size and SHA-256 of what is read, which is written to `copy_to` on the way."""
    digest, size = hashlib.sha256(), 0
    while chunk := content.read(CHUNK):
        digest.update(chunk)
        size += len(chunk)
        if copy_to is not None:
            copy_to.write(chunk)
    return size, digest.hexdigest()


def _harmless(name: str) -> bool:
    """The dump, or a path below one of the folders without a way out of it."""
    parts = PurePosixPath(name).parts
    inside = len(parts) > 1 and parts[0] in FOLDERS and "/".join(parts) == name
    return name == DUMP or (inside and all(_FILE_NAME.fullmatch(part) and part.strip(".") for part in parts))
