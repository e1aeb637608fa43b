"""What writing a PDF can say."""

from __future__ import annotations

from stroomlijn.foundation.sentences import gettext_noop as _

SENTENCES: dict[str, str] = {
    "pdf-not-made": _(
        "Er kon geen PDF worden gemaakt ({reason}). Druk de pagina af, of bewaar het proces als werkboek."
    ),
}
