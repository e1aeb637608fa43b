"""Plays the demo in a folder that was made for it, once."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

import django

from stroomlijn.foundation.database import DataFolder
from stroomlijn.web.supervisor.programs import run


def demo() -> None:
    """A demo that did not come to its end is played again at the next start."""
    folder = DataFolder(Path(os.environ["STROOMLIJN_DATA_DIR"]))
    if folder.demo_was_played:
        return
    django.setup()
    from stroomlijn.web.demo.play import play

    play(report=partial(print, flush=True))
    folder.mark_demo_played()


if __name__ == "__main__":
    run(demo)
