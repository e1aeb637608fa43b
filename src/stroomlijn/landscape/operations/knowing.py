"""Somebody says that they read a version, or tries an exercise.

These leave no line in the audit: who read what, and how well, is theirs alone, also for who searches the audit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import Actor
from stroomlijn.landscape.models import Exercise, ExerciseTry, ReadMark, Version


@dataclass(frozen=True, slots=True)
class Explained:
    """A question with what was answered, what is right, and why."""

    question: str
    chosen: str
    right: str
    why: str

    @property
    def is_right(self) -> bool:
        return self.chosen == self.right


@transaction.atomic
def mark_as_read(actor: Actor, version: Version) -> None:
    """'Ik heb dit gelezen'. A second time changes nothing."""
    ReadMark.objects.get_or_create(
        account_id=actor.person, version=version, defaults={"process_id": version.process_id}
    )


@transaction.atomic
def take_back_mark(actor: Actor, version_id: int) -> None:
    """Not read after all."""
    ReadMark.objects.filter(account=actor.person, version=version_id).delete()


@transaction.atomic
def try_exercise(actor: Actor, exercise_id: int, version_id: int, answers: Sequence[int | None]) -> list[Explained]:
    """Explains every answer at once, and keeps how many were right. Raises Problem when a question was left open."""
    exercise = Exercise.objects.get(pk=exercise_id)
    if exercise.withdrawn_at is not None:
        raise Problem("exercise-withdrawn")
    pairs = list(zip(exercise.questions, answers, strict=False))
    if len(pairs) < len(exercise.questions) or any(
        chosen is None or chosen >= len(asked["answers"]) for asked, chosen in pairs
    ):
        raise Problem("exercise-unanswered")
    explained = [
        Explained(asked["question"], asked["answers"][chosen or 0], asked["answers"][asked["right"]], asked["why"])
        for asked, chosen in pairs
    ]
    ExerciseTry.objects.create(
        account_id=actor.person,
        exercise=exercise,
        version_id=version_id,
        right=sum(one.is_right for one in explained),
    )
    return explained
