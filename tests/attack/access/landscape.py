"""Who gets what: the process map, its editor and its administration."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.attack.access.visitors import (
    EVERYBODY,
    NO_SUCH_METHOD,
    NOT_THERE,
    OF_ADMINISTRATOR,
    OF_TRAJECT,
    OF_WORK,
    POSTED_BY_ADMINISTRATOR,
    POSTED_TO_TRAJECT,
    POSTED_TO_WORK,
    PUBLISHED,
    SIGNED_IN,
    Row,
    Statuses,
    _step,
    _traject,
)
from tests.attack.world import World

from stroomlijn.landscape.models import Version

OF_EDITORS: Statuses = (302, 403, 200, 403, 200)  # lists of what one may edit, for who may edit anything
POSTED_BY_EDITOR: Statuses = (302, 403, 302, 302, 302)  # documents are shared by all processes
READ_ONLY: Statuses = (405, 405, 405, 405, 405)


def _preview(world: World) -> Mapping[str, Any]:
    return {"import_id": world.preview}


def _applied(world: World) -> Mapping[str, Any]:
    return {"import_id": world.applied}


def _item(world: World) -> Mapping[str, Any]:
    return {"import_id": world.preview, "item_id": world.item}


def _published(world: World) -> Mapping[str, Any]:
    return {"process_id": world.published}


def _source(world: World) -> Mapping[str, Any]:
    return {"process_id": world.source}


def _no_withdrawal(world: World) -> Mapping[str, Any]:
    return {"process_id": world.published, "withdrawal_id": 0}


def _hand_over(world: World) -> Mapping[str, Any]:
    return {"process_id": world.published, "hand_over_id": world.hand_over}


def _export(world: World) -> Mapping[str, Any]:
    return {"process_id": world.published, "ending": "bpmn"}


def _public_export(world: World) -> Mapping[str, Any]:
    return {"process_id": world.published, "ending": "svg"}


def _document(world: World) -> Mapping[str, Any]:
    return {"document_id": world.document}


def _document_file(world: World) -> Mapping[str, Any]:
    return {"document_id": world.document, "order": 1}


def _parameter(world: World) -> Mapping[str, Any]:
    return {"parameter_id": world.parameter}


def _concept(world: World) -> Mapping[str, Any]:
    return {"process_id": world.concept}


def _reaction(world: World) -> Mapping[str, Any]:
    return {"reaction_id": world.reaction}


def _mark(world: World) -> Mapping[str, Any]:
    version = Version.objects.filter(process=world.published).latest("order")
    return {"process_id": world.published, "version_id": version.pk}


def _exercise(world: World) -> Mapping[str, Any]:
    return {"process_id": world.published, "exercise_id": world.exercise}


ROWS: dict[str, Row] = {
    "library": Row(SIGNED_IN, NO_SUCH_METHOD),
    "my-processes": Row(SIGNED_IN, NO_SUCH_METHOD),
    "system": Row(SIGNED_IN, NO_SUCH_METHOD),
    "favourite": Row(NO_SUCH_METHOD, (302, 302, 302, 404, 302), _published),
    "process": Row(PUBLISHED, NO_SUCH_METHOD, _published),
    "process-drawing": Row(PUBLISHED, NO_SUCH_METHOD, _published),
    "process-step": Row((302, 302, 302, 404, 302), NO_SUCH_METHOD, _step),
    "process-export": Row(PUBLISHED, NO_SUCH_METHOD, _export),
    "documents": Row(SIGNED_IN, POSTED_BY_EDITOR, posted=lambda _: {"naam": "Nieuw"}),
    "document": Row(SIGNED_IN, POSTED_BY_EDITOR, _document, lambda _: {"name": "Anders"}),
    "document-preview": Row(SIGNED_IN, NO_SUCH_METHOD, _document),
    "document-file-add": Row(NO_SUCH_METHOD, (302, 403, 422, 422, 422), _document),
    "document-file": Row(SIGNED_IN, NO_SUCH_METHOD, _document_file),
    "parameters": Row(OF_ADMINISTRATOR, POSTED_BY_ADMINISTRATOR, posted=lambda _: {"nieuw": "Prijs"}),
    "parameter-change": Row(OF_ADMINISTRATOR, POSTED_BY_ADMINISTRATOR, _parameter, lambda _: {"naam": "Anders"}),
    "parameter-undo": Row(NO_SUCH_METHOD, (302, 403, 403, 403, 404), lambda _: {"undo_id": 0}),
    "public": Row(EVERYBODY, READ_ONLY),
    "public-domains": Row(OF_ADMINISTRATOR, POSTED_BY_ADMINISTRATOR),
    "public-process": Row(EVERYBODY, READ_ONLY, _published),
    "public-export": Row(EVERYBODY, READ_ONLY, _public_export),
    "public-switch": Row(NO_SUCH_METHOD, POSTED_TO_TRAJECT, _published, lambda _: {"aan": "0"}),
    "robots": Row(EVERYBODY, READ_ONLY),
    "process-state": Row(NO_SUCH_METHOD, POSTED_TO_WORK, _source, lambda _: {"stand": "in-toetsing"}),
    "process-publish": Row(OF_WORK, OF_WORK, _source),
    "process-readable": Row(NO_SUCH_METHOD, POSTED_TO_WORK, _source),
    "process-validity": Row(OF_TRAJECT, (302, 403, 422, 404, 422), _published),
    "process-withdraw": Row(OF_TRAJECT, (302, 403, 422, 404, 422), _published),
    "process-withdraw-undo": Row(NO_SUCH_METHOD, (302, 403, 404, 404, 404), _no_withdrawal),
    "process-owner": Row(OF_TRAJECT, POSTED_TO_TRAJECT, _published),
    "process-adopt": Row(NO_SUCH_METHOD, (302, 403, 303, 404, 302), _published),
    "process-adopt-undo": Row(NO_SUCH_METHOD, (302, 403, 404, 404, 404), lambda w: {**_published(w), "undo_id": 0}),
    "process-hand-over": Row(OF_TRAJECT, (302, 403, 422, 404, 422), _published),
    "hand-over-tick": Row(NO_SUCH_METHOD, NOT_THERE, _hand_over),
    "hand-over-withdraw": Row(NO_SUCH_METHOD, POSTED_TO_WORK, _hand_over),
    "process-review": Row(OF_TRAJECT, (302, 403, 422, 404, 422), _published),
    "people-suggested": Row(OF_EDITORS, NO_SUCH_METHOD),
    "manage": Row(OF_EDITORS, NO_SUCH_METHOD),
    "manage-csv": Row(OF_EDITORS, NO_SUCH_METHOD),
    "manage-preview": Row(NO_SUCH_METHOD, (302, 403, 422, 403, 422)),
    "manage-apply": Row(NO_SUCH_METHOD, (302, 403, 303, 403, 303)),
    "manage-change": Row((302, 404, 404, 404, 200), NO_SUCH_METHOD, lambda w: {"change_id": w.change}),
    "manage-follow": Row((302, 404, 404, 404, 200), NO_SUCH_METHOD, lambda w: {"change_id": w.change}),
    "manage-undo": Row(NO_SUCH_METHOD, (302, 404, 404, 404, 302), lambda w: {"change_id": w.change}),
    "concept-new": Row((302, 403, 200, 200, 200), (302, 403, 422, 422, 422)),
    "concept-begin": Row(NO_SUCH_METHOD, (302, 403, 302, 404, 302), _published),
    "editor": Row(OF_WORK, NO_SUCH_METHOD, _concept),
    "editor-command": Row(NO_SUCH_METHOD, (302, 404, 400, 404, 400), _concept),
    "editor-state": Row(OF_WORK, NO_SUCH_METHOD, _concept),
    "editor-follow": Row(OF_WORK, NO_SUCH_METHOD, _concept),
    "editor-here": Row(NO_SUCH_METHOD, (302, 404, 400, 404, 400), _concept),
    "concept-put-away": Row(NO_SUCH_METHOD, POSTED_TO_WORK, _concept),
    "concept-again": Row(NO_SUCH_METHOD, (302, 404, 303, 404, 303), _concept),
    "modeler": Row(OF_WORK, (302, 404, 400, 404, 400), _concept),
    "reaction-new": Row(PUBLISHED, (302, 422, 422, 404, 422), _published, lambda _: {"text": " "}),
    "reactions": Row((302, 302, 200, 200, 200), NO_SUCH_METHOD),
    "reactions-own": Row(SIGNED_IN, NO_SUCH_METHOD),
    "reactions-csv": Row((302, 403, 200, 200, 200), NO_SUCH_METHOD),
    "reaction": Row(OF_WORK, (302, 404, 422, 404, 422), _reaction),
    "reaction-withdraw": Row(NO_SUCH_METHOD, NOT_THERE, _reaction),
    "read-mark": Row(NO_SUCH_METHOD, (302, 302, 302, 404, 302), _published, lambda _: {"versie": "1.0"}),
    "read-mark-undo": Row(NO_SUCH_METHOD, (302, 302, 302, 404, 302), _mark),
    "reading-list": Row(SIGNED_IN, NO_SUCH_METHOD),
    "my-work": Row(SIGNED_IN, NO_SUCH_METHOD),
    "exercise": Row(PUBLISHED, (302, 422, 422, 404, 422), _exercise),
    "exercises": Row(OF_TRAJECT, NO_SUCH_METHOD, _published),
    "exercise-new": Row(OF_TRAJECT, (302, 403, 422, 404, 422), _published),
    "exercise-edit": Row(OF_TRAJECT, (302, 403, 422, 404, 422), _exercise),
    "exercise-withdraw": Row(NO_SUCH_METHOD, POSTED_TO_TRAJECT, _exercise),
    "upload": Row(OF_TRAJECT, (302, 403, 422, 404, 422), _traject, lambda _: {"where": "given"}),
    "sample-workbook": Row(SIGNED_IN, NO_SUCH_METHOD),
    "import": Row(OF_WORK, NO_SUCH_METHOD, _preview),
    "import-follow": Row(OF_WORK, NO_SUCH_METHOD, _preview),
    "import-correct": Row(NO_SUCH_METHOD, POSTED_TO_WORK, _preview),
    "import-as-new": Row(NO_SUCH_METHOD, POSTED_TO_WORK, _item),
    "import-take-over": Row(NO_SUCH_METHOD, POSTED_TO_WORK, _preview),
    "import-drop": Row(NO_SUCH_METHOD, POSTED_TO_WORK, _preview),
    "import-undo": Row(NO_SUCH_METHOD, (302, 404, 303, 404, 303), _applied),
}
