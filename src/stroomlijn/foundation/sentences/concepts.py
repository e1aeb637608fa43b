"""Sentences of the editor of a concept: beginning, commands on it, putting away."""

from stroomlijn.foundation.sentences import gettext_noop as _

SENTENCES = {
    "concept-closed": _("Dit concept is niet meer open: het staat op ‘{state}’. Wat je typte, staat nog op je scherm."),
    "concept-without-base": _("Van dit proces is er geen versie met dat nummer om mee te beginnen."),
    "concept-not-put-away": _("Dit concept is niet weggelegd."),
    "concept-another-open": _("Er is intussen een ander concept begonnen. Leg dat eerst weg."),
    "file-several-processes": _(
        "In dit bestand staan {number} processen. Begin hier met één proces, of lees ze samen in bij een traject."
    ),
    "edit-nothing-undo": _("Er is niets meer van jou om ongedaan te maken."),
    "edit-nothing-redo": _("Er is niets om opnieuw te doen."),
    "edit-undo-overtaken": _(
        "Dit kan niet meer ongedaan: daarna heeft iemand anders hetzelfde veranderd. Er is niets veranderd."
    ),
}
