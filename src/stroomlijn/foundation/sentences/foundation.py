"""Sentences of accounts and uploads."""

from stroomlijn.foundation.sentences import gettext_noop as _

SENTENCES = {
    "link-not-usable": _("Deze link werkt niet meer. Vraag je beheerder om een nieuwe."),
    "account-exists": _("Er is al een account met het adres {email}."),
    "last-administrator": _("Dit is de laatste functioneel beheerder. Maak er eerst nog een."),
    "file-too-large": _("Dit bestand is te groot. Een bestand mag hooguit {most} MB zijn."),
    "undone-already": _("Dit is al ongedaan gemaakt."),
    "changed-meanwhile": _("Iemand anders heeft dit intussen gewijzigd. Bekijk eerst wat er nu staat."),
}
