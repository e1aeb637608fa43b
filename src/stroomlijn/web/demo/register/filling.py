"""Puts the catalogue of the demo into the register, by the register's own operations, and publishes it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from stroomlijn.web.demo.families import Parsed
from stroomlijn.zgw.catalogi import resources
from stroomlijn.zgw.catalogi.publishing import publish
from stroomlijn.zgw.inside import as_the_product
from stroomlijn.zgw.outside.keeping import keep
from stroomlijn.zgw.register.reading import Shown
from stroomlijn.zgw.register.resource import Resource
from stroomlijn.zgw.register.writing import create

from . import catalogue

BY_PATH = {resource.path: resource for resource in resources.RESOURCES}


@dataclass
class MadeType:
    """A zaaktype in the register, with the addresses of its parts by path and name."""

    address: str
    parts: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))


def make_catalogue() -> Mapping[str, MadeType]:
    """The published zaaktypen by their identificatie."""
    keep("Selectielijst", catalogue.SELECTIELIJST, dict(catalogue.listed()))
    said = catalogue.general()
    rsin = next(iter(said["gemeenten"].values()))
    here = make(resources.CATALOGUSSEN, {**said["catalogus"], "rsin": rsin})["url"]
    for resource, bodies in (
        (resources.INFORMATIEOBJECTTYPEN, catalogue.documents()),
        (resources.BESLUITTYPEN, catalogue.decisions()),
    ):
        for body in bodies:
            _publish(resource, make(resource, {**body, "catalogus": here})["url"])
    made = {one["identificatie"]: _zaaktype(one, here) for one in catalogue.zaaktypen()}
    for one in made.values():
        _publish(resources.ZAAKTYPEN, one.address)
    return made


def _zaaktype(said: Parsed, catalogus: str) -> MadeType:
    """Still a concept: what it refers to is published first."""
    found = MadeType(make(resources.ZAAKTYPEN, {**catalogue.zaaktype(said), "catalogus": catalogus})["url"])
    for path, body in catalogue.parts(said):
        part = make(BY_PATH[path], {**body, "zaaktype": found.address})
        found.parts[path][body.get("omschrijving") or body.get("naam") or body["informatieobjecttype"]] = part["url"]
    return found


def make(resource: Resource, body: Mapping[str, Any]) -> Shown:
    """Makes one of these as the product itself does."""
    return create(resource, body, as_the_product())


def _publish(resource: Resource, address: str) -> None:
    here = as_the_product()
    number = here.own_id(address, resource.root)
    assert number is not None
    publish(resource, number, here)
