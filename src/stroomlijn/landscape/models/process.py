from __future__ import annotations

import uuid

from django.db import models

from stroomlijn.foundation.ids import uuid7

from .landscape import Landscape


class Process(models.Model):
    """A process with its permanent id. What it looks like stands in its versions.

    Its address is PROC-<id>; `code` is the code under which the organisation knew it.
    """

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    landscape = models.ForeignKey(Landscape, on_delete=models.PROTECT, related_name="processes")
    code = models.CharField(max_length=60, blank=True)
    name = models.CharField(max_length=300)
    name_key = models.CharField(max_length=300)
    domain = models.CharField(max_length=100, blank=True)
    in_suite = models.BooleanField(null=True, blank=True)
    facts = models.JSONField(default=dict)
    cluster = models.CharField(max_length=100, blank=True, help_text="The group of processes it is shown with")
    owner = models.ForeignKey("organisation.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    coordinator = models.ForeignKey(
        "organisation.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    contact = models.CharField(max_length=200, blank=True, help_text="Whom one calls with a question")
    review_on = models.DateField(null=True, blank=True)
    is_public = models.BooleanField(default=False, help_text="Can be read without signing in, without names")
    created_at = models.DateTimeField(auto_now_add=True)
    revision = models.IntegerField(default=1)

    class Meta:
        ordering = ["name_key", "id"]
        indexes = [models.Index(fields=["landscape", "name_key", "id"])]

    @property
    def number(self) -> str:
        return f"PROC-{self.pk}"

    def __str__(self) -> str:
        return self.name


class Step(models.Model):
    """The permanent id of a step; versions hold its appearances."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="steps")
