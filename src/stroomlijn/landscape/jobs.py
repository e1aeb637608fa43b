"""Work of the landscape that runs in the worker."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from django.db import OperationalError
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

if TYPE_CHECKING:
    from uuid import UUID

log = logging.getLogger(__name__)

AGAIN = RetryStrategy(max_attempts=3, wait=2)


@app.task(name="landscape.read_import", retry=AGAIN)
def read_import(import_id: int) -> None:
    from .operations.reading import read_files

    read_files(import_id)


@app.task(name="landscape.apply_import", retry=AGAIN)
def apply_import(import_id: int) -> None:
    from .operations.applying import apply_import as apply
    from .operations.applying import give_up

    try:
        apply(import_id)
    except OperationalError:
        raise  # the database went away: tried again
    except Exception:
        log.exception("import %s", import_id)
        give_up(import_id)


@app.task(name="landscape.tell_about_publication", retry=AGAIN)
def tell_about_publication(fact_id: UUID | str) -> None:
    from .operations.publishing import tell_readers

    tell_readers(fact_id)
