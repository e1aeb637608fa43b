"""A process takes the place of others: 'vervangen door', never in a circle, and the old one leads until that day."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

from django.db import connection

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import clock
from stroomlijn.foundation.operations.links import link
from stroomlijn.foundation.queries.links import linked_from
from stroomlijn.landscape.models import Process, Validity, Version, large_columns
from stroomlijn.landscape.queries.succession import MADE_FROM, REPLACES

from .numbering import next_number
from .periods import bounds, end, first_days, put_in_force
from .settling import settle

REPLACE_LOCK = 7_303
Days = Mapping[int, datetime.date]  # by organisation


def one_at_a_time() -> None:
    """Waits for others who publish or withdraw, before any row is locked.

    Two that replace each other's process would wait for each other's rows, and three could close a circle unseen.
    """
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [REPLACE_LOCK])


def replace_processes(process: Process, replaced: Iterable[int]) -> None:
    """Links `process` to what it replaces. Raises Problem "replaced-in-a-circle" with the way round."""
    for old in replaced:
        if circle := _way(old, process.pk):
            found = Process.objects.only("pk", "name").in_bulk([*circle, process.pk])
            way = [f"{found[one].number} {found[one].name}" for one in [process.pk, *circle]]
            raise Problem("replaced-in-a-circle", circle=" → ".join(way))
        link(REPLACES, ("process", process.pk), ("process", old))


def lead_until_replaced(process: Process, began: Days) -> None:
    """What `process` replaces applies until `process` does, and can be read until then, also if it never was published.

    `began` are the first days of `process` before now: where it applied already, nothing changes. What was never
    published and is replaced at once stays as it is.
    """
    new = {organisation: day for organisation, day in first_days(process).items() if day != began.get(organisation)}
    for old in _replaced(process):
        ended = [organisation for organisation, day in new.items() if end(old, organisation, day)]
        own = old.landscape.organisation_id
        if own in new and own not in ended and new[own] > clock.today():
            publish_as_it_is(old, own, new[own])
        if ended or own in new:
            settle(old.pk)


def follow_with_ends(process: Process, began: Days) -> None:
    """Where the first day of `process` moved or went, what it replaces applies until the new one, or on and on."""
    now = first_days(process)
    moved = {organisation: now.get(organisation) for organisation, day in began.items() if now.get(organisation) != day}
    for old in _replaced(process) if moved else []:
        periods = Validity.objects.filter(process=old, organisation__in=moved)
        for row in periods:
            was, (begins, ends) = began[row.organisation_id], bounds(row)
            until = moved[row.organisation_id]
            if ends == was and (until is None or begins < until):
                row.period = (begins, until)
                row.save(update_fields=["period"])
        settle(old.pk)


def publish_as_it_is(process: Process, organisation_id: int, until: datetime.date | None = None) -> Version | None:
    """Puts the newest imported version in force from today; None when there is none, or something was published."""
    if process.versions.filter(published_at__isnull=False).exists():
        return None
    imported = process.versions.filter(imported__isnull=False).defer(*large_columns())
    newest = imported.order_by("-order").first()
    if newest is None:
        return None
    newest.number = next_number(process)
    newest.state, newest.published_at = Version.State.GEPUBLICEERD, clock.now()
    newest.save(update_fields=["number", "state", "published_at"])
    put_in_force(newest, organisation_id, clock.today(), until)
    return newest


def _replaced(process: Process) -> list[Process]:
    """Locked, in order of id, so that two who publish wait for each other."""
    ids = {old for kind in (REPLACES, MADE_FROM) for old in linked_from(kind, ("process", process.pk), "process")}
    processes = Process.objects.select_related("landscape").select_for_update(of=("self",))
    return list(processes.filter(pk__in=ids).order_by("pk"))


def _way(begin: int, goal: int) -> list[int]:
    """The processes from `begin` to `goal` along what each replaces; empty when there is no way."""
    ways: dict[int, list[int]] = {begin: [begin]}
    open_ends = [begin]
    while open_ends and goal not in ways:
        here = open_ends.pop(0)
        for there in linked_from(REPLACES, ("process", here), "process"):
            if there not in ways:
                ways[there] = [*ways[here], there]
                open_ends.append(there)
    return ways.get(goal, [])
