"""Who hears that a process begins or ends."""

from __future__ import annotations

from django.test import Client
from tests.contexts.landscape.owned import *  # noqa: F403
from tests.contexts.landscape.owned import TODAY, concept, person
from tests.contexts.landscape.published import STEPS, Processes, published

from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account, Message
from stroomlijn.landscape.operations.withdrawing import withdraw
from stroomlijn.landscape.queries.release import release_page
from stroomlijn.organisation.models import Person, Werkrol


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
