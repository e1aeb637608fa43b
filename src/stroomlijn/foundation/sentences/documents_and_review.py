"""Sentences of the documents of a group and of its toets."""

from stroomlijn.foundation.sentences import gettext_noop as _

SENTENCES = {
    "document-not-here": _("Dit document hoort niet (meer) bij deze groep. Bekijk eerst wat er nu staat."),
    "document-row-chosen": _("Hier is al gekozen. Neem die keuze eerst terug, dan kun je documenten verplaatsen."),
    "document-choice": _("Kies welk document blijft, welk wordt herschreven, of dat ze vervallen."),
    "document-rewrite-who": _("Vul in wie het document herschrijft en wanneer het klaar is."),
    "document-drop-reason": _("Leg uit waarom dit document niet meer nodig is."),
    "document-nothing-to-undo": _("Deze keuze is al teruggenomen."),
    "review-not-open": _("Deze toets is afgesloten. Heropen hem als er nog iets bij moet."),
    "review-running": _("Er loopt al een toets van dit proces."),
    "review-no-draft": _("Er is nog geen concept om te toetsen. Begin eerst met samenvoegen."),
    "review-colleagues": _("Vul in hoeveel collega's erbij waren: een getal van 0 tot en met 500."),
    "review-meeting-in-use": _("Bij dit werkoverleg staan reacties. Daarom blijft het staan."),
    "review-remarks-open": _("Bij {number} reacties staat nog niet wat ermee is gedaan. Doe dat eerst."),
    "remark-empty": _("Schrijf eerst op wat er is gezegd."),
    "remark-too-long": _("Dit is te lang ({signs} tekens). Een reactie is hooguit {most} tekens."),
    "remark-about": _("Deze stap of vraag staat niet meer in het concept. Kies opnieuw."),
    "remark-none": _("Kies minstens één reactie."),
    "remark-outcome": _("Kies of je het overneemt of niet."),
    "remark-reason": _("Leg uit waarom je dit niet overneemt. Dat leest wie de reactie gaf."),
    "remark-answered": _("Bij deze reactie staat intussen al wat ermee is gedaan. Bekijk eerst wat er staat."),
}
