"""What `stroomlijn check` can find wrong in the landscape and in harmonisation."""

from stroomlijn.foundation.sentences import gettext_noop as _

SENTENCES = {
    "version-steps-differ": _("De stappen van versie {version} kloppen niet met haar tekening: {elements}."),
    "step-of-other-process": _("Versie {version} heeft een stap van een ander proces."),
    "validity-overlaps": _("Twee versies gelden tegelijk bij {organisation}."),
    "validity-of-other-process": _("De geldigheid bij {organisation} hoort bij een versie van een ander proces."),
    "import-left-versions": _("Deze import is niet overgenomen, maar er zijn {number} versies van."),
    "published-not-findable": _("Dit proces is gepubliceerd, maar niet te vinden met zoeken."),
    "group-without-version": _("Deze groep is gepubliceerd, maar de gepubliceerde versie ontbreekt."),
    "group-with-version": _("Deze groep is niet gepubliceerd, maar heeft wel een gepubliceerde versie."),
    "group-still-open": _("Deze groep is besloten, maar er zijn nog {number} verschillen open."),
    "member-of-other-traject": _("In deze groep ligt een proces van een ander traject: {process}."),
    "decision-numbers-gap": _("In het besluitenregister van {year} ontbreken nummers: {numbers}."),
    "decision-numbers-behind": _("Het besluitenregister van {year} telt tot {last}, maar er is een nummer {highest}."),
}
