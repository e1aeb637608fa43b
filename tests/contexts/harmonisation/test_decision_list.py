"""The list beside the table: what blocks first, then what waits, lies before others or is open; decided last."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from tests.contexts.harmonisation.sizes import group_of
from tests.contexts.stages import stage

from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account
from stroomlijn.harmonisation.models import Difference, Draft, Group, Premise, PremiseUse
from stroomlijn.harmonisation.operations import deciding, referring
from stroomlijn.harmonisation.queries.decision_list import FLOW, ORDER, Section, decision_list
from stroomlijn.harmonisation.queries.premises import waiting_for

Work = Callable[[], None]


@pytest.fixture
def client(analyst: Account) -> Client:
    client = Client()
    client.force_login(analyst)
    return client


@stage
def big(actor: Actor, traject_id: int, work: Work) -> Group:
    return group_of(actor, traject_id, work, organisations=4, steps=30)


def lines_of(group: Group, laid: tuple[str, ...] = ()) -> dict[str, Section]:
    draft = Draft.objects.get(group=group)
    return {line.key: line.section for line in decision_list(draft, waiting_for(group.pk), laid)}


def test_what_blocks_comes_first_and_what_was_decided_last(actor: Actor, big: Group) -> None:
    flow = list(Difference.objects.filter(draft__group=big, type__in=FLOW))
    name = Difference.objects.filter(draft__group=big).exclude(type__in=FLOW).first()
    assert len(flow) > 3 and name is not None
    premise = Premise.objects.create(traject=big.traject, name="Teamindeling", made_by="Werkgroep teams")
    PremiseUse.objects.create(premise=premise, group=big, difference=flow[1].key)
    referring.refer(actor, big.pk, flow[2].key, "toets")
    deciding.decide(actor, big.pk, [deciding.Answer(flow[3].key, flow[3].options[0]["id"], "Als het kan", "Anders")])
    sections = lines_of(big, (flow[2].key,))
    expected = {0: Section.BLOCKS, 1: Section.WAITS, 2: Section.LAID, 3: Section.DECIDED}
    assert {at: sections[flow[at].key] for at in expected} == expected
    assert sections[name.key] == Section.OPEN
    order = [ORDER.index(section) for section in sections.values()]
    assert order == sorted(order)


def test_a_question_on_which_others_rest_goes_before_them(big: Group) -> None:
    draft = Draft.objects.get(group=big)
    lines = [line for line in decision_list(draft, {}, ()) if line.section == Section.BLOCKS]
    assert lines[0].rests > 0, "the makers of this group let a step be missing of which the role differs too"
    assert [line.rests for line in lines] == sorted((line.rests for line in lines), reverse=True)


def test_what_was_decided_folds_away_and_is_undone_from_there(client: Client, actor: Actor, wmo: Group) -> None:
    address = reverse("group", args=[wmo.pk])
    assert "Al besloten" not in client.get(address).content.decode()
    key = Difference.objects.get(draft__group=wmo, type="step-missing").key
    (made,) = deciding.decide(actor, wmo.pk, [deciding.Answer(key, "drop")], "Landerd kan zonder")
    page = client.get(address).content.decode()
    assert all(words in page for words in ("Al besloten (1)", made.number, "Landerd kan zonder"))
    sent = {"terug": "?kijk=mee&toon=open", "volgende": key}
    answer = client.post(reverse("decision-withdraw", args=[wmo.pk, made.number]), sent)
    assert answer.url == f"{address}?kijk=mee&toon=open&verschil={key}#verschil-{key}"


def test_a_decision_is_corrected_with_a_reason_and_both_stay(client: Client, actor: Actor, wmo: Group) -> None:
    key = Difference.objects.get(draft__group=wmo, type="step-missing").key
    (made,) = deciding.decide(actor, wmo.pk, [deciding.Answer(key, "drop")])
    address = reverse("group-correct", args=[wmo.pk, made.number])
    form = client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in form and 'name="reden"' in form and 'value="drop" required checked' in form
    refused = client.post(address, {"keuze": "keep"}, headers={"Referer": address})
    assert refused.status_code == 303 and wmo.decisions.count() == 1, "without a reason nothing is recorded"
    answer = client.post(address, {"keuze": "keep", "reden": "De inwoner leest het graag", "terug": "?soort=name"})
    assert answer.url == f"{reverse('group', args=[wmo.pk])}?soort=name"
    later = wmo.decisions.get(withdrawn_at=None)
    assert (later.corrects, later.option) == (made, "keep")
    assert "geldt niet meer" in client.get(address).content.decode()
