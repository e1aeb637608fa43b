"""Publishing: a version that every employee can find and read, with its validity, search entries and message."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from stroomlijn.engines.process_model import STEPS, process_from_json
from stroomlijn.foundation import clock
from stroomlijn.foundation.access import May
from stroomlijn.foundation.actor import PRODUCT, Actor
from stroomlijn.foundation.operations.links import link
from stroomlijn.foundation.operations.messages import send_message
from stroomlijn.foundation.operations.recording import audit, tell
from stroomlijn.foundation.queries.accounts import accounts_who_may
from stroomlijn.foundation.queries.facts import fact
from stroomlijn.foundation.text import fold, storable
from stroomlijn.landscape import events
from stroomlijn.landscape.access import scopes_of
from stroomlijn.landscape.models import Appearance, Process, Validity, Version, large_columns
from stroomlijn.landscape.queries.reading_list import change_in_words
from stroomlijn.landscape.queries.release import touched_keys
from stroomlijn.landscape.queries.succession import MADE_FROM
from stroomlijn.landscape.queries.werkrollen import werkrol_keys
from stroomlijn.organisation.queries.groups import accounts_of_people, colleagues_with
from stroomlijn.organisation.queries.people import accounts_with_werkrollen

from .applying import add_appearances
from .landscapes import target_landscape
from .numbering import next_number
from .periods import first_days, put_in_force
from .releasing import Release, release
from .replacing import lead_until_replaced
from .settling import settle


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
class Accompaniment:
    """What goes with a publication: what is different, what applies to running cases, who becomes its owner."""

    change_note: str = ""
    transition_rule: str = ""
    owner_id: int | None = None


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
    said: Accompaniment | None = None,
    also: Iterable[int] = (),
) -> PublishedVersion:
    """Publishes a process of the target landscape: a new one, or the next version of `process_id`.

    It is in force from `valid_from` (today when not given) for every organisation of the processes it was made from,
    and those in `also`;
    until then the version before it is, or, where there was none, the processes it was made from: they can be read.
    """
    said = said or Accompaniment()
    process = _process(traject_id, new, process_id)
    _give_owner(actor, process, said)
    version = _version(actor, process, new, said)
    carried = _carried(process, version)
    add_appearances([(version, carried)])
    version.asks_reading_of = touched_keys(process, version)
    version.save(update_fields=["asks_reading_of"])
    begins, began = valid_from or clock.today(), first_days(process)
    for organisation_id in sorted({*_organisations(new.made_from), *also}):
        put_in_force(version, organisation_id, begins)
    for source in new.made_from:
        link(MADE_FROM, ("process", process.pk), ("process", source))
    lead_until_replaced(process, began)
    settle(process.pk)
    audit(actor, "version-published", "process", process.pk, version=version.number, valid_from=begins.isoformat())
    tell(actor, events.VERSION_PUBLISHED, "process", process.pk, version=version.pk)
    return PublishedVersion(version.pk, version.number, process.pk, process.number)


@transaction.atomic
def publish_concept(
    actor: Actor,
    version_id: int,
    made_from: Iterable[int],
    *,
    valid_from: datetime.date | None = None,
    said: Accompaniment | None = None,
    also: Iterable[int] = (),
) -> PublishedVersion:
    """Publishes a concept that was made of other processes, as `publish` does: in force for all of their organisations
    and those in `also`.

    Raises Problem as `releasing.release` does.
    """
    said = said or Accompaniment()
    concept = Version.objects.select_related("process").defer("bpmn", "drawing").get(pk=version_id)
    process, sources, begins = concept.process, list(made_from), valid_from or clock.today()
    for source in sources:
        link(MADE_FROM, ("process", process.pk), ("process", source))
    _give_owner(actor, process, said)
    what = Release(
        begins=dict.fromkeys(sorted({*_organisations(sources), *also}), begins),
        change_note=said.change_note,
        transition_rule=said.transition_rule,
        asks_reading_of=tuple(touched_keys(process, concept)),
    )
    version = release(actor, concept.pk, what)
    return PublishedVersion(version.pk, version.number, process.pk, process.number)


def tell_readers(fact_id: UUID | str) -> None:
    """A message with what is different, once per publication, to whom it touches and who may read in the traject.

    Those are the werkrollen that are asked to read it and who keeps it as a favourite; for the fact's `to` "nobody" it
    is nobody. For "everybody" (no `to`) it goes as well to accounts of which no person, so no werkrol, is known.
    """
    published = fact(fact_id)
    to = published.payload.get("to", "everybody")
    if to == "nobody":
        return
    version = (
        Version.objects.select_related("process__landscape").defer(*large_columns()).get(pk=published.version or 0)
    )
    title = _("%(name)s is gepubliceerd (versie %(number)s)") % {"name": version.name[:150], "number": version.number}
    readers = set(accounts_who_may(May.READ, *scopes_of(version.process)))
    readers &= _asked(version) if to == "asked" else _asked(version) | (readers - accounts_of_people())
    if words := change_in_words(version):
        title = f"{title}: {words}"
    send_message(PRODUCT, readers, title, key=f"fact-{fact_id}", url=f"/processen/{version.process.number}")


def _asked(version: Version) -> set[int]:
    """Whom it touches where it applies, now or later; everywhere when that is told nowhere. And who follows it."""
    favourites = set(version.process.favourites.values_list("account", flat=True))
    where = set(Validity.objects.filter(version=version).values_list("organisation", flat=True))
    if not where:
        return favourites.union(accounts_with_werkrollen(version.asks_reading_of))
    return favourites.union(filter(None, colleagues_with(version.asks_reading_of, where)))


def _process(traject_id: int, new: NewVersion, process_id: int | None) -> Process:
    landscape = target_landscape(traject_id, new.language)
    known: dict[str, Any] = {"domain": new.domain[:100], "facts": {**new.facts, "taal": new.language}}
    if process_id is None:
        name = _name(new)
        return Process.objects.create(landscape=landscape, name=name, name_key=fold(name)[:300], **known)
    Process.objects.filter(pk=process_id).update(revision=F("revision") + 1, **known)
    return Process.objects.select_for_update().get(pk=process_id)


def _name(new: NewVersion) -> str:
    return storable(new.name).strip()[:300]


def _give_owner(actor: Actor, process: Process, said: Accompaniment) -> None:
    if said.owner_id is None or said.owner_id == process.owner_id:
        return
    audit(actor, "owner-chosen", "process", process.pk, before=process.owner_id, owner=said.owner_id)
    process.owner_id = said.owner_id
    process.save(update_fields=["owner"])


def _version(actor: Actor, process: Process, new: NewVersion, said: Accompaniment) -> Version:
    before = process.versions.order_by("-order").only("order").first()
    return Version.objects.create(
        process=process,
        number=next_number(process),
        name=_name(new),
        code=process.code,
        order=before.order + 1 if before else 1,
        state=Version.State.GEPUBLICEERD,
        published_at=clock.now(),
        change_note=storable(said.change_note).strip(),
        transition_rule=storable(said.transition_rule).strip(),
        bpmn=new.bpmn,
        graph=new.graph,
        drawing=new.drawing,
        element=new.graph.get("id", "")[:300],
        step_count=sum(node["kind"] in STEPS for node in new.graph.get("nodes", ())),
        werkrol_keys=werkrol_keys(process_from_json(new.graph).steps),
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
