"""What no editor of ours would send to the addresses of a concept: refused with a reason, and nothing is lost."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.attack.hostile import BPMN
from tests.attack.rules import without_a_trace
from tests.attack.world import World

from stroomlijn.foundation.models import Account
from stroomlijn.landscape.models import Edit, Presence, Version

STEP = {"id": "n", "kind": "step", "label": "a" * 1_000_000}
NO_STEPS = f"""<definitions xmlns="{BPMN}" id="d"><process id="p" name="Leeg"><startEvent id="s"/><endEvent id="e"/>
<sequenceFlow id="f" sourceRef="s" targetRef="e"/></process></definitions>"""


@pytest.fixture
def visitor(world: World) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(Account.objects.get(email="maker@voorbeeld.nl"))
    return client


@pytest.fixture
def concept(world: World) -> Version:
    return Version.objects.filter(process=world.concept).latest("order")


def sent(client: Client, name: str, world: World, body: object, query: str = "") -> Any:
    address = reverse(name, args=[world.concept]) + query
    given = body if isinstance(body, str | bytes) else json.dumps(body)
    return client.generic("POST", address, given, content_type="application/json")


def test_a_whole_graph_or_a_delta_is_no_command_of_people(visitor: Client, world: World, concept: Version) -> None:
    """Either could hold what no row can: a step within itself, a text without end."""
    inside_itself = {"part": "nodes", "id": "rij_2", "before": {}, "after": {"parent": "rij_2"}}
    endless = {"part": "nodes", "id": "n", "before": None, "after": STEP}
    for change in (inside_itself, endless):
        given = sent(
            visitor,
            "editor-command",
            world,
            {"command": {"do": "delta", "delta": {"changes": [change]}}, "key": "k"},
        )
        assert given.status_code == 422, given.content
    graph = concept.graph
    replaced = {"do": "replace", "graph": {**graph, "nodes": [], "flows": [], "lanes": []}, "was": graph}
    assert sent(visitor, "editor-command", world, {"command": replaced, "key": "k"}).status_code == 422
    concept.refresh_from_db()
    assert concept.graph == graph


@pytest.mark.parametrize("key", ["", "a\0b", "a\ud800b", "a" * 41])
def test_a_command_has_a_name_that_can_be_kept(visitor: Client, world: World, key: str) -> None:
    insert = {"do": "insert", "after": None, "id": "nieuw", "label": "Bellen"}
    assert sent(visitor, "editor-command", world, {"command": insert, "key": key}).status_code == 422


@pytest.mark.parametrize("number", ["Infinity", "-Infinity", "NaN", "1e999"])
def test_what_is_no_number_is_no_json(visitor: Client, world: World, number: str) -> None:
    body = f'{{"command": {{"do": "undo", "beyond": {number}}}, "key": "k"}}'
    assert sent(visitor, "editor-command", world, body).status_code == 400


@pytest.mark.parametrize("step", ["a\0b", "a\ud800b", "a" * 10_000, ["a"], {"a": 1}, -1])
def test_one_is_present_at_any_step(visitor: Client, world: World, step: object) -> None:
    assert sent(visitor, "editor-here", world, {"step": step}).status_code == 200
    assert len(Presence.objects.get(version__process=world.concept).element) <= 300


def test_a_drawing_without_a_name_is_not_taken_for_one_that_was_sent_before(
    visitor: Client, world: World, concept: Version
) -> None:
    for _ in range(2):
        given = sent(visitor, "modeler", world, bytes(concept.bpmn), f"?gezien={concept.revision}")
        assert given.status_code == 422, given.content
    assert not Edit.objects.filter(version=concept, key="").exists()


def test_a_process_without_steps_has_a_page(visitor: Client, world: World, concept: Version) -> None:
    drawn = sent(visitor, "modeler", world, NO_STEPS, f"?gezien={concept.revision}&sleutel=leeg")
    assert drawn.status_code == 200, drawn.content
    for name in ("process", "process-drawing", "editor", "modeler", "process-publish"):
        with without_a_trace(visitor):
            assert visitor.get(reverse(name, args=[world.concept])).status_code == 200, name
    for ending in ("bpmn", "svg", "pdf", "xlsx", "json"):
        assert visitor.get(reverse("process-export", args=[world.concept, ending])).status_code == 200, ending
