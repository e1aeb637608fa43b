"""The way to one's own working groups, on pages of other contexts."""

from __future__ import annotations

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse

from .access import parts_of


def my_working_groups(request: HttpRequest, _none: int) -> str:
    """A tab beside the other ways into the processes, for who is in a working group."""
    if not parts_of(request.user):
        return ""
    here = request.path == reverse("my-working-groups")
    return render_to_string("harmonisation/panels/my_working_groups.html", {"here": here}, request)
