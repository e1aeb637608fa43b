"""An organisation of which every process in a group was dropped is asked about: never silently in or out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from tests.contexts.stages import stage

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account, AuditLine
from stroomlijn.harmonisation.models import Group
from stroomlijn.harmonisation.operations import choosing, deciding, publishing
from stroomlijn.harmonisation.queries.left_out import left_out
from stroomlijn.landscape.models import Process, Validity
from stroomlijn.landscape.operations.publishing import Accompaniment
from stroomlijn.organisation.models import Organisation, Person

Work = Callable[[], None]


@stage
def without_landerd(actor: Actor, wmo: Group, work: Work) -> Group:
    drop(actor, wmo, "obsolete", work)
    return wmo


@stage
def decided(actor: Actor, wmo: Group, work: Work) -> Group:
    decide_all(actor, wmo, work)
    return wmo


def drop(actor: Actor, group: Group, kind: str, work: Work) -> None:
    dropped = group.members.get(process__landscape__name="Landerd").process_id
    choosing.drop(actor, group.traject_id, [dropped], kind, "Dat doen we niet meer.")
    work()
    decide_all(actor, group, work)


def decide_all(actor: Actor, group: Group, work: Work) -> None:
    while deciding.decide_as_proposed(actor, group.pk):
        work()


def places(group: Group) -> set[str]:
    group.refresh_from_db()
    held = Validity.objects.filter(version=group.published_id)
    return set(held.values_list("organisation__name", flat=True))


def landerd(group: Group) -> int:
    (found,) = left_out(group.pk)
    return found


def test_nothing_is_published_until_it_is_said(actor: Actor, without_landerd: Group) -> None:
    with pytest.raises(Problem, match="organisations-not-asked") as raised:
        publishing.publish_group(actor, without_landerd.pk, name="Melding Wmo")
    assert raised.value.facts["names"] == "Landerd"


@pytest.mark.parametrize(("applies", "there"), [(True, {"Uden", "Landerd"}), (False, {"Uden"})])
def test_it_applies_where_that_is_said(actor: Actor, without_landerd: Group, applies: bool, there: set[str]) -> None:
    also = {landerd(without_landerd): applies}
    publishing.publish_group(actor, without_landerd.pk, name="Melding Wmo", also=also)
    assert places(without_landerd) == there
    line = AuditLine.objects.filter(action="group-published").latest("pk")
    assert line.details["applies" if applies else "not"] == ["Landerd"]


def test_of_a_double_nothing_is_asked(actor: Actor, wmo: Group, work: Work) -> None:
    drop(actor, wmo, "double", work)
    assert left_out(wmo.pk) == {}
    publishing.publish_group(actor, wmo.pk, name="Melding Wmo")
    assert places(wmo) == {"Uden", "Landerd"}


def test_the_page_asks_and_keeps_the_answer(client: Client, analyst: Account, without_landerd: Group) -> None:
    client.force_login(analyst)
    address = f"/groepen/{without_landerd.number}/vaststellen"
    assert "Geldt dit ook in Landerd?" in client.get(address).content.decode()
    given = {"name": "Melding Wmo", "valid_from": "2032-01-01"}
    release = f"{address}/publiceren"
    assert client.post(release, given).status_code == 422
    assert client.post(release, {**given, f"geldt-{landerd(without_landerd)}": "nee"}).status_code == 302
    assert places(without_landerd) == {"Uden"}


@pytest.fixture
def new_municipality(analyst: Account) -> int:
    """Where the analyst works: it had no processes before."""
    where = Organisation.objects.create(name="Maashorst")
    Person.objects.create(organisation=where, name=analyst.name, number="1", account=analyst)
    return where.pk


@pytest.mark.parametrize(("answer", "there"), [("ja", {"Uden", "Landerd", "Maashorst"}), ("nee", {"Uden", "Landerd"})])
def test_the_new_municipality_of_who_publishes_is_proposed_and_is_told_so(
    client: Client, analyst: Account, decided: Group, new_municipality: int, answer: str, there: set[str]
) -> None:
    client.force_login(analyst)
    address = f"/groepen/{decided.number}/vaststellen"
    field = f"geldt-{new_municipality}"
    page = client.get(address)
    assert "Geldt dit ook in Maashorst?" in page.content.decode()
    assert page.context["publication_form"][field].value() == "ja"
    given = {"name": "Melding Wmo", "valid_from": clock.today().isoformat()}
    assert client.post(f"{address}/publiceren", {**given, field: ""}).status_code == 422, "nothing is no answer"
    assert client.post(f"{address}/publiceren", {**given, field: answer}).status_code == 302
    assert places(decided) == there
    process = client.get(f"/processen/{process_of(decided).number}").content.decode()
    assert ("niet voor jouw organisatie" in process) == (answer == "nee")


def test_who_became_owner_at_publication_is_in_the_log(actor: Actor, decided: Group, new_municipality: int) -> None:
    owner = Person.objects.get(organisation=new_municipality)
    said = Accompaniment(owner_id=owner.pk)
    publishing.publish_group(actor, decided.pk, name="Melding Wmo", said=said)
    line = AuditLine.objects.get(action="owner-chosen")
    assert (line.object_id, line.details) == (process_of(decided).pk, {"before": None, "owner": owner.pk})


def process_of(group: Group) -> Process:
    group.refresh_from_db()
    return Process.objects.get(versions=group.published_id)
