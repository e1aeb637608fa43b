"""Publishing by the owner: a concept, or an imported version as it is, becomes what colleagues read."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit, audit_many, tell
from stroomlijn.foundation.revision import refuse_stale
from stroomlijn.foundation.text import storable
from stroomlijn.landscape import events
from stroomlijn.landscape.models import Process, Validity, Version, large_columns
from stroomlijn.landscape.queries.release import BEFORE_PUBLICATION, blocking, latest_published

from .numbering import next_number
from .periods import bounds, first_days, in_words, put_in_force
from .replacing import lead_until_replaced, one_at_a_time, publish_as_it_is, replace_processes
from .settling import settle, settle_first


@dataclass(frozen=True, slots=True)
class Release:
    """What goes with a publication: from when for whom, what is different, what it replaces, whom it asks to read."""

    begins: Mapping[int, datetime.date]
    change_note: str = ""
    transition_rule: str = ""
    replaces: tuple[int, ...] = ()
    review_on: datetime.date | None = None
    asks_reading_of: tuple[str, ...] = ()
    small: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """What stood on the page of who publishes: the revision of the version, and which was published last (or None)."""

    revision: int
    latest: int | None


@dataclass(slots=True)
class MadeReadable:
    """Which processes were published as they are; of the others why not, by number."""

    done: list[int] = field(default_factory=list)
    refused: dict[int, str] = field(default_factory=dict)


@transaction.atomic
def release(actor: Actor, version_id: int, what: Release, *, seen: Seen | None = None) -> Version:
    """Publishes a version that was a concept. Until it applies, what applied before it or what it replaces does.

    Two at once: the second gets Problem "published-meanwhile" when it is the same version, "published-since-seen" when
    another version came between, "changed-meanwhile" when the concept was edited. Raises "blocks-publication" with what
    must be mended first, "begins-nowhere", "begins-before-what-applied" and "replaced-in-a-circle".
    """
    one_at_a_time()
    process = Process.objects.select_for_update(of=("self",)).get(versions=version_id)
    version = Version.objects.select_for_update().defer("bpmn", "drawing").get(pk=version_id)
    _refuse_overtaken(process, version, seen)
    if blocks := blocking(version):
        raise Problem("blocks-publication", number=len(blocks), first=blocks[0])
    if not what.begins:
        raise Problem("begins-nowhere")
    _refuse_before_what_applied(process, what.begins)
    version.process = process
    _publish(version, what)
    _put_away_overtaken(version)
    began = first_days(process)
    for organisation_id, day in what.begins.items():
        put_in_force(version, organisation_id, day)
    replace_processes(process, what.replaces)
    process.revision += 1
    process.review_on = what.review_on or process.review_on
    process.save(update_fields=["revision", "review_on"])
    lead_until_replaced(process, began)
    settle(process.pk)
    days = {str(organisation): day.isoformat() for organisation, day in what.begins.items()}
    audit(actor, "version-published", "process", process.pk, version=version.number, valid_from=days)
    tell(actor, events.VERSION_PUBLISHED, "process", process.pk, version=version.pk, to="asked")
    return version


@transaction.atomic
def make_readable(actor: Actor, process_ids: Iterable[int]) -> MadeReadable:
    """Publishes imported processes as they are, for their own organisation from today. Nobody gets a message."""
    made, lines = MadeReadable(), dict[int, dict[str, Any]]()
    processes = Process.objects.select_related("landscape").select_for_update(of=("self",))
    for process in processes.filter(pk__in=list(process_ids)).order_by("pk"):
        organisation_id = process.landscape.organisation_id
        if organisation_id is None:
            made.refused[process.pk] = "no-organisation-of-process"
        elif version := publish_as_it_is(process, organisation_id):
            settle_first(version)
            lines[process.pk] = {"version": version.number, "as_it_is": True}
            tell(actor, events.VERSION_PUBLISHED, "process", process.pk, version=version.pk, to="nobody")
            made.done.append(process.pk)
        else:
            made.refused[process.pk] = "readable-already"
    audit_many(actor, "version-published", "process", lines)
    return made


def _publish(version: Version, what: Release) -> None:
    version.number = next_number(version.process, small=what.small)
    version.state, version.published_at = Version.State.GEPUBLICEERD, clock.now()
    version.change_note = storable(what.change_note).strip()
    version.transition_rule = storable(what.transition_rule).strip()
    version.asks_reading_of = sorted(set(what.asks_reading_of))
    version.revision += 1
    version.save()


def _refuse_before_what_applied(process: Process, begins: Mapping[int, datetime.date]) -> None:
    """What applied stays on record: a version does not begin before one that has begun already."""
    begun = Validity.objects.filter(process=process, organisation__in=begins, period__startswith__lt=clock.today())
    for row in begun.select_related("version", "organisation").defer(*large_columns("version__")):
        if begins[row.organisation_id] <= bounds(row)[0]:
            raise Problem("begins-before-what-applied", row.organisation.name, applied=in_words(row))


def _put_away_overtaken(version: Version) -> None:
    """A concept that was waiting when a later one was begun is waited for no longer; it stays in the archive."""
    states = [Version.State.IN_TOETSING, Version.State.VASTGESTELD]
    waiting = version.process.versions.filter(state__in=states, imported__isnull=True, order__lt=version.order)
    waiting.update(state=Version.State.WEGGELEGD)


def _refuse_overtaken(process: Process, version: Version, seen: Seen | None) -> None:
    if version.state not in BEFORE_PUBLICATION:
        code = "version-withdrawn" if version.withdrawn_because else "published-meanwhile"
        raise Problem(code, number=version.number)
    if seen is None:
        return
    refuse_stale(version, seen.revision)
    latest = latest_published(process)
    if latest is not None and latest.pk != seen.latest:
        raise Problem("published-since-seen", number=latest.number)
