"""Members of a working group read the processes that their group compares, before anything was published; no more."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from tests.contexts.stages import stage

from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account
from stroomlijn.harmonisation.models import Group, GroupMember, WorkingGroup
from stroomlijn.harmonisation.operations import memberships, working_groups
from stroomlijn.landscape.models import Process, Version
from stroomlijn.landscape.operations import imports

from .conftest import LANDERD, epml
from .people import account_of, colleague

Work = Callable[[], None]


@stage
def team(actor: Actor, wmo: Group) -> WorkingGroup:
    made = working_groups.make_working_group(
        actor, wmo.traject_id, working_groups.About("werkgroep", "Werkgroep Wmo", "")
    )
    Group.objects.filter(pk=wmo.pk).update(working_group=made)
    return made


@pytest.fixture
def member(actor: Actor, team: WorkingGroup) -> Account:
    person = colleague(actor, "Noor de Wit")
    memberships.add_member(actor, team.pk, person)
    return account_of(person)


def reads(account: Account, process_id: int, version: str = "") -> int:
    client = Client()
    client.force_login(account)
    return client.get(f"/processen/PROC-{process_id}", {"versie": version} if version else {}).status_code


def test_a_member_reads_the_sources_of_their_group_and_no_others(
    wmo: Group, member: Account, employee: Account
) -> None:
    for one in wmo.members.all():
        assert (reads(member, one.process_id), reads(employee, one.process_id)) == (200, 404)
    other = Process.objects.get(name="Parkeerkaart")
    assert reads(member, other.pk) == 404
    client = Client()
    client.force_login(member)
    assert client.get("/zoeken", {"q": "Melding Wmo"}).content.decode().count("/processen/PROC-") == 0
    assert client.get(f"/processen/PROC-{wmo.members.all()[0].process_id}/bewerken").status_code in (403, 404)


def test_only_the_version_that_is_compared_is_read(actor: Actor, wmo: Group, member: Account, work: Work) -> None:
    lying = GroupMember.objects.get(group=wmo, process__landscape__name="Landerd")
    Group.objects.filter(pk=wmo.pk).update(state=Group.State.ADOPTED)  # it goes on with what it was made from
    data = epml("Melding Wmo voor Landerd", *LANDERD, "Dossier sluiten")
    run = imports.start_import(actor, wmo.traject_id, [("l.epml", [data])], organisation_in_name=True)
    work()
    imports.take_over(actor, run.pk)
    work()
    newer = Version.objects.get(imported=run)
    assert lying.version_id != newer.pk
    assert reads(member, lying.process_id, lying.version.number) == 200
    assert reads(member, lying.process_id, newer.number) == 404


def test_who_leaves_reads_them_no_longer(actor: Actor, wmo: Group, member: Account) -> None:
    held = memberships.Membership.objects.get(person__account=member)
    memberships.end_membership(actor, held.pk)
    assert reads(Account.objects.get(pk=member.pk), wmo.members.all()[0].process_id) == 404


def test_the_page_with_the_processes_leads_back_to_the_working_group(wmo: Group, member: Account, team: object) -> None:
    client = Client()
    client.force_login(member)
    page = client.get(f"/groepen/{wmo.number}/processen").content.decode()
    crumbs = page[page.index("Kruimelpad") : page.index("<h1")]
    assert f"/werkgroepen/WG-{team.pk}" in crumbs
    assert f'href="/trajecten/{wmo.traject_id}"' not in crumbs
    assert f'href="/groepen/{wmo.number}"' in page
    for one in wmo.members.all():
        address = f"/processen/PROC-{one.process_id}"
        if address in page:
            assert client.get(address).status_code == 200
