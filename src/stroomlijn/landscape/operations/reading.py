"""Reading the files of an import, one at a time. Killed half-way it goes on where it was: a file is read or waits."""

from __future__ import annotations

import logging
import time
from dataclasses import asdict
from typing import Any

from django.db import transaction

from stroomlijn.engines.formats.reading import FoundProcess, Reading
from stroomlijn.engines.problems import Problem, Remark
from stroomlijn.engines.process_model import process_to_json, step_numbers
from stroomlijn.foundation import live
from stroomlijn.foundation.actor import PRODUCT
from stroomlijn.foundation.archive import read_archive
from stroomlijn.foundation.limited import LimitedReader
from stroomlijn.foundation.operations.recording import audit
from stroomlijn.foundation.operations.uploads import path_of, store
from stroomlijn.foundation.text import storable
from stroomlijn.landscape.models import Import, ImportFile, ImportItem
from stroomlijn.landscape.naming import split_known_organisation, split_organisation

from .carrying import propose_identity

log = logging.getLogger(__name__)

MOST_PER_FILE = 10 * 1024 * 1024
MOST_DRAWN = 5_000  # nodes and flows together; the time of a drawing grows with the square of its flows
EVERY = 0.3


def read_files(import_id: int) -> None:
    """Reads every waiting file of an import, shows progress, and ends with a preview."""
    run = Import.objects.get(pk=import_id)
    with LimitedReader() as reader:
        progress = Progress(run)
        while run.state == Import.State.READING:
            file = ImportFile.objects.filter(run=run, state=ImportFile.State.WAITING).select_related("stored").first()
            if file is None:
                break
            _read(run, file, reader, progress)
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


def _read(run: Import, file: ImportFile, reader: LimitedReader, progress: Progress) -> None:
    try:
        data = path_of(file.stored.key).read_bytes()
        if file.archive_id is None and data[:2] == b"PK" and file.origin.lower().endswith(".zip"):
            _unpack(run, file, data)
        else:
            _keep(run, file, data, reader.read(file.origin, data), progress)
    except Problem as problem:
        _refuse(file, problem.as_remark())
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
        file.remarks = _as_json([content.as_remark()])
    else:
        file.stored = store(PRODUCT, name, [content], most=MOST_PER_FILE)
    return file


def _keep(run: Import, file: ImportFile, data: bytes, reading: Reading, progress: Progress) -> None:
    found = []
    for position, one in enumerate(reading.processes):
        found.append(_item(run, file, position, one, reading, data))
        progress.tell(file.origin, position + 1, len(reading.processes))
    refused = [_refused(file, len(found) + position, remark) for position, remark in enumerate(reading.refused)]
    if not found and not refused:
        raise Problem("no-processes")
    with transaction.atomic():
        ImportItem.objects.bulk_create([*found, *refused], batch_size=200)
        file.state = ImportFile.State.READ
        file.format = reading.format
        file.remarks = _as_json(reading.remarks)
        file.save()


def _item(
    run: Import, file: ImportFile, position: int, found: FoundProcess, reading: Reading, data: bytes
) -> ImportItem:
    process = found.process
    name, organisation = _named(run, found)
    bpmn, drawing, remarks = _prepared(found, reading.format, data)
    remarks = (*found.remarks, *remarks)
    return ImportItem(
        file=file,
        position=position,
        place=storable(found.place)[:300],
        outcome=ImportItem.Outcome.REMARK if remarks else ImportItem.Outcome.ACCEPTED,
        remarks=_as_json(remarks),
        name=name,
        code=storable(process.fact.get("code", ""))[:60],
        organisation=organisation,
        element=storable(process.id)[:300],
        graph=_storable_json(process_to_json(process)),
        bpmn=bpmn,
        drawing=storable(drawing),
        step_count=len(process.steps),
        flow_count=len(process.flows),
    )


def _named(run: Import, found: FoundProcess) -> tuple[str, str]:
    name = storable(found.process.name or found.process.fact.get("code", "") or found.place).strip()
    organisation = found.process.fact.get("gemeente", "") or run.organisation
    if run.organisation_in_name:
        name, in_name = split_organisation(name)
        organisation = in_name or organisation
    return (name or "Proces zonder naam")[:300], storable(organisation).strip()[:120]


def _prepared(found: FoundProcess, format_name: str, data: bytes) -> tuple[bytes, str, tuple[Remark, ...]]:
    """The record, the drawing, and what was to be remarked on them."""
    from stroomlijn.engines.formats.bpmn import write_bpmn
    from stroomlijn.engines.layout import arrange, draw_svg

    process = found.process
    parts = len(process.nodes) + len(process.flows)
    if parts > MOST_DRAWN:
        record = data if format_name == "bpmn" else write_bpmn(process, None)
        return record, "", (Remark("too-many-nodes", "", {"number": parts, "most": MOST_DRAWN}),)
    drawing = found.drawing or arrange(process)
    record = data if format_name == "bpmn" else write_bpmn(process, drawing)
    return record, draw_svg(process, drawing, numbers=step_numbers(process)), ()


def _refused(file: ImportFile, position: int, remark: Remark) -> ImportItem:
    return ImportItem(
        file=file,
        position=position,
        place=storable(remark.place)[:300],
        outcome=ImportItem.Outcome.REFUSED,
        remarks=_as_json([remark]),
        include=False,
    )


@transaction.atomic
def _refuse(file: ImportFile, remark: Remark) -> None:
    file.items.all().delete()
    file.state = ImportFile.State.REFUSED
    file.remarks = _as_json([remark])
    file.save()


@transaction.atomic
def give_up(import_id: int) -> None:
    """Ends a reading that lost its worker again and again: what was read is shown, the rest is refused."""
    waiting = ImportFile.objects.filter(run=import_id, state=ImportFile.State.WAITING)
    waiting.update(state=ImportFile.State.REFUSED, remarks=_as_json([Remark("reading-given-up")]))
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


def _as_json(remarks: Any) -> list[dict[str, Any]]:
    return [_storable_json(asdict(remark)) for remark in remarks]


def _storable_json(value: Any) -> Any:
    """The same JSON without signs that the database cannot hold."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, dict):
        return {storable(str(name)): _storable_json(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_storable_json(part) for part in value]
    return value
