"""Taking back what was published: it no longer applies and stays in the archive. Never deleted; can be undone."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.links import unlink
from stroomlijn.foundation.operations.messages import take_back_message
from stroomlijn.foundation.operations.recording import audit, tell
from stroomlijn.foundation.queries.links import linked_to
from stroomlijn.foundation.revision import refuse_stale
from stroomlijn.foundation.text import storable
from stroomlijn.landscape import events
from stroomlijn.landscape.models import Process, Validity, Version, Withdrawal, large_columns
from stroomlijn.landscape.queries.release import released
from stroomlijn.landscape.queries.succession import REPLACES
from stroomlijn.landscape.queries.validity import has_ended

from .periods import as_json, first_days, from_json
from .replacing import follow_with_ends, lead_until_replaced, one_at_a_time, replace_processes
from .settling import settle
from .telling import tell_readers_of_end


@transaction.atomic
def withdraw(
    actor: Actor,
    process_id: int,
    why: str,
    *,
    version_id: int | None = None,
    successor_id: int | None = None,
    seen: int | None = None,
) -> Withdrawal:
    """Withdraws one published version, or all of them, from today; `successor_id` is where the old code leads.

    Raises Problem "withdraw-why" without a reason, "nothing-to-withdraw", "changed-meanwhile" and
    "replaced-in-a-circle".
    """
    why = storable(why).strip()
    if not why:
        raise Problem("withdraw-why")
    one_at_a_time()
    process = Process.objects.select_for_update().get(pk=process_id)
    refuse_stale(process, seen)
    versions = _published(process, version_id)
    periods = [as_json(row) for row in Validity.objects.filter(process=process).order_by("pk")]
    new_link = _lead_to(process, successor_id)
    _take_out_of_force(process, versions, why)
    _count_and_settle(process)
    if new_link and successor_id is not None:
        settle(successor_id)  # is found by the old name and code from now on
    withdrawn = Withdrawal.objects.create(
        process=process,
        versions=[version.pk for version in versions],
        periods=periods,
        successor_id=successor_id if new_link else None,
        revision=process.revision,
        made_by_id=actor.person,
    )
    numbers = [version.number for version in versions]
    audit(actor, "version-withdrawn", "process", process.pk, versions=numbers, why=why, successor=successor_id)
    for version in versions:
        tell(actor, events.VERSION_WITHDRAWN, "process", process.pk, version=version.pk)
    if has_ended(process.pk):
        tell_readers_of_end(actor, process, versions, why, successor_id, key=_key(withdrawn))
    return withdrawn


@transaction.atomic
def undo_withdrawal(actor: Actor, withdrawal_id: int) -> Process:
    """Puts back state, periods and successor as they were. Raises Problem once the process was changed later."""
    one_at_a_time()
    process = Process.objects.select_for_update(of=("self",)).get(withdrawals=withdrawal_id)
    withdrawn = Withdrawal.objects.select_for_update().get(pk=withdrawal_id)
    if withdrawn.undone_at is not None:
        raise Problem("withdrawal-gone")
    if process.revision != withdrawn.revision:
        raise Problem("changed-since-withdrawn", process=process.number)
    versions = process.versions.filter(pk__in=withdrawn.versions)
    versions.update(state=Version.State.GEPUBLICEERD, withdrawn_because="")
    _put_back(process, withdrawn.periods)
    if successor := withdrawn.successor_id:
        unlink(REPLACES, ("process", successor), ("process", process.pk))
        settle(successor)
    _count_and_settle(process)
    withdrawn.undone_at = timezone.now()
    withdrawn.save(update_fields=["undone_at"])
    audit(actor, "withdrawal-undone", "process", process.pk)
    take_back_message(actor, _key(withdrawn))
    tell(actor, events.WITHDRAWAL_UNDONE, "process", process.pk)
    return process


def _key(withdrawn: Withdrawal) -> str:
    return f"withdrawal-{withdrawn.pk}"


def _published(process: Process, version_id: int | None) -> list[Version]:
    published = released(process)
    if version_id is not None:
        published = published.filter(pk=version_id)
    found = list(published.filter(state=Version.State.GEPUBLICEERD).defer(*large_columns()))
    if not found:
        raise Problem("nothing-to-withdraw")
    return found


def _count_and_settle(process: Process) -> None:
    process.revision += 1
    process.save(update_fields=["revision"])
    settle(process.pk)


def _lead_to(process: Process, successor_id: int | None) -> bool:
    """Whether a link to the successor was made, that was not there before."""
    if successor_id is None:
        return False
    if successor_id == process.pk:
        raise Problem("replaces-itself")
    known = successor_id in linked_to(REPLACES, ("process", process.pk), "process")
    replace_processes(Process.objects.get(pk=successor_id), [process.pk])
    return not known


def _take_out_of_force(process: Process, versions: list[Version], why: str) -> None:
    began = first_days(process)
    periods = Validity.objects.filter(process=process, version__in=versions)
    today = clock.today()
    periods.filter(period__startswith__gte=today).delete()
    for row in periods.filter(period__contains=today):
        row.period = (row.period.lower, today)
        row.save(update_fields=["period"])
    process.versions.filter(pk__in=[version.pk for version in versions]).update(
        state=Version.State.VERVALLEN, withdrawn_because=why
    )
    follow_with_ends(process, began)


def _put_back(process: Process, periods: list[dict[str, Any]]) -> None:
    began = first_days(process)
    Validity.objects.filter(process=process).delete()
    Validity.objects.bulk_create([from_json(process.pk, kept) for kept in periods])
    lead_until_replaced(process, began)
