from __future__ import annotations

from django.db import models

from stroomlijn.foundation import clock

from .account import Account


class Message(models.Model):
    """Something one account is told, in the product."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="messages")
    title = models.CharField(max_length=200)
    url = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(default=clock.now)
    read_at = models.DateTimeField(null=True, blank=True)
    # What the message is about: the same thing is told once, however often the job runs.
    key = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "key"], name="message_told_once")]
        indexes = [models.Index(fields=["account", "-created_at"])]
