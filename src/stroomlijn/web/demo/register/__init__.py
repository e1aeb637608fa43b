"""The case register of the demo: a catalogue for the social domain, the cases of a year in it, a client to try."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext as _

from stroomlijn.zgw.rights.clients import add_client

from .filling import make_catalogue
from .handling import handle
from .planning import planned

CLIENT = "proef"


def fill_register(today: date, share: float, report: Callable[[str], object]) -> None:
    """The catalogue, this share of its cases until today, and an application that may everything."""
    made, cases = make_catalogue(), planned(today, share)
    handle(cases, made)
    add_client(CLIENT, _("Leverancier op proef"))
    report(_("Zaken: %(cases)d in %(types)d zaaktypen") % {"cases": len(cases), "types": len(made)})
