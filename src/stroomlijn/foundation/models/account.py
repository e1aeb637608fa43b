from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class AccountManager(BaseUserManager["Account"]):
    def get_by_natural_key(self, username: str | None) -> Account:
        return self.get(email=(username or "").strip().lower())


class Account(AbstractBaseUser):
    """Who signs in. A person of the organisation is something else and points here."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)
    weekly_mail = models.BooleanField(default=True)
    guided = models.BooleanField(
        default=True, help_text="Whether 'Vandaag' leads an administrator through the beginning"
    )
    mailed_on = models.DateField(null=True, blank=True, help_text="The Monday of which the digest was sent last")

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    objects = AccountManager()

    def __str__(self) -> str:
        return self.name


class OneTimeLink(models.Model):
    """A link that lets its holder set a password once. Only a hash of the token is kept."""

    token_hash = models.BinaryField(max_length=32, unique=True)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, null=True, blank=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)


class SignInAttempt(models.Model):
    """A failed attempt, kept for the delay that follows many of them."""

    email = models.CharField(max_length=254)
    origin = models.CharField(max_length=64)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["email", "at"]), models.Index(fields=["origin", "at"])]
