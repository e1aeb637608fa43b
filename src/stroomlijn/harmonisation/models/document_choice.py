from __future__ import annotations

from django.db import models

from .group import Group


class DocumentChoice(models.Model):
    """What becomes of the documents of a group that serve the same purpose: one stays, or one is rewritten.

    `documents` are the documents of the library that lie side by side; `stays` is the one that stays or is rewritten.
    """

    class Outcome(models.TextChoices):
        OPEN = "", "Nog kiezen"
        STAYS = "stays", "Blijft"
        REWRITE = "rewrite", "Wordt herschreven"
        DROPPED = "dropped", "Vervalt"

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="document_choices")
    name = models.CharField(max_length=300)
    documents = models.ManyToManyField("landscape.Document", related_name="+")
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True, default="")
    stays = models.ForeignKey("landscape.Document", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    owner = models.ForeignKey("organisation.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    revision = models.IntegerField(default=1)

    class Meta:
        ordering = ["name", "id"]
