from __future__ import annotations

from django.db import models


class Organisation(models.Model):
    """A municipality, a gemeenschappelijke regeling or a partner: an attribute of things, never a tenant."""

    class Kind(models.TextChoices):
        GEMEENTE = "gemeente", "Gemeente"
        REGELING = "regeling", "Gemeenschappelijke regeling"
        PARTNER = "partner", "Partner"

    name = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.GEMEENTE)
    revision = models.IntegerField(default=1)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Traject(models.Model):
    """Everything of one merger or reform: landscapes, groups, decisions."""

    name = models.CharField(max_length=200, unique=True)
    purpose = models.TextField(blank=True)
    starts_on = models.DateField(null=True, blank=True, help_text="Dag 1: vanaf wanneer het nieuwe geldt")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
