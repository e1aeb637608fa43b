"""Sentences of the contexts' operations."""

from stroomlijn.foundation.sentences import gettext_noop as _

SENTENCES = {
    "traject-exists": _("Er is al een traject met de naam ‘{name}’. Kies een andere naam."),
    "import-not-in-state": _("Dit kan nu niet: de import staat op ‘{state}’."),
    "import-in-use": _("Deze import kan niet meer terug: {name} wordt al samengevoegd of is later gewijzigd."),
    "import-overtaken": _("Intussen is er meer ingelezen. Bekijk wat er nu hetzelfde is en neem dan over."),
    "twice-in-import": _("Dit proces staat vaker in deze import. Alleen het eerste doet mee, tenzij je dit aanzet."),
    "other-organisation": _("In het bestand staat ‘{found}’ als organisatie. Je keuze bij het inlezen gaat voor."),
    "import-empty": _("Er is niets om over te nemen: zet minstens één proces aan."),
    "import-no-organisation": _(
        "Van {number} processen is niet bekend van welke organisatie zij zijn. Vul dat eerst in."
    ),
    "import-failed": _(
        "Overnemen is niet gelukt; er is niets veranderd. Probeer het opnieuw of meld het je beheerder."
    ),
    "file-not-understood": _(
        "Dit bestand kon niet worden gelezen. Het ligt aan ons, niet aan jou: meld het je beheerder."
    ),
    "too-many-nodes": _("Dit proces heeft {number} onderdelen. Boven {most} maakt Stroomlijn geen tekening."),
    "reading-given-up": _("Dit bestand is niet gelezen: het lezen is te vaak afgebroken. Lees het apart opnieuw in."),
    "no-processes": _("In dit bestand staat geen proces."),
    "nothing-uploaded": _("Kies eerst een bestand."),
    "upload-too-large": _("Alles samen is te groot. In één keer mag hooguit {most} MB."),
    "upload-too-many-files": _("In één keer mogen hooguit {most} bestanden mee. Lees ze in delen in."),
    "form-too-large": _("Er is te veel ingevuld om te versturen. Maak de teksten korter."),
    "group-not-in-state": _("Dit kan nu niet: de groep staat op ‘{state}’."),
    "option-unknown": _("Deze keuze bestaat niet (meer). Het concept is intussen vernieuwd; kies opnieuw."),
    "option-needs-text": _("Vul bij deze keuze een tekst in."),
    "like-needs-reason": _("Schrijf op waarom het overal wordt zoals {organisation} het doet."),
    "already-decided": _("Dit verschil is intussen al besloten: {number}, door {name}."),
    "decision-used": _("Dit besluit hoort bij een vastgesteld proces en kan niet meer terug. Neem een nieuw besluit."),
    "draft-failed": _("Het concept kon niet worden gemaakt. Meld het je beheerder; de besluiten blijven bewaard."),
    "still-open": _("Er zijn nog {number} verschillen open. Beslis die eerst."),
    "draft-not-ready": _("Het concept wordt nog gemaakt. Wacht even en probeer het opnieuw."),
}
