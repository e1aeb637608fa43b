"""Documents, where their content is kept, and what they belong to (Documenten API 1.7.1)."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.core.validators import MaxValueValidator, MinLengthValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from . import correspondence, groups, words
from .base import NumberSeries, Registered
from .catalogi import InformatieObjectType
from .fields import GroupField, LevelField

LARGEST = 2**63 - 1
KEPT = object()
"""For a content of which a body says nothing."""


class Described(models.Model):
    """What is said of a document in one version, and which file in the storage holds its content.

    file       its name in the storage; None while the document has no content
    sha256     of the content
    seen_as    the media type that the content itself shows; empty where it shows none
    scanned    what a virus scanner said of it
    """

    identificatie = models.CharField(max_length=40, blank=True)
    bronorganisatie = models.CharField(max_length=9)
    creatiedatum = models.DateField()
    titel = models.CharField(max_length=200)
    vertrouwelijkheidaanduiding = LevelField(blank=True)
    is_gereed_voor_publicatie = models.BooleanField(null=True, blank=True)
    tonen_aan_initiator = models.BooleanField(default=False)
    auteur = models.CharField(max_length=200)
    status = models.CharField(max_length=20, choices=words.choices(words.DOCUMENTSTATUS), blank=True)
    inhoud_is_vervallen = models.BooleanField(null=True, blank=True)
    formaat = models.CharField(max_length=255, blank=True)
    taal = models.CharField(max_length=3, validators=[MinLengthValidator(3)])
    versie = models.PositiveIntegerField(default=1, editable=False)
    begin_registratie = models.DateTimeField(editable=False)
    bestandsnaam = models.CharField(max_length=255, blank=True)
    bestandsomvang = models.BigIntegerField(
        null=True, blank=True, validators=[MinValueValidator(0), MaxValueValidator(LARGEST)]
    )
    link = models.URLField(max_length=200, blank=True)
    beschrijving = models.CharField(max_length=1000, blank=True)
    ontvangstdatum = models.DateField(null=True, blank=True)
    verzenddatum = models.DateField(null=True, blank=True)
    indicatie_gebruiksrecht = models.BooleanField(null=True, blank=True)
    verschijningsvorm = models.TextField(blank=True)
    ondertekening = GroupField(groups.ONDERTEKENING)
    integriteit = GroupField(groups.INTEGRITEIT)
    informatieobjecttype = models.ForeignKey(
        InformatieObjectType, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    trefwoorden = ArrayField(models.TextField(), default=list, blank=True)
    file = models.UUIDField(null=True, editable=False)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)
    seen_as = models.CharField(max_length=100, blank=True, editable=False)
    scanned = models.CharField(max_length=20, choices=words.choices(words.SCANNED), blank=True, editable=False)

    class Meta:
        abstract = True


class InformatieObject(Registered, Described):
    """A document as it is now: the one row that its address stands for and that cases and decisions point at.

    lock  what a caller must know to change it; empty while nobody holds it
    """

    lock = models.CharField(max_length=100, blank=True, editable=False)

    given: Any = KEPT
    """What a body says of its content."""
    given_size: int | None = None
    """How large a body says that it is."""
    given_lock: str | None = None
    """The lock in a body: None where a change of a part names none, empty where one of the whole does not."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["bronorganisatie", "identificatie"], name="zgw_informatieobject_identificatie"
            ),
        ]
        indexes = [
            models.Index(
                fields=["informatieobjecttype", "id"],
                include=["vertrouwelijkheidaanduiding"],
                name="zgw_informatieobject_type",
            ),
            models.Index(fields=["identificatie"], name="zgw_informatieobject_nummer"),
            models.Index(fields=["file"], name="zgw_informatieobject_file", condition=Q(file__isnull=False)),
            GinIndex(fields=["trefwoorden"], name="zgw_informatieobject_trefwoord"),
        ]


class EnkelvoudigInformatieObject(Registered, Described):
    """A document as it was in an earlier version."""

    informatieobject = models.ForeignKey(
        InformatieObject, on_delete=models.CASCADE, related_name="earlier", db_index=False
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["informatieobject", "versie"], name="zgw_versie_unique")]
        indexes = [
            models.Index(fields=["file"], name="zgw_versie_file", condition=Q(file__isnull=False)),
        ]


class BestandsDeel(Registered):
    """A part of a file that is sent in parts; `file` is where it is kept until the document is unlocked."""

    informatieobject = models.ForeignKey(
        InformatieObject, on_delete=models.CASCADE, related_name="bestandsdelen", db_index=False
    )
    volgnummer = models.PositiveIntegerField()
    omvang = models.BigIntegerField()
    file = models.UUIDField(null=True, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["informatieobject", "volgnummer"], name="zgw_bestandsdeel_volgnummer")
        ]


class Gebruiksrecht(Registered):
    informatieobject = models.ForeignKey(InformatieObject, on_delete=models.CASCADE, related_name="gebruiksrechten")
    startdatum = models.DateTimeField()
    einddatum = models.DateTimeField(null=True, blank=True)
    omschrijving_voorwaarden = models.TextField()


class FormerZaakOfDocument(models.Model):
    """The zaak that a document was taken out of, or that was destroyed: who could not see it there does not now."""

    informatieobject = models.ForeignKey(InformatieObject, on_delete=models.CASCADE, related_name="+")
    zaaktype_id = models.UUIDField()
    vertrouwelijkheidaanduiding = LevelField()


class ObjectInformatieObject(Registered):
    """That a document belongs to a zaak, a besluit or a verzoek.

    For a zaak or besluit of ours this row lives and dies with the relation on that side, which leads; there is one
    column for each of these. `object` is the address of anything elsewhere.
    """

    informatieobject = models.ForeignKey(InformatieObject, on_delete=models.CASCADE, related_name="objecten")
    object = models.URLField(max_length=1000, blank=True)
    object_type = models.CharField(max_length=20, choices=words.choices(words.DOCUMENTOBJECT))
    zaakinformatieobject = models.OneToOneField(
        "ZaakInformatieObject", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    besluitinformatieobject = models.OneToOneField(
        "BesluitInformatieObject", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["informatieobject", "object"], condition=~Q(object=""), name="zgw_oio_elsewhere"
            )
        ]
        indexes = [models.Index(fields=["object"], condition=~Q(object=""), name="zgw_oio_object")]


class Verzending(Registered):
    """That a document was sent to somebody, or came from them, and to which address."""

    betrokkene = models.URLField(max_length=200)
    informatieobject = models.ForeignKey(InformatieObject, on_delete=models.CASCADE, related_name="verzendingen")
    aard_relatie = models.CharField(max_length=20, choices=words.choices(words.VERZENDING))
    toelichting = models.CharField(max_length=200, blank=True)
    ontvangstdatum = models.DateField(null=True, blank=True)
    verzenddatum = models.DateField(null=True, blank=True)
    contact_persoon = models.URLField(max_length=1000)
    contactpersoonnaam = models.CharField(max_length=40, blank=True)
    binnenlands_correspondentieadres = GroupField(correspondence.BINNENLANDS)
    buitenlands_correspondentieadres = GroupField(correspondence.BUITENLANDS)
    correspondentie_postadres = GroupField(correspondence.POSTADRES)
    faxnummer = models.CharField(max_length=15, null=True, blank=True)
    emailadres = models.CharField(max_length=100, null=True, blank=True)
    mijn_overheid = models.BooleanField(default=False)
    telefoonnummer = models.CharField(max_length=15, null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["betrokkene"], name="zgw_verzending_betrokkene")]


class DocumentNumber(NumberSeries):
    """Of documents."""
