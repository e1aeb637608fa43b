from __future__ import annotations

from django.db import models

from stroomlijn.foundation.ids import uuid7


class Registered(models.Model):
    """What has an address of its own in the register. UUIDv7 as key everywhere: an address needs no join."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)

    class Meta:
        abstract = True


class NumberSeries(models.Model):
    """The last number given out in an organisation and year."""

    bronorganisatie = models.CharField(max_length=9)
    year = models.PositiveSmallIntegerField()
    last = models.BigIntegerField(default=0)

    class Meta:
        abstract = True
        constraints = [models.UniqueConstraint(fields=["bronorganisatie", "year"], name="zgw_%(class)s_unique")]


class Dated(models.Model):
    """Validity of a type (geldigheid) and of the object it stands for."""

    begin_geldigheid = models.DateField(null=True, blank=True)
    einde_geldigheid = models.DateField(null=True, blank=True)
    begin_object = models.DateField(null=True, blank=True)
    einde_object = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True


class VersionedType(Registered, Dated):
    """A type of which versions follow one another: zaaktype, besluittype, informatieobjecttype."""

    begin_geldigheid = models.DateField()
    concept = models.BooleanField(default=True, editable=False)

    class Meta:
        abstract = True
