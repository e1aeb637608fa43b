"""Who gets what: trajecten, groups, working groups, meetings, decisions."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from tests.attack.access.visitors import (
    NO_SUCH_METHOD,
    NOT_THERE,
    OF_TRAJECT,
    OF_WORK,
    POSTED,
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

from stroomlijn.harmonisation.models import Decision

REFUSED_WORK: Statuses = (302, 404, 303, 404, 303)  # it is said why not, on the page it came from
WRONGLY_OF_TRAJECT: Statuses = (302, 403, 422, 404, 422)
WRONGLY_OF_WORK: Statuses = (302, 404, 422, 404, 422)


def _no_arrangement(world: World) -> Mapping[str, Any]:
    return {"traject_id": world.traject, "arrangement_id": 0}


def _no_cluster(world: World) -> Mapping[str, Any]:
    return {"traject_id": world.traject, "cluster_id": 0}


def _no_words(world: World) -> Mapping[str, Any]:
    return {"traject_id": world.traject, "pair_id": 0}


def _nothing_dropped(world: World) -> Mapping[str, Any]:
    return {"doe": "nodig", "proces": world.member}


def _needed(world: World) -> Mapping[str, Any]:
    return {"doe": "nodig", "over": "processen", "proces": world.source}


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


def _answer(world: World) -> Mapping[str, Any]:
    return {"verschil": world.open, "keuze": "keep", "reden": "Zo is het"}


ROWS: dict[str, Row] = {
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
    "words": Row(OF_TRAJECT, POSTED_TO_TRAJECT, _traject, lambda _: {"een": uuid.uuid4().hex, "ander": "huisbezoek"}),
    "words-yaml": Row(OF_TRAJECT, NO_SUCH_METHOD, _traject),
    "words-take-in": Row(NO_SUCH_METHOD, (302, 403, 303, 404, 303), _traject),
    "words-change": Row(NO_SUCH_METHOD, (302, 403, 404, 404, 404), _no_words),
    "words-remove": Row(NO_SUCH_METHOD, (302, 403, 404, 404, 404), _no_words),
    "arrangement-undo": Row(NO_SUCH_METHOD, (302, 403, 404, 404, 404), _no_arrangement),
    "group": Row(OF_WORK, NO_SUCH_METHOD, _working),
    "group-follow": Row(OF_WORK, NO_SUCH_METHOD, _working),
    "group-begin": Row(NO_SUCH_METHOD, POSTED_TO_WORK, _proposed),
    "decide": Row(NO_SUCH_METHOD, REFUSED_WORK, _working, _answer),  # it lies before the steering group
    "decide-many": Row(OF_WORK, POSTED_TO_WORK, _working),
    "decide-alike": Row(OF_WORK, POSTED_TO_WORK, _decision),
    "decisions-withdraw": Row(NO_SUCH_METHOD, POSTED_TO_WORK, _working),
    "decision-withdraw": Row(NO_SUCH_METHOD, POSTED_TO_WORK, _decision),
    "group-match": Row(NOT_THERE, NO_SUCH_METHOD, lambda world: {**_working(world), "row": "geen"}),
    "group-judge": Row(NO_SUCH_METHOD, REFUSED_WORK, _working),
    "group-unjudge": Row(NO_SUCH_METHOD, POSTED_TO_WORK, lambda world: {**_working(world), "judgement_id": 2**40}),
    "group-in-hand": Row(NO_SUCH_METHOD, REFUSED_WORK, _working),
    "group-correct": Row(OF_WORK, REFUSED_WORK, _decision),
    "difference-refer": Row(NO_SUCH_METHOD, REFUSED_WORK, _working),
    "referral-take-back": Row(NO_SUCH_METHOD, NOT_THERE, lambda world: {**_working(world), "referral_id": 2**40}),
    "referral-answer": Row(NO_SUCH_METHOD, NOT_THERE, lambda world: {**_working(world), "referral_id": 2**40}),
    "referral-ask-advice": Row(NO_SUCH_METHOD, NOT_THERE, lambda world: {**_working(world), "referral_id": 2**40}),
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
    "group-renewal-seen": Row(NO_SUCH_METHOD, POSTED_TO_WORK, _working),
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
    "group-verdict": Row(POSTED_TO_WORK, (302, 404, 422, 404, 422), _working),
    "group-verdict-back": Row(NO_SUCH_METHOD, REFUSED_WORK, _working),
    "group-release": Row(POSTED_TO_WORK, (302, 404, 422, 404, 422), _working),
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
    "meeting-report": Row(NO_SUCH_METHOD, (302, 404, 422, 404, 422), _held),
    "meeting-addition": Row(NO_SUCH_METHOD, POSTED_TO_WORK, _held, lambda _: {"aanvulling": "Ook dit"}),
    "decision-list": Row(OF_WORK, NO_SUCH_METHOD, _held),
    "meeting-paper": Row(OF_WORK, NO_SUCH_METHOD, lambda world: {**_held(world), "paper": "verslag"}),
    "member-leave": Row(NO_SUCH_METHOD, POSTED_TO_WORK, _membership),
}
