from __future__ import annotations

from django.db import models

from .working_group import Premise, Theme, WorkingGroup


class Meeting(models.Model):
    """A workshop or a meeting of a working group: agenda before, who was there, report and besluitenlijst after.

    Invited are its members of that day, and `guests`.
    """

    class Kind(models.TextChoices):
        WORKSHOP = "workshop", "Workshop"
        MEETING = "vergadering", "Vergadering"

    class State(models.TextChoices):
        PLANNED = "planned", "Gepland"
        RUNNING = "running", "Bezig"
        DONE = "done", "Afgerond"

    working_group = models.ForeignKey(WorkingGroup, on_delete=models.CASCADE, related_name="meetings")
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.WORKSHOP)
    guests = models.ManyToManyField("organisation.Person", related_name="+", blank=True)
    title = models.CharField(max_length=200)
    day = models.DateField()
    begins = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.PLANNED)
    report = models.TextField(blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    reported_on = models.DateField(null=True, blank=True, help_text="From when the report only gets additions")
    revision = models.IntegerField(default=1)

    class Meta:
        ordering = ["-day", "-id"]

    def __str__(self) -> str:
        return self.title


class Attendance(models.Model):
    """Somebody at a meeting, from when until when. `left_at` empty: until the end. Who comes back has another row."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendances")
    person = models.ForeignKey("organisation.Person", on_delete=models.PROTECT, related_name="+")
    joined_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["joined_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "person"], condition=models.Q(left_at=None), name="attendance_one_at_a_time"
            )
        ]


class ReportAddition(models.Model):
    """What was added to a report after its meeting ended. The report itself is archive and stays as it was."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="additions")
    text = models.TextField()
    added_on = models.DateField()
    added_by = models.ForeignKey("foundation.Account", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]


class AgendaItem(models.Model):
    """A point of the agenda: a group to go through, to adopt, a referral to answer, a theme, or something in words."""

    class Kind(models.TextChoices):
        HARMONISE = "harmonise", "Samen doornemen"
        ADOPT = "adopt", "Vaststellen"
        REFERRAL = "referral", "Voorgelegde vraag"
        THEME = "theme", "Thema"
        PREMISE = "premise", "Uitgangspunt"
        TEXT = "text", "Ander punt"

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="agenda")
    position = models.IntegerField()
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.TEXT)
    title = models.CharField(max_length=300)
    minutes = models.IntegerField(null=True, blank=True)
    group = models.ForeignKey("harmonisation.Group", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    referral = models.ForeignKey(
        "harmonisation.Referral", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    theme = models.ForeignKey(Theme, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    premise = models.ForeignKey(Premise, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    notes = models.TextField(blank=True)

    class Meta:
        ordering = ["position", "id"]
