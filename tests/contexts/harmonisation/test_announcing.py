"""Telling what changes: sentences from the versions, read along before they are sent, and numbers without names."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from django.test import Client
from tests.contexts.stages import stage

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import PRODUCT, Actor
from stroomlijn.foundation.models import Account, AuditLine, Message
from stroomlijn.foundation.operations.accounts import give_role, make_account
from stroomlijn.foundation.operations.peildatum import set_peildatum
from stroomlijn.harmonisation.models import Announcement, Difference, Group, Membership
from stroomlijn.harmonisation.operations import announcing, deciding, publishing, working_groups
from stroomlijn.harmonisation.operations.memberships import Seat, add_member
from stroomlijn.harmonisation.queries.announcement import what_changes
from stroomlijn.landscape.models import Version
from stroomlijn.organisation.models import Organisation, Person, Traject

Work = Callable[[], None]
DAY = datetime.date(2032, 1, 1)


@stage
def announcement(actor: Actor, wmo: Group, work: Work) -> Announcement:
    key = Difference.objects.get(draft__group=wmo, type="step-missing").key
    deciding.decide(actor, wmo.pk, [deciding.Answer(key, "keep")])
    deciding.decide_as_proposed(actor, wmo.pk)
    work()
    publishing.publish_group(actor, wmo.pk, name="Melding Wmo", valid_from=DAY)
    work()
    return announcing.begin_announcement(actor, wmo.traject_id, [wmo.pk], DAY)


@pytest.fixture
def bram(actor: Actor, wmo: Group, employee: Account) -> Account:
    """A member of the klankbordgroep."""
    home = Organisation.objects.get(name="Landerd")
    person = Person.objects.create(name=employee.name, name_key="bram", organisation=home, account=employee)
    sounding = working_groups.make_working_group(
        actor, wmo.traject_id, working_groups.About("klankbord", "Klankbordgroep", "")
    )
    add_member(actor, sounding.pk, person.pk, Seat("consulent"))
    return employee


def sentences(found: Announcement) -> list[str]:
    return [line for section in found.text for line in section["lines"]]


def test_the_text_says_for_whom_a_step_is_new(announcement: Announcement) -> None:
    assert sentences(announcement) == ["Nieuw in Landerd: Verslag sturen."]


def test_the_text_says_when_a_new_step_is_done(actor: Actor, wmo: Group, work: Work) -> None:
    key = Difference.objects.get(draft__group=wmo, type="step-missing").key
    deciding.decide(actor, wmo.pk, [deciding.Answer(key, "condition", condition="de inwoner erom vraagt")])
    work()
    publishing.publish_group(actor, wmo.pk, name="Melding Wmo", valid_from=DAY)
    found = announcing.begin_announcement(actor, wmo.traject_id, [wmo.pk], DAY)
    assert sentences(found) == [
        "Onderzoek doen gaat anders. Er is een mogelijkheid bij: ‘als de inwoner erom vraagt’, naar ‘Verslag sturen’. "
        "Er is een mogelijkheid bij: ‘anders’, naar ‘Besluit nemen’.",
        "Nieuw in Landerd: Verslag sturen. Alleen als de inwoner erom vraagt.",
    ]


def test_who_hands_a_step_to_another_werkrol_is_told_too(announcement: Announcement, wmo: Group) -> None:
    wmo.refresh_from_db()
    done_by = dict.fromkeys(wmo.members.values_list("version", flat=True), "Teamleider")
    for version in Version.objects.filter(pk__in=[*done_by, wmo.published_id]):
        signed = done_by.get(version.pk, "Wmo-consulent")
        nodes = [
            {**one, "role": signed} if one.get("label") == "Besluit nemen" else one for one in version.graph["nodes"]
        ]
        Version.objects.filter(pk=version.pk).update(graph={**version.graph, "nodes": nodes})
    told = {section["heading"]: section["lines"] for section in what_changes([wmo])}
    assert told["Teamleider"] == ["Niet meer: Besluit nemen. Dat doet straks: Wmo-consulent."]
    assert told["Wmo-consulent"] == ["Besluit nemen gaat anders. Wie: Wmo-consulent in plaats van Teamleider."]


def test_nothing_is_told_of_what_was_not_published(actor: Actor, wmo: Group) -> None:
    with pytest.raises(Problem, match="announcement-empty"):
        announcing.begin_announcement(actor, wmo.traject_id, [wmo.pk], DAY)


def test_it_begins_on_the_day_on_which_the_process_does(
    client: Client, analyst: Account, announcement: Announcement
) -> None:
    client.force_login(analyst)
    Traject.objects.update(starts_on=datetime.date(2034, 1, 1))
    page = client.get(f"/trajecten/{announcement.traject_id}/veranderingen").content.decode()
    assert 'value="2032-01-01"' in page and "geldt vanaf 1 januari 2032" in page


def test_the_klankbordgroep_reads_along_and_proposes(
    client: Client, actor: Actor, announcement: Announcement, bram: Account
) -> None:
    client.force_login(bram)
    address = f"/veranderingen/VER-{announcement.pk}"
    assert client.get(address).status_code == 404
    announcing.show_announcement(actor, announcement.pk)
    assert Message.objects.filter(account=bram, url=address).exists()
    assert "Zou jij iets anders zeggen?" in client.get(address).content.decode()
    said = {"zin": "Nieuw in Landerd: Verslag sturen.", "wordt": "Landerd stuurt voortaan een verslag."}
    assert client.post(f"{address}/voorstel", said).status_code == 302
    assert client.post(f"{address}/versturen").status_code == 403
    proposal = announcement.proposals.get()
    announcing.answer_proposal(actor, proposal.pk, adopt=True)
    announcement.refresh_from_db()
    assert sentences(announcement) == ["Landerd stuurt voortaan een verslag."]
    with pytest.raises(Problem, match="proposal-unknown"):
        announcing.propose_words(actor, announcement.pk, said["zin"], "Te laat.")


def test_without_a_klankbordgroep_nobody_is_asked_to_read_along(
    client: Client, analyst: Account, announcement: Announcement
) -> None:
    client.force_login(analyst)
    page = client.get(f"/veranderingen/VER-{announcement.pk}").content.decode()
    assert "heeft geen klankbordgroep" in page and "Laat de klankbordgroep meelezen" not in page


def test_the_klankbordgroep_has_a_week_unless_there_is_a_reason(
    client: Client, actor: Actor, analyst: Account, announcement: Announcement, bram: Account, settings: object
) -> None:
    settings.DEMO = True
    first = datetime.date(2021, 11, 15)
    Membership.objects.update(begins=first)
    set_peildatum(PRODUCT, first)
    with pytest.raises(Problem, match="announcement-sooner"):
        announcing.send_announcement(actor, announcement.pk)
    announcing.show_announcement(actor, announcement.pk)
    client.force_login(analyst)
    address = f"/veranderingen/VER-{announcement.pk}"
    assert "Je kunt versturen vanaf 22 november 2021" in client.get(address).content.decode()
    set_peildatum(PRODUCT, first + datetime.timedelta(days=6))
    assert client.post(f"{address}/versturen").status_code != 302
    announcement.refresh_from_db()
    assert announcement.state == Announcement.State.SHOWN
    set_peildatum(PRODUCT, first + datetime.timedelta(days=7))
    assert "Waarom kan het niet wachten?" not in client.get(address).content.decode()
    assert client.post(f"{address}/versturen").status_code == 302
    urgent = announcing.begin_announcement(actor, announcement.traject_id, [announcement.groups.get().pk], DAY)
    assert announcing.send_announcement(actor, urgent.pk, sooner="De wet gaat morgen in") == 2
    line = AuditLine.objects.filter(action="announcement-sent").latest("pk")
    assert line.details["sooner"] == "De wet gaat morgen in"


def test_what_was_sent_stays_and_is_counted_from_five_up(
    client: Client, actor: Actor, announcement: Announcement, analyst: Account
) -> None:
    readers = [
        make_account(PRODUCT, email=f"c{n}@voorbeeld.nl", name=f"Collega {n}", password="een lang wachtwoord")
        for n in range(11)
    ]
    for reader in readers:
        give_role(PRODUCT, reader, "medewerker")
    assert announcing.send_announcement(actor, announcement.pk) == 12
    with pytest.raises(Problem, match="announcement-sent"):
        announcing.show_announcement(actor, announcement.pk)
    address = f"/veranderingen/VER-{announcement.pk}"
    for reader in readers[:6]:
        client.force_login(reader)
        page = client.get(address).content.decode()
        assert "Verslag sturen" in page and "Wie is bereikt" not in page
    client.force_login(analyst)
    assert "7 van de 12 collega’s lazen het bericht (58%)." in client.get(address).content.decode()
    client.post(f"{address}/geteld", {"aantal": "58"})
    announcement.refresh_from_db()
    assert announcement.told_offline == 58


def test_the_text_is_changed_by_hand_and_printed_on_a3(
    client: Client, analyst: Account, announcement: Announcement
) -> None:
    client.force_login(analyst)
    address = f"/veranderingen/VER-{announcement.pk}"
    given = {
        "title": "Zo gaan we werken",
        "applies_from": "2032-01-01",
        "lead": "",
        "text": "# Consulent\nJe belt eerst.\n",
    }
    assert client.post(f"{address}/wijzigen", given).status_code == 302
    announcement.refresh_from_db()
    assert announcement.text == [{"heading": "Consulent", "lines": ["Je belt eerst."]}]
    printed = client.get(f"{address}/a3.pdf")
    assert printed.status_code == 200 and printed.content.startswith(b"%PDF")
    assert "Maak de tekst" in client.get(f"/trajecten/{announcement.traject_id}/veranderingen").content.decode()
