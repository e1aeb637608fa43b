"""Work of the landscape that runs in the worker."""

from __future__ import annotations

import logging
from contextlib import suppress
from typing import TYPE_CHECKING

from django.db import OperationalError
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from stroomlijn.foundation.jobs import when_given_up

if TYPE_CHECKING:
    from uuid import UUID

log = logging.getLogger(__name__)

# The database may be away for a while; a job that goes on where it was may be tried often.
AGAIN = RetryStrategy(max_attempts=20, wait=3)


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


@when_given_up("landscape.read_import")
def stop_reading(import_id: int) -> None:
    from .operations.reading import give_up

    give_up(import_id)


@when_given_up("landscape.apply_import")
def stop_applying(import_id: int) -> None:
    from .operations.applying import give_up

    give_up(import_id)


@app.task(name="landscape.tell_about_publication", retry=AGAIN)
def tell_about_publication(fact_id: UUID | str) -> None:
    from .operations.publishing import tell_readers

    tell_readers(fact_id)


@app.task(name="landscape.take_up_reactions", retry=AGAIN)
def take_up_reactions(fact_id: UUID | str) -> None:
    from .operations.reactions import take_up

    take_up(fact_id)


@app.periodic(cron="7 22,23 * * *")  # in UTC: just after midnight in the Netherlands, in summer and in winter
@app.task(name="landscape.index_what_began", queueing_lock="landscape.index_what_began", retry=AGAIN)
def index_what_began(timestamp: int) -> None:
    """From its first day on a version is what one reads and finds; after its last day it is not."""
    from .operations.settling import settle_what_began_or_ended

    settle_what_began_or_ended()


@app.task(name="landscape.index_organisation", retry=AGAIN)
def index_organisation(fact_id: UUID | str) -> None:
    """What applies somewhere is found under the name that the organisation has now."""
    from stroomlijn.foundation.queries.facts import fact

    from .operations.settling import settle_all_of

    settle_all_of(fact(fact_id).object_id)


@app.task(name="landscape.settle", retry=AGAIN)
def settle(process_ids: list[int]) -> None:
    """What follows from a change of many processes at once."""
    from .operations.settling import settle_all

    settle_all(process_ids)


@app.task(name="landscape.index_outdated", queueing_lock="landscape.index_outdated", retry=AGAIN)
def index_outdated() -> None:
    from .operations.indexing_anew import index_outdated as index

    index()


def queue_index_outdated() -> None:
    """After an upgrade everything is made findable anew; asked at each start of a worker."""
    from .operations.indexing_anew import is_outdated

    if is_outdated():
        with suppress(AlreadyEnqueued):
            index_outdated.defer()


@app.task(name="landscape.look_through_earlier", queueing_lock="landscape.look_through_earlier", retry=AGAIN)
def look_through_earlier() -> None:
    from .operations.looking_through import look_through_earlier as look

    look()


def queue_look_through_earlier() -> None:
    """Files that an earlier release did not look through for a BSN; asked at each start of a worker."""
    from .operations.looking_through import is_any_earlier

    if is_any_earlier():
        with suppress(AlreadyEnqueued):
            look_through_earlier.defer()


@app.task(name="landscape.make_many_readable", retry=AGAIN)
def make_many_readable(change_id: int) -> None:
    from .operations.making_many_readable import make_many_readable as make

    make(change_id)


@when_given_up("landscape.make_many_readable")
def stop_making_readable(change_id: int) -> None:
    from .operations.making_many_readable import give_up

    give_up(change_id)


@app.periodic(cron="30 4 * * *")
@app.task(name="landscape.remind_of_reviews", queueing_lock="landscape.remind_of_reviews", retry=AGAIN)
def remind_of_reviews(timestamp: int) -> None:
    from .operations.reviewing import remind_of_reviews as remind

    remind()


@app.task(name="landscape.read_document", retry=AGAIN)
def read_document(file_id: int) -> None:
    from .operations.documents import read_document as read

    read(file_id)


@when_given_up("landscape.read_document")
def stop_reading_document(file_id: int) -> None:
    from .operations.documents import give_up

    give_up(file_id)
