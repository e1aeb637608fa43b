"""The first steps of a new installation that are about organisations and people."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from stroomlijn.foundation.first_steps import FirstStep
from stroomlijn.organisation.models import Organisation, Person


def name_organisations() -> FirstStep:
    """An organisation is what people, processes and their validity hang on."""
    return FirstStep(
        title=_("Zet je organisatie erin"),
        text=_("Je gemeente, en wie met jullie samenwerkt; bij een fusie alle gemeenten."),
        done=Organisation.objects.exists(),
        url=reverse("organisations"),
        action=_("Organisatie toevoegen"),
    )


def bring_people() -> FirstStep:
    """With people come teams and werkrollen. Who began the installation may be a person already, and alone."""
    return FirstStep(
        title=_("Lees de mensen in"),
        text=_("Eén lijst uit de personeelsadministratie. Teams en werkrollen komen mee. Dit kan ook later."),
        done=Person.objects.filter(account=None).exists() or Person.objects.count() > 1,
        url=reverse("people-upload"),
        action=_("Personeelsbestand inlezen"),
        other_url=reverse("person-new"),
        other=_("Voeg iemand met de hand toe"),
    )
