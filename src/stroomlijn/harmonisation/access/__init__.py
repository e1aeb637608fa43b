"""How one comes at anything of harmonisation. Nobody reaches its rows in another way."""

from .arrangements import access_arrangement, access_cluster, access_words
from .decisions import access_decision, decision_tags, records_for, sees_register_of, visible_decisions
from .groups import READING, access_group, access_workbench, follows, may, visible_groups, visible_trajecten
from .meetings import access_meeting, visible_meetings
from .part import Part, parts_of
from .sources import compared_versions
from .steering import records_steering
from .working_groups import (
    access_premise,
    access_working_group,
    changes_premises,
    leads,
    takes_part,
    visible_working_groups,
)

__all__ = [
    "READING",
    "Part",
    "access_arrangement",
    "access_cluster",
    "access_decision",
    "access_group",
    "access_meeting",
    "access_premise",
    "access_words",
    "access_workbench",
    "access_working_group",
    "changes_premises",
    "compared_versions",
    "decision_tags",
    "follows",
    "leads",
    "may",
    "parts_of",
    "records_for",
    "records_steering",
    "sees_register_of",
    "takes_part",
    "visible_decisions",
    "visible_groups",
    "visible_meetings",
    "visible_trajecten",
    "visible_working_groups",
]
