from __future__ import annotations

from django.db import models

from stroomlijn.foundation import clock

from .cluster import Cluster


class ProcessChoice(models.Model):
    """What people chose for a source process: remembered whatever groups a next comparison proposes.

    A process that is not needed says why; one that is (`dropped` empty) becomes part of its group's one process.
    """

    class Dropped(models.TextChoices):
        DOUBLE = "double", "Dubbel: hetzelfde proces staat er al"
        ELSEWHERE = "elsewhere", "Hoort bij een ander proces"
        OBSOLETE = "obsolete", "Wordt niet meer gedaan"
        OUTSIDE = "outside", "Valt buiten deze opdracht"

    traject = models.ForeignKey("organisation.Traject", on_delete=models.CASCADE, related_name="+")
    process = models.OneToOneField("landscape.Process", on_delete=models.CASCADE, related_name="+")
    cluster = models.ForeignKey(Cluster, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    dropped = models.CharField(max_length=10, choices=Dropped, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    chosen_at = models.DateTimeField(auto_now=True)
    chosen_by = models.ForeignKey("foundation.Account", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["traject", "dropped"], name="choice_dropped")]


class Bond(models.Model):
    """Two source processes that people put together or apart: every next comparison keeps to it.

    `one` is the process with the lower id.
    """

    class Kind(models.TextChoices):
        TOGETHER = "together", "Horen bij elkaar"
        APART = "apart", "Horen niet bij elkaar"

    traject = models.ForeignKey("organisation.Traject", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind)
    one = models.ForeignKey("landscape.Process", on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey("landscape.Process", on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey("foundation.Account", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="bond_once"),
            models.CheckConstraint(condition=models.Q(one__lt=models.F("other")), name="bond_lower_first"),
        ]


class Judgement(models.Model):
    """What people said of two steps of a group: the same work, or not. Never overruled by a comparison.

    A side is a process and the element id of a step in its version, "" once that version has the step no more;
    `left_process` has the lower id, or the lower element where both are one process. The labels are what the steps were
    called when they were judged: what was said of them holds for steps with these names in the other groups too.
    """

    group = models.ForeignKey("harmonisation.Group", on_delete=models.CASCADE, related_name="judgements")
    left_process = models.ForeignKey("landscape.Process", on_delete=models.CASCADE, related_name="+")
    left_element = models.CharField(max_length=300)
    left_label = models.TextField(blank=True)
    right_process = models.ForeignKey("landscape.Process", on_delete=models.CASCADE, related_name="+")
    right_element = models.CharField(max_length=300)
    right_label = models.TextField(blank=True)
    same = models.BooleanField()
    judged_at = models.DateTimeField(default=clock.now)
    judged_by = models.ForeignKey("foundation.Account", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "left_process", "left_element", "right_process", "right_element"],
                condition=~models.Q(left_element="") & ~models.Q(right_element=""),
                name="judgement_once",
            )
        ]
