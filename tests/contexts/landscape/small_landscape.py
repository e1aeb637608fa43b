"""Twelve kinds of work as two municipalities describe them: what questions are asked about in the tests of search."""

from __future__ import annotations

from tests.contexts.stages import stage

from stroomlijn.foundation.actor import Actor
from stroomlijn.landscape.operations import imports
from stroomlijn.landscape.operations.applying import apply_import
from stroomlijn.landscape.operations.reading import read_files
from stroomlijn.landscape.operations.releasing import make_readable
from stroomlijn.landscape.queries.inventory import inventory
from stroomlijn.organisation.operations.trajecten import make_traject
from stroomlijn.web.demo.delivery import files_of
from stroomlijn.web.demo.landscapes import describe_all

FAMILIES = (
    "kr-bezwaar",
    "kr-klacht",
    "pw-bijzondere-bijstand",
    "sh-intake-plan-van-aanpak",
    "wmo-begeleiding-individueel",
    "wmo-herindicatie",
    "wmo-huishoudelijke-ondersteuning",
    "wmo-melding-onderzoek",
    "wmo-pgb",
    "wmo-rolstoel",
    "wmo-spoedvoorziening",
    "wmo-woningaanpassing",
)


@stage
def small_landscape(actor: Actor) -> None:
    """They are read in and made readable."""
    traject_id = make_traject(actor, name="Klein").pk
    files = files_of([one for one in describe_all() if one.true.family in FAMILIES])
    run = imports.start_import(actor, traject_id, [(file.name, [file.data]) for file in files])
    read_files(run.pk)
    imports.take_over(actor, run.pk)
    apply_import(run.pk)
    make_readable(actor, [row.id for row in inventory(traject_id, limit=100).rows])
