"""A process has an owner: adopted, handed over, looked over in time; and what happens when the owner leaves."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.utils.html import strip_tags
from tests.contexts.landscape.owned import *  # noqa: F403
from tests.contexts.landscape.owned import TODAY, concept, person

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account, Message
from stroomlijn.foundation.queries.trail import audit_of
from stroomlijn.foundation.today import TodaySection
from stroomlijn.landscape.models import HandOver, Process
from stroomlijn.landscape.operations.adopting import Care, adopt, set_care, undo_adopt
from stroomlijn.landscape.operations.approving import set_state
from stroomlijn.landscape.operations.handing_over import accept, offer, take_back, tick
from stroomlijn.landscape.operations.reviewing import remind_of_reviews, reviewed
from stroomlijn.landscape.queries.deciding import mine_as_owner, to_decide, to_review
from stroomlijn.landscape.queries.manage import ManageFilter, managed
from stroomlijn.organisation.models import Person

Processes = dict[str, Process]
ITEMS = ("Openstaande reacties", "Controles per kwartaal")


def signed_in(account: Account | None) -> Client:
    client = Client()
    assert account is not None
    client.force_login(account)
    return client


def actor_of(somebody: Person) -> Actor:
    return Actor(somebody.account_id)


def owned_by(somebody: Person, process: Process) -> Process:
    Process.objects.filter(pk=process.pk).update(owner=somebody)
    process.refresh_from_db()
    return process


def titles(section: TodaySection) -> list[str]:
    return [row.title for row in section.rows]


def told(somebody: Person) -> list[str]:
    return list(Message.objects.filter(account=somebody.account_id).order_by("pk").values_list("title", flat=True))


def test_somebody_adopts_a_process_that_nobody_owns(actor: Actor, analyst: Account, processes: Processes) -> None:
    process = processes["Uden"]
    with pytest.raises(Problem, match="no-person"):
        adopt(actor, process.pk)
    fatima = person("Fatima El Idrissi", account=False)
    Person.objects.filter(pk=fatima.pk).update(account=analyst)
    adopt(actor, process.pk)
    process.refresh_from_db()
    assert process.owner_id == fatima.pk
    bram = person("Bram Smits")
    with pytest.raises(Problem, match="has-owner") as refused:
        adopt(actor_of(bram), process.pk)
    assert refused.value.facts["name"] == "Fatima El Idrissi"


def test_adopting_is_undone_while_nothing_else_was_done_with_the_process(processes: Processes) -> None:
    process, bram, lotte = processes["Uden"], person("Bram Smits"), person("Lotte Kuipers")
    Process.objects.filter(pk=process.pk).update(owner=lotte)
    Person.objects.filter(pk=lotte.pk).update(left_on=clock.today())
    undo_adopt(actor_of(bram), adopt(actor_of(bram), process.pk))
    process.refresh_from_db()
    assert process.owner_id == lotte.pk
    undo = adopt(actor_of(bram), process.pk)
    set_care(actor_of(bram), process.pk, Care(bram.pk, None, "Bel 1234", "", ""))
    with pytest.raises(Problem, match="adopted-changed-since"):
        undo_adopt(actor_of(bram), undo)
    process.refresh_from_db()
    assert process.owner_id == bram.pk


def test_the_owner_may_do_with_it_what_others_may_not(processes: Processes) -> None:
    lotte, bram = person("Lotte Kuipers"), person("Bram Smits")
    process = owned_by(lotte, processes["Uden"])
    for what in ("eigenaar", "overdragen", "herzien", "publiceren"):
        address = f"/processen/{process.number}/{what}"
        assert signed_in(lotte.account).get(address).status_code == 200, what
        assert signed_in(bram.account).get(address).status_code == 404, what


def test_a_process_passes_to_who_accepts_it(processes: Processes) -> None:
    lotte, ruud = person("Lotte Kuipers"), person("Ruud Geurts")
    process = owned_by(lotte, processes["Uden"])
    review = TODAY + datetime.timedelta(days=90)
    offered = offer(actor_of(lotte), process.pk, ruud.pk, [*ITEMS, "  "], review)
    assert told(ruud) == ["Melding Wmo wordt aan jou overgedragen"]
    assert titles(to_decide(ruud.account)) == ["Melding Wmo"]
    with pytest.raises(Problem, match="hand-over-open"):
        offer(actor_of(lotte), process.pk, ruud.pk, ITEMS)

    tick(actor_of(ruud), offered.pk, {1})
    offered.refresh_from_db()
    assert [(item["text"], item["done"]) for item in offered.items] == [(ITEMS[0], False), (ITEMS[1], True)]
    process.refresh_from_db()
    assert process.owner_id == lotte.pk, "nothing changes until it is accepted"

    accept(actor_of(ruud), offered.pk)
    process.refresh_from_db()
    assert (process.owner_id, process.review_on) == (ruud.pk, review)
    assert told(lotte) == ["Melding Wmo is overgenomen door Ruud Geurts"]
    assert titles(to_decide(ruud.account)) == []
    with pytest.raises(Problem, match="hand-over-gone"):
        take_back(actor_of(lotte), offered.pk)


def test_what_somebody_must_know_is_handed_over_whole(processes: Processes) -> None:
    lotte, ruud = person("Lotte Kuipers"), person("Ruud Geurts")
    process = owned_by(lotte, processes["Uden"])
    long = "Afspraak met de leverancier: " + "bel eerst, " * 90 + "en dan pas de inwoner."
    signed_in(lotte.account).post(f"/processen/{process.number}/overdragen", {"to": ruud.name, "items": long})
    assert [item["text"] for item in HandOver.objects.get().items] == [long]


def test_only_the_receiver_ticks_and_accepts(processes: Processes) -> None:
    lotte, ruud, bram = person("Lotte Kuipers"), person("Ruud Geurts"), person("Bram Smits")
    process = owned_by(lotte, processes["Uden"])
    offered = offer(actor_of(lotte), process.pk, ruud.pk, ITEMS)
    address = f"/processen/{process.number}/overdragen"
    assert signed_in(bram.account).get(address).status_code == 404
    assert "Akkoord, ik neem het over" not in signed_in(lotte.account).get(address).content.decode()
    assert "Akkoord, ik neem het over" in signed_in(ruud.account).get(address).content.decode()
    form = {"klaar": ["0"], "akkoord": "1", "gezien": "1"}
    for somebody in (lotte, bram):
        answer = signed_in(somebody.account).post(f"{address}/{offered.pk}/afvinken", form)
        assert answer.status_code == 404
    asked = signed_in(ruud.account).post(f"{address}/{offered.pk}/afvinken", form, follow=True)
    assert "Eén punt is nog niet afgevinkt. Toch overnemen?" in asked.content.decode()
    process.refresh_from_db()
    assert process.owner_id == lotte.pk
    signed_in(ruud.account).post(f"{address}/{offered.pk}/afvinken", {**form, "akkoord": "toch", "gezien": "2"})
    process.refresh_from_db()
    assert process.owner_id == ruud.pk
    (kept,) = audit_of("process", process.pk, "process-handed-over")
    assert kept.details["not_ticked"] == [ITEMS[1]]


def test_an_offer_is_taken_back_and_falls_when_there_is_another_owner(processes: Processes) -> None:
    lotte, ruud, bram = person("Lotte Kuipers"), person("Ruud Geurts"), person("Bram Smits")
    process = owned_by(lotte, processes["Uden"])
    first = offer(actor_of(lotte), process.pk, ruud.pk, ITEMS)
    take_back(actor_of(lotte), first.pk)
    assert told(ruud)[-1] == "Melding Wmo wordt toch niet aan jou overgedragen"
    second = offer(actor_of(lotte), process.pk, ruud.pk, ITEMS)
    care = Care(owner_id=bram.pk, coordinator_id=None, contact="", cluster="", domain="")
    set_care(actor_of(lotte), process.pk, care)
    with pytest.raises(Problem, match="hand-over-gone"):
        accept(actor_of(ruud), second.pk)
    assert HandOver.objects.filter(state="withdrawn").count() == 2


def test_nobody_hands_over_to_who_does_not_work_here(processes: Processes) -> None:
    lotte, gone = person("Lotte Kuipers"), person("Karin Smits", left_on=TODAY)
    process = owned_by(lotte, processes["Uden"])
    with pytest.raises(Problem, match="person-unknown"):
        offer(actor_of(lotte), process.pk, gone.pk, ITEMS)
    care = Care(owner_id=gone.pk, coordinator_id=None, contact="", cluster="", domain="")
    with pytest.raises(Problem, match="person-unknown"):
        set_care(actor_of(lotte), process.pk, care)


def test_when_the_owner_leaves_the_process_is_listed_and_can_be_adopted(
    analyst: Account, actor: Actor, processes: Processes
) -> None:
    karin = person("Karin Smits")
    process = owned_by(karin, processes["Uden"])
    assert process not in managed(analyst, ManageFilter(zonder="1"))
    Person.objects.filter(pk=karin.pk).update(left_on=TODAY)
    assert process in managed(analyst, ManageFilter(zonder="1"))
    assert "Werkt hier niet meer" in signed_in(analyst).get("/processen/beheer?zonder=1").content.decode()
    page = signed_in(analyst).get(f"/processen/{process.number}/eigenaar").content.decode()
    assert "Karin Smits werkt hier niet meer" in page

    reviewed(actor, process.pk, TODAY + datetime.timedelta(days=10))
    remind_of_reviews()
    assert told(karin) == [], "nobody writes to who left"
    heard = Message.objects.filter(account=analyst).values_list("title", flat=True)
    assert list(heard) == ["Kijk Melding Wmo na vóór 25 januari 2027"], "who is nearest is reminded instead"
    fatima = person("Fatima El Idrissi", account=False)
    Person.objects.filter(pk=fatima.pk).update(account=analyst)
    adopt(actor, process.pk)
    assert process not in managed(analyst, ManageFilter(zonder="1"))


def test_a_reminder_comes_a_month_before_and_on_the_day_each_once(
    processes: Processes, monkeypatch: pytest.MonkeyPatch
) -> None:
    lotte = person("Lotte Kuipers")
    process = owned_by(lotte, processes["Uden"])
    due = TODAY + datetime.timedelta(days=31)
    reviewed(actor_of(lotte), process.pk, due)
    for days in range(34):
        monkeypatch.setattr(clock, "today", lambda days=days: TODAY + datetime.timedelta(days=days))
        remind_of_reviews()
    assert told(lotte) == ["Kijk Melding Wmo na vóór 15 februari 2027", "Kijk Melding Wmo na: klopt het nog?"]


def test_what_was_looked_over_is_no_longer_to_do_and_keeps_its_note(processes: Processes) -> None:
    lotte = person("Lotte Kuipers")
    process = owned_by(lotte, processes["Uden"])
    Process.objects.filter(pk=process.pk).update(review_on=TODAY)
    assert titles(to_review(lotte.account)) == ["Melding Wmo"]
    address = f"/processen/{process.number}/herzien"
    past = signed_in(lotte.account).post(address, {"next_on": TODAY.isoformat()})
    assert (past.status_code, "Kies een dag in de toekomst" in past.content.decode()) == (422, True)
    signed_in(lotte.account).post(address, {"next_on": "2028-01-15", "note": "Met team Toegang doorgelopen"})
    assert titles(to_review(lotte.account)) == []
    assert "Met team Toegang doorgelopen" in signed_in(lotte.account).get(address).content.decode()


def test_a_concept_in_review_waits_for_the_owner_on_vandaag(actor: Actor, processes: Processes) -> None:
    lotte = person("Lotte Kuipers")
    process = owned_by(lotte, processes["Uden"])
    version = concept(actor, process, "Bellen")
    assert titles(to_decide(lotte.account)) == []
    set_state(actor, version.pk, "in-toetsing")
    assert titles(to_decide(lotte.account)) == ["Melding Wmo"]
    assert [(row.title, row.detail) for row in mine_as_owner(lotte.account).rows] == [("Melding Wmo", "Uden")]
    assert titles(mine_as_owner(person("Bram Smits").account)) == []


def test_a_concept_is_called_so_once_in_the_history(actor: Actor, processes: Processes) -> None:
    lotte = person("Lotte Kuipers")
    process = owned_by(lotte, processes["Uden"])
    number = concept(actor, process, "Bellen").number
    shown = signed_in(lotte.account).get(f"/processen/{process.number}").content.decode()
    history = " ".join(strip_tags(shown[shown.index('id="geschiedenis"') :]).split())
    assert f"Versie {number} " in history
    assert "concept concept" not in history


def test_a_name_that_several_have_is_asked_for_again(actor: Actor, analyst: Account, processes: Processes) -> None:
    person("Anna de Wit")
    person("Anna de Wit", at="Landerd", account=False)
    address = f"/processen/{processes['Uden'].number}/eigenaar"
    answer = signed_in(analyst).post(address, {"owner": "Anna de Wit"})
    assert answer.status_code == 422
    assert "Er zijn er meer die zo heten" in answer.content.decode()
    answer = signed_in(analyst).post(address, {"owner": "Niemand"})
    assert "‘Niemand’ staat nog niet bij de mensen." in answer.content.decode()


def test_two_who_write_down_the_owner_at_once(actor: Actor, processes: Processes) -> None:
    process = processes["Uden"]
    care = Care(owner_id=None, coordinator_id=None, contact="Team Toegang", cluster="", domain="Wmo")
    set_care(actor, process.pk, care, seen=process.revision)
    with pytest.raises(Problem, match="changed-meanwhile"):
        set_care(actor, process.pk, care, seen=process.revision)


def test_two_at_once_about_one_process_wait_for_each_other_and_not_in_a_circle(
    actor: Actor, analyst: Account, processes: Processes
) -> None:
    """Accepting what was offered, and meanwhile an administrator who adopts: whoever locked first goes first."""
    fatima = person("Fatima El Idrissi", account=False)
    Person.objects.filter(pk=fatima.pk).update(account=analyst)
    lotte, process = person("Lotte Kuipers"), processes["Uden"]
    for _round in range(10):
        Process.objects.filter(pk=process.pk).update(owner=None)
        offered = offer(actor, process.pk, lotte.pk, list(ITEMS))
        outcomes = together(
            lambda: accept(actor_of(lotte), offered.pk),  # noqa: B023
            lambda: adopt(Actor(analyst.pk), process.pk),
        )
        assert set(outcomes) <= {"done", "has-owner", "hand-over-gone"}, outcomes
        assert "done" in outcomes
        process.refresh_from_db()
        assert process.owner_id in (lotte.pk, fatima.pk)
        HandOver.objects.filter(process=process, state="offered").update(state="withdrawn")


def together(*doing: Callable[[], object]) -> list[str]:
    """Each in a thread of its own, begun at the same moment; what came of it."""
    ready = threading.Barrier(len(doing))

    def do(one: Callable[[], object]) -> str:
        try:
            ready.wait()
            one()
        except Problem as problem:
            return problem.code
        except OperationalError as error:
            return str(error)
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor() as pool:
        return list(pool.map(do, doing))
