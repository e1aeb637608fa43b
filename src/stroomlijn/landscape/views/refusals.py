"""How a refused command comes back to the script that gave it."""

from __future__ import annotations

from django.http import JsonResponse

from stroomlijn.engines.problems import Problem, Remark
from stroomlijn.foundation.problems import sentence

TOLD = ("now", "field", "order")


def refused(problem: Problem) -> JsonResponse:
    """422 with why in words, the step it is about, what stands there now, and which edit could not be undone."""
    facts = {name: problem.facts[name] for name in TOLD if name in problem.facts}
    said = sentence(Remark(problem.code, "", problem.facts))
    return JsonResponse({"code": problem.code, "text": said, "step": problem.place, **facts}, status=422)
