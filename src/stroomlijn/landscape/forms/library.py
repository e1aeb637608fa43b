"""What people fill in of documents and parameters."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from stroomlijn.landscape.operations.documents import MOST_IN_NAME
from stroomlijn.landscape.operations.parameters import MOST_IN_LABEL

KINDS = [
    _("Werkinstructie"),
    _("Brief"),
    _("Formulier"),
    _("Beschikking"),
    _("Checklist"),
    _("Sjabloon"),
    _("Verslag"),
    _("Regeling"),
]


class DocumentForm(forms.Form):
    """What is known of a document."""

    name = forms.CharField(label=_("Naam"), max_length=MOST_IN_NAME)
    kind = forms.CharField(
        label=_("Soort"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"list": "soorten", "autocomplete": "off"}),
        help_text=_("Bijvoorbeeld werkinstructie, brief of formulier."),
    )
    description = forms.CharField(
        label=_("Waar is het voor?"), max_length=5_000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    url = forms.URLField(
        label=_("Staat het ergens anders?"),
        max_length=1_000,
        required=False,
        assume_scheme="https",
        help_text=_("Een link die met https:// begint."),
        error_messages={"invalid": _("Vul een link in die met https:// begint.")},
    )
    is_public = forms.BooleanField(label=_("Toon deze link ook in de openbare weergave"), required=False)


class NewDocumentForm(forms.Form):
    """A document that is added by its name."""

    naam = forms.CharField(
        label=_("Naam"),
        max_length=MOST_IN_NAME,
        help_text=_("Zoals stappen het noemen."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class NewParameterForm(forms.Form):
    """A parameter that is added by its name."""

    nieuw = forms.CharField(
        label=_("Naam"),
        max_length=MOST_IN_LABEL,
        help_text=_("‘Mandaat uren’ heet in teksten {mandaat_uren}."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class ParameterNameForm(forms.Form):
    """Another name for a parameter."""

    naam = forms.CharField(
        label=_("Naam"), max_length=MOST_IN_LABEL, help_text=_("In teksten blijft hij hetzelfde heten.")
    )


class FileForm(forms.Form):
    """The next file of a document."""

    file = forms.FileField(
        label=_("Bestand"),
        allow_empty_file=True,
        help_text=_("PDF, Word (docx), OpenDocument (odt), tekst, PNG of JPG kun je hier bekijken. Hooguit 20 MB."),
    )
