"""Working groups, their meetings, themes and premises."""

from stroomlijn.foundation.sentences import gettext_noop as _

SENTENCES: dict[str, str] = {
    "working-group-exists": _("Er is al een werkgroep die ‘{name}’ heet. Kies een andere naam."),
    "working-group-closed": _("De werkgroep ‘{name}’ is afgesloten. Heropen haar als het werk verdergaat."),
    "working-group-meets": _("De werkgroep is nu bij elkaar. Rond eerst de bijeenkomst af."),
    "working-group-meets-already": _("De werkgroep is al bij elkaar: ‘{name}’. Rond die bijeenkomst eerst af."),
    "member-already": _("{name} zit al in deze werkgroep."),
    "member-left": _("{name} zit niet meer in deze werkgroep."),
    "member-left-organisation": _("Deze persoon werkt hier niet. Kies een collega die hier werkt."),
    "member-not-yet": _("{name} begint pas later in de werkgroep. Kies een latere dag."),
    "membership-followed": _("Dit kan niet meer ongedaan gemaakt worden: er is daarna al iets gebeurd."),
    "theme-without-question": _("Schrijf op waar het thema over gaat."),
    "theme-without-agreement": _("Schrijf op wat jullie afspreken. Zonder afspraak blijft het thema open."),
    "theme-settled": _("Dit thema is al afgesloten. Heropen het als jullie er weer over praten."),
    "premise-without-name": _("Geef het uitgangspunt een naam."),
    "premise-exists": _("Het uitgangspunt ‘{name}’ staat er al."),
    "premise-open": _("‘{name}’ is nog niet bekend. Er valt nog niets opnieuw te bekijken."),
    "difference-unknown": _("Dit verschil staat niet in deze groep. Kijk of het concept intussen anders is."),
    "meeting-began": _("De bijeenkomst is al begonnen."),
    "meeting-not-begun": _("De bijeenkomst is nog niet begonnen."),
    "meeting-not-running": _("De bijeenkomst is niet bezig. Wie er is, houd je bij terwijl zij loopt."),
    "meeting-ended": _("De bijeenkomst is afgerond. De agenda en de aanwezigen blijven zoals ze waren."),
    "report-finished": _("Het verslag is vastgesteld en blijft zoals het is. Schrijf een aanvulling."),
    "report-not-finished": _("Het verslag is nog niet vastgesteld. Je kunt het gewoon wijzigen."),
    "report-before-end": _("Rond eerst de bijeenkomst af. Daarna kun je het verslag vaststellen."),
    "addition-empty": _("Schrijf op wat je aan het verslag toevoegt."),
    "agenda-without-title": _("Geef het agendapunt een titel."),
    "agenda-unknown": _("Dit staat niet in dit traject. Kies iets uit de lijst."),
}
