from __future__ import annotations

from django.db import models

from .process import Process


class Withdrawal(models.Model):
    """Versions of a process that were taken back, with what applied before, so that it can be put back.

    That is possible as long as the process has the `revision` that the withdrawal gave it. `successor` is the process
    that the withdrawal led the old code to, and which did not take its place before.
    """

    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="withdrawals")
    versions = models.JSONField()
    periods = models.JSONField()
    successor = models.ForeignKey(Process, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    revision = models.IntegerField()
    made_by = models.ForeignKey("foundation.Account", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at"]
