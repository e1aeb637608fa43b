"""Which processes everybody may read without signing in."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit
from stroomlijn.foundation.revision import refuse_stale
from stroomlijn.landscape.models import Process, PublicDomain, Version


@transaction.atomic
def switch_public(actor: Actor, process_id: int, *, on: bool, seen: int | None = None) -> None:
    """Shows a published process to everybody, or no longer. Raises Problem when nothing of it was published."""
    process = Process.objects.select_for_update().get(pk=process_id)
    refuse_stale(process, seen)
    if process.is_public == on:
        return
    if on and not process.versions.filter(state=Version.State.GEPUBLICEERD).exists():
        raise Problem("public-nothing-published")
    process.is_public = on
    process.revision += 1
    process.save(update_fields=["is_public", "revision"])
    audit(actor, "process-made-public" if on else "process-made-internal", "process", process.pk)


@transaction.atomic
def choose_public_domains(actor: Actor, names: Iterable[str]) -> None:
    """Shows the published processes of these domains to everybody, and no other domains."""
    known = set(Process.objects.exclude(domain="").values_list("domain", flat=True).distinct())
    wanted = known & set(names)
    for row in PublicDomain.objects.select_for_update().exclude(name__in=wanted):
        audit(actor, "domain-made-internal", "domain", row.pk, name=row.name)
        row.delete()
    for name in sorted(wanted):
        row, made = PublicDomain.objects.get_or_create(name=name)
        if made:
            audit(actor, "domain-made-public", "domain", row.pk, name=name)
