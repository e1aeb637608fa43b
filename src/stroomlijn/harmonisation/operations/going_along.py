"""What people said and decided of steps goes along with them to another version of their process."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.db.models import Q

from stroomlijn.harmonisation.models import Decision, Draft, GroupMember, Judgement
from stroomlijn.landscape.queries.sources import moved_elements


@transaction.atomic
def go_to(member: GroupMember, version_id: int) -> None:
    """Gives a member of a group another version of its process, without saving it.

    A row of a table has another element when one comes before it: what was said of the row goes with it. Of a step
    that is gone nothing holds any more, whatever has its element now; what it was called still teaches.
    """
    judged = Judgement.objects.filter(Q(left_process=member.process_id) | Q(right_process=member.process_id))
    said = list(judged.filter(group=member.group_id))
    decided = list(Decision.objects.filter(group=member.group_id, withdrawn_at=None).exclude(steps=[]).only("steps"))
    if said or decided:
        now = moved_elements(member.version_id, version_id)
        _judgements_go(said, member.process_id, now)
        _decisions_go(decided, member.process_id, now)
    member.version_id = version_id


def element_now(draft: Draft, process_id: int, element: str) -> str:
    """Where a step of a draft is in the version that the group has of its process now: that may have been read in anew
    since the draft was made. "" where it is gone.
    """
    shown = next(column.get("version") for column in draft.columns if column["process"] == process_id)
    now = GroupMember.objects.filter(group=draft.group_id, process=process_id).values_list("version", flat=True).first()
    if shown is None or now is None or shown == now:
        return element
    return moved_elements(shown, now).get(element, "")


def _judgements_go(said: list[Judgement], process_id: int, now: Mapping[str, str]) -> None:
    for one in said:
        left, right = (
            (process, now.get(element, "") if process == process_id else element, label)
            for process, element, label in (
                (one.left_process_id, one.left_element, one.left_label),
                (one.right_process_id, one.right_element, one.right_label),
            )
        )
        first, second = sorted((left, right))
        one.left_process_id, one.left_element, one.left_label = first
        one.right_process_id, one.right_element, one.right_label = second
    # Emptied first: while they are being moved one may come where another still is.
    Judgement.objects.filter(pk__in=[one.pk for one in said]).update(left_element="", right_element="")
    sides = [f"{side}_{what}" for side in ("left", "right") for what in ("process", "element", "label")]
    Judgement.objects.bulk_update(said, sides, batch_size=500)


def _decisions_go(decided: list[Decision], process_id: int, now: Mapping[str, str]) -> None:
    for one in decided:
        moved = ([of, now.get(element, "") if of == process_id else element] for of, element in one.steps)
        one.steps = [step for step in moved if step[1]]
    Decision.objects.bulk_update(decided, ["steps"], batch_size=500)
