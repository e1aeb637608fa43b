"""Sentences of the editor: why an edit is refused, what was not taken over, and what is still missing."""

from __future__ import annotations

from stroomlijn.foundation.sentences import gettext_noop as _

SENTENCES: dict[str, str] = {
    "edit-command-unreadable": _("Deze wijziging is niet te lezen. Ververs de pagina en probeer het opnieuw."),
    "edit-overtaken": _("Iemand anders was je voor. Kijk wat er nu staat en pas het dan opnieuw aan."),
    "edit-step-gone": _("Deze stap is er niet meer. Misschien heeft iemand anders hem weggehaald."),
    "edit-text-long": _("Deze tekst is te lang: {length} tekens, er passen er {limit}. De tekst begint met '{text}'."),
    "edit-list-long": _("Dit zijn er te veel. Er passen er {limit}."),
    "edit-duration-unread": _("'{text}' is geen duur. Schrijf bijvoorbeeld '10 min' of '1,5 uur'."),
    "edit-id-unusable": _("Deze wijziging heeft geen bruikbaar kenmerk. Ververs de pagina en probeer het opnieuw."),
    "edit-id-taken": _("Deze stap is er al. Ververs de pagina."),
    "edit-process-nameless": _("Een proces heeft een naam nodig."),
    "edit-other-level": _("'{label}' ligt in een ander deelproces. Verplaats of verbind hem in de tekening."),
    "edit-has-inside": _("In '{label}' zitten andere stappen. Haal die eerst weg, of doe het in de tekening."),
    "edit-has-border": _("Aan '{label}' hangt een gebeurtenis. Haal die eerst weg in de tekening."),
    "edit-move-decision": _(
        "Achter '{label}' staat een beslissing. Haal die eerst weg, of verplaats de stap in de tekening."
    ),
    "edit-ways-missing": _("Een beslissing heeft minstens één antwoord nodig."),
    "edit-ways-without-decision": _("Zonder beslissing gaat een stap maar één kant op. Kies hoe het zich splitst."),
    "edit-ways-many": _("Zoveel antwoorden passen niet bij één beslissing. Er kunnen er {limit}."),
    "edit-way-waits": _("Op een weg na '{label}' wordt ergens op gewacht. Wijzig die weg in de tekening."),
    "edit-way-unread": _("‘{text}’ begrijpen we niet als vervolg. Typ bijvoorbeeld: ja: 3; nee: einde."),
    "edit-locked-several-flows": _("Na '{label}' lopen meer pijlen zonder beslissing. Wijzig dit in de tekening."),
    "edit-locked-border": _("Aan '{label}' hangt een gebeurtenis met een eigen weg. Wijzig dit in de tekening."),
    "edit-locked-gateway": _(
        "Na '{label}' wordt gewacht op wat het eerst gebeurt, of staat een bijzondere splitsing. "
        "Wijzig dit in de tekening."
    ),
    "edit-locked-shared": _("De beslissing na '{label}' hoort ook bij andere stappen. Wijzig haar in de tekening."),
    "edit-locked-nested": _("Na '{label}' volgen beslissingen direct op elkaar. Wijzig ze in de tekening."),
    "edit-graph-broken": _("In de tekening verwijst iets naar een onderdeel dat er niet is, of is een kenmerk dubbel."),
    "edit-paste-empty": _("Er is niets om te plakken."),
    "edit-paste-many": _("Je plakt {rows} rijen. Er passen er {limit} tegelijk; plak ze in delen."),
    "edit-paste-unreadable": _("Deze geplakte tekst is niet te lezen als tabel."),
    "edit-paste-columns": _("Deze kolommen zijn niet overgenomen: {columns}."),
    "edit-paste-nameless": _("Niet overgenomen, want er staat geen naam van een stap: '{text}'."),
    "edit-paste-cell": _("'{text}' past niet in dit vakje en is niet overgenomen."),
    "edit-paste-no-row": _("Er is geen rij meer voor '{text}'."),
    "edit-no-steps": _("Er staat nog geen stap in het proces."),
    "edit-no-start": _("Het proces heeft nog geen begin."),
    "edit-no-end": _("Het proces heeft nog geen einde."),
    "edit-step-nameless": _("Deze stap heeft nog geen naam."),
    "edit-step-roleless": _("Er staat nog niet wie dit doet."),
    "edit-same-name": _("Een andere stap heet ook '{label}'. Is het dezelfde stap, of kan het preciezer?"),
    "edit-decision-unasked": _("Bij de beslissing na deze stap staat nog geen vraag."),
    "edit-decision-one-way": _("De beslissing na deze stap heeft nog maar één antwoord."),
    "edit-way-unanswered": _("Bij de beslissing na deze stap mist nog een antwoord."),
    "edit-answer-twice": _(
        "Bij de beslissing na deze stap staat het antwoord ‘{answer}’ twee keer. Geef bij ‘Vervolg’ elke weg een eigen "
        "antwoord, dat past bij de vraag."
    ),
    "edit-never-joins": _("Wat hier tegelijk begint, komt nergens meer samen."),
    "edit-stuck": _("Hier kan het proces vastlopen: er wordt gewacht op iets dat niet altijd komt."),
    "edit-doubled": _("Deze stap kan twee keer gebeuren: wat tegelijk begon, is hiervoor niet samengekomen."),
    "edit-unreachable": _("Geen enkele weg leidt naar deze stap."),
    "edit-dead-end": _("Vanaf deze stap komt het proces nooit bij een einde."),
}
