from __future__ import annotations

from django.db import models

from .group import Group


class Draft(models.Model):
    """The one process of a group as it follows from its sources and decisions. Derived; made anew by a job."""

    class State(models.TextChoices):
        STALE = "stale", "Wordt gemaakt"
        READY = "ready", "Klaar"
        FAILED = "failed", "Niet gelukt"

    group = models.OneToOneField(Group, on_delete=models.CASCADE, related_name="draft")
    state = models.CharField(max_length=10, choices=State, default=State.STALE)
    # `asked` goes up with every decision, `made` follows it: the draft is up to date when they are equal.
    asked = models.IntegerField(default=1)
    made = models.IntegerField(default=0)
    graph = models.JSONField(null=True, blank=True)
    drawing = models.TextField(blank=True)
    bpmn = models.BinaryField(null=True, blank=True)
    columns = models.JSONField(default=list)
    soundness = models.JSONField(default=list)
    step_count = models.IntegerField(default=0)
    rows = models.JSONField(default=list)
    words = models.JSONField(default=dict, help_text="What was said of words when it was last asked for")
    said = models.JSONField(default=list, help_text="What was said of steps in other groups when the work began")
    left_out = models.JSONField(default=list, help_text="Processes that take no part, and why")
    renewal = models.IntegerField(default=0, help_text="What was asked when a source was last read in anew")
    brought = models.JSONField(default=list, help_text="What sources read in anew changed, until somebody looked at it")
    problem = models.CharField(max_length=500, blank=True)
    made_at = models.DateTimeField(null=True, blank=True)
    in_hand = models.CharField(max_length=80, blank=True, help_text="Key of the difference that a workshop looks at")


class Difference(models.Model):
    """Something in which the sources differ, with its options. Derived with the draft; `key` comes from the engine."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="differences")
    key = models.CharField(max_length=80)
    type = models.CharField(max_length=30)
    position = models.IntegerField()
    about = models.JSONField(default=dict)
    options = models.JSONField(default=list)
    proposed = models.CharField(max_length=80, blank=True)
    decided = models.BooleanField(default=False)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["draft", "key"], name="difference_key_once")]
