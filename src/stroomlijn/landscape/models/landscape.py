from __future__ import annotations

from django.db import models


class Landscape(models.Model):
    """The processes of one organisation within a traject, in one language.

    A traject has one landscape per source organisation and one target landscape for what comes out of it.
    """

    class Kind(models.TextChoices):
        SOURCE = "source", "Bestaand"
        TARGET = "target", "Nieuw"

    traject = models.ForeignKey("organisation.Traject", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(
        "organisation.Organisation", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.SOURCE)
    name = models.CharField(max_length=200)
    language = models.CharField(max_length=10, default="nl")

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["traject", "kind", "name"], name="landscape_name_once"),
            models.UniqueConstraint(
                fields=["traject"], condition=models.Q(kind="target"), name="landscape_one_target_per_traject"
            ),
        ]

    def __str__(self) -> str:
        return self.name
