from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Func

from stroomlijn.foundation.ids import uuid7

from .account import Account

# The words of the texts in the details, for searching them by their beginning.
DETAIL_WORDS = Func(
    F("details"),
    function="to_tsvector",
    template="%(function)s('simple'::regconfig, %(expressions)s)",
    output_field=SearchVectorField(),
)


class AuditLine(models.Model):
    """One write: action, object, result, origin, actor, time (BIO2 8.15.01). Only ever appended."""

    recorded_at = models.DateTimeField(auto_now_add=True)
    actor = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, db_index=False)
    origin = models.CharField(max_length=64, blank=True)
    action = models.CharField(max_length=60)
    object_kind = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    result = models.CharField(max_length=20, default="done")
    details = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["object_kind", "object_id"]),
            models.Index(fields=["actor", "-id"], name="audit_actor"),
            models.Index(fields=["action", "-id"], name="audit_action"),
            models.Index(fields=["recorded_at"], name="audit_recorded_at"),
            GinIndex(DETAIL_WORDS, name="audit_details"),
        ]


class AuditSeal(models.Model):
    """The hash over a run of audit lines in order of id, chained to the seal before it."""

    first = models.BigIntegerField()
    last = models.BigIntegerField(unique=True)
    lines = models.IntegerField()
    hash = models.CharField(max_length=64)
    sealed_at = models.DateTimeField(auto_now_add=True)


class Fact(models.Model):
    """What happened, for whom reacts to it and for insight. Holds no names and no BSN."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    occurred_at = models.DateTimeField()
    recorded_at = models.DateTimeField(auto_now_add=True)
    kind = models.CharField(max_length=60)
    object_kind = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    step = models.UUIDField(null=True, blank=True)
    version = models.BigIntegerField(null=True, blank=True)
    actor = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True)
    payload = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["kind", "occurred_at"]),
            models.Index(fields=["object_kind", "object_id"]),
        ]
