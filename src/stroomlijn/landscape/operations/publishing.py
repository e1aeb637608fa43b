"""Publishing: a version that every employee can find and read, with its validity, search entries and message."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from stroomlijn.engines.process_model import STEPS, process_from_json
from stroomlijn.foundation import clock
from stroomlijn.foundation.access import May, Scope
from stroomlijn.foundation.actor import PRODUCT, Actor
from stroomlijn.foundation.operations.links import link
from stroomlijn.foundation.operations.messages import send_message
from stroomlijn.foundation.operations.recording import audit, tell
from stroomlijn.foundation.queries.accounts import accounts_who_may
from stroomlijn.foundation.queries.facts import fact
from stroomlijn.foundation.text import fold, storable
from stroomlijn.landscape import events
from stroomlijn.landscape.models import Appearance, Landscape, Process, Validity, Version

from .applying import add_appearances
from .finding import index_process
from .roles import werkrol_keys


@dataclass(frozen=True, slots=True)
class NewVersion:
    """What becomes a version: the record with what is derived from it, and which processes it was made from."""

    name: str
    bpmn: bytes
    graph: dict[str, Any]
    drawing: str
    language: str = "nl"
    domain: str = ""
    made_from: tuple[int, ...] = ()
    facts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PublishedVersion:
    """What other contexts know of a version that was published."""

    id: int
    number: str
    process_id: int
    process_number: str


@transaction.atomic
def publish(
    actor: Actor,
    traject_id: int,
    new: NewVersion,
    *,
    process_id: int | None = None,
    valid_from: datetime.date | None = None,
) -> PublishedVersion:
    """Publishes a process of the target landscape: a new one, or the next version of `process_id`.

    It is in force from `valid_from` (today when not given) for every organisation of the processes it was made from;
    the version before it until then.
    """
    process = _process(traject_id, new, process_id)
    version = _version(actor, process, new)
    carried = _carried(process, version)
    add_appearances([(version, carried)])
    begins = valid_from or clock.today()
    for organisation_id in _organisations(new.made_from):
        _put_in_force(version, organisation_id, begins)
    for source in new.made_from:
        link("made-from", ("process", process.pk), ("process", source))
    index_process(process.pk)
    audit(actor, "version-published", "process", process.pk, version=version.number, valid_from=begins.isoformat())
    tell(actor, events.VERSION_PUBLISHED, "process", process.pk, version=version.pk)
    return PublishedVersion(version.pk, version.number, process.pk, process.number)


def tell_readers(fact_id: UUID | str) -> None:
    """A message to everybody who may read in the traject, once per publication."""
    published = fact(fact_id)
    version = (
        Version.objects.select_related("process__landscape")
        .defer("bpmn", "graph", "drawing")
        .get(pk=published.version or 0)
    )
    title = _("%(name)s is gepubliceerd (versie %(number)s)") % {"name": version.process.name, "number": version.number}
    readers = accounts_who_may(May.READ, Scope("traject", version.process.landscape.traject_id))
    send_message(PRODUCT, readers, title, key=f"fact-{fact_id}", url=f"/processen/{version.process.number}")


def _process(traject_id: int, new: NewVersion, process_id: int | None) -> Process:
    landscape, _made = Landscape.objects.get_or_create(
        traject_id=traject_id,
        kind=Landscape.Kind.TARGET,
        defaults={"name": _("Nieuwe werkwijze"), "language": new.language},
    )
    name = storable(new.name).strip()[:300]
    words = {
        "name": name,
        "name_key": fold(name)[:300],
        "domain": new.domain[:100],
        "facts": {**new.facts, "taal": new.language},
    }
    if process_id is None:
        return Process.objects.create(landscape=landscape, **words)
    Process.objects.filter(pk=process_id).update(revision=F("revision") + 1, **words)
    return Process.objects.select_for_update().get(pk=process_id)


def _version(actor: Actor, process: Process, new: NewVersion) -> Version:
    before = process.versions.order_by("-order").only("order").first()
    order = before.order + 1 if before else 1
    return Version.objects.create(
        process=process,
        number=f"{order}.0",
        name=process.name,
        code=process.code,
        order=order,
        state=Version.State.GEPUBLICEERD,
        published_at=timezone.now(),
        bpmn=new.bpmn,
        graph=new.graph,
        drawing=new.drawing,
        element=new.graph.get("id", "")[:300],
        step_count=sum(node["kind"] in STEPS for node in new.graph.get("nodes", ())),
        werkrol_keys=werkrol_keys(process_from_json(new.graph)),
        created_by_id=actor.account_id,
    )


def _carried(process: Process, version: Version) -> dict[str, str]:
    """Steps keep their permanent id by element id; the ids of a merge follow from its sources."""
    before = process.versions.exclude(pk=version.pk).order_by("-order").only("pk").first()
    if before is None:
        return {}
    known = Appearance.objects.filter(version=before).values_list("element", "step")
    return {element: str(step) for element, step in known}


def _organisations(process_ids: Iterable[int]) -> list[int]:
    found = Process.objects.filter(pk__in=list(process_ids), landscape__organisation__isnull=False)
    return sorted(set(found.values_list("landscape__organisation", flat=True)))


def _put_in_force(version: Version, organisation_id: int, begins: datetime.date) -> None:
    earlier = Validity.objects.filter(process=version.process, organisation_id=organisation_id)
    earlier.filter(period__startswith__gte=begins).delete()
    for row in earlier.filter(period__contains=begins):
        row.period = (row.period.lower, begins)
        row.save(update_fields=["period"])
    Validity.objects.create(
        process=version.process, version=version, organisation_id=organisation_id, period=(begins, None)
    )
