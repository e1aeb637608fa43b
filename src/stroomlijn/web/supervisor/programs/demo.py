"""Plays the demo in a folder that was made for it, once."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

import django

from stroomlijn.web.supervisor.programs import run

_PLAYED = "played\n"


def demo() -> None:
    """The mark of a demo folder also says whether the demo was played to its end."""
    mark = Path(os.environ["STROOMLIJN_DATA_DIR"]) / "demo"
    if mark.read_text(encoding="ascii") == _PLAYED:
        return
    django.setup()
    from stroomlijn.web.demo.play import play

    play(report=partial(print, flush=True))
    mark.write_text(_PLAYED, encoding="ascii")


if __name__ == "__main__":
    run(demo)
