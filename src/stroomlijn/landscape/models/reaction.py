from __future__ import annotations

from django.db import models

from stroomlijn.foundation import clock

from .process import Process, Step
from .version import Version


class Reaction(models.Model):
    """What a reader says of a process or one of its steps: 'werkt dit niet zo?'.

    `step_label` keeps the words of the step as the reader saw it, also when it is removed later. `answer` is what the
    reader hears; `taken_up_in` the version in which it was carried through, once that is published.
    """

    class State(models.TextChoices):
        NIEUW = "nieuw", "Nieuw"
        IN_BEHANDELING = "in-behandeling", "In behandeling"
        DOORGEVOERD = "doorgevoerd", "Doorgevoerd"
        NIET_OVERGENOMEN = "niet-overgenomen", "Niet overgenomen"

    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="reactions")
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="reactions")
    step = models.ForeignKey(Step, on_delete=models.SET_NULL, null=True, blank=True, related_name="reactions")
    step_label = models.TextField(blank=True)
    text = models.TextField()
    account = models.ForeignKey("foundation.Account", on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=clock.now)
    state = models.CharField(max_length=20, choices=State, default=State.NIEUW)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        "foundation.Account", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    taken_up_in = models.ForeignKey(Version, on_delete=models.SET_NULL, null=True, blank=True, related_name="took_up")
    revision = models.IntegerField(default=1)

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["process", "state"]), models.Index(fields=["account", "-created_at"])]
