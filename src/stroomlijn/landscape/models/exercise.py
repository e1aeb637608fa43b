from __future__ import annotations

from django.db import models

from stroomlijn.foundation import clock

from .process import Process
from .version import Version


class Exercise(models.Model):
    """With which a reader finds out whether they know it: at most three questions, or a made-up case with questions.

    `questions`: [{"question", "answers": [text, ...], "right": index, "why"}].
    """

    class Kind(models.TextChoices):
        SELF_CHECK = "self-check", "Zelftoets"
        CASE = "case", "Oefencasus"

    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="exercises")
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.SELF_CHECK)
    title = models.CharField(max_length=200)
    situation = models.TextField(blank=True)
    questions = models.JSONField(default=list)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    revision = models.IntegerField(default=1)

    class Meta:
        ordering = ["pk"]


class ExerciseTry(models.Model):
    """Somebody did an exercise; how many answers were right is theirs alone."""

    account = models.ForeignKey("foundation.Account", on_delete=models.CASCADE, related_name="+")
    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="tries")
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="+")
    right = models.IntegerField()
    at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index(fields=["account", "exercise"])]
