"""What waits to be arranged in the trajecten that somebody works in, for 'Vandaag'."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stroomlijn.foundation.access import May
from stroomlijn.foundation.today import TodayRow, TodaySection
from stroomlijn.harmonisation.models import Group, GroupMember
from stroomlijn.landscape.queries.inventory import count_sources
from stroomlijn.organisation.access import accessible_trajecten
from stroomlijn.organisation.queries.trajecten import TrajectValue

from .funnel import STAGES, WITHOUT_TIMING

MOST = 3
"""Somebody who works in more trajecten finds the others in their list."""


def to_arrange(account: Any) -> TodaySection:
    """Processes that were not compared yet; groups without a working group, or without a choice for the date."""
    rows = [row for traject in accessible_trajecten(account, May.HARMONISE)[:MOST] for row in _of(traject)]
    return TodaySection("in-te-delen", _("In te delen"), "split", tuple(rows), len(rows))


def _of(traject: TrajectValue) -> list[TodayRow]:
    counted = Group.objects.filter(STAGES["generiek"], traject=traject.id).aggregate(
        without=Count("pk", filter=Q(working_group=None, state=Group.State.PROPOSED)),
        timeless=Count("pk", filter=WITHOUT_TIMING),
    )
    grouped = GroupMember.objects.filter(group__traject=traject.id).count()
    loose = count_sources(traject.id) - grouped if grouped else 0
    processes, groups = reverse("traject-processes", args=[traject.id]), reverse("groups", args=[traject.id])
    waiting = [
        (
            loose,
            ngettext("%(number)d proces nog niet vergeleken", "%(number)d processen nog niet vergeleken", loose),
            f"{processes}?stap=los",
        ),
        (
            counted["without"],
            ngettext(
                "%(number)d groep nog zonder werkgroep", "%(number)d groepen nog zonder werkgroep", counted["without"]
            ),
            f"{groups}?stap=generiek&werkgroep=geen",
        ),
        (
            counted["timeless"] if traject.starts_on else 0,
            ngettext(
                "%(number)d groep: moet het vóór de datum?",
                "%(number)d groepen: moet het vóór de datum?",
                counted["timeless"],
            ),
            f"{groups}?stap=generiek&datum=geen",
        ),
    ]
    return [TodayRow(words % {"number": number}, url, traject.name) for number, words, url in waiting if number > 0]
