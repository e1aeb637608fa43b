from __future__ import annotations

from django.db import models

from stroomlijn.foundation import clock

from .process import Process


class Import(models.Model):
    """One upload of one or more files into a traject: read, looked at in a preview, then taken over or dropped."""

    class State(models.TextChoices):
        READING = "reading", "Wordt gelezen"
        PREVIEW = "preview", "Klaar om te bekijken"
        APPLYING = "applying", "Wordt overgenomen"
        APPLIED = "applied", "Overgenomen"
        DROPPED = "dropped", "Niet overgenomen"
        UNDONE = "undone", "Teruggedraaid"

    traject = models.ForeignKey("organisation.Traject", on_delete=models.PROTECT, related_name="+")
    organisation = models.CharField(max_length=120, blank=True)
    organisation_in_name = models.BooleanField(default=False)
    column_first = models.BooleanField(default=False)
    language = models.CharField(max_length=10, default="nl")
    state = models.CharField(max_length=10, choices=State, default=State.READING)
    created_at = models.DateTimeField(default=clock.now)
    created_by = models.ForeignKey("foundation.Account", on_delete=models.PROTECT, related_name="+")
    confirmed_by = models.ForeignKey(
        "foundation.Account", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    applied_at = models.DateTimeField(null=True, blank=True)
    busy_with = models.CharField(max_length=400, blank=True)
    problem = models.CharField(max_length=500, blank=True)
    revision = models.IntegerField(default=1)

    class Meta:
        ordering = ["-created_at"]


class ImportFile(models.Model):
    """A file of an import, or a member of its archive. `origin` is how it is named to people."""

    class State(models.TextChoices):
        WAITING = "waiting", "Wacht"
        UNPACKED = "unpacked", "Uitgepakt"
        READ = "read", "Gelezen"
        REFUSED = "refused", "Geweigerd"

    run = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="files")
    stored = models.ForeignKey("foundation.StoredFile", on_delete=models.PROTECT, related_name="+")
    archive = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="members")
    origin = models.CharField(max_length=300)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    format = models.CharField(max_length=20, blank=True)
    remarks = models.JSONField(default=list)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["run", "state"])]


class ImportItem(models.Model):
    """One process or row found in a file, as the preview shows it and as it will be taken over."""

    class Outcome(models.TextChoices):
        ACCEPTED = "accepted", "Goed"
        REMARK = "remark", "Met opmerking"
        REFUSED = "refused", "Geweigerd"

    file = models.ForeignKey(ImportFile, on_delete=models.CASCADE, related_name="items")
    position = models.IntegerField()
    place = models.CharField(max_length=300, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome)
    remarks = models.JSONField(default=list)
    name = models.CharField(max_length=300, blank=True)
    code = models.CharField(max_length=60, blank=True)
    organisation = models.CharField(max_length=120, blank=True)
    element = models.CharField(max_length=300, blank=True)
    graph = models.JSONField(null=True, blank=True)
    bpmn = models.BinaryField(null=True, blank=True)
    drawing = models.TextField(blank=True)
    step_count = models.IntegerField(default=0)
    flow_count = models.IntegerField(default=0)
    include = models.BooleanField(default=True)
    treated_as_new = models.BooleanField(default=False)
    same_as = models.ForeignKey(Process, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    carried = models.JSONField(default=dict)

    class Meta:
        ordering = ["file", "position"]
        constraints = [models.UniqueConstraint(fields=["file", "position"], name="import_item_position_once")]
