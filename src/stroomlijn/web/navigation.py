"""The places one can go from every page. Only what works, and only for whom may use it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from stroomlijn.foundation.access import May, allowed, allowed_somewhere
from stroomlijn.foundation.queries.accounts import unread_messages

PROCESSES = ("/processen", "/zoeken", "/documenten", "/parameters", "/reacties", "/werkgroepen")
HARMONISING = ("/trajecten", "/groepen", "/inlezen", "/uitgangspunten", "/bijeenkomsten", "/besluiten", "/inrichting")


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Template context: `navigation` (a list of {label, url, icon, current}), `unread` messages, `demo`."""
    account = getattr(request, "user", None)
    if account is None or not account.is_authenticated:
        return {"navigation": [], "demo": settings.DEMO}
    works = allowed_somewhere(account, May.IMPORT, "traject")
    # Who takes part in a working group comes at its groups from 'Mijn werkgroepen'.
    processes = PROCESSES if works else (*PROCESSES, *HARMONISING)
    places: list[tuple[str, str, str, tuple[str, ...]]] = [
        (_("Vandaag"), reverse("today"), "today", ("/vandaag", "/berichten", "/reacties/mijn")),
        (_("Processen"), reverse("library"), "process", processes),
        (_("Mijn werk"), reverse("my-work"), "check", ("/mijn-werk", "/gelezen")),
    ]
    if works:
        places.append((_("Trajecten"), reverse("trajecten"), "flag", HARMONISING))
    if allowed(account, May.ADMINISTER):
        kept = ("/beheer", "/organisaties", "/mensen", "/teams", "/werkrollen", "/accounts", "/logboek")
        places.append((_("Beheer"), reverse("administration"), "form", kept))
    here = _nearest(request.path, (one for *_place, under in places for one in under))
    return {
        "navigation": [
            {"label": label, "url": url, "icon": icon, "current": here in under} for label, url, icon, under in places
        ],
        # Asked by the first template that shows it: parts of pages are rendered with this context too.
        "unread": cache(partial(unread_messages, account.pk)),
        "demo": settings.DEMO,
    }


def _nearest(path: str, addresses: Iterable[str]) -> str:
    """The longest of the addresses that the path lies under; '' when it lies under none."""
    return max((one for one in addresses if path.startswith(one)), key=len, default="")
