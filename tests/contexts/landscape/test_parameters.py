"""One text, and in each organisation its own hours, prices and counters."""

from __future__ import annotations

import pytest
from django.test import Client

from stroomlijn.engines.problems import Problem
from stroomlijn.engines.process_model import Kind, Node, process_to_json
from stroomlijn.engines.process_model import Process as Graph
from stroomlijn.foundation.actor import PRODUCT, Actor
from stroomlijn.foundation.models import Account
from stroomlijn.foundation.operations.accounts import give_role, make_account
from stroomlijn.landscape.models import Parameter, ParameterValue
from stroomlijn.landscape.operations import parameters
from stroomlijn.landscape.operations.publishing import NewVersion, publish
from stroomlijn.landscape.queries import editor, release
from stroomlijn.landscape.queries.parameters import Values, fill, fill_plain, parameter_key, values_for
from stroomlijn.organisation.models import Organisation

pytestmark = pytest.mark.django_db
LANDERD = Values("Landerd", {"mandaat": "Mandaat", "loket": "Loket"}, {"mandaat": "€ 5.000"})


def test_a_text_holds_what_is_so_in_my_organisation() -> None:
    shown = fill("Tot {mandaat} beslis je zelf", LANDERD)
    assert shown == 'Tot <span class="stroomlijn-parameter" title="Landerd">€ 5.000</span> beslis je zelf'
    assert fill_plain("Tot {mandaat} beslis je zelf", LANDERD) == "Tot € 5.000 beslis je zelf"


def test_what_is_not_filled_in_says_so() -> None:
    assert "nog niet ingevuld: Loket" in fill("Ga naar {loket}", LANDERD)
    assert fill_plain("Ga naar {loket}", LANDERD) == "Ga naar nog niet ingevuld: Loket"


def test_braces_around_anything_else_stay() -> None:
    text = "if (a) { b } {onbekend} {} {{ } {mandaat"
    assert fill(text, LANDERD) == text
    assert fill_plain(text, LANDERD) == text


def test_people_may_write_the_name_as_they_say_it() -> None:
    values = Values("Uden", {"mandaat_in_uren": "Mandaat (in uren)"}, {"mandaat_in_uren": "4"})
    assert fill_plain("{Mandaat in uren}, { mandaat_in_uren }", values) == "4, 4"


def test_a_script_is_shown_and_not_done_wherever_it_stands() -> None:
    evil = "<script>alert(1)</script>\"'"
    values = Values(evil, {"a": evil, "b": evil}, {"a": evil})
    shown = fill(f"{evil}{{a}}{evil}{{b}}", values)
    assert "<script" not in shown
    assert 'title="&lt;script&gt;' in shown
    assert shown.count("<span") == 2


@pytest.mark.parametrize(
    ("label", "key"),
    [("Mandaat (uren)", "mandaat_uren"), ("Één prijs", "een_prijs"), ("  ", ""), ("x" * 80, "x" * 60)],
)
def test_the_key_follows_from_the_label(label: str, key: str) -> None:
    assert parameter_key(label) == key


def test_the_values_of_an_organisation_in_two_queries(django_assert_max_num_queries: object) -> None:
    uden, landerd = (Organisation.objects.create(name=name) for name in ("Uden", "Landerd"))
    mandate = Parameter.objects.create(key="mandaat", label="Mandaat")
    Parameter.objects.create(key="loket", label="Loket")
    ParameterValue.objects.create(parameter=mandate, organisation=uden, value="4 uur")
    ParameterValue.objects.create(parameter=mandate, organisation=landerd, value="8 uur")
    with django_assert_max_num_queries(2):  # type: ignore[operator]
        values = values_for(uden.pk)
    assert fill_plain("{mandaat} bij {loket}", values) == "4 uur bij nog niet ingevuld: Loket"
    assert fill_plain("{mandaat}", values_for(landerd.pk)) == "8 uur"
    assert fill_plain("{mandaat}", values_for(None)) == "verschilt per organisatie: Mandaat"


@pytest.fixture
def towns(transactional_db: None) -> list[Organisation]:
    return [Organisation.objects.create(name=name) for name in ("Landerd", "Uden")]


@pytest.fixture
def mandate(actor: Actor, towns: list[Organisation]) -> Parameter:
    return parameters.add_parameter(actor, "Mandaat (uren)")


@pytest.fixture
def visitor(analyst: Account) -> Client:
    client = Client()
    client.force_login(analyst)
    return client


def field(parameter: Parameter, town: Organisation) -> str:
    return f"waarde-{parameter.pk}-{town.pk}"


def test_values_are_filled_in_where_they_stand(visitor: Client, towns: list[Organisation], mandate: Parameter) -> None:
    landerd, uden = towns
    assert "nog 2 in te vullen" in visitor.get("/parameters").content.decode()
    visitor.post("/parameters", {field(mandate, landerd): " 4 uur ", field(mandate, uden): ""})
    shown = visitor.get("/parameters").content.decode()
    assert "4 uur" in shown
    assert "nog 1 in te vullen" in shown
    assert fill_plain("{mandaat_uren}", values_for(landerd.pk)) == "4 uur"
    visitor.post("/parameters", {field(mandate, landerd): ""})
    assert not ParameterValue.objects.exists()


def test_history_tells_what_stood_there_before(visitor: Client, towns: list[Organisation], mandate: Parameter) -> None:
    for value in ("4 uur", "8 uur", "8 uur"):
        visitor.post("/parameters", {field(mandate, towns[0]): value})
    page = visitor.get(f"/parameters/{mandate.pk}").content.decode()
    assert "<del>4 uur</del> → 8 uur" in page
    assert page.count("<del>") == 1
    assert "Fatima El Idrissi" in page


def test_a_value_that_is_too_long_is_refused_and_nothing_typed_is_lost(
    visitor: Client, towns: list[Organisation], mandate: Parameter
) -> None:
    landerd, uden = towns
    answer = visitor.post("/parameters", {field(mandate, landerd): "goed", field(mandate, uden): "x" * 10_000})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Dit is te lang (10000 tekens)" in page
    assert "goed" in page
    assert "x" * 10_000 in page
    assert not ParameterValue.objects.exists()


def test_two_people_who_fill_in_the_same(
    visitor: Client, actor: Actor, towns: list[Organisation], mandate: Parameter
) -> None:
    seen = {f"gezien-{mandate.pk}": str(mandate.revision)}
    parameters.fill_in(actor, {mandate.pk: {towns[0].pk: "van een ander"}})
    answer = visitor.post("/parameters", {**seen, field(mandate, towns[0]): "van mij"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "van mij" in page
    assert "Er staat nu: van een ander" in page
    assert ParameterValue.objects.get().value == "van een ander"


def test_where_it_is_used_and_that_it_stays_while_it_is(
    actor: Actor, traject_id: int, visitor: Client, mandate: Parameter
) -> None:
    step = Node(id="a", kind=Kind.STEP, type="task", label="Beslissen", documentation="Tot {Mandaat uren} zelf.")
    graph = process_to_json(Graph(id="p", name="Melding", nodes=(step,)))
    process = publish(actor, traject_id, NewVersion("Melding", b"<d/>", graph, ""))
    assert "in 1 proces" in visitor.get("/parameters").content.decode()
    assert f"/processen/{process.process_number}#stap-1" in visitor.get(f"/parameters/{mandate.pk}").content.decode()
    with pytest.raises(Problem) as refusal:
        parameters.remove_parameter(actor, mandate.pk)
    assert refusal.value.code == "parameter-in-use"


def test_a_text_that_names_what_is_no_parameter_says_so_to_who_publishes_or_edits(mandate: Parameter) -> None:
    text = f"Tot {{{mandate.key}}} beslis je zelf, daarna {{loket_uden}}. Vul in: {{Naam van de inwoner}}"
    graph = Graph("p", nodes=(Node("a", Kind.STEP, "Besluiten", role="Consulent", documentation=text),))
    said = "De tekst noemt {loket_uden}, maar die parameter is er niet."
    told = [finding for finding in release.findings(graph) if "parameter" in finding.text]
    assert told == [release.Finding(f"stap 1: {said}", blocks=False, element="a")]
    here = [finding for finding in editor.findings(graph) if "parameter" in finding["text"]]
    assert here == [{"step": "a", "text": said, "blocks": False}]


def test_a_parameter_that_is_not_used_can_go(visitor: Client, mandate: Parameter) -> None:
    visitor.post(f"/parameters/{mandate.pk}", {"weg": "1"})
    assert not Parameter.objects.exists()


def test_another_name_leaves_the_texts_as_they_are(visitor: Client, mandate: Parameter) -> None:
    visitor.post(f"/parameters/{mandate.pk}", {"naam": "Tekenbevoegdheid"})
    mandate.refresh_from_db()
    assert (mandate.label, mandate.key) == ("Tekenbevoegdheid", "mandaat_uren")


@pytest.mark.parametrize(
    ("label", "code"),
    [("Mandaat uren", "parameter-exists"), (" ?! ", "parameter-name-empty"), ("x" * 201, "parameter-name-too-long")],
)
def test_a_name_that_cannot_be(actor: Actor, mandate: Parameter, label: str, code: str) -> None:
    with pytest.raises(Problem) as refusal:
        parameters.add_parameter(actor, label)
    assert refusal.value.code == code


def test_who_edits_for_one_organisation_fills_in_that_one(towns: list[Organisation], mandate: Parameter) -> None:
    landerd, uden = towns
    account = make_account(PRODUCT, email="anke@voorbeeld.nl", name="Anke", password="een lang wachtwoord")
    give_role(PRODUCT, account, "proceseigenaar", scope_kind="organisation", scope_id=landerd.pk)
    client = Client()
    client.force_login(account)
    page = client.get("/parameters").content.decode()
    assert field(mandate, landerd) in page
    assert field(mandate, uden) not in page
    client.post("/parameters", {field(mandate, landerd): "van ons", field(mandate, uden): "van hen"})
    assert [(row.organisation, row.value) for row in ParameterValue.objects.all()] == [(landerd, "van ons")]
    assert client.post("/parameters", {"nieuw": "Prijs"}).status_code == 403


def test_scripts_and_nonsense_in_the_form_do_nothing(
    visitor: Client, towns: list[Organisation], mandate: Parameter
) -> None:
    evil = "<script>alert(1)</script>"
    nonsense = {"waarde-x-y": "a", f"waarde-{mandate.pk}-99999": "b", "waarde-": "c", "waarde-9999999-1": "d"}
    answer = visitor.post("/parameters", {field(mandate, towns[0]): evil, **nonsense})
    assert answer.status_code == 302
    assert "<script>alert" not in visitor.get("/parameters").content.decode()
    assert [row.value for row in ParameterValue.objects.all()] == [evil]


def test_many_parameters_take_few_queries(
    visitor: Client, actor: Actor, towns: list[Organisation], django_assert_max_num_queries: object
) -> None:
    for number in range(30):
        made = parameters.add_parameter(actor, f"Prijs {number}")
        parameters.fill_in(actor, {made.pk: {town.pk: "1" for town in towns}})
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        assert "Alles is ingevuld" in visitor.get("/parameters").content.decode()


def test_a_parameter_that_was_removed_comes_back_with_its_values_unless_its_key_is_taken(
    actor: Actor, visitor: Client, towns: list[Organisation], mandate: Parameter
) -> None:
    parameters.fill_in(actor, {mandate.pk: {towns[0].pk: "20 uur"}})
    page = visitor.post(f"/parameters/{mandate.pk}", {"weg": "1"}, follow=True)
    (message,) = page.context["messages"]
    assert not Parameter.objects.filter(pk=mandate.pk).exists()
    visitor.post(message.extra_tags)
    assert Parameter.objects.get(pk=mandate.pk).key == mandate.key
    assert ParameterValue.objects.get(parameter=mandate.pk, organisation=towns[0]).value == "20 uur"
    undo = parameters.remove_parameter(actor, mandate.pk)
    parameters.add_parameter(actor, mandate.label)
    with pytest.raises(Problem, match="parameter-exists"):
        parameters.undo_remove_parameter(actor, undo)
