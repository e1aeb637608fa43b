"""Numbers of zaken: `ZAAK-2021-0000000014`."""

from __future__ import annotations

from stroomlijn.zgw.models import ZaakNumber
from stroomlijn.zgw.register.numbering import next_numbers


def reserve(bronorganisatie: str, many: int = 1) -> list[str]:
    """The next numbers of an organisation, for good."""
    return next_numbers(ZaakNumber, "ZAAK", bronorganisatie, many)
