"""What the pages of the administrator show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from stroomlijn.zgw.models import (
    Abonnement,
    Applicatie,
    Catalogus,
    ExternalService,
    Levering,
    UserRole,
)
from stroomlijn.zgw.register.api import TITLES
from stroomlijn.zgw.rights.applications import number_in
from stroomlijn.zgw.rights.subjects import TYPES


@dataclass(frozen=True, slots=True)
class RightRow:
    """One right: on which part, for which type, up to which level; "" where it is for all."""

    component: str
    about: str
    level: str
    scopes: Sequence[str]


@dataclass(frozen=True, slots=True)
class ApplicationRow:
    id: UUID
    label: str
    client_ids: Sequence[str]
    everything: bool
    components: Sequence[str]


@dataclass(frozen=True, slots=True)
class RoleRow:
    id: int
    name: str
    components: Sequence[str]


@dataclass(frozen=True, slots=True)
class SubscriptionRow:
    """
    kanalen  the channel with its filters in words
    away     how many times in a row nothing was taken
    """

    id: UUID
    address: str
    client: str
    kanalen: Sequence[tuple[str, Mapping[str, str]]]
    cloudevents: bool
    away: int
    next_try: datetime | None
    waiting: int
    given_up: int


@dataclass(frozen=True, slots=True)
class GivenUpRow:
    id: int
    subscription: UUID
    address: str
    resource: str
    action: str
    main: str
    queued: datetime
    given_up: datetime
    reason: str


def applications() -> list[ApplicationRow]:
    return [
        ApplicationRow(one.pk, one.label, one.client_ids, one.heeft_alle_autorisaties, _components(one.autorisaties))
        for one in Applicatie.objects.order_by("label", "pk")
    ]


def roles() -> list[RoleRow]:
    return [RoleRow(one.pk, one.name, _components(one.autorisaties)) for one in UserRole.objects.order_by("name")]


def rights_in(autorisaties: Sequence[Mapping[str, Any]]) -> list[RightRow]:
    """In the order in which an application or role keeps them."""
    names = _names(autorisaties)
    return [
        RightRow(
            TITLES[said["component"]],
            next((names.get(said[kind], said[kind]) for kind in (*TYPES, "catalogus") if said.get(kind)), ""),
            said.get("maxVertrouwelijkheidaanduiding", ""),
            said["scopes"],
        )
        for said in autorisaties
    ]


def types() -> list[tuple[str, str, str]]:
    """Kind, id and name of every type that a right can be about."""
    found = []
    for kind, model in TYPES.items():
        rows = model._default_manager.select_related("catalogus").order_by("omschrijving", "begin_geldigheid")
        found += [(kind, str(one.pk), f"{one.omschrijving} ({one.catalogus.domein})") for one in rows]
    return found


def services() -> list[ExternalService]:
    return list(ExternalService.objects.order_by("label", "root"))


def subscriptions() -> list[SubscriptionRow]:
    given_up = ~Q(levering__given_up=None)
    rows = Abonnement.objects.annotate(total=Count("levering"), left=Count("levering", filter=given_up))
    return [
        SubscriptionRow(
            one.pk,
            one.callback_url,
            one.client,
            [(group["naam"], group["filters"]) for group in one.kanalen],
            one.send_cloudevents,
            one.failures,
            one.rests_until,
            one.total - one.left,
            one.left,
        )
        for one in rows.order_by("callback_url", "pk")
    ]


def given_up(first: int, limit: int) -> tuple[list[GivenUpRow], int]:
    """What nobody took, the newest first, and how much there is in all."""
    rows = Levering.objects.exclude(given_up=None).select_related("abonnement").order_by("-given_up", "-pk")
    return [_given_up(one) for one in rows[first : first + limit]], rows.count()


def _given_up(one: Levering) -> GivenUpRow:
    assert one.given_up is not None
    return GivenUpRow(
        one.pk,
        one.abonnement_id,
        one.abonnement.callback_url,
        one.message["resource"],
        one.message["actie"],
        one.message["hoofdObject"],
        one.queued,
        one.given_up,
        one.reason,
    )


def _components(rights: Iterable[Mapping[str, Any]]) -> list[str]:
    return list(dict.fromkeys(TITLES[one["component"]] for one in rights))


def _names(rights: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Names of types and catalogues by their addresses, one statement for each kind."""
    found: dict[str, str] = {}
    for kind, model in {**TYPES, "catalogus": Catalogus}.items():
        addresses = {number_in(one[kind]): one[kind] for one in rights if one.get(kind)}
        name = "domein" if kind == "catalogus" else "omschrijving"
        known = {number: address for number, address in addresses.items() if number}
        for number, called in model._default_manager.filter(pk__in=known).values_list("pk", name):
            found[known[number]] = called
    return found
