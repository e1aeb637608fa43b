"""Arranging the processes and groups of a traject: one or many at once, each act with a way back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from stroomlijn.foundation.actor import Actor
from stroomlijn.harmonisation.access import access_arrangement
from stroomlijn.harmonisation.operations import choosing


@require_POST
def undo(request: HttpRequest, traject_id: int, arrangement_id: int) -> HttpResponse:
    """Takes an act back, while nothing rests on it."""
    act = access_arrangement(request.user, traject_id, arrangement_id)
    choosing.undo(Actor.of(request), act.pk)
    messages.success(request, _("Het is weer zoals het was."))
    return redirect("groups", traject_id)
