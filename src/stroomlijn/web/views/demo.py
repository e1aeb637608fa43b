"""Signing in to the demo as one of its people, with one click."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import get_user_model, login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from stroomlijn.foundation.operations.signing_in import note_sign_in
from stroomlijn.web.demo.visitors import VISITORS

from .sign_in import BACKEND


@login_not_required
@require_POST
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """Exists only in a folder that was made with --demo."""
    who = request.POST.get("wie", "")
    if not settings.DEMO or who not in {visitor.email for visitor in VISITORS}:
        raise Http404
    account = get_object_or_404(get_user_model(), email=who, is_active=True)
    login(request, account, backend=BACKEND)
    note_sign_in(account.pk, request.META.get("REMOTE_ADDR", ""), "demo")
    return redirect("home")
