"""Where the register takes more than the standard says, and can be told not to (`STROOMLIJN_ZGW_STRICT`).

formaat                    the content of a document is of the type that `formaat` says, as far as it can be seen
informatieobjectcategorie  an informatieobjecttype has a categorie, as Catalogi 1.3 requires and its own suites do not
publiceren                 a zaaktype is published with at least one roltype, one resultaattype and two statustypen,
                           and names only types that its catalogue has
relaties                   a published type gets no new relations and holds those it has (what remained of ztc-010 and
                           ztc-011 until Catalogi 1.3.2 dropped it)
"""

from __future__ import annotations

from typing import Literal

from django.conf import settings


def strict(about: Literal["formaat", "informatieobjectcategorie", "publiceren", "relaties"]) -> bool:
    return about in settings.ZGW_STRICT
