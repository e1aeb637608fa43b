from __future__ import annotations

from django.db import models


class Peildatum(models.Model):
    """The date on which the work of a demo stands, and the step of its story that was begun. One row, or none.

    Only a demo has one: elsewhere the business date is today.
    """

    class OnlyOne(models.IntegerChoices):
        ONE = 1

    id = models.IntegerField(primary_key=True, choices=OnlyOne, default=OnlyOne.ONE)
    day = models.DateField()
    step = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="peildatum_only_one")]
