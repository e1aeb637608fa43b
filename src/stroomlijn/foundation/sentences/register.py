"""The case register: applications, services and messages, as an administrator keeps them."""

from __future__ import annotations

from stroomlijn.foundation.sentences import gettext_noop as _

SENTENCES: dict[str, str] = {
    "register-refuses": _("Dit past niet bij de standaard: {why}"),
    "client-unknown": _("Deze client-id kent het zaakregister niet. Bekend zijn: {known}."),
    "client-id-unknown": _("De client id “{client}” hoort niet bij deze applicatie."),
    "role-exists": _("De rol “{name}” is er al."),
    "role-without-rights": _("Kies wat de rol mag."),
    "service-address-unusable": _(
        "Dit is geen adres dat gebruikt kan worden. Begin met https:// en zet er geen @ of .. in."
    ),
    "service-exists": _("Deze dienst staat er al."),
}
