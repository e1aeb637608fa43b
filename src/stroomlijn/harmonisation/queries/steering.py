"""The steering group of a traject: its meetings, what lies before it, and what it can say."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stroomlijn.foundation import clock
from stroomlijn.harmonisation.access.part import member_today
from stroomlijn.harmonisation.models import AgendaItem, Decision, Group, Meeting, Membership, Referral, WorkingGroup

WITHOUT_STEERING_GROUP = "without-steering-group"
"""What was chosen when a process was published in a traject that has no steering group."""


class Outcome(StrEnum):
    """What a steering group can say of a process."""

    ADOPTED = "aangenomen"
    HELD = "aangehouden"
    BACK = "terug"


OUTCOMES: dict[str, tuple[Promise | str, Promise | str]] = {
    Outcome.ADOPTED: (
        gettext_lazy("Aangenomen"),
        gettext_lazy("Het proces is vastgesteld en kan gepubliceerd worden."),
    ),
    Outcome.HELD: (gettext_lazy("Aangehouden"), gettext_lazy("Het komt later opnieuw op de agenda.")),
    Outcome.BACK: (
        gettext_lazy("Terug naar de werkgroep"),
        gettext_lazy("De werkgroep past het aan en legt het weer voor."),
    ),
}


def outcomes_as_shown() -> list[dict[str, Any]]:
    """The choices in words, as a decision keeps them."""
    shown = ((one, str(words), str(effect)) for one, (words, effect) in OUTCOMES.items())
    return [{"id": str(one), "words": words, "effect": effect, "members": []} for one, words, effect in shown]


def steering_group(traject_id: int) -> WorkingGroup | None:
    """The steering group that decides in a traject; None while there is none."""
    of_kind = WorkingGroup.objects.filter(traject=traject_id, kind=WorkingGroup.Kind.STUURGROEP, closed_at=None)
    members = Membership.objects.filter(member_today(), working_group=OuterRef("pk"))
    return of_kind.annotate(has_members=Exists(members)).order_by("pk").first()


def advisers(traject_id: int) -> list[WorkingGroup]:
    """The supporting groups that can be asked for advice."""
    kind = WorkingGroup.Kind.ONDERSTEUNEND
    return list(WorkingGroup.objects.filter(traject=traject_id, kind=kind, closed_at=None).order_by("pk"))


def without_members(steering: WorkingGroup | None) -> bool:
    """Whether the steering group, as it was found, has nobody in it who could decide today."""
    return steering is not None and not getattr(steering, "has_members", True)


def next_meetings(group: Group, limit: int = 10) -> list[Meeting]:
    """The meetings of the steering group that are still to come, or that go on: those that have this group on their
    agenda to be adopted before the others, then the first one first."""
    held_by = WorkingGroup.objects.filter(traject=group.traject_id, kind=WorkingGroup.Kind.STUURGROEP, closed_at=None)
    coming = Meeting.objects.filter(working_group__in=held_by, day__gte=clock.today()).exclude(state=Meeting.State.DONE)
    item = AgendaItem.objects.filter(meeting=OuterRef("pk"), group=group, kind=AgendaItem.Kind.ADOPT)
    return list(coming.annotate(has_group=Exists(item)).order_by("-has_group", "day", "begins", "pk")[:limit])


def on_agenda(meeting: Meeting) -> bool:
    """Whether one of `next_meetings` has the group on its agenda."""
    return bool(getattr(meeting, "has_group", False))


def meetings_to_record(group: Group, steering: WorkingGroup | None) -> list[Meeting]:
    """The meetings of the steering group of which a decision on this group can be written down: those with it on the
    agenda first, then the others up to today."""
    if steering is None:
        return []
    held = Meeting.objects.filter(working_group=steering, day__lte=clock.today()).order_by("-day", "-pk")
    item = AgendaItem.objects.filter(meeting=OuterRef("pk"), group=group)
    return sorted(held.annotate(has_group=Exists(item))[:20], key=lambda one: not on_agenda(one))


def referrals(group: Group) -> list[Referral]:
    """All that was laid before others, the first one first."""
    return list(Referral.objects.filter(group=group).select_related("asked_by", "working_group").order_by("pk"))


def advice_on(group: Group, difference: str) -> str:
    """What was advised on a difference, each with who and when: it stands with the decision."""
    return advice_in(referrals(group), difference)


def advice_in(asked: Iterable[Referral], difference: str = "") -> str:
    """What was advised, on one difference or on all, each with who and when."""
    advised = (one for one in asked if one.to == Referral.To.ADVICE and one.answer)
    return "\n".join(_advice(one) for one in advised if difference in ("", one.difference))


def verdicts(group: Group) -> list[Decision]:
    """What the steering group said of this group, the newest first."""
    said = Decision.objects.filter(group=group, kind=Decision.Kind.ADOPTION).select_related("decided_by", "meeting")
    return list(said.order_by("-pk"))


def published_without(group: Group) -> Decision | None:
    """By which decision its version was published without one of a steering group; None when that adopted it."""
    said = Decision.objects.filter(group=group, option=WITHOUT_STEERING_GROUP, version=group.published_id)
    return said.filter(withdrawn_at=None).order_by("-pk").first() if group.published_id else None


def _advice(one: Referral) -> str:
    who = one.working_group.name if one.working_group else _("Advies")
    day = f", {date_format(one.answered_on, 'j F Y')}" if one.answered_on else ""
    return f"{who}{day}, {one.summary}: {one.answer}"
