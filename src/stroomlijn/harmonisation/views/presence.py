"""Who comes to a meeting and who leaves, and who else is asked."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from stroomlijn.foundation.access import May
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.text import number_in
from stroomlijn.harmonisation.access import access_meeting, leads, parts_of
from stroomlijn.harmonisation.forms.meetings import GuestForm
from stroomlijn.harmonisation.models import Meeting
from stroomlijn.harmonisation.operations import presence as operations
from stroomlijn.harmonisation.queries.meeting_page import presence_of


@require_POST
def presence(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Somebody came in or left, said by who leads, or by themselves."""
    meeting = access_meeting(request.user, meeting_id, May.HARMONISE)
    person = number_in(request.POST.get("persoon", ""))
    if person is None or person not in _of(request, meeting):
        raise Http404
    if request.POST.get("doe") == "gaat":
        operations.go_out(Actor.of(request), meeting.pk, person)
        messages.success(request, _("Genoteerd: weg. Besluiten van eerder houden de naam."))
    else:
        operations.come_in(Actor.of(request), meeting.pk, person)
        messages.success(request, _("Genoteerd: aanwezig."))
    return redirect("meeting", meeting.pk)


@require_POST
def guests(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Asks somebody who is no member, or does not ask them after all."""
    meeting = access_meeting(request.user, meeting_id, May.PLAN)
    gone = number_in(request.POST.get("weg", ""))
    if gone is not None:
        operations.uninvite(Actor.of(request), meeting.pk, gone)
        return redirect("meeting", meeting.pk)
    form = GuestForm(request.POST)
    if form.is_valid():
        operations.invite(Actor.of(request), meeting.pk, form.cleaned_data["person"])
        messages.success(request, _("Uitgenodigd."))
    else:
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
    return redirect("meeting", meeting.pk)


def _of(request: HttpRequest, meeting: Meeting) -> set[int]:
    """Whose presence one may write down: of all who are asked, or one's own."""
    asked = {one.person_id for one in presence_of(meeting)}
    if leads(request.user, meeting.working_group):
        return asked
    return asked & {part.person_id for part in parts_of(request.user)}
