"""The case register of the demo: a catalogue for the social domain, the cases of a year in it, a client to try."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext as _

from stroomlijn.foundation.actor import Actor
from stroomlijn.zgw.beheer.applications import make_application
from stroomlijn.zgw.inside import as_the_product

from .filling import make_catalogue
from .handling import handle
from .planning import planned

CLIENT = "proef"


def fill_register(actor: Actor, today: date, share: float, report: Callable[[str], object]) -> None:
    """The catalogue, this share of its cases until today, and an application that may everything."""
    made, cases = make_catalogue(), planned(today, share)
    handle(cases, made)
    label = _("Leverancier op proef")
    make_application(actor, as_the_product(), label=label, client_id=CLIENT, everything=True, rights=[])
    report(_("Zaken: %(cases)d in %(types)d zaaktypen") % {"cases": len(cases), "types": len(made)})
