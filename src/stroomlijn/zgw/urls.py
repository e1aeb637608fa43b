"""The addresses of the six APIs, as the peers have them."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import URLPattern, path

from .autorisaties.resources import RESOURCES as AUTORISATIES
from .autorisaties.views import consumer
from .catalogi.resources import RESOURCES as CATALOGI
from .catalogi.views import PUBLISHED, publish
from .register.resource import Resource
from .register.views import collection, single
from .zaken.resources import RESOURCES as ZAKEN


def paths(resources: Iterable[Resource]) -> list[URLPattern]:
    """The list and the single address of each resource."""
    found = []
    for resource in resources:
        root, name = resource.root.lstrip("/"), f"zgw-{resource.api.name}-{resource.name}"
        if resource.inside:
            root = f"{root}/<uuid:holder>/{resource.inside[1]}"
        found.append(path(f"{root}/<uuid:number>", single(resource), name=f"{name}-one"))
        found.append(path(root, collection(resource), name=name))
    return found


def publishing(resource: Resource) -> URLPattern:
    address = f"{resource.root.lstrip('/')}/<uuid:number>/publish"
    return path(address, publish(resource), name=f"zgw-{resource.name}-publish")


urlpatterns = [
    path("autorisaties/api/v1/applicaties/consumer", consumer, name="zgw-applicatie-consumer"),
    *paths(AUTORISATIES),
    *paths(CATALOGI),
    *paths(ZAKEN),
    *(
        path(f"{one.root.lstrip('/')}/<uuid:number>/publish", publish(one), name=f"zgw-{one.name}-publish")
        for one in PUBLISHED
    ),
]
