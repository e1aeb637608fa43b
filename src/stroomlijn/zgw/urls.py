"""The addresses of the six APIs, as the peers have them."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import URLPattern, path

from .autorisaties.openapi import paths as consumer_beside
from .autorisaties.resources import RESOURCES as OF_AUTORISATIES
from .autorisaties.views import consumer
from .besluiten.resources import RESOURCES as OF_BESLUITEN
from .catalogi.resources import RESOURCES as OF_CATALOGI
from .documenten import views as documents
from .documenten.openapi import paths as documents_beside
from .documenten.resources import RESOURCES as OF_DOCUMENTEN
from .documenten.searching import search as search_documents
from .notificaties.openapi import paths as publishing_beside
from .notificaties.resources import RESOURCES as OF_NOTIFICATIES
from .notificaties.views import publish
from .register.api import AUTORISATIES, BESLUITEN, CATALOGI, DOCUMENTEN, NOTIFICATIES, ZAKEN, Api
from .register.resource import Action, Resource
from .register.schema_view import schema_of
from .register.trails import trail, trail_line
from .register.views import acting, collection, single
from .zaken.contacts import CONTACTS
from .zaken.decisions import decisions_of_zaak
from .zaken.documents import ZAAKINFORMATIEOBJECTEN
from .zaken.openapi import paths as searching_beside
from .zaken.resources import RESOURCES as OF_ZAKEN
from .zaken.searching import search
from .zaken.views import reserve_numbers

SERVED = {
    ZAKEN: (*OF_ZAKEN, ZAAKINFORMATIEOBJECTEN, *CONTACTS),
    CATALOGI: OF_CATALOGI,
    DOCUMENTEN: OF_DOCUMENTEN,
    AUTORISATIES: OF_AUTORISATIES,
    NOTIFICATIES: OF_NOTIFICATIES,
    BESLUITEN: OF_BESLUITEN,
}
LED_ELSEWHERE = {"zaakbesluit": decisions_of_zaak}
"""Collections that another API leads."""
BESIDE = {
    ZAKEN: searching_beside(),
    DOCUMENTEN: documents_beside(),
    AUTORISATIES: consumer_beside(),
    NOTIFICATIES: publishing_beside(),
}
"""In the OpenAPI document of an API, beside what every resource has."""
RESOURCES = [resource for resources in SERVED.values() for resource in resources]


def both(resource: Resource) -> list[URLPattern]:
    """The addresses of one and of all of a resource."""
    root, name = resource.root.lstrip("/"), f"zgw-{resource.api.name}-{resource.name}"
    if resource.inside:
        root = f"{root}/<uuid:holder>/{resource.inside[1]}"
    return [
        path(f"{root}/<uuid:number>", single(resource), name=f"{name}-one"),
        path(root, LED_ELSEWHERE.get(resource.name, collection)(resource), name=name),
    ]


def done(resource: Resource, action: Action) -> URLPattern:
    address = f"{resource.root.lstrip('/')}/<uuid:number>/{action.name}"
    return path(address, acting(resource, action), name=f"zgw-{resource.api.name}-{resource.name}-{action.name}")


def audited(resource: Resource) -> list[URLPattern]:
    root, name = f"{resource.root.lstrip('/')}/<uuid:number>/audittrail", f"zgw-{resource.name}-trail"
    return [
        path(root, trail(resource), name=name),
        path(f"{root}/<uuid:line>", trail_line(resource), name=f"{name}-line"),
    ]


def schema(api: Api, resources: Sequence[Resource]) -> URLPattern:
    address = f"{api.root.lstrip('/')}/schema/openapi.json"
    return path(address, schema_of(api, resources, BESIDE.get(api, {})), name=f"zgw-{api.name}-schema")


_DOCUMENTS = "documenten/api/v1/enkelvoudiginformatieobjecten"

urlpatterns = [
    path("autorisaties/api/v1/applicaties/consumer", consumer, name="zgw-applicatie-consumer"),
    path(f"{_DOCUMENTS}/_zoek", search_documents, name="zgw-documents-search"),
    path(f"{_DOCUMENTS}/<uuid:number>/lock", documents.lock_document, name="zgw-document-lock"),
    path(f"{_DOCUMENTS}/<uuid:number>/unlock", documents.unlock_document, name="zgw-document-unlock"),
    path(f"{_DOCUMENTS}/<uuid:number>/download", documents.content, name="zgw-document-download"),
    path("documenten/api/v1/bestandsdelen/<uuid:number>", documents.part, name="zgw-document-part"),
    path("notificaties/api/v1/notificaties", publish, name="zgw-publish"),
    path("zaken/api/v1/zaken/_zoek", search, name="zgw-zaken-search"),
    path("zaken/api/v1/zaaknummer_reserveren", reserve_numbers, name="zgw-reserve-numbers"),
    *(address for resource in RESOURCES if "audit" in resource.guard.scopes for address in audited(resource)),
    *(address for resource in RESOURCES for address in both(resource)),
    *(done(resource, action) for resource in RESOURCES for action in resource.actions),
    *(schema(api, resources) for api, resources in SERVED.items()),
]
