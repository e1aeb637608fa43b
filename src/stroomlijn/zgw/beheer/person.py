"""A person at the screens, as the register knows its callers."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext as _

from stroomlijn.foundation import clock
from stroomlijn.zgw.register.here import Here
from stroomlijn.zgw.rights.rights import Rights


def here_of_person(request: HttpRequest) -> Here:
    """May everything: whoever gets here is an administrator."""
    user = request.user
    rights = Rights("", _("Beheer van Stroomlijn"), user=str(user.pk), user_name=str(user)[:255], everything=True)
    host = request.get_host()
    return Here(f"{request.scheme}://{host}", rights, clock.today(), hosts=frozenset({host}))
