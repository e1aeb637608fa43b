"""Work of the demo that runs in the worker."""

from __future__ import annotations

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app


@app.task(name="web.catch_up_with_story", retry=RetryStrategy(max_attempts=5, wait=3), lock="demo-story")
def catch_up_with_story(step: str) -> None:
    """What others of the story did before a step that somebody begins to play."""
    from .demo.meanwhile import catch_up

    catch_up(step)
