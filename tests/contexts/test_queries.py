"""How often a page asks the database: never more than 25 times, and as often with sixty processes as with ten."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account
from stroomlijn.harmonisation.models import Group
from stroomlijn.harmonisation.operations import deciding, drafting, grouping, publishing
from stroomlijn.landscape.models import Import, Process
from stroomlijn.landscape.operations import imports

Work = Callable[[], None]

MOST = 25
WORDS = ("parkeerkaart", "huisbezoek", "paspoort", "kapvergunning", "trouwdatum")
STEPS = ("aanvragen", "ontvangen", "beoordelen", "bespreken", "versturen")


def test_a_page_asks_the_database_as_often_however_much_there_is(
    analyst: Account, actor: Actor, traject_id: int, work: Work
) -> None:
    client = Client(SERVER_NAME="localhost")
    client.force_login(analyst)
    _harmonise(actor, traject_id, work, range(2))
    with_ten = {name: _queries(client, address) for name, address in _pages(traject_id).items()}
    assert Process.objects.filter(landscape__kind="source").count() == 10

    _harmonise(actor, traject_id, work, range(2, 12))
    with_sixty = {name: _queries(client, address) for name, address in _pages(traject_id).items()}
    assert Process.objects.filter(landscape__kind="source").count() == 60

    assert with_sixty == with_ten
    assert {name: number for name, number in with_sixty.items() if number > MOST} == {}


def _harmonise(actor: Actor, traject_id: int, work: Work, municipalities: Iterable[int]) -> None:
    """Brings in five processes of each municipality; one group of them is published, one in work, others proposed."""
    files = [
        (f"{word}-{number}.epml", [_epml(f"{word.capitalize()} voor Gemeente{number}", word, number)])
        for number in municipalities
        for word in WORDS
    ]
    run = imports.start_import(actor, traject_id, files, organisation_in_name=True)
    work()
    imports.take_over(actor, run.pk)
    work()
    grouping.start_grouping(actor, traject_id)
    work()
    proposed = [group.pk for group in Group.objects.filter(state=Group.State.PROPOSED).order_by("pk")]
    for group_id in proposed[:2]:
        drafting.begin_merge(actor, group_id)
        work()
    deciding.decide_as_proposed(actor, proposed[0])
    work()
    while deciding.decide_as_proposed(actor, proposed[0]):
        work()
    publishing.publish_group(actor, proposed[0], name=f"Nieuw proces {proposed[0]}")
    work()


def _pages(traject_id: int) -> dict[str, str]:
    """Every page that shows rows, at its newest and so its largest."""
    published = Process.objects.filter(landscape__kind="target").latest("pk")
    source = Process.objects.filter(landscape__kind="source").latest("pk")
    in_work = Group.objects.filter(state__in=("merging", "decided")).latest("pk")
    proposed = Group.objects.filter(state="proposed").latest("pk")
    traject = f"/trajecten/{traject_id}"
    return {
        "library": "/processen",
        "published process": f"/processen/{published.number}",
        "drawing": f"/processen/{published.number}/tekening",
        "source process": f"/processen/{source.number}",
        "manage": "/processen/beheer",
        "publish": f"/processen/{source.number}/publiceren",
        "validity": f"/processen/{published.number}/geldigheid",
        "search": "/zoeken?q=parkeerkaart+beoordelen",
        "messages": "/berichten",
        "trajecten": "/trajecten",
        "inventory": traject,
        "inventory of a stage": f"{traject}?stap=samenvoegen&tekst=p",
        "upload": f"{traject}/inlezen",
        "preview": f"/inlezen/{Import.objects.latest('pk').pk}",
        "groups": f"{traject}/groepen",
        "proposed group": f"/groepen/{proposed.number}",
        "group in work": f"/groepen/{in_work.number}?toon=alles",
        "draft": f"/groepen/{in_work.number}/concept",
    }


def _queries(client: Client, address: str) -> int:
    """Of the second request: the first may fill what a process remembers, such as the vocabulary of the search."""
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    assert response.status_code == 200, address
    return len(captured)


def _epml(name: str, word: str, number: int) -> bytes:
    """A row of steps about one word; municipalities differ in the last ones."""
    steps = [f"{word} {step}" for step in (*STEPS, f"{STEPS[number % 5]} volgens regel {number}")]
    nodes = "".join(f'<function id="{place}"><name>{step}</name></function>' for place, step in enumerate(steps, 1))
    nodes += f'<event id="{len(steps) + 1}"><name>Klaar</name></event>'
    arcs = "".join(
        f'<arc id="{100 + place}"><flow source="{place}" target="{place + 1}"/></arc>'
        for place in range(1, len(steps) + 1)
    )
    return (
        '<?xml version="1.0"?><epml:epml xmlns:epml="http://www.epml.de"><directory name="R">'
        f'<epc epcId="1" name="{name}">{nodes}{arcs}</epc></directory></epml:epml>'
    ).encode()
