"""What differs, what there is to choose and what becomes of it, as people read it."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client
from tests.contexts.harmonisation.conftest import merged_as_one
from tests.contexts.stages import stage

from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account
from stroomlijn.harmonisation.models import Decision, Difference, Draft, Group, WorkingGroup
from stroomlijn.harmonisation.operations import deciding, referring
from stroomlijn.harmonisation.queries.alignment import aligned_rows
from stroomlijn.harmonisation.queries.register import chosen_words
from stroomlijn.harmonisation.queries.workbench import draft_text, shown_differences

Work = Callable[[], None]
WHEN = "de inwoner erom vraagt"
TABLE = """Proces;Gemeente;Nr;Stap;Wie;Beslissing;Vervolg
Melding Wmo;Uden;1;Melding aannemen;Consulent;Is de melding compleet?;ja: 2, nee: 3
Melding Wmo;Uden;2;Onderzoek doen;Consulent;;3
Melding Wmo;Uden;3;Besluit nemen;Consulent;;
Melding Wmo;Landerd;1;Melding aannemen;Consulent;Kan het onderzoek beginnen?;ja: 2, nee: 3
Melding Wmo;Landerd;2;Onderzoek doen;Klantmanager;;3
Melding Wmo;Landerd;3;Besluit nemen;Consulent;;
"""


@stage
def asked(actor: Actor, traject_id: int, work: Work) -> Group:
    """Two that ask another question at the same place, and have another role at a step."""
    return merged_as_one(actor, traject_id, work, TABLE)


def of_type(group: Group, type_: str) -> Difference:
    return Difference.objects.get(draft__group=group, type=type_)


def decide(actor: Actor, group: Group, type_: str, option: str, **texts: str) -> Decision:
    (made,) = deciding.decide(actor, group.pk, [deciding.Answer(of_type(group, type_).key, option, **texts)])
    return made


def test_a_step_that_one_lacks_can_be_kept_under_a_condition_which_its_row_says(
    actor: Actor, analyst: Account, wmo: Group, work: Work, client: Client
) -> None:
    (shown,) = shown_differences(wmo.draft, [of_type(wmo, "step-missing").key])
    words = ["Houden", "Houden, maar alleen als …", "Laten vervallen", "Iets anders op deze plek"]
    assert [option["words"] for option in shown.options] == words
    made = decide(actor, wmo, "step-missing", "condition", condition=WHEN)
    assert chosen_words(made) == f"Houden, maar alleen als {WHEN}"
    work()
    row = next(row for row in aligned_rows(Draft.objects.get(group=wmo)) if row.label == "Verslag sturen")
    assert (row.outcome, row.when) == ("kept", (("", WHEN),))
    client.force_login(analyst)
    assert f"alleen als {WHEN}" in client.get(f"/groepen/GROEP-{wmo.pk}").content.decode()
    assert "Welke voorwaarde?" in client.get(f"/besluiten/{made.number}").content.decode()


def test_another_question_at_the_same_choice_is_decided_and_stands_with_the_step_it_leads_to(
    actor: Actor, analyst: Account, asked: Group, work: Work, client: Client
) -> None:
    difference = of_type(asked, "question")
    client.force_login(analyst)
    page = client.get(f"/groepen/GROEP-{asked.pk}").content.decode()
    assert "Andere vraag" in page
    assert "Is de melding compleet?" in page
    landerd = next(one["id"] for one in difference.options if one["members"] == ["Landerd"])
    decide(actor, asked, "question", landerd)
    work()
    rows = {row.label: row for row in aligned_rows(Draft.objects.get(group=asked))}
    assert rows["Onderzoek doen"].when == (("Kan het onderzoek beginnen?", "ja"),)
    assert rows["Melding aannemen"].when == rows["Besluit nemen"].when == ()
    nodes = (Draft.objects.get(group=asked).graph or {})["nodes"]
    assert [node["label"] for node in nodes if node["kind"] == "gateway" and node.get("label")] == [
        "Kan het onderzoek beginnen?"
    ]


def test_the_title_of_a_decision_says_what_it_is_about_and_what_it_became(
    actor: Actor, analyst: Account, asked: Group, client: Client
) -> None:
    klantmanager = next(one["id"] for one in of_type(asked, "role").options if one["text"] == "Klantmanager")
    made = decide(actor, asked, "role", klantmanager)
    client.force_login(analyst)
    for address in ("/besluiten", f"/besluiten/{made.number}", f"/groepen/GROEP-{asked.pk}/concept"):
        assert "Rol bij Onderzoek doen: Klantmanager" in client.get(address).content.decode()


def test_two_roles_can_both_stay_under_a_condition_and_what_that_costs_is_said(
    actor: Actor, analyst: Account, asked: Group, work: Work, client: Client
) -> None:
    (shown,) = shown_differences(asked.draft, [of_type(asked, "role").key])
    both = next(option for option in shown.options if option["id"] == "condition")
    assert both["words"] == "Allebei, onder een voorwaarde"
    assert both["effect"].startswith("1 stap meer")
    one, other = (option["text"] for option in shown.options if option["members"])
    client.force_login(analyst)
    page = client.get(f"/groepen/GROEP-{asked.pk}?verschil={shown.key}").content.decode()
    assert f"Is het zo, dan wordt het: {other}. Anders: {one}." in page
    long = of_type(asked, "role")
    long.options = [{**option, "text": option["text"] * 10} for option in long.options]
    long.save()
    (told,) = shown_differences(asked.draft, [long.key])
    said = next(option["meant"] for option in told.options if option["id"] == "condition")
    assert said == "Is het zo, dan wordt het: zoals Landerd. Anders: zoals Uden."
    decide(actor, asked, "role", "condition", condition=WHEN)
    work()
    row = next(row for row in aligned_rows(Draft.objects.get(group=asked)) if row.label == shown.label)
    assert row.becomes.manners == ((one, f"niet als {WHEN}"), (other, f"alleen als {WHEN}"))
    assert (row.becomes.role, row.when) == ("", ())
    page = client.get(f"/groepen/GROEP-{asked.pk}").content.decode()
    assert all(f"{role}, {when}" in page for role, when in row.becomes.manners)
    steps = draft_text(Draft.objects.get(group=asked)).steps
    assert {step.node.role for step in steps if step.node.label == shown.label} == {one, other}


def test_a_condition_is_asked_only_where_one_can_be_chosen(
    actor: Actor, analyst: Account, asked: Group, client: Client
) -> None:
    client.force_login(analyst)
    without = decide(actor, asked, "question", of_type(asked, "question").options[0]["id"])
    page = client.get(f"/besluiten/{without.number}").content.decode()
    assert "Neem een nieuw besluit" in page
    assert 'name="tekst"' in page
    assert "oorwaarde" not in page


def test_the_steering_group_is_not_asked_for_a_condition_that_cannot_be(
    actor: Actor, analyst: Account, asked: Group, client: Client
) -> None:
    WorkingGroup.objects.create(traject=asked.traject, kind="stuurgroep", name="Stuurgroep")
    referring.refer(actor, asked.pk, of_type(asked, "question").key, "steering")
    client.force_login(analyst)
    page = client.get(f"/groepen/GROEP-{asked.pk}/vaststellen").content.decode()
    assert 'name="keuze"' in page
    assert 'name="voorwaarde"' not in page
