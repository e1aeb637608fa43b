"""The register of decisions, adopting, publishing, setting up and telling what changes."""

from stroomlijn.foundation.sentences import gettext_noop as _

SENTENCES: dict[str, str] = {
    "decision-corrected": _("Besluit {number} geldt al niet meer. Kijk in het register welk besluit nu geldt."),
    "reason-missing": _("Schrijf op waarom. De reden hoort bij het besluit."),
    "verdict-unknown": _("Kies wat de stuurgroep besluit: aangenomen, aangehouden of terug naar de werkgroep."),
    "adopted-already": _("Dit proces is al vastgesteld, met besluit {number}."),
    "not-adopted": _("Dit proces is niet vastgesteld."),
    "steering-without-members": _(
        "De stuurgroep heeft nog geen leden. Voeg ze eerst toe bij de werkgroepen: een besluit is van mensen."
    ),
    "not-ready": _("Dit kan nog niet worden vastgesteld. {first}."),
    "adopt-first": _("De stuurgroep stelt dit proces eerst vast. Daarna kun je het publiceren."),
    "organisations-not-asked": _("Zeg eerst of dit proces ook geldt in: {names}. Hun eigen processen zijn weggelaten."),
    "agenda-not-steering": _("Kies een vergadering van de stuurgroep."),
    "agenda-already": _("Dit proces staat al op de agenda van ‘{name}’."),
    "order-exists": _("Voor deze versie is al een inrichtingsopdracht gegeven."),
    "order-outdated": _("Het proces is veranderd nadat de opdracht is gegeven. Geef de opdracht opnieuw."),
    "order-without-version": _("Geef de inrichtingsopdracht als het proces is vastgesteld of gepubliceerd."),
    "order-accepted": _("Deze inrichting is al geaccepteerd."),
    "order-not-done": _("Nog niet alles is ingericht. Nog te doen: {number}."),
    "order-not-passed": _("Nog niet elk testgeval is goed. Nog te doen: {number}."),
    "test-without-finding": _("Schrijf op wat er niet goed ging."),
    "test-result-unknown": _("Kies of het testgeval goed ging."),
    "test-not-failed": _("Alleen een testgeval dat niet goed ging, kan hersteld zijn."),
    "announcement-empty": _("Kies minstens één gepubliceerd proces waarvan je vertelt wat er verandert."),
    "announcement-sent": _("Dit bericht is al verstuurd en blijft zoals het is."),
    "announcement-sooner": _(
        "De klankbordgroep heeft een week om mee te lezen. Versturen kan vanaf {day}, of eerder met een reden."
    ),
    "announcement-without-text": _("Er staat nog niets in het bericht."),
    "proposal-unknown": _("Die zin staat er niet meer. Kijk nog eens naar de tekst."),
    "proposal-same": _("Schrijf de zin zoals jij hem zou zeggen."),
    "referral-closed": _("Deze vraag ligt niet meer voor aan de stuurgroep."),
}
