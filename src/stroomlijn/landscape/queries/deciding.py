"""What waits for who owns or coordinates processes, for 'Vandaag'."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stroomlijn.foundation import clock
from stroomlijn.foundation.access import May, allowed
from stroomlijn.foundation.paging import first_of
from stroomlijn.foundation.today import TodayRow, TodaySection
from stroomlijn.landscape.access import looked_after
from stroomlijn.landscape.models import HandOver, Process, PublicDomain, Version, large_columns
from stroomlijn.organisation.queries.people import acts_for

from .manage import without_owner

MOST = 10
AHEAD = datetime.timedelta(days=30)


def to_decide(account: Any) -> TodaySection:
    """Concepts of mine that wait to be published, what is offered to me; for administrators what has no owner."""
    mine = acts_for(account)
    rows = _without_owner(account)
    if not mine:
        return TodaySection("te-besluiten", _("Te besluiten"), "flag", rows, len(rows))
    offered = HandOver.objects.filter(to__in=mine, state=HandOver.State.OFFERED).select_related("process")
    rows += tuple(
        TodayRow(
            one.process.name,
            f"/processen/{one.process.number}/overdragen",
            _("aan jou aangeboden, sinds %(day)s") % {"day": date_format(one.offered_at, "j F")},
        )
        for one in offered
    )
    states = (Version.State.IN_TOETSING, Version.State.VASTGESTELD)
    waiting = Version.objects.filter(process__owner__in=mine, state__in=states, withdrawn_because="")
    waiting = waiting.select_related("process").defer(*large_columns()).order_by("process__name_key", "pk")
    rows += tuple(
        TodayRow(
            one.name,
            f"/processen/{one.process.number}/publiceren?versie={one.number}",
            _("versie %(number)s is %(state)s") % {"number": one.number, "state": one.get_state_display().lower()},
        )
        for one in waiting
    )
    rows += _held_back(mine)
    more = "/processen/beheer?stand=in-toetsing" if len(rows) > MOST else ""
    return TodaySection("te-besluiten", _("Te besluiten"), "flag", rows[:MOST], len(rows), more)


def _held_back(mine: Iterable[int]) -> tuple[TodayRow, ...]:
    """Public processes of mine of which a version waits for a look at the names in it."""
    chosen = Q(process__is_public=True) | Q(process__domain__in=PublicDomain.objects.values("name"))
    held = Version.objects.filter(
        chosen, process__owner__in=mine, state=Version.State.GEPUBLICEERD, public_check=Version.PublicCheck.HELD
    )
    return tuple(
        TodayRow(
            one.name,
            f"/processen/{one.process.number}#openbaar",
            _("versie %(number)s is nog niet openbaar: kijk naar de namen") % {"number": one.number},
        )
        for one in held.select_related("process").defer(*large_columns()).order_by("process__name_key", "pk")
    )


def _without_owner(account: Any) -> tuple[TodayRow, ...]:
    """For administrators: how many published processes nobody who works here owns."""
    if not allowed(account, May.ADMINISTER):
        return ()
    alone = Process.objects.filter(without_owner(), versions__state=Version.State.GEPUBLICEERD).distinct().count()
    if not alone:
        return ()
    told = ngettext("%(number)d proces zonder eigenaar", "%(number)d processen zonder eigenaar", alone)
    return (
        TodayRow(told % {"number": alone}, "/processen/beheer?zonder=1&stand=gepubliceerd", _("zoek een eigenaar")),
    )


def to_review(account: Any) -> TodaySection:
    """My processes that must be looked over within a month, what is overdue first."""
    if not acts_for(account):
        return TodaySection("te-herzien", _("Te herzien"), "repeat")
    due = Process.objects.filter(looked_after(account), review_on__lte=clock.today() + AHEAD)
    found, total = first_of(due.order_by("review_on", "name_key"), MOST)
    rows = tuple(
        TodayRow(process.name, f"/processen/{process.number}/herzien", _("klopt dit nog?"), process.review_on)
        for process in found
    )
    more = "/processen/beheer?herzien=1" if total > MOST else ""
    return TodaySection("te-herzien", _("Te herzien"), "repeat", rows, total, more)


def _place(process: Process) -> str:
    organisation = process.landscape.organisation
    return " · ".join(filter(None, (process.domain, organisation.name if organisation else "")))


def mine_as_owner(account: Any) -> TodaySection:
    """The processes that I own, to know. One name may stand there for several organisations."""
    mine = acts_for(account)
    owned = Process.objects.filter(owner__in=mine) if mine else Process.objects.none()
    owned = owned.select_related("landscape__organisation").order_by("name_key", "pk")
    found, total = first_of(owned, MOST)
    rows = tuple(TodayRow(one.name, f"/processen/{one.number}", _place(one)) for one in found)
    title = _("Mijn processen als eigenaar")
    more = "/processen/beheer" if total > MOST else ""
    return TodaySection("eigenaar", title, "process", rows, total, more, to_do=False, in_mail=False)
