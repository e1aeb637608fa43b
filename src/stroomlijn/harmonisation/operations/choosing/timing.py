"""Before or after the date: a choice per group, with a reason, recorded as a numbered decision."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import ngettext

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit_many
from stroomlijn.foundation.text import one_line
from stroomlijn.harmonisation.models import Arrangement, Decision, Group
from stroomlijn.harmonisation.operations.registering import Entry, record

from .arranging import arranging, count_revision, lock_groups, wait_for_others
from .snapshot import Touched


@transaction.atomic
def set_timing(
    actor: Actor, group_ids: Collection[int], timing: str, reason: str, *, traject_id: int | None = None
) -> Arrangement:
    """Says of groups of one traject (this one, when it is given) that they must be before the date, or can be after.

    One decision for all of them. Nothing is recorded for groups of which the same was said for the same reason. Raises
    Problem "timing-unknown", "timing-reason" or "nothing-chosen".
    """
    if timing not in Group.Timing.values:
        raise Problem("timing-unknown")
    if not (said := one_line(reason)[:500]):
        raise Problem("timing-reason")
    if traject_id is None:
        traject_id = Group.objects.filter(pk__in=group_ids).values_list("traject", flat=True).first()
    if traject_id is None or not group_ids:
        raise Problem("nothing-chosen")
    wait_for_others(traject_id)
    groups = lock_groups(traject_id, group_ids)
    changing = [group for group in groups.values() if (group.timing, group.timing_reason) != (timing, said)]
    ids = tuple(group.pk for group in changing)
    with arranging(actor, traject_id, "timing-set", Touched(groups=ids)) as act:
        if changing:
            act.decision = _decide(actor, traject_id, changing, timing, said)
            Group.objects.filter(pk__in=ids).update(timing=timing, timing_reason=said)
            count_revision(ids)
            told = {"number": act.decision.number, "timing": timing}
            audit_many(actor, "timing-set", "group", {one: dict(told) for one in ids})
    return act


def _decide(actor: Actor, traject_id: int, groups: list[Group], timing: str, reason: str) -> Decision:
    """The decision names its groups as they are called now: they may be proposed anew."""
    label = str(Group.Timing(timing).label)
    counted = ngettext("%(number)d proces", "%(number)d processen", len(groups)) % {"number": len(groups)}
    about = groups[0].name if len(groups) == 1 else counted
    chosen = [f"{group.number} {group.name}" for group in groups]
    options = [
        {"id": value, "words": words, "effect": "", "members": chosen if value == timing else []}
        for value, words in Group.Timing.choices
    ]
    entry = Entry(
        Decision.Kind.TIMING,
        traject_id,
        f"{about}: {label[:1].lower()}{label[1:]}",
        option=timing,
        options=options,
        reason=reason,
    )
    (decision,) = record(actor, entry)
    return decision
