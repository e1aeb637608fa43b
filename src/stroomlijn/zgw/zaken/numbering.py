"""Numbers of zaken: `ZAAK-2021-0000000014`."""

from __future__ import annotations

from stroomlijn.zgw.models import Zaak, ZaakNumber
from stroomlijn.zgw.register.numbering import Numbering

_ZAKEN = Numbering(ZaakNumber, Zaak, "ZAAK")


def reserve(bronorganisatie: str, many: int = 1) -> list[str]:
    """The next numbers of an organisation, for good."""
    return _ZAKEN.next(bronorganisatie, many)
