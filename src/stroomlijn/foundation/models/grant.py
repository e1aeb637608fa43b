from __future__ import annotations

from django.db import models

from .account import Account


class Grant(models.Model):
    """A toegangsrol: what one account may do, and within which scope."""

    class Role(models.TextChoices):
        BEHEERDER = "beheerder", "Functioneel beheerder"
        PROCESANALIST = "procesanalist", "Procesanalist"
        PROGRAMMAMANAGER = "programmamanager", "Programmamanager"
        PROCESEIGENAAR = "proceseigenaar", "Proceseigenaar"
        MEDEWERKER = "medewerker", "Medewerker"

    class ScopeKind(models.TextChoices):
        INSTALLATION = "installation", "Alles"
        TRAJECT = "traject", "Traject"
        ORGANISATION = "organisation", "Organisatie"
        TEAM = "team", "Team"
        PROCESS = "process", "Proces"

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=20, choices=Role)
    scope_kind = models.CharField(max_length=20, choices=ScopeKind, default=ScopeKind.INSTALLATION)
    scope_id = models.BigIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "role", "scope_kind", "scope_id"], name="grant_once", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=models.Q(scope_kind="installation", scope_id__isnull=True)
                | (~models.Q(scope_kind="installation") & models.Q(scope_id__isnull=False)),
                name="grant_scope_has_an_object",
            ),
        ]
