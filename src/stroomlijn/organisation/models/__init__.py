"""The tables of organisations, trajecten and the people who work there."""

from .organisation import Organisation, Traject
from .people import Deputy, PeopleFile, Person, Team
from .werkrol import Werkrol

__all__ = ["Deputy", "Organisation", "PeopleFile", "Person", "Team", "Traject", "Werkrol"]
