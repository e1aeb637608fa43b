from __future__ import annotations

from django.db import models

from .catalogi import ZaakType


class ZaakCount(models.Model):
    """How many zaken there are of a type and level: the sum of its rows.

    The database itself adds a row for every change of zaken, in the transaction of that change, so that the sum is
    exact and no writer waits for another; the rows are folded into one by the worker.
    """

    zaaktype = models.ForeignKey(ZaakType, on_delete=models.DO_NOTHING, db_constraint=False, db_index=False)
    vertrouwelijkheidaanduiding = models.SmallIntegerField()
    number = models.BigIntegerField()
