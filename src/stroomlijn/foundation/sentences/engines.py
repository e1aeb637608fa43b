"""Sentences of matching, merging and soundness, and of the commands on files."""

from __future__ import annotations

from stroomlijn.foundation.sentences import gettext_noop as _

SENTENCES: dict[str, str] = {
    "path-missing": _("Dit bestand of deze map bestaat niet."),
    "path-unreadable": _("Dit bestand kan niet worden gelezen. {reason}"),
    "path-unwritable": _("Hier kan niet worden geschreven. {reason}"),
    "path-forbidden": _("Je hebt er geen rechten voor."),
    "path-disk-full": _("De schijf is vol."),
    "path-through-file": _("Een deel van het pad is een bestand, geen map."),
    "path-is-folder": _("Het is een map, geen bestand."),
    "path-too-long": _("De naam is te lang."),
    "path-own-input": _("Dit bestand is zelf een van de bronnen. Kies een andere naam voor de uitkomst."),
    "path-nothing": _("Hier staat geen enkel proces in."),
    "path-several": _("Hier staan {number} processen in. Zet er # en de naam van een proces achter: {names}."),
    "convert-format": _("Kies een naam die eindigt op .bpmn, .svg, .xlsx of .json."),
    "judged-unreadable": _(
        'De beoordeelde paren zijn geen lijst van {{"left": ID, "right": ID, "same": true of false}}.'
    ),
    "judged-unknown-step": _("Een stap met id '{element}' is er niet in '{process}'."),
    "judged-both": _("Van '{left}' en '{right}' staat hier dat zij hetzelfde zijn en dat zij het niet zijn."),
    "judged-other-kind": _(
        "'{left}' en '{right}' kunnen niet hetzelfde zijn: keuzes doen niet mee, een stap is geen gebeurtenis en een "
        "begin geen einde."
    ),
    "cluster-no-steps": _("Proces '{process}' heeft geen stappen en staat daarom alleen."),
    "cluster-look": _(
        "Advies: beoordeel eerst welke stappen hetzelfde zijn. Dubbele stappen die nu vervallen: {copies}. "
        "Stappen die nu niet iedereen doet: {deciding}"
    ),
    "match-no-names": _("Doen niet mee: {number} stappen zonder naam in proces '{process}'."),
    "decisions-unreadable": _(
        'De besluiten zijn geen JSON van de vorm {{verschil: {{"option": ID, "condition": TEKST, "value": TEKST}}}}.'
    ),
    "decision-gone": _("Besluit {difference} is niet gebruikt: dit verschil bestaat niet (meer)."),
    "decision-refused": _(
        "Besluit {difference} kan niet: keuze {option} bestaat daar niet, of de tekst erbij ontbreekt. "
        "Besluiten die niet kunnen: {number}."
    ),
    "merge-no-members": _("Er is geen proces om samen te voegen."),
    "merge-no-steps": _("Doet niet mee: proces '{process}' heeft geen stappen."),
    "merge-nothing-described": _(
        "Er valt niets samen te voegen: geen enkel proces heeft stappen, ook '{process}' niet."
    ),
    "merge-loose-gateways": _(
        "Keuzes waar niets aan vastzit in proces '{process}': {number}. In de samenvoeging doen ze niets."
    ),
    "merge-too-large": _("Doet niet mee: proces '{process}' is te groot, {size} onderdelen waar {limit} past."),
    "merge-judgement-contradicted": _(
        "Niet samengenomen: '{label}' en '{other_label}'. Dat gaat niet samen met andere oordelen, of zou bij elkaar "
        "brengen wat elkaar uitsluit, zoals toekennen en afwijzen."
    ),
    "merge-judgement-not-cut": _(
        "Niet samengenomen: '{label}' en '{other_label}'. Eén stap kan niet deze stappen samen zijn: een proces heeft "
        "beide, er is gezegd dat ze niet hetzelfde zijn, of een van de twee hoort al bij ander werk."
    ),
    "merge-judgement-other-kind": _(
        "Niet samengenomen: '{label}' en '{other_label}'. Een stap is nooit hetzelfde als een gebeurtenis, en een "
        "begin nooit hetzelfde als een einde."
    ),
    "merge-unsound": _("{what} Dit komt uit {sources}."),
    "merge-out-bpmn": _("Kies voor de uitkomst een naam die eindigt op .bpmn."),
    "merge-unreadable": _("Dit is geen uitkomst van `stroomlijn merge`. Naast UIT.bpmn hoort UIT.json te staan."),
    "merge-unknown-source": _("Proces '{process}' uit dit bestand zit niet in de samenvoeging."),
    "project-unknown": _("Dit proces zit niet in de samenvoeging. Wel bijvoorbeeld: {names}."),
    "sound-no-start": _("Het proces heeft geen begin."),
    "sound-no-end": _("Het proces heeft geen einde."),
    "sound-loose-step": _("Een stap zit nergens aan vast: {steps}."),
    "sound-unreached-step": _("Geen enkele weg leidt naar deze stap: {steps}."),
    "sound-deadlock": _("Het proces kan vastlopen, wachtend bij: {steps}."),
    "sound-cannot-finish": _("Vanaf hier komt het proces nooit meer bij een einde: {steps}."),
    "sound-dead-step": _("Een stap kan nooit gebeuren: {steps}."),
    "sound-lack-of-synchronisation": _("Hier kan hetzelfde twee keer binnenkomen: {steps}."),
    "sound-state-limit": _("Het proces heeft te veel mogelijke verlopen om ze alle na te gaan; na {limit} is gestopt."),
}
