from __future__ import annotations

from django.db import models

from .group import Group


class Foundation(models.Model):
    """What the concept of a group stands on: the draft it was made of last, and what did not fit on that.

    left_over   edits of the concept that could not be made again: [{"order", "code", "place", "facts"}]
    settled     orders of those that somebody looked at: they are not tried again
    """

    group = models.OneToOneField(Group, on_delete=models.CASCADE, related_name="foundation")
    version = models.ForeignKey("landscape.Version", on_delete=models.CASCADE, related_name="+")
    made = models.IntegerField(default=0, help_text="Draft.made of the draft that it follows")
    left_over = models.JSONField(default=list)
    settled = models.JSONField(default=list)


class Findings(models.Model):
    """Low-hanging fruit in the concept of a group, or in its draft. Derived; `of` says from what it was looked for."""

    group = models.OneToOneField(Group, on_delete=models.CASCADE, related_name="findings")
    of = models.CharField(max_length=60)
    found = models.JSONField(default=list)
    steps = models.IntegerField(default=0)


class Origin(models.Model):
    """Where a step of a published version comes from. Written when it is published, and never changed.

    sources     steps of the source processes: [{"process", "element", "label", "organisation"}]
    decisions   numbers of the decisions that touched it;  improvements   ids of what was improved there
    judgements  what people said of its source steps: [{"left", "right", "same", "by", "on"}], in the words of then
    """

    version = models.ForeignKey("landscape.Version", on_delete=models.CASCADE, related_name="+")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")
    element = models.CharField(max_length=300)
    sources = models.JSONField(default=list)
    decisions = models.JSONField(default=list)
    improvements = models.JSONField(default=list)
    judgements = models.JSONField(default=list)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["version", "element"], name="origin_once")]
