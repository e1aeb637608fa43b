from __future__ import annotations

from django.db import models

from .group import Group


class NearProcesses(models.Model):
    """Two processes that a comparison left in different groups, and that may be one all the same. Derived with it.

    What people say of them is a bond; `reasons` are as the engine says them.
    """

    traject = models.ForeignKey("organisation.Traject", on_delete=models.CASCADE, related_name="+")
    one = models.ForeignKey("landscape.Process", on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey("landscape.Process", on_delete=models.CASCADE, related_name="+")
    likeness = models.FloatField()
    reasons = models.JSONField(default=list)

    class Meta:
        ordering = ["-likeness", "id"]
        constraints = [models.UniqueConstraint(fields=["one", "other"], name="near_processes_once")]


class NearSteps(models.Model):
    """The steps of a group that stand alone in its comparison and may be one with another. Derived with the draft.

    pairs   the likeliest first: [{"one", "other": [process id, element], "likeness", "reasons"}]
    of      from what they were looked for: the comparison and what was judged
    """

    group = models.OneToOneField(Group, on_delete=models.CASCADE, related_name="near_steps")
    of = models.CharField(max_length=64)
    pairs = models.JSONField(default=list)
