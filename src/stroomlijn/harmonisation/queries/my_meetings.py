"""What waits for members of working groups, for 'Vandaag'."""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stroomlijn.foundation import clock
from stroomlijn.foundation.today import TodayRow, TodaySection
from stroomlijn.harmonisation.access.part import parts_of
from stroomlijn.harmonisation.models import Meeting, Referral, Theme

from .premises import asked_again

A_WEEK = datetime.timedelta(days=7)
MOST = 10


def my_meetings(account: Any) -> TodaySection:
    """The meetings of my working groups, and where I am a guest: those that go on, of today, and of the week ahead."""
    day = clock.today()
    mine = [part.working_group_id for part in parts_of(account) if not part.closed]
    asked = Q(working_group__in=mine) | Q(guests__account=account.pk)
    soon = Q(state=Meeting.State.PLANNED, day__gte=day, day__lte=day + A_WEEK) | Q(state=Meeting.State.RUNNING)
    found = Meeting.objects.filter(asked & soon).select_related("working_group").distinct().order_by("day", "begins")
    rows = tuple(_meeting(meeting) for meeting in found[:MOST])
    return TodaySection("bijeenkomsten", _("Jouw bijeenkomsten"), "talk", rows, len(rows), reverse("my-working-groups"))


def to_settle(account: Any) -> TodaySection:
    """What was laid before my groups; themes that I lead and that are not settled; for who leads a group what must be
    looked at again."""
    parts = [part for part in parts_of(account) if not part.closed]
    if not parts:
        return TodaySection("werkgroep", _("Voor je werkgroep"), "person")
    themes = Theme.objects.filter(leader__account=account.pk, settled_on=None, working_group__closed_at=None)
    rows = _laid_before([part.working_group_id for part in parts])
    rows += tuple(
        TodayRow(theme.question, reverse("theme", args=[theme.working_group_id, theme.pk]), theme.working_group.name)
        for theme in themes.select_related("working_group").order_by("pk")[:MOST]
    )
    rows += _asked_again([part.working_group_id for part in parts if part.leading])
    return TodaySection("werkgroep", _("Voor je werkgroep"), "person", rows, len(rows))


def _laid_before(working_groups: list[int]) -> tuple[TodayRow, ...]:
    """Questions that wait for the advice or the decision of these working groups."""
    waiting = Referral.objects.filter(working_group__in=working_groups, state=Referral.State.OPEN)
    return tuple(
        TodayRow(
            one.question or one.summary,
            f"{reverse('group', args=[one.group_id])}?verschil={one.difference}#verschil-{one.difference}",
            _("%(kind)s, %(name)s") % {"kind": one.get_to_display(), "name": one.group.name},
        )
        for one in waiting.select_related("group").order_by("pk")[:MOST]
    )


def _meeting(meeting: Meeting) -> TodayRow:
    when = _("nu bezig") if meeting.state == Meeting.State.RUNNING else _when(meeting)
    detail = ", ".join(part for part in (meeting.working_group.name, when, meeting.place) if part)
    return TodayRow(meeting.title, reverse("meeting", args=[meeting.pk]), detail)


def _when(meeting: Meeting) -> str:
    day = _("vandaag") if meeting.day == clock.today() else date_format(meeting.day, "l j F")
    if meeting.begins is None:
        return day
    return _("%(day)s om %(time)s uur") % {"day": day, "time": time_format(meeting.begins, "H.i")}


def _asked_again(leading: list[int]) -> tuple[TodayRow, ...]:
    """Groups of these working groups whose decisions rest on a premise that became known or changed."""
    if not leading:
        return ()
    uses = asked_again().filter(group__working_group__in=leading)
    asked = uses.order_by().values_list("premise", "premise__name").annotate(number=Count("pk")).order_by("premise")
    return tuple(
        TodayRow(
            _("%(name)s is bekend of veranderd") % {"name": name},
            reverse("premise", args=[premise]),
            ngettext("kijk opnieuw naar %(number)d verschil", "kijk opnieuw naar %(number)d verschillen", number)
            % {"number": number},
        )
        for premise, name, number in asked[:MOST]
    )
