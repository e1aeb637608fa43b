"""Organisations: made, named anew, and found under the name they have now."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from tests.contexts.landscape.page_world import page_world

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.accounts import give_role, make_account
from stroomlijn.foundation.queries.search import Limits, search
from stroomlijn.landscape.operations.settling import settle
from stroomlijn.organisation.models import Organisation
from stroomlijn.organisation.operations.organisations import edit_organisation, make_organisation


def test_an_organisation_is_there_once(actor: Actor) -> None:
    make_organisation(actor, " Gemeente  Uden ", "gemeente")
    with pytest.raises(Problem, match="organisation-exists"):
        make_organisation(actor, "gemeente uden", "partner")
    other = make_organisation(actor, "Landerd", "gemeente")
    with pytest.raises(Problem, match="organisation-exists"):
        edit_organisation(actor, other, name="Gemeente Uden", kind="gemeente")


def test_of_two_who_change_it_the_second_is_told(actor: Actor) -> None:
    uden = make_organisation(actor, "Uden", "gemeente")
    edit_organisation(actor, uden, name="Uden", kind="partner", seen=1)
    with pytest.raises(Problem, match="changed-meanwhile"):
        edit_organisation(actor, uden, name="Oeden", kind="gemeente", seen=1)
    assert Organisation.objects.get().name == "Uden"


def test_processes_are_found_under_the_new_name_of_an_organisation(
    actor: Actor, traject_id: int, work: Callable[[], None]
) -> None:
    world = page_world(traject_id)
    settle(world.process.pk)
    assert _found_in("Uden") == 1
    edit_organisation(actor, world.organisation.pk, name="Gemeente Maashorst", kind="gemeente")
    work()
    assert _found_in("Gemeente Maashorst") == 1
    assert _found_in("Uden") == 0


def test_the_only_organisation_is_chosen_already(actor: Actor) -> None:
    account = make_account(actor, email="kees@voorbeeld.nl", name="Kees")
    give_role(actor, account, "beheerder")
    kees = Client()
    kees.force_login(account)
    asks = "Van welke organisatie zijn deze mensen?"
    assert asks in kees.get("/mensen/inlezen").content.decode()
    uden = make_organisation(actor, "Uden", "gemeente")
    page = kees.get("/mensen/inlezen").content.decode()
    assert asks not in page
    assert f'<option value="{uden}" selected>Uden</option>' in page
    make_organisation(actor, "Landerd", "gemeente")
    assert " selected>Uden" not in kees.get("/mensen/inlezen").content.decode()


def _found_in(organisation: str) -> int:
    return search("melding", ("process",), limits=Limits(chosen=((f"organisatie:{organisation}",),))).total
