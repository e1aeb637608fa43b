"""The pages of a traject: landscapes side by side, lists, and arranging many at once."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.contexts.harmonisation.conftest import epml, imported_and_grouped

from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account
from stroomlijn.harmonisation.models import Arrangement, Bond, Cluster, Decision, Group, GroupMember, ProcessChoice
from stroomlijn.harmonisation.operations import choosing, grouping
from stroomlijn.harmonisation.queries.arranging_today import to_arrange
from stroomlijn.harmonisation.queries.group_list import groups
from stroomlijn.harmonisation.queries.landscapes import landscapes as side_by_side
from stroomlijn.landscape.models import Process, Version
from stroomlijn.landscape.operations import imports
from stroomlijn.organisation.models import Traject
from stroomlijn.organisation.operations.trajecten import make_traject

Work = Callable[[], None]
HEAD = "Proces;Gemeente;Nr;Stap"


@pytest.fixture
def client(analyst: Account, landscapes: int) -> Client:
    signed_in = Client()
    signed_in.force_login(analyst)
    return signed_in


def arrange(client: Client, traject_id: int, **said: object) -> str:
    """Posts an act and gives the message that follows."""
    answer = client.post(reverse("arrange", args=[traject_id]), {"over": "groepen", **said}, follow=True)
    return " ".join(str(message) for message in answer.context["messages"])


def test_landscapes_stand_side_by_side(actor: Actor, landscapes: int) -> None:
    Process.objects.filter(name="Parkeerkaart").update(in_suite=True, domain="Vergunningen", facts={"eigenaar": "Jan"})
    rows = {row.name: row for row in side_by_side(landscapes).rows}
    uden, landerd = rows["Uden"], rows["Landerd"]
    assert (uden.processes, uden.in_suite, uden.unsaid, uden.steps, uden.domains) == (2, 1, 1, 7, 1)
    assert (landerd.processes, landerd.steps, landerd.shared, landerd.only_here) == (1, 3, 1, 0)
    assert (uden.shared, uden.only_here) == (1, 1)
    assert (uden.lacks["eigenaar"], uden.lacks["stappen"], uden.lacks["systeem"]) == (1, 0, 2)
    assert side_by_side(landscapes).in_all == 1


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("mist=eigenaar", ["Melding Wmo", "Melding Wmo"]),
        ("suite=ja", ["Parkeerkaart"]),
        ("deelt=alleen", ["Parkeerkaart"]),
        ("deelt=samen&mist=wet", ["Melding Wmo", "Melding Wmo"]),
        ("stap=los", []),
    ],
)
def test_each_count_opens_its_processes(client: Client, landscapes: int, query: str, names: list[str]) -> None:
    Process.objects.filter(name="Parkeerkaart").update(in_suite=True, facts={"eigenaar": "Jan"})
    page = client.get(f"{reverse('traject-processes', args=[landscapes])}?{query}")
    assert [member.row.name for member in page.context["members"]] == names


def test_what_a_file_says_is_no_cluster_until_somebody_makes_it_one(
    client: Client, actor: Actor, landscapes: int
) -> None:
    Process.objects.filter(name="Parkeerkaart").update(domain="Vergunningen", facts={"cluster": "Minima"})
    address = reverse("traject-processes", args=[landscapes])
    page = client.get(address).content.decode()
    assert page.count("nog geen<br>") == 1 and "in het bestand: Minima" in page
    assert "3 processen hebben nog geen cluster" in client.get(reverse("clusters", args=[landscapes])).content.decode()
    choosing.propose_clusters(actor, landscapes)
    page = client.get(address).content.decode()
    assert ">Minima</td>" in page and "in het bestand" not in page


def test_what_merging_saves_most_comes_first(landscapes: int) -> None:
    rows, total = groups(landscapes, with_members=True)
    assert total == 2
    assert [row.members for row in rows] == [2, 1]
    assert rows[0].saves > rows[1].saves == 0
    assert any("%" in reason for reason in rows[0].reasons) and rows[1].reasons == []


def test_whether_to_make_a_group_one_process_is_advised_while_it_is_proposed(client: Client, landscapes: int) -> None:
    (pair,) = Group.objects.filter(name="Melding Wmo")
    assert pair.advice == {"code": "advice-one", "facts": {"copies": 3, "deciding": 1}}
    assert "advies: één proces" in client.get(reverse("groups", args=[landscapes])).content.decode()
    assert "Dubbele stappen die vervallen: 3" in client.get(reverse("group-processes", args=[pair.pk])).content.decode()
    Group.objects.update(state=Group.State.MERGING)
    assert "advies" not in client.get(reverse("groups", args=[landscapes])).content.decode()


def test_what_it_saves_and_the_advice_are_of_what_is_needed(actor: Actor, landscapes: int) -> None:
    pair = Group.objects.get(name="Melding Wmo")
    act = choosing.drop(actor, landscapes, [pair.members.first().process_id], "obsolete", "Doen we niet meer")
    pair.refresh_from_db()
    assert (pair.saves, pair.advice) == (0, {})
    choosing.undo(actor, act.pk)
    pair.refresh_from_db()
    assert pair.saves == pair.advice["facts"]["copies"] == 3
    (row,) = (row for row in groups(landscapes)[0] if row.id == pair.pk)
    assert row.saves == 3


def test_what_it_saves_is_kept_over_a_comparison_without_what_was_dropped(
    actor: Actor, landscapes: int, work: Work
) -> None:
    pair = Group.objects.get(name="Melding Wmo")
    choosing.drop(actor, landscapes, [pair.members.first().process_id], "obsolete", "Doen we niet meer")
    grouping.start_grouping(actor, landscapes)
    work()
    pair.refresh_from_db()
    assert pair.members.count() == 2 and (pair.saves, pair.advice) == (0, {})


def test_apart_is_not_advised_before_the_likely_pairs_are_judged(
    client: Client, actor: Actor, landscapes: int, work: Work
) -> None:
    east = epml("Bijstand voor Uden", "Aanvraag registreren", "Recht op bijstand beoordelen", "Besluit verzenden")
    west = epml("Bijstand voor Landerd", "Verzoek inboeken", "Recht beoordelen", "Beschikking versturen")
    imported_and_grouped(actor, landscapes, work, [("east.epml", east), ("west.epml", west)])
    one, other = Process.objects.filter(name="Bijstand")
    choosing.bind(actor, one.pk, other.pk, "together")
    group = Group.objects.get(members__process=one)
    assert (group.advice["code"], group.advice["facts"]["pairs"]) == ("advice-look", 3)
    page = client.get(reverse("group", args=[group.pk])).content.decode()
    assert "Advies: beoordeel eerst welke stappen hetzelfde zijn" in page and "nu 0, met alle paren 3" in page
    assert "laat apart" not in client.get(reverse("groups", args=[landscapes])).content.decode()


def test_all_of_a_filter_is_arranged_in_one_act_and_undone(client: Client, landscapes: int) -> None:
    told = arrange(client, landscapes, wat="alles", doe="cluster", **{"naar-cluster": "nieuw", "naam": "Wmo"})
    assert told == "3 processen aangepast."
    assert set(Group.objects.values_list("cluster__name", flat=True)) == {"Wmo"}
    undo = reverse("arrangement-undo", args=[landscapes, Arrangement.objects.latest("pk").pk])
    client.post(undo)
    assert set(Group.objects.values_list("cluster", flat=True)) == {None}
    assert Cluster.objects.exists(), "the cluster was made apart from it"


def test_the_filter_counts_when_all_of_it_is_chosen(client: Client, landscapes: int) -> None:
    arrange(client, landscapes, wat="alles", filter="tekst=parkeer", doe="vervalt", soort="outside", reden="Elders")
    assert [choice.process.name for choice in ProcessChoice.objects.exclude(dropped="")] == ["Parkeerkaart"]


def test_timing_of_ticked_groups_becomes_a_decision(client: Client, landscapes: int) -> None:
    ids = list(Group.objects.values_list("pk", flat=True))
    told = arrange(client, landscapes, groep=ids, doe="datum", datum="after", **{"reden-datum": "Kan wachten"})
    assert told == f"{Decision.objects.get().number} is vastgelegd."


def test_a_process_is_put_elsewhere_and_bound(client: Client, landscapes: int) -> None:
    wmo, parking = Group.objects.get(name="Melding Wmo"), Process.objects.get(name="Parkeerkaart")
    arrange(client, landscapes, proces=parking.pk, doe="groep", **{"naar-groep": wmo.pk})
    assert wmo.members.count() == 3 and Bond.objects.filter(kind="together").exists()
    bond = Bond.objects.filter(kind="together").first()
    assert bond is not None
    arrange(client, landscapes, doe="los", paar=f"{bond.one_id}-{bond.other_id}")
    assert not Bond.objects.exists()


@pytest.mark.parametrize("doe", ["datum", "werkgroep", "vervalt", "groep", "los", "bij-elkaar"])
def test_nothing_of_another_traject_is_touched(client: Client, actor: Actor, landscapes: int, doe: str) -> None:
    elsewhere = make_traject(actor, name="Elders").pk
    before = list(GroupMember.objects.values_list("process", "group"))
    ids = list(Group.objects.values_list("pk", flat=True))
    said = {"groep": ids, "proces": [one for one, _group in before], "paar": f"{before[0][0]}-{before[1][0]}"}
    more = {"doe": doe, "datum": "before", "reden-datum": "x", "soort": "double", "reden": "x"}
    client.post(reverse("arrange", args=[elsewhere]), {"over": "groepen", **said, **more})
    assert list(GroupMember.objects.values_list("process", "group")) == before
    assert not Decision.objects.exists() and not Bond.objects.exists() and not ProcessChoice.objects.exists()


def test_the_file_holds_every_process_with_what_was_chosen(client: Client, actor: Actor, landscapes: int) -> None:
    parking = Process.objects.get(name="Parkeerkaart")
    choosing.drop(actor, landscapes, [parking.pk], "outside", "Doet een ander team")
    text = b"".join(client.get(reverse("groups-csv", args=[landscapes])).streaming_content).decode("utf-8-sig")
    (row,) = [line for line in text.splitlines() if "Parkeerkaart;Uden" in line]
    assert row.endswith(";nee;Valt buiten deze opdracht;Doet een ander team")
    assert len(text.splitlines()) == 4


def test_pages_ask_as_much_of_many_as_of_few(client: Client, actor: Actor, landscapes: int, work: Work) -> None:
    pages = [reverse(page, args=[landscapes]) for page in ("traject", "traject-processes", "groups", "clusters")]
    few = {page: _queries(client, page) for page in pages}
    rows = [f"Proces {number};Uden;{at};Stap {number} {at}" for number in range(60) for at in (1, 2)]
    imported_and_grouped(actor, landscapes, work, [("veel.csv", "\n".join([HEAD, *rows]).encode())])
    many = {page: _queries(client, page) for page in pages}
    assert [page for page in pages if many[page] > min(few[page] + 1, 25)] == []


def test_a_group_of_forty_and_a_group_of_one_are_both_shown(
    client: Client, actor: Actor, landscapes: int, work: Work
) -> None:
    rows = [
        f"Melding nummer {number};Uden;{at};{step}"
        for number in range(40)
        for at, step in enumerate(("Melding aannemen", "Onderzoek doen"), 1)
    ]
    run = imports.start_import(
        actor, landscapes, [("veel.csv", ["\n".join([HEAD, *rows]).encode()])], organisation_in_name=True
    )
    work()
    imports.take_over(actor, run.pk)
    work()
    every = list(Process.objects.exclude(name="Parkeerkaart").values_list("pk", flat=True))
    grouping.start_grouping(actor, landscapes)
    work()
    choosing.move(actor, landscapes, every, None)
    page = client.get(reverse("groups", args=[landscapes])).content.decode()
    assert "42 van 42 processen nodig" in page and "Staat alleen" in page


def _queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_vandaag_says_what_waits_to_be_arranged(
    analyst: Account, employee: Account, actor: Actor, landscapes: int, work: Work
) -> None:
    run = imports.start_import(
        actor, landscapes, [("n.epml", [epml("Nieuw proces voor Uden", "Iets doen")])], organisation_in_name=True
    )
    work()
    imports.take_over(actor, run.pk)
    work()
    assert [row.title for row in to_arrange(analyst).rows] == [
        "1 proces nog niet vergeleken",
        "2 groepen nog zonder werkgroep",
    ]
    assert to_arrange(employee).rows == ()


def test_what_is_published_is_not_asked_whether_it_must_be_done_before_the_date(
    analyst: Account, landscapes: int, client: Client
) -> None:
    Traject.objects.filter(pk=landscapes).update(starts_on=datetime.date(2040, 1, 1))
    asked, published = Group.objects.filter(traject=landscapes).order_by("pk")
    Group.objects.filter(pk=published.pk).update(published=Version.objects.order_by("pk")[0])
    assert "1 groep: moet het vóór de datum?" in [row.title for row in to_arrange(analyst).rows]
    client.force_login(analyst)
    page = client.get(f"/trajecten/{landscapes}/groepen?stap=generiek&datum=geen").content.decode()
    assert asked.number in page and published.number not in page, "the number opens what it counts"


@pytest.mark.parametrize("page", ["traject", "traject-processes", "groups"])
def test_an_empty_traject_has_no_stream_and_one_next_step(client: Client, actor: Actor, page: str) -> None:
    empty = make_traject(actor, name="Nieuw").pk
    shown = client.get(reverse(page, args=[empty])).content.decode()
    assert "stroomlijn-funnel" not in shown
    assert shown.count("Bestanden inlezen") == shown.count(f'href="{reverse("upload", args=[empty])}"') == 1
