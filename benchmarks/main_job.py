"""The main job as operations of the product, without the worker's queue between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import transaction

from stroomlijn.foundation.actor import PRODUCT, Actor
from stroomlijn.foundation.models import Account
from stroomlijn.foundation.operations.accounts import give_role, make_account
from stroomlijn.landscape.models import Version
from stroomlijn.landscape.operations import imports
from stroomlijn.landscape.operations.adopting import adopt
from stroomlijn.landscape.operations.applying import apply_import
from stroomlijn.landscape.operations.publishing import NewVersion, publish
from stroomlijn.landscape.operations.reading import read_files
from stroomlijn.organisation.models import PeopleFile, Person, Werkrol
from stroomlijn.organisation.operations.applying_people import apply_people
from stroomlijn.organisation.operations.inviting import invite_people
from stroomlijn.organisation.operations.people import Details, make_person
from stroomlijn.organisation.operations.people_files import upload_people
from stroomlijn.organisation.operations.trajecten import make_traject, organisation_named
from stroomlijn.organisation.queries.people_plan import people_plan, stamp

Files = Sequence[tuple[str, bytes]]


def analyst() -> Account:
    account = make_account(PRODUCT, email="analist@voorbeeld.nl", name="Analist")
    give_role(PRODUCT, account, "procesanalist")
    return account


def administrator() -> Account:
    account = make_account(PRODUCT, email="beheerder@voorbeeld.nl", name="Beheerder")
    give_role(PRODUCT, account, "beheerder")
    return account


def employee(traject_id: int) -> Account:
    """Somebody who may only read, and only in one traject: the most that a page has to ask about access."""
    account = make_account(PRODUCT, email="medewerker@voorbeeld.nl", name="Medewerker")
    give_role(PRODUCT, account, "medewerker", scope_kind="traject", scope_id=traject_id)
    return account


def bring_in_people(actor: Actor, files: Iterable[tuple[str, bytes]], *, invited: int) -> None:
    """Takes over the personnel file of each organisation; so many people get an account."""
    for organisation, content in files:
        file = upload_people(actor, organisation_named(actor, organisation), "mensen.csv", [content])
        apply_people(actor, file, shown=stamp(people_plan(PeopleFile.objects.get(pk=file))[0]))
    invite_people(actor, list(Person.objects.order_by("number", "pk").values_list("pk", flat=True)[:invited]))


def put_to_work(account: Account, organisation: str, werkrollen: Sequence[str], owned: Iterable[int]) -> None:
    """Makes the account that of a person with these werkrollen, who owns these processes."""
    actor = Actor(account.pk, "benchmark")
    roles = list(Werkrol.objects.filter(name__in=werkrollen).values_list("pk", flat=True))
    details = Details(account.name, email=account.email)
    make_person(actor, organisation_named(actor, organisation), details, werkrollen=roles)
    for process in owned:
        adopt(actor, process)


def traject(actor: Actor, name: str) -> int:
    return make_traject(actor, name=name).pk


def bring_in(actor: Actor, traject_id: int, files: Files, *, organisation: str = "", language: str = "nl") -> int:
    """Uploads, reads and takes over; without `organisation` it stands in the names of the processes. Returns the id of
    the import."""
    run = imports.start_import(
        actor,
        traject_id,
        [(name, [data]) for name, data in files],
        language=language,
        organisation=organisation,
        organisation_in_name=not organisation,
    )
    read_files(run.pk)
    imports.take_over(actor, run.pk)
    apply_import(run.pk)
    return run.pk


def bring_in_per_organisation(actor: Actor, traject_id: int, found: Iterable[tuple[str, str, bytes]]) -> None:
    """An upload for each organisation of its (organisation, file name, content)."""
    files: dict[str, list[tuple[str, bytes]]] = {}
    for organisation, name, data in found:
        files.setdefault(organisation, []).append((name, data))
    for organisation, given in files.items():
        bring_in(actor, traject_id, given, organisation=organisation)


@transaction.atomic
def publish_as_they_are(actor: Actor, traject_id: int) -> list[int]:
    """Publishes every source process as a process of the new landscape. Returns their ids."""
    sources = Version.objects.filter(process__landscape__traject=traject_id).select_related("process").order_by("pk")
    return [publish(actor, traject_id, _unchanged(source)).process_id for source in list(sources)]


def _unchanged(source: Version) -> NewVersion:
    return NewVersion(
        name=source.process.name,
        bpmn=bytes(source.bpmn),
        graph=source.graph,
        drawing=source.drawing,
        domain="Sociaal domein",
        made_from=(source.process_id,),
    )
