from __future__ import annotations

from django.db import models

from stroomlijn.foundation import clock

from .organisation import Organisation
from .werkrol import Werkrol


class Team(models.Model):
    """A team of an organisation, in a department ("" when there is none)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="teams")
    department = models.CharField(max_length=200, blank=True)
    name = models.CharField(max_length=200)
    leader = models.ForeignKey("Person", on_delete=models.SET_NULL, null=True, blank=True, related_name="leads")
    revision = models.IntegerField(default=1)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="team_name_once")]

    def __str__(self) -> str:
        return self.name


class Person(models.Model):
    """Somebody who works here. Who signs in is an account; a person points to theirs once they have one.

    `number` is what the personnel administration calls them, within their organisation.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="people")
    number = models.CharField(max_length=40, blank=True)
    name = models.CharField(max_length=200)
    name_key = models.CharField(max_length=200)
    email = models.EmailField(max_length=254, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    function = models.CharField(max_length=200, blank=True)
    account = models.OneToOneField(
        "foundation.Account", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    teams = models.ManyToManyField(Team, related_name="members", blank=True)
    werkrollen = models.ManyToManyField(Werkrol, related_name="people", blank=True)
    left_on = models.DateField(null=True, blank=True)
    revision = models.IntegerField(default=1)

    class Meta:
        ordering = ["name_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "number"], condition=~models.Q(number=""), name="person_number_once"
            ),
            models.UniqueConstraint(fields=["email"], condition=~models.Q(email=""), name="person_email_once"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def works_here(self) -> bool:
        """Whether they do today; whoever leaves on a day to come still does."""
        return self.left_on is None or self.left_on > clock.today()


class Deputy(models.Model):
    """Who acts for somebody, from a day until and including another (no end: until it is taken away)."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="deputies")
    by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="deputises")
    begins = models.DateField()
    ends = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["begins", "pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(person=models.F("by")), name="deputy_is_somebody_else"),
            models.CheckConstraint(
                condition=models.Q(ends__isnull=True) | models.Q(ends__gte=models.F("begins")),
                name="deputy_ends_after_it_begins",
            ),
        ]


class PeopleFile(models.Model):
    """A file of the personnel administration: read, looked at in a preview, then taken over or dropped."""

    class State(models.TextChoices):
        PREVIEW = "preview", "Klaar om te bekijken"
        APPLIED = "applied", "Overgenomen"
        DROPPED = "dropped", "Niet overgenomen"

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    stored = models.ForeignKey("foundation.StoredFile", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.PREVIEW)
    rows = models.JSONField(default=list)
    created_at = models.DateTimeField(default=clock.now)
    created_by = models.ForeignKey("foundation.Account", on_delete=models.PROTECT, related_name="+")
    revision = models.IntegerField(default=1)

    class Meta:
        ordering = ["-created_at"]
