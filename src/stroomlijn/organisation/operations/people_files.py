"""Files of the personnel administration: read on arrival, looked at, then taken over or dropped."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.limited import shared_reader
from stroomlijn.foundation.operations.recording import audit
from stroomlijn.foundation.operations.uploads import clean_name, path_of, store
from stroomlijn.organisation.models import PeopleFile
from stroomlijn.organisation.people_json import sheet_to_json

MOST = 10 * 1024 * 1024


@transaction.atomic
def upload_people(actor: Actor, organisation_id: int, name: str, chunks: Iterable[bytes]) -> int:
    """Keeps and reads a csv, xlsx or ods file; nothing changes yet. Raises Problem for what holds no people at all."""
    from stroomlijn.engines.people import read_people

    stored = store(actor, name, chunks, most=MOST)
    try:
        sheet = read_people(shared_reader().read_tables(stored.name, path_of(stored.key).read_bytes()))
    except Problem as problem:
        path_of(stored.key).unlink(missing_ok=True)
        raise Problem(problem.code, problem.place or clean_name(name), **problem.facts) from problem
    made = PeopleFile.objects.create(
        organisation_id=organisation_id, stored=stored, rows=sheet_to_json(sheet), created_by_id=actor.person
    )
    audit(actor, "people-file-read", "people-file", made.pk, name=stored.name, rows=len(sheet.rows))
    return made.pk


@transaction.atomic
def drop_people(actor: Actor, file_id: int) -> None:
    """Nothing of this file is taken over. Raises Problem "people-file-done" when it was already."""
    file = preview_of(file_id)
    file.state = PeopleFile.State.DROPPED
    file.revision += 1
    file.save(update_fields=["state", "revision"])
    audit(actor, "people-file-dropped", "people-file", file_id)


def preview_of(file_id: int) -> PeopleFile:
    """The locked row. Raises Problem "people-file-done" when it is no preview any more."""
    file = PeopleFile.objects.select_for_update().get(pk=file_id)
    if file.state != PeopleFile.State.PREVIEW:
        raise Problem("people-file-done", state=file.get_state_display())
    return file
