from __future__ import annotations

from django.db import models


class Cluster(models.Model):
    """A part of the work of a traject (Wmo, Jeugd, Inkomen ...): what one working group goes through."""

    traject = models.ForeignKey("organisation.Traject", on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=200)
    name_key = models.CharField(max_length=200)
    revision = models.IntegerField(default=1)

    class Meta:
        ordering = ["name_key", "id"]
        constraints = [models.UniqueConstraint(fields=["traject", "name_key"], name="cluster_name_once")]

    def __str__(self) -> str:
        return self.name
