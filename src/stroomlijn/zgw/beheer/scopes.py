"""The scopes that can be given, per component, in the order of the forms."""

from __future__ import annotations

from stroomlijn.zgw.autorisaties import resources as autorisaties
from stroomlijn.zgw.besluiten import guards as besluiten
from stroomlijn.zgw.documenten import guards as documenten
from stroomlijn.zgw.notificaties import resources as notificaties
from stroomlijn.zgw.register import guards as catalogi
from stroomlijn.zgw.zaken import guards as zaken

SCOPES = {
    "zrc": (*zaken.ON_ZAKEN, *zaken.AUDIT),
    "drc": (*documenten.ON_DOCUMENTEN, *documenten.AUDIT),
    "brc": (*besluiten.ON_BESLUITEN, *besluiten.AUDIT),
    "ztc": (
        *catalogi.CATALOGI_LEZEN,
        *catalogi.CATALOGI_SCHRIJVEN,
        *catalogi.CATALOGI_GEFORCEERD_SCHRIJVEN,
        *catalogi.CATALOGI_GEFORCEERD_VERWIJDEREN,
    ),
    "nrc": notificaties.READ,
    "ac": (*autorisaties.READ, *autorisaties.WRITE),
}
