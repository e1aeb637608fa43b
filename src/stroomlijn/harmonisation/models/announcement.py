from __future__ import annotations

from django.db import models

from .group import Group


class Announcement(models.Model):
    """'Dit verandert er': what is different for whom from a day, as a message and as an A3 for the canteen.

    `text` is what colleagues read, per werkrol or team: [{"heading", "lines": [sentence]}]; written by the product from
    the versions, and changed by hand. Once it was sent it stays as it is.
    """

    class State(models.TextChoices):
        DRAFT = "draft", "In voorbereiding"
        SHOWN = "shown", "Ligt voor aan de klankbordgroep"
        SENT = "sent", "Verstuurd"

    traject = models.ForeignKey("organisation.Traject", on_delete=models.CASCADE, related_name="+")
    groups = models.ManyToManyField(Group, related_name="announcements")
    title = models.CharField(max_length=200)
    lead = models.TextField(blank=True)
    text = models.JSONField(default=list)
    applies_from = models.DateField()
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    shown_on = models.DateField(null=True, blank=True, help_text="From when the klankbordgroep can read it")
    sent_on = models.DateField(null=True, blank=True)
    sent_by = models.ForeignKey("foundation.Account", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    told_offline = models.IntegerField(default=0, help_text="Colleagues who were told on paper, counted by hand")
    revision = models.IntegerField(default=1)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.title


class AnnouncementProposal(models.Model):
    """Another wording of a sentence, proposed before it is sent. What became of it stays written."""

    class State(models.TextChoices):
        OPEN = "", "Nog bekijken"
        ADOPTED = "adopted", "Overgenomen"
        DECLINED = "declined", "Niet overgenomen"

    announcement = models.ForeignKey(Announcement, on_delete=models.CASCADE, related_name="proposals")
    before = models.TextField()
    after = models.TextField()
    state = models.CharField(max_length=10, choices=State, blank=True, default="")
    proposed_on = models.DateField()
    proposed_by = models.ForeignKey("foundation.Account", on_delete=models.PROTECT, related_name="+")
    answered_by = models.ForeignKey(
        "foundation.Account", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["id"]
