"""The tables of harmonisation."""

from .decision import Decision, DecisionNumber
from .draft import Difference, Draft
from .group import Group, Grouping, GroupMember

__all__ = ["Decision", "DecisionNumber", "Difference", "Draft", "Group", "GroupMember", "Grouping"]
