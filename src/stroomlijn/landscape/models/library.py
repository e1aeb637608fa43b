from __future__ import annotations

from django.db import models

from .process import Process


class Document(models.Model):
    """A work instruction, letter or form that steps name. `key` is its folded name, by which steps find it."""

    name = models.CharField(max_length=300)
    key = models.CharField(max_length=300, unique=True)
    kind = models.CharField(max_length=60, blank=True)
    description = models.TextField(blank=True)
    url = models.URLField(max_length=1000, blank=True)
    stored = models.ForeignKey(
        "foundation.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    changed_at = models.DateTimeField(auto_now=True)
    revision = models.IntegerField(default=1)

    class Meta:
        ordering = ["key"]

    @property
    def number(self) -> str:
        return f"DOC-{self.pk}"


class Parameter(models.Model):
    """Something that differs per organisation within one process: mandate, price, counter. Texts name it as {key}."""

    key = models.SlugField(max_length=60, unique=True)
    label = models.CharField(max_length=200)
    revision = models.IntegerField(default=1)

    class Meta:
        ordering = ["label"]


class ParameterValue(models.Model):
    """What a parameter is in one organisation."""

    parameter = models.ForeignKey(Parameter, on_delete=models.CASCADE, related_name="values")
    organisation = models.ForeignKey("organisation.Organisation", on_delete=models.PROTECT, related_name="+")
    value = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["parameter", "organisation"], name="parameter_value_once")]


class Favourite(models.Model):
    """A process that somebody wants at hand."""

    account = models.ForeignKey("foundation.Account", on_delete=models.CASCADE, related_name="+")
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="favourites")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "process"], name="favourite_once")]


class PublicDomain(models.Model):
    """A domain of which everybody may read the published processes, without signing in and without names."""

    name = models.CharField(max_length=100, unique=True)
