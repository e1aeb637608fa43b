"""What was replaced or withdrawn: no circles, no overlap, undone only while nothing came after it."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client
from tests.contexts.landscape.owned import *  # noqa: F403
from tests.contexts.landscape.owned import APRIL, MARCH, TODAY, concept, organisation
from tests.contexts.landscape.published import STEPS, Processes, found, periods, published, reads, state

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account
from stroomlijn.foundation.operations.accounts import give_role
from stroomlijn.landscape.models import Appearance, Validity, Version
from stroomlijn.landscape.operations.imports import undo_import
from stroomlijn.landscape.operations.releasing import make_readable
from stroomlijn.landscape.operations.validity import Dates, NewPeriod, set_validity
from stroomlijn.landscape.operations.withdrawing import undo_withdrawal, withdraw


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


def test_an_old_link_to_what_was_only_compared_leads_to_what_takes_its_place_for_who_may_see_that(
    actor: Actor, processes: Processes, reader: Client, employee: Account
) -> None:
    old, new = processes["Uden"], processes["Parkeren"]
    step = Appearance.objects.filter(version__process=old)[0].step_id
    address = f"/processen/{old.number}"
    assert reader.get(address).status_code == 404
    published(actor, new, TODAY, replaces=(old.pk,))
    for at in (address, f"{address}/tekening", f"{address}/stap/{step}"):
        assert reader.get(at).headers["Location"] == f"/processen/{new.number}"
    assert "Je volgde een oude link." in reader.get(address, follow=True).content.decode()
    assert reader.get(f"/processen/{new.number}?versie=9").status_code == 404
    employee.grants.all().delete()
    give_role(actor, employee, "medewerker", scope_kind="process", scope_id=processes["Landerd"].pk)
    assert reader.get(address).status_code == 404


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
