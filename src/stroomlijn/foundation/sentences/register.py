"""The case register and its clients."""

from __future__ import annotations

from stroomlijn.foundation.sentences import gettext_noop as _

SENTENCES = {
    "client-unknown": _("Deze client-id kent het zaakregister niet. Bekend zijn: {known}."),
}
