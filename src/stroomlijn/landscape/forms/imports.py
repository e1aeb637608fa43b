"""What people fill in to bring processes in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

LANGUAGES = [("nl", _("Nederlands")), ("en", _("Engels")), ("de", _("Duits")), ("fr", _("Frans"))]
WHERE = [
    ("given", _("Van één organisatie")),
    ("column", _("Dat staat in het bestand, in de kolom Gemeente")),
    ("name", _("Dat staat aan het eind van de naam, zoals ‘Melding voor Uden’")),
]


class SeveralFiles(forms.ClearableFileInput):
    """A field for one file or many."""

    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """Gives a list of uploaded files, at least one."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        files = data if isinstance(data, list | tuple) else [data]
        return [super(SeveralFilesField, self).clean(file, initial) for file in files]


class UploadForm(forms.Form):
    """Files, and whose processes are in them."""

    chosen = SeveralFilesField(
        label=_("Bestanden"),
        allow_empty_file=True,
        help_text=_("BPMN, EPML, PNML, een werkboek (xlsx, ods, csv) of een zip. Eén of veel tegelijk."),
    )
    where = forms.ChoiceField(label=_("Van wie zijn deze processen?"), choices=WHERE, initial="given")
    organisation = forms.CharField(
        label=_("Naam van de organisatie"),
        required=False,
        max_length=120,
        help_text=_("Alleen nodig bij ‘Van één organisatie’."),
        widget=forms.TextInput(attrs={"list": "organisaties", "autocomplete": "off"}),
    )
    language = forms.ChoiceField(label=_("In welke taal zijn ze?"), choices=LANGUAGES, initial="nl")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("where") == "given" and not cleaned.get("organisation", "").strip():
            self.add_error("organisation", _("Vul in van welke organisatie de processen zijn."))
        return cleaned
