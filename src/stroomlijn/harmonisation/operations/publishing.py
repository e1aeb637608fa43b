"""From a decided draft to a published process, and back to work for its next version."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from types import MappingProxyType

from django.db import transaction
from django.utils.translation import gettext as _

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit, tell
from stroomlijn.harmonisation import events
from stroomlijn.harmonisation.models import Decision, Difference, Draft, Group, GroupMember
from stroomlijn.harmonisation.queries.concept import concept_of, process_of
from stroomlijn.harmonisation.queries.left_out import left_out, without_processes
from stroomlijn.harmonisation.queries.needed import published_versions
from stroomlijn.harmonisation.queries.steering import WITHOUT_STEERING_GROUP, steering_group
from stroomlijn.landscape.operations.publishing import (
    Accompaniment,
    PublishedVersion,
    publish,
    publish_concept,
)
from stroomlijn.landscape.queries.release import findings_of_merge
from stroomlijn.landscape.queries.sources import newest_versions, versions_of

from .concept import version_made_of
from .drafting import ask_anew
from .going_along import go_to
from .improving import carry_on
from .origins import keep_origins
from .registering import Entry, record


@transaction.atomic
def publish_group(
    actor: Actor,
    group_id: int,
    *,
    name: str,
    valid_from: datetime.date | None = None,
    seen: int | None = None,
    said: Accompaniment | None = None,
    also: Mapping[int, bool] = MappingProxyType({}),
    decided_by: str = "",
) -> PublishedVersion:
    """Publishes the concept of the group, else its draft, as one process or as the next version of the one it made.

    `seen` is the draft that was looked at (`Draft.made`); `also` says of each organisation that takes no part in it
    whether it applies there, and may say so of the organisation of `actor`. Where no steering group decides, the
    register says so, with `decided_by`.

    Raises Problem while a difference is open or the draft is being made, "changed-meanwhile" when that was made anew
    since it was seen, "adopt-first" where a steering group decides and did not adopt it, "organisations-not-asked"
    while of an organisation without part in it nothing is said, "blocks-publication" with what must be mended first.
    """
    group = Group.objects.select_for_update().get(pk=group_id)
    if group.state not in (Group.State.MERGING, Group.State.DECIDED, Group.State.ADOPTED):
        raise Problem("group-not-in-state", state=Group.State(group.state).label)
    if group.state != Group.State.ADOPTED and steering_group(group.traject_id) is not None:
        raise Problem("adopt-first")
    draft = Draft.objects.select_for_update().get(group=group)
    if seen is not None and draft.made != seen:
        raise Problem("changed-meanwhile")
    if draft.state != Draft.State.READY or draft.made < draft.asked:
        raise Problem("draft-not-ready")
    if still_open := Difference.objects.filter(draft=draft, decided=False).count():
        raise Problem("still-open", number=still_open)
    asked = left_out(group.pk)
    if unasked := [name for pk, name in asked.items() if pk not in also]:
        raise Problem("organisations-not-asked", names=", ".join(unasked))
    asked |= {pk: name for pk, name in without_processes(group.pk, actor.account_id).items() if pk in also}
    there = tuple(pk for pk in asked if also[pk])
    sources = versions_of(published_versions(group.pk))
    if (concept := concept_of(group)) is not None:
        made_from = [source.process_id for source in sources]
        published = publish_concept(actor, concept.id, made_from, valid_from=valid_from, said=said, also=there)
    else:
        if blocks := [one.text for one in findings_of_merge(draft.graph) if one.blocks]:
            raise Problem("blocks-publication", number=len(blocks), first=blocks[0])
        published = publish(
            actor,
            group.traject_id,
            version_made_of(draft, sources, name or group.name),
            process_id=process_of(group),
            valid_from=valid_from,
            said=said,
            also=there,
        )
    keep_origins(group, draft, published.id)
    if group.state != Group.State.ADOPTED:
        record(actor, _without_steering_group(group, published, decided_by))
    group.concept = None
    group.state = Group.State.PUBLISHED
    group.published_id = published.id
    group.revision += 1
    group.save()
    told = {"applies": [asked[pk] for pk in there], "not": [name for pk, name in asked.items() if pk not in there]}
    audit(actor, "group-published", "group", group.pk, process=published.process_number, **(told if asked else {}))
    tell(actor, events.GROUP_PUBLISHED, "group", group.pk, version=published.id)
    return published


def _without_steering_group(group: Group, published: PublishedVersion, decided_by: str) -> Entry:
    words = _("Gepubliceerd zonder besluit van een stuurgroep")
    return Entry(
        kind=Decision.Kind.PUBLICATION,
        traject_id=group.traject_id,
        summary=group.name,
        group_id=group.pk,
        version_id=published.id,
        option=WITHOUT_STEERING_GROUP,
        options=[{"id": WITHOUT_STEERING_GROUP, "words": words, "effect": "", "members": []}],
        value=_("besloten door %(name)s") % {"name": decided_by} if decided_by else "",
    )


@transaction.atomic
def reopen_group(actor: Actor, group_id: int) -> Draft:
    """Takes a published group in work again, for the next version of its process.

    Its members move to the newest versions of their processes and the draft is asked anew. Decisions stay in force and
    may be withdrawn again, and accepted improvements are done in the next concept. What was published stays as it is.
    Raises Problem when the group is not published.
    """
    group = Group.objects.select_for_update().get(pk=group_id)
    if group.state != Group.State.PUBLISHED:
        raise Problem("group-not-in-state", state=Group.State(group.state).label)
    members = list(GroupMember.objects.filter(group=group))
    newest = newest_versions(member.process_id for member in members)
    for member in members:
        go_to(member, newest[member.process_id])
    GroupMember.objects.bulk_update(members, ["version"])
    carry_on(group)
    group.state = Group.State.MERGING
    group.revision += 1
    group.save()
    ask_anew(group.pk)
    audit(actor, "group-reopened", "group", group.pk)
    tell(actor, events.GROUP_REOPENED, "group", group.pk, version=group.published_id)
    return Draft.objects.defer("bpmn", "graph", "drawing").get(group=group)
