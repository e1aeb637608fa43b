"""What may be one all the same: groups of one name, and steps that stand alone; asked, answered, and remembered."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from tests.contexts.harmonisation.conftest import epml
from tests.contexts.stages import stage

from stroomlijn.foundation.actor import PRODUCT, Actor
from stroomlijn.foundation.models import Account
from stroomlijn.foundation.operations.accounts import give_role, make_account
from stroomlijn.harmonisation import jobs
from stroomlijn.harmonisation.models import Bond, Difference, Draft, Group, Judgement, NearProcesses, NearSteps
from stroomlijn.harmonisation.operations import choosing, deciding, drafting, grouping, judging, publishing
from stroomlijn.harmonisation.queries.match_choice import match_choice
from stroomlijn.harmonisation.queries.near_groups import near_pairs
from stroomlijn.harmonisation.queries.near_steps import StandingAlone, standing_alone
from stroomlijn.landscape.models import Appearance
from stroomlijn.landscape.operations import imports

Work = Callable[[], None]

HERE = ("Aanvraag ontvangen", "Draagkracht berekenen", "Besluit nemen", "Lijst bijwerken", "Dossier sluiten")
THERE = ("Aanvraag ontvangen", "Draagkracht vaststellen", "Besluit nemen", "Rooster maken", "Dossier sluiten")
OTHER_WORDS = ("Brief binnenhalen", "Zaak aanmaken", "Collega laten meekijken", "Rooster maken")


@pytest.fixture
def client(analyst: Account) -> Client:
    signed_in = Client()
    signed_in.force_login(analyst)
    return signed_in


def brought_in(actor: Actor, traject_id: int, work: Work, **files: tuple[str, ...]) -> None:
    """One process per file; a name of a file is that of the process and its organisation."""
    sent = []
    for file, steps in files.items():
        name, home = file.replace("_", " ").rsplit(" ", 1)
        sent.append((f"{file}.epml", [epml(f"{name} voor {home}", *steps, end=f"Na {steps[-1]}")]))
    run = imports.start_import(actor, traject_id, sent, organisation_in_name=True)
    work()
    imports.take_over(actor, run.pk)
    work()
    grouping.start_grouping(actor, traject_id)
    work()


@stage
def apart(actor: Actor, traject_id: int, work: Work) -> int:
    """Two processes of one name in other words, and one that has nothing to do with them."""
    parking = ("Kaart aanvragen", "Leges betalen", "Kaart afgeven")
    brought_in(actor, traject_id, work, Toeslag_Uden=HERE, Toeslag_Landerd=OTHER_WORDS, Parkeerkaart_Uden=parking)
    assert Group.objects.count() == 3
    return traject_id


@stage
def together(actor: Actor, traject_id: int, work: Work) -> Group:
    brought_in(actor, traject_id, work, Toeslag_Uden=HERE, Toeslag_Landerd=THERE)
    choosing.bind_all(actor, list(processes()), Bond.Kind.TOGETHER)
    group = Group.objects.get()
    drafting.begin_merge(actor, group.pk)
    work()
    group.refresh_from_db()
    return group


def processes() -> dict[int, str]:
    from stroomlijn.landscape.models import Process

    return dict(Process.objects.filter(landscape__kind="source").values_list("pk", "landscape__name"))


def alone(group: Group) -> StandingAlone:
    found = standing_alone(Draft.objects.get(group=group))
    assert found is not None
    return found


def asked(group: Group) -> list[set[str]]:
    return [{question.one.label, question.other.label} for question in alone(group).questions]


def answer(client: Client, group: Group, labels: set[str], *, same: bool, **more: str) -> str:
    """Answers the question about these two as its form does, and gives where that leads."""
    question = next(one for one in alone(group).questions if {one.one.label, one.other.label} == labels)
    sent = {"een": question.one.value, "ander": question.other.value, "bij": f"paar-{question.key}", **more}
    sent |= {"zelfde": "ja" if same else "nee", "dan": f"paar-{question.following}" if question.following else "alleen"}
    return client.post(reverse("group-judge", args=[group.pk]), sent).headers["Location"]


def test_groups_of_one_name_are_proposed_with_the_reason(client: Client, apart: int) -> None:
    (pair,) = near_pairs(apart)
    assert {pair.one.process.organisation, pair.other.process.organisation} == {"Uden", "Landerd"}
    page = client.get(reverse("groups", args=[apart])).content.decode()
    assert "Misschien hetzelfde proces" in page and "Zelfde naam" in page and "van 5 stappen" in page


def test_one_answer_puts_them_together_and_every_comparison_keeps_to_it(
    client: Client, actor: Actor, apart: int, work: Work
) -> None:
    (pair,) = near_pairs(apart)
    sent = {"over": "groepen", "doe": "een-proces", "groepen": f"{pair.one.group}-{pair.other.group}"}
    client.post(reverse("arrange", args=[apart]), sent)
    assert near_pairs(apart) == []
    grouping.start_grouping(actor, apart)
    work()
    group = Group.objects.get(name__startswith="Toeslag")
    assert group.members.count() == 2 and Bond.objects.get().kind == "together"
    assert near_pairs(apart) == []


def test_never_together_is_remembered_and_can_be_taken_back(
    client: Client, actor: Actor, apart: int, work: Work
) -> None:
    (pair,) = near_pairs(apart)
    sent = {"over": "groepen", "doe": "nooit-samen", "groepen": f"{pair.one.group}-{pair.other.group}"}
    answered = client.post(reverse("arrange", args=[apart]), {**sent, "bij": f"paar-{pair.key}"}, follow=True)
    assert near_pairs(apart) == [] and Bond.objects.get().kind == "apart"
    grouping.start_grouping(actor, apart)
    work()
    assert near_pairs(apart) == [] and Group.objects.count() == 3
    (message,) = answered.context["messages"]
    undone = client.post(message.extra_tags)
    assert undone.headers["Location"] == f"{reverse('groups', args=[apart])}#paar-{pair.key}"
    assert [one.key for one in near_pairs(apart)] == [pair.key] and not Bond.objects.exists()


def test_groups_of_several_processes_become_one_and_what_people_named_stays(
    client: Client, actor: Actor, apart: int
) -> None:
    (pair,) = near_pairs(apart)
    named = Group.objects.get(pk=max(pair.one.group, pair.other.group))
    grouping.rename_group(actor, named, "Bijzondere bijstand")
    choosing.bind_groups(actor, apart, pair.one.group, pair.other.group, Bond.Kind.TOGETHER)
    named.refresh_from_db()
    assert named.members.count() == 2 and named.name == "Bijzondere bijstand"


def test_a_pair_is_not_asked_about_when_work_has_begun_or_nothing_of_it_is_needed(
    actor: Actor, apart: int, work: Work
) -> None:
    (pair,) = near_pairs(apart)
    act = choosing.drop(actor, apart, [pair.one.process.id], "outside", "Doet een ander")
    assert near_pairs(apart) == []
    choosing.undo(actor, act.pk)
    assert len(near_pairs(apart)) == 1
    drafting.begin_merge(actor, pair.one.group)
    assert near_pairs(apart) == []


def test_the_filter_of_the_list_holds_for_the_pairs_and_after_undoing(client: Client, apart: int) -> None:
    address = reverse("groups", args=[apart])
    assert "Misschien hetzelfde proces" in client.get(f"{address}?tekst=toeslag").content.decode()
    assert "Misschien hetzelfde proces" not in client.get(f"{address}?tekst=parkeerkaart").content.decode()
    parking = Group.objects.get(name__startswith="Parkeerkaart")
    sent = {"over": "groepen", "filter": "tekst=parkeerkaart", "groep": parking.pk, "doe": "vervalt"}
    done = client.post(reverse("arrange", args=[apart]), {**sent, "soort": "outside", "reden": "Elders"}, follow=True)
    assert done.redirect_chain[-1][0] == f"{address}?tekst=parkeerkaart#groep-{parking.pk}"
    (message,) = done.context["messages"]
    assert client.post(message.extra_tags).headers["Location"] == f"{address}?tekst=parkeerkaart#groep-{parking.pk}"


def test_the_way_back_leads_nowhere_else(client: Client, apart: int) -> None:
    parking = Group.objects.get(name__startswith="Parkeerkaart")
    sent = {"over": "groepen", "groep": parking.pk, "doe": "vervalt", "soort": "outside", "reden": "Elders"}
    done = client.post(reverse("arrange", args=[apart]), {**sent, "volgende": "//elders.nl", "bij": "x y"})
    assert done.headers["Location"] == reverse("groups", args=[apart])


def test_an_import_that_is_turned_back_takes_its_pairs_along(actor: Actor, apart: int) -> None:
    from stroomlijn.landscape.models import Import

    imports.undo_import(actor, Import.objects.get().pk)
    assert not NearProcesses.objects.exists() and near_pairs(apart) == []


def test_steps_that_stand_alone_are_asked_about_first_the_likeliest_on_top(client: Client, together: Group) -> None:
    assert alone(together).count == 4
    assert asked(together) == [
        {"Draagkracht berekenen", "Draagkracht vaststellen"},
        {"Lijst bijwerken", "Rooster maken"},
    ]
    page = client.get(reverse("group", args=[together.pk])).content.decode()
    assert "4 stappen staan alleen. Kijk eerst of ze bij elkaar horen" in page
    assert "draagkracht · allebei na ‘Aanvraag ontvangen’ en voor ‘Besluit nemen’" in page
    assert page.index("staan alleen") < page.index('id="verschillen"')


def test_an_answer_settles_the_table_and_what_is_missing_at_once_and_the_draft_follows(
    client: Client, together: Group, work: Work
) -> None:
    missing = Difference.objects.filter(draft__group=together, type="step-missing")
    before = missing.count()
    labels = {"Draagkracht berekenen", "Draagkracht vaststellen"}
    answer(client, together, labels, same=True)
    assert alone(together).count == 2 and missing.count() == before - 2, "before the draft is made anew"
    assert (alone(together).answered, alone(together).asked) == (1, 2)
    work()
    assert asked(together) == [{"Lijst bijwerken", "Rooster maken"}]
    assert labels & set(missing.values_list("about__label", flat=True)) == set()
    name = Difference.objects.get(draft__group=together, type="name")
    page = client.get(f"{reverse('group', args=[together.pk])}?verschil={name.key}").content.decode()
    assert re.search(r"Draagkracht \w+’ horen bij elkaar, zei Fatima", page), "the decision says where it comes from"


def test_what_is_not_the_same_is_not_asked_again_and_all_is_looked_at(
    client: Client, together: Group, work: Work
) -> None:
    answer(client, together, {"Draagkracht berekenen", "Draagkracht vaststellen"}, same=False)
    answer(client, together, {"Lijst bijwerken", "Rooster maken"}, same=False)
    work()
    assert asked(together) == [] and alone(together).count == 4
    page = client.get(reverse("group", args=[together.pk])).content.decode()
    assert "Nagekeken: 4 stappen staan echt alleen" in page and "Kies er zelf een bij" in page


def test_undoing_asks_it_again_and_leads_back_to_it_with_the_filters(
    client: Client, actor: Actor, together: Group, work: Work
) -> None:
    labels = {"Draagkracht berekenen", "Draagkracht vaststellen"}
    key = alone(together).questions[0].key
    following = alone(together).questions[1].key
    to = answer(client, together, labels, same=True, terug="?soort=role")
    assert to == f"{reverse('group', args=[together.pk])}?soort=role#paar-{following}"
    (message,) = client.get(to).context["messages"]
    undone = client.post(message.extra_tags).headers["Location"]
    assert undone == f"{reverse('group', args=[together.pk])}?soort=role#paar-{key}"
    work()
    assert labels in asked(together)


def test_a_comparison_of_before_an_upgrade_is_looked_at_when_a_worker_starts(
    client: Client, together: Group, work: Work
) -> None:
    NearSteps.objects.all().delete()
    page = client.get(reverse("group", args=[together.pk])).content.decode()
    assert "4 stappen staan alleen. Stroomlijn kijkt nog" in page
    jobs.queue_near_steps()
    work()
    assert len(asked(together)) == 2


def test_who_only_reads_is_not_asked(together: Group) -> None:
    reader = make_account(PRODUCT, email="lees@voorbeeld.nl", name="Leo Prins", password="een lang wachtwoord")
    give_role(PRODUCT, reader, "proceseigenaar")
    client = Client()
    client.force_login(reader)
    page = client.get(reverse("group", args=[together.pk]))
    assert page.status_code == 200 and "staan alleen" not in page.content.decode()


def test_the_best_match_comes_first_and_no_step_of_the_same_process_or_without_a_name(together: Group) -> None:
    draft = Draft.objects.get(group=together)
    draft.rows[-2]["cells"] = [{**cell, "label": ""} if cell else None for cell in draft.rows[-2]["cells"]]
    row = next(row for row in draft.rows if row["label"] == "Draagkracht berekenen")
    choice = match_choice(draft, row["id"])
    assert choice is not None
    assert choice.best[0].label == "Draagkracht vaststellen" and choice.best[0].reasons
    offered = [*choice.best, *choice.others]
    assert {side.organisation for side in offered} == {"Landerd"} and all(side.label for side in offered)


def test_of_a_row_of_two_what_lies_in_it_is_asked_about_from_either_side(client: Client, together: Group) -> None:
    draft = Draft.objects.get(group=together)
    row = next(row for row in draft.rows if row["label"] == "Besluit nemen")
    first = match_choice(draft, row["id"])
    assert first is not None and first.best[0].together and first.best[0].organisation != first.own.organisation
    (instead,) = first.instead
    turned = match_choice(draft, row["id"], instead.value)
    assert turned is not None and turned.own.value == instead.value and turned.best[0].value == first.own.value
    address = reverse("group-match", args=[together.pk, row["id"]])
    assert "Staat nu in dezelfde rij" in client.get(address, headers={"X-Part": "1"}).content.decode()
    assert client.get(reverse("group-match", args=[together.pk, "weg"])).status_code == 404


def test_another_step_than_the_proposed_ones_can_be_chosen(client: Client, together: Group) -> None:
    draft = Draft.objects.get(group=together)
    row = next(row for row in draft.rows if row["label"] == "Lijst bijwerken")
    choice = match_choice(draft, row["id"])
    assert choice is not None
    other = next(side for side in choice.others if side.label == "Dossier sluiten")
    sent = {"een": choice.own.value, "ander": choice.best[0].value if choice.best else "", "anders": other.value}
    to = client.post(reverse("group-judge", args=[together.pk]), {**sent, "zelfde": "ja", "bij": choice.own.cell})
    assert to.headers["Location"].endswith(f"#{choice.own.cell}")
    assert f'id="{choice.own.cell}"' in client.get(to.headers["Location"]).content.decode(), "the row goes by its step"
    assert other.element in (Judgement.objects.get().left_element, Judgement.objects.get().right_element)


def test_why_so_tells_that_people_said_it_also_when_it_is_taken_back_later(
    client: Client, employee: Account, actor: Actor, together: Group, work: Work
) -> None:
    answer(client, together, {"Draagkracht berekenen", "Draagkracht vaststellen"}, same=True)
    work()
    while deciding.decide_as_proposed(actor, together.pk):
        work()
    published = publishing.publish_group(actor, together.pk, name="Toeslag")
    work()
    publishing.reopen_group(actor, together.pk)
    judging.unjudge(actor, together.pk, Judgement.objects.get().pk)
    label = Appearance.objects.get(version=published.id, label__startswith="Draagkracht").step_id
    address = reverse("step-why", args=[published.process_id, label])
    page = client.get(address).content.decode()
    assert "zijn hetzelfde werk. Zo gezegd op" in page and "door Fatima El Idrissi" in page
    client.force_login(employee)
    page = client.get(address).content.decode()
    assert "zijn hetzelfde werk" in page and "Fatima" not in page, "names for who follows the work"
