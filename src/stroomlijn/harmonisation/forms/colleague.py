"""A colleague, as the members of working groups choose one."""

from __future__ import annotations

from stroomlijn.organisation.forms import ColleagueField


class AnyColleagueField(ColleagueField):
    """Somebody of any organisation, for who takes part in a working group."""

    suggestions = "workbench-people"
