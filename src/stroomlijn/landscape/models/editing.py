from __future__ import annotations

from django.db import models

from stroomlijn.foundation import clock

from .version import Version


class Edit(models.Model):
    """One command of an editor on a concept, in the order in which it was taken.

    `key` is what the client calls the command, so that sending it twice does it once. `delta` says what it changed,
    with what stood there before. An edit that `undoes` another one is its inverse; `bpmn_before` is kept where a
    drawing replaced the whole file, or elements went out of it.
    """

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="edits")
    order = models.IntegerField()
    key = models.CharField(max_length=40)
    account = models.ForeignKey(
        "foundation.Account",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Empty: the product itself, because what it was made of changed",
    )
    command = models.JSONField()
    delta = models.JSONField()
    bpmn_before = models.BinaryField(null=True, blank=True)
    undoes = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="undone_by")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["version", "order"]
        constraints = [
            models.UniqueConstraint(fields=["version", "order"], name="edit_order_once"),
            models.UniqueConstraint(fields=["version", "key"], name="edit_taken_once"),
        ]


class Presence(models.Model):
    """Who has a concept open in the editor, and at which step. Goes by itself when no sign of life comes."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="present")
    account = models.ForeignKey("foundation.Account", on_delete=models.CASCADE, related_name="+")
    element = models.CharField(max_length=300, blank=True)
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "account"], name="presence_once")]
