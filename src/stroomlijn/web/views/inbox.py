"""Messages to the one who is signed in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.messages import mark_read
from stroomlijn.foundation.queries.accounts import newest_messages


@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """The newest messages; unread ones stand out."""
    return render(request, "inbox.html", {"letters": newest_messages(Actor.of(request).account_id or 0)})


@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    mark_read(Actor.of(request))
    return redirect("inbox")
