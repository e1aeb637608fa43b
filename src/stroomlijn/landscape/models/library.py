from __future__ import annotations

from django.db import models

from stroomlijn.foundation import clock

from .process import Process


class Document(models.Model):
    """A work instruction, letter or form that steps name.

    `key` is the folded name by which steps find it; it stays when the document gets another name. What it holds
    stands in its files, or elsewhere at `url`; that is shown in the public view when `is_public`.
    """

    name = models.CharField(max_length=300)
    key = models.CharField(max_length=300, unique=True)
    kind = models.CharField(max_length=60, blank=True)
    description = models.TextField(blank=True)
    url = models.URLField(max_length=1000, blank=True)
    is_public = models.BooleanField(default=False)
    changed_at = models.DateTimeField(auto_now=True)
    revision = models.IntegerField(default=1)

    class Meta:
        ordering = ["key"]

    @property
    def number(self) -> str:
        return f"DOC-{self.pk}"


class DocumentFile(models.Model):
    """A version of a document, from 1. The newest counts, the others are its archive.

    `blocks` are the words of it as they are shown, None until it has been read; `remarks` what people must know of it.
    `looked_through` is whether they were looked through for what is personal: those of an earlier release were not.
    """

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="files")
    order = models.IntegerField()
    stored = models.ForeignKey("foundation.StoredFile", on_delete=models.PROTECT, related_name="+")
    format = models.CharField(max_length=20)
    blocks = models.JSONField(null=True, blank=True)
    remarks = models.JSONField(default=list)
    looked_through = models.BooleanField(default=False)
    added_by = models.ForeignKey("foundation.Account", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["document", "-order"]
        constraints = [models.UniqueConstraint(fields=["document", "order"], name="document_file_order_once")]


class Mention(models.Model):
    """A document or parameter that a process names, in the version that can be found. Derived, as what is found is.

    `step` is the number of the step ("" for the process itself), `name` what stands there and `key` its folded name.
    """

    class Kind(models.TextChoices):
        DOCUMENT = "document", "Document"
        PARAMETER = "parameter", "Parameter"

    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="mentions")
    kind = models.CharField(max_length=10, choices=Kind)
    key = models.CharField(max_length=300)
    name = models.CharField(max_length=300)
    step = models.CharField(max_length=20, blank=True)
    label = models.TextField(blank=True)

    class Meta:
        ordering = ["process", "pk"]
        indexes = [models.Index(fields=["kind", "key", "process"])]


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
