"""Decisions: what was decided, whether in a zaak or not, and the documents that put it down (Besluiten API 1.1.0)."""

from __future__ import annotations

from django.db import models

from . import words
from .base import NumberSeries, Registered
from .catalogi import BesluitType
from .documenten import InformatieObject
from .zaken import Zaak


class Besluit(Registered):
    """A decision outlives its zaak: who destroys a zaak has said nothing of what was decided in it."""

    identificatie = models.CharField(max_length=50, blank=True)
    verantwoordelijke_organisatie = models.CharField(max_length=9)
    besluittype = models.ForeignKey(BesluitType, on_delete=models.PROTECT)
    zaak = models.ForeignKey(Zaak, on_delete=models.SET_NULL, null=True, blank=True, related_name="besluiten")
    datum = models.DateField()
    toelichting = models.TextField(blank=True)
    bestuursorgaan = models.CharField(max_length=50, blank=True)
    ingangsdatum = models.DateField()
    vervaldatum = models.DateField(null=True, blank=True)
    vervalreden = models.CharField(max_length=30, choices=words.choices(tuple(words.VERVALREDEN)), blank=True)
    publicatiedatum = models.DateField(null=True, blank=True)
    verzenddatum = models.DateField(null=True, blank=True)
    uiterlijke_reactiedatum = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["verantwoordelijke_organisatie", "identificatie"], name="zgw_besluit_identificatie"
            )
        ]
        indexes = [models.Index(fields=["identificatie"], name="zgw_besluit_nummer")]


class BesluitInformatieObject(Registered):
    informatieobject = models.ForeignKey(InformatieObject, on_delete=models.PROTECT, related_name="+")
    besluit = models.ForeignKey(Besluit, on_delete=models.CASCADE, related_name="informatieobjecten")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["besluit", "informatieobject"], name="zgw_besluitinformatieobject_unique")
        ]


class BesluitNumber(NumberSeries):
    """Of decisions."""
