"""What reading a workbook or csv file can say."""

from __future__ import annotations

from stroomlijn.foundation.sentences import gettext_noop as _

SENTENCES: dict[str, str] = {
    # the file as a whole is refused
    "workbook-too-large": _("Het bestand is groter dan {megabytes} MB. Splits het in kleinere werkboeken."),
    "workbook-unpacks-too-large": _(
        "Het bestand wordt bij het uitpakken te groot (grens: {megabytes} MB). Sla het opnieuw op zonder lege rijen."
    ),
    "workbook-too-many-members": _("Het bestand bevat {found} onderdelen; {limit} mag. Dit is geen gewoon werkboek."),
    "workbook-nested-archive": _("In het bestand zit een ander ingepakt bestand. Lever dat los aan."),
    "workbook-unsafe-name": _(
        "Een onderdeel van het bestand heeft een naam die niet mag. Sla het werkboek opnieuw op."
    ),
    "workbook-macros": _("Het werkboek bevat macro's. Sla het op als gewoon werkboek (.xlsx) en probeer het opnieuw."),
    "workbook-password": _("Het werkboek heeft een wachtwoord. Haal het wachtwoord weg en probeer het opnieuw."),
    "workbook-unreadable": _("Dit bestand is niet te lezen als werkboek. Open het in je rekenblad en sla het op."),
    "workbook-too-spread": _(
        "De cellen staan te ver uit elkaar (tot rij {rows}, kolom {columns}). Verwijder wat buiten de tabel staat."
    ),
    "workbook-no-steps": _(
        "Er is geen tabel met stappen gevonden. Zet boven de stappen een rij met kolomnamen, zoals Nr, Stap en Wie."
    ),
    "csv-not-text": _("Het bestand is geen leesbare tekst. Bewaar het als csv (UTF-8) en probeer het opnieuw."),
    # a row is refused
    "workbook-too-many-rows": _("Deze rijen zijn niet gelezen: een blad mag {limit} gevulde rijen hebben."),
    "workbook-row-without-step": _("Deze rij heeft geen nummer en geen stap en is overgeslagen."),
    "workbook-row-without-process": _("Deze rij heeft geen code en geen naam en is overgeslagen."),
    "workbook-process-without-steps": _("Voor proces '{name}' staan er geen stappen in het werkboek."),
    "workbook-process-twice": _("Proces {code} staat er al; deze rij is overgeslagen."),
    # a row or process is imported with a remark
    "workbook-too-many-columns": _("Alleen de eerste {limit} kolommen zijn gelezen."),
    "workbook-cell-error": _("Deze cel bevat een fout van het rekenblad en is leeg gelezen."),
    "workbook-text-cut": _("De tekst is te lang en is na {limit} tekens afgekapt."),
    "workbook-hidden-sheet": _("Dit blad is verborgen en is wel gelezen."),
    "workbook-sheet-ignored": _("Op dit blad staat geen tabel met stappen of processen; het is niet gelezen."),
    "workbook-column-missing": _("De kolom {column} ontbreekt."),
    "workbook-columns-ignored": _("Deze kolommen zijn niet gelezen: {columns}."),
    "workbook-number-missing": _("De stap heeft geen nummer en kreeg nummer {given}."),
    "workbook-number-twice": _(
        "Nummer {nr} komt vaker voor. Een Vervolg naar {nr} gaat naar de eerste stap met dat nummer."
    ),
    "workbook-number-is-date": _(
        "Het rekenblad maakte een datum van het nummer ({written}); het is gelezen als {read}. Maak de cel tekst."
    ),
    "workbook-step-without-name": _("De stap heeft geen naam."),
    "workbook-unknown-process": _("Proces {code} staat niet op het blad Processen."),
    "workbook-unknown-kind": _("Soort '{written}' is onbekend; de rij is gelezen als stap."),
    "workbook-duration-unread": _("De duur '{written}' is niet begrepen. Schrijf bijvoorbeeld 45 min of 1,5 uur."),
    "workbook-vervolg-unread": _("In Vervolg is '{text}' niet begrepen."),
    "workbook-unknown-target": _("Vervolg verwijst naar '{target}', maar die stap bestaat niet."),
    "workbook-one-way-out": _("Na de beslissing staat maar een antwoord; anders gaat het werk naar de volgende rij."),
    "workbook-decision-without-ways": _("Na de beslissing is er maar een weg. Vul Vervolg in, zoals: ja: 4; nee: 3b."),
    "workbook-branches-without-question": _(
        "Hier beginnen de takken a, b en verder, maar er staat geen beslissing. Ze zijn gelezen als keuze."
    ),
    "workbook-substeps-flat": _(
        "De deelstappen zijn als gewone stappen gelezen, omdat een Vervolg over de grens van deze stap gaat."
    ),
    "workbook-branches-cross": _(
        "De takken die hier tegelijk beginnen, lopen door elkaar. Controleer of het werk zo bij elkaar komt."
    ),
    "workbook-step-never-reached": _("Geen enkele weg leidt naar deze stap."),
    "workbook-step-never-ends": _("Vanaf deze stap is er geen weg naar het einde van het proces."),
    # a process is exported as a workbook, which cannot say everything
    "workbook-loses-messages": _("Een werkboek kan geen berichten tussen partijen bevatten ({count} weggelaten)."),
    "workbook-loses-pools": _("Een werkboek kent geen aparte partijen; de {count} partijen staan in een tabel."),
    "workbook-loses-artifacts": _("Een werkboek kent geen losse documenten en notities ({count} weggelaten)."),
    "workbook-loses-boundary-events": _("{count} gebeurtenissen aan de rand van een stap zijn losse rijen geworden."),
    "workbook-loses-gateways": _("{count} bijzondere keuzepunten zijn gewone keuzes geworden."),
    "workbook-loses-labels": _(
        "{count} namen bij pijlen staan niet in het werkboek: daar staan ze alleen bij een keuze."
    ),
    "workbook-loses-conditions": _("{count} formele voorwaarden staan niet in het werkboek."),
}
