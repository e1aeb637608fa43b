from __future__ import annotations

from django.db import models

from .group import Group


class Decision(models.Model):
    """What a working group decided on one difference. Never changed: withdrawn, and decided anew."""

    number = models.CharField(max_length=20, unique=True)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="decisions")
    difference = models.CharField(max_length=80)
    summary = models.CharField(max_length=500)
    option = models.CharField(max_length=80)
    condition = models.CharField(max_length=300, blank=True)
    value = models.CharField(max_length=300, blank=True)
    reason = models.TextField(blank=True)
    decided_at = models.DateTimeField(auto_now_add=True)
    decided_by = models.ForeignKey("foundation.Account", on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        "foundation.Account", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "difference"],
                condition=models.Q(withdrawn_at=None),
                name="decision_one_in_force",
            )
        ]


class DecisionNumber(models.Model):
    """The last number given in a year; locked while a number is taken, so that the register has no gaps."""

    year = models.IntegerField(primary_key=True)
    last = models.IntegerField(default=0)
