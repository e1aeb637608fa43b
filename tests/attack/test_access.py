"""Every address, every method, every kind of visitor: what the table says, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from tests.attack.access import ACCESS, VISITORS, Row, register
from tests.attack.rules import without_a_trace
from tests.attack.world import World

from stroomlijn.foundation.actor import PRODUCT
from stroomlijn.foundation.models import Account, SearchEntry
from stroomlijn.foundation.operations.accounts import give_role, make_account
from stroomlijn.harmonisation.operations.memberships import add_member
from stroomlijn.landscape.models import Process, Version
from stroomlijn.organisation.models import Organisation, Person
from stroomlijn.organisation.operations.trajecten import make_traject

UNSAFE = ("PUT", "PATCH", "DELETE")
OF_MEMBERS = ("group", "group-follow", "decide", "decide-many", "decision-withdraw", "premise-answer")


def signed_in(role: str, scope: int | None = None, **options: bool) -> Client:
    kind = "traject" if scope else "installation"
    account = make_account(PRODUCT, email=f"{role}-{scope}@voorbeeld.nl", name="Noor")
    give_role(PRODUCT, account, role, scope_kind=kind, scope_id=scope)
    client = Client(raise_request_exception=False, **options)
    client.force_login(account)
    return client


def visitors(world: World) -> dict[str, Client]:
    elsewhere = make_traject(PRODUCT, name="Ver weg").pk
    clients = (
        Client(raise_request_exception=False),
        signed_in("medewerker"),
        signed_in("procesanalist", world.traject),
        signed_in("procesanalist", elsewhere),
        signed_in("beheerder"),
    )
    return dict(zip(VISITORS, clients, strict=True))


def names(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern.url_patterns)
        else:
            yield str(pattern.name)


def answer(client: Client, method: str, name: str, row: Row, world: World) -> HttpResponseBase:
    address = reverse(name, kwargs=dict(row.of(world)))
    with without_a_trace(client):
        if method == "POST":
            return client.post(address, dict(row.posted(world)))
        return client.generic(method, address)


def test_the_table_names_every_address() -> None:
    assert set(names(get_resolver().url_patterns)) == set(ACCESS)


def test_each_visitor_gets_what_the_table_says(world: World) -> None:
    wrong = []
    for visitor, client in visitors(world).items():
        for name, row in ACCESS.items():
            for method, statuses in (("GET", row.get), ("POST", row.post)):
                expected = statuses[VISITORS.index(visitor)]
                given = answer(client, method, name, row, world)
                if given.status_code != expected:
                    wrong.append(f"{visitor} {method} {name}: {given.status_code}, not {expected}")
                elif visitor == "anonymous" and expected == 302 and not leads_to_sign_in(given):
                    wrong.append(f"{visitor} {method} {name}: to {given['Location']}")
    assert not wrong, "\n".join(wrong)


def test_an_owner_may_do_with_their_process_what_an_analyst_may_and_with_others_what_an_employee_may(
    world: World,
) -> None:
    client = signed_in("medewerker")
    owns(client, world.published)
    wrong = []
    for name, row in ACCESS.items():
        process = row.of(world).get("process_id")
        if process is None:
            continue
        as_visitor = VISITORS.index("analyst" if process == world.published else "employee")
        for method, statuses in (("GET", row.get), ("POST", row.post)):
            given = answer(client, method, name, row, world).status_code
            if given != statuses[as_visitor]:
                wrong.append(f"{method} {name}: {given}, not {statuses[as_visitor]}")
    assert not wrong, "\n".join(wrong)


def test_a_member_comes_at_the_group_of_their_working_group_and_at_others_as_an_employee(world: World) -> None:
    client = signed_in("medewerker")
    takes_part(client, world.together.working_group)
    wrong = []
    for name, row in ACCESS.items():
        group = row.of(world).get("group_id")
        if group is None:
            continue
        for method, statuses in (("GET", row.get), ("POST", row.post)):
            given = answer(client, method, name, row, world).status_code
            as_analyst, as_employee = statuses[VISITORS.index("analyst")], statuses[VISITORS.index("employee")]
            # In their own group some acts are of who plans or publishes: those are not there for a member either.
            allowed = {as_analyst, 403, 404} if group == world.working else {as_employee}
            if given not in allowed or (name in OF_MEMBERS and given != as_analyst):
                wrong.append(f"{method} {name}: {given}, not {allowed}")
    assert not wrong, "\n".join(wrong)


def takes_part(client: Client, working_group: int) -> None:
    account = Account.objects.get(pk=client.session["_auth_user_id"])
    person = Person.objects.create(
        organisation=Organisation.objects.first(), name="Noor", name_key="noor", account=account
    )
    add_member(PRODUCT, working_group, person.pk)


def owns(client: Client, process_id: int) -> None:
    account = Account.objects.get(pk=client.session["_auth_user_id"])
    person = Person.objects.create(
        organisation=Organisation.objects.first(), name="Noor", name_key="noor", account=account
    )
    Process.objects.filter(pk=process_id).update(owner=person)


def leads_to_sign_in(given: HttpResponseBase) -> bool:
    return given["Location"].startswith("/inloggen")


def test_no_address_takes_another_method(world: World) -> None:
    client = signed_in("beheerder")
    given = {f"{m} {n}": answer(client, m, n, row, world).status_code for n, row in ACCESS.items() for m in UNSAFE}
    refused = (401, 404, 405)
    assert {name: status for name, status in given.items() if status not in refused} == {}


def test_a_form_without_its_token_does_nothing(world: World) -> None:
    client = signed_in("beheerder", enforce_csrf_checks=True)
    given = {name: answer(client, "POST", name, row, world).status_code for name, row in ACCESS.items()}
    # The APIs take no session at all: there is no form to forge.
    assert given == {name: row.post[0] if name in register.ROWS else 403 for name, row in ACCESS.items()}


def test_an_object_that_is_not_in_the_address_of_another_is_not_found(world: World, marked_world: World) -> None:
    other = marked_world
    client = signed_in("procesanalist", world.traject)
    crossed = {
        reverse("import-as-new", args=[world.preview, other.item]): {},
        reverse("decision-withdraw", args=[world.working, other.decision]): {},
        reverse("group-move", args=[world.proposed, other.member]): {"naar": ""},
        reverse("group-move", args=[world.proposed, world.member]): {"naar": str(other.proposed)},
        reverse("decision-withdraw", args=[world.done, world.decision]): {},
        reverse("member-leave", args=[world.together.working_group, other.together.membership]): {},
        reverse("theme-reopen", args=[world.together.working_group, other.together.theme]): {},
        reverse("premise-answer", args=[world.working, other.together.use]): {},
        reverse("agenda-point", args=[world.together.planned, other.together.item]): {},
        reverse("meeting-end", args=[other.together.running]): {},
        reverse("hand-over-withdraw", args=[world.source, world.hand_over]): {},
        reverse("hand-over-withdraw", args=[world.published, other.hand_over]): {},
        reverse("exercise", args=[world.source, world.exercise]): {},
        reverse("exercise-edit", args=[world.source, world.exercise]): {},
        reverse("exercise-edit", args=[world.published, other.exercise]): {},
        reverse("exercise-withdraw", args=[world.published, other.exercise]): {},
        reverse("read-mark-undo", args=[world.published, version_of(other.published)]): {},
        reverse("reaction", args=[world.reaction]): {"reactie": f"{other.reaction}:1", "state": "doorgevoerd"},
        reverse("reaction", args=[other.reaction]): {},
        reverse("manage-undo", args=[other.change]): {},
        reverse("editor-command", args=[other.concept]): {},
        reverse("concept-again", args=[other.concept]): {},
    }
    given = {}
    for address, form in crossed.items():
        with without_a_trace(client):
            given[address] = client.post(address, form).status_code
    assert set(given.values()) == {404}, given


def version_of(process_id: int) -> int:
    return Version.objects.filter(process=process_id).latest("order").pk


def test_what_one_may_not_read_is_in_no_list(world: World) -> None:
    clients = visitors(world)
    lists = ("/processen", "/zoeken?q=bezwaar", "/zoeken?q=hoorzitting", "/trajecten")
    assert SearchEntry.objects.filter(object_id=world.published).exists()
    for address in lists:
        assert "Bezwaar" not in clients["analyst elsewhere"].get(address).content.decode().replace("bezwaar", ""), (
            address
        )
    assert "Maashorst" not in clients["analyst elsewhere"].get("/trajecten").content.decode()
    assert "behandelen" in clients["employee"].get("/zoeken?q=bezwaar").content.decode()


def test_an_employee_finds_only_what_was_published(world: World) -> None:
    client = visitors(world)["employee"]
    assert client.get(f"/processen/PROC-{world.source}").status_code == 404
    concept = Process.objects.get(pk=world.source).versions.get()
    page = client.get(f"/processen/PROC-{world.published}").content.decode()
    assert concept.source_name not in page
    assert client.get(f"/processen/PROC-{world.published}?versie={concept.number}").status_code == 404


def test_an_account_that_was_closed_is_out_at_once(world: World) -> None:
    client = signed_in("beheerder")
    Account.objects.update(is_active=False)
    given = client.get("/processen")
    assert given.status_code == 302
    assert leads_to_sign_in(given)
