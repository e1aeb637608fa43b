"""From a decided draft to a published process."""

from __future__ import annotations

import datetime

from django.db import transaction

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit, tell
from stroomlijn.harmonisation import events
from stroomlijn.harmonisation.models import Difference, Draft, Group
from stroomlijn.landscape.operations.publishing import NewVersion, PublishedVersion, publish
from stroomlijn.landscape.queries.sources import versions_of


@transaction.atomic
def publish_group(
    actor: Actor, group_id: int, *, name: str, valid_from: datetime.date | None = None
) -> PublishedVersion:
    """Publishes the draft as one process. Raises Problem while a difference is open or the draft is being made."""
    group = Group.objects.select_for_update().get(pk=group_id)
    if group.state not in (Group.State.MERGING, Group.State.DECIDED):
        raise Problem("group-not-in-state", state=Group.State(group.state).label)
    draft = Draft.objects.get(group=group)
    if draft.state != Draft.State.READY or draft.made < draft.asked:
        raise Problem("draft-not-ready")
    if still_open := Difference.objects.filter(draft=draft, decided=False).count():
        raise Problem("still-open", number=still_open)
    sources = versions_of(group.members.values_list("version", flat=True))
    published = publish(
        actor,
        group.traject_id,
        NewVersion(
            name=name or group.name,
            bpmn=bytes(draft.bpmn or b""),
            graph=draft.graph or {},
            drawing=draft.drawing,
            language=sources[0].language,
            domain=next((source.domain for source in sources if source.domain), ""),
            made_from=tuple(source.process_id for source in sources),
        ),
        valid_from=valid_from,
    )
    group.state = Group.State.PUBLISHED
    group.published_id = published.id
    group.revision += 1
    group.save()
    audit(actor, "group-published", "group", group.pk, process=published.process_number)
    tell(actor, events.GROUP_PUBLISHED, "group", group.pk, version=published.id)
    return published


def release_imported(process_ids: list[int]) -> None:
    """Takes processes out of their proposed groups, because their import is turned back.

    Raises Problem "import-in-use" when one is already being merged.
    """
    from stroomlijn.harmonisation.models import GroupMember

    members = GroupMember.objects.filter(process__in=process_ids).select_related("group", "process")
    for member in members:
        if member.group.state != Group.State.PROPOSED:
            raise Problem("import-in-use", name=member.process.name)
    groups = {member.group_id for member in members}
    members.delete()
    Group.objects.filter(pk__in=groups, members=None).delete()
