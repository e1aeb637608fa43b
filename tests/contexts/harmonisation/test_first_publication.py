"""The only user of a new installation publishes a process: as its owner, with a colleague who is new, from a day that
has passed, and with improvements that wait for the next version."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.contexts.stages import stage

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account, AuditLine
from stroomlijn.foundation.operations.accounts import first_administrator_link, give_role, usable_link
from stroomlijn.harmonisation.models import Draft, Group
from stroomlijn.harmonisation.operations import concept, deciding, drafting, grouping, improving, publishing
from stroomlijn.harmonisation.operations.findings import findings_of
from stroomlijn.harmonisation.queries.adopting_page import adopting_page
from stroomlijn.harmonisation.queries.improving_list import fruit_of_traject
from stroomlijn.landscape.models import Appearance, Process, Validity
from stroomlijn.landscape.operations import imports
from stroomlijn.organisation.models import Organisation, Person, Traject

Work = Callable[[], None]
PRINT, WAIT = "Formulier printen", "Wachten op post"
BOOK = """\
Nr;Stap;Wie;Vervolg
1;Aanvraag aannemen;Consulent;
2;Formulier printen;Consulent;
3;Wachten op post;Consulent;
4;Onderzoek doen;Consulent;
5;Besluit nemen;Consulent;einde
"""
STEPS = ("Aanvraag aannemen", PRINT, WAIT, "Onderzoek doen", "Besluit nemen")


@stage
def group(actor: Actor, traject_id: int, work: Work) -> Group:
    """Decided, with two things that can be simpler."""
    for organisation in ("Uden", "Landerd"):
        run = imports.start_import(actor, traject_id, [("Bijstand.csv", [BOOK.encode()])], organisation=organisation)
        work()
        imports.take_over(actor, run.pk)
        work()
    grouping.start_grouping(actor, traject_id)
    work()
    found = Group.objects.get(members__process__landscape__name="Uden")
    drafting.begin_merge(actor, found.pk)
    work()
    while deciding.decide_as_proposed(actor, found.pk):
        work()
    return found


@pytest.fixture
def only_user(analyst: Account) -> Client:
    """Fatima administers, and is nobody among the people."""
    give_role(Actor(analyst.pk), analyst, "beheerder")
    client = Client()
    client.force_login(analyst)
    return client


def sent(group: Group, **more: str) -> dict[str, str]:
    seen = str(Draft.objects.get(group=group).made)
    return {"name": "Bijstand", "valid_from": clock.today().isoformat(), "gezien": seen, **more}


def text_of(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def publish(client: Client, group: Group, **more: str) -> Any:
    return client.post(reverse("group-release", args=[group.pk]), sent(group, **more))


def begin(organisation: str) -> Client:
    client = Client()
    said = {"name": "Kees Jansen", "email": "kees@uden.nl", "password": "een heel lang wachtwoord"}
    assert client.post(first_administrator_link() or "", {**said, "organisation": organisation}).status_code == 302
    return client


@pytest.mark.django_db(transaction=True)
def test_who_makes_the_first_account_is_a_person_too() -> None:
    client = begin("Gemeente  Uden")
    person = Person.objects.get()
    assert (person.name, person.organisation.name, person.account.email) == (
        "Kees Jansen",
        "Gemeente Uden",
        "kees@uden.nl",
    )
    assert "Nog 3 stappen" in text_of(client.get("/vandaag")), "the organisation is there; colleagues are not yet"


@pytest.mark.django_db(transaction=True)
def test_who_only_administers_leaves_the_organisation_empty() -> None:
    begin("")
    assert not Person.objects.exists()
    assert not Organisation.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_person_with_the_address_of_the_first_account_is_taken_and_not_made_twice() -> None:
    uden = Organisation.objects.create(name="Uden")
    known = Person.objects.create(organisation=uden, name="K. Jansen", name_key="k. jansen", email="kees@uden.nl")
    begin("Uden")
    known.refresh_from_db()
    assert known.account is not None
    assert Person.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_link_is_still_there_when_the_first_account_can_not_be_made() -> None:
    link = first_administrator_link() or ""
    Client().post(link, {"name": "Kees", "email": "geen adres", "password": "een heel lang wachtwoord"})
    assert usable_link(link.removeprefix("/begin/")) is not None


def test_oneself_becomes_owner_in_one_more_choice(only_user: Client, analyst: Account, group: Group) -> None:
    asked = publish(only_user, group, owner="fatima el idrissi", change_note="Alles")
    page = text_of(asked)
    assert asked.status_code == 422
    assert "Waar werkt ‘Fatima El Idrissi’?" in page
    assert "Alles" in page, "nothing of what was filled in is lost"
    assert not Person.objects.exists()
    uden = Organisation.objects.get(name="Uden")
    more = {"owner": "fatima el idrissi", "owner-werkt-bij": str(uden.pk)}
    assert publish(only_user, group, **more).status_code == 302
    owner = Process.objects.get(landscape__kind="target").owner
    assert owner is not None
    assert (owner.name, owner.account, owner.organisation) == ("Fatima El Idrissi", analyst, uden)


def test_a_colleague_who_is_new_is_added_with_the_publication(only_user: Client, group: Group) -> None:
    landerd = Organisation.objects.get(name="Landerd")
    publish(only_user, group, owner="Jan de Vries", **{"owner-werkt-bij": str(landerd.pk)})
    owner = Process.objects.get(landscape__kind="target").owner
    assert owner is not None
    assert (owner.name, owner.organisation, owner.account) == ("Jan de Vries", landerd, None)


def test_nobody_is_added_when_the_publication_is_refused(only_user: Client, group: Group) -> None:
    landerd = Organisation.objects.get(name="Landerd")
    typed = {"owner": "Jan de Vries", "owner-werkt-bij": str(landerd.pk), "gezien": "999"}
    assert publish(only_user, group, **typed).status_code == 422
    assert not Person.objects.exists()


def test_an_address_is_no_name(only_user: Client, group: Group) -> None:
    assert "Typ de naam van je collega" in text_of(publish(only_user, group, owner="jan@uden.nl"))


def test_who_does_not_administer_is_told_whom_to_ask_and_how_to_go_on(analyst: Account, group: Group) -> None:
    client = Client()
    client.force_login(analyst)
    landerd = Organisation.objects.get(name="Landerd")
    refused = publish(client, group, owner="Jan de Vries", **{"owner-werkt-bij": str(landerd.pk)})
    assert "vraag de beheerder" in text_of(refused)
    assert "Waar werkt" not in text_of(refused)
    assert not Person.objects.exists()
    assert "Of laat dit leeg en publiceer." in text_of(refused)
    assert publish(client, group, owner="").status_code == 302
    process = Process.objects.get(landscape__kind="target")
    assert client.get(reverse("process-owner", args=[process.pk])).status_code == 200, "the owner is chosen here"


def test_who_takes_on_a_process_becomes_a_person_first_and_comes_back(only_user: Client, group: Group) -> None:
    publish(only_user, group)
    process = Process.objects.get(landscape__kind="target")
    address = f"/processen/{process.number}"
    there = only_user.post(f"{address}/aannemen").url
    page = text_of(only_user.get(there))
    assert 'value="Fatima El Idrissi"' in page
    organisation = Organisation.objects.get(name="Uden").pk
    added = {"organisation": organisation, "name": "Fatima El Idrissi", "email": "fatima@voorbeeld.nl"}
    assert only_user.post(there, added).url == address
    only_user.post(f"{address}/aannemen")
    process.refresh_from_db()
    assert process.owner is not None


def test_the_way_back_leads_nowhere_else(only_user: Client) -> None:
    organisation = Organisation.objects.create(name="Uden").pk
    for number, elsewhere in enumerate(("https://kwaad.nl/", "//kwaad.nl/", "/\\kwaad.nl")):
        added = {"organisation": organisation, "name": f"Jan {number}"}
        answer = only_user.post("/mensen/nieuw?verder=" + elsewhere, added)
        assert answer.url.startswith("/mensen/"), elsewhere


def test_a_day_that_has_passed_is_asked_about_before_it_is_taken(only_user: Client, group: Group) -> None:
    day = clock.today() - datetime.timedelta(days=40)
    earlier = (day - datetime.timedelta(days=1)).isoformat()
    asked = publish(only_user, group, valid_from=day.isoformat())
    assert "is al geweest" in text_of(asked)
    assert not Validity.objects.exists()
    still = publish(only_user, group, valid_from=earlier, past=day.isoformat())
    assert "is al geweest" in text_of(still), "what was confirmed is that day, not another"
    assert publish(only_user, group, valid_from=day.isoformat(), past=day.isoformat()).status_code == 302
    assert {one.period.lower for one in Validity.objects.all()} == {day}


def test_today_and_later_ask_nothing(only_user: Client, group: Group) -> None:
    assert "is al geweest" not in text_of(only_user.get(reverse("group-adopting", args=[group.pk])))
    assert publish(only_user, group).status_code == 302


def key_of(group: Group, place: str) -> str:
    findings = findings_of(group)
    assert findings is not None
    return str(next(one["key"] for one in findings.found if one["place"] == place))


def publish_with(actor: Actor, group: Group, work: Work, *accepted: str) -> Group:
    concept.make_concept(actor, group.pk)
    group.refresh_from_db()
    for place in accepted:
        improving.choose(actor, group.pk, key_of(group, place), "accepted")
    work()
    publishing.publish_group(actor, group.pk, name="Bijstand")
    return Group.objects.get(pk=group.pk)


@stage
def published(actor: Actor, group: Group, work: Work) -> Group:
    """With one improvement done, and one that nobody chose about."""
    return publish_with(actor, group, work, PRINT)


def steps_of(version_id: int) -> list[str]:
    found = Appearance.objects.filter(version=version_id).order_by("position")
    return [label for label in found.values_list("label", flat=True) if label in STEPS]


def test_what_is_open_can_be_chosen_after_publishing(only_user: Client, actor: Actor, published: Group) -> None:
    page = text_of(only_user.get(reverse("improving", args=[published.pk])))
    assert "Er is nog 1 punt te kiezen." in page
    assert "Wat je nu kiest, komt in de volgende versie." in page
    assert [one.place for one in fruit_of_traject(published.traject_id)] == [WAIT]
    assert adopting_page(published).improvements == 1
    assert "Kies over 1 punt dat eenvoudiger kan" in text_of(
        only_user.get(reverse("group-adopting", args=[published.pk]))
    )
    before = steps_of(published.published_id)
    said = {"verbetering": key_of(published, WAIT), "keuze": "accepted"}
    chosen = text_of(only_user.post(reverse("improving-choose", args=[published.pk]), said, follow=True))
    assert "Komt in de volgende versie" in chosen
    assert steps_of(published.published_id) == before, "what was published stays as it is"
    assert adopting_page(published).improvements == 0


@pytest.mark.parametrize("when", ["before", "after"])
def test_the_next_version_has_what_was_accepted(actor: Actor, group: Group, work: Work, when: str) -> None:
    before = publish_with(actor, group, work, *((PRINT,) if when == "before" else ()))
    assert (PRINT in steps_of(before.published_id)) == (when == "after")
    if when == "after":
        improving.choose(actor, before.pk, key_of(before, PRINT), "accepted")
    publishing.reopen_group(actor, before.pk)
    work()
    made = concept.make_concept(actor, before.pk)
    assert PRINT not in steps_of(made.id)
    assert WAIT in steps_of(made.id)


def test_what_stands_in_a_published_version_is_not_taken_back(
    only_user: Client, actor: Actor, published: Group
) -> None:
    (done,) = published.improvements.filter(applied=True)
    with pytest.raises(Problem, match="improvement-in-version"):
        improving.reopen(actor, published.pk, done.pk)
    page = text_of(only_user.get(reverse("improving", args=[published.pk])))
    assert "Staat in deze versie" in page
    assert reverse("improving-reopen", args=[published.pk, done.pk]) not in page
    assert not AuditLine.objects.filter(action="improvement-reopened").exists()


def test_a_concept_is_not_asked_for_where_there_is_one(only_user: Client, actor: Actor, wmo: Group) -> None:
    page = text_of(only_user.get(reverse("improving", args=[wmo.pk])))
    assert "Zodra er een concept is" not in page


def test_what_is_advice_is_not_told_as_needed(only_user: Client, group: Group) -> None:
    page = text_of(only_user.get(reverse("group-adopting", args=[group.pk])))
    assert "alles wat nodig is, is klaar; 2 punten mogen open blijven" in page, "the toets, and the improvements"
    assert "Mag open blijven" in page
    assert "De stuurgroep besluit" not in page, "there is none"
    assert "0 open verschillen" not in text_of(only_user.get(reverse("group", args=[group.pk])))


def test_documents_that_were_never_looked_at_are_not_called_done(
    only_user: Client, actor: Actor, traject_id: int, work: Work
) -> None:
    book = BOOK.replace("Vervolg", "Vervolg;Document").replace("aannemen;Consulent;", "aannemen;Consulent;;Formulier A")
    run = imports.start_import(actor, traject_id, [("Bijstand.csv", [book.encode()])], organisation="Uden")
    work()
    imports.take_over(actor, run.pk)
    work()
    grouping.start_grouping(actor, traject_id)
    work()
    found = Group.objects.get()
    drafting.begin_merge(actor, found.pk)
    work()
    page = text_of(only_user.get(reverse("group-adopting", args=[found.pk])))
    assert "1 document is nog te kiezen" in page


def test_the_only_process_is_told_about_and_what_was_typed_stays(only_user: Client, published: Group) -> None:
    address = reverse("announcements", args=[published.traject_id])
    box = f'name="groep" value="{published.pk}" checked'
    assert box in text_of(only_user.get(address))
    refused = only_user.post(address, {"title": "Wat er anders wordt", "applies_from": clock.today().isoformat()})
    assert refused.status_code == 422
    assert "Wat er anders wordt" in text_of(refused)
    assert "Kies minstens één gepubliceerd proces" in text_of(refused)


def test_the_first_groups_bring_the_whole_page(only_user: Client, landscapes: int) -> None:
    """What one does with groups stands beside the list: a page that waited for them had nothing there."""
    live = {"HX-Request": "true"}
    waited = only_user.get(reverse("groups", args=[landscapes]) + "?eerste=", headers=live)
    assert waited["HX-Refresh"] == "true"
    assert "HX-Refresh" not in only_user.get(reverse("groups", args=[landscapes]), headers=live)
    empty = Traject.objects.create(name="Nog leeg").pk
    page = text_of(only_user.get(reverse("groups", args=[empty])))
    assert 'hx-get="?eerste="' in page
    assert "HX-Refresh" not in only_user.get(reverse("groups", args=[empty]) + "?eerste=", headers=live)
