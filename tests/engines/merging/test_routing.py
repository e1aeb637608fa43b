"""How a gateway routes, where the sources have the same steps behind it."""

from __future__ import annotations

import pytest
from tests.engines.merging.deciding import between, decide, one

from stroomlijn.engines.merging import Choice, Member, merge
from stroomlijn.engines.merging.answering import SPOKEN
from stroomlijn.engines.process_model import Gateway, Kind


def test_how_a_gateway_routes_is_decided_for_split_and_join_together() -> None:
    members = [
        Member("a", between("Brief sturen", "Klant bellen", route=Gateway.PARALLEL)),
        Member("b", between("Brief sturen", "Klant bellen", route=Gateway.EXCLUSIVE)),
    ]
    undecided = merge(members)
    gates = [node.gateway for node in undecided.process.nodes if node.kind is Kind.GATEWAY]
    assert gates == [Gateway.INCLUSIVE, Gateway.INCLUSIVE]
    option = next(o for o in one(undecided, "gateway").options if o.members == (("b", "keuze"),))
    decided = decide(members, ("gateway", "", Choice(option.id)))
    gates = [node.gateway for node in decided.process.nodes if node.kind is Kind.GATEWAY]
    assert gates == [Gateway.EXCLUSIVE, Gateway.EXCLUSIVE]


def test_how_it_routes_is_told_where_the_steps_are_the_same() -> None:
    routes = (Gateway.EXCLUSIVE, Gateway.PARALLEL, Gateway.INCLUSIVE)
    members = [Member(str(route), between("Brief sturen", "Klant bellen", route=route)) for route in routes]
    difference = one(merge(members), "gateway")
    assert {option.text for option in difference.options if option.members} == {
        "Brief sturen → Klant bellen · een ervan",
        "Brief sturen → Klant bellen · tegelijk",
        "Brief sturen → Klant bellen · een of meer",
    }
    assert difference.label == "Brief sturen"


@pytest.mark.parametrize("language", SPOKEN)
@pytest.mark.parametrize("route", Gateway)
def test_each_way_to_route_has_words(language: str, route: Gateway) -> None:
    assert SPOKEN[language].routed[route]


def test_what_a_rule_of_its_own_chooses_is_told_from_what_is_chosen_once() -> None:
    routes = (Gateway.COMPLEX, Gateway.EXCLUSIVE)
    members = [Member(str(route), between("Brief sturen", "Klant bellen", route=route)) for route in routes]
    difference = one(merge(members), "gateway")
    assert {option.text.partition(" · ")[2] for option in difference.options if option.members} == {
        "volgens een eigen regel",
        "een ervan",
    }
