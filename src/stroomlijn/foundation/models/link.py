from __future__ import annotations

from django.db import models


class Link(models.Model):
    """A typed link between any two objects: 'is made from', 'replaces', 'serves' ..."""

    kind = models.CharField(max_length=40)
    from_kind = models.CharField(max_length=40)
    from_id = models.BigIntegerField()
    to_kind = models.CharField(max_length=40)
    to_id = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "from_kind", "from_id", "to_kind", "to_id"], name="link_once")
        ]
        indexes = [models.Index(fields=["to_kind", "to_id"])]
