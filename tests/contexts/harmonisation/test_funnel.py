"""The funnel is always true: whatever people do, each number is what one counts by hand, and opens exactly that."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from tests.examples import seeds

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account
from stroomlijn.harmonisation.models import Arrangement, Group, GroupMember, ProcessChoice
from stroomlijn.harmonisation.operations import choosing, deciding, drafting, grouping, publishing
from stroomlijn.harmonisation.queries.funnel import funnel
from stroomlijn.harmonisation.queries.group_list import GroupFilter, group_ids
from stroomlijn.harmonisation.queries.process_list import ProcessFilter, process_ids
from stroomlijn.landscape.models import Process

Work = Callable[[], None]


def by_hand(traject_id: int) -> dict[str, int]:
    """The numbers, counted row by row."""
    processes = list(Process.objects.filter(landscape__traject=traject_id, landscape__kind="source"))
    gone = {one.process_id for one in ProcessChoice.objects.all() if one.dropped}
    needed_of = {
        group.pk: [one for one in GroupMember.objects.filter(group=group) if one.process_id not in gone]
        for group in Group.objects.filter(traject=traject_id)
    }
    generic = [group for group in Group.objects.filter(traject=traject_id) if needed_of[group.pk]]
    published = [group for group in generic if group.published_id]
    adopted = [group for group in generic if group.published_id or group.state in ("adopted", "published")]
    decided = [group for group in generic if group.state in ("decided", "published") or group in adopted]
    return {
        "imported": len(processes),
        "needed": len([one for one in processes if one.pk not in gone]),
        "generic": len(generic),
        "decided": len(decided),
        "adopted": len(adopted),
        "published": len(published),
    }


def opened(traject_id: int) -> dict[str, int]:
    """What the lists behind the numbers hold."""
    stages = {"generic": "generiek", "decided": "besloten", "adopted": "vastgesteld", "published": "gepubliceerd"}
    return {
        "imported": len(process_ids(traject_id, ProcessFilter())),
        "needed": len(process_ids(traject_id, ProcessFilter(stage="nodig"))),
        **{name: len(group_ids(traject_id, GroupFilter(stage=stage))) for name, stage in stages.items()},
    }


def act(actor: Actor, traject_id: int, dice: random.Random, work: Work) -> None:
    """Somebody does something; what is refused changes nothing."""
    processes = sorted(process_ids(traject_id, ProcessFilter()))
    some = dice.sample(processes, dice.randint(1, len(processes)))
    group = dice.choice(sorted(Group.objects.filter(traject=traject_id).values_list("pk", flat=True)))
    name = dice.choice(["drop", "need", "move", "together", "apart", "undo", "merge", "decide", "publish", "compare"])
    if name == "drop":
        choosing.drop(actor, traject_id, some, dice.choice(ProcessChoice.Dropped.values), "Niet nodig")
    elif name == "need":
        choosing.need(actor, traject_id, some)
    elif name == "move":
        choosing.move(actor, traject_id, some, dice.choice([group, None]))
    elif name in ("together", "apart"):
        choosing.bind_all(actor, some, name)
    elif name == "undo":
        choosing.undo(actor, dice.choice([0, *Arrangement.objects.order_by("pk").values_list("pk", flat=True)]))
    elif name == "merge":
        drafting.begin_merge(actor, group)
    elif name == "decide":
        deciding.decide_as_proposed(actor, group)
    elif name == "publish":
        publishing.publish_group(actor, group, name="Eén werkwijze")
    else:
        grouping.start_grouping(actor, traject_id)
    work()


@pytest.mark.parametrize("seed", seeds(2))
def test_the_funnel_is_true_whatever_people_do(actor: Actor, landscapes: int, work: Work, seed: int) -> None:
    dice = random.Random(seed)
    for _turn in range(14):
        with contextlib.suppress(Problem, Arrangement.DoesNotExist):
            act(actor, landscapes, dice, work)
        counted = funnel(landscapes)
        numbers = {name: getattr(counted, name) for name in by_hand(landscapes)}
        assert numbers == by_hand(landscapes) == opened(landscapes)
        assert (
            numbers["needed"] >= numbers["generic"] >= numbers["decided"] >= numbers["adopted"] >= numbers["published"]
        )
        lying = list(GroupMember.objects.values_list("process", flat=True))
        assert len(lying) == len(set(lying)) == 3, "nobody gets lost, nobody lies twice"


def test_a_group_of_which_all_is_dropped_drops_out_and_comes_back(actor: Actor, landscapes: int) -> None:
    group = Group.objects.get(members__process__name="Parkeerkaart")
    process = group.members.get().process_id
    before = funnel(landscapes).generic
    choosing.drop(actor, landscapes, [process], "outside", "Doet een ander team")
    assert funnel(landscapes).generic == before - 1
    assert group_ids(landscapes, GroupFilter(stage="vervalt")) == [group.pk]
    choosing.need(actor, landscapes, [process])
    assert funnel(landscapes).generic == before


def test_each_number_on_the_page_leads_to_as_many(analyst: Account, actor: Actor, landscapes: int) -> None:
    choosing.drop(actor, landscapes, [process_ids(landscapes, ProcessFilter())[0]], "double", "Staat er al")
    client = Client()
    client.force_login(analyst)
    page = client.get(reverse("traject", args=[landscapes]))
    for stage in page.context["stages"]:
        opened_page = client.get(stage["url"])
        assert opened_page.status_code == 200
        assert opened_page.context["total"] == stage["count"], stage["name"]
