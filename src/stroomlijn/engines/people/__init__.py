"""A file of the personnel administration: from a table to rows about people, and what each row would change."""

from .matching import Known, name_key
from .plan import Change, Plan, PlannedRow, plan
from .sheet import PeopleSheet, PersonRow, read_people

__all__ = ["Change", "Known", "PeopleSheet", "PersonRow", "Plan", "PlannedRow", "name_key", "plan", "read_people"]
