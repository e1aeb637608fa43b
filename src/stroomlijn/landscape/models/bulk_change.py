from __future__ import annotations

from django.db import models

from stroomlijn.foundation import clock


class BulkChange(models.Model):
    """The same change on many processes at once. `before` holds what each had, so that it can be undone.

    What takes long a job does: `waiting` are the processes it still has to do, of `to_do` in all; `refused` are, by
    process, the remarks on what it had to leave as it was.
    """

    change = models.JSONField()
    before = models.JSONField()
    waiting = models.JSONField(default=list)
    to_do = models.IntegerField(default=0)
    refused = models.JSONField(default=dict)
    made_by = models.ForeignKey("foundation.Account", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at"]
