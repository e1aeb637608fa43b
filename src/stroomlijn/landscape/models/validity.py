from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models

from .process import Process
from .version import Version


class _SingleId(models.Func):
    """The id as a range of one, as the embedded database has no btree_gist for plain numbers."""

    template = "int8range(%(expressions)s, '[]')"
    arg_joiner = ", "


class Validity(models.Model):
    """From when until when a version is in force for an organisation; periods of one process never overlap."""

    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="validities")
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="validities")
    organisation = models.ForeignKey("organisation.Organisation", on_delete=models.PROTECT, related_name="+")
    period = DateRangeField()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="validity_without_overlap",
                expressions=[
                    (_SingleId("process_id", "process_id"), RangeOperators.OVERLAPS),
                    (_SingleId("organisation_id", "organisation_id"), RangeOperators.OVERLAPS),
                    ("period", RangeOperators.OVERLAPS),
                ],
            )
        ]
