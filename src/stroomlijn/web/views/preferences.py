"""What somebody sets for themselves."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.digest import switch_weekly_mail


@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: HttpRequest) -> HttpResponse:
    """Whether one gets the mail of Monday."""
    if request.method == "POST":
        on = request.POST.get("weekmail") == "1"
        switch_weekly_mail(Actor.of(request), on=on)
        messages.success(request, _("Je krijgt de mail op maandag.") if on else _("Je krijgt geen mail meer."))
        return redirect("preferences")
    return render(request, "preferences.html")
