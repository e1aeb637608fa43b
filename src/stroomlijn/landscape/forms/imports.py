"""What people fill in to bring processes in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from .kept_files import KeptFile

LANGUAGES = [("nl", _("Nederlands")), ("en", _("Engels")), ("de", _("Duits")), ("fr", _("Frans"))]
WHERE = [
    ("column", _("Dat staat in de kolom Gemeente")),
    ("given", _("Allemaal van één organisatie")),
    ("name", _("Dat staat aan het eind van de naam, zoals ‘Melding voor Uden’")),
]


class SeveralFiles(forms.ClearableFileInput):
    """A field for one file or many."""

    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """Gives a list of uploaded files, at least one where it is required."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        files = (data if isinstance(data, list | tuple) else [data]) or [None]
        if not self.required and not any(files):
            return []
        return [super(SeveralFilesField, self).clean(file, initial) for file in files]


class UploadForm(forms.Form):
    """Files, and whose processes are in them. What was chosen stays chosen (`kept`) when the rest is refused."""

    chosen = SeveralFilesField(
        label=_("Bestanden"),
        allow_empty_file=True,
        help_text=_("BPMN, EPML, PNML, een werkboek (xlsx, ods, csv) of een zip. Eén of veel tegelijk."),
    )
    where = forms.ChoiceField(label=_("Van wie zijn deze processen?"), choices=WHERE, initial="column")
    organisation = forms.CharField(
        label=_("Naam van de organisatie"),
        required=False,
        max_length=120,
        help_text=_("Staat er bij een proces geen gemeente in het bestand? Dan geldt deze naam."),
        widget=forms.TextInput(attrs={"list": "organisaties", "autocomplete": "off"}),
    )
    language = forms.ChoiceField(label=_("In welke taal zijn ze?"), choices=LANGUAGES, initial="nl")

    def __init__(self, *words: Any, kept: Sequence[KeptFile] = (), **options: Any) -> None:
        super().__init__(*words, **options)
        self.keep(kept)

    def keep(self, kept: Sequence[KeptFile]) -> None:
        """These files are chosen already."""
        self.kept = kept
        if kept:
            self.fields["chosen"].required = False
            self.fields["chosen"].may_be_left = False  # type: ignore[attr-defined]
            self["chosen"].label = _("Nog meer bestanden")
