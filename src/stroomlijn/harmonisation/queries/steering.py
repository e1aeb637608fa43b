"""The steering group of a traject: its meetings, what lies before it, and what it can say."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stroomlijn.foundation import clock
from stroomlijn.harmonisation.models import AgendaItem, Decision, Group, Meeting, Referral, WorkingGroup


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
    return of_kind.order_by("pk").first()


def next_meetings(traject_id: int, limit: int = 10) -> list[Meeting]:
    """The meetings of the steering group that are still to come, or that go on, the first one first."""
    held_by = WorkingGroup.objects.filter(traject=traject_id, kind=WorkingGroup.Kind.STUURGROEP, closed_at=None)
    coming = Meeting.objects.filter(working_group__in=held_by).exclude(state=Meeting.State.DONE)
    return list(coming.filter(day__gte=clock.today()).order_by("day", "begins", "pk")[:limit])


def meetings_to_record(group: Group) -> list[Meeting]:
    """The meetings of the steering group of which a decision on this group can be written down: those with it on the
    agenda first, then the others up to today."""
    steering = steering_group(group.traject_id)
    if steering is None:
        return []
    held = list(Meeting.objects.filter(working_group=steering, day__lte=clock.today()).order_by("-day", "-pk")[:20])
    asked = set(AgendaItem.objects.filter(group=group, meeting__in=held).values_list("meeting", flat=True))
    return sorted(held, key=lambda one: one.pk not in asked)


def on_agenda(group: Group) -> Meeting | None:
    """The next meeting that has this group on its agenda to be adopted."""
    item = AgendaItem.objects.filter(kind=AgendaItem.Kind.ADOPT, group=group, meeting__day__gte=clock.today())
    found = item.exclude(meeting__state=Meeting.State.DONE).select_related("meeting").order_by("meeting__day").first()
    return found.meeting if found else None


def referred(group: Group) -> list[Referral]:
    """The differences that lie before the steering group now."""
    return list(
        Referral.objects.filter(group=group, to=Referral.To.STEERING, state=Referral.State.OPEN).select_related(
            "asked_by"
        )
    )


def advice_on(group: Group, difference: str = "") -> str:
    """What was advised on a group, or on one difference of it, each with who and when: it stands with the decision."""
    answered = Referral.objects.filter(group=group, to=Referral.To.ADVICE).exclude(answer="")
    if difference:
        answered = answered.filter(difference=difference)
    return "\n".join(_advice(one) for one in answered.select_related("working_group").order_by("pk"))


def verdicts(group: Group) -> list[Decision]:
    """What the steering group said of this group, the newest first."""
    said = Decision.objects.filter(group=group, kind=Decision.Kind.ADOPTION).select_related("decided_by", "meeting")
    return list(said.order_by("-pk"))


def _advice(one: Referral) -> str:
    who = one.working_group.name if one.working_group else _("Advies")
    day = f", {date_format(one.answered_on, 'j F Y')}" if one.answered_on else ""
    return f"{who}{day}, {one.summary}: {one.answer}"
