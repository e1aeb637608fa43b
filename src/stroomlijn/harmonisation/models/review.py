from __future__ import annotations

from django.db import models

from .group import Group


class Review(models.Model):
    """A toets: the result of a working group goes to its direct colleagues in their team meetings, on a card."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="reviews")
    question = models.CharField(max_length=500, blank=True)
    differences = models.JSONField(default=list, help_text="Keys of the differences that are asked about")
    begun_on = models.DateField()
    begun_by = models.ForeignKey("foundation.Account", on_delete=models.PROTECT, related_name="+")
    closed_on = models.DateField(null=True, blank=True)
    revision = models.IntegerField(default=1)

    class Meta:
        ordering = ["-id"]


class ShownCard(models.Model):
    """The card of a toets as it was on the table from a day on, until the next one. Never changed.

    `made` is Draft.made of the draft that it shows; `content` all of its text, for each organisation.
    """

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="cards")
    since = models.DateField()
    made = models.IntegerField()
    content = models.JSONField()

    class Meta:
        ordering = ["id"]


class ReviewMeeting(models.Model):
    """A werkoverleg in which the card was on the table. `colleagues` is how many there were, never who."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="meetings")
    team = models.ForeignKey("organisation.Team", on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey("organisation.Person", on_delete=models.PROTECT, null=True, related_name="+")
    day = models.DateField()
    colleagues = models.IntegerField(default=0)

    class Meta:
        ordering = ["day", "id"]


class Remark(models.Model):
    """What a colleague said of it, and what was done with that. `person` empty: said without a name.

    `card` is what was on the table when it was said. `noted_by` is who wrote it down: they and who said it may take it
    back while nothing was done with it.
    """

    class Outcome(models.TextChoices):
        OPEN = "", "Nog niet besproken"
        ADOPTED = "adopted", "Overgenomen"
        DECLINED = "declined", "Niet overgenomen"

    meeting = models.ForeignKey(ReviewMeeting, on_delete=models.CASCADE, related_name="remarks")
    person = models.ForeignKey("organisation.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    difference = models.CharField(max_length=80, blank=True)
    row = models.CharField(max_length=120, blank=True, help_text="Row of the comparison that it is about")
    about = models.CharField(max_length=300, blank=True, help_text="The step or question in the words of the card")
    text = models.TextField()
    card = models.ForeignKey(ShownCard, on_delete=models.RESTRICT, null=True, blank=True, related_name="+")
    noted_by = models.ForeignKey(
        "foundation.Account", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True, default="")
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(
        "foundation.Account", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    seen_on = models.DateField(null=True, blank=True, help_text="When whoever said it read the answer")
    revision = models.IntegerField(default=1)

    class Meta:
        ordering = ["id"]
