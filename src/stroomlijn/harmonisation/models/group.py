from __future__ import annotations

from django.db import models

from .cluster import Cluster
from .working_group import WorkingGroup


class Grouping(models.Model):
    """A run that compares all source processes of a traject and proposes groups."""

    class State(models.TextChoices):
        RUNNING = "running", "Bezig"
        DONE = "done", "Klaar"
        FAILED = "failed", "Niet gelukt"

    traject = models.ForeignKey("organisation.Traject", on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.RUNNING)
    started_at = models.DateTimeField(auto_now_add=True)
    started_by = models.ForeignKey("foundation.Account", on_delete=models.PROTECT, null=True, related_name="+")
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-started_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["traject"], condition=models.Q(state="running"), name="grouping_one_at_a_time"
            )
        ]


class Group(models.Model):
    """A group of equal processes, to become one. Its address is GROEP-<id>."""

    class State(models.TextChoices):
        PROPOSED = "proposed", "Voorgesteld"
        MERGING = "merging", "Wordt samengevoegd"
        DECIDED = "decided", "Besloten"
        ADOPTED = "adopted", "Vastgesteld"
        PUBLISHED = "published", "Gepubliceerd"

    class Timing(models.TextChoices):
        BEFORE = "before", "Moet vóór de datum"
        AFTER = "after", "Kan na de datum"

    traject = models.ForeignKey("organisation.Traject", on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=300)
    name_key = models.CharField(max_length=300)
    is_renamed = models.BooleanField(default=False, help_text="Whether people named it: then no comparison does")
    likeness = models.FloatField(default=0, help_text="Share of equal steps, 0 to 1")
    reasons = models.JSONField(default=list, help_text="Why the comparison put these together, as the engine says it")
    saves = models.IntegerField(default=0, help_text="Steps of what is needed that need no longer be kept twice")
    advice = models.JSONField(default=dict, help_text="Whether to make what is needed one, as the engine says it")
    cluster = models.ForeignKey(Cluster, on_delete=models.SET_NULL, null=True, blank=True, related_name="groups")
    working_group = models.ForeignKey(
        WorkingGroup, on_delete=models.SET_NULL, null=True, blank=True, related_name="groups"
    )
    timing = models.CharField(max_length=10, choices=Timing, blank=True)
    timing_reason = models.CharField(max_length=500, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.PROPOSED)
    concept = models.ForeignKey("landscape.Version", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    published = models.ForeignKey(
        "landscape.Version", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    revision = models.IntegerField(default=1)

    class Meta:
        ordering = ["name_key", "id"]
        indexes = [models.Index(fields=["traject", "state"])]

    @property
    def number(self) -> str:
        return f"GROEP-{self.pk}"

    @property
    def is_free(self) -> bool:
        """Whether processes can still come and go: no work on it has begun."""
        return self.state == self.State.PROPOSED

    def __str__(self) -> str:
        return self.name


class GroupMember(models.Model):
    """A process in a group, in the version that was compared. A process lies in one group."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="members")
    process = models.OneToOneField("landscape.Process", on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey("landscape.Version", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
