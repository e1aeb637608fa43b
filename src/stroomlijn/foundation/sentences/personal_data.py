"""Sentences that warn when a text seems to say who an inhabitant is."""

from stroomlijn.foundation.sentences import gettext_noop as _

SENTENCES = {
    "personal-bsn": _("Hierin lijkt een BSN te staan ({found}). Haal het weg als dat zo is."),
    "personal-name": _("Hierin lijkt de naam van een inwoner te staan ({found}). Schrijf liever 'de inwoner'."),
    "personal-email": _("Hierin lijkt een e-mailadres van een persoon te staan ({found}). Haal het weg als dat zo is."),
    "personal-phone": _("Hierin lijkt een mobiel nummer te staan ({found}). Haal het weg als het van een inwoner is."),
}
