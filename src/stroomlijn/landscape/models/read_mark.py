from __future__ import annotations

from django.db import models

from stroomlijn.foundation import clock

from .process import Process
from .version import Version


class ReadMark(models.Model):
    """Somebody says: I have read this version. Names are for that person alone; others see numbers."""

    account = models.ForeignKey("foundation.Account", on_delete=models.CASCADE, related_name="+")
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="read_marks")
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="read_marks")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "version"], name="read_mark_once")]
        indexes = [models.Index(fields=["account", "process"])]
