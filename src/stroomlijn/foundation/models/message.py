from __future__ import annotations

from django.db import models

from .account import Account


class Message(models.Model):
    """Something one account is told, in the product."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="messages")
    title = models.CharField(max_length=200)
    url = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["account", "-created_at"])]
