from __future__ import annotations

from django.db import models

from .account import Account


class Undoable(models.Model):
    """An act that can be undone once: what was done with which object, and what stood there before it."""

    what = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    before = models.JSONField(default=dict)
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True, blank=True)
