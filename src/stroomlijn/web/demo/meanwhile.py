"""What others do between the steps that one plays, by the product's own operations: each thing once, on its own day."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from django.contrib.auth import get_user_model
from django.db import transaction

from stroomlijn.foundation.access import May, Scope
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.clock import standing_on
from stroomlijn.foundation.operations.messages import open_message
from stroomlijn.foundation.queries.accounts import accounts_who_may, read_of
from stroomlijn.harmonisation.operations import premises
from stroomlijn.harmonisation.queries.announcement import announcements, key_of
from stroomlijn.harmonisation.queries.premises import premise_rows
from stroomlijn.organisation.queries.groups import teams_of

from .families import Parsed, read_content
from .finishing import finish
from .practising import get_ready, make_exercise
from .story import WORKSHOP_ABOUT, groups_by_key, steps, traject_of_story
from .visitors import VISITORS

DAY_ONE = datetime.date(2022, 1, 1)


def something_before(step: str) -> bool:
    """Whether anything was done by others before this step."""
    return bool(_parts_before(step))


def catch_up(step: str) -> None:
    """All that others did before a step is begun. What was done is not done again; each part is whole or not done."""
    for name, known in _parts_before(step):
        with transaction.atomic(), standing_on(known["dag"]):
            _ACTS[name](known)


def _parts_before(step: str) -> list[tuple[str, Parsed]]:
    numbers = [one.number for one in steps()]
    content = read_content("intussen")
    return [
        (name, content[name])
        for name in _ACTS
        if numbers.index(content[name]["voor"]) <= (numbers.index(step) if step in numbers else -1)
    ]


def _settle_premise(known: Parsed) -> None:
    for one in premise_rows(traject_of_story()):
        if one.name == known["naam"] and not one.outcome:
            choice = premises.Choice(one.name, one.made_by, one.expected_on, known["uitkomst"])
            premises.change_premise(actor_named("Joost van den Heuvel"), one.id, choice)


def _finish_others(known: Parsed) -> None:
    analyst, secretary, owner = map(actor_named, ("Fatima El Idrissi", "Joost van den Heuvel", "Anke Schuurmans"))
    finish(analyst, secretary, owner, known, DAY_ONE)


def _read_message(known: Parsed) -> None:
    """As many colleagues as the story says open what was sent last; those whom one plays do so themselves."""
    traject_id = traject_of_story()
    sent = next((one for one in announcements(traject_id) if one.sent_on is not None), None)
    played = {actor_named(visitor.name).account_id for visitor in VISITORS}
    for account_id in sorted(set(accounts_who_may(May.READ, Scope("traject", traject_id))) - played):
        if sent is None or read_of(key_of(sent))[0] >= known["lezers"]:
            return
        open_message(account_id, key_of(sent))


def _practise(known: Parsed) -> None:
    """The team reads and practises; who is played still has the process of the workshop."""
    group = groups_by_key().get(WORKSHOP_ABOUT)
    process_id = group.process_id if group else None
    if process_id is not None:
        make_exercise(actor_named("Fatima El Idrissi"), process_id, WORKSHOP_ABOUT)
    played = actor_named(known["van"])
    waiting = _account_ids(known["van"], known["nog_niet"])
    for team in teams_of(played.account_id):
        for account_id in sorted({one.account_id for one in team.members if one.account_id} - set(waiting)):
            get_ready(Actor(account_id, "demo"), DAY_ONE)
    get_ready(played, DAY_ONE, except_of=process_id)


def actor_named(name: str) -> Actor:
    (account_id,) = _account_ids(name)
    return Actor(account_id, "demo")


def _account_ids(*names: str) -> list[int]:
    return list(get_user_model().objects.filter(name__in=names).values_list("pk", flat=True))


_ACTS: dict[str, Callable[[Parsed], None]] = {
    "uitgangspunt": _settle_premise,
    "afgerond": _finish_others,
    "gelezen": _read_message,
    "geoefend": _practise,
}
