"""Waiting for the worker that runs beside the website."""

from __future__ import annotations

import time

from procrastinate.contrib.django.models import ProcrastinateJob
from tests.stories.checks import PATIENCE


def wait_for_worker(patience: float = PATIENCE) -> None:
    """Until it did all that was queued, what it tries again included."""
    until = time.monotonic() + patience
    busy = ProcrastinateJob.objects.filter(status__in=["todo", "doing"])
    while busy.exists():
        assert time.monotonic() < until, "the worker is still at work"
        time.sleep(0.1)
