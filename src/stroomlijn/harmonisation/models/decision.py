from __future__ import annotations

from django.db import models

from stroomlijn.foundation import clock

from .group import Group
from .meeting import Meeting
from .working_group import Theme, WorkingGroup


class Decision(models.Model):
    """What was decided, numbered in the one register. Never changed: withdrawn or corrected, and decided anew.

    options   what there was to choose from, as it was shown: [{"id", "words", "effect", "members"}]; of a way also
              "told_by", the processes that went it and `own_way` of each; of words at a choice those that have
              them, and where it stands in each
    names     who were present, as they were called then
    steps     the steps of the sources that it is about, or that stand around it: [[process, element]]
    difference  the key of what was decided, of a decision about documents "document-" and the number of their row
    """

    class Kind(models.TextChoices):
        DIFFERENCE = "difference", "Verschil"
        DOCUMENT = "document", "Document"
        ADOPTION = "adoption", "Vaststelling van een proces"
        TIMING = "timing", "Voor of na de datum"
        THEME = "theme", "Thema"
        PUBLICATION = "publication", "Publicatie zonder stuurgroep"

    number = models.CharField(max_length=20, unique=True)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.DIFFERENCE)
    traject = models.ForeignKey("organisation.Traject", on_delete=models.PROTECT, null=True, related_name="+")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions")
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions")
    version = models.ForeignKey("landscape.Version", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    difference = models.CharField(max_length=80, blank=True)
    type = models.CharField(max_length=30, blank=True, help_text="Of a difference its type, as when it was decided")
    summary = models.CharField(max_length=500)
    option = models.CharField(max_length=80, blank=True)
    condition = models.CharField(max_length=300, blank=True)
    value = models.CharField(max_length=300, blank=True)
    options = models.JSONField(default=list)
    steps = models.JSONField(default=list)
    advice = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    working_group = models.ForeignKey(
        WorkingGroup, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions")
    names = models.JSONField(default=list)
    decided_on = models.DateField(null=True, help_text="The business date; decided_at is the clock on the wall")
    decided_at = models.DateTimeField(default=clock.now)
    decided_by = models.ForeignKey("foundation.Account", on_delete=models.PROTECT, related_name="+")
    corrects = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        "foundation.Account", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["traject", "-id"], name="decision_register")]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "difference"],
                condition=models.Q(withdrawn_at=None, kind="difference"),
                name="decision_one_in_force",
            )
        ]

    @property
    def row_id(self) -> int | None:
        """The row of documents that it is about, which may be gone when it holds no longer; None for other kinds."""
        return int(self.difference.removeprefix("document-")) if self.kind == self.Kind.DOCUMENT else None


class DecisionNumber(models.Model):
    """The last number given in a year; locked while a number is taken, so that the register has no gaps."""

    year = models.IntegerField(primary_key=True)
    last = models.IntegerField(default=0)


class Referral(models.Model):
    """A difference that a working group lays before others: its direct colleagues, who advises, who decides.

    An answer of the steering group is a decision; advice goes with the difference to whoever decides it next. Advice
    that is asked while it lies before the steering group is asked `within` that, and comes back to it.
    """

    class To(models.TextChoices):
        TOETS = "toets", "Naar de toets"
        ADVICE = "advice", "Naar advies"
        STEERING = "steering", "Naar de stuurgroep"

    class State(models.TextChoices):
        OPEN = "open", "Ligt voor"
        ANSWERED = "answered", "Beantwoord"
        RETURNED = "returned", "Terug naar de werkgroep"
        TAKEN_BACK = "taken-back", "Teruggenomen"

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="referrals")
    difference = models.CharField(max_length=80)
    summary = models.CharField(max_length=500)
    question = models.CharField(max_length=500, blank=True)
    to = models.CharField(max_length=10, choices=To)
    within = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="advices")
    working_group = models.ForeignKey(
        WorkingGroup, on_delete=models.PROTECT, null=True, blank=True, related_name="referrals"
    )
    state = models.CharField(max_length=12, choices=State, default=State.OPEN)
    answer = models.TextField(blank=True)
    asked_at = models.DateTimeField(default=clock.now)
    asked_on = models.DateField()
    asked_by = models.ForeignKey("foundation.Account", on_delete=models.PROTECT, related_name="+")
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(
        "foundation.Account", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "difference"],
                condition=models.Q(state="open", within=None),
                name="referral_one_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["within"], condition=models.Q(state="open"), name="referral_one_advice_within"
            ),
        ]
