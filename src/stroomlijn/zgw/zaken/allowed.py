"""Who may add to a zaak and change it: a closed one is only corrected (zrc-007)."""

from __future__ import annotations

from typing import Any

from stroomlijn.zgw.models import Zaak
from stroomlijn.zgw.register.here import Here
from stroomlijn.zgw.register.refusals import invalid
from stroomlijn.zgw.register.rows import lock_row

from .guards import BIJWERKEN, GEFORCEERD, needs

Scopes = tuple[str, ...]


def may_change(zaak: Zaak, here: Here, scopes: Scopes = BIJWERKEN) -> None:
    """Raises `Refused` unless the caller has one of the scopes; for a closed zaak the scope for corrections."""
    asked = scopes if zaak.einddatum is None else GEFORCEERD
    needs(here.rights, asked, zaak.zaaktype_id, zaak.vertrouwelijkheidaanduiding)


def may_add(row: Any, here: Here, scopes: Scopes = BIJWERKEN) -> None:
    """The same for something that belongs to a zaak. The zaak is for this transaction alone from then on: who closes it
    at the same moment waits, or goes first."""
    row.zaak = lock_row(Zaak, row.zaak_id)
    may_change(row.zaak, here, scopes)


def stays_with_its_zaak(row: Any, before: Any, here: Here) -> None:
    may_add(before, here)
    stays(row, before, "zaak_id", "Wat bij een zaak hoort, blijft bij die zaak.", "zaak")
    row.zaak = before.zaak


def stays(row: Any, before: Any, name: str, reason: str, shown: str = "") -> None:
    """Raises `Invalid` when an attribute (`shown` on the wire) is no longer what it was."""
    if getattr(row, name) != getattr(before, name):
        raise invalid(shown or name, "wijzigen-niet-toegelaten", reason)
