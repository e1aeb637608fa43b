"""The addresses of the six APIs, as the peers have them."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import URLPattern, path

from .catalogi.resources import RESOURCES as CATALOGI
from .register.resource import Resource
from .register.views import collection, single


def paths(resources: Iterable[Resource]) -> list[URLPattern]:
    """The list and the single address of each resource."""
    found = []
    for resource in resources:
        root, name = resource.root.lstrip("/"), f"zgw-{resource.api.name}-{resource.path}"
        found.append(path(f"{root}/<uuid:number>", single(resource), name=f"{name}-one"))
        found.append(path(root, collection(resource), name=name))
    return found


urlpatterns = paths(CATALOGI)
