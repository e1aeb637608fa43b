"""The same change on many processes: preview, refusals per process, applied at once, undone where it still can be."""

from __future__ import annotations

import csv
import importlib
import re
from collections.abc import Callable

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.contexts.landscape.owned import *  # noqa: F403
from tests.contexts.landscape.owned import APRIL, MARCH, TODAY, concept, organisation, person

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account, AuditLine, Message
from stroomlijn.foundation.operations.accounts import give_role
from stroomlijn.landscape.models import BulkChange, Landscape, Process, Validity, Version, Withdrawal
from stroomlijn.landscape.operations.bulk import change_many, undo_many
from stroomlijn.landscape.operations.making_many_readable import give_up
from stroomlijn.landscape.operations.periods import as_json
from stroomlijn.landscape.operations.releasing import Release, make_readable, release
from stroomlijn.landscape.queries.bulk_plan import BulkEdit

Processes = dict[str, Process]
MANY = 1_000


@pytest.fixture
def client(analyst: Account) -> Client:
    visitor = Client()
    visitor.force_login(analyst)
    return visitor


def seen(*processes: Process) -> dict[int, int]:
    return dict(Process.objects.filter(pk__in=[one.pk for one in processes]).values_list("pk", "revision"))


def codes(refused: dict[int, Problem]) -> dict[int, str]:
    return {pk: problem.code for pk, problem in refused.items()}


def test_a_filtered_list_gets_another_owner_and_back(
    actor: Actor, analyst: Account, processes: Processes, client: Client
) -> None:
    lotte = person("Lotte Kuipers")
    form = {"tekst": "melding", "wat": "alles", "owner": "lotte kuipers", "domain": "Wmo"}
    preview = client.post("/processen/beheer/voorbeeld", form)
    page = preview.content.decode()
    assert "2 processen veranderen" in page
    assert "Parkeerkaart" not in page
    assert Process.objects.filter(owner=lotte).count() == 0, "a preview changes nothing"

    client.post("/processen/beheer/toepassen", {**form, "gezien": preview.context["seen"]})
    assert set(Process.objects.filter(owner=lotte, domain="Wmo")) == {processes["Uden"], processes["Landerd"]}
    assert list(Message.objects.filter(account=lotte.account_id).values_list("title", flat=True)) == [
        "Je bent nu eigenaar van 2 processen"
    ]
    lines = AuditLine.objects.filter(action="processes-changed", actor=analyst)
    assert set(lines.values_list("object_id", flat=True)) == {processes["Uden"].pk, processes["Landerd"].pk}

    client.post(f"/processen/beheer/{BulkChange.objects.get().pk}/terugdraaien")
    assert Process.objects.filter(owner=lotte).count() == Process.objects.filter(domain="Wmo").count() == 0


def test_undo_leaves_what_changed_later_and_says_so(actor: Actor, analyst: Account, processes: Processes) -> None:
    uden, landerd = processes["Uden"], processes["Landerd"]
    done = change_many(actor, analyst, seen(uden, landerd), BulkEdit({"cluster": "Toegang"}))
    Process.objects.filter(pk=uden.pk).update(cluster="Voordeur")
    Process.objects.filter(pk=landerd.pk).update(contact="Team Zuid")
    undone = undo_many(actor, analyst, done.change_id or 0)
    assert codes(undone.refused) == {uden.pk: "bulk-changed-later"}
    assert set(Process.objects.values_list("cluster", "contact")) == {("Voordeur", ""), ("", "Team Zuid"), ("", "")}
    with pytest.raises(Problem, match="bulk-undone"):
        undo_many(actor, analyst, done.change_id or 0)


def test_who_is_no_owner_changes_only_what_is_theirs(processes: Processes) -> None:
    lotte = person("Lotte Kuipers")
    Process.objects.filter(pk=processes["Uden"].pk).update(owner=lotte)
    Process.objects.filter(pk=processes["Landerd"].pk).update(coordinator=lotte)
    actor, every = Actor(lotte.account_id), seen(*processes.values())
    done = change_many(actor, lotte.account, every, BulkEdit({"cluster": "Toegang"}))
    assert (done.changed, codes(done.refused)) == (2, {processes["Parkeren"].pk: "bulk-not-yours"})
    done = change_many(actor, lotte.account, seen(*processes.values()), BulkEdit({"owner_id": None}))
    assert codes(done.refused) == {
        processes["Landerd"].pk: "bulk-not-yours-to-give",
        processes["Parkeren"].pk: "bulk-not-yours",
    }


def test_what_changed_after_the_preview_is_left_out(actor: Actor, analyst: Account, processes: Processes) -> None:
    looked_at = seen(*processes.values())
    change_many(actor, analyst, seen(processes["Uden"]), BulkEdit({"contact": "Iemand anders"}))
    done = change_many(actor, analyst, looked_at, BulkEdit({"contact": "Team Toegang"}))
    assert codes(done.refused) == {processes["Uden"].pk: "bulk-changed-meanwhile"}
    assert done.changed == 2


def test_validity_of_many_and_where_it_would_overlap(
    actor: Actor, analyst: Account, processes: Processes, work: object
) -> None:
    uden, landerd, parkeren = processes["Uden"], processes["Landerd"], processes["Parkeren"]
    make_readable(actor, [uden.pk, landerd.pk])
    version = concept(actor, uden, "Bellen")
    release(actor, version.pk, Release(begins={organisation("Uden"): MARCH}))
    edit = BulkEdit(begins=TODAY, ends=APRIL, sets_begin=True, sets_end=True)
    done = change_many(actor, analyst, seen(uden, landerd, parkeren), edit)
    assert codes(done.refused) == {uden.pk: "bulk-overlap", parkeren.pk: "nothing-in-force"}
    assert Validity.objects.get(process=landerd).period.upper == APRIL
    undo_many(actor, analyst, done.change_id or 0)
    assert Validity.objects.get(process=landerd).period.upper is None


def test_many_are_made_readable_by_a_job_and_taken_back(
    actor: Actor, processes: Processes, client: Client, work: Callable[[], None]
) -> None:
    form = {"tekst": "melding", "wat": "alles", "leesbaar": "1"}
    preview = client.post("/processen/beheer/voorbeeld", form)
    make_readable(actor, [processes["Uden"].pk])
    page = client.post("/processen/beheer/toepassen", {**form, "gezien": preview.context["seen"]}, follow=True)
    assert "0 van 1 is klaar" in page.content.decode(), "a job does it"
    assert found(client, "melding") == [processes["Uden"].number]
    work()

    change = BulkChange.objects.get()
    address = f"/processen/beheer/{change.pk}"
    page = client.get(address)
    assert "1 proces nu lezen en vinden" in page.content.decode()
    assert "Hier is geen ingelezen versie die nog niet is gepubliceerd" in page.content.decode()
    landerd = processes["Landerd"]
    assert landerd.versions.get().state == "gepubliceerd"
    assert found(client, "melding") == sorted([landerd.number, processes["Uden"].number])

    client.post(f"{address}/terugdraaien")
    work()
    version = landerd.versions.get()
    assert (version.state, version.number, version.published_at) == ("concept", "0.1", None)
    assert not Validity.objects.filter(process=landerd).exists()
    assert found(client, "melding") == [processes["Uden"].number], "what others published stays"
    assert "Dit is teruggedraaid" in client.get(address).content.decode()


def test_what_was_published_on_top_stays_readable(
    actor: Actor, analyst: Account, processes: Processes, work: Callable[[], None]
) -> None:
    done = change_many(actor, analyst, seen(*processes.values()), BulkEdit(readable=True))
    work()
    uden = processes["Uden"]
    release(actor, concept(actor, uden, "Bellen").pk, Release(begins={organisation("Uden"): MARCH}))
    undone = undo_many(actor, analyst, done.change_id or 0)
    assert codes(undone.refused) == {uden.pk: "bulk-changed-later"}
    assert set(Version.objects.filter(published_at__isnull=False).values_list("process", flat=True)) == {uden.pk}


def test_a_job_that_is_stopped_does_nothing_more_and_one_that_is_lost_says_so(
    actor: Actor, analyst: Account, processes: Processes, work: Callable[[], None], client: Client
) -> None:
    done = change_many(actor, analyst, seen(processes["Uden"]), BulkEdit(readable=True))
    undo_many(actor, analyst, done.change_id or 0)
    work()
    assert not Version.objects.filter(published_at__isnull=False).exists()

    done = change_many(actor, analyst, seen(processes["Uden"]), BulkEdit(readable=True))
    give_up(done.change_id or 0)
    page = client.get(f"/processen/beheer/{done.change_id}").content.decode()
    assert "Dit is niet gelukt. Kies het opnieuw" in page


def test_withdrawals_that_stood_among_the_changes_of_many_move_with_their_number(
    actor: Actor, analyst: Account, processes: Processes
) -> None:
    uden = processes["Uden"]
    make_readable(actor, [uden.pk])
    version = uden.versions.get()
    periods = [as_json(Validity.objects.get(process=uden))]
    facts = {"made_by": analyst, "undone_at": None}
    old = [
        BulkChange.objects.create(
            change={"withdrawn": [version.pk], "successor": None},
            before={str(process): {"periods": periods, "revision": uden.revision}},
            **facts,
        )
        for process in (uden.pk, 0)
    ]
    kept = BulkChange.objects.create(change={"cluster": "Toegang"}, before={}, **facts)
    moving = importlib.import_module("stroomlijn.landscape.migrations.0005_move_withdrawals")
    with connection.schema_editor() as editor:
        moving.move(apps, editor)
    assert list(BulkChange.objects.all()) == [kept]
    moved = Withdrawal.objects.get()
    assert (moved.pk, moved.process, moved.periods, moved.made_at) == (old[0].pk, uden, periods, old[0].made_at)
    assert Withdrawal.objects.create(process=uden, versions=[], periods=[], revision=1, made_by=analyst).pk > moved.pk


def found(client: Client, words: str) -> list[str]:
    """The numbers of the processes that somebody finds."""
    hits = client.get("/zoeken", {"q": words}).content.decode()
    return sorted(set(re.findall(r"PROC-\d+", hits)))


@pytest.mark.parametrize("change", [{"leesbaar": "1"}, {"contact": "Bel"}])
def test_what_one_may_not_see_is_not_named_either(processes: Processes, change: dict[str, str]) -> None:
    lotte, client = person("Lotte Kuipers"), Client()
    assert lotte.account is not None
    client.force_login(lotte.account)
    Process.objects.filter(pk=processes["Uden"].pk).update(owner=lotte)
    both = f"{processes['Uden'].pk}:{processes['Uden'].revision} {processes['Parkeren'].pk}:1"
    page = client.post("/processen/beheer/toepassen", {**change, "gezien": both}, follow=True).content.decode()
    assert "Parkeerkaart" not in page


def test_a_new_colleague_is_asked_after_as_for_one_process(
    actor: Actor, analyst: Account, client: Client, processes: Processes
) -> None:
    form = {"proces": [processes["Uden"].pk], "wat": "gekozen", "owner": "Bram Smit"}
    assert "Waar werkt" not in client.post("/processen/beheer/voorbeeld", form).content.decode(), "who may not add"
    give_role(actor, analyst, "beheerder")
    asked = client.post("/processen/beheer/voorbeeld", form)
    assert (asked.status_code, "Waar werkt ‘Bram Smit’?" in asked.content.decode()) == (422, True)
    form |= {"owner-werkt-bij": str(organisation("Uden"))}
    preview = client.post("/processen/beheer/voorbeeld", form)
    assert "Bram Smit" in preview.content.decode()
    client.post("/processen/beheer/toepassen", {**form, "gezien": preview.context["seen"]})
    owner = Process.objects.get(pk=processes["Uden"].pk).owner
    assert owner is not None and owner.name == "Bram Smit"


def test_a_first_day_that_has_passed_is_asked_about(client: Client, processes: Processes) -> None:
    form = {"proces": [processes["Uden"].pk], "wat": "gekozen", "begins": "2020-01-01"}
    asked = client.post("/processen/beheer/voorbeeld", form)
    assert (asked.status_code, "is al geweest" in asked.content.decode()) == (422, True)
    assert 'name="past"' in asked.content.decode()
    assert client.post("/processen/beheer/voorbeeld", {**form, "past": "2020-01-01"}).status_code == 200


def test_ticked_makes_empty_and_nothing_filled_in_changes_nothing(client: Client, processes: Processes) -> None:
    Process.objects.update(contact="Oud nummer")
    form = {"proces": [processes["Uden"].pk], "wat": "gekozen", "leeg": ["contact"]}
    preview = client.post("/processen/beheer/voorbeeld", form)
    client.post("/processen/beheer/toepassen", {**form, "gezien": preview.context["seen"]})
    assert list(Process.objects.order_by("contact").values_list("contact", flat=True)) == [
        "",
        "Oud nummer",
        "Oud nummer",
    ]
    nothing = client.post("/processen/beheer/voorbeeld", {"wat": "alles"})
    assert (nothing.status_code, "Kies eerst wat er moet veranderen" in nothing.content.decode()) == (422, True)


def test_a_thousand_at_once_take_as_many_queries_as_ten(
    actor: Actor, analyst: Account, traject_id: int, work: object, client: Client
) -> None:
    landscape = Landscape.objects.create(traject_id=traject_id, kind=Landscape.Kind.TARGET, name="Nieuw")
    names = [f"Proces {number:04}" for number in range(MANY)]
    Process.objects.bulk_create([Process(landscape=landscape, name=name, name_key=name.lower()) for name in names])
    every = seen(*Process.objects.all())

    def queries(chosen: dict[int, int], cluster: str) -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert change_many(actor, analyst, chosen, BulkEdit({"cluster": cluster})).changed == len(chosen)
        return len(asked)

    few = queries(dict(list(every.items())[:10]), "Toegang")
    assert queries(seen(*Process.objects.all()), "Voordeur") <= few + 2, "one statement for all that become the same"
    with CaptureQueriesContext(connection) as asked:
        page = client.get("/processen/beheer")
    assert page.status_code == 200
    assert len(asked) <= 25
    form = {"wat": "alles", "contact": "Team"}
    with CaptureQueriesContext(connection) as asked:
        preview = client.post("/processen/beheer/voorbeeld", form)
    assert preview.context["numbers"]["changing"] == MANY
    assert len(asked) <= 25


def test_the_list_as_a_file_holds_no_formula(client: Client, processes: Processes) -> None:
    Process.objects.filter(pk=processes["Uden"].pk).update(contact='=HYPERLINK("x")')
    answer = client.get("/processen/beheer.csv?tekst=melding")
    text = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
    rows = list(csv.DictReader(text.decode("utf-8-sig").splitlines(), delimiter=";"))
    assert {row["Nummer"] for row in rows} == {processes["Uden"].number, processes["Landerd"].number}
    assert '\'=HYPERLINK("x")' in {row["Contact"] for row in rows}


def test_who_edits_nothing_has_no_list(employee: Account, processes: Processes) -> None:
    client = Client()
    client.force_login(employee)
    assert client.get("/processen/beheer").status_code == 403
    assert client.post("/processen/beheer/voorbeeld", {"wat": "alles"}).status_code == 403
