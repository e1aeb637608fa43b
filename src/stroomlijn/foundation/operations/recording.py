"""The audit line and the fact that every write leaves, in its own transaction."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from stroomlijn.foundation import clock, subscriptions
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import AuditLine, AuditSeal, Fact
from stroomlijn.foundation.on_behalf import on_behalf_of
from stroomlijn.foundation.queries.facts import FactValue

SEAL_LOCK = 7_301
# A line with a lower id may commit later than its neighbours; no transaction of ours lasts this long.
SETTLED = timedelta(minutes=10)


def audit(actor: Actor, action: str, kind: str, object_id: int, **details: Any) -> None:
    """One audit line; that of a deputy says on behalf of whom. Call it inside the transaction of the write."""
    audit_many(actor, action, kind, {object_id: details})


def audit_many(actor: Actor, action: str, kind: str, details: Mapping[int, dict[str, Any]]) -> None:
    """An audit line for each object, with its details, in one statement."""
    instead = on_behalf_of(actor.account_id, action, kind, details.keys())
    AuditLine.objects.bulk_create(
        AuditLine(
            actor_id=actor.account_id,
            origin=actor.origin,
            action=action,
            object_kind=kind,
            object_id=object_id,
            details={**facts, "on_behalf_of": instead[object_id]} if object_id in instead else facts,
        )
        for object_id, facts in details.items()
    )


def tell(
    actor: Actor,
    fact: str,
    kind: str,
    object_id: int,
    *,
    step: UUID | None = None,
    version: int | None = None,
    occurred_at: datetime | None = None,
    **payload: Any,
) -> None:
    """Writes down what happened and queues a job for each subscriber, in the same transaction."""
    row = Fact.objects.create(
        kind=fact,
        object_kind=kind,
        object_id=object_id,
        step=step,
        version=version,
        occurred_at=occurred_at or clock.now(),
        actor_id=actor.account_id,
        payload=payload,
    )
    subscriptions.notify(FactValue(row.pk, row.kind, row.object_id, row.version, row.payload))


@transaction.atomic
def seal_audit() -> int:
    """Seals the audit lines since the last seal: a hash over them in order of id, chained to that seal.

    Returns how many lines were sealed. One sealer at a time (advisory lock).
    """
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [SEAL_LOCK])
    before = AuditSeal.objects.order_by("-last").first()
    unsealed = AuditLine.objects.filter(pk__gt=before.last if before else 0).order_by("pk")
    settled = unsealed.filter(recorded_at__lt=timezone.now() - SETTLED).order_by("-pk").first()
    lines = list(unsealed.filter(pk__lte=settled.pk)) if settled else []
    if not lines:
        return 0
    AuditSeal.objects.create(
        first=lines[0].pk,
        last=lines[-1].pk,
        lines=len(lines),
        hash=chained_hash(before.hash if before else "", lines),
    )
    return len(lines)


def chained_hash(before: str, lines: list[AuditLine]) -> str:
    """SHA-256 over the seal before and the content of the lines."""
    digest = hashlib.sha256(before.encode())
    for line in lines:
        digest.update(
            json.dumps(
                [
                    line.pk,
                    line.recorded_at.isoformat(),
                    line.actor_id,
                    line.origin,
                    line.action,
                    line.object_kind,
                    line.object_id,
                    line.result,
                    line.details,
                ],
                sort_keys=True,
            ).encode()
        )
    return digest.hexdigest()
