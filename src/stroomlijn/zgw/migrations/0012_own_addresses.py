"""Addresses of the register's own that were kept with a host are kept without one: they are the same by each name."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

from django.db import migrations

_ADDRESS = re.compile(r"https?://[^/?#]+(/[a-z]+/api/v1/([a-z]+)/([0-9a-fA-F-]{36}))")
_MODELS = {
    "zaken": "Zaak",
    "besluiten": "Besluit",
    "enkelvoudiginformatieobjecten": "InformatieObject",
    "catalogussen": "Catalogus",
    "zaaktypen": "ZaakType",
    "besluittypen": "BesluitType",
    "informatieobjecttypen": "InformatieObjectType",
}


def leave_out_hosts(apps: Any, schema_editor: Any) -> None:
    def kept(address: str) -> str:
        """Without host where it is of something that is here."""
        found = _ADDRESS.fullmatch(address)
        if found is None or found[2] not in _MODELS:
            return address
        try:
            here = apps.get_model("zgw", _MODELS[found[2]]).objects.filter(pk=UUID(found[3])).exists()
        except ValueError:
            return address
        return found[1] if here else address

    for zaak in apps.get_model("zgw", "Zaak").objects.exclude(relevante_andere_zaken=[]).iterator():
        zaak.relevante_andere_zaken = [one | {"url": kept(one["url"])} for one in zaak.relevante_andere_zaken]
        zaak.save(update_fields=["relevante_andere_zaken"])
    for thing in apps.get_model("zgw", "ZaakObject").objects.exclude(object="").iterator():
        thing.object = kept(thing.object)
        thing.save(update_fields=["object"])
    for abonnement in apps.get_model("zgw", "Abonnement").objects.iterator():
        abonnement.kanalen = [
            one | {"filters": {name: kept(value) for name, value in one["filters"].items()}}
            for one in abonnement.kanalen
        ]
        abonnement.save(update_fields=["kanalen"])
    for waiting in apps.get_model("zgw", "Levering").objects.iterator():
        waiting.main = kept(waiting.main)
        waiting.save(update_fields=["main"])


class Migration(migrations.Migration):
    dependencies = [("zgw", "0011_former_zaken_of_documents")]

    operations = [migrations.RunPython(leave_out_hosts, migrations.RunPython.noop)]
