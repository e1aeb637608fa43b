"""Applications that call the register, their secrets and what each may (Autorisaties API 1.1.0)."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from .base import Registered
from .fields import GroupsField
from .groups import AUTORISATIE


class Applicatie(Registered):
    client_ids = ArrayField(models.CharField(max_length=50))
    label = models.CharField(max_length=100)
    heeft_alle_autorisaties = models.BooleanField(default=False)
    alleen_is_gereed_voor_publicatie = models.BooleanField(default=False)
    autorisaties = GroupsField(AUTORISATIE)

    class Meta:
        indexes = [GinIndex(fields=["client_ids"], name="zgw_applicatie_client_ids")]


class UserRole(models.Model):
    """What a person may in an application: that of the application's rights which one of the person's roles has too.
    Roles are named in the token. Without a type a right goes for all types that the application has it for."""

    name = models.CharField(max_length=100, unique=True)
    autorisaties = GroupsField(AUTORISATIE)


class Client(models.Model):
    """A client id with the secret that its tokens are signed with."""

    client_id = models.CharField(max_length=50, primary_key=True)
    secret = models.CharField(max_length=200)


class RightsVersion(models.Model):
    """One row whose number grows when an application, a secret or a type changes: what a process remembers is old."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    version = models.BigIntegerField(default=0)
