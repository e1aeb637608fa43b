"""Step 2 of the story: what both municipalities describe is uploaded, and what was refused is repaired."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _

from stroomlijn.foundation.actor import Actor
from stroomlijn.landscape.operations import imports
from stroomlijn.landscape.operations.applying import apply_import
from stroomlijn.landscape.operations.reading import read_files
from stroomlijn.landscape.operations.releasing import make_readable
from stroomlijn.landscape.queries.inventory import InventoryRow, count_sources, inventory

from .delivery import DemoFile, first_upload, repaired
from .landscapes import describe_all

Report = Callable[[str], object]
EVERYTHING = 1_000


def load(actor: Actor, traject_id: int, report: Report) -> None:
    """Both uploads, and everything readable as it is done now."""
    described = describe_all()
    for files in (first_upload(described), repaired(described)):
        _upload(actor, traject_id, files)
        report(_("Ingelezen: %(processes)d processen") % {"processes": count_sources(traject_id)})
    readable = make_readable(actor, [row.id for row in sources(traject_id).values()])
    report(_("Te lezen: %(number)d processen zoals ze nu zijn") % {"number": len(readable.done)})


def sources(traject_id: int) -> dict[tuple[str, str], InventoryRow]:
    """The processes that were uploaded, by municipality and code."""
    return {(row.organisation, row.code): row for row in inventory(traject_id, limit=EVERYTHING).rows}


def _upload(actor: Actor, traject_id: int, files: Sequence[DemoFile]) -> None:
    run = imports.start_import(actor, traject_id, [(file.name, [file.data]) for file in files])
    read_files(run.pk)
    imports.take_over(actor, run.pk)
    apply_import(run.pk)
