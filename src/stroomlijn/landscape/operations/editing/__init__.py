"""The editor of a concept: begin one, change it by small commands, put it away, and see who else is there."""

from .beginning import begin_from_file, begin_from_version, begin_new
from .commands import Outcome, give_command, give_together, has_edit, take_back
from .drawn import take_drawing
from .founding import LeftOver, begin_founded, found_anew
from .presence import be_present, leave
from .putting_away import put_away, take_up_again

__all__ = [
    "LeftOver",
    "Outcome",
    "be_present",
    "begin_founded",
    "begin_from_file",
    "begin_from_version",
    "begin_new",
    "found_anew",
    "give_command",
    "give_together",
    "has_edit",
    "leave",
    "put_away",
    "take_back",
    "take_drawing",
    "take_up_again",
]
