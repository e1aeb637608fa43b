"""Searching the audit lines: who did what to which object, and when."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db.models import QuerySet
from django.utils import timezone

from stroomlijn.foundation.models import AuditLine, AuditSeal
from stroomlijn.foundation.models.trail import DETAIL_WORDS

from .accounts import accounts_like

COUNTED = 10_000
CHUNK = 2_000


@dataclass(frozen=True, slots=True)
class AuditWanted:
    """What one looks for; empty or None asks nothing.

    `who` is a part of a name or e-mail address, `text` are words in the details, each whole or its beginning.
    """

    who: str = ""
    action: str = ""
    kind: str = ""
    object_id: int | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One line. Without an actor it was the product itself, or somebody who was not signed in."""

    id: int
    at: datetime.datetime
    actor_id: int | None
    actor: str
    origin: str
    action: str
    kind: str
    object_id: int
    result: str
    details: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sealed:
    """Up to and including which line everything is sealed, and since when."""

    last: int
    at: datetime.datetime


def audit_page(wanted: AuditWanted, *, offset: int, limit: int) -> tuple[list[AuditRow], int]:
    """The newest lines first, and how many there are; above COUNTED they are not counted further."""
    found = _matching(wanted)
    total = found[: COUNTED + 1].count()
    rows = found.select_related("actor").order_by("-pk")[offset : offset + limit]
    return [_row(line) for line in rows], total


def audit_lines(wanted: AuditWanted) -> Iterator[AuditRow]:
    """All lines, newest first, a run at a time: never all of them in memory."""
    found = _matching(wanted).select_related("actor").order_by("-pk")
    last: int | None = None
    while run := list((found if last is None else found.filter(pk__lt=last))[:CHUNK]):
        last = run[-1].pk
        yield from map(_row, run)


def sealed() -> Sealed | None:
    """How far the lines are sealed; None before the first seal."""
    seal = AuditSeal.objects.order_by("-last").first()
    return Sealed(seal.last, seal.sealed_at) if seal else None


def _matching(wanted: AuditWanted) -> QuerySet[AuditLine]:
    exact = {"action": wanted.action, "object_kind": wanted.kind, "object_id": wanted.object_id}
    found = AuditLine.objects.filter(**{column: value for column, value in exact.items() if value not in (None, "")})
    if wanted.who:
        found = found.filter(actor__in=accounts_like(wanted.who))
    if wanted.since:
        found = found.filter(recorded_at__gte=_midnight(wanted.since))
    if wanted.until:
        found = found.filter(recorded_at__lt=_midnight(wanted.until + datetime.timedelta(days=1)))
    if words := ["".join(filter(str.isalnum, word)) for word in wanted.text.split()]:
        asked = SearchQuery(" & ".join(f"'{word}':*" for word in words if word), search_type="raw", config="simple")
        found = found.alias(words=DETAIL_WORDS).filter(words=asked) if any(words) else found.none()
    return found


def _midnight(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))


def _row(line: AuditLine) -> AuditRow:
    return AuditRow(
        id=line.pk,
        at=line.recorded_at,
        actor_id=line.actor_id,
        actor=line.actor.name if line.actor else "",
        origin=line.origin,
        action=line.action,
        kind=line.object_kind,
        object_id=line.object_id,
        result=line.result,
        details=line.details,
    )
