"""The register of decisions, adopting, publishing and setting up."""

from stroomlijn.foundation.sentences import gettext_noop as _

SENTENCES: dict[str, str] = {
    "decision-corrected": _("Besluit {number} geldt al niet meer. Kijk in het register welk besluit nu geldt."),
}
