from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models


class Werkrol(models.Model):
    """What somebody does in processes: one register for lanes, 'my processes' and tasks.

    `keys` are the folded names under which it is known, its own name first: 'wmo-consulent', 'consulent wmo' ...
    """

    name = models.CharField(max_length=200, unique=True)
    keys = ArrayField(models.CharField(max_length=200))
    description = models.TextField(blank=True)
    revision = models.IntegerField(default=1)

    class Meta:
        ordering = ["name"]
        indexes = [GinIndex(fields=["keys"], name="werkrol_keys")]

    def __str__(self) -> str:
        return self.name
