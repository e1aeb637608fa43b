"""Sentences of what people choose for the processes and groups of a traject."""

from stroomlijn.foundation.sentences import gettext_noop as _

SENTENCES = {
    "nothing-chosen": _("Kies eerst een of meer processen of groepen."),
    "not-in-traject": _("Een van de gekozen processen of groepen is er niet meer. Ververs de pagina en kies opnieuw."),
    "not-grouped": _("Een van de gekozen processen is nog niet vergeleken. Kies eerst ‘Vergelijk alles’."),
    "group-is-settled": _(
        "‘{name}’ is al vastgesteld of gepubliceerd. Werk daar eerst verder aan een volgende versie."
    ),
    "drop-kind": _("Kies waarom de processen vervallen."),
    "drop-reason": _("Schrijf in een paar woorden waarom de processen vervallen. Wie later zoekt, leest dat."),
    "bond-kind": _("Kies of de processen wel of niet bij elkaar horen."),
    "bond-needs-two": _("Kies minstens twee processen."),
    "cluster-needs-name": _("Geef het cluster een naam."),
    "cluster-exists": _("Er is al een cluster ‘{name}’. Kies een andere naam."),
    "cluster-unknown": _("Dit cluster is er niet meer. Kies een ander cluster."),
    "clusters-unnamed": _(
        "In de ingelezen bestanden staat geen domein. Maak zelf een paar clusters, dan verdeelt Stroomlijn de rest."
    ),
    "timing-unknown": _("Kies of het vóór de datum moet of erna kan."),
    "timing-reason": _("Schrijf waarom het vóór de datum moet of erna kan. Dat komt bij het besluit te staan."),
    "arranged-since": _("Dit kan niet meer terug: intussen is hetzelfde opnieuw gekozen."),
    "decided-since": _("Dit kan niet meer terug: in een van de groepen is daarna al iets besloten."),
    "steps-alike": _("{percent}% van de stappen is gelijk"),
    "steps-equal": _("{processes} van {of} hebben dezelfde stappen"),
    "law-shared": _("{processes} van {of} noemen dezelfde wet: {what}"),
    "trigger-shared": _("{processes} van {of} beginnen met: {what}"),
    "result-shared": _("{processes} van {of} leiden tot: {what}"),
    "case-type-shared": _("{processes} van {of} hebben als zaaktype: {what}"),
    "words-shared": _("gedeelde woorden: {words}"),
    "advice-equal": _("Advies: één proces, allemaal doen ze dezelfde stappen. Dubbele stappen die vervallen: {copies}"),
    "advice-one": _(
        "Advies: één proces. Dubbele stappen die vervallen: {copies}. Stappen die niet iedereen doet: {deciding}"
    ),
    "advice-variants": _(
        "Advies: één proces met varianten, want de meeste stappen doet maar een deel. "
        "Dubbele stappen die vervallen: {copies}. Stappen die niet iedereen doet: {deciding}"
    ),
    "advice-apart": _(
        "Advies: laat apart. Er zijn meer stappen die niet iedereen doet ({deciding}) "
        "dan dubbele stappen die vervallen ({copies})"
    ),
    "advice-look": _(
        "Advies: beoordeel eerst welke stappen hetzelfde zijn, na ‘Begin met samenvoegen’. Paren: {pairs}. "
        "Dubbele stappen die vervallen: nu {copies}, met alle paren {copies_then}. "
        "Stappen die niet iedereen doet: nu {deciding}, met alle paren {deciding_then}"
    ),
    "advice-look-many": _(
        "Advies: beoordeel eerst welke stappen hetzelfde zijn, na ‘Begin met samenvoegen’. "
        "Dubbele stappen die vervallen: nu {copies}. Stappen die niet iedereen doet: nu {deciding}"
    ),
    "nothing-needed": _("Alle processen van deze groep vervallen. Er is niets om samen te voegen."),
}
