"""Words of a traject that mean the same, or never do."""

from stroomlijn.foundation.sentences import gettext_noop as _

SENTENCES: dict[str, str] = {
    "words-two-needed": _("Vul twee woorden in."),
    "words-one-word": _("Dit is twee keer ‘{word}’. Vul twee verschillende woorden in."),
    "words-contrary": _(
        "‘{one}’ en ‘{other}’ zijn elkaars tegendeel. Stappen met die woorden blijven daarom uit elkaar. Horen twee"
        " stappen toch bij elkaar? Zeg dat dan bij die stappen zelf, met ‘Klopt dit?’."
    ),
    "words-too-many": _("Er passen {limit} regels in een traject. Haal eerst iets weg."),
    "words-file": _("Dit bestand lezen we niet. Gebruik een YAML-bestand met ‘hetzelfde’ en ‘nooit_hetzelfde’."),
}
