"""What one fills in to react, and to answer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stroomlijn.landscape.models import Reaction, Version

NOTE = _("Zet er geen BSN of naam van een inwoner in. Reacties kunnen worden opgevraagd onder de Woo.")
NEXT = ("", _("Komt in de volgende versie"))


class ReactionForm(forms.Form):
    """What does not work. How long it may be is told in a sentence, so that a pasted text is never cut off unseen."""

    use_required_attribute = False

    text = forms.CharField(
        label=_("Wat werkt er niet, en hoe doe jij het?"),
        strip=False,
        error_messages={"required": _("Schrijf eerst op wat er niet werkt.")},
        help_text=NOTE,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class AnswerForm(forms.Form):
    """What becomes of it, what whoever asked will read, and in which version it is already."""

    state = forms.ChoiceField(
        label=_("Wat doe je ermee?"),
        required=False,
        choices=[choice for choice in Reaction.State.choices if choice[0] != Reaction.State.NIEUW],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=_("Je antwoord"),
        required=False,
        strip=False,
        help_text=_("Dit leest wie de reactie schreef. Bij ‘Niet overgenomen’ hoort de reden erbij."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    version = forms.TypedChoiceField(
        label=_("In welke versie staat het?"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=_("Alleen bij ‘Doorgevoerd’. Wie reageerde, hoort vanzelf wanneer die versie er is."),
    )

    def __init__(self, data: Any = None, *, versions: list[Version], **options: Any) -> None:
        super().__init__(data, **options)
        field: Any = self.fields["version"]
        field.choices = [NEXT, *((version.pk, version.number) for version in versions)]
