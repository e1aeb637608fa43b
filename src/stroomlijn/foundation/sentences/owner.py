"""Sentences of publishing, validity, withdrawing, owning and changing many processes at once."""

from stroomlijn.foundation.sentences import gettext_noop as _

SENTENCES = {
    "published-meanwhile": _(
        "Deze versie is intussen door iemand anders gepubliceerd, als versie {number}. Wat jij invulde staat er nog."
    ),
    "published-since-seen": _(
        "Intussen is versie {number} gepubliceerd. Bekijk wat er nu verandert en publiceer dan opnieuw."
        " Wat jij invulde staat er nog."
    ),
    "version-withdrawn": _("Versie {number} is ingetrokken en kan niet meer worden gepubliceerd."),
    "version-not-in-state": _("Dit kan nu niet: versie {number} staat op ‘{state}’."),
    "blocks-publication": _("Los eerst {number} punten op voordat je publiceert. Het eerste: {first}"),
    "begins-nowhere": _("Kies voor minstens één organisatie vanaf wanneer dit geldt."),
    "begins-before-what-applied": _("Daar geldt al {applied}. Kies een dag daarna, dan blijft te zien wat er gold."),
    "replaced-in-a-circle": _(
        "Dit kan niet: de processen zouden elkaar in een kring vervangen: {circle}. Haal er één weg."
    ),
    "replaces-unknown": _("Er is geen proces met de code of het nummer ‘{asked}’."),
    "replaces-several": _("De code ‘{asked}’ hoort bij {number} processen. Gebruik het nummer: {numbers}."),
    "replaces-not-yours": _("Je mag {process} niet vervangen: je bent er geen eigenaar van. Vraag het de eigenaar."),
    "replaces-itself": _("Een proces kan zichzelf niet vervangen."),
    "no-organisation-of-process": _("Dit proces is van geen enkele organisatie. Publiceer het apart en kies voor wie."),
    "readable-already": _("Hier is geen ingelezen versie die nog niet is gepubliceerd."),
    "validity-overlap": _("Twee perioden lopen door elkaar: {first} en {second}. Pas één van de twee aan."),
    "validity-ends-before-it-begins": _("Het einde ligt niet na het begin."),
    "validity-has-begun": _("Versie {version} geldt al. Haal de periode niet weg, maar geef haar een einddatum."),
    "validity-of-unpublished": _("Versie {number} is nog niet gepubliceerd en kan daarom nergens gelden."),
    "nothing-in-force": _("Van dit proces is niets gepubliceerd; er is geen geldigheid om te wijzigen."),
    "withdraw-why": _("Schrijf op waarom je dit intrekt. Collega’s lezen dat later terug."),
    "nothing-to-withdraw": _("Hier is niets gepubliceerd om in te trekken."),
    "withdrawal-gone": _("Dit intrekken is al ongedaan gemaakt."),
    "changed-since-withdrawn": _(
        "Ongedaan maken kan niet meer: aan {process} is later iets veranderd. Zet het nu met de hand goed."
    ),
    "no-person": _(
        "Je staat nog niet bij de mensen, en kunt daarom geen eigenaar zijn. Vraag de beheerder om je toe te voegen."
    ),
    "has-owner": _("{name} is eigenaar van dit proces. Vraag om een overdracht."),
    "adopted-changed-since": _(
        "Ongedaan maken kan niet meer: aan {process} is intussen iets veranderd. Draag het over aan iemand anders."
    ),
    "person-unknown": _(
        "‘{name}’ staat nog niet bij de mensen. Typ een deel van de naam en kies, of vraag de beheerder om een collega"
        " toe te voegen."
    ),
    "person-several": _("Er zijn er meer die zo heten: {names}. Typ de hele naam of het e-mailadres."),
    "hand-over-open": _("Dit proces wordt al overgedragen aan {name}. Trek dat eerst in."),
    "hand-over-to-owner": _("{name} is al eigenaar van dit proces."),
    "hand-over-gone": _("Deze overdracht is intussen ingetrokken of al overgenomen."),
    "review-in-the-past": _("Kies een dag in de toekomst om dit weer na te kijken."),
    "bulk-nothing": _("Kies eerst wat er moet veranderen."),
    "bulk-nobody": _("Kies eerst minstens één proces."),
    "bulk-not-yours": _("Dit mag je niet wijzigen: je bent geen eigenaar of coördinator."),
    "bulk-not-yours-to-give": _("Eigenaar en geldigheid wijzigen mag alleen de eigenaar of een beheerder."),
    "bulk-changed-meanwhile": _("Dit is na het voorbeeld door iemand anders gewijzigd."),
    "bulk-overlap": _("De nieuwe periode valt samen met die van versie {number}."),
    "bulk-same": _("Dit is al zo."),
    "bulk-undone": _("Deze wijziging is al teruggedraaid."),
    "bulk-not-finished": _("Dit is niet gelukt. Kies het opnieuw, of maak het apart leesbaar."),
    "bulk-changed-later": _("Later opnieuw gewijzigd, daarom zo gelaten."),
}
