"""The one door for files. A file is on disk before its row commits; the sweeper removes files without a row."""

from __future__ import annotations

import hashlib
import os
import time
import unicodedata
import uuid
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, ForeignObjectRel, OuterRef
from django.utils import timezone

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import StoredFile
from stroomlijn.foundation.text import storable

ORPHAN_AGE = 24 * 3600


def store(actor: Actor, name: str, chunks: Iterable[bytes], *, most: int) -> StoredFile:
    """Writes the bytes to disk (temporary file, fsync, rename) and adds the row.

    Call it inside a transaction: when that fails, the row is gone and the sweeper removes the file.
    Raises Problem "file-too-large" above `most` bytes; nothing stays behind then.
    """
    key = uuid.uuid4()
    target = path_of(key)
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_suffix(".part")
    try:
        size, digest = _write(partial, name, chunks, most)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
    partial.rename(target)
    return StoredFile.objects.create(
        key=key, name=clean_name(name), size=size, sha256=digest, stored_by_id=actor.account_id
    )


def path_of(key: uuid.UUID) -> Path:
    return Path(settings.UPLOAD_FOLDER) / key.hex[:2] / key.hex


def clean_name(name: str) -> str:
    """The file's name as data: NFC, no control signs, no folders, at most 200 characters with its ending kept."""
    last = storable(unicodedata.normalize("NFC", name)).replace("\\", "/").rsplit("/", 1)[-1].strip() or "bestand"
    stem, dot, ending = last.rpartition(".")
    return last if len(last) <= 200 else f"{stem[: 199 - len(ending)]}{dot}{ending}"[:200]


def sweep_orphans() -> int:
    """Removes files older than a day that no row names; returns how many."""
    removed = 0
    oldest = time.time() - ORPHAN_AGE
    folder = Path(settings.UPLOAD_FOLDER)
    known = {key.hex for key in StoredFile.objects.values_list("key", flat=True)}
    for file in folder.glob("*/*") if folder.is_dir() else ():
        if file.name not in known and file.stat().st_mtime < oldest:
            file.unlink(missing_ok=True)
            removed += 1
    return removed


@transaction.atomic
def forget_unused() -> int:
    """Removes rows of files older than a day that nothing points to: chosen on a form that was never sent again."""
    unused = StoredFile.objects.filter(stored_at__lt=timezone.now() - timedelta(seconds=ORPHAN_AGE))
    for relation in StoredFile._meta.get_fields(include_hidden=True):
        if isinstance(relation, ForeignObjectRel):
            pointing = relation.related_model._default_manager.filter(**{relation.field.name: OuterRef("pk")})
            unused = unused.exclude(Exists(pointing))
    return unused.delete()[0]


def _write(partial: Path, name: str, chunks: Iterable[bytes], most: int) -> tuple[int, str]:
    digest = hashlib.sha256()
    size = 0
    with partial.open("wb") as out:
        for chunk in chunks:
            size += len(chunk)
            if size > most:
                raise Problem("file-too-large", clean_name(name), most=most // (1024 * 1024))
            digest.update(chunk)
            out.write(chunk)
        out.flush()
        os.fsync(out.fileno())
    return size, digest.hexdigest()
