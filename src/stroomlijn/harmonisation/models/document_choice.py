from __future__ import annotations

from django.db import models

from .decision import Decision
from .group import Group


class DocumentChoice(models.Model):
    """Documents of a group that serve the same purpose, and what was decided about them.

    `documents` are the documents of the library that lie side by side. What becomes of them says `decision`, in the
    register: the option "stays:12" or "rewrite:12" names the document that stays or is rewritten, "dropped" none. Who
    rewrites it and when is an agreement that may change. A row that people put together (`by_hand`) is left alone by
    the next comparison.
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
    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    owner = models.ForeignKey("organisation.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    revision = models.IntegerField(default=1)

    class Meta:
        ordering = ["name", "id"]

    @property
    def outcome(self) -> DocumentChoice.Outcome:
        """What was decided on the page of the documents; OPEN where nothing was."""
        return self.Outcome(self.decision.option.partition(":")[0] if self.decision else "")

    @property
    def stays_id(self) -> int | None:
        """The document that stays or is rewritten."""
        stays = self.decision.option.partition(":")[2] if self.decision else ""
        return int(stays) if stays else None


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
