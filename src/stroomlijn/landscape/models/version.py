from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from stroomlijn.foundation import clock

from .process import Process, Step


def large_columns(of: str = "") -> tuple[str, ...]:
    """What a list of versions does without, for `defer`; `of` leads to the version ("version__")."""
    return tuple(f"{of}{name}" for name in ("bpmn", "graph", "drawing"))


class Version(models.Model):
    """One version of a process. The record is `bpmn`; graph, drawing and appearances are derived from it.

    `werkrol_keys` are the folded names of who does its steps or works along; `asks_reading_of` are those of them that
    its publication touches. A concept that is being edited counts `revision`; one that nobody goes on with is put
    away (WEGGELEGD), and can be taken up again.
    """

    class State(models.TextChoices):
        CONCEPT = "concept", "Concept"
        IN_TOETSING = "in-toetsing", "In toetsing"
        VASTGESTELD = "vastgesteld", "Vastgesteld"
        GEPUBLICEERD = "gepubliceerd", "Gepubliceerd"
        VERVALLEN = "vervallen", "Vervallen"
        WEGGELEGD = "weggelegd", "Weggelegd"

    class PublicCheck(models.TextChoices):
        """Whether everybody may read a version of a public process, as far as it seems to name people."""

        CLEAR = "", "Niets gevonden"
        HELD = "held", "Wacht op de eigenaar"
        CONFIRMED = "confirmed", "Nagekeken"

    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="versions")
    number = models.CharField(max_length=20)
    name = models.CharField(max_length=300)
    code = models.CharField(max_length=60, blank=True)
    order = models.IntegerField()
    state = models.CharField(max_length=20, choices=State, default=State.CONCEPT)
    bpmn = models.BinaryField()
    element = models.CharField(max_length=300, blank=True, help_text="Id of the process within the file")
    graph = models.JSONField()
    drawing = models.TextField()
    source_name = models.CharField(max_length=300, blank=True)
    source_file = models.ForeignKey(
        "foundation.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    imported = models.ForeignKey(
        "landscape.Import", on_delete=models.PROTECT, null=True, blank=True, related_name="versions"
    )
    remarks = models.JSONField(default=list)
    step_count = models.IntegerField(default=0)
    created_at = models.DateTimeField(default=clock.now)
    created_by = models.ForeignKey(
        "foundation.Account", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    published_at = models.DateTimeField(null=True, blank=True)
    based_on = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    change_note = models.TextField(blank=True, help_text="What is different, in the words of who published it")
    transition_rule = models.TextField(blank=True, help_text="What applies to cases that are running")
    withdrawn_because = models.TextField(blank=True, help_text="Why it was withdrawn, for whoever finds it later")
    public_check = models.CharField(max_length=10, choices=PublicCheck, default=PublicCheck.CLEAR, blank=True)
    werkrol_keys = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    asks_reading_of = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    revision = models.IntegerField(default=1)

    class Meta:
        ordering = ["process", "-order"]
        constraints = [
            models.UniqueConstraint(fields=["process", "order"], name="version_order_once"),
            models.UniqueConstraint(fields=["process", "number"], name="version_number_once"),
        ]
        indexes = [
            models.Index(fields=["state", "process"]),
            GinIndex(fields=["werkrol_keys"], name="version_werkrol_keys"),
        ]


class Appearance(models.Model):
    """Which step of the process an element of a version is, and the words it is found by."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="appearances")
    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="appearances")
    element = models.CharField(max_length=300)
    position = models.IntegerField()
    label = models.TextField()
    werkrol = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["version", "position"]
        constraints = [
            models.UniqueConstraint(fields=["version", "element"], name="appearance_element_once"),
            models.UniqueConstraint(fields=["version", "step"], name="appearance_step_once"),
        ]
