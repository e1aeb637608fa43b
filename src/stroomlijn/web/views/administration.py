"""Everything an administrator keeps, on one page. A new entry is one line in ENTRIES."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from stroomlijn.foundation.access import May, require


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the administrator: what it is called, what one does there, the name of its address."""

    title: str | Promise
    text: str | Promise
    url_name: str
    icon: str


ENTRIES = (
    Entry(_("Organisaties"), _("Wie hier samenwerken, en wat voor organisatie het is."), "organisations", "flag"),
    Entry(_("Mensen"), _("Wie hier werkt, met team, werkrol en plaatsvervanger."), "people", "person"),
    Entry(_("Mensen inlezen"), _("Het bestand van de personeelsadministratie."), "people-upload", "upload"),
    Entry(_("Teams"), _("Teams per organisatie, met hun teamleider."), "teams", "board"),
    Entry(_("Werkrollen"), _("Eén register van rollen voor alle processen."), "werkrollen", "role"),
    Entry(_("Accounts"), _("Wie kan inloggen, en met welke rechten."), "accounts", "form"),
    Entry(_("Processen"), _("Eigenaar, groep, geldigheid: van veel processen in één keer."), "manage", "process"),
    Entry(_("Documenten"), _("Wat stappen noemen: werkinstructies, brieven, formulieren."), "documents", "doc"),
    Entry(_("Parameters"), _("Wat per organisatie verschilt: mandaat, prijs, loket."), "parameters", "split"),
    Entry(_("Openbaar"), _("Wat iedereen mag lezen, zonder in te loggen."), "public-domains", "info"),
    Entry(
        _("Applicaties"),
        _("Welke programma’s met het zakenregister werken, en wat ze mogen."),
        "register-applications",
        "system",
    ),
    Entry(_("Rollen van gebruikers"), _("Wat mensen in die programma’s mogen."), "register-roles", "role"),
    Entry(_("Diensten"), _("Waar het zakenregister naar mag wijzen."), "register-services", "link"),
    Entry(_("Abonnementen"), _("Wie meldingen krijgt, en wat niet aankwam."), "register-subscriptions", "bell"),
    Entry(_("Logboek"), _("Wie wat deed, en wanneer. Verzegeld."), "audit", "list"),
)


@require_safe
def administration(request: HttpRequest) -> HttpResponse:
    require(request.user, May.ADMINISTER)
    return render(request, "administration.html", {"entries": ENTRIES})
