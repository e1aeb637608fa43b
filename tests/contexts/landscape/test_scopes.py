"""Who may read within one traject, organisation or process finds what lies in it, and nothing else."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.contexts.landscape.owned import *  # noqa: F403
from tests.contexts.landscape.owned import TODAY, concept, organisation

from stroomlijn.foundation.actor import PRODUCT, Actor
from stroomlijn.foundation.models import Fact, Message
from stroomlijn.foundation.operations.accounts import give_role, make_account
from stroomlijn.landscape.models import Process
from stroomlijn.landscape.operations.publishing import tell_readers
from stroomlijn.landscape.operations.releasing import Release, release


@pytest.mark.parametrize("kind", ["organisation", "process"])
def test_a_reader_of_one_organisation_or_process_finds_and_hears_of_that_only(
    actor: Actor, processes: dict[str, Process], kind: str
) -> None:
    mine, other = processes["Uden"], processes["Landerd"]
    reader = make_account(PRODUCT, email="lezer@voorbeeld.nl", name="Lezer")
    scope = mine.pk if kind == "process" else organisation("Uden")
    give_role(PRODUCT, reader, "medewerker", scope_kind=kind, scope_id=scope)
    for process, name in ((mine, "Uden"), (other, "Landerd")):
        process.favourites.create(account=reader)
        release(actor, concept(actor, process, "Bellen").pk, Release(begins={organisation(name): TODAY}))
    for fact in Fact.objects.filter(kind="version-published"):
        tell_readers(fact.pk)
    client = Client()
    client.force_login(reader)
    for address in ("/processen", "/zoeken?q=bellen"):
        page = client.get(address).content.decode()
        assert f"/processen/PROC-{mine.pk}" in page, address
        assert f"/processen/PROC-{other.pk}" not in page, address
    told = Message.objects.filter(account=reader).values_list("url", flat=True)
    assert set(told) == {f"/processen/PROC-{mine.pk}"}
