from __future__ import annotations

from django.db import models


class WordPair(models.Model):
    """Two words of which people of a traject said that they mean the same, or never do. Steps are compared with it.

    `one` is the first of them in the alphabet; both in small letters.
    """

    traject = models.ForeignKey("organisation.Traject", on_delete=models.CASCADE, related_name="+")
    one = models.CharField(max_length=100)
    other = models.CharField(max_length=100)
    same = models.BooleanField()
    said_at = models.DateTimeField(auto_now=True)
    said_by = models.ForeignKey("foundation.Account", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["one", "other"]
        constraints = [models.UniqueConstraint(fields=["traject", "one", "other"], name="word_pair_once")]
