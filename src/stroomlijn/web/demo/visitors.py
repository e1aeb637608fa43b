"""The people one can be in the demo. All are invented."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_noop as _

from stroomlijn.foundation.access import Role


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody to sign in as with one click; `role` is a toegangsrol, `work` what they do in words."""

    email: str
    name: str
    role: str
    work: str


VISITORS = (
    Visitor("fatima@demo.invalid", "Fatima El Idrissi", Role.PROCESANALIST, _("procesanalist")),
    Visitor("bram@demo.invalid", "Bram van Lankveld", Role.MEDEWERKER, _("Wmo-consulent")),
    Visitor("anke@demo.invalid", "Anke Schuurmans", Role.MEDEWERKER, _("teamleider en proceseigenaar")),
    Visitor("kees@demo.invalid", "Kees Verstegen", Role.BEHEERDER, _("functioneel beheerder")),
)
