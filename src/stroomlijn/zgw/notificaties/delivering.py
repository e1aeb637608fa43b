"""Sends what waits for one subscriber, in order: the messages about one resource never overtake each other."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from stroomlijn.zgw.models import Abonnement, Levering
from stroomlijn.zgw.outside.posting import NotTaken, post

from .message import on_wire
from .patience import LONGEST_AWAY, is_refusal, refused_for_good, wait_after
from .spreading import spread

AT_ONCE = 100
DELIVERING = 7_303
log = logging.getLogger(__name__)


def deliver_due(at: datetime | None = None) -> None:
    """Spreads every change and sends every message that is due at a moment, in this thread."""
    spread()
    for subscriber in waiting(at):
        deliver(subscriber, at)


def waiting(at: datetime | None = None) -> list[UUID]:
    """The subscriptions that something can be sent to."""
    at = at or timezone.now()
    due = Levering.objects.filter(_due(at), abonnement=OuterRef("pk"), given_up=None)
    awake = Abonnement.objects.filter(Q(rests_until=None) | Q(rests_until__lte=at))
    return list(awake.filter(Exists(due)).order_by("pk").values_list("pk", flat=True))


def deliver(subscriber: UUID, at: datetime | None = None, stop: Callable[[], bool] = lambda: False) -> None:
    """Sends until nothing is due, or the subscriber is away; nothing when somebody else is sending to it."""
    with _alone_with(subscriber) as mine:
        while mine and (to := Abonnement.objects.filter(pk=subscriber).first()):
            batch = list(sendable(to, at or timezone.now())[:AT_ONCE])
            if not batch or not _send_all(to, batch, at, stop):
                return


def _send_all(to: Abonnement, batch: list[Levering], at: datetime | None, stop: Callable[[], bool]) -> bool:
    """Whether to go on with the next batch."""
    held: set[str] = set()
    for one in batch:
        if stop():
            return False
        if one.main in held:
            continue
        reason = _send(to, one)
        moment = at or timezone.now()
        if not reason:
            _taken(to, one)
        elif reason.isdigit() and is_refusal(int(reason)):
            _refused(one, reason, moment)
            held.add(one.main)
        else:
            _away(to, one, reason, moment)
            return False
    return True


def _send(to: Abonnement, one: Levering) -> str:
    """Why it was not taken; "" when it was."""
    body, headers = on_wire(one.message, one.number, cloudevent=to.send_cloudevents)
    try:
        status = post(to.callback_url, body, headers | {"Authorization": to.auth})
    except NotTaken as wrong:
        return wrong.reason
    return "" if 200 <= status < 300 else str(status)


def _taken(to: Abonnement, one: Levering) -> None:
    one.delete()
    if to.failures:
        to.failures, to.rests_until = 0, None
        to.save(update_fields=["failures", "rests_until"])


def _refused(one: Levering, reason: str, moment: datetime) -> None:
    """Only this message and what comes after it about the same resource wait."""
    one.attempts, one.reason = one.attempts + 1, reason
    one.due = moment + wait_after(one.attempts)
    one.given_up = moment if refused_for_good(one.attempts) else None
    one.save(update_fields=["attempts", "reason", "due", "given_up"])


def _away(to: Abonnement, one: Levering, reason: str, moment: datetime) -> None:
    """Everything for this subscriber waits; what waited too long is left to a person."""
    log.warning("abonnement %s: %s", to.pk, reason)
    to.failures += 1
    to.rests_until = moment + wait_after(to.failures)
    to.save(update_fields=["failures", "rests_until"])
    one.reason = reason
    one.save(update_fields=["reason"])
    too_long = Levering.objects.filter(abonnement=to, given_up=None, queued__lt=moment - LONGEST_AWAY)
    too_long.update(given_up=moment, reason=reason)


def sendable(to: Abonnement, moment: datetime) -> QuerySet[Levering]:
    """What is due, except what comes after a message about the same resource that still has to wait."""
    earlier = Levering.objects.filter(
        abonnement=to, main=OuterRef("main"), pk__lt=OuterRef("pk"), given_up=None, due__gt=moment
    )
    return Levering.objects.filter(_due(moment), ~Exists(earlier), abonnement=to, given_up=None).order_by("pk")


def _due(moment: datetime) -> Q:
    return Q(due=None) | Q(due__lte=moment)


@contextmanager
def _alone_with(subscriber: UUID) -> Iterator[bool]:
    """The lock goes with the connection, so that of a killed worker is free at once."""
    place = [DELIVERING, subscriber.int & 0x7FFF_FFFF]
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_lock(%s, %s)", place)
        mine = bool(cursor.fetchone()[0])
        try:
            yield mine
        finally:
            if mine:
                cursor.execute("select pg_advisory_unlock(%s, %s)", place)
