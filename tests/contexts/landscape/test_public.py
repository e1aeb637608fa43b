"""What everybody may read without signing in: the work, and nobody's name."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from django.test import Client

from stroomlijn.engines.problems import Problem
from stroomlijn.engines.process_model import Kind, Lane, Node, process_to_json
from stroomlijn.engines.process_model import Process as Graph
from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import PRODUCT, Actor
from stroomlijn.foundation.models import Account, AuditLine, Message, SearchMiss
from stroomlijn.foundation.operations.accounts import give_role, make_account
from stroomlijn.foundation.queries.search import search
from stroomlijn.landscape.models import Landscape, Process, Validity, Version
from stroomlijn.landscape.operations import documents, public
from stroomlijn.landscape.operations.publishing import NewVersion, publish
from stroomlijn.landscape.operations.settling import settle
from stroomlijn.landscape.queries.process_pdf import process_pdf
from stroomlijn.landscape.queries.public import personal_in, public_page, public_processes
from stroomlijn.organisation.models import Organisation, Person

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg"><text>Melding</text></svg>'
SECRETS = ("Willemijn", "Zonneveld", "Casper", "Oosterhuis", "Fatima", "0413-998877", "GWS-suite", "geheim.docx")


@pytest.fixture
def process(actor: Actor, traject_id: int) -> Process:
    """A published process with everything that must not get out."""
    step = Node(
        id="a",
        kind=Kind.STEP,
        type="task",
        label="Melding aannemen",
        role="KCC",
        lane="l",
        system="GWS-suite",
        documents=("Belkaart", "Intern stuk"),
        documentation="Luister naar de vraag.",
        duration=45,
        lead_time="5 werkdagen",
        bottleneck="Casper Oosterhuis heeft geen tijd",
    )
    graph = process_to_json(Graph(id="p", name="Melding Wmo", nodes=(step,), lanes=(Lane("l", "KCC"),)))
    facts = {"eigenaar": "Willemijn Zonneveld", "aanleiding": "Een inwoner belt", "termijn": "6 weken"}
    new = NewVersion("Melding Wmo", b"<definitions/>", graph, DRAWING, domain="Wmo", facts=facts)
    process = Process.objects.get(pk=publish(actor, traject_id, new).process_id)
    uden = Organisation.objects.create(name="Uden")
    people = [
        Person.objects.create(organisation=uden, name=name, name_key=name.lower(), phone="0413-998877")
        for name in ("Willemijn Zonneveld", "Casper Oosterhuis")
    ]
    process.owner, process.coordinator = people
    process.contact = "Willemijn Zonneveld, 0413-998877"
    process.save()
    return process


def answers(process: Process, *more: str) -> dict[str, str]:
    """What everybody gets from every public address."""
    addresses = ("/openbaar", f"/openbaar/{process.number}", "/openbaar?q=melding", *more)
    return {address: Client().get(address).content.decode() for address in addresses}


def test_a_process_is_public_only_once_its_owner_says_so(actor: Actor, process: Process) -> None:
    address = f"/openbaar/{process.number}"
    assert Client().get(address).status_code == 404
    assert "Melding Wmo" not in "".join(list(answers(process).values())[::2])
    public.switch_public(actor, process.pk, on=True)
    assert Client().get(address).status_code == 200
    assert all("Melding" in page for page in answers(process).values())
    public.switch_public(actor, process.pk, on=False)
    assert Client().get(address).status_code == 404
    actions = AuditLine.objects.filter(object_kind="process", action__startswith="process-made")
    assert sorted(actions.values_list("action", flat=True)) == ["process-made-internal", "process-made-public"]


def test_a_domain_makes_all_of_its_processes_public(actor: Actor, process: Process) -> None:
    public.choose_public_domains(actor, ["Wmo", "Bestaat niet"])
    assert list(public_processes()) == [process]
    public.choose_public_domains(actor, [])
    assert not public_processes().exists()


def test_no_name_of_anybody_gets_out(actor: Actor, process: Process) -> None:
    document = documents.add_document(actor, "Intern stuk")
    documents.add_file(actor, document.pk, "geheim.docx", [b"PK\x03\x04 x"])
    public.switch_public(actor, process.pk, on=True)
    names = [f"/openbaar?q={word}" for word in ("Willemijn", "Zonneveld", "Casper", "0413")]
    for address, page in answers(process, f"/openbaar/{process.number}/bestand.svg", *names).items():
        asked = address.partition("q=")[2]
        assert not [word for word in SECRETS if word in page and word != asked], address
    for address in names:
        assert "Melding Wmo" not in Client().get(address).content.decode(), address
    page = public_page(process)
    assert page is not None
    assert not [word for word in SECRETS if word in repr(process_pdf(page, "https://voorbeeld.nl"))]


def test_what_everybody_gets_is_the_work(actor: Actor, process: Process) -> None:
    public.switch_public(actor, process.pk, on=True)
    page = Client().get(f"/openbaar/{process.number}").content.decode()
    for words in (
        "Melding aannemen",
        "Luister naar de vraag.",
        "KCC",
        "Een inwoner belt",
        "6 weken",
        "± 45 minuten",
        "5 werkdagen",
        "Belkaart",
        "<svg",
    ):
        assert words in page
    assert Client().get(f"/openbaar/{process.number}/bestand.pdf").content.startswith(b"%PDF")
    for ending in ("bpmn", "xlsx", "json"):
        assert Client().get(f"/openbaar/{process.number}/bestand.{ending}").status_code == 404


def test_a_document_shows_its_link_only_when_that_is_public(actor: Actor, process: Process) -> None:
    public.switch_public(actor, process.pk, on=True)
    document = documents.add_document(actor, "Belkaart")
    details = documents.Details("Belkaart", url="https://www.vng.nl/belkaart")
    documents.change_document(actor, document.pk, details)
    assert "vng.nl" not in answers(process)[f"/openbaar/{process.number}"]
    documents.change_document(actor, document.pk, documents.Details("Belkaart", url=details.url, is_public=True))
    assert 'href="https://www.vng.nl/belkaart"' in answers(process)[f"/openbaar/{process.number}"]


def test_older_and_newer_versions_stay_inside(
    monkeypatch: pytest.MonkeyPatch, actor: Actor, traject_id: int, process: Process
) -> None:
    public.switch_public(actor, process.pk, on=True)
    uden = Organisation.objects.get(name="Uden")
    today = clock.today()
    first = process.versions.get()
    step = Node(id="a", kind=Kind.STEP, type="task", label="Nieuwe stap")
    graph = process_to_json(Graph(id="p", name="Melding Wmo", nodes=(step,)))
    publish(actor, traject_id, NewVersion("Melding Wmo", b"<d/>", graph, "", domain="Wmo"), process_id=process.pk)
    second = Version.objects.get(process=process, order=2)
    begins = today + datetime.timedelta(days=10)
    Validity.objects.create(process=process, version=first, organisation=uden, period=(today, begins))
    Validity.objects.create(process=process, version=second, organisation=uden, period=(begins, None))
    address = f"/openbaar/{process.number}"
    assert "Nieuwe stap" not in Client().get(f"{address}?versie=2.0").content.decode()
    monkeypatch.setattr(clock, "today", lambda: begins)
    page = Client().get(f"{address}?versie=1.0").content.decode()
    assert "Nieuwe stap" in page
    assert "Melding aannemen" not in page


def test_a_process_without_anything_published_cannot_be_made_public(actor: Actor, traject_id: int) -> None:
    landscape = Landscape.objects.create(traject_id=traject_id, name="Uden")
    process = Process.objects.create(landscape=landscape, name="Concept", name_key="concept")
    with pytest.raises(Problem) as refusal:
        public.switch_public(actor, process.pk, on=True)
    assert refusal.value.code == "public-nothing-published"
    Process.objects.filter(pk=process.pk).update(is_public=True)
    assert not public_processes().exists()


def test_a_cache_may_keep_what_everybody_gets(actor: Actor, process: Process) -> None:
    public.switch_public(actor, process.pk, on=True)
    for address in (
        "/openbaar",
        f"/openbaar/{process.number}",
        f"/openbaar/{process.number}/bestand.svg",
        "/robots.txt",
    ):
        answer = Client().get(address)
        assert answer["Cache-Control"] == "public, max-age=300", address
        assert "Cookie" not in answer["Vary"], address
        assert not answer.cookies, address


def test_who_signed_in_gets_the_same_page_as_everybody(analyst: Account, actor: Actor, process: Process) -> None:
    public.switch_public(actor, process.pk, on=True)
    signed_in = Client()
    signed_in.force_login(analyst)
    address = f"/openbaar/{process.number}"
    assert signed_in.get(address).content == Client().get(address).content


def test_what_everybody_asks_is_not_kept(actor: Actor, process: Process) -> None:
    public.switch_public(actor, process.pk, on=True)
    assert "Niets gevonden" in Client().get("/openbaar?q=onvindbaar").content.decode()
    assert not SearchMiss.objects.exists()


def test_the_words_of_other_processes_are_not_told(actor: Actor, traject_id: int, process: Process) -> None:
    """A typing error is read as the nearest word, also one that stands in internal processes alone."""
    step = Node(id="a", kind=Kind.STEP, type="task", label="Fraudeonderzoek starten")
    graph = process_to_json(Graph(id="p", name="Handhaving", nodes=(step,)))
    publish(actor, traject_id, NewVersion("Handhaving", b"<d/>", graph, ""))
    public.switch_public(actor, process.pk, on=True)
    assert "raudeonderzoek" not in Client().get("/openbaar?q=fraudonderzoek").content.decode()


def test_names_in_the_texts_are_told_to_who_makes_it_public(
    analyst: Account, actor: Actor, traject_id: int, process: Process
) -> None:
    step = Node(id="a", kind=Kind.STEP, type="task", label="Bellen", documentation="Vraag het aan Willemijn Zonneveld")
    graph = process_to_json(Graph(id="p", name="Melding", nodes=(step,), documentation="Bel mevrouw Jansen."))
    publish(actor, traject_id, NewVersion("Melding", b"<d/>", graph, ""), process_id=process.pk)
    process.refresh_from_db()
    newest = process.versions.get(order=2)
    assert {remark.code for remark in personal_in(process, newest)} == {"personal-name", "public-name"}
    client = Client()
    client.force_login(analyst)
    page = client.post(f"/processen/{process.number}/openbaar", {"aan": "1"}).content.decode()
    assert "In de teksten staat de naam Willemijn Zonneveld" in page
    assert Client().get(f"/openbaar/{process.number}").status_code == 404
    client.post(f"/processen/{process.number}/openbaar", {"aan": "1", "toch": "1", "versie": str(newest.pk)})
    assert Client().get(f"/openbaar/{process.number}").status_code == 200


def publish_with_a_name(actor: Actor, traject_id: int, process: Process, name: str = "mevrouw Jansen") -> Version:
    """A next version, in force at once, in which somebody is named."""
    step = Node(id="a", kind=Kind.STEP, type="task", label="Bellen", documentation=f"Vraag het aan {name}.")
    graph = process_to_json(Graph(id="p", name="Melding Wmo", nodes=(step,)))
    publish(actor, traject_id, NewVersion("Melding Wmo", b"<d/>", graph, "", domain="Wmo"), process_id=process.pk)
    return Version.objects.get(process=process, order=2)


@pytest.fixture
def owner(process: Process) -> Account:
    account = make_account(PRODUCT, email="eigenaar@voorbeeld.nl", name="Willemijn", password="een lang wachtwoord")
    give_role(PRODUCT, account, "medewerker")
    Person.objects.filter(name="Willemijn Zonneveld").update(account=account)
    return account


@pytest.mark.parametrize("by_domain", [False, True])
def test_a_new_version_with_a_name_waits_until_its_owner_has_looked(
    actor: Actor, traject_id: int, process: Process, owner: Account, by_domain: bool
) -> None:
    address = f"/openbaar/{process.number}"
    if by_domain:
        public.choose_public_domains(actor, ["Wmo"])
    else:
        public.switch_public(actor, process.pk, on=True)
    assert Client().get(address).status_code == 200
    version = publish_with_a_name(actor, traject_id, process)
    assert Client().get(address).status_code == 404
    for question in ("jansen", "bellen", "melding"):
        assert address not in Client().get(f"/openbaar?q={question}").content.decode()

    client = Client()
    client.force_login(owner)
    told = Message.objects.get(account=owner, key=f"public-held-{version.pk}")
    assert "is nog niet openbaar" in told.title
    assert "is nog niet openbaar: kijk naar de namen" in client.get("/vandaag").content.decode()
    page = client.get(f"/processen/{process.number}").content.decode()
    assert "mevrouw Jansen" in page
    assert "Het klopt, maak versie 2.0 openbaar" in page

    answer = {"aan": "1", "toch": "1", "versie": str(version.pk)}
    assert client.post(f"/processen/{process.number}/openbaar", answer).status_code == 302
    assert Client().get(address).status_code == 200
    assert "kijk naar de namen" not in client.get("/vandaag").content.decode()
    settle(process.pk)
    assert Client().get(address).status_code == 200
    assert Message.objects.filter(key__startswith="public-held").count() == 1


def test_what_begins_later_is_looked_at_before_and_held_back_from_its_first_day(
    monkeypatch: pytest.MonkeyPatch, actor: Actor, traject_id: int, process: Process, owner: Account
) -> None:
    uden = Organisation.objects.get(name="Uden")
    begins = clock.today() + datetime.timedelta(days=10)
    Validity.objects.create(
        process=process, version=process.versions.get(), organisation=uden, period=(clock.today(), begins)
    )
    public.switch_public(actor, process.pk, on=True)
    second = publish_with_a_name(actor, traject_id, process)
    Validity.objects.filter(version=second).delete()
    Validity.objects.create(process=process, version=second, organisation=uden, period=(begins, None))
    settle(process.pk)
    address = f"/openbaar/{process.number}"
    assert Client().get(address).status_code == 200
    assert Message.objects.filter(account=owner, key=f"public-held-{second.pk}").exists()
    monkeypatch.setattr(clock, "today", lambda: begins)
    assert Client().get(address).status_code == 404


def test_a_domain_is_looked_at_when_it_is_made_public(actor: Actor, traject_id: int, process: Process) -> None:
    publish_with_a_name(actor, traject_id, process)
    public.choose_public_domains(actor, ["Wmo"])
    assert Client().get(f"/openbaar/{process.number}").status_code == 404


def test_a_version_of_another_process_cannot_be_confirmed(actor: Actor, traject_id: int, process: Process) -> None:
    public.switch_public(actor, process.pk, on=True)
    publish_with_a_name(actor, traject_id, process)
    graph = process_to_json(Graph(id="p", name="P", nodes=(Node(id="a", kind=Kind.STEP, type="task", label="Stap"),)))
    other = publish(actor, traject_id, NewVersion("Ander", b"<d/>", graph, ""))
    foreign = Version.objects.get(process=other.process_id)
    public.switch_public(actor, process.pk, on=True, confirmed=foreign.pk)
    assert Client().get(f"/openbaar/{process.number}").status_code == 404


@pytest.mark.parametrize("word", ["GWS-suite", "WMO-OUD-7", "Inwonerszaken"])
def test_nothing_is_found_by_what_only_colleagues_see(actor: Actor, process: Process, word: str) -> None:
    Process.objects.filter(pk=process.pk).update(code="WMO-OUD-7", cluster="Inwonerszaken")
    public.switch_public(actor, process.pk, on=True)
    settle(process.pk)
    assert search(word, ["process", "process-step"]).total
    assert f"/openbaar/{process.number}" not in Client().get("/openbaar", {"q": word}).content.decode()


@pytest.mark.parametrize("word", ["Belkaart", "KCC", "melding", "Luister", "inwoner belt"])
def test_everybody_finds_by_what_everybody_sees(actor: Actor, process: Process, word: str) -> None:
    public.switch_public(actor, process.pk, on=True)
    assert f"/openbaar/{process.number}" in Client().get("/openbaar", {"q": word}).content.decode()


def test_only_who_may_publish_switches(employee: Account, process: Process) -> None:
    client = Client()
    client.force_login(employee)
    assert "Maak openbaar" not in client.get(f"/processen/{process.number}").content.decode()
    assert client.post(f"/processen/{process.number}/openbaar", {"aan": "1"}).status_code == 403
    owner = make_account(PRODUCT, email="eigenaar@voorbeeld.nl", name="Willemijn", password="een lang wachtwoord")
    give_role(PRODUCT, owner, "medewerker")
    Person.objects.filter(name="Willemijn Zonneveld").update(account=owner)
    client.force_login(owner)
    assert "Maak openbaar" in client.get(f"/processen/{process.number}").content.decode()
    client.post(f"/processen/{process.number}/openbaar", {"aan": "1"})
    assert Client().get(f"/openbaar/{process.number}").status_code == 200


def test_search_engines_see_only_what_is_public(process: Process) -> None:
    rules = Client().get("/robots.txt").content.decode().splitlines()
    assert rules.index("Allow: /openbaar") < rules.index("Disallow: /")


def test_many_public_processes_take_few_queries(
    actor: Actor, traject_id: int, process: Process, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    graph = process_to_json(Graph(id="p", name="P", nodes=(Node(id="a", kind=Kind.STEP, type="task", label="Stap"),)))
    for number in range(20):
        publish(actor, traject_id, NewVersion(f"Proces {number}", b"<d/>", graph, "", domain="Wmo"))
    public.choose_public_domains(actor, ["Wmo"])
    with django_assert_max_num_queries(6):  # type: ignore[attr-defined]
        assert "21 processen" in Client().get("/openbaar").content.decode()
    with django_assert_max_num_queries(25):  # type: ignore[attr-defined]
        assert Client().get(f"/openbaar/{process.number}").status_code == 200
