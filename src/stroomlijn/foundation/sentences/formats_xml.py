"""Sentences of files in general, XML, BPMN, EPML and PNML."""

from stroomlijn.foundation.sentences import gettext_noop as _

_XML = {
    "xml-too-large": _("Dit bestand is {size} MB. Een procesbestand mag hooguit {limit} MB zijn."),
    "xml-empty": _("Dit bestand is leeg."),
    "xml-no-xml": _("Dit is geen XML: het bestand begint niet met '<'. Exporteer het opnieuw."),
    "xml-text-before-declaration": _("Er staat tekst of een lege regel voor '<?xml'. Haal die weg."),
    "xml-doctype": _("Een DOCTYPE mag niet in een procesbestand staan. Haal die regel weg."),
    "xml-processing-instruction": _("Een verwerkingsopdracht ('<?...?>') mag niet in een procesbestand staan."),
    "xml-include": _("Dit bestand wil een ander bestand invoegen (xi:include). Dat is niet toegestaan."),
    "xml-entity": _(
        "Dit bestand gebruikt een entiteit die niet bestaat of niet is toegestaan. De lezer zegt: ‘{reason}’."
    ),
    "xml-encoding": _("De tekens kloppen niet met de tekenset {encoding}. Sla het bestand op als UTF-8."),
    "xml-encoding-contradiction": _(
        "Het bestand zegt dat de tekenset {declared} is, maar het is {found}. Sla het op als UTF-8."
    ),
    "xml-encoding-unknown": _("De tekenset {encoding} kennen we niet. Sla het bestand op als UTF-8."),
    "xml-nul": _("Er staat een nulteken in het bestand. Het is beschadigd of geen tekst."),
    "xml-forbidden-character": _("Hier staat een teken dat in XML niet mag. De lezer zegt: ‘{reason}’."),
    "xml-prefix-undeclared": _("Een voorvoegsel hoort bij geen naamruimte. De lezer zegt: ‘{reason}’."),
    "xml-namespace-no-uri": _("De naam van een naamruimte is geen geldig adres. De lezer zegt: ‘{reason}’."),
    "xml-too-deep": _("De elementen zitten dieper in elkaar dan {limit} niveaus."),
    "xml-too-many-elements": _("Dit bestand heeft meer dan {limit} elementen. Splits het in kleinere bestanden."),
    "xml-too-many-attributes": _("Dit element heeft meer dan {limit} attributen."),
    "xml-cut-off": _("Het bestand houdt te vroeg op. Exporteer of upload het opnieuw. De lezer zegt: ‘{reason}’."),
    "xml-malformed": _("Dit is geen goede XML. De lezer zegt: ‘{reason}’."),
}

_FILES = {
    "file-empty": _("Dit bestand is leeg."),
    "file-macros": _("Bestanden met macro's ({extension}) nemen we niet aan. Sla het op als .xlsx."),
    "file-old-office": _("Dit is een oud Office-bestand. Sla het op als .xlsx."),
    "file-archive": _("Dit is een zip-bestand, geen procesbestand."),
    "file-paper": _(
        "Dit is een document ({extension}), geen werkboek. Processen lezen we uit xlsx, ods, csv, BPMN, EPML of PNML. "
        "Staan de stappen in het document, zet ze dan in een werkboek, één stap per rij."
    ),
    "file-damaged": _("Dit bestand is niet te lezen. Bewaar het opnieuw en upload het dan nog eens."),
    "file-too-many-parts": _("Dit bestand heeft meer dan {limit} onderdelen. Splits het in kleinere bestanden."),
    "file-unknown": _("Dit soort bestand lezen we niet. Gebruik BPMN, EPML, PNML, xlsx, ods of csv."),
    "file-in-disguise": _(
        "Dit bestand heet .{extension}, maar het is een {really}-bestand. Zoek het bestand waarin de stappen staan"
        " en lees dat in."
    ),
    "file-not-what-it-says": _(
        "Dit bestand heet .{extension}, maar zo is het niet opgeslagen. Open het in het programma waarmee het is"
        " gemaakt en sla het opnieuw op als .{extension}."
    ),
    "file-unknown-xml": _("Deze XML ('{element}') is geen proces dat we lezen. Gebruik BPMN, EPML of PNML."),
    "file-other-format": _("De naam eindigt op .{extension}, maar de inhoud is {format}. Als {format} gelezen."),
    "process-unknown": _("Dit proces staat niet in het bestand. Bedoel je {names}?"),
    "process-ambiguous": _("Meer processen passen bij deze naam: {names}. Kies er een."),
    "process-large": _("Dit proces heeft {nodes} onderdelen. De tekening wordt traag en onleesbaar."),
    "text-cut": _("Deze tekst is {length} tekens lang. Je ziet de eerste {limit}; het bestand houdt alles."),
}

_BPMN = {
    "bpmn-no-definitions": _("Dit is geen BPMN 2.0: het bestand begint met '{element}' in plaats van 'definitions'."),
    "bpmn-other-namespace": _("Dit is geen BPMN 2.0. De naamruimte van het bestand is '{namespace}'."),
    "bpmn-no-process": _("Er staat geen proces in dit bestand."),
    "bpmn-duplicate-id": _("De id '{id}' komt vaker voor. Dit onderdeel kreeg een eigen id."),
    "bpmn-process-dangling": _("Deze pool verwijst naar een proces dat er niet is: '{process}'. Hij blijft leeg."),
    "bpmn-process-shared": _("Proces '{process}' hoort al bij een andere pool. Deze pool blijft leeg."),
    "bpmn-lane-dangling": _("Baan '{lane}' noemt een onderdeel dat er niet is: '{node}'."),
    "bpmn-lane-in-subprocess": _("Baan '{lane}' ligt in een deelproces. Alleen de rol is overgenomen."),
    "bpmn-boundary-loose": _("Deze gebeurtenis zit aan geen activiteit vast. We lezen haar als tussengebeurtenis."),
    "bpmn-flow-dangling": _("Deze pijl mist een begin of eind ('{node}') en is weggelaten."),
    "bpmn-flow-mended": _("Deze pijl miste een begin of eind. Onderdeel '{node}' noemt hem, dus dat is gebruikt."),
    "bpmn-flow-across-pools": _("Deze pijl gaat van de ene pool naar de andere en is weggelaten. Gebruik een bericht."),
    "bpmn-flow-across-subprocess": _("Deze pijl gaat door de rand van een deelproces en is weggelaten."),
    "bpmn-message-dangling": _("Dit bericht mist een begin of eind ('{node}') en is weggelaten."),
    "bpmn-association-dangling": _("Deze verbinding mist een begin of eind ('{node}') en is weggelaten."),
    "bpmn-drawing-incomplete": _("In de tekening ontbreken {missing} onderdelen, zoals '{first}'. We tekenen opnieuw."),
    "bpmn-drawing-coordinates": _("De plaats van dit onderdeel in de tekening is onmogelijk. We tekenen opnieuw."),
    "bpmn-duration": _("De werktijd van dit onderdeel is geen getal en is weggelaten."),
    "bpmn-element-unknown": _("Dit onderdeel staat niet in het BPMN-bestand."),
    "bpmn-not-patchable": _("Deze wijziging past niet in het oude bestand. Het proces moet opnieuw worden opgebouwd."),
}

_OTHERS = {
    "epml-no-epc": _("Er staat geen EPC in dit bestand."),
    "epml-duplicate-id": _("De id '{id}' komt vaker voor. Dit onderdeel kreeg een eigen id."),
    "epml-arc-dangling": _("Deze pijl leidt naar een onderdeel dat er niet is ('{node}') en is weggelaten."),
    "pnml-no-net": _("Er staat geen net in dit bestand."),
    "pnml-duplicate-id": _("De id '{id}' ontbreekt of komt vaker voor. Dit onderdeel is weggelaten."),
    "pnml-arc-dangling": _(
        "De pijl van '{source}' naar '{target}' leidt niet naar een onderdeel van het net en is weggelaten."
    ),
    "pnml-arc-special": _("Deze pijl is bijzonder ({kind}). We lezen hem als een gewone pijl."),
    "pnml-tokens": _("Op deze plaats liggen {tokens} tokens. We lezen er een."),
    "pnml-not-free-choice": _(
        "De keuze hier hangt ook van elders af. Het proces kiest eerder dan het net ({transitions} wegen)."
    ),
}

SENTENCES: dict[str, str] = _XML | _FILES | _BPMN | _OTHERS
