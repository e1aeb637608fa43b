"""Vandaag: what waits for the one who is signed in, and what is good to know."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from stroomlijn.foundation import clock
from stroomlijn.foundation.access import May, allowed
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.first_steps import first_steps
from stroomlijn.foundation.operations.guiding import guide
from stroomlijn.foundation.today import today_of
from stroomlijn.organisation.queries.unknown_work import UnknownWork, unknown_work

NOON, EVENING = 12, 18


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """The first page: things to do on one line, beside them what changed and what was answered."""
    sections = today_of(request.user)
    waiting = [section for section in sections if section.to_do and section.total]
    day = clock.today()
    context = {
        "day": day,
        "greeting": _greeting(timezone.localtime().hour),
        "waiting": waiting,
        "number": sum(section.total for section in waiting),
        "late": sum(row.due is not None and row.due < day for section in waiting for row in section.rows),
        "known": [section for section in sections if not section.to_do and section.total],
        **_beginning(request.user),
    }
    context["unknown"] = None if context["first_steps"] else _unknown(request.user)
    return render(request, "today.html", context)


@require_POST
def show_first_steps(request: HttpRequest) -> HttpResponse:
    """Puts the first steps away, or back."""
    on = request.GET.get("toon") == "1"
    guide(Actor.of(request), on=on)
    if not on:
        back = f"{reverse('first-steps')}?toon=1"
        messages.success(request, _("De eerste stappen zijn weggelegd."), extra_tags=back)
    return redirect("today")


def _beginning(account: Any) -> dict[str, Any]:
    """What an administrator has still to do before anybody can read a process."""
    steps = first_steps() if account.guided and allowed(account, May.ADMINISTER) else []
    open_steps = [step for step in steps if not step.done]
    return {
        "first_steps": steps,
        "next_step": next(iter(open_steps), None),
        "steps_done": len(steps) - len(open_steps),
        "steps_open": len(open_steps),
    }


def _unknown(account: Any) -> UnknownWork | None:
    """An administrator who is a person may well do without a werkrol: they are not asked every day."""
    unknown = unknown_work(account)
    return None if unknown is not None and unknown.mends_it and unknown.person_id else unknown


def _greeting(hour: int) -> str:
    if hour < NOON:
        return _("Goedemorgen")
    return _("Goedemiddag") if hour < EVENING else _("Goedenavond")
