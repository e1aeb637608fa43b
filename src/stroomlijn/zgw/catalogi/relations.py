"""Relations of a zaaktype with other zaaktypen, with their nature."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import msgspec
from django.db import models

from stroomlijn.zgw.models.words import AARD_RELATIE
from stroomlijn.zgw.register.attributes import Columns
from stroomlijn.zgw.wire.faults import fault
from stroomlijn.zgw.wire.kinds import Choice, Faults, Group, Listed, Part, Text

from .versions import VALID, called

if TYPE_CHECKING:
    from stroomlijn.zgw.register.here import Here
    from stroomlijn.zgw.register.resource import Resource

RELATIE = Group(
    (
        Part("zaaktype", Text(1000)),
        Part("zaaktypeIdentificatie", Text(50), read_only=True),
        Part("aardRelatie", Choice(AARD_RELATIE)),
        Part("toelichting", Text(255, blank=True), required=False, default=""),
    )
)
_VERSION = (
    "(select v.id from zgw_zaaktype v where v.catalogus_id = t.catalogus_id and v.identificatie = r.value->>'zaaktype' "
    f"order by {VALID} desc, v.begin_geldigheid desc, v.id desc limit 1)"
)


@dataclass(frozen=True)
class RelatedZaaktypen:
    """`gerelateerdeZaaktypen`: kept by name, shown with the address of the version that the name stands for."""

    field: models.Field[Any, Any]
    to: Callable[[], Resource]
    name: str = "gerelateerdeZaaktypen"
    key: str = "zaaktype"
    part = Part("gerelateerdeZaaktypen", Listed(RELATIE))
    select = (
        "(select jsonb_agg(r.value || jsonb_build_object('zaaktypeIdentificatie', r.value->'zaaktype', "
        f"'zaaktype', {_VERSION}) order by r.ordinality) "
        "from jsonb_array_elements(t.gerelateerde_zaaktypen) with ordinality r)::text"
    )

    @cached_property
    def show(self) -> Callable[[Any, str], Any]:
        root = self.to().root + "/"

        def shown(value: str | None, base: str) -> list[dict[str, Any]]:
            found = msgspec.json.decode(value) if value else []
            return [one | {"zaaktype": base + root + one["zaaktype"]} for one in found if one["zaaktype"]]

        return shown

    def store(self, value: list[dict[str, Any]], here: Here, faults: Faults) -> Columns:
        found = []
        for place, one in enumerate(value):
            name = called(self.to(), "identificatie", one["zaaktype"], here)
            if name is None:
                faults.append(fault(f"{self.name}.{place}.zaaktype", "bad-url"))
            found.append(one | {"zaaktype": name})
        return {self.field.attname: found}
