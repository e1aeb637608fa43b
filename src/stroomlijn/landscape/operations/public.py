"""Which processes everybody may read without signing in."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import PRODUCT, Actor
from stroomlijn.foundation.operations.messages import send_message
from stroomlijn.foundation.operations.recording import audit
from stroomlijn.foundation.revision import refuse_stale
from stroomlijn.landscape.models import Process, PublicDomain, Version
from stroomlijn.landscape.queries.public import chosen_public, personal_in
from stroomlijn.landscape.queries.responsible import responsible_for

Check = Version.PublicCheck


@transaction.atomic
def switch_public(
    actor: Actor, process_id: int, *, on: bool, confirmed: int | None = None, seen: int | None = None
) -> None:
    """Shows a published process to everybody, or no longer. Raises Problem when nothing of it was published.

    A version in which people seem to be named waits until somebody looked at it: `confirmed` is one that may be read.
    """
    process = Process.objects.select_for_update().get(pk=process_id)
    refuse_stale(process, seen)
    if on and confirmed is not None:
        _confirm(actor, process, confirmed)
    if process.is_public == on or (on and confirmed is not None and chosen_public(process)):
        return
    if on and not process.versions.filter(state=Version.State.GEPUBLICEERD).exists():
        raise Problem("public-nothing-published")
    process.is_public = on
    process.revision += 1
    process.save(update_fields=["is_public", "revision"])
    audit(actor, "process-made-public" if on else "process-made-internal", "process", process.pk)
    check_public(process)


def check_public(process: Process) -> None:
    """Holds a public process back as long as people seem to be named in a version that is in force, and says so to who
    is responsible. A version that somebody looked at is not asked about again.
    """
    if not chosen_public(process):
        return
    published = process.versions.filter(state=Version.State.GEPUBLICEERD).exclude(public_check=Check.CONFIRMED)
    for version in published.defer("bpmn", "drawing"):
        found = Check.HELD if personal_in(process, version) else Check.CLEAR
        if found == version.public_check:
            continue
        Version.objects.filter(pk=version.pk).update(public_check=found)
        if found == Check.HELD:
            _tell_held_back(process, version)


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
            for process in Process.objects.filter(domain=name, versions__state=Version.State.GEPUBLICEERD).distinct():
                check_public(process)


def _confirm(actor: Actor, process: Process, version_id: int) -> None:
    published = process.versions.filter(pk=version_id, state=Version.State.GEPUBLICEERD)
    version = published.exclude(public_check=Check.CONFIRMED).only("number").first()
    if version is not None:
        published.update(public_check=Check.CONFIRMED)
        audit(actor, "public-names-confirmed", "process", process.pk, version=version.number)


def _tell_held_back(process: Process, version: Version) -> None:
    title = _("Versie %(number)s van %(name)s is nog niet openbaar: kijk eerst naar de namen")
    send_message(
        PRODUCT,
        responsible_for(process).accounts,
        title % {"number": version.number, "name": process.name[:100]},
        key=f"public-held-{version.pk}",
        url=f"/processen/{process.number}#openbaar",
    )
