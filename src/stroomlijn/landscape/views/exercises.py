"""Exercises: doing them, and for the owner writing them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.access import May
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.forms import seen_revision
from stroomlijn.foundation.problems import sentence
from stroomlijn.foundation.text import number_in
from stroomlijn.landscape.access import access_process, visible_versions
from stroomlijn.landscape.models import Exercise, Process
from stroomlijn.landscape.operations import exercises
from stroomlijn.landscape.operations.exercises import MOST_ANSWERS, MOST_QUESTIONS, ExerciseText, Question
from stroomlijn.landscape.queries.reader import reader
from stroomlijn.landscape.queries.validity import validity_of, version_for


@require_http_methods(["GET", "HEAD", "POST"])
def do(request: HttpRequest, process_id: int, exercise_id: int) -> HttpResponse:
    """The questions; after them every answer with why."""
    process = access_process(request.user, process_id)
    exercise = _exercise(process, exercise_id)
    if exercise.withdrawn_at is not None:
        raise Http404
    context: dict[str, Any] = {"process": process, "exercise": exercise, "chosen": {}}
    if request.method == "POST":
        answers = [number_in(request.POST.get(f"antwoord-{place}", "")) for place in range(len(exercise.questions))]
        versions = list(visible_versions(request.user, process))
        shown = version_for(versions, validity_of(process), reader(request.user.pk).organisation_id)
        if shown is None:
            raise Http404
        try:
            context["explained"] = exercises.try_exercise(Actor.of(request), exercise.pk, shown.pk, answers)
        except Problem as problem:
            context |= {"said": sentence(problem.as_remark()), "chosen": dict(enumerate(answers))}
    return render(request, "landscape/exercise.html", context, status=422 if "said" in context else 200)


@require_safe
def overview(request: HttpRequest, process_id: int) -> HttpResponse:
    """The exercises of a process, with those that were withdrawn."""
    process = access_process(request.user, process_id, May.EDIT)
    rows = list(process.exercises.all())
    context = {
        "process": process,
        "exercises": [row for row in rows if row.withdrawn_at is None],
        "withdrawn": [row for row in rows if row.withdrawn_at is not None],
    }
    return render(request, "landscape/exercises.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, process_id: int, exercise_id: int | None = None) -> HttpResponse:
    """A new exercise (`?soort=case` for a case), or one to change."""
    process = access_process(request.user, process_id, May.EDIT)
    exercise = _exercise(process, exercise_id) if exercise_id is not None else None
    said = ""
    if request.method == "POST":
        text = _written(request)
        try:
            exercises.save_exercise(Actor.of(request), process.pk, text, exercise_id, seen=seen_revision(request))
        except Problem as problem:
            said = sentence(problem.as_remark())
        else:
            messages.success(request, _("De oefening is bewaard."))
            return redirect("exercises", process.pk)
    elif exercise is not None:
        text = _kept(exercise)
    else:
        text = ExerciseText(_kind(request.GET.get("soort", "")))
    context = {"process": process, "exercise": exercise, "text": text, "said": said, "blocks": _blocks(text)}
    return render(request, "landscape/exercise_edit.html", context, status=422 if said else 200)


@require_POST
def withdraw(request: HttpRequest, process_id: int, exercise_id: int) -> HttpResponse:
    """Taken out of use; `terug=1` puts it back."""
    process = access_process(request.user, process_id, May.EDIT)
    exercise = _exercise(process, exercise_id)
    if request.GET.get("terug") == "1":
        exercises.put_back_exercise(Actor.of(request), exercise.pk)
        messages.success(request, _("‘%(title)s’ is weer te doen.") % {"title": exercise.title})
    else:
        exercises.withdraw_exercise(Actor.of(request), exercise.pk)
        undo = reverse("exercise-withdraw", args=[process.pk, exercise.pk]) + "?terug=1"
        messages.success(request, _("‘%(title)s’ is ingetrokken.") % {"title": exercise.title}, extra_tags=undo)
    return redirect("exercises", process.pk)


def _exercise(process: Process, exercise_id: int) -> Exercise:
    found = process.exercises.filter(pk=exercise_id).first()
    if found is None:
        raise Http404
    return found


def _kind(asked: str) -> str:
    return Exercise.Kind.CASE if asked == Exercise.Kind.CASE else Exercise.Kind.SELF_CHECK


def _written(request: HttpRequest) -> ExerciseText:
    said, kind = request.POST, _kind(request.POST.get("soort", ""))
    questions = tuple(
        Question(
            question=said.get(f"vraag-{place}", ""),
            answers=tuple(said.get(f"antwoord-{place}-{answer}", "") for answer in range(MOST_ANSWERS)),
            right=number_in(said.get(f"goed-{place}", "")),
            why=said.get(f"waarom-{place}", ""),
        )
        for place in range(MOST_QUESTIONS[Exercise.Kind(kind)])
    )
    return ExerciseText(kind, said.get("titel", ""), said.get("situatie", ""), questions)


def _kept(exercise: Exercise) -> ExerciseText:
    questions = tuple(
        Question(one["question"], tuple(one["answers"]), one["right"], one["why"]) for one in exercise.questions
    )
    return ExerciseText(exercise.kind, exercise.title, exercise.situation, questions)


def _blocks(text: ExerciseText) -> list[tuple[Question, list[str]]]:
    """As many questions as fit, each with four places for an answer."""
    most = MOST_QUESTIONS[Exercise.Kind(text.kind)]
    questions = [*text.questions, *[Question()] * most][:most]
    return [(one, [*one.answers, *[""] * MOST_ANSWERS][:MOST_ANSWERS]) for one in questions]
