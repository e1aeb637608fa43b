"""Which source is the base, and what is asked again when a source changes."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engines.merging.deciding import line
from tests.engines.merging.varied import (
    Block,
    Part,
    Ways,
    Work,
    drawn,
    families,
    trees,
    variant,
)

from stroomlijn.engines.merging import Choice, Member, merge
from stroomlijn.engines.process_model import Gateway


def test_the_base_is_who_shares_most_steps_whatever_the_order() -> None:
    shared = ("Melding lezen", "Gesprek voeren", "Verslag maken")
    members = [
        Member("c", line("veel", *shared, "Brief sturen")),
        Member("a", line("weinig", "Melding lezen")),
        Member("b", line("ook veel", *shared)),
        Member("d", line("alleen", "Klant bellen", "Dossier sluiten")),
    ]
    for order in permutations(members):
        assert merge(order).base == ("b", "ook veel"), "of equals the first by file and name"


@given(families(), st.randoms(use_true_random=False))
def test_the_base_has_no_source_above_it(members: list[Member], chance: random.Random) -> None:
    merged = merge(chance.sample(members, len(members)))
    having = {
        column: sum(
            sum(map(bool, row.cells)) - 1 for row in merged.alignment.rows if row.cells[n] and row.kind == "step"
        )
        for n, column in enumerate(merged.alignment.columns)
    }
    assert having[merged.base] == max(having.values())
    assert merged.base == min(column for column, count in having.items() if count == max(having.values()))


FIRST = Work("Aanvraag ontvangen", "Administratie", "Suite", ("Formulier",), "2 weken")
LAST = Work("Dossier sluiten", "Administratie", "Zaaksysteem", ("Brief",), "5 werkdagen")
TREE: Ways = (
    FIRST,
    Work("Huisbezoek plannen", "Consulent"),
    Block(
        Gateway.EXCLUSIVE,
        "Is er recht?",
        ((Work("Aanvraag toekennen", "Consulent"),), (Work("Aanvraag afwijzen", "Teamleider"),)),
    ),
    LAST,
)
OTHER: Ways = (
    Work("Aanvraag ontvangen", "Consulent", "Zaaksysteem", ("Brief",), "3 weken"),
    Work("Klant bellen", "Consulent"),
    TREE[2],
    Work("Dossier sluiten", "Teamleider", "Suite", ("Besluit",), "1 week"),
)


def changed(index: int, part: Part) -> Ways:
    return (*TREE[:index], part, *TREE[index + 1 :])


SMALL: dict[str, tuple[Ways, str]] = {
    "name": (changed(0, replace(FIRST, label="Ontvangen van de aanvraag")), "name"),
    "role": (changed(3, replace(LAST, role="Balie")), "role"),
    "system": (changed(3, replace(LAST, system="Excel")), "system"),
    "document": (
        changed(3, Work("Dossier sluiten", "Administratie", "Zaaksysteem", ("Nota",), "5 werkdagen")),
        "document",
    ),
    "term": (changed(3, replace(LAST, term="9 weken")), "term"),
    "a step more": ((*TREE, Work("Medisch advies opvragen", "Consulent")), "step-missing"),
    "a step less": ((TREE[0], *TREE[2:]), "step-missing"),
    "a question": (changed(2, Block(Gateway.EXCLUSIVE, "Klopt het?", TREE[2].ways)), ""),  # type: ignore[union-attr]
}


@pytest.mark.parametrize("change", SMALL)
def test_a_small_change_leaves_every_other_decision_as_it_is(change: str) -> None:
    """All is decided, by what the other source does; then one thing changes in the first."""
    before = [Member("a", drawn(TREE)), Member("b", drawn(OTHER))]
    decisions = {
        one.id: Choice(next(option.id for option in one.options if ("b", "Wmo") in option.members))
        for one in merge(before).differences
    }
    assert {"role", "system", "document", "term", "step-missing"} <= {one.type for one in merge(before).differences}
    tree, kind = SMALL[change]
    after = merge([Member("a", drawn(tree)), before[1]], decisions)
    asked = [one for one in after.differences if one.choice is None]
    assert {one.type for one in asked} <= {kind}, [(one.type, one.label) for one in asked]
    gone = {one.id for one in merge(before).differences} - {one.id for one in after.differences}
    assert set(after.refused) == gone
    assert len(gone) <= 1


@given(trees(), st.data())
def test_decisions_on_steps_that_did_not_change_stay(tree: Ways, data: st.DataObject) -> None:
    first, second = data.draw(variant(tree)), data.draw(variant(tree))
    before = [Member("a", drawn(tree)), Member("b", drawn(first))]
    found = {one.id: one for one in merge(before).differences}
    decisions = {key: Choice(one.options[0].id, "soms", "iets") for key, one in found.items()}
    after = merge([*before, Member("c", drawn(second))], decisions)
    same = {one.id: one for one in after.differences if one.id in found}
    for key, one in same.items():
        kept = decisions[key].option in {option.id for option in one.options}
        assert (one.choice == decisions[key]) == kept
        assert (key in after.refused) != kept
    assert set(after.refused) <= decisions.keys()
