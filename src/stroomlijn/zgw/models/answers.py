from __future__ import annotations

from django.db import models


class GivenAnswer(models.Model):
    """What a call with an `Idempotency-Key` was answered; the same call again gets the same answer and does nothing.

    fingerprint  of what was asked
    rights       fingerprint of what the caller might then
    """

    client = models.CharField(max_length=50)
    key = models.CharField(max_length=255)
    fingerprint = models.CharField(max_length=64, blank=True)
    rights = models.CharField(max_length=64, blank=True)
    status = models.SmallIntegerField(null=True)
    location = models.TextField(blank=True)
    body = models.BinaryField(null=True)
    created = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["client", "key"], name="zgw_givenanswer_key")]
