"""What is filled in to tell colleagues what changes."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from stroomlijn.foundation.forms import DayField


class BeginForm(forms.Form):
    """From which day it is different. The processes are ticked in the list."""

    title = forms.CharField(label=_("Titel"), max_length=200, initial=_("Dit verandert er voor jouw team"))
    applies_from = DayField(label=_("Vanaf"))


class WordsForm(forms.Form):
    """The text. A line that begins with '#' is a heading, every other line a sentence under it."""

    title = forms.CharField(label=_("Titel"), max_length=200)
    applies_from = DayField(label=_("Vanaf"))
    lead = forms.CharField(label=_("Inleiding"), required=False, max_length=2_000, widget=forms.Textarea({"rows": 3}))
    text = forms.CharField(
        label=_("Wat er verandert"),
        max_length=50_000,
        widget=forms.Textarea({"rows": 16}),
        help_text=_("Een regel die begint met # is een kop: een werkrol of een team. Elke andere regel is een zin."),
    )

    def sections(self) -> list[tuple[str, list[str]]]:
        """The text as headings with their sentences."""
        found: list[tuple[str, list[str]]] = []
        for line in self.cleaned_data["text"].splitlines():
            if line.startswith("#"):
                found.append((line.lstrip("# "), []))
            elif line.strip():
                found = found or [("", [])]
                found[-1][1].append(line)
        return found
