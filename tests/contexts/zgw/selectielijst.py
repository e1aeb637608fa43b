"""A small selectielijst that was asked before, so that no test needs the network."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from stroomlijn.zgw.models import ExternalService, Remembered

ROOT = "https://selectielijst.example/api/v1/"
PROCESTYPE, OTHER_PROCESTYPE = f"{ROOT}procestypen/1", f"{ROOT}procestypen/2"
KANAAL = f"{ROOT}communicatiekanalen/1"
OMSCHRIJVING = f"{ROOT}resultaattypeomschrijvingen/1"
CLASSES = {
    "nihil": f"{ROOT}resultaten/1",
    "ingeschatte_bestaansduur_procesobject": f"{ROOT}resultaten/2",
    "vast_te_leggen_datum": f"{ROOT}resultaten/3",
    "": f"{ROOT}resultaten/4",
}


def fill() -> None:
    ExternalService.objects.create(root=ROOT, label="Selectielijst")
    for address in (PROCESTYPE, OTHER_PROCESTYPE):
        _remember(address, {"nummer": 1, "naam": "Voorzieningen verstrekken", "procesobject": "De voorziening"})
    _remember(OMSCHRIJVING, {"omschrijving": "Toegekend", "definitie": "Aan het verzoek is voldaan"})
    _remember(KANAAL, {"naam": "Balie", "omschrijving": "Aan de balie van het gemeentehuis"})
    for procestermijn, address in CLASSES.items():
        facts = {"procesType": PROCESTYPE, "waardering": "vernietigen", "bewaartermijn": "P7Y"}
        _remember(address, {**facts, "procestermijn": procestermijn})


def _remember(address: str, body: dict[str, Any]) -> None:
    Remembered.objects.create(address=address, body=body, asked=timezone.now())
