"""The workshop on a group: judging steps, laying a difference before others."""

from stroomlijn.foundation.sentences import gettext_noop as _

SENTENCES: dict[str, str] = {
    "judgement-other-kind": _(
        "Deze twee kunnen niet hetzelfde zijn: een stap is geen gebeurtenis, en een begin geen einde."
    ),
    "judgement-one-step": _("Kies twee verschillende stappen."),
    "judgement-unknown": _("Een van deze stappen staat niet (meer) in de vergelijking. Kies opnieuw."),
    "referral-already": _("Dit verschil ligt al voor. Neem het eerst terug."),
    "referral-nobody": _("Er is nog geen groep om dit aan voor te leggen. Maak die eerst bij Werkgroepen."),
    "referral-ended": _("‘{summary}’ ligt niet meer voor."),
    "referral-steering": _("‘{summary}’ ligt bij de stuurgroep. Neem het eerst terug als jullie zelf beslissen."),
    "advice-empty": _("Schrijf op wat het antwoord is."),
}
