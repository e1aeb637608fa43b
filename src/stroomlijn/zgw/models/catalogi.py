"""The catalogue: what sorts of zaken, documents and decisions there are (Catalogi API 1.3.3).

A type refers to another versioned type by its name within the catalogue, not to one version of it: which version is
meant follows from the date (the 'grote historiemodel' of the standard).
"""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from . import groups, words
from .base import Dated, Registered, VersionedType
from .fields import DurationField, GroupField, GroupsField


class Catalogus(Registered):
    domein = models.CharField(max_length=5)
    rsin = models.CharField(max_length=9)
    contactpersoon_beheer_naam = models.CharField(max_length=40)
    contactpersoon_beheer_telefoonnummer = models.CharField(max_length=20, blank=True)
    contactpersoon_beheer_emailadres = models.EmailField(blank=True)
    naam = models.CharField(max_length=200, null=True, blank=True)
    versie = models.CharField(max_length=20, null=True, blank=True)
    begindatum_versie = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["domein", "rsin"], name="zgw_catalogus_unique")]


class ZaakType(VersionedType):
    catalogus = models.ForeignKey(Catalogus, on_delete=models.PROTECT)
    identificatie = models.CharField(max_length=50)
    omschrijving = models.CharField(max_length=80)
    omschrijving_generiek = models.CharField(max_length=80, blank=True)
    vertrouwelijkheidaanduiding = models.CharField(max_length=20, choices=words.choices(words.VERTROUWELIJKHEID))
    doel = models.TextField()
    aanleiding = models.TextField()
    toelichting = models.TextField(blank=True)
    indicatie_intern_of_extern = models.CharField(max_length=10, choices=words.choices(words.INTERN_OF_EXTERN))
    handeling_initiator = models.CharField(max_length=20)
    onderwerp = models.CharField(max_length=80)
    handeling_behandelaar = models.CharField(max_length=20)
    doorlooptijd = DurationField()
    servicenorm = DurationField(null=True, blank=True)
    opschorting_en_aanhouding_mogelijk = models.BooleanField()
    verlenging_mogelijk = models.BooleanField()
    verlengingstermijn = DurationField(null=True, blank=True)
    trefwoorden = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    publicatie_indicatie = models.BooleanField()
    publicatietekst = models.TextField(blank=True)
    verantwoordingsrelatie = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    producten_of_diensten = ArrayField(models.URLField(max_length=1000), default=list)
    selectielijst_procestype = models.URLField(max_length=200, blank=True)
    referentieproces = GroupField(groups.REFERENTIEPROCES, null=False, blank=False)
    verantwoordelijke = models.CharField(max_length=50)
    broncatalogus = GroupField(groups.BRONCATALOGUS)
    bronzaaktype = GroupField(groups.BRONZAAKTYPE)
    versiedatum = models.DateField()
    besluittypen = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    deelzaaktypen = ArrayField(models.CharField(max_length=50), default=list, blank=True)
    gerelateerde_zaaktypen = models.JSONField(default=list, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["catalogus", "identificatie"], name="zgw_zaaktype_identificatie"),
            GinIndex(fields=["besluittypen"], name="zgw_zaaktype_besluittypen"),
        ]


class BesluitType(VersionedType):
    catalogus = models.ForeignKey(Catalogus, on_delete=models.PROTECT)
    omschrijving = models.CharField(max_length=80, blank=True)
    omschrijving_generiek = models.CharField(max_length=80, blank=True)
    besluitcategorie = models.CharField(max_length=40, blank=True)
    reactietermijn = DurationField(null=True, blank=True)
    publicatie_indicatie = models.BooleanField()
    publicatietekst = models.TextField(blank=True)
    publicatietermijn = DurationField(null=True, blank=True)
    toelichting = models.TextField(blank=True)
    informatieobjecttypen = ArrayField(models.CharField(max_length=80), default=list)

    given_zaaktypen: Sequence[ZaakType] = ()
    """The zaaktypen that a body gave it; the relation is kept on the zaaktypen."""

    class Meta:
        indexes = [
            models.Index(fields=["catalogus", "omschrijving"], name="zgw_besluittype_omschrijving"),
            GinIndex(fields=["informatieobjecttypen"], name="zgw_besluittype_iot"),
        ]


class InformatieObjectType(VersionedType):
    catalogus = models.ForeignKey(Catalogus, on_delete=models.PROTECT)
    omschrijving = models.CharField(max_length=80)
    vertrouwelijkheidaanduiding = models.CharField(max_length=20, choices=words.choices(words.VERTROUWELIJKHEID))
    informatieobjectcategorie = models.CharField(max_length=80, blank=True)
    trefwoord = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    omschrijving_generiek = GroupField(groups.OMSCHRIJVING_GENERIEK)

    class Meta:
        indexes = [models.Index(fields=["catalogus", "omschrijving"], name="zgw_iot_omschrijving")]


class StatusType(Registered, Dated):
    zaaktype = models.ForeignKey(ZaakType, on_delete=models.CASCADE, related_name="statustypen")
    omschrijving = models.CharField(max_length=80)
    omschrijving_generiek = models.CharField(max_length=80, blank=True)
    statustekst = models.CharField(max_length=1000, blank=True)
    volgnummer = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(9999)])
    informeren = models.BooleanField(default=False)
    doorlooptijd = DurationField(null=True, blank=True)
    toelichting = models.CharField(max_length=1000, null=True, blank=True)
    checklistitem_statustype = GroupsField(groups.CHECKLISTITEM)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["zaaktype", "volgnummer"], name="zgw_statustype_volgnummer")]


class RolType(Registered, Dated):
    zaaktype = models.ForeignKey(ZaakType, on_delete=models.CASCADE, related_name="roltypen")
    omschrijving = models.CharField(max_length=100)
    omschrijving_generiek = models.CharField(max_length=20, choices=words.choices(words.ROL_GENERIEK))


class Eigenschap(Registered, Dated):
    zaaktype = models.ForeignKey(ZaakType, on_delete=models.CASCADE, related_name="eigenschappen")
    statustype = models.ForeignKey(
        StatusType, on_delete=models.SET_NULL, null=True, blank=True, related_name="eigenschappen"
    )
    naam = models.CharField(max_length=20)
    definitie = models.CharField(max_length=255)
    specificatie = GroupField(groups.EIGENSCHAP_SPECIFICATIE, null=False, blank=False)
    toelichting = models.CharField(max_length=1000, blank=True)


class ResultaatType(Registered, Dated):
    zaaktype = models.ForeignKey(ZaakType, on_delete=models.CASCADE, related_name="resultaattypen")
    omschrijving = models.CharField(max_length=30)
    resultaattypeomschrijving = models.URLField(max_length=1000)
    omschrijving_generiek = models.CharField(max_length=30, blank=True, editable=False)
    selectielijstklasse = models.URLField(max_length=1000)
    toelichting = models.TextField(blank=True)
    archiefnominatie = models.CharField(max_length=20, choices=words.choices(words.ARCHIEFNOMINATIE), blank=True)
    archiefactietermijn = DurationField(null=True, blank=True)
    brondatum_archiefprocedure = GroupField(groups.BRONDATUM_ARCHIEFPROCEDURE)
    procesobjectaard = models.CharField(max_length=200, null=True, blank=True)
    indicatie_specifiek = models.BooleanField(null=True, blank=True)
    procestermijn = DurationField(null=True, blank=True)
    besluittypen = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    informatieobjecttypen = ArrayField(models.CharField(max_length=80), default=list, blank=True)


class ZaakTypeInformatieObjectType(Registered):
    zaaktype = models.ForeignKey(ZaakType, on_delete=models.CASCADE, related_name="zaaktypeinformatieobjecttypen")
    informatieobjecttype = models.CharField(max_length=80)
    volgnummer = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(999)])
    richting = models.CharField(max_length=20, choices=words.choices(words.RICHTING))
    statustype = models.ForeignKey(StatusType, on_delete=models.SET_NULL, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["zaaktype", "volgnummer"], name="zgw_ziot_volgnummer"),
        ]


class ZaakObjectType(Registered, Dated):
    zaaktype = models.ForeignKey(ZaakType, on_delete=models.CASCADE, related_name="zaakobjecttypen")
    ander_objecttype = models.BooleanField()
    objecttype = models.URLField(max_length=200)
    relatie_omschrijving = models.CharField(max_length=80)
