"""What every page of the demo says above its own words: the date of the story, and its next step."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from stroomlijn.foundation.queries.peildatum import Standing, standing
from stroomlijn.web.demo.story import next_step, step_of


def demo_bar(_request: HttpRequest) -> dict[str, Any]:
    """Template context: `story`, with the day, the step that was begun and the next; asked only where it is shown."""
    return {"story": SimpleLazyObject(_story)} if settings.DEMO else {}


def _story() -> dict[str, Any]:
    at = standing() or Standing(None, "")
    return {"day": at.day, "step": step_of(at.step), "next": next_step(at.step)}
