"""What was decided once is offered where the same question lies open: shown, decided and taken back together."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from django.test import Client
from tests.contexts.harmonisation.conftest import merged_as_one
from tests.contexts.stages import stage

from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account
from stroomlijn.harmonisation.models import Decision, Difference, Group
from stroomlijn.harmonisation.operations import deciding, referring

Work = Callable[[], None]
STEPS = ("Melding aannemen", "Onderzoek doen", "Verslag schrijven", "Besluit nemen")
TABLE = "\n".join(
    [
        "Proces;Gemeente;Nr;Stap;Wie",
        *(f"Melding Wmo;Uden;{number};{step};Consulent" for number, step in enumerate(STEPS, 1)),
        *(f"Melding Wmo;Landerd;{number};{step};Klantmanager" for number, step in enumerate(STEPS, 1)),
        "Melding Wmo;Landerd;5;Dossier sluiten;Klantmanager",
    ]
)


@stage
def group(actor: Actor, traject_id: int, work: Work) -> Group:
    """Another role at four steps, and a step that one of them has."""
    return merged_as_one(actor, traject_id, work, TABLE)


def role(group: Group, step: str) -> Difference:
    return Difference.objects.get(draft__group=group, type="role", about__label=step)


def decide(actor: Actor, group: Group, step: str, text: str) -> Decision:
    difference = role(group, step)
    option = next((one["id"] for one in difference.options if one["text"] == text), "new")
    answer = deciding.Answer(difference.key, option, value="" if option != "new" else text)
    (made,) = deciding.decide(actor, group.pk, [answer], "Kent de inwoner")
    return made


def in_force() -> dict[str, str]:
    decisions = Decision.objects.filter(withdrawn_at=None)
    return {one.summary.removeprefix("Rol bij "): f"{one.option}{one.value}" for one in decisions}


def test_the_others_are_offered_listed_decided_in_one_act_and_taken_back_in_one(
    actor: Actor, analyst: Account, group: Group, client: Client
) -> None:
    made = decide(actor, group, STEPS[0], "Klantmanager")
    client.force_login(analyst)
    here = f"/groepen/GROEP-{group.pk}"
    assert "Bekijk die 3" in client.get(here).content.decode()
    address = f"{here}/besluiten/{made.number}/ook"
    listed = client.get(address).content.decode()
    assert all(step in listed for step in STEPS[1:])
    assert "Dossier sluiten" not in listed
    assert "Kent de inwoner" in listed
    keys = [role(group, step).key for step in STEPS[1:3]]
    client.post(address, {"verschil": [*keys, "iets-anders"], "reden": "Kent de inwoner"})
    assert in_force() == dict.fromkeys(STEPS[:3], made.option)
    assert len(set(Decision.objects.values_list("number", flat=True))) == 3
    page = client.get(here).content.decode()
    undo = unescape(re.search(rf'action="({here}/samen-intrekken[^"]*)"', page)[1])
    assert client.post(undo).status_code == 302
    assert in_force() == {STEPS[0]: made.option}
    assert Decision.objects.count() == 3


def test_only_what_asks_the_same_and_lies_with_nobody_else_is_offered(actor: Actor, group: Group) -> None:
    referring.refer(actor, group.pk, role(group, STEPS[3]).key, "toets")
    made = decide(actor, group, STEPS[0], "Consulent")
    assert [(one.label, one.words, one.members) for one in deciding.alike(group, made)] == [
        (STEPS[1], "Consulent", ["Uden"]),
        (STEPS[2], "Consulent", ["Uden"]),
    ]
    missing = Difference.objects.get(draft__group=group, type="step-missing")
    (other,) = deciding.decide(actor, group.pk, [deciding.Answer(missing.key, "keep")])
    assert deciding.alike(group, other) == []


def test_a_text_of_ones_own_goes_with_it(actor: Actor, group: Group) -> None:
    made = decide(actor, group, STEPS[0], "Toegang")
    assert {one.words for one in deciding.alike(group, made)} == {"Iets nieuws: Toegang"}
    made_too = deciding.decide_alike(actor, group.pk, made.number, [role(group, STEPS[1]).key], "")
    assert [one.value for one in made_too] == ["Toegang"]


@stage
def three(actor: Actor, traject_id: int, work: Work) -> Group:
    """One role under three names; one of the three does not have every step, and another role once."""
    rows = ["Proces;Gemeente;Nr;Stap;Wie"]
    for place, who in (("Uden", "Consulent Wmo"), ("Landerd", "Wmo-consulent"), ("Bernheze", "Klantmanager")):
        has = [step for step in STEPS if (place, step) != ("Bernheze", STEPS[1])]
        rows += [
            f"Melding Wmo;{place};{number};{step};{who if step != STEPS[3] else f'Kwaliteit {place}'}"
            for number, step in enumerate(has, 1)
        ]
    return merged_as_one(actor, traject_id, work, "\n".join(rows))


def test_one_role_under_other_names_is_decided_once_for_all_its_steps_and_taken_back_in_one(
    analyst: Account, three: Group, client: Client
) -> None:
    client.force_login(analyst)
    here = f"/groepen/GROEP-{three.pk}"
    first = role(three, STEPS[0])
    assert "Ook bij de andere 2 stappen met deze rollen" in client.get(f"{here}?verschil={first.key}").content.decode()
    klantmanager = next(one["id"] for one in first.options if one["text"] == "Klantmanager")
    client.post(f"{here}/besluiten", {"verschil": first.key, "keuze": klantmanager, "tekst": "Oud", "overal": "on"})
    assert in_force() == {STEPS[0]: klantmanager, STEPS[1]: "newKlantmanager", STEPS[2]: klantmanager}
    page = client.get(here).content.decode()
    undo = unescape(re.search(rf'action="({here}/samen-intrekken[^"]*)"', page)[1])
    client.post(undo)
    assert in_force() == {}


def test_without_the_tick_only_the_step_itself_is_decided(analyst: Account, three: Group, client: Client) -> None:
    client.force_login(analyst)
    first = role(three, STEPS[0])
    answer = {"verschil": first.key, "keuze": first.options[0]["id"]}
    client.post(f"/groepen/GROEP-{three.pk}/besluiten", answer)
    assert list(in_force()) == [STEPS[0]]


def test_numbers_of_another_group_are_not_taken_back(
    actor: Actor, analyst: Account, group: Group, client: Client
) -> None:
    decide(actor, group, STEPS[0], "Consulent")
    client.force_login(analyst)
    address = f"/groepen/GROEP-{group.pk}/samen-intrekken?nummer=BESL-1999-001"
    assert client.post(address).status_code == 404
    assert len(in_force()) == 1
