from __future__ import annotations

from django.db import models

from .group import Group


class ConfigurationOrder(models.Model):
    """An inrichtingsopdracht: a process of the suite as it must be set up there, tested and accepted.

    `items` is what must be set up, taken from the version: [{"kind": "step" | "template" | "term", "text", "done"}].
    """

    class State(models.TextChoices):
        ORDERED = "ordered", "Opdracht gegeven"
        BUILT = "built", "Ingericht"
        ACCEPTED = "accepted", "Geaccepteerd"

    group = models.OneToOneField(Group, on_delete=models.CASCADE, related_name="configuration_order")
    version = models.ForeignKey("landscape.Version", on_delete=models.PROTECT, related_name="+")
    system = models.CharField(max_length=200, blank=True)
    assigned_to = models.ForeignKey(
        "organisation.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    items = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=State, default=State.ORDERED)
    due_on = models.DateField(null=True, blank=True)
    ordered_on = models.DateField()
    accepted_on = models.DateField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        "foundation.Account", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    revision = models.IntegerField(default=1)

    @property
    def number(self) -> str:
        return f"INR-{self.pk}"


class TestCase(models.Model):
    """One way through the process, to be tried in the suite. What went wrong stays written, also once it is mended."""

    __test__ = False

    class Result(models.TextChoices):
        OPEN = "", "Nog te doen"
        PASSED = "passed", "Goed"
        FAILED = "failed", "Niet goed"

    order = models.ForeignKey(ConfigurationOrder, on_delete=models.CASCADE, related_name="test_cases")
    position = models.IntegerField()
    title = models.CharField(max_length=300)
    steps = models.JSONField(default=list, help_text="Labels of the steps in the order in which they are done")
    result = models.CharField(max_length=10, choices=Result, blank=True, default="")
    finding = models.TextField(blank=True)
    mended_on = models.DateField(null=True, blank=True)
    tested_on = models.DateField(null=True, blank=True)
    tested_by = models.ForeignKey(
        "foundation.Account", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    revision = models.IntegerField(default=1)

    class Meta:
        ordering = ["position", "id"]
