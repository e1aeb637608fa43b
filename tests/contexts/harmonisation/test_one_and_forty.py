"""A group of one and one of forty organisations, from the first comparison to a process that applies everywhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account
from stroomlijn.harmonisation.models import Draft, Group
from stroomlijn.harmonisation.operations import deciding, drafting, grouping, publishing
from stroomlijn.harmonisation.queries.left_out import left_out
from stroomlijn.harmonisation.queries.readiness import first_block, readiness
from stroomlijn.harmonisation.queries.replaying import replayed_group
from stroomlijn.landscape.models import Validity, Version
from stroomlijn.landscape.operations import imports

Work = Callable[[], None]
MOST_QUERIES = 25
ROUNDS = 5
STEPS = ("Melding aannemen", "Melding vastleggen", "Gesprek voeren", "Verslag sturen", "Besluit nemen", "Brief sturen")


def group_of(actor: Actor, traject_id: int, work: Work, organisations: int) -> Group:
    """Every organisation leaves out another step, and gives one to a role of its own."""
    rows = ["Proces;Gemeente;Nr;Stap;Wie"]
    for number in range(organisations):
        steps = [step for place, step in enumerate(STEPS) if place != number % len(STEPS) or organisations == 1]
        rows += [
            f"Melding Wmo;Gemeente {number};{place};{step};{'Teamleider' if place == number % 4 else 'Consulent'}"
            for place, step in enumerate(steps, 1)
        ]
    data = "\n".join(rows).encode()
    run = imports.start_import(actor, traject_id, [("werk.csv", [data])], organisation_in_name=True)
    work()
    imports.take_over(actor, run.pk)
    work()
    grouping.start_grouping(actor, traject_id)
    work()
    found = Group.objects.get(traject=traject_id)
    drafting.begin_merge(actor, found.pk)
    work()
    return found


@pytest.mark.parametrize("organisations", [1, 40])
def test_it_is_compared_decided_and_published(
    actor: Actor,
    traject_id: int,
    work: Work,
    analyst: Account,
    organisations: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    group = group_of(actor, traject_id, work, organisations)
    assert group.members.count() == organisations
    client = Client()
    client.force_login(analyst)
    here = f"/groepen/{group.number}"
    client.get(here)
    for address in (here, f"{here}/concept", f"{here}/processen", f"{here}/verbeteren", f"{here}/vaststellen"):
        with django_assert_max_num_queries(MOST_QUERIES):
            assert client.get(address).status_code == 200, address
    rounds = 0
    while deciding.decide_as_proposed(actor, group.pk):
        work()
        rounds += 1
        assert rounds <= ROUNDS, "every question is answered once"
    assert (rounds == 0) == (organisations == 1)
    group.refresh_from_db()
    assert (group.state, first_block(group), left_out(group.pk)) == (Group.State.DECIDED, None, {})
    assert all(check.text for check in readiness(group))
    assert Draft.objects.get(group=group).soundness == []
    assert replayed_group(group.pk).outcome == "same"
    published = publishing.publish_group(actor, group.pk, name="Melding Wmo")
    work()
    assert Validity.objects.filter(version=published.id).count() == organisations
    assert Version.objects.get(pk=published.id).step_count >= len(STEPS) - 1
    page = client.get(f"/processen/{published.process_number}").content.decode()
    assert "Besluit nemen" in page
