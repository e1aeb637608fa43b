"""The register of decisions: complete, never changed, found by number, read by whom it is for."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.contexts.stages import stage

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import PRODUCT, Actor
from stroomlijn.foundation.models import Account
from stroomlijn.foundation.operations.accounts import give_role, make_account
from stroomlijn.foundation.operations.indexing import reindex
from stroomlijn.harmonisation.jobs import queue_index_outdated
from stroomlijn.harmonisation.models import Decision, Difference, Group
from stroomlijn.harmonisation.operations import correcting, deciding, publishing
from stroomlijn.harmonisation.operations.finding import unfindable
from stroomlijn.harmonisation.operations.registering import Entry, record

Work = Callable[[], None]


@stage
def decided(actor: Actor, wmo: Group, work: Work) -> Decision:
    key = Difference.objects.get(draft__group=wmo, type="step-missing").key
    (made,) = deciding.decide(actor, wmo.pk, [deciding.Answer(key, "drop")], "Niemand leest het verslag.")
    work()
    return made


def sign_in(client: Client, account: Account) -> Client:
    client.force_login(account)
    return client


def other(actor: Actor, traject_id: int, summary: str) -> Decision:
    (made,) = record(actor, Entry(Decision.Kind.PUBLICATION, traject_id, summary, value="Zo doen we het"))
    return made


def test_every_kind_takes_the_next_number_of_one_register(actor: Actor, wmo: Group, decided: Decision) -> None:
    made = [other(actor, wmo.traject_id, f"Besluit {n}") for n in range(3)]
    numbers = [int(one.number.rsplit("-", 1)[1]) for one in (decided, *made)]
    assert numbers == list(range(numbers[0], numbers[0] + 4))


def test_a_decision_keeps_what_there_was_to_choose_from(decided: Decision) -> None:
    decided.refresh_from_db()
    drop = next(one for one in decided.options if one["id"] == "drop")
    assert len(decided.options) > 1
    assert (drop["words"], drop["effect"], drop["members"]) == ("Laten vervallen", "1 stap minder", ["Landerd"])
    assert decided.decided_on is not None and decided.traject_id


def test_the_page_tells_choices_reason_and_effect(client: Client, analyst: Account, decided: Decision) -> None:
    page = sign_in(client, analyst).get(f"/besluiten/{decided.number}").content.decode()
    for words in ("Laten vervallen", "1 stap minder", "Niemand leest het verslag.", "Fatima El Idrissi", "Rust op"):
        assert words in page


def test_a_correction_is_a_new_decision_and_the_draft_follows(actor: Actor, wmo: Group, decided: Decision) -> None:
    made = correcting.correct(actor, decided.pk, deciding.Answer(decided.difference, "keep"), "Het verslag moet wel.")
    decided.refresh_from_db()
    assert made.corrects_id == decided.pk and made.withdrawn_at is None
    assert decided.withdrawn_at is not None and decided.option == "drop", "what was decided stays as it was"
    with pytest.raises(Problem, match="decision-corrected"):
        correcting.correct(actor, decided.pk, deciding.Answer(decided.difference, "keep"), "Nog eens.")


def test_a_correction_says_why_and_waits_for_a_next_version(actor: Actor, wmo: Group, decided: Decision) -> None:
    again = deciding.Answer(decided.difference, "keep")
    with pytest.raises(Problem, match="reason-missing"):
        correcting.correct(actor, decided.pk, again, " ")
    deciding.decide_as_proposed(actor, wmo.pk)
    publishing_is_possible(actor, wmo)
    with pytest.raises(Problem, match="decision-used"):
        correcting.correct(actor, decided.pk, again, "Te laat.")
    assert Decision.objects.filter(corrects=decided).count() == 0


def publishing_is_possible(actor: Actor, wmo: Group) -> None:
    from stroomlijn.harmonisation.operations.drafting import make_draft

    make_draft(wmo.pk)
    publishing.publish_group(actor, wmo.pk, name="Melding Wmo")


def test_the_register_is_filtered_and_paged_with_few_queries(
    client: Client, actor: Actor, analyst: Account, wmo: Group, decided: Decision
) -> None:
    for n in range(60):
        other(actor, wmo.traject_id, f"Afspraak {n}")
    sign_in(client, analyst).get("/besluiten")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        page = client.get("/besluiten").content.decode()
    assert len(asked) <= 25
    assert "Afspraak 59" in page and decided.number not in page
    assert decided.number in client.get("/besluiten?pagina=2").content.decode()
    found = client.get("/besluiten?soort=difference").content.decode()
    assert decided.number in found and "Afspraak 59" not in found
    assert "Afspraak 7:" in client.get("/besluiten?tekst=Afspraak 7").content.decode()
    assert "Niets gevonden" in client.get("/besluiten?jaar=1999").content.decode()


def test_the_archive_gets_every_decision_in_order(
    client: Client, actor: Actor, analyst: Account, wmo: Group, decided: Decision
) -> None:
    correcting.correct(actor, decided.pk, deciding.Answer(decided.difference, "keep"), "Het verslag moet wel.")
    answer = sign_in(client, analyst).get("/besluiten/besluitenregister.csv")
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Nummer;Datum;Soort")
    assert lines[1].startswith(decided.number) and lines[1].endswith(Decision.objects.get(corrects=decided).number)
    assert "Laten vervallen (1 stap minder)" in lines[1]
    printed = client.get("/besluiten/besluitenregister").content.decode()
    assert printed.index(decided.number) < printed.index("Het verslag moet wel.")


def test_a_number_leads_to_its_decision_for_who_may_follow(
    client: Client, analyst: Account, employee: Account, decided: Decision
) -> None:
    address = f"/besluiten/{decided.number}"
    assert address in sign_in(client, analyst).get("/zoeken", {"q": decided.number}).content.decode()
    assert address not in sign_in(client, employee).get("/zoeken", {"q": decided.number}).content.decode()
    assert client.get(address).status_code == 404
    assert decided.number not in client.get("/besluiten").content.decode()


def test_a_decision_of_before_the_search_knew_them_is_found_after_the_job(
    client: Client, analyst: Account, decided: Decision, work: Work
) -> None:
    reindex("decision", [decided.pk], [])
    address = f"/besluiten/{decided.number}"
    assert address not in sign_in(client, analyst).get("/zoeken", {"q": decided.number}).content.decode()
    queue_index_outdated()
    queue_index_outdated()  # a worker that starts again asks again
    work()
    assert address in client.get("/zoeken", {"q": decided.number}).content.decode()
    assert unfindable() == []


def test_an_answer_that_is_a_decision_says_of_what_kind_and_about_which_group(
    client: Client, analyst: Account, wmo: Group, decided: Decision
) -> None:
    page = sign_in(client, analyst).get("/zoeken", {"q": decided.summary}).content.decode()
    assert f"Besluit · Verschil · {wmo.name}" in page
    assert decided.number in page


def test_who_reads_the_published_process_reads_why_without_names(
    client: Client, actor: Actor, analyst: Account, employee: Account, wmo: Group, decided: Decision
) -> None:
    deciding.decide_as_proposed(actor, wmo.pk)
    publishing_is_possible(actor, wmo)
    page = sign_in(client, employee).get(f"/besluiten/{decided.number}")
    assert page.status_code == 200
    assert "Niemand leest het verslag." in page.content.decode()
    assert "Vastgelegd door" not in page.content.decode()


def test_an_analyst_of_another_traject_finds_nothing(client: Client, actor: Actor, decided: Decision) -> None:
    from stroomlijn.organisation.operations.trajecten import make_traject

    elsewhere = make_account(PRODUCT, email="ans@voorbeeld.nl", name="Ans", password="een lang wachtwoord")
    give_role(PRODUCT, elsewhere, "procesanalist", scope_kind="traject", scope_id=make_traject(actor, name="Oss").pk)
    sign_in(client, elsewhere)
    assert decided.number not in client.get("/besluiten").content.decode()
    assert f"/besluiten/{decided.number}" not in client.get("/zoeken", {"q": decided.number}).content.decode()
    assert client.get(f"/besluiten/{decided.number}").status_code == 404
