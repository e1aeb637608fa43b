"""Reading the files of an import, one at a time. Killed half-way it goes on where it was: a file is read or waits."""

from __future__ import annotations

import logging
import time

from django.db import InterfaceError, OperationalError, transaction

from stroomlijn.engines.formats.reading import Reading
from stroomlijn.engines.problems import Problem, Remark
from stroomlijn.foundation import live
from stroomlijn.foundation.actor import PRODUCT
from stroomlijn.foundation.archive import read_archive
from stroomlijn.foundation.limited import shared_reader
from stroomlijn.foundation.operations.recording import audit
from stroomlijn.foundation.operations.uploads import path_of, store
from stroomlijn.foundation.text import storable
from stroomlijn.landscape.models import Import, ImportFile, ImportItem
from stroomlijn.landscape.naming import split_known_organisation

from .carrying import propose_identity
from .found_items import as_json, found_item, refused_item

log = logging.getLogger(__name__)

MOST_PER_FILE = 10 * 1024 * 1024
EVERY = 0.3


def read_files(import_id: int) -> None:
    """Reads every waiting file of an import, shows progress, and ends with a preview."""
    run = Import.objects.get(pk=import_id)
    progress = Progress(run)
    while run.state == Import.State.READING:
        file = ImportFile.objects.filter(run=run, state=ImportFile.State.WAITING).select_related("stored").first()
        if file is None:
            break
        _read(run, file, progress)
        progress.tell(file.origin)
    _show_preview(import_id)


class Progress:
    """Tells who looks on, at most a few times a second, what is being read; hears whether it was stopped."""

    def __init__(self, run: Import) -> None:
        self.run = run
        self.told = time.monotonic()

    def tell(self, origin: str, done: int = 0, total: int = 0) -> None:
        if time.monotonic() - self.told < EVERY:
            return
        self.told = time.monotonic()
        within = f": {done} / {total}" if total > 1 else ""
        Import.objects.filter(pk=self.run.pk).update(busy_with=f"{origin}{within}"[:400])
        live.publish(f"import-{self.run.pk}")
        self.run.refresh_from_db(fields=["state"])


def _read(run: Import, file: ImportFile, progress: Progress) -> None:
    try:
        data = path_of(file.stored.key).read_bytes()
        if file.archive_id is None and data[:2] == b"PK" and file.origin.lower().endswith(".zip"):
            _unpack(run, file, data)
        else:
            _keep(run, file, data, shared_reader().read(file.origin, data), progress)
    except Problem as problem:
        _refuse(file, problem.as_remark())
    except (OperationalError, InterfaceError):
        raise  # the database went away: the file still waits
    except Exception:
        log.exception("file %s of import %s", file.pk, run.pk)
        _refuse(file, Remark("file-not-understood"))


@transaction.atomic
def _unpack(run: Import, archive: ImportFile, data: bytes) -> None:
    members = [_member(run, archive, name, content) for name, content in read_archive(data)]
    if not members:
        raise Problem("archive-empty")
    ImportFile.objects.bulk_create(members)
    archive.state = ImportFile.State.UNPACKED
    archive.format = "zip"
    archive.save()


def _member(run: Import, archive: ImportFile, name: str, content: bytes | Problem) -> ImportFile:
    file = ImportFile(run=run, archive=archive, origin=storable(f"{archive.origin}/{name}")[:300])
    if isinstance(content, Problem):
        file.stored, file.state = archive.stored, ImportFile.State.REFUSED
        file.remarks = as_json([content.as_remark()])
    else:
        file.stored = store(PRODUCT, name, [content], most=MOST_PER_FILE)
    return file


def _keep(run: Import, file: ImportFile, data: bytes, reading: Reading, progress: Progress) -> None:
    found = []
    for position, one in enumerate(reading.processes):
        found.append(found_item(run, file, position, one, reading, data))
        progress.tell(file.origin, position + 1, len(reading.processes))
    refused = [refused_item(file, len(found) + position, remark) for position, remark in enumerate(reading.refused)]
    if not found and not refused:
        raise Problem("no-processes")
    with transaction.atomic():
        ImportItem.objects.bulk_create([*found, *refused], batch_size=200)
        file.state = ImportFile.State.READ
        file.format = reading.format
        file.remarks = as_json(reading.remarks)
        file.save()


@transaction.atomic
def _refuse(file: ImportFile, remark: Remark) -> None:
    file.items.all().delete()
    file.state = ImportFile.State.REFUSED
    file.remarks = as_json([remark])
    file.save()


@transaction.atomic
def give_up(import_id: int) -> None:
    """Ends a reading that lost its worker again and again: what was read is shown, the rest is refused."""
    waiting = ImportFile.objects.filter(run=import_id, state=ImportFile.State.WAITING)
    waiting.update(state=ImportFile.State.REFUSED, remarks=as_json([Remark("reading-given-up")]))
    _show_preview(import_id)


@transaction.atomic
def _show_preview(import_id: int) -> None:
    run = Import.objects.select_for_update().get(pk=import_id)
    if run.state != Import.State.READING:
        return
    if run.organisation_in_name:
        _complete_organisations(run)
    propose_identity(run)
    run.state = Import.State.PREVIEW
    run.revision += 1
    run.save()
    audit(PRODUCT, "import-read", "import", run.pk)
    live.publish(f"import-{run.pk}", state=run.state)


def _complete_organisations(run: Import) -> None:
    items = ImportItem.objects.filter(file__run=run)
    known = set(items.exclude(organisation="").values_list("organisation", flat=True))
    for item in items.filter(organisation="").exclude(outcome=ImportItem.Outcome.REFUSED).only("name"):
        item.name, item.organisation = split_known_organisation(item.name, known)
        item.save(update_fields=["name", "organisation"])
