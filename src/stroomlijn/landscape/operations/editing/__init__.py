"""The editor of a concept: begin one, change it by small commands, put it away, and see who else is there."""

from .beginning import begin_from_file, begin_from_version, begin_new
from .commands import Outcome, give_command
from .drawn import take_drawing
from .presence import be_present, leave
from .putting_away import put_away, take_up_again

__all__ = [
    "Outcome",
    "be_present",
    "begin_from_file",
    "begin_from_version",
    "begin_new",
    "give_command",
    "leave",
    "put_away",
    "take_drawing",
    "take_up_again",
]
