"""The concept of a group, and low-hanging fruit in it."""

from stroomlijn.foundation.sentences import gettext_noop as _

SENTENCES: dict[str, str] = {
    "concept-still-open": _("Er zijn nog verschillen open: {number}. Beslis ze eerst, of leg ze voor."),
    "improvement-unknown": _("Deze verbetering staat niet meer in het concept. Laad de pagina opnieuw."),
    "improvement-reason-missing": _("Schrijf op waarom jullie dit niet overnemen."),
    "improvement-in-version": _("Dit staat al in de vastgestelde versie. Wijzigen kan in een volgende versie."),
    "improvement-empty": _("Schrijf op wat er beter kan."),
    "improve-double-check": _("‘{second}’ controleert nog eens wat bij ‘{first}’ al is gecontroleerd."),
    "improve-returning-handoff": _("Het werk gaat van {role} naar {between} en meteen weer terug."),
    "improve-printed": _("Bij ‘{step}’ wordt iets op papier gezet dat ook digitaal kan blijven."),
    "improve-scanned": _("Bij ‘{step}’ wordt papier gescand. Zonder papier is dat niet nodig."),
    "improve-retyped": _("Bij ‘{step}’ wordt overgetypt wat al ergens staat."),
    "improve-entered": _("Bij ‘{step}’ wordt ingevoerd in {system} wat al in {from} staat."),
    "improve-entered-twice": _("Bij ‘{step}’ wordt ingevoerd wat al ergens anders staat."),
    "improve-step-role-of-two": _("Meer dan één rol doet ‘{step}’: {role}."),
    "improve-told": _("Bij ‘{step}’ is genoteerd dat er dubbel werk of papier is."),
    "improve-wait-declared": _("Het werk wacht hier op collega’s: ‘{what}’ {term}."),
    "improve-wait-long": _(
        "Samen wordt er {waited} gewacht: meer dan de helft van de termijn ({limit}). Hier het langst: ‘{what}’ {term}."
    ),
    "improve-wait-long-no-term": _(
        "Samen wordt in dit proces {waited} gewacht: meer dan de helft van de acht weken die redelijk zijn "
        "(Awb artikel 4:13). Hier het langst: ‘{what}’ {term}."
    ),
    "improve-wait-meeting-declared": _("Het werk wacht op een overleg: ‘{what}’ {term}."),
    "improve-wait-step": _("Bij ‘{step}’ wordt gewacht."),
    "improve-wait-meeting": _("‘{step}’ gebeurt in een overleg. Tot die dag ligt het werk stil."),
    "improve-wait-told": _("Bij ‘{step}’ is genoteerd dat het werk blijft liggen."),
    "improve-check-one-outcome": _("Na ‘{step}’ gaat het werk altijd op dezelfde manier verder."),
    "improve-check-no-criterion": _("Bij ‘{step}’ staat niet wanneer het goed is."),
    "improve-dead-end": _("Na ‘{step}’ komt het proces niet tot een einde."),
    "improve-in-sequence": _("‘{first}’ tot en met ‘{last}’ kunnen tegelijk: ze hoeven niet op elkaar te wachten."),
    "improve-step-two-roles": _("Meer dan één rol doet ‘{step}’: {role} en {other}."),
    "improve-done-again": _("{other} doet bij ‘{second}’ nog eens wat {role} bij ‘{step}’ al deed."),
    "improve-sent-back": _("{from} stuurt het werk na ‘{step}’ terug naar {to}."),
    "improve-sent-back-step": _("{from} legt het werk bij ‘{step}’ terug bij {to}."),
}
