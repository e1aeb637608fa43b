"""The other processes of the working group, finished as the one that is played: decided, adopted, published."""

from __future__ import annotations

import datetime

from stroomlijn.foundation.actor import Actor
from stroomlijn.harmonisation.operations import adopting, meetings, premises, publishing
from stroomlijn.harmonisation.queries.premises import waiting_for
from stroomlijn.harmonisation.queries.steering import Outcome, steering_group
from stroomlijn.landscape.operations.publishing import Accompaniment
from stroomlijn.organisation.queries.people import person_of

from .families import Parsed
from .merging import decide_all, merge_group
from .practising import make_exercise
from .story import PlayedGroup, groups_by_key, traject_of_story


def finish(analyst: Actor, secretary: Actor, owner: Actor, known: Parsed, first_day: datetime.date) -> None:
    """Those that nobody published yet, in one meeting of the steering group, each with an exercise of its owner."""
    wanted = set(known["families"])
    left = {key: group for key, group in groups_by_key().items() if key in wanted and group.process_id is None}
    steering = steering_group(traject_of_story())
    if not left or steering is None:
        return
    meeting = meetings.plan_meeting(secretary, steering.pk, _plan(known)).pk
    person = person_of(owner.account_id)
    said = Accompaniment(known["anders"], known["regel"], person.id if person else None)
    for key, group in left.items():
        _decide(analyst, group)
        adopting.put_on_agenda(secretary, group.id, meeting)
        adopting.give_verdict(
            secretary, group.id, adopting.Verdict(Outcome.ADOPTED, known["reden"], meeting_id=meeting)
        )
        made = publishing.publish_group(analyst, group.id, name=group.name, valid_from=first_day, said=said)
        make_exercise(owner, made.process_id, key)


def _plan(known: Parsed) -> meetings.Plan:
    about = known["vergadering"]
    begins = datetime.time.fromisoformat(about["begint"])
    return meetings.Plan(about["titel"], known["dag"], "vergadering", begins, about["plaats"])


def _decide(analyst: Actor, group: PlayedGroup) -> None:
    if group.is_proposed:
        merge_group(analyst, group.id)
    for waiting in waiting_for(group.id).values():
        premises.look_again(analyst, waiting.use_id)
    decide_all(analyst, group.id)
