from __future__ import annotations

from django.db import models

from stroomlijn.foundation.ids import uuid7


class TrailLine(models.Model):
    """A line of the audit trail of a zaak, document, decision or type: what a call changed, kept when it is gone."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    source = models.CharField(max_length=4)
    application = models.CharField(max_length=100)
    application_name = models.CharField(max_length=200)
    user = models.CharField(max_length=255)
    user_name = models.CharField(max_length=255)
    action = models.CharField(max_length=50)
    result = models.SmallIntegerField()
    main = models.UUIDField(db_index=True)
    resource = models.CharField(max_length=50)
    number = models.UUIDField()
    reason = models.TextField(blank=True)
    representation = models.CharField(max_length=200)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    created = models.DateTimeField(auto_now_add=True)
