"""Setting a process up in the suite: what follows from the version, trying it, and acceptance."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from tests.contexts.stages import stage

from stroomlijn.engines.formats import read
from stroomlijn.engines.problems import Problem
from stroomlijn.engines.process_model import process_to_json
from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import PRODUCT, Actor
from stroomlijn.foundation.models import Account, AuditLine, Message
from stroomlijn.foundation.operations.accounts import give_role, make_account
from stroomlijn.foundation.today import today_of
from stroomlijn.harmonisation.models import ConfigurationOrder, Group
from stroomlijn.harmonisation.operations import configuring, deciding, publishing
from stroomlijn.harmonisation.operations.configuring import Assignment
from stroomlijn.harmonisation.queries.configuration import counted, system_ready
from stroomlijn.landscape.models import Version
from stroomlijn.landscape.operations import documents
from stroomlijn.landscape.queries.setup import setup_parts, untried
from stroomlijn.organisation.models import Deputy, Organisation, Person

Work = Callable[[], None]


@stage
def yusuf(actor: Actor) -> Account:
    account = make_account(PRODUCT, email="yusuf@voorbeeld.nl", name="Yusuf Demir", password="een lang wachtwoord")
    give_role(PRODUCT, account, "medewerker")
    home = Organisation.objects.first() or Organisation.objects.create(name="Uden", name_key="uden")
    Person.objects.create(name="Yusuf Demir", name_key="yusuf demir", organisation=home, account=account)
    return account


@stage
def order(actor: Actor, wmo: Group, work: Work, yusuf: Account) -> ConfigurationOrder:
    deciding.decide_as_proposed(actor, wmo.pk)
    work()
    publishing.publish_group(actor, wmo.pk, name="Melding Wmo")
    person = Person.objects.get(account=yusuf)
    return configuring.order_configuration(actor, wmo.pk, Assignment("Suite", person.pk, clock.today()))


def finish(actor: Actor, order: ConfigurationOrder) -> None:
    configuring.tick(actor, order.pk, set(range(len(order.items))))
    for case in order.test_cases.exclude(result="passed"):
        configuring.report_test(actor, case.pk, "passed")


def test_the_order_follows_from_the_version(order: ConfigurationOrder) -> None:
    assert counted(order) == "4 stappen"
    visited = {step for case in order.test_cases.all() for step in case.steps}
    assert visited == {one["text"] for one in order.items if one["kind"] == "step"}


def test_what_people_read_or_fill_in_has_no_template(actor: Actor, order: ConfigurationOrder) -> None:
    """A letter is made by the system; a document that the library does not know may be."""
    kinds = {"Brief aan inwoner": "Brief", "Onbekend stuk": "", "Zo werk je": "Werkinstructie", "Vragen": "formulier"}
    rows = [f"{number};Werk {number};Consulent;{name}" for number, name in enumerate(kinds, 1)]
    written = "\n".join(["Nr;Stap;Wie;Document", *rows])
    graph = read("wmo.csv", written.encode()).processes[0].process
    for name, kind in kinds.items():
        if kind:
            added = documents.add_document(actor, name).pk
            documents.change_document(actor, added, documents.Details(name, kind))
    Version.objects.filter(pk=order.version_id).update(graph=process_to_json(graph))
    assert setup_parts(order.version_id).templates == ("Brief aan inwoner", "Onbekend stuk")


def test_there_is_nothing_to_order_without_a_version(actor: Actor, wmo: Group) -> None:
    with pytest.raises(Problem, match="order-without-version"):
        configuring.order_configuration(actor, wmo.pk, Assignment())
    assert system_ready(wmo.pk) is None


def test_a_version_is_ordered_once(actor: Actor, order: ConfigurationOrder) -> None:
    with pytest.raises(Problem, match="order-exists"):
        configuring.order_configuration(actor, order.group_id, Assignment())


def test_a_process_that_changed_after_its_order_is_ordered_anew(
    actor: Actor, order: ConfigurationOrder, client: Client
) -> None:
    """As when the steering group opened it again: the concept stays the same version."""
    finish(actor, order)
    version = Version.objects.get(pk=order.version_id)
    nodes = [
        {**node, "label": f"{node['label']} opnieuw"} if node.get("label") else node for node in version.graph["nodes"]
    ]
    Version.objects.filter(pk=version.pk).update(graph={**version.graph, "nodes": nodes})
    with pytest.raises(Problem, match="order-outdated"):
        configuring.accept(actor, order.pk)
    client.force_login(Account.objects.get(pk=actor.account_id))
    for address in (f"/groepen/GROEP-{order.group_id}/vaststellen", f"/inrichting/INR-{order.pk}"):
        assert "Geef de opdracht opnieuw" in client.get(address).content.decode()
    again = configuring.order_configuration(actor, order.group_id, Assignment())
    assert all(one["text"].endswith(" opnieuw") for one in again.items)
    assert not again.test_cases.exclude(result="").exists()
    with pytest.raises(Problem, match="order-exists"):
        configuring.order_configuration(actor, order.group_id, Assignment())


def test_who_it_is_given_to_hears_it_and_finds_it_on_vandaag(order: ConfigurationOrder, yusuf: Account) -> None:
    assert Message.objects.filter(account=yusuf, url=f"/inrichting/INR-{order.pk}").count() == 1
    section = next(one for one in today_of(yusuf) if one.key == "inrichten")
    assert [(row.title, row.detail) for row in section.rows] == [("Melding Wmo", "nog 4 onderdelen")]


def test_what_went_wrong_stays_written_when_it_is_tried_again(actor: Actor, order: ConfigurationOrder) -> None:
    case = order.test_cases.get(position=1)
    with pytest.raises(Problem, match="test-without-finding"):
        configuring.report_test(actor, case.pk, "failed")
    configuring.report_test(actor, case.pk, "failed", "De brief is leeg.")
    with pytest.raises(Problem, match="order-not-done"):
        configuring.accept(actor, order.pk)
    configuring.mend(actor, case.pk)
    configuring.report_test(actor, case.pk, "passed")
    case.refresh_from_db()
    assert (case.result, case.finding, case.mended_on) == ("passed", "De brief is leeg.", clock.today())
    told = [line.details["result"] for line in AuditLine.objects.filter(action="test-reported").order_by("pk")]
    assert told == ["failed", "passed"]


def test_the_system_is_ready_only_when_all_is_set_up_and_passed(actor: Actor, order: ConfigurationOrder) -> None:
    configuring.tick(actor, order.pk, set(range(len(order.items))))
    with pytest.raises(Problem, match="order-not-passed"):
        configuring.accept(actor, order.pk)
    assert system_ready(order.group_id) is False
    finish(actor, order)
    configuring.accept(actor, order.pk)
    assert system_ready(order.group_id) is True
    with pytest.raises(Problem, match="order-accepted"):
        configuring.tick(actor, order.pk, set())


def test_a_next_version_asks_only_for_what_is_new(actor: Actor, order: ConfigurationOrder, work: Work) -> None:
    finish(actor, order)
    configuring.accept(actor, order.pk)
    publishing.reopen_group(actor, order.group_id)
    work()
    publishing.publish_group(actor, order.group_id, name="Melding Wmo")
    again = configuring.order_configuration(actor, order.group_id, Assignment("Suite"))
    assert all(one["done"] for one in again.items), "the steps are the same ones"
    assert system_ready(order.group_id) is False and not again.test_cases.exclude(result="").exists()


def test_who_sets_it_up_ticks_and_tests_but_does_not_accept(
    client: Client, order: ConfigurationOrder, yusuf: Account
) -> None:
    client.force_login(yusuf)
    address = f"/inrichting/INR-{order.pk}"
    page = client.get(address).content.decode()
    assert "4 stappen" in page and "Accepteer<" not in page
    assert client.post(f"{address}/ingericht", {"klaar": ["0", "1"]}).status_code == 302
    case = order.test_cases.get(position=1)
    assert client.post(f"{address}/test/{case.pk}", {"uitkomst": "passed"}).status_code == 302
    assert client.post(f"{address}/accepteren").status_code == 403
    order.refresh_from_db()
    assert [one["done"] for one in order.items] == [True, True, False, False]


def test_whoever_ticks_for_a_colleague_does_so_in_their_name(
    client: Client, order: ConfigurationOrder, yusuf: Account, employee: Account
) -> None:
    instead = Person.objects.get(account=yusuf)
    stand_in = Person.objects.create(organisation=instead.organisation, name="Sanne", account=employee)
    Deputy.objects.create(person=instead, by=stand_in, begins=clock.today())
    for account, told in ((employee, instead.pk), (yusuf, None)):
        client.force_login(account)
        assert client.post(f"/inrichting/INR-{order.pk}/ingericht", {"klaar": ["0"]}).status_code == 302
        line = AuditLine.objects.filter(action="configuration-ticked").latest("pk")
        assert line.details.get("on_behalf_of") == told


def test_others_do_not_find_it(client: Client, employee: Account, order: ConfigurationOrder) -> None:
    client.force_login(employee)
    assert client.get(f"/inrichting/INR-{order.pk}").status_code == 404


def test_the_page_names_what_no_test_passes(client: Client, order: ConfigurationOrder, analyst: Account) -> None:
    """Twelve answers and ten tests: two answers are named, with the steps that only they lead to."""
    rows = ["Nr;Stap;Wie;Beslissing;Vervolg"]
    answers = "; ".join(f"antwoord {n}: {n + 1}" for n in range(1, 13))
    rows.append(f'1;Vraag stellen;Consulent;Wat is het?;"{answers}"')
    rows += [f"{n + 1};Werk {n};Consulent;;einde" for n in range(1, 13)]
    graph = read("wmo.csv", "\n".join(rows).encode()).processes[0].process
    assert not untried(order.version_id)
    client.force_login(analyst)
    address = f"/inrichting/{order.number}"
    assert "langs elke stap en elk antwoord" in client.get(address).content.decode()
    Version.objects.filter(pk=order.version_id).update(graph=process_to_json(graph))
    left = untried(order.version_id)
    assert (len(left.answers), len(left.steps)) == (2, 2)
    page = client.get(address).content.decode()
    assert "langs elke stap en elk antwoord" not in page
    for _question, answer, after in left.answers:
        assert f"het antwoord ‘{answer}’" in page and f"de stap ‘{after}’" in page
