"""Colleagues who own processes, and concepts of theirs."""

from __future__ import annotations

from stroomlijn.foundation.actor import PRODUCT, Actor
from stroomlijn.foundation.models import Account
from stroomlijn.foundation.operations.accounts import give_role, make_account
from stroomlijn.foundation.text import fold
from stroomlijn.landscape.models import Import, Landscape, Process, Version
from stroomlijn.landscape.operations import editing
from stroomlijn.landscape.queries.places import Place
from stroomlijn.organisation.models import Person
from stroomlijn.organisation.operations.trajecten import organisation_named


def colleague(name: str, role: str = "medewerker") -> Person:
    """Somebody of Uden who signs in."""
    account = make_account(PRODUCT, email=f"{fold(name).replace(' ', '.')}@voorbeeld.nl", name=name)
    give_role(PRODUCT, account, role)
    uden = organisation_named(PRODUCT, "Uden")
    return Person.objects.create(organisation_id=uden, name=name, name_key=fold(name), account=account)


def signed(somebody: Person) -> Account:
    assert somebody.account is not None
    return somebody.account


def concept(owner: Person, traject: int) -> Version:
    """A concept with two steps, of this owner."""
    actor = Actor(owner.account_id)
    made = editing.begin_new(actor, Place(traject, None, ""), "Melding Wmo behandelen")
    first = made.appearances.get().element
    rows = [{"label": label, "role": "Consulent"} for label in ("Inwoner bellen", "Gesprek voeren")]
    editing.give_command(actor, made.pk, {"do": "paste", "after": first, "id": "begin", "rows": rows}, "begin")
    editing.give_command(actor, made.pk, {"do": "remove", "step": first}, "leeg")
    Process.objects.filter(pk=made.process_id).update(owner=owner)
    return made


def imported(owner: Person, traject: int, name: str, code: str) -> Process:
    """A process of Uden as it was read from a file, which nobody but the owner sees yet."""
    landscape, _ = Landscape.objects.get_or_create(
        traject_id=traject, organisation=owner.organisation, kind=Landscape.Kind.SOURCE, defaults={"name": "Uden"}
    )
    other = concept(owner, traject)
    process = other.process
    process.landscape, process.name, process.name_key, process.code = landscape, name, fold(name), code
    process.owner = owner
    process.save()
    run = Import.objects.create(traject_id=traject, state=Import.State.APPLIED, created_by_id=owner.account_id)
    Version.objects.filter(pk=other.pk).update(imported=run, number="0.1", name=name, code=code)
    return process
