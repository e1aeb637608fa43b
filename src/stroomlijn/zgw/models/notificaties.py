"""Channels, subscriptions on them, and what waits to be sent (Notificaties API 1.0.1)."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from stroomlijn.foundation.ids import uuid7

from .base import Registered
from .fields import GroupsField
from .groups import FILTERS_ON_KANAAL


class Kanaal(Registered):
    naam = models.CharField(max_length=50, unique=True)
    documentatie_link = models.URLField(max_length=200, blank=True)
    filters = ArrayField(models.CharField(max_length=100), default=list, blank=True)


class Abonnement(Registered):
    """Who wants to hear what, and where.

    auth         the Authorization header of every message; the API never shows it
    client       the client id that made it and alone may change it
    failures     how many times in a row the subscriber was away
    rests_until  no message is sent before, as the subscriber was away
    """

    callback_url = models.URLField(max_length=4000)
    auth = models.TextField(max_length=8000)
    kanalen = GroupsField(FILTERS_ON_KANAAL)
    send_cloudevents = models.BooleanField(default=False)
    client = models.CharField(max_length=50, editable=False)
    failures = models.PositiveIntegerField(default=0, editable=False)
    rests_until = models.DateTimeField(null=True, editable=False)


class Message(models.Model):
    """
    number  that the subscriber sees, the same each time the message is sent
    """

    number = models.UUIDField(default=uuid7)
    message = models.JSONField()
    queued = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True


class Notificatie(Message):
    """A change that nobody has looked up the subscriptions for yet; written in the transaction of the change."""


class Levering(Message):
    """A message that one subscriber has not taken yet.

    main      the resource that the change belongs to: its messages go in order
    attempts  how many times it was refused
    due       when it is tried again after that
    given_up  since when it waits for a person
    """

    abonnement = models.ForeignKey(Abonnement, on_delete=models.CASCADE, db_index=False)
    main = models.CharField(max_length=1000)
    attempts = models.PositiveSmallIntegerField(default=0)
    due = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True)
    given_up = models.DateTimeField(null=True)

    class Meta:
        # Those that hold up others have an index of their own: without figures of how much waits, as after a restart,
        # the planner would look for them among all that waits, beside each message anew.
        indexes = [
            models.Index(fields=["abonnement", "id"], condition=Q(given_up=None), name="zgw_levering_waiting"),
            models.Index(
                fields=["abonnement", "main"],
                condition=Q(given_up=None, due__isnull=False),
                name="zgw_levering_held",
            ),
            models.Index(fields=["given_up"], condition=~Q(given_up=None), name="zgw_levering_given_up"),
        ]
