"""What stands beside the processes of the demo: documents with something in them, local rules, a public domain."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.utils.translation import gettext as _

from stroomlijn.foundation.actor import Actor
from stroomlijn.landscape.operations import documents, parameters
from stroomlijn.landscape.operations.public import choose_public_domains
from stroomlijn.landscape.queries.documents import documents_named, unregistered
from stroomlijn.organisation.queries.trajecten import all_organisations

Report = Callable[[str], object]

REGISTERED = 12
WITH_TEXT = 4
PUBLIC = "Schuldhulpverlening"
KINDS = {"formulier": "Formulier", "brief": "Brief", "beschikking": "Beschikking", "verslag": "Verslag"}
LOCAL = {"Mandaat": ("tot € 5.000", "tot € 2.500"), "Telefoon loket": ("0413-280000", ""), "Prijs per rit": ("€ 3,20",)}
TEXT = """{name}

Waarvoor
Dit stuk gebruik je bij de stap waar het genoemd wordt. Vul in wat je weet en laat de rest leeg.

Zo vul je het in
Schrijf in gewone woorden op wat de inwoner vertelt. Zet er alleen in wat nodig is voor het besluit.

Daarna
Bewaar het bij de zaak. Stuur het niet per mail.
"""


@transaction.atomic
def fill_library(actor: Actor, report: Report) -> None:
    """Documents that steps name most, values per organisation with one still missing, and one public domain."""
    names = [one.name for one in unregistered(None, REGISTERED)[0]]
    documents.add_documents(actor, names)
    for place, document in enumerate(documents_named(names).values()):
        kind = next((kind for word, kind in KINDS.items() if word in document.name.lower()), "Werkinstructie")
        documents.change_document(actor, document.id, documents.Details(document.name, kind))
        if place < WITH_TEXT:
            text = TEXT.format(name=document.name).encode()
            documents.add_file(actor, document.id, f"{document.name}.txt", [text])
    for label, values in LOCAL.items():
        parameter = parameters.add_parameter(actor, label)
        parameters.fill_in(actor, {parameter.pk: dict(zip(all_organisations(), values, strict=False))})
    choose_public_domains(actor, [PUBLIC])
    report(_("Documenten: %(number)d, openbaar: %(domain)s") % {"number": len(names), "domain": PUBLIC})
