from __future__ import annotations

import uuid

from django.db import models

from .account import Account


class StoredFile(models.Model):
    """A file that somebody gave, on disk under its random key. The name is data, never a path."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=200)
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    stored_at = models.DateTimeField(auto_now_add=True)
    stored_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True)

    def __str__(self) -> str:
        return self.name
