"""The cases: what happens for whom, and how far it is (Zaken API 1.7.0)."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, GistIndex
from django.db import models
from django.db.models import Q
from django.db.models.fields.json import KeyTextTransform

from . import groups, words
from .base import NumberSeries, Registered
from .catalogi import Eigenschap, ResultaatType, RolType, StatusType, ZaakObjectType, ZaakType
from .documenten import InformatieObject
from .fields import ExtentField, GeometryField, GroupField, GroupsField, LevelField
from .objects import KENMERK, OVERIGE_DEFINITIE
from .parties import CONTACTPERSOON


class Zaak(Registered):
    """Its current status and its result stand on the zaak itself: lists are filtered and shown without a join."""

    identificatie = models.CharField(max_length=40, blank=True)
    bronorganisatie = models.CharField(max_length=9)
    omschrijving = models.CharField(max_length=80, blank=True)
    toelichting = models.CharField(max_length=1000, blank=True)
    zaaktype = models.ForeignKey(ZaakType, on_delete=models.PROTECT, db_index=False)
    registratiedatum = models.DateField(blank=True)
    verantwoordelijke_organisatie = models.CharField(max_length=9)
    startdatum = models.DateField()
    einddatum = models.DateField(null=True, blank=True, editable=False)
    einddatum_gepland = models.DateField(null=True, blank=True)
    uiterlijke_einddatum_afdoening = models.DateField(null=True, blank=True)
    publicatiedatum = models.DateField(null=True, blank=True)
    communicatiekanaal = models.URLField(max_length=1000, blank=True)
    producten_of_diensten = ArrayField(models.URLField(max_length=1000), default=list, blank=True)
    vertrouwelijkheidaanduiding = LevelField(blank=True)
    betalingsindicatie = models.CharField(
        max_length=20, choices=words.choices(tuple(words.BETALINGSINDICATIE)), blank=True
    )
    laatste_betaaldatum = models.DateTimeField(null=True, blank=True)
    zaakgeometrie = GeometryField()
    extent = ExtentField()
    verlenging = GroupField(groups.VERLENGING)
    opschorting = GroupField(groups.OPSCHORTING)
    selectielijstklasse = models.URLField(max_length=1000, blank=True)
    hoofdzaak = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="deelzaken")
    relevante_andere_zaken = GroupsField(groups.RELEVANTE_ZAAK)
    kenmerken = GroupsField(KENMERK)
    archiefnominatie = models.CharField(
        max_length=20, choices=words.choices(words.ARCHIEFNOMINATIE), null=True, blank=True
    )
    archiefstatus = models.CharField(
        max_length=40, choices=words.choices(words.ARCHIEFSTATUS), default="nog_te_archiveren"
    )
    archiefactiedatum = models.DateField(null=True, blank=True)
    opdrachtgevende_organisatie = models.CharField(max_length=9, blank=True)
    processobjectaard = models.CharField(max_length=200, null=True, blank=True)
    startdatum_bewaartermijn = models.DateField(null=True, blank=True)
    processobject = GroupField(groups.PROCESSOBJECT)
    status = models.ForeignKey(
        "Status", on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="+", db_index=False
    )
    statustype = models.UUIDField(null=True, blank=True, editable=False)
    resultaat = models.ForeignKey(
        "Resultaat", on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="+", db_index=False
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bronorganisatie", "identificatie"], name="zgw_zaak_identificatie"),
        ]
        indexes = [
            models.Index(
                fields=["id"],
                include=["zaaktype", "vertrouwelijkheidaanduiding", "startdatum", "statustype"],
                name="zgw_zaak_shown",
            ),
            models.Index(
                fields=["zaaktype", "statustype", "id"],
                include=["vertrouwelijkheidaanduiding"],
                name="zgw_zaak_status",
            ),
            models.Index(
                fields=["zaaktype", "id"],
                include=["vertrouwelijkheidaanduiding", "startdatum"],
                name="zgw_zaak_type",
            ),
            models.Index(
                fields=["startdatum", "zaaktype", "vertrouwelijkheidaanduiding", "id"], name="zgw_zaak_startdatum"
            ),
            models.Index(
                fields=["registratiedatum", "zaaktype", "vertrouwelijkheidaanduiding", "id"],
                name="zgw_zaak_registratie",
            ),
            *(
                models.Index(
                    fields=[field, "zaaktype", "vertrouwelijkheidaanduiding", "id"],
                    name=f"zgw_zaak_{field[:20].rstrip('_')}",
                    condition=Q(**{f"{field}__isnull": False}),
                )
                for field in (
                    "einddatum",
                    "einddatum_gepland",
                    "uiterlijke_einddatum_afdoening",
                    "archiefnominatie",
                    "archiefactiedatum",
                )
            ),
            GistIndex(fields=["extent"], name="zgw_zaak_extent", condition=Q(extent__isnull=False)),
            GinIndex(
                fields=["relevante_andere_zaken"],
                opclasses=["jsonb_path_ops"],
                name="zgw_zaak_relevant",
                condition=~Q(relevante_andere_zaken=[]),
            ),
        ]


class Status(Registered):
    zaak = models.ForeignKey(Zaak, on_delete=models.CASCADE, related_name="statussen")
    statustype = models.ForeignKey(StatusType, on_delete=models.PROTECT)
    datum_status_gezet = models.DateTimeField()
    statustoelichting = models.CharField(max_length=1000, blank=True)
    gezetdoor = models.ForeignKey("Rol", on_delete=models.SET_NULL, null=True, blank=True, related_name="statussen")

    closes = False
    """Whether it is the last one of the zaaktype; known once its rules were asked."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["zaak", "datum_status_gezet"], name="zgw_status_datum")]


class Resultaat(Registered):
    zaak = models.OneToOneField(Zaak, on_delete=models.CASCADE, related_name="+")
    resultaattype = models.ForeignKey(ResultaatType, on_delete=models.PROTECT)
    toelichting = models.CharField(max_length=1000, blank=True)


class Rol(Registered):
    zaak = models.ForeignKey(Zaak, on_delete=models.CASCADE, related_name="rollen")
    betrokkene = models.URLField(max_length=1000, blank=True)
    betrokkene_type = models.CharField(max_length=30, choices=words.choices(words.BETROKKENE_TYPE))
    afwijkende_naam_betrokkene = models.CharField(max_length=625, blank=True)
    roltype = models.ForeignKey(RolType, on_delete=models.PROTECT)
    omschrijving = models.CharField(max_length=100, blank=True, editable=False)
    omschrijving_generiek = models.CharField(max_length=20, blank=True, editable=False)
    roltoelichting = models.CharField(max_length=1000)
    registratiedatum = models.DateTimeField(auto_now_add=True)
    indicatie_machtiging = models.CharField(max_length=20, choices=words.choices(words.MACHTIGING), blank=True)
    contactpersoon_rol = GroupField(CONTACTPERSOON)
    betrokkene_identificatie = models.JSONField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(
                KeyTextTransform("inpBsn", "betrokkene_identificatie"),
                name="zgw_rol_bsn",
                condition=Q(betrokkene_type="natuurlijk_persoon"),
            ),
            models.Index(
                KeyTextTransform("identificatie", "betrokkene_identificatie"),
                name="zgw_rol_medewerker",
                condition=Q(betrokkene_type="medewerker"),
            ),
            models.Index(
                KeyTextTransform("innNnpId", "betrokkene_identificatie"),
                name="zgw_rol_rechtspersoon",
                condition=Q(betrokkene_type="niet_natuurlijk_persoon"),
            ),
            models.Index(
                KeyTextTransform("vestigingsNummer", "betrokkene_identificatie"),
                name="zgw_rol_vestiging",
                condition=Q(betrokkene_type="vestiging"),
            ),
            models.Index(fields=["betrokkene"], name="zgw_rol_betrokkene", condition=~Q(betrokkene="")),
        ]


class ZaakObject(Registered):
    zaak = models.ForeignKey(Zaak, on_delete=models.CASCADE, related_name="zaakobjecten")
    object = models.URLField(max_length=1000, blank=True)
    zaakobjecttype = models.ForeignKey(ZaakObjectType, on_delete=models.PROTECT, null=True, blank=True)
    object_type = models.CharField(max_length=50, choices=words.choices(words.OBJECTTYPE))
    object_type_overige = models.CharField(max_length=100, blank=True)
    object_type_overige_definitie = GroupField(OVERIGE_DEFINITIE)
    relatieomschrijving = models.CharField(max_length=80, blank=True)
    object_identificatie = models.JSONField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["object"], name="zgw_zaakobject_object", condition=~Q(object=""))]


class ZaakEigenschap(Registered):
    zaak = models.ForeignKey(Zaak, on_delete=models.CASCADE, related_name="eigenschappen")
    eigenschap = models.ForeignKey(Eigenschap, on_delete=models.PROTECT)
    waarde = models.TextField()


class KlantContact(Registered):
    zaak = models.ForeignKey(Zaak, on_delete=models.CASCADE, related_name="klantcontacten")
    identificatie = models.CharField(max_length=14, blank=True)
    datumtijd = models.DateTimeField()
    kanaal = models.CharField(max_length=20, blank=True)
    onderwerp = models.CharField(max_length=200, blank=True)
    toelichting = models.CharField(max_length=1000, blank=True)


class ZaakContactMoment(Registered):
    zaak = models.ForeignKey(Zaak, on_delete=models.CASCADE, related_name="contactmomenten")
    contactmoment = models.URLField(max_length=1000)


class ZaakVerzoek(Registered):
    zaak = models.ForeignKey(Zaak, on_delete=models.CASCADE, related_name="verzoeken")
    verzoek = models.URLField(max_length=1000)


class ZaakInformatieObject(Registered):
    """That a document belongs to a zaak."""

    zaak = models.ForeignKey(Zaak, on_delete=models.CASCADE, related_name="documenten", db_index=False)
    informatieobject = models.ForeignKey(InformatieObject, on_delete=models.PROTECT, related_name="zaken")
    titel = models.CharField(max_length=200, blank=True)
    beschrijving = models.TextField(blank=True)
    registratiedatum = models.DateTimeField(auto_now_add=True)
    vernietigingsdatum = models.DateTimeField(null=True, blank=True)
    status = models.ForeignKey(Status, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["zaak", "informatieobject"], name="zgw_zio_unique")]


class ZaakNotitie(Registered):
    gerelateerd_aan = models.ForeignKey(Zaak, on_delete=models.CASCADE, related_name="notities")
    onderwerp = models.CharField(max_length=255)
    tekst = models.TextField()
    aangemaakt_door = models.CharField(max_length=255, blank=True)
    notitie_type = models.CharField(max_length=10, choices=words.choices(words.NOTITIETYPE), default="intern")
    status = models.CharField(max_length=10, choices=words.choices(words.NOTITIESTATUS), default="concept")
    aanmaakdatum = models.DateTimeField(auto_now_add=True)
    wijzigingsdatum = models.DateTimeField(auto_now=True)


class ZaakNumber(NumberSeries):
    """Of zaken."""
