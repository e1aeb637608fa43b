"""The owner publishes: checks block only there, the old process leads until the new one, two at once, no circles."""

from __future__ import annotations

import datetime
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client
from tests.contexts.landscape.owned import *  # noqa: F403
from tests.contexts.landscape.owned import APRIL, MARCH, TODAY, concept, organisation, person

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account, Message
from stroomlijn.foundation.queries.search import search
from stroomlijn.landscape.models import Landscape, Process, Validity, Version
from stroomlijn.landscape.operations.approving import set_state
from stroomlijn.landscape.operations.imports import undo_import
from stroomlijn.landscape.operations.releasing import Release, Seen, make_readable, release
from stroomlijn.landscape.operations.settling import settle_what_began_or_ended
from stroomlijn.landscape.operations.validity import Dates, NewPeriod, set_validity
from stroomlijn.landscape.operations.withdrawing import undo_withdrawal, withdraw
from stroomlijn.landscape.queries.release import release_page
from stroomlijn.organisation.models import Organisation, Person, Werkrol

Processes = dict[str, Process]
STEPS = ("Bellen", "Gesprek voeren", "Besluit nemen")


def published(
    actor: Actor, process: Process, day: datetime.date = TODAY, *steps: str, at: str = "Uden", **more: object
) -> Version:
    version = concept(actor, process, *(steps or STEPS))
    return release(actor, version.pk, Release(begins={organisation(at): day}, **more))  # type: ignore[arg-type]


def periods(process: Process) -> list[tuple[str, datetime.date, datetime.date | None]]:
    rows = Validity.objects.filter(process=process).order_by("period")
    return [(row.version.number, row.period.lower, row.period.upper) for row in rows]


def state(version: Version) -> str:
    return Version.objects.values_list("state", flat=True).get(pk=version.pk)


def found(words: str) -> list[str]:
    return [one.title for one in search(words, ["process"]).found]


def reads(client: Client, process: Process) -> int:
    return client.get(f"/processen/{process.number}").status_code


@pytest.fixture
def reader(employee: Account) -> Client:
    client = Client()
    client.force_login(employee)
    return client


def test_a_concept_goes_to_review_is_adopted_and_is_published(actor: Actor, processes: Processes) -> None:
    version = concept(actor, processes["Uden"], *STEPS)
    set_state(actor, version.pk, "in-toetsing")
    set_state(actor, version.pk, "vastgesteld")
    release(actor, version.pk, Release(begins={organisation("Uden"): TODAY}, change_note="Eerst bellen"))
    version.refresh_from_db()
    assert (version.state, version.number, version.change_note) == ("gepubliceerd", "1.0", "Eerst bellen")
    with pytest.raises(Problem, match="version-not-in-state"):
        set_state(actor, version.pk, "concept")


def test_a_concept_that_was_overtaken_no_longer_waits(actor: Actor, processes: Processes) -> None:
    waiting = concept(actor, processes["Uden"], *STEPS)
    set_state(actor, waiting.pk, "in-toetsing")
    published(actor, processes["Uden"], TODAY, "Bellen")
    assert state(waiting) == "weggelegd"


def test_a_small_change_counts_behind_the_point(actor: Actor, processes: Processes) -> None:
    numbers = [
        published(actor, processes["Uden"], TODAY, "Bellen", small=small).number for small in (True, True, False)
    ]
    assert numbers == ["1.0", "1.1", "2.0"]


def test_what_blocks_is_told_and_only_stops_publication(actor: Actor, processes: Processes) -> None:
    version = concept(actor, processes["Uden"], "Bellen", role="")
    set_state(actor, version.pk, "in-toetsing")
    with pytest.raises(Problem, match="blocks-publication") as refused:
        release(actor, version.pk, Release(begins={organisation("Uden"): TODAY}))
    assert "stap 1: Er staat nog niet wie dit doet." in refused.value.facts["first"]
    assert state(version) == "in-toetsing"


def test_until_the_new_process_applies_the_old_one_can_be_read_and_found(
    actor: Actor, processes: Processes, reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    new, old = processes["Parkeren"], processes["Uden"]
    assert reads(reader, old) == 404
    published(actor, new, MARCH, replaces=(old.pk,))
    assert reads(reader, old) == 200
    assert periods(old) == [("1.0", TODAY, MARCH)]
    assert "Melding Wmo" in found("melding wmo")

    monkeypatch.setattr(clock, "today", lambda: MARCH)
    settle_what_began_or_ended()
    assert set(old.versions.values_list("state", flat=True)) == {"vervallen"}
    assert new.versions.filter(state="gepubliceerd").exists()


def test_a_new_first_day_moves_the_last_day_of_the_old_process(actor: Actor, processes: Processes) -> None:
    new, old = processes["Parkeren"], processes["Uden"]
    published(actor, new, MARCH, replaces=(old.pk,))
    begun = Validity.objects.get(process=new)
    set_validity(actor, new.pk, {begun.pk: Dates(APRIL)})
    assert periods(old) == [("1.0", TODAY, APRIL)]


def test_a_process_that_is_named_otherwise_is_called_so_from_the_day_that_begins(
    actor: Actor, processes: Processes, monkeypatch: pytest.MonkeyPatch
) -> None:
    process = processes["Uden"]
    published(actor, process)
    version = concept(actor, process, *STEPS, name="Vraag om hulp")
    release(actor, version.pk, Release(begins={organisation("Uden"): MARCH}))
    process.refresh_from_db()
    assert process.name == "Melding Wmo"
    monkeypatch.setattr(clock, "today", lambda: MARCH)
    settle_what_began_or_ended()
    process.refresh_from_db()
    assert (process.name, process.name_key) == ("Vraag om hulp", "vraag om hulp")


def test_of_two_who_publish_one_wins_and_the_other_is_told(actor: Actor, processes: Processes) -> None:
    process = processes["Uden"]
    version = concept(actor, process, *STEPS)
    seen = Seen(version.revision, None)
    what = Release(begins={organisation("Uden"): TODAY})
    release(actor, version.pk, what, seen=seen)
    with pytest.raises(Problem, match="published-meanwhile"):
        release(actor, version.pk, what, seen=seen)
    next_one = concept(actor, process, *STEPS, "Sluiten")
    with pytest.raises(Problem, match="published-since-seen"):
        release(actor, next_one.pk, what, seen=Seen(next_one.revision, None))
    assert state(next_one) == "concept"
    release(actor, next_one.pk, what, seen=Seen(next_one.revision, version.pk))


def test_of_many_who_publish_in_the_same_moment_one_wins(actor: Actor, processes: Processes) -> None:
    version = concept(actor, processes["Uden"], *STEPS)
    what, seen = Release(begins={organisation("Uden"): TODAY}), Seen(version.revision, None)
    ready = threading.Barrier(4)

    def attempt(_number: int) -> str:
        ready.wait()
        try:
            return release(actor, version.pk, what, seen=seen).number
        except Problem as problem:
            return problem.code
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as crowd:
        outcomes = sorted(crowd.map(attempt, range(4)))
    assert outcomes == ["1.0", *["published-meanwhile"] * 3]
    assert periods(processes["Uden"]) == [("1.0", TODAY, None)]


def test_who_publishes_second_keeps_what_was_filled_in(analyst: Account, actor: Actor, processes: Processes) -> None:
    process = processes["Uden"]
    version = concept(actor, process, *STEPS)
    client = Client()
    client.force_login(analyst)
    page = client.get(f"/processen/{process.number}/publiceren")
    form = {
        "stuk": version.pk,
        "gezien": page.context["version"].revision,
        "laatste": "",
        "begins": "2027-01-15",
        f"for-{organisation('Uden')}": "on",
        "change_note": "Mijn toelichting",
    }
    release(actor, version.pk, Release(begins={organisation("Uden"): TODAY}))
    answer = client.post(f"/processen/{process.number}/publiceren", form)
    assert answer.status_code == 422
    assert "intussen door iemand anders gepubliceerd" in answer.content.decode()
    assert "Mijn toelichting" in answer.content.decode()


def test_the_first_submit_publishes_for_whom_it_must_be(analyst: Account, actor: Actor, processes: Processes) -> None:
    client = Client()
    client.force_login(analyst)
    own = concept(actor, processes["Uden"], *STEPS)
    ticked = {one.name for one in release_page(own.process, own).organisations if one.chosen}
    assert ticked == {"Uden"}

    process = processes["Parkeren"]
    Landscape.objects.filter(pk=process.landscape_id).update(organisation=None)
    Landscape.objects.exclude(pk=process.landscape_id).update(organisation=None)
    version = concept(actor, process, *STEPS)
    address = f"/processen/{process.number}/publiceren"
    form = client.get(address).context["form"]
    sent = {name: form[name].value() for name in form.fields if form[name].value()}
    answer = client.post(address, {**sent, "stuk": version.pk, "gezien": version.revision})
    assert answer.status_code == 302, "nothing says for whom it is: then it is for all"
    names = Validity.objects.filter(version=version).values_list("organisation__name", flat=True)
    assert set(names) == set(Organisation.objects.values_list("name", flat=True))


def test_what_applied_already_stays_on_record(
    actor: Actor, processes: Processes, monkeypatch: pytest.MonkeyPatch
) -> None:
    uden = processes["Uden"]
    published(actor, uden, TODAY)
    monkeypatch.setattr(clock, "today", lambda: MARCH)
    for day in (TODAY - datetime.timedelta(days=30), TODAY):
        with pytest.raises(Problem, match="begins-before-what-applied") as refused:
            published(actor, uden, day)
        assert refused.value.facts["applied"].startswith("versie 1.0 vanaf")
    assert periods(uden) == [("1.0", TODAY, None)]
    yesterday = MARCH - datetime.timedelta(days=1)
    published(actor, uden, yesterday)
    assert periods(uden) == [("1.0", TODAY, yesterday), ("2.0", yesterday, None)]


def test_processes_cannot_replace_each_other_in_a_circle(actor: Actor, processes: Processes) -> None:
    uden, landerd, parkeren = processes["Uden"], processes["Landerd"], processes["Parkeren"]
    published(actor, landerd, TODAY, replaces=(uden.pk,), at="Landerd")
    published(actor, parkeren, TODAY, replaces=(landerd.pk,))
    with pytest.raises(Problem, match="replaced-in-a-circle") as refused:
        published(actor, uden, TODAY, replaces=(parkeren.pk,))
    way = f"{uden.number} Melding Wmo → {parkeren.number} Parkeerkaart → {landerd.number} Melding Wmo → {uden.number} "
    assert refused.value.facts["circle"] == f"{way}Melding Wmo"
    assert not uden.versions.filter(published_at__isnull=False).exists()


def test_of_two_who_replace_each_other_in_the_same_moment_one_is_told_of_the_circle(
    actor: Actor, processes: Processes
) -> None:
    both = (processes["Uden"], processes["Landerd"])
    versions = {process.pk: concept(actor, process, *STEPS) for process in both}
    ready = threading.Barrier(2)

    def attempt(pair: tuple[Process, Process]) -> str:
        mine, other = pair
        what = Release(begins={organisation("Uden"): TODAY}, replaces=(other.pk,))
        ready.wait()
        try:
            return release(actor, versions[mine.pk].pk, what).number
        except Problem as problem:
            return problem.code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as crowd:
        assert sorted(crowd.map(attempt, (both, both[::-1]))) == ["1.0", "replaced-in-a-circle"]


def test_overlapping_validity_names_both_periods(actor: Actor, processes: Processes) -> None:
    process = processes["Uden"]
    first = published(actor, process)
    published(actor, process, MARCH)
    added = NewPeriod(first.pk, organisation("Uden"), Dates(MARCH, APRIL))
    with pytest.raises(Problem, match="validity-overlap") as refused:
        set_validity(actor, process.pk, {}, [added])
    assert {refused.value.facts["first"], refused.value.facts["second"]} == {
        "versie 2.0 vanaf 1 maart 2027",
        "versie 1.0 vanaf 1 maart 2027 tot 1 april 2027",
    }
    assert periods(process) == [("1.0", TODAY, MARCH), ("2.0", MARCH, None)]
    with pytest.raises(Problem, match="validity-ends-before-it-begins"):
        set_validity(actor, process.pk, {Validity.objects.get(version=first).pk: Dates(MARCH, TODAY)})


def test_a_period_that_began_stays_and_one_to_come_can_go(actor: Actor, processes: Processes) -> None:
    process = processes["Uden"]
    first = published(actor, process)
    second = published(actor, process, MARCH)
    set_validity(actor, process.pk, {Validity.objects.get(version=second).pk: None})
    assert periods(process) == [("1.0", TODAY, MARCH)]
    with pytest.raises(Problem, match="validity-has-begun"):
        set_validity(actor, process.pk, {Validity.objects.get(version=first).pk: None})
    set_validity(actor, process.pk, {Validity.objects.get(version=first).pk: Dates(TODAY)})
    assert periods(process) == [("1.0", TODAY, None)]


def test_withdrawn_stays_in_the_archive_and_can_be_undone(
    actor: Actor, processes: Processes, reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    process, successor = processes["Uden"], processes["Parkeren"]
    published(actor, successor)
    version = published(actor, process)
    monkeypatch.setattr(clock, "today", lambda: MARCH)
    with pytest.raises(Problem, match="withdraw-why"):
        withdraw(actor, process.pk, "  ")
    change = withdraw(actor, process.pk, "De regeling stopt", successor_id=successor.pk)
    version.refresh_from_db()
    assert (version.state, version.withdrawn_because) == ("vervallen", "De regeling stopt")
    assert periods(process) == [("1.0", TODAY, MARCH)]
    assert reads(reader, process) == 200
    assert found("melding wmo") == ["Parkeerkaart"], "its name leads to what took its place"
    undo_withdrawal(actor, change.pk)
    assert state(version) == "gepubliceerd"
    assert periods(process) == [("1.0", TODAY, None)]
    assert found("melding wmo") == ["Melding Wmo"]
    with pytest.raises(Problem, match="withdrawal-gone"):
        undo_withdrawal(actor, change.pk)


def test_when_the_successor_is_withdrawn_before_it_began_the_old_process_goes_on(
    actor: Actor, processes: Processes
) -> None:
    new, old = processes["Parkeren"], processes["Uden"]
    published(actor, new, MARCH, replaces=(old.pk,))
    change = withdraw(actor, new.pk, "Toch niet")
    assert periods(old) == [("1.0", TODAY, None)]
    undo_withdrawal(actor, change.pk)
    assert periods(old) == [("1.0", TODAY, MARCH)]


def test_a_withdrawal_is_not_undone_over_a_later_change(actor: Actor, processes: Processes) -> None:
    process = processes["Uden"]
    published(actor, process)
    change = withdraw(actor, process.pk, "Fout")
    published(actor, process, MARCH)
    with pytest.raises(Problem, match="changed-since-withdrawn"):
        undo_withdrawal(actor, change.pk)


def test_imported_processes_are_made_readable_as_they_are(actor: Actor, processes: Processes, reader: Client) -> None:
    concept(actor, processes["Landerd"], "Nog niet af")
    made = make_readable(actor, [one.pk for one in processes.values()])
    assert len(made.done) == 3
    assert reads(reader, processes["Landerd"]) == 200
    assert "Nog niet af" not in reader.get(f"/processen/{processes['Landerd'].number}").content.decode()
    assert make_readable(actor, [processes["Uden"].pk]).refused == {processes["Uden"].pk: "readable-already"}


def test_an_import_of_which_something_was_published_is_not_turned_back(actor: Actor, processes: Processes) -> None:
    version = processes["Uden"].versions.get()
    make_readable(actor, [processes["Uden"].pk])
    with pytest.raises(Problem, match="import-in-use"):
        undo_import(actor, version.imported_id or 0)


def test_whom_it_touches_hears_of_it_and_nobody_else(
    actor: Actor, processes: Processes, work: object, employee: Account
) -> None:
    role = Werkrol.objects.create(name="Consulent", keys=["consulent"])
    colleague = person("Noor Peters")
    colleague.account_id, _before = employee.pk, colleague.account_id
    colleague.save()
    colleague.werkrollen.add(role)
    Message.objects.all().delete()
    published(actor, processes["Uden"], TODAY, asks_reading_of=("consulent",))
    published(actor, processes["Parkeren"], TODAY)
    work()  # type: ignore[operator]
    assert [one.title for one in Message.objects.all()] == ["Melding Wmo is gepubliceerd (versie 1.0)"]


def test_whom_it_touches_hears_that_a_process_ended_and_is_asked_nothing_there(
    actor: Actor, processes: Processes, employee: Account, analyst: Account, reader: Client
) -> None:
    process, successor = processes["Uden"], processes["Parkeren"]
    colleague = person("Noor Peters", account=False)
    Person.objects.filter(pk=colleague.pk).update(account=employee)
    colleague.werkrollen.add(Werkrol.objects.create(name="Consulent", keys=["consulent"]))
    published(actor, successor)
    version = published(actor, process)
    Message.objects.all().delete()
    offers = "Ik heb dit gelezen", "Werkt dit niet zo?", "Reageer op"
    shown = reader.get(f"/processen/{process.number}").content.decode()
    assert all(words in shown for words in offers)
    change = withdraw(actor, process.pk, "De regeling stopt.", version_id=version.pk, successor_id=successor.pk)
    told = Message.objects.get(account=employee)
    assert told.title == "Melding Wmo is vervallen: De regeling stopt. In plaats daarvan: Parkeerkaart"
    assert not Message.objects.exclude(account=employee).exists()
    shown = reader.get(told.url).content.decode()
    assert "Dit proces is vervallen" in shown
    assert not [words for words in offers if words in shown]

    owner = Client()
    owner.force_login(analyst)
    assert "Intrekken terugdraaien" in owner.get(told.url).content.decode()
    assert "Intrekken terugdraaien" not in shown
    assert owner.post(f"/processen/{process.number}/intrekken/{change.pk}/terugdraaien").status_code == 302
    assert "Intrekken terugdraaien" not in owner.get(told.url).content.decode()
    assert not Message.objects.filter(account=employee).exists(), "nobody hears that it ended when it did not"


def test_a_werkrol_with_two_names_in_the_process_is_asked_once(actor: Actor, processes: Processes) -> None:
    Werkrol.objects.create(name="Consulent", keys=["consulent", "klantmanager"])
    version = concept(actor, processes["Uden"], *STEPS)
    version.werkrol_keys = ["consulent", "klantmanager"]
    page = release_page(version.process, version)
    assert [name for _key, name in page.werkrollen] == ["Consulent"]
    assert page.touched == {"consulent"}


def test_what_was_made_readable_and_is_replaced_the_same_day_is_read_no_longer(
    actor: Actor, processes: Processes, reader: Client
) -> None:
    make_readable(actor, [processes["Uden"].pk])
    published(actor, processes["Parkeren"], TODAY, replaces=(processes["Uden"].pk,))
    (old,) = Version.objects.filter(process=processes["Uden"], published_at__isnull=False)
    assert state(old) == Version.State.VERVALLEN
    assert processes["Uden"].name not in reader.get("/processen").content.decode().split("Alle processen")[-1]


def test_what_was_replaced_is_published_again_only_by_who_says_so(
    actor: Actor, analyst: Account, processes: Processes
) -> None:
    old, new = processes["Uden"], processes["Parkeren"]
    published(actor, old)
    published(actor, new, replaces=(old.pk,))
    version = concept(actor, old, *STEPS, "Afsluiten")
    owner, address = Client(), f"/processen/{old.number}/publiceren"
    owner.force_login(analyst)
    assert new.name in owner.get(address).content.decode().partition('id="vervangen"')[2].partition("</ul>")[0]
    asked = owner.get(address).context["form"]
    chosen = {"begins": TODAY.isoformat(), f"for-{organisation('Uden')}": "on", "small": "0"}
    seen = {"stuk": version.pk, "gezien": version.revision, "laatste": asked.page.before.pk}
    refused = owner.post(address, {**chosen, **seen})
    assert "Zet het vinkje als je het toch publiceert" in refused.content.decode()
    assert state(version) == "concept"
    assert owner.post(address, {**chosen, **seen, "anyway": "on"}).status_code == 302
    assert state(version) == "gepubliceerd"


def test_who_publishes_what_was_not_replaced_is_asked_nothing(
    actor: Actor, analyst: Account, processes: Processes
) -> None:
    concept(actor, processes["Uden"], *STEPS)
    owner = Client()
    owner.force_login(analyst)
    assert 'vervangen"' not in owner.get(f"/processen/{processes['Uden'].number}/publiceren").content.decode()
