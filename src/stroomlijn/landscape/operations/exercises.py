"""Exercises of a process: made, changed and withdrawn by its owner, tried by its readers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from django.db import transaction

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit
from stroomlijn.foundation.revision import refuse_stale
from stroomlijn.foundation.text import one_line, storable
from stroomlijn.landscape.models import Exercise, ExerciseTry

MOST_QUESTIONS = {Exercise.Kind.SELF_CHECK: 3, Exercise.Kind.CASE: 5}
MOST_TITLE, MOST_SITUATION, MOST_QUESTION, MOST_ANSWER, MOST_WHY = 200, 2_000, 500, 300, 1_000
FEWEST_ANSWERS, MOST_ANSWERS = 2, 4


@dataclass(frozen=True, slots=True)
class Question:
    """A question; `right` is the place of the right answer, None while nobody chose it."""

    question: str = ""
    answers: tuple[str, ...] = ()
    right: int | None = None
    why: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.question.strip() or self.why.strip() or any(answer.strip() for answer in self.answers))


@dataclass(frozen=True, slots=True)
class ExerciseText:
    """What an owner writes."""

    kind: str
    title: str = ""
    situation: str = ""
    questions: tuple[Question, ...] = ()


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
def save_exercise(
    actor: Actor, process_id: int, text: ExerciseText, exercise_id: int | None = None, *, seen: int | None = None
) -> Exercise:
    """A new exercise, or a changed one. Raises Problem with what is missing, or when it changed since it was seen."""
    written = _checked(text)
    if exercise_id is None:
        exercise = Exercise.objects.create(process_id=process_id, **written)
        audit(actor, "exercise-added", "process", process_id, exercise=exercise.pk)
        return exercise
    exercise = Exercise.objects.select_for_update().get(pk=exercise_id, process=process_id)
    refuse_stale(exercise, seen)
    if exercise.withdrawn_at is not None:
        raise Problem("exercise-withdrawn")
    for name, value in written.items():
        setattr(exercise, name, value)
    exercise.revision += 1
    exercise.save()
    audit(actor, "exercise-changed", "process", process_id, exercise=exercise.pk)
    return exercise


@transaction.atomic
def withdraw_exercise(actor: Actor, exercise_id: int) -> None:
    """Nobody gets it any more; it stays in the history, and can be put back."""
    _set_withdrawn(actor, exercise_id, withdrawn=True)


@transaction.atomic
def put_back_exercise(actor: Actor, exercise_id: int) -> None:
    _set_withdrawn(actor, exercise_id, withdrawn=False)


@transaction.atomic
def try_exercise(actor: Actor, exercise_id: int, version_id: int, answers: Sequence[int | None]) -> list[Explained]:
    """Explains every answer at once, and keeps how many were right. Raises Problem when a question was left open.

    This leaves no line in the audit: how well somebody knows it is theirs alone, also for who searches the audit.
    """
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


def _set_withdrawn(actor: Actor, exercise_id: int, *, withdrawn: bool) -> None:
    exercise = Exercise.objects.select_for_update().get(pk=exercise_id)
    if (exercise.withdrawn_at is not None) == withdrawn:
        return
    exercise.withdrawn_at = clock.now() if withdrawn else None
    exercise.revision += 1
    exercise.save(update_fields=["withdrawn_at", "revision"])
    action = "exercise-withdrawn" if withdrawn else "exercise-put-back"
    audit(actor, action, "process", exercise.process_id, exercise=exercise.pk)


def _checked(text: ExerciseText) -> dict[str, object]:
    kind = Exercise.Kind(text.kind)
    title, situation = one_line(text.title), storable(text.situation).strip()
    if not title or len(title) > MOST_TITLE:
        raise Problem("exercise-title")
    if kind == Exercise.Kind.CASE and not 0 < len(situation) <= MOST_SITUATION:
        raise Problem("exercise-situation")
    asked = [_question(number, one) for number, one in enumerate(text.questions, 1) if not one.is_empty]
    if not asked:
        raise Problem("exercise-no-question")
    if len(asked) > MOST_QUESTIONS[kind]:
        raise Problem("exercise-too-many", most=MOST_QUESTIONS[kind])
    kept = situation if kind == Exercise.Kind.CASE else ""
    return {"kind": kind, "title": title, "situation": kept, "questions": [asdict(one) for one in asked]}


def _question(number: int, one: Question) -> Question:
    question = one_line(one.question)
    if not 0 < len(question) <= MOST_QUESTION:
        raise Problem("exercise-question", number=number)
    given = [(place, one_line(answer)) for place, answer in enumerate(one.answers) if answer.strip()]
    answers = [answer for _place, answer in given]
    if not FEWEST_ANSWERS <= len(answers) <= MOST_ANSWERS or any(len(answer) > MOST_ANSWER for answer in answers):
        raise Problem("exercise-answers", number=number)
    places = [place for place, _answer in given]
    if one.right not in places:
        raise Problem("exercise-right", number=number)
    why = storable(one.why).strip()
    if len(why) > MOST_WHY:
        raise Problem("exercise-why", number=number)
    return Question(question, tuple(answers), places.index(one.right), why)
