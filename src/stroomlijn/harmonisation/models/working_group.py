from __future__ import annotations

from django.db import models


class WorkingGroup(models.Model):
    """People who work on or decide in a traject: a werkgroep, the stuurgroep, who supports or sounds.

    A closed one keeps its meetings, reports and decisions.
    """

    class Kind(models.TextChoices):
        WERKGROEP = "werkgroep", "Werkgroep"
        ONDERSTEUNEND = "ondersteunend", "Ondersteunende werkgroep"
        STUURGROEP = "stuurgroep", "Stuurgroep"
        KLANKBORD = "klankbord", "Klankbordgroep"

    traject = models.ForeignKey("organisation.Traject", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.WERKGROEP)
    name = models.CharField(max_length=200)
    purpose = models.TextField(blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        "foundation.Account", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    revision = models.IntegerField(default=1)

    class Meta:
        ordering = ["kind", "name", "id"]
        constraints = [models.UniqueConstraint(fields=["traject", "name"], name="working_group_name_once")]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """Somebody in a working group, from a day until another one. Who makes room for a colleague stays in the list."""

    class Part(models.TextChoices):
        MEMBER = "lid", "Lid"
        LEADER = "trekker", "Trekker"
        CHAIR = "voorzitter", "Voorzitter"
        SECRETARY = "secretaris", "Secretaris"

    working_group = models.ForeignKey(WorkingGroup, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey("organisation.Person", on_delete=models.PROTECT, related_name="+")
    discipline = models.CharField(max_length=100, blank=True)
    part = models.CharField(max_length=20, choices=Part, default=Part.MEMBER)
    begins = models.DateField()
    ends = models.DateField(null=True, blank=True, help_text="The first day on which they are no longer a member")
    succeeds = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="succeeded_by")

    class Meta:
        ordering = ["begins", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["working_group", "person"], condition=models.Q(ends=None), name="membership_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=models.Q(ends__isnull=True) | models.Q(ends__gte=models.F("begins")),
                name="membership_ends_after_it_begins",
            ),
        ]


class Theme(models.Model):
    """A question that a working group discusses until it is settled with an agreement."""

    working_group = models.ForeignKey(WorkingGroup, on_delete=models.CASCADE, related_name="themes")
    group = models.ForeignKey(
        "harmonisation.Group", on_delete=models.SET_NULL, null=True, blank=True, related_name="themes"
    )
    leader = models.ForeignKey("organisation.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    question = models.CharField(max_length=300)
    notes = models.TextField(blank=True)
    agreement = models.TextField(blank=True)
    settled_on = models.DateField(null=True, blank=True)
    revision = models.IntegerField(default=1)

    class Meta:
        ordering = ["id"]


class Premise(models.Model):
    """A choice that others make and that decisions here rest on: team layout, service concept, housing.

    `revision` goes up when its outcome changes: what rests on an older one is asked again.
    """

    traject = models.ForeignKey("organisation.Traject", on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=200)
    made_by = models.CharField(max_length=200, blank=True, help_text="Who makes this choice, in words")
    expected_on = models.DateField(null=True, blank=True)
    outcome = models.TextField(blank=True)
    settled_on = models.DateField(null=True, blank=True)
    revision = models.IntegerField(default=1)

    class Meta:
        ordering = ["name", "id"]
        constraints = [models.UniqueConstraint(fields=["traject", "name"], name="premise_name_once")]

    def __str__(self) -> str:
        return self.name


class PremiseUse(models.Model):
    """A difference of a group that waits for a premise, or whose decision rests on it.

    `seen` is the revision of the premise that was looked at; 0 while it waits.
    """

    premise = models.ForeignKey(Premise, on_delete=models.CASCADE, related_name="uses")
    group = models.ForeignKey("harmonisation.Group", on_delete=models.CASCADE, related_name="premise_uses")
    difference = models.CharField(max_length=80)
    seen = models.IntegerField(default=0)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["premise", "group", "difference"], name="premise_use_once"),
        ]
