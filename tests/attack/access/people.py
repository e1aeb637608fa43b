"""Who gets what: people, teams, werkrollen and organisations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.attack.access.visitors import (
    NO_SUCH_METHOD,
    NOT_THERE,
    OF_ADMINISTRATOR,
    POSTED_BY_ADMINISTRATOR,
    SIGNED_IN,
    Row,
    Statuses,
)
from tests.attack.world import World

FILLED_WRONGLY: Statuses = (302, 403, 403, 403, 422)
REFUSED_TO_ADMINISTRATOR: Statuses = (302, 403, 403, 403, 303)


def _person(world: World) -> Mapping[str, Any]:
    return {"person_id": world.person}


def _organisation(world: World) -> Mapping[str, Any]:
    return {"organisation_id": world.organisation}


def _team(world: World) -> Mapping[str, Any]:
    return {"team_id": world.team}


def _werkrol(world: World) -> Mapping[str, Any]:
    return {"werkrol_id": world.werkrol}


def _people_file(world: World) -> Mapping[str, Any]:
    return {"file_id": world.people_file}


ROWS: dict[str, Row] = {
    "people": Row(OF_ADMINISTRATOR, NO_SUCH_METHOD),
    "person-new": Row(OF_ADMINISTRATOR, FILLED_WRONGLY, posted=lambda _: {"name": "Nieuw"}),
    "person-suggestions": Row(OF_ADMINISTRATOR, NO_SUCH_METHOD),
    "people-invite": Row(OF_ADMINISTRATOR, FILLED_WRONGLY, posted=lambda _: {"role": ""}),
    "people-links": Row(NO_SUCH_METHOD, (302, 403, 403, 403, 404), posted=lambda _: {"links": "made up"}),
    "people-upload": Row(OF_ADMINISTRATOR, FILLED_WRONGLY, posted=lambda _: {"new_organisation": "Nieuw"}),
    "people-sample": Row(OF_ADMINISTRATOR, NO_SUCH_METHOD),
    "people-file": Row(OF_ADMINISTRATOR, NO_SUCH_METHOD, _people_file),
    "people-file-take-over": Row(NO_SUCH_METHOD, REFUSED_TO_ADMINISTRATOR, _people_file),
    "people-file-drop": Row(NO_SUCH_METHOD, POSTED_BY_ADMINISTRATOR, _people_file),
    "person": Row(OF_ADMINISTRATOR, NO_SUCH_METHOD, _person),
    "person-edit": Row(OF_ADMINISTRATOR, FILLED_WRONGLY, _person, lambda _: {"name": ""}),
    "person-leave": Row(NO_SUCH_METHOD, POSTED_BY_ADMINISTRATOR, _person, lambda _: {"on": "2026-12-31"}),
    "person-return": Row(NO_SUCH_METHOD, POSTED_BY_ADMINISTRATOR, _person),
    "person-invite": Row(NO_SUCH_METHOD, OF_ADMINISTRATOR, _person),
    "person-link": Row(NO_SUCH_METHOD, (302, 403, 403, 403, 404), _person),
    "person-role": Row(NO_SUCH_METHOD, (302, 403, 403, 403, 404), _person),
    "person-role-take": Row(NO_SUCH_METHOD, (302, 403, 403, 403, 404), lambda w: {**_person(w), "grant_id": 1}),
    "person-deputy": Row(OF_ADMINISTRATOR, FILLED_WRONGLY, _person, lambda _: {"by": "niemand"}),
    "person-deputy-drop": Row(NO_SUCH_METHOD, POSTED_BY_ADMINISTRATOR, lambda w: {**_person(w), "deputy_id": 1}),
    "my-deputy": Row(SIGNED_IN, SIGNED_IN),
    "my-deputy-drop": Row(NO_SUCH_METHOD, (302, 404, 404, 404, 404), lambda _: {"deputy_id": 1}),
    "person-deputy-undo": Row(NO_SUCH_METHOD, (302, 403, 403, 403, 404), lambda w: {**_person(w), "undo_id": 0}),
    "my-deputy-undo": Row(NO_SUCH_METHOD, NOT_THERE, lambda _: {"undo_id": 0}),
    "organisations": Row(OF_ADMINISTRATOR, FILLED_WRONGLY, posted=lambda _: {"name": "Nieuw"}),
    "organisation": Row(OF_ADMINISTRATOR, FILLED_WRONGLY, _organisation, lambda _: {"name": "Nieuw"}),
    "teams": Row(OF_ADMINISTRATOR, FILLED_WRONGLY, posted=lambda _: {"name": "Nieuw"}),
    "team": Row(OF_ADMINISTRATOR, FILLED_WRONGLY, _team, lambda _: {"department": "x"}),
    "team-drop": Row(NO_SUCH_METHOD, REFUSED_TO_ADMINISTRATOR, _team),
    "team-undo": Row(NO_SUCH_METHOD, (302, 403, 403, 403, 404), lambda _: {"undo_id": 0}),
    "werkrollen": Row(OF_ADMINISTRATOR, POSTED_BY_ADMINISTRATOR, posted=lambda _: {"name": "Nieuw"}),
    "werkrol": Row(OF_ADMINISTRATOR, FILLED_WRONGLY, _werkrol, lambda _: {"description": "x"}),
    "werkrol-merge": Row(NO_SUCH_METHOD, (302, 403, 403, 403, 404), _werkrol),
    "werkrol-drop": Row(NO_SUCH_METHOD, REFUSED_TO_ADMINISTRATOR, _werkrol),
    "werkrol-undo": Row(NO_SUCH_METHOD, (302, 403, 403, 403, 404), lambda _: {"undo_id": 0}),
}
