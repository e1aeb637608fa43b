"""Making many imported processes readable: a job that goes on where it was, and the way back of all it did."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import OperationalError, transaction

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import live
from stroomlijn.foundation.actor import Actor
from stroomlijn.landscape.models import BulkChange, Validity, Version, large_columns

from .found_items import as_json
from .releasing import make_readable

log = logging.getLogger(__name__)

BATCH = 20
PUBLISHED = Version.State.GEPUBLICEERD


def make_many_readable(change_id: int) -> None:
    """Publishes what waits in a change, a few at a time; who looks on hears of each. It stops once it is undone."""
    while _next(change_id):
        live.publish(topic(change_id))


def topic(change_id: int) -> str:
    return f"bulk-change-{change_id}"


@transaction.atomic
def give_up(change_id: int) -> None:
    """What a job that lost its worker again and again did not come to, stays as it was and is told."""
    change = BulkChange.objects.select_for_update().get(pk=change_id)
    for process_id in change.waiting:
        _refuse(change, process_id, Problem("bulk-not-finished"))
    change.waiting = []
    change.save(update_fields=["waiting", "refused"])
    live.publish(topic(change_id))


def to_take_back(before: Mapping[int, dict[str, Any]]) -> dict[int, Version]:
    """The versions that a change published and that are still as they were, by process; locked."""
    made = {row["readable"]["version"]: pk for pk, row in before.items() if "readable" in row}
    locked = Version.objects.select_for_update().filter(pk__in=made, state=PUBLISHED)
    found = {made[version.pk]: version for version in locked.defer(*large_columns()).order_by("pk")}
    published = Version.objects.filter(process__in=found, published_at__isnull=False).exclude(pk__in=made)
    later = set(published.values_list("process", flat=True))
    periods = Validity.objects.filter(process__in=found).values_list("process", "version", "period")
    redated = {process for process, version, days in periods if made.get(version) != process or days.upper}
    return {pk: version for pk, version in found.items() if pk not in later | redated}


def take_back(versions: Iterable[Version], before: Mapping[int, dict[str, Any]]) -> None:
    """Nobody reads these any more; number and state are those of before. The trail keeps that they were readable."""
    back = list(versions)
    for version in back:
        was = before[version.process_id]["readable"]
        version.number, version.state, version.published_at = was["number"], was["state"], None
    Validity.objects.filter(version__in=back).delete()
    Version.objects.bulk_update(back, ["number", "state", "published_at"], batch_size=500)


@transaction.atomic
def _next(change_id: int) -> bool:
    """Whether there was anything to do."""
    change = BulkChange.objects.select_for_update().get(pk=change_id)
    if change.undone_at is not None or not change.waiting:
        return False
    now, change.waiting = change.waiting[:BATCH], change.waiting[BATCH:]
    imported = Version.objects.filter(process__in=now, published_at=None).values("pk", "number", "state")
    was = {one["pk"]: one for one in imported}
    for process_id in now:
        try:
            _make(change, process_id, was)
        except Problem as problem:
            _refuse(change, process_id, problem)
        except OperationalError:
            raise  # the database went away: tried again
        except Exception:
            log.exception("process %s of change %s", process_id, change_id)
            _refuse(change, process_id, Problem("bulk-not-finished"))
    change.save(update_fields=["waiting", "before", "refused"])
    return True


@transaction.atomic
def _make(change: BulkChange, process_id: int, was: Mapping[int, Mapping[str, Any]]) -> None:
    made = make_readable(Actor(change.made_by_id, "werker"), [process_id])
    if process_id not in made.done:
        raise Problem(made.refused.get(process_id, "bulk-not-finished"))
    version = Version.objects.only("pk").get(process=process_id, published_at__isnull=False)
    before = was[version.pk]
    change.before[str(process_id)]["readable"] = {
        "version": version.pk,
        "number": before["number"],
        "state": before["state"],
    }


def _refuse(change: BulkChange, process_id: int, problem: Problem) -> None:
    change.refused[str(process_id)] = as_json([problem.as_remark()])
