"""Sentences of reactions, reading and exercises."""

from stroomlijn.foundation.sentences import gettext_noop as _

SENTENCES = {
    "reaction-empty": _("Schrijf eerst op wat er niet werkt."),
    "reaction-too-long": _(
        "Dit is te lang ({signs} tekens). Een reactie is hooguit {most} tekens; je tekst staat er nog."
    ),
    "reaction-taken-up": _("Deze reactie wordt al bekeken en kan niet meer terug."),
    "reaction-answered": _("Deze reactie is intussen al beantwoord. Bekijk eerst wat er staat."),
    "reaction-none": _("Kies minstens één reactie om te beantwoorden."),
    "reaction-state": _("Kies wat je met de reactie doet."),
    "reaction-reason": _("Leg uit waarom je dit niet overneemt. Dat leest wie de reactie schreef."),
    "reaction-answer-too-long": _("Dit antwoord is te lang ({signs} tekens). Gebruik hooguit {most} tekens."),
    "exercise-title": _("Geef de oefening een naam van hooguit 200 tekens."),
    "exercise-situation": _("Beschrijf bij een oefencasus de situatie, in hooguit 2000 tekens."),
    "exercise-no-question": _("Vul minstens één vraag in."),
    "exercise-too-many": _("Hier passen hooguit {most} vragen in."),
    "exercise-question": _("Vraag {number}: vul de vraag in, in hooguit 500 tekens."),
    "exercise-answers": _("Vraag {number}: vul twee tot vier antwoorden in, elk van hooguit 300 tekens."),
    "exercise-why": _("Vraag {number}: schrijf het waarom in hooguit 1000 tekens."),
    "exercise-right": _("Vraag {number}: wijs het goede antwoord aan."),
    "exercise-withdrawn": _("Deze oefening is intussen ingetrokken."),
    "exercise-unanswered": _("Geef op elke vraag een antwoord."),
}
