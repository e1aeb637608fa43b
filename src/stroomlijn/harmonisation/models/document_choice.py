from __future__ import annotations

from django.db import models

from .group import Group


class DocumentChoice(models.Model):
    """What becomes of the documents of a group that serve the same purpose: one stays, or one is rewritten.

    `documents` are the documents of the library that lie side by side; `stays` is the one that stays or is rewritten.
    A row that people put together (`by_hand`) is left alone by the next comparison. `before` is what the last choice
    changed, to undo it.
    """

    class Outcome(models.TextChoices):
        OPEN = "", "Nog kiezen"
        STAYS = "stays", "Blijft"
        REWRITE = "rewrite", "Wordt herschreven"
        DROPPED = "dropped", "Vervalt"

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="document_choices")
    name = models.CharField(max_length=300)
    documents = models.ManyToManyField("landscape.Document", related_name="+")
    by_hand = models.BooleanField(default=False)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True, default="")
    stays = models.ForeignKey("landscape.Document", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    owner = models.ForeignKey("organisation.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    chosen_on = models.DateField(null=True, blank=True)
    chosen_by = models.ForeignKey(
        "foundation.Account", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    before = models.JSONField(null=True, blank=True)
    revision = models.IntegerField(default=1)

    class Meta:
        ordering = ["name", "id"]


class DocumentPair(models.Model):
    """Two documents compared, paragraph by paragraph. Derived by a job; `left` is the one with the lower id.

    `files` are the versions that were compared, as [left, right]; `rows` what stands side by side, as the comparison
    of texts gives it; `likeness` the share of words that are the same, None where a text is missing.
    """

    left = models.ForeignKey("landscape.Document", on_delete=models.CASCADE, related_name="+")
    right = models.ForeignKey("landscape.Document", on_delete=models.CASCADE, related_name="+")
    files = models.JSONField(default=list)
    likeness = models.FloatField(null=True, blank=True)
    rows = models.JSONField(default=list)
    compared_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["left", "right"], name="document_pair_once"),
            models.CheckConstraint(condition=models.Q(left__lt=models.F("right")), name="document_pair_lower_first"),
        ]
