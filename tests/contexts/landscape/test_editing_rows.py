"""An edit writes what it changed and nothing else, however long the table is."""

from __future__ import annotations

import pytest
from django.db.models import QuerySet

from stroomlijn.engines.editing import rows
from stroomlijn.engines.process_model import process_from_json
from stroomlijn.foundation.actor import Actor
from stroomlijn.landscape.models import Appearance, Version
from stroomlijn.landscape.operations.editing import begin_new, give_command
from stroomlijn.landscape.queries.places import Place

STEPS = tuple(f"Stap {number}" for number in range(8))


@pytest.fixture
def table(actor: Actor, traject_id: int) -> Version:
    version = begin_new(actor, Place(traject_id, None, ""), "Melding")
    lines = [{"label": label, "role": "Consulent"} for label in STEPS]
    _given(actor, version, {"do": "paste", "after": None, "id": "s", "rows": lines})
    _given(actor, version, {"do": "remove", "step": _element(version, len(STEPS))})
    return version


def test_a_cell_writes_the_appearance_of_its_own_step_only(actor: Actor, table: Version) -> None:
    _given(actor, table, {"do": "set", "step": _element(table, 3), "field": "label", "value": "A", "was": "Stap 3"})
    before = _rows(table)
    _given(actor, table, {"do": "set", "step": _element(table, 3), "field": "label", "value": "B", "was": "A"})
    after = _rows(table)
    assert [label for _pk, label in after] == [*STEPS[:3], "B", *STEPS[4:]]
    assert [one for one in before if one not in after] == [before[3]]


def test_a_step_that_goes_moves_those_behind_it_and_leaves_those_before_it(actor: Actor, table: Version) -> None:
    _given(actor, table, {"do": "set", "step": _element(table, 7), "field": "label", "value": "Z", "was": "Stap 7"})
    before = _rows(table)
    _given(actor, table, {"do": "remove", "step": _element(table, 5)})
    after = _rows(table)
    assert [label for _pk, label in after] == [*STEPS[:5], "Stap 6", "Z"]
    assert after[:5] == before[:5]
    assert list(_of(table).values_list("position", flat=True)) == list(range(7))


def _given(actor: Actor, version: Version, command: dict[str, object]) -> None:
    give_command(actor, version.pk, command, f"{command['do']}-{command.get('step')}-{command.get('value')}"[:40])


def _of(version: Version) -> QuerySet[Appearance]:
    return Appearance.objects.filter(version=version).order_by("position")


def _rows(version: Version) -> list[tuple[int, str]]:
    return list(_of(version).values_list("pk", "label"))


def _element(version: Version, place: int) -> str:
    version.refresh_from_db()
    return rows(process_from_json(version.graph))[place].id
