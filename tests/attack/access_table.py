"""Who gets what from which address: for each name of an address and each method, one status per visitor.

Visitors, in this order: anonymous, employee (may read everything that was published), analyst of this traject only,
analyst of another traject only, administrator. The objects in the addresses all lie in this traject.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.attack.world import World

from stroomlijn.harmonisation.models import Decision
from stroomlijn.landscape.models import Appearance, Version

VISITORS = ("anonymous", "employee", "analyst", "analyst elsewhere", "administrator")
Statuses = tuple[int, int, int, int, int]

EVERYBODY: Statuses = (200, 200, 200, 200, 200)
SIGNED_IN: Statuses = (302, 200, 200, 200, 200)
POSTED: Statuses = (302, 302, 302, 302, 302)
ONLY_IN_DEMO: Statuses = (302, 404, 404, 404, 404)
NO_SUCH_METHOD: Statuses = (302, 405, 405, 405, 405)
OF_TRAJECT: Statuses = (302, 403, 200, 404, 200)  # an employee knows that trajecten are, and may not work in them
POSTED_TO_TRAJECT: Statuses = (302, 403, 302, 404, 302)
OF_WORK: Statuses = (302, 404, 200, 404, 200)  # what is being worked on is not there for others
POSTED_TO_WORK: Statuses = (302, 404, 302, 404, 302)
REFUSED_WORK: Statuses = (302, 404, 303, 404, 303)  # it is said why not, on the page it came from
PUBLISHED: Statuses = (302, 200, 200, 404, 200)
OF_EDITORS: Statuses = (302, 403, 200, 403, 200)  # lists of what one may edit, for who may edit anything
NOT_THERE: Statuses = (302, 404, 404, 404, 404)
OF_ADMINISTRATOR: Statuses = (302, 403, 403, 403, 200)
POSTED_BY_ADMINISTRATOR: Statuses = (302, 403, 403, 403, 302)
POSTED_BY_EDITOR: Statuses = (302, 403, 302, 302, 302)  # documents are shared by all processes
READ_ONLY: Statuses = (405, 405, 405, 405, 405)


@dataclass(frozen=True, slots=True)
class Row:
    """What an address answers. `of` gives the words in the address, `posted` the form."""

    get: Statuses
    post: Statuses
    of: Callable[[World], Mapping[str, Any]] = lambda world: {}
    posted: Callable[[World], Mapping[str, Any]] = field(default=lambda world: {})


def _traject(world: World) -> Mapping[str, Any]:
    return {"traject_id": world.traject}


def _preview(world: World) -> Mapping[str, Any]:
    return {"import_id": world.preview}


def _applied(world: World) -> Mapping[str, Any]:
    return {"import_id": world.applied}


def _item(world: World) -> Mapping[str, Any]:
    return {"import_id": world.preview, "item_id": world.item}


def _published(world: World) -> Mapping[str, Any]:
    return {"process_id": world.published}


def _step(world: World) -> Mapping[str, Any]:
    first = Appearance.objects.filter(version__process=world.published).order_by("-version__order", "position")[0]
    return {"process_id": world.published, "step_id": first.step_id}


def _source(world: World) -> Mapping[str, Any]:
    return {"process_id": world.source}


def _no_arrangement(world: World) -> Mapping[str, Any]:
    return {"traject_id": world.traject, "arrangement_id": 0}


def _no_cluster(world: World) -> Mapping[str, Any]:
    return {"traject_id": world.traject, "cluster_id": 0}


def _nothing_dropped(world: World) -> Mapping[str, Any]:
    return {"doe": "nodig", "proces": world.member}


def _needed(world: World) -> Mapping[str, Any]:
    return {"doe": "nodig", "over": "processen", "proces": world.source}


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


def _document_row(world: World) -> Mapping[str, Any]:
    return {"group_id": world.working, "row_id": world.document_row}


def _working_group(world: World) -> Mapping[str, Any]:
    return {"working_group_id": world.together.working_group}


def _membership(world: World) -> Mapping[str, Any]:
    return {**_working_group(world), "membership_id": world.together.membership}


def _theme(world: World) -> Mapping[str, Any]:
    return {**_working_group(world), "theme_id": world.together.theme}


def _premise(world: World) -> Mapping[str, Any]:
    return {"premise_id": world.together.premise}


def _use(world: World) -> Mapping[str, Any]:
    return {"group_id": world.working, "use_id": world.together.use}


def _planned(world: World) -> Mapping[str, Any]:
    return {"meeting_id": world.together.planned}


def _running(world: World) -> Mapping[str, Any]:
    return {"meeting_id": world.together.running}


def _held(world: World) -> Mapping[str, Any]:
    return {"meeting_id": world.together.held}


def _point(world: World) -> Mapping[str, Any]:
    return {**_planned(world), "item_id": world.together.item}


def _shown_card(world: World) -> Mapping[str, Any]:
    return {"group_id": world.working, "card_id": world.shown_card}


def _review_meeting(world: World) -> Mapping[str, Any]:
    return {"group_id": world.working, "meeting_id": world.review_meeting}


def _remark(world: World) -> Mapping[str, Any]:
    return {"group_id": world.working, "remark_id": world.remark}


def _number(world: World) -> Mapping[str, Any]:
    return {"number": world.decision}


def _decision_id(world: World) -> Mapping[str, Any]:
    return {"decision_id": Decision.objects.get(number=world.decision).pk}


def _new_decision(world: World) -> Mapping[str, Any]:
    options = Decision.objects.get(number=world.decision).options
    return {"keuze": next(one["id"] for one in options if one["id"] == "keep"), "reden": "Toch wel."}


def _referral(world: World) -> Mapping[str, Any]:
    return {"group_id": world.working, "referral_id": world.after.referral}


def _order(world: World) -> Mapping[str, Any]:
    return {"order_id": world.after.order}


def _case(world: World) -> Mapping[str, Any]:
    return {"order_id": world.after.order, "case_id": world.after.case}


def _told(world: World) -> Mapping[str, Any]:
    return {"announcement_id": world.after.announcement}


def _told_otherwise(world: World) -> Mapping[str, Any]:
    return {**_told(world), "proposal_id": world.after.proposal}


def _proposed(world: World) -> Mapping[str, Any]:
    return {"group_id": world.proposed}


def _working(world: World) -> Mapping[str, Any]:
    return {"group_id": world.working}


def _done(world: World) -> Mapping[str, Any]:
    return {"group_id": world.done}


def _decision(world: World) -> Mapping[str, Any]:
    return {"group_id": world.working, "number": world.decision}


def _member(world: World) -> Mapping[str, Any]:
    return {"group_id": world.proposed, "process_id": world.member}


def _account(world: World) -> Mapping[str, Any]:
    return {"account_id": world.account}


def _concept(world: World) -> Mapping[str, Any]:
    return {"process_id": world.concept}


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


def _reaction(world: World) -> Mapping[str, Any]:
    return {"reaction_id": world.reaction}


def _mark(world: World) -> Mapping[str, Any]:
    version = Version.objects.filter(process=world.published).latest("order")
    return {"process_id": world.published, "version_id": version.pk}


def _exercise(world: World) -> Mapping[str, Any]:
    return {"process_id": world.published, "exercise_id": world.exercise}


def _answer(world: World) -> Mapping[str, Any]:
    return {"verschil": world.open, "keuze": "keep", "reden": "Zo is het"}


WRONGLY_OF_TRAJECT: Statuses = (302, 403, 422, 404, 422)
WRONGLY_OF_WORK: Statuses = (302, 404, 422, 404, 422)
FILLED_WRONGLY: Statuses = (302, 403, 403, 403, 422)
POSTED_BY_ADMINISTRATOR: Statuses = (302, 403, 403, 403, 302)
REFUSED_TO_ADMINISTRATOR: Statuses = (302, 403, 403, 403, 303)

ACCESS: dict[str, Row] = {
    "home": Row((302, 302, 302, 302, 302), NO_SUCH_METHOD),
    "today": Row(SIGNED_IN, NO_SUCH_METHOD),
    "first-steps": Row(NO_SUCH_METHOD, POSTED),
    "preferences": Row(SIGNED_IN, POSTED),
    "health": Row(EVERYBODY, (405, 405, 405, 405, 405)),
    "sign-in": Row(EVERYBODY, (422, 422, 422, 422, 422), posted=lambda _: {"email": "x"}),
    "demo-sign-in": Row((405, 405, 405, 405, 405), (404, 404, 404, 404, 404)),
    "demo-story": Row(ONLY_IN_DEMO, NO_SUCH_METHOD),
    "demo-step": Row(NO_SUCH_METHOD, ONLY_IN_DEMO, lambda _: {"number": "2"}),
    "demo-file": Row(ONLY_IN_DEMO, NO_SUCH_METHOD, lambda _: {"kind": "eerst", "name": "Uden.xlsx"}),
    "sign-out": Row(NO_SUCH_METHOD, POSTED),
    "begin": Row((404, 404, 404, 404, 404), (404, 404, 404, 404, 404), lambda _: {"token": "onbekend"}),
    "accounts": Row(OF_ADMINISTRATOR, (302, 403, 403, 403, 422), posted=lambda _: {"name": "Nieuw"}),
    "account-link": Row(NO_SUCH_METHOD, OF_ADMINISTRATOR, _account),
    "account-switch": Row(NO_SUCH_METHOD, (302, 403, 403, 403, 302), _account),
    "administration": Row(OF_ADMINISTRATOR, NO_SUCH_METHOD),
    "audit": Row(OF_ADMINISTRATOR, NO_SUCH_METHOD),
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
    "search": Row(SIGNED_IN, NO_SUCH_METHOD),
    "inbox": Row(SIGNED_IN, NO_SUCH_METHOD),
    "inbox-read": Row(NO_SUCH_METHOD, POSTED),
    "library": Row(SIGNED_IN, NO_SUCH_METHOD),
    "my-processes": Row(SIGNED_IN, NO_SUCH_METHOD),
    "system": Row(SIGNED_IN, NO_SUCH_METHOD),
    "favourite": Row(NO_SUCH_METHOD, (302, 302, 302, 404, 302), _published),
    "quick-search": Row(SIGNED_IN, NO_SUCH_METHOD),
    "search-misses": Row((302, 403, 200, 200, 200), NO_SUCH_METHOD),
    "search-miss-dismiss": Row(NO_SUCH_METHOD, (302, 403, 404, 404, 404), lambda _: {"miss_id": 0}),
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
    "process-adopt": Row(NO_SUCH_METHOD, (302, 403, 303, 404, 303), _published),
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
    "trajecten": Row(SIGNED_IN, (302, 403, 403, 403, 302), posted=lambda _: {"name": "Nieuw"}),
    "traject": Row(OF_TRAJECT, NO_SUCH_METHOD, _traject),
    "traject-follow": Row(OF_TRAJECT, NO_SUCH_METHOD, _traject),
    "compare": Row(NO_SUCH_METHOD, POSTED_TO_TRAJECT, _traject),
    "groups": Row(OF_TRAJECT, NO_SUCH_METHOD, _traject),
    "groups-csv": Row(OF_TRAJECT, NO_SUCH_METHOD, _traject),
    "traject-processes": Row(OF_TRAJECT, NO_SUCH_METHOD, _traject),
    "arrange": Row(NO_SUCH_METHOD, POSTED_TO_TRAJECT, _traject, _needed),
    "clusters": Row(OF_TRAJECT, POSTED_TO_TRAJECT, _traject, lambda _: {"naam": uuid.uuid4().hex}),
    "clusters-propose": Row(NO_SUCH_METHOD, (302, 403, 303, 404, 303), _traject),  # no source names a domain
    "cluster-rename": Row(NO_SUCH_METHOD, (302, 403, 404, 404, 404), _no_cluster),
    "cluster-delete": Row(NO_SUCH_METHOD, (302, 403, 404, 404, 404), _no_cluster),
    "arrangement-undo": Row(NO_SUCH_METHOD, (302, 403, 404, 404, 404), _no_arrangement),
    "group": Row(OF_WORK, NO_SUCH_METHOD, _working),
    "group-follow": Row(OF_WORK, NO_SUCH_METHOD, _working),
    "group-begin": Row(NO_SUCH_METHOD, POSTED_TO_WORK, _proposed),
    "decide": Row(NO_SUCH_METHOD, REFUSED_WORK, _working, _answer),  # it lies before the steering group
    "decide-many": Row(OF_WORK, POSTED_TO_WORK, _working),
    "decision-withdraw": Row(NO_SUCH_METHOD, POSTED_TO_WORK, _decision),
    "group-match": Row(NOT_THERE, NO_SUCH_METHOD, lambda world: {**_working(world), "row": "geen"}),
    "group-judge": Row(NO_SUCH_METHOD, REFUSED_WORK, _working),
    "group-unjudge": Row(NO_SUCH_METHOD, POSTED_TO_WORK, lambda world: {**_working(world), "judgement_id": 2**40}),
    "group-in-hand": Row(NO_SUCH_METHOD, REFUSED_WORK, _working),
    "group-correct": Row(OF_WORK, REFUSED_WORK, _decision),
    "difference-refer": Row(NO_SUCH_METHOD, REFUSED_WORK, _working),
    "referral-take-back": Row(NO_SUCH_METHOD, NOT_THERE, lambda world: {**_working(world), "referral_id": 2**40}),
    "referral-answer": Row(NO_SUCH_METHOD, NOT_THERE, lambda world: {**_working(world), "referral_id": 2**40}),
    "draft": Row(OF_WORK, NO_SUCH_METHOD, _working),
    "group-reopen": Row(NO_SUCH_METHOD, POSTED_TO_WORK, _done),
    "group-rename": Row(NO_SUCH_METHOD, POSTED_TO_WORK, _working, lambda _: {"naam": "Anders"}),
    "group-documents": Row(OF_WORK, POSTED_TO_WORK, _working),
    "documents-keep": Row(NO_SUCH_METHOD, POSTED_TO_WORK, _working),
    "documents-arrange": Row(NO_SUCH_METHOD, (302, 404, 303, 404, 303), _working),
    "document-row": Row(OF_WORK, (302, 404, 422, 404, 422), _document_row),
    "documents-compare": Row(NO_SUCH_METHOD, NOT_THERE, _document_row),
    "document-choice-undo": Row(NO_SUCH_METHOD, POSTED_TO_WORK, _document_row),
    "document-rewrite": Row(OF_WORK, (302, 404, 422, 404, 422), _document_row),
    "workbench-people": Row((302, 403, 200, 200, 200), NO_SUCH_METHOD),
    "review": Row(OF_WORK, REFUSED_WORK, _working),
    "review-change": Row(NO_SUCH_METHOD, POSTED_TO_WORK, _working),
    "review-close": Row(NO_SUCH_METHOD, REFUSED_WORK, _working),
    "review-reopen": Row(NO_SUCH_METHOD, REFUSED_WORK, _working),
    "review-csv": Row(OF_WORK, NO_SUCH_METHOD, _working),
    "review-outcomes": Row(OF_WORK, (302, 404, 422, 404, 422), _working),
    "review-outcomes-undo": Row(NO_SUCH_METHOD, POSTED_TO_WORK, _working),
    "review-card": Row(OF_WORK, (302, 404, 403, 404, 403), _working),
    "review-card-then": Row(OF_WORK, NO_SUCH_METHOD, _shown_card),
    "review-meeting-add": Row(OF_WORK, (302, 404, 422, 404, 422), _working),
    "review-meeting": Row(OF_WORK, (302, 404, 422, 404, 422), _review_meeting),
    "review-meeting-change": Row(OF_WORK, (302, 404, 422, 404, 422), _review_meeting),
    "review-meeting-remove": Row(NO_SUCH_METHOD, REFUSED_WORK, _review_meeting),
    "remark-withdraw": Row(NO_SUCH_METHOD, (302, 404, 403, 404, 403), _remark),
    "remarks-seen": Row(NO_SUCH_METHOD, POSTED),
    "group-processes": Row(OF_WORK, NO_SUCH_METHOD, _working),
    "group-arrange": Row(NO_SUCH_METHOD, POSTED_TO_WORK, _proposed, _nothing_dropped),
    "improving": Row(OF_WORK, NO_SUCH_METHOD, _working),
    "improving-panel": Row(OF_WORK, NO_SUCH_METHOD, _working),
    "improving-choose": Row(NO_SUCH_METHOD, REFUSED_WORK, _working, lambda _: {"keuze": "accepted"}),
    "improving-propose": Row(NO_SUCH_METHOD, POSTED_TO_WORK, _working, lambda _: {"idee": "Eerst bellen"}),
    "improving-reopen": Row(NO_SUCH_METHOD, NOT_THERE, lambda w: {"group_id": w.working, "improvement_id": 0}),
    "concept-make": Row(NO_SUCH_METHOD, POSTED_TO_WORK, _working),
    "left-over-settle": Row(NO_SUCH_METHOD, POSTED_TO_WORK, _working, lambda _: {"bewerking": "0"}),
    "improving-list": Row(OF_TRAJECT, NO_SUCH_METHOD, _traject),
    "improving-csv": Row(OF_TRAJECT, NO_SUCH_METHOD, _traject),
    "step-why": Row(PUBLISHED, NO_SUCH_METHOD, _step),
    "decisions": Row(SIGNED_IN, NO_SUCH_METHOD),
    "decisions-print": Row(SIGNED_IN, NO_SUCH_METHOD),
    "decisions-csv": Row(SIGNED_IN, NO_SUCH_METHOD),
    "decision-of-id": Row(POSTED_TO_WORK, NO_SUCH_METHOD, _decision_id),
    "decision": Row(OF_WORK, NO_SUCH_METHOD, _number),
    "decision-correct": Row(NO_SUCH_METHOD, POSTED_TO_WORK, _number, _new_decision),
    "group-adopting": Row(OF_WORK, NO_SUCH_METHOD, _working),
    "group-agenda": Row(NO_SUCH_METHOD, REFUSED_WORK, _working),  # there is no steering group
    "referral-settle": Row(NO_SUCH_METHOD, REFUSED_WORK, _referral),  # without a reason
    "group-verdict": Row(NO_SUCH_METHOD, (302, 404, 422, 404, 422), _working),
    "group-verdict-back": Row(NO_SUCH_METHOD, REFUSED_WORK, _working),
    "group-release": Row(NO_SUCH_METHOD, (302, 404, 422, 404, 422), _working),
    "configuration-order": Row(OF_WORK, REFUSED_WORK, _done),  # it was given
    "configuration": Row(OF_WORK, NO_SUCH_METHOD, _order),
    "configuration-assign": Row(NO_SUCH_METHOD, POSTED_TO_WORK, _order),
    "configuration-tick": Row(NO_SUCH_METHOD, POSTED_TO_WORK, _order),
    "configuration-test": Row(NO_SUCH_METHOD, POSTED_TO_WORK, _case, lambda _: {"uitkomst": "passed"}),
    "configuration-mend": Row(NO_SUCH_METHOD, REFUSED_WORK, _case),  # it was mended
    "configuration-accept": Row(NO_SUCH_METHOD, REFUSED_WORK, _order),  # nothing is set up
    "announcements": Row(OF_TRAJECT, (302, 403, 422, 404, 422), _traject),
    "announcement": Row(OF_WORK, NO_SUCH_METHOD, _told),
    "announcement-change": Row(NO_SUCH_METHOD, (302, 404, 422, 404, 422), _told),
    "announcement-show": Row(NO_SUCH_METHOD, POSTED_TO_WORK, _told),
    "announcement-propose": Row(NO_SUCH_METHOD, REFUSED_WORK, _told),  # no such sentence
    "announcement-answer": Row(NO_SUCH_METHOD, POSTED_TO_WORK, _told_otherwise),
    "announcement-send": Row(NO_SUCH_METHOD, POSTED_TO_WORK, _told),
    "announcement-count": Row(NO_SUCH_METHOD, POSTED_TO_WORK, _told),
    "announcement-poster": Row(OF_WORK, NO_SUCH_METHOD, _told),
    "group-move": Row(NO_SUCH_METHOD, POSTED_TO_WORK, _member, lambda _: {"naar": ""}),
    "my-working-groups": Row(SIGNED_IN, NO_SUCH_METHOD),
    "working-group-people": Row((302, 403, 200, 200, 200), NO_SUCH_METHOD),
    "working-groups": Row(OF_TRAJECT, NO_SUCH_METHOD, _traject),
    "working-group-new": Row(OF_TRAJECT, WRONGLY_OF_TRAJECT, _traject),
    "working-group": Row(OF_WORK, NO_SUCH_METHOD, _working_group),
    "working-group-change": Row(OF_WORK, WRONGLY_OF_WORK, _working_group),
    "working-group-close": Row(NO_SUCH_METHOD, (302, 404, 303, 404, 303), _working_group),
    "working-group-reopen": Row(NO_SUCH_METHOD, POSTED_TO_WORK, _working_group),
    "member-add": Row(OF_WORK, WRONGLY_OF_WORK, _working_group),
    "member-change": Row(OF_WORK, WRONGLY_OF_WORK, _membership),
    "member-replace": Row(OF_WORK, WRONGLY_OF_WORK, _membership),
    "member-undo": Row(NO_SUCH_METHOD, (302, 404, 303, 404, 303), _membership),
    "theme-new": Row(OF_WORK, WRONGLY_OF_WORK, _working_group),
    "theme": Row(OF_WORK, NO_SUCH_METHOD, _theme),
    "theme-change": Row(OF_WORK, WRONGLY_OF_WORK, _theme),
    "theme-settle": Row(OF_WORK, WRONGLY_OF_WORK, _theme),
    "theme-reopen": Row(NO_SUCH_METHOD, POSTED_TO_WORK, _theme),
    "premises": Row(OF_TRAJECT, NO_SUCH_METHOD, _traject),
    "premise-new": Row(OF_TRAJECT, WRONGLY_OF_TRAJECT, _traject),
    "premise": Row(OF_WORK, NO_SUCH_METHOD, _premise),
    "premise-change": Row(OF_WORK, WRONGLY_OF_WORK, _premise),
    "premise-use": Row(NO_SUCH_METHOD, (302, 404, 404, 404, 404), _working),
    "premise-answer": Row(NO_SUCH_METHOD, (302, 404, 303, 404, 303), _use),
    "meeting-new": Row(OF_WORK, WRONGLY_OF_WORK, _working_group),
    "meeting": Row(OF_WORK, NO_SUCH_METHOD, _planned),
    "meeting-follow": Row(OF_WORK, NO_SUCH_METHOD, _running),
    "meeting-change": Row(OF_WORK, WRONGLY_OF_WORK, _planned),
    "agenda-add": Row(NO_SUCH_METHOD, POSTED_TO_WORK, _planned, lambda _: {"titel": "Rondvraag"}),
    "agenda-point": Row(NO_SUCH_METHOD, POSTED_TO_WORK, _point, lambda _: {"naar": "0"}),
    "meeting-guests": Row(NO_SUCH_METHOD, POSTED_TO_WORK, _planned),
    "meeting-begin": Row(NO_SUCH_METHOD, (302, 404, 303, 404, 303), _planned),
    "meeting-presence": Row(NO_SUCH_METHOD, NOT_THERE, _running),
    "meeting-end": Row(NO_SUCH_METHOD, POSTED_TO_WORK, _running),
    "meeting-resume": Row(NO_SUCH_METHOD, POSTED_TO_WORK, _running),
    "meeting-drop": Row(NO_SUCH_METHOD, (302, 404, 303, 404, 303), _running),
    "meeting-report": Row(NO_SUCH_METHOD, (302, 404, 303, 404, 303), _held),
    "meeting-addition": Row(NO_SUCH_METHOD, POSTED_TO_WORK, _held, lambda _: {"aanvulling": "Ook dit"}),
    "decision-list": Row(OF_WORK, NO_SUCH_METHOD, _held),
    "meeting-paper": Row(OF_WORK, NO_SUCH_METHOD, lambda world: {**_held(world), "paper": "verslag"}),
    "member-leave": Row(NO_SUCH_METHOD, POSTED_TO_WORK, _membership),
}
