"""Services of others whose resources ours may point at, and what they said."""

from __future__ import annotations

from django.db import models


class ExternalService(models.Model):
    """A service that may be asked: every address that begins with its root, and no other."""

    root = models.CharField(max_length=500, primary_key=True)
    label = models.CharField(max_length=100)


class Remembered(models.Model):
    """What an address of a service gave: asked again when it is old, kept for when the service does not answer."""

    address = models.CharField(max_length=1000, primary_key=True)
    body = models.JSONField()
    asked = models.DateTimeField()
