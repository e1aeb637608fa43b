"""The scopes of the standard, per component."""

from __future__ import annotations

from stroomlijn.foundation.sentences import gettext_noop as _

COMPONENTS = {
    "zrc": _("Zaken"),
    "drc": _("Documenten"),
    "brc": _("Besluiten"),
    "ztc": _("Catalogi"),
    "nrc": _("Notificaties"),
    "ac": _("Autorisaties"),
}
SCOPES = {
    "zrc": (
        "zaken.lezen",
        "zaken.aanmaken",
        "zaken.bijwerken",
        "zaken.statussen.toevoegen",
        "zaken.heropenen",
        "zaken.geforceerd-bijwerken",
        "zaken.verwijderen",
        "audittrails.lezen",
    ),
    "drc": (
        "documenten.lezen",
        "documenten.aanmaken",
        "documenten.bijwerken",
        "documenten.lock",
        "documenten.geforceerd-unlock",
        "documenten.geforceerd-bijwerken",
        "documenten.verwijderen",
        "audittrails.lezen",
    ),
    "brc": (
        "besluiten.lezen",
        "besluiten.aanmaken",
        "besluiten.bijwerken",
        "besluiten.verwijderen",
        "audittrails.lezen",
    ),
    "ztc": (
        "catalogi.lezen",
        "catalogi.schrijven",
        "catalogi.geforceerd-schrijven",
        "catalogi.geforceerd-verwijderen",
    ),
    "nrc": ("notificaties.consumeren", "notificaties.publiceren"),
    "ac": ("autorisaties.lezen", "autorisaties.bijwerken"),
}
