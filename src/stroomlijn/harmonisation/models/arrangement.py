from __future__ import annotations

from django.db import models

from .decision import Decision


class Arrangement(models.Model):
    """One act of arranging processes and groups, with what it takes to undo it.

    `before` and `after` hold only what the act changed, by kind of row, row and field.
    """

    traject = models.ForeignKey("organisation.Traject", on_delete=models.CASCADE, related_name="+")
    what = models.CharField(max_length=40)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey("foundation.Account", on_delete=models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["traject", "-id"], name="arrangement_latest")]
