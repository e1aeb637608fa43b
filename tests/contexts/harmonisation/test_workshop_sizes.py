"""A workshop on one process, on forty organisations and on ten of eighty steps: clear, and little asked."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from tests.contexts.harmonisation.sizes import group_of
from tests.contexts.stages import stage

from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account
from stroomlijn.harmonisation.models import Difference, Group
from stroomlijn.harmonisation.operations import deciding, meetings, working_groups
from stroomlijn.harmonisation.queries.replaying import replayed_group

Work = Callable[[], None]
MOST_QUERIES = 25


@pytest.fixture
def client(analyst: Account) -> Client:
    client = Client()
    client.force_login(analyst)
    return client


@stage
def large(actor: Actor, traject_id: int, work: Work) -> Group:
    """Ten organisations, of which each does eighty steps."""
    return group_of(actor, traject_id, work, organisations=10, steps=80)


def test_one_process_is_its_own_concept(client: Client, actor: Actor, traject_id: int, work: Work) -> None:
    group = group_of(actor, traject_id, work, organisations=1, steps=6)
    page = client.get(reverse("group", args=[group.pk])).content.decode()
    assert "Er is één proces in deze groep" in page and "Klopt dit?" not in page
    assert client.get(f"{reverse('group', args=[group.pk])}?scherm=groot").status_code == 200
    assert "Niets om in één keer te besluiten" in client.get(reverse("decide-many", args=[group.pk])).content.decode()
    group.refresh_from_db()
    assert group.state == Group.State.DECIDED


def test_forty_organisations_all_stand_in_the_table_and_none_is_lost(
    client: Client, actor: Actor, traject_id: int, work: Work
) -> None:
    group = group_of(actor, traject_id, work, organisations=40, steps=10)
    page = client.get(reverse("group", args=[group.pk])).content.decode()
    assert all(f"Gemeente {number + 1}<" in page for number in range(40))
    assert "40 processen" in page and "Gemeente 1, Gemeente 2" not in page.split("<table")[0]
    chosen = Difference.objects.filter(draft__group=group).first()
    assert chosen is not None
    deciding.decide(actor, group.pk, [deciding.Answer(chosen.key, chosen.options[0]["id"], "Als het kan", "Anders")])
    work()
    assert replayed_group(group.pk).outcome == "same"


def test_ten_of_eighty_steps_are_paged_and_ask_little(
    client: Client, actor: Actor, large: Group, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    in_workshop(actor, large)
    found = list(Difference.objects.filter(draft__group=large))
    assert len(found) > 40
    answers = [deciding.Answer(one.key, one.options[0]["id"], "Als het kan", "Anders") for one in found[:15]]
    deciding.decide(actor, large.pk, answers, "Samen besloten")
    address = reverse("group", args=[large.pk])
    client.get(address)
    for query in ("", "?toon=alles&pagina=2", "?scherm=groot", "?rij=2", f"?verschil={found[-1].key}&kijk=mee"):
        with django_assert_max_num_queries(MOST_QUERIES):
            page = client.get(address + query).content.decode()
        assert page.count("<tr data-row") <= 40 and page.count('name="verschil" data-difference') <= 20, query


def test_of_many_differences_one_decides_a_page_at_a_time(
    client: Client, large: Group, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    address = reverse("decide-many", args=[large.pk])
    with django_assert_max_num_queries(MOST_QUERIES):
        page = client.get(address).content.decode()
    asked = re.findall(r'name="verschil" value="([^"]+)" checked', page)
    assert len(asked) <= 30 < Difference.objects.filter(draft__group=large).count()
    following = set(re.findall(r'name="verschil" value="([^"]+)"', client.get(address, {"deel": 2}).content.decode()))
    assert following and not following & set(asked)
    done = client.post(f"{address}?soort=", {"verschil": asked, "verder": "ja", "reden": "Zo doen de meeste het"})
    assert done["Location"] == f"{address}?soort=", "and goes on with what is left"
    assert large.decisions.count() == len(asked)
    left = client.get(done["Location"]).content.decode()
    assert not any(f'value="{key}"' in left for key in asked)


def in_workshop(actor: Actor, group: Group) -> None:
    """A running meeting of the working group of this group."""
    about = working_groups.About("werkgroep", "Werkgroep Wmo", "")
    held = working_groups.make_working_group(actor, group.traject_id, about)
    Group.objects.filter(pk=group.pk).update(working_group=held)
    meeting = meetings.plan_meeting(actor, held.pk, meetings.Plan("Workshop 1", day=clock.today()))
    meetings.begin_meeting(actor, meeting.pk, [])
