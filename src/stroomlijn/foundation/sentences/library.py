"""Sentences of documents, parameters and the public view."""

from stroomlijn.foundation.sentences import gettext_noop as _

SENTENCES = {
    "document-program": _("Dit is een programma en geen document. Het is niet bewaard."),
    "document-macros": _("In dit bestand zitten macro's. Bewaar het zonder macro's en voeg het opnieuw toe."),
    "document-no-text": _("Dit bestand kan hier niet getoond worden. Je kunt het wel downloaden."),
    "document-not-searched": _(
        "In deze PDF kon niet naar een BSN of namen van inwoners worden gezocht. Kijk zelf of ze er niet in staan."
    ),
    "document-begin-searched": _("Dit document is lang. Alleen het begin is te doorzoeken en te vergelijken."),
    "document-damaged": _("Dit bestand is niet te lezen. Daarom zie je hier geen tekst."),
    "document-password": _("Op dit bestand zit een wachtwoord. Daarom kan het hier niet getoond worden."),
    "document-unpacks-too-large": _("Dit bestand wordt uitgepakt te groot om te tonen. Je kunt het wel downloaden."),
    "document-cut": _("Dit document is lang. Hier zie je het begin; download het bestand voor de rest."),
    "document-exists": _("Er is al een document met de naam {name}."),
    "document-name-empty": _("Geef het document een naam."),
    "document-name-too-long": _(
        "De naam ‘{begin}…’ heeft {signs} tekens. Een naam is hooguit {most} tekens. Maak hem korter."
    ),
    "document-url": _("Een link begint met https:// of http://."),
    "parameter-exists": _("Er is al een parameter {name}."),
    "parameter-name-empty": _("Geef de parameter een naam met letters of cijfers."),
    "parameter-too-long": _("Dit is te lang ({signs} tekens). Een waarde is hooguit {most} tekens."),
    "parameter-name-too-long": _("Deze naam is te lang. Gebruik hooguit 200 tekens."),
    "parameter-in-use": _("{name} wordt in {number} processen gebruikt. Haal hem eerst daar weg."),
    "text-unknown-parameter": _("De tekst noemt {text}, maar die parameter is er niet."),
    "public-name": _("In de teksten staat de naam {name}. In de openbare weergave horen geen namen."),
    "public-nothing-published": _("Dit proces is nog niet gepubliceerd. Daarna kun je het openbaar maken."),
}
