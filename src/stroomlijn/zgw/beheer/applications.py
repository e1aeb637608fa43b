"""Applications that call the register: made, given rights, given a new secret, removed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit
from stroomlijn.zgw.autorisaties.resources import APPLICATIES
from stroomlijn.zgw.models import Applicatie, Client
from stroomlijn.zgw.register.here import Here
from stroomlijn.zgw.register.writing import create, delete, update
from stroomlijn.zgw.rights.clients import new_secret
from stroomlijn.zgw.wire.faults import Invalid

Right = Mapping[str, Any]


@transaction.atomic
def make_application(
    actor: Actor, here: Here, *, label: str, client_id: str, everything: bool, rights: Sequence[Right]
) -> tuple[UUID, str]:
    """Its id and its secret, which nobody sees again. Raises Problem with what the standard refuses."""
    body = {
        "clientIds": [client_id],
        "label": label,
        "heeftAlleAutorisaties": everything,
        "autorisaties": [] if everything else list(rights),
    }
    try:
        made = create(APPLICATIES, body, here)
    except Invalid as wrong:
        raise _as_problem(wrong) from wrong
    number = UUID(made["url"].rsplit("/", 1)[-1])
    audit(actor, "application-made", "application", 0, name=label, application=str(number), client=client_id)
    return number, new_secret(client_id)


@transaction.atomic
def give_rights(actor: Actor, here: Here, application_id: UUID, rights: Sequence[Right]) -> None:
    """Adds to what it may. Raises Problem with what the standard refuses."""
    _change(here, application_id, lambda has: [*has, *rights])
    _tell(
        actor, "application-rights-given", application_id, scopes=[scope for one in rights for scope in one["scopes"]]
    )


@transaction.atomic
def take_right(actor: Actor, here: Here, application_id: UUID, place: int) -> None:
    """Takes one of its rights, by its place; the last one stays, as an application without rights is removed."""
    _change(here, application_id, lambda has: [one for number, one in enumerate(has) if number != place])
    _tell(actor, "application-right-taken", application_id)


@transaction.atomic
def replace_secret(actor: Actor, application_id: UUID, client_id: str) -> str:
    """A new secret for one of its client ids; the old one opens nothing from now on."""
    application = Applicatie.objects.select_for_update().get(pk=application_id)
    if client_id not in application.client_ids:
        raise Problem("client-id-unknown", client=client_id)
    _tell(actor, "client-secret-made", application_id, client=client_id)
    return new_secret(client_id)


@transaction.atomic
def remove_application(actor: Actor, here: Here, application_id: UUID) -> None:
    """It and its secrets: from now on it gets nowhere."""
    application = Applicatie.objects.select_for_update().get(pk=application_id)
    _tell(actor, "application-removed", application_id)
    Client.objects.filter(pk__in=application.client_ids).delete()
    delete(APPLICATIES, application_id, here)


def _change(here: Here, application_id: UUID, change: Any) -> None:
    application = Applicatie.objects.select_for_update().get(pk=application_id)
    body = {"autorisaties": change(application.autorisaties)}
    try:
        update(APPLICATIES, application_id, body, here, complete=False)
    except Invalid as wrong:
        raise _as_problem(wrong) from wrong


def _tell(actor: Actor, action: str, application_id: UUID, **details: Any) -> None:
    label = Applicatie.objects.values_list("label", flat=True).get(pk=application_id)
    audit(actor, action, "application", 0, name=label, application=str(application_id), **details)


def _as_problem(wrong: Invalid) -> Problem:
    return Problem("register-refuses", why=" ".join(f"{one.name}: {one.reason}" for one in wrong.faults))
