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
    Visitor("joost@demo.invalid", "Joost van den Heuvel", Role.PROGRAMMAMANAGER, _("programmamanager")),
    Visitor("marloes@demo.invalid", "Marloes Verkuijlen", Role.MEDEWERKER, _("directeur, voorzitter stuurgroep")),
    Visitor("ria@demo.invalid", "Ria Kuijpers", Role.MEDEWERKER, _("toegang, trekker werkgroep Wmo")),
    Visitor("thijs@demo.invalid", "Thijs Donkers", Role.MEDEWERKER, _("backoffice")),
    Visitor("sanne@demo.invalid", "Sanne Wijdeven", Role.MEDEWERKER, _("Wmo-consulent")),
    Visitor("hans@demo.invalid", "Hans Peerenboom", Role.MEDEWERKER, _("kwaliteit")),
    Visitor("yusuf@demo.invalid", "Yusuf Demir", Role.MEDEWERKER, _("applicatiebeheer")),
    Visitor("lieke@demo.invalid", "Lieke Raaijmakers", Role.MEDEWERKER, _("beleid")),
    Visitor("olaf@demo.invalid", "Olaf Jansen", Role.MEDEWERKER, _("jurist")),
    Visitor("petra@demo.invalid", "Petra de Wit", Role.MEDEWERKER, _("HR")),
)
