"""The main job as operations of the product, without the worker's queue between them."""

from __future__ import annotations

from collections.abc import Sequence

from stroomlijn.foundation.actor import PRODUCT, Actor
from stroomlijn.foundation.models import Account
from stroomlijn.foundation.operations.accounts import give_role, make_account
from stroomlijn.landscape.operations import imports
from stroomlijn.landscape.operations.applying import apply_import
from stroomlijn.landscape.operations.reading import read_files
from stroomlijn.organisation.operations import make_traject

Files = Sequence[tuple[str, bytes]]


def analyst() -> Account:
    account = make_account(PRODUCT, email="analist@voorbeeld.nl", name="Analist")
    give_role(PRODUCT, account, "procesanalist")
    return account


def traject(actor: Actor, name: str) -> int:
    return make_traject(actor, name=name).pk


def bring_in(actor: Actor, traject_id: int, files: Files, *, organisation: str = "", language: str = "nl") -> int:
    """Uploads, reads and takes over; without `organisation` it stands in the names of the processes. Returns the id of
    the import."""
    run = imports.start_import(
        actor,
        traject_id,
        [(name, [data]) for name, data in files],
        language=language,
        organisation=organisation,
        organisation_in_name=not organisation,
    )
    read_files(run.pk)
    imports.take_over(actor, run.pk)
    apply_import(run.pk)
    return run.pk
