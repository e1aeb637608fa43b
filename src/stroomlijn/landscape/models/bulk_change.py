from __future__ import annotations

from django.db import models


class BulkChange(models.Model):
    """The same change on many processes at once. `before` holds what each had, so that it can be undone."""

    change = models.JSONField()
    before = models.JSONField()
    made_by = models.ForeignKey("foundation.Account", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at"]
