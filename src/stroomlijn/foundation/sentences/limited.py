"""What reading under limits and unpacking an upload can say."""

from __future__ import annotations

from stroomlijn.foundation.sentences import gettext_noop as _

SENTENCES: dict[str, str] = {
    "reading-too-long": _(
        "Het lezen kost meer dan {seconds} seconden rekentijd en is gestopt. Maak het bestand kleiner of splits het."
    ),
    "reading-too-large": _(
        "Het lezen kost meer dan {megabytes} MB geheugen en is gestopt. Maak het bestand kleiner of splits het."
    ),
    "reading-crashed": _(
        "Het bestand kon niet worden gelezen door een fout in het programma. De andere bestanden gaan gewoon door."
    ),
    "archive-unreadable": _("Dit zip-bestand is niet te openen. Pak de bestanden opnieuw in."),
    "archive-empty": _("In het zip-bestand zit geen enkel bestand."),
    "archive-password": _("Het zip-bestand heeft een wachtwoord. Pak het uit en lever het zonder wachtwoord aan."),
    "archive-too-many-members": _("In het zip-bestand zitten {found} bestanden; {limit} mag. Splits het."),
    "archive-too-large": _("Het zip-bestand is uitgepakt groter dan {megabytes} MB. Splits het."),
    "archive-member-too-large": _("Dit bestand in de zip is groter dan {megabytes} MB."),
    "archive-member-bomb": _("Dit bestand in de zip is verdacht sterk samengeperst en is niet uitgepakt."),
    "archive-member-nested": _("Dit is zelf een ingepakt bestand. Pak het eerst uit."),
    "archive-member-link": _("Dit is een koppeling naar een ander bestand en geen bestand."),
    "archive-member-unsafe-name": _("De naam van dit bestand in de zip wijst buiten de zip en mag niet."),
    "archive-member-unreadable": _("Dit bestand in de zip is niet te lezen. Pak het opnieuw in."),
}
