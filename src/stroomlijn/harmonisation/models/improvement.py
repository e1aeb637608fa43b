from __future__ import annotations

from django.db import models

from .group import Group


class Improvement(models.Model):
    """Low-hanging fruit that the product pointed at or somebody thought of, and what people did with it.

    key       comes from the engine; of somebody's own idea it begins with "eigen-"
    finding   as the engine found it then: rule, place, reason, example, counted effect; of an own idea its words
    edit      the key of the edit by which it was applied in the concept
    """

    class State(models.TextChoices):
        OPEN = "", "Nog te kiezen"
        ACCEPTED = "accepted", "Overgenomen"
        POSTPONED = "postponed", "Uitgesteld"
        DECLINED = "declined", "Niet overgenomen"

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="improvements")
    key = models.CharField(max_length=120)
    finding = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State, blank=True, default="")
    reason = models.CharField(max_length=500, blank=True)
    applied = models.BooleanField(default=False, help_text="Whether the concept was changed by it")
    edit = models.CharField(max_length=40, blank=True)
    chosen_on = models.DateField()
    chosen_by = models.ForeignKey("foundation.Account", on_delete=models.PROTECT, related_name="+")
    revision = models.IntegerField(default=1)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["group", "key"], name="improvement_once")]
