from __future__ import annotations

from django.db import models

from stroomlijn.foundation import clock

from .process import Process


class HandOver(models.Model):
    """A process passes to its next owner, with what that person must know. In force once they accept.

    `items`: [{"text", "done"}], the hand-over list: controls, open points, agreements.
    """

    class State(models.TextChoices):
        OFFERED = "offered", "Aangeboden"
        ACCEPTED = "accepted", "Overgenomen"
        WITHDRAWN = "withdrawn", "Ingetrokken"

    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="hand_overs")
    to = models.ForeignKey("organisation.Person", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.OFFERED)
    items = models.JSONField(default=list)
    review_on = models.DateField(null=True, blank=True)
    offered_by = models.ForeignKey("foundation.Account", on_delete=models.PROTECT, related_name="+")
    offered_at = models.DateTimeField(default=clock.now)
    accepted_at = models.DateTimeField(null=True, blank=True)
    revision = models.IntegerField(default=1)

    class Meta:
        ordering = ["-offered_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["process"], condition=models.Q(state="offered"), name="one_hand_over_at_a_time"
            )
        ]
