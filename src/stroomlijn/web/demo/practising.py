"""Exercises of the demo, and colleagues who get ready with them."""

from __future__ import annotations

import datetime

from stroomlijn.foundation.actor import Actor
from stroomlijn.landscape.operations.exercises import ExerciseText, Question, save_exercise, try_exercise
from stroomlijn.landscape.operations.read_marks import mark_as_read
from stroomlijn.landscape.queries.my_work import my_work
from stroomlijn.landscape.queries.reader import reader
from stroomlijn.landscape.queries.reading_list import exercises_for

from .families import read_content


def make_exercise(actor: Actor, process_id: int, family: str) -> None:
    """That of the content, unless the process has one."""
    if any(exercises_for(None, process_id)):
        return
    case = read_content("oefencasussen")[family]
    questions = (Question(one["vraag"], tuple(one["antwoorden"]), one["goed"], one["waarom"]) for one in case["vragen"])
    save_exercise(actor, process_id, ExerciseText("case", case["titel"], case["situatie"], tuple(questions)))


def get_ready(actor: Actor, day: datetime.date, *, except_of: int | None = None) -> None:
    """Somebody reads and practises what is theirs on a day, and what they did not do yet."""
    for row in my_work(reader(actor.account_id), day).rows:
        if row.ready or row.version.process_id == except_of:
            continue
        mark_as_read(actor, row.version)
        for exercise, tried in exercises_for(actor.account_id, row.version.process_id):
            if not tried:
                right = [one["right"] for one in exercise.questions]
                try_exercise(actor, exercise.pk, row.version.pk, right)
