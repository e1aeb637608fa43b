"""Kinds of facts of this context."""

GROUPS_PROPOSED = "groups-proposed"
MERGE_BEGAN = "merge-began"
DIFFERENCE_DECIDED = "difference-decided"
DECISION_WITHDRAWN = "decision-withdrawn"
GROUP_PUBLISHED = "group-published"
GROUP_REOPENED = "group-reopened"
