"""The tables of harmonisation."""

from .announcement import Announcement, AnnouncementProposal
from .arrangement import Arrangement
from .choice import Bond, Judgement, ProcessChoice
from .cluster import Cluster
from .configuration import ConfigurationOrder, TestCase
from .decision import Decision, DecisionNumber, Referral
from .document_choice import DocumentChoice, DocumentPair
from .draft import Difference, Draft
from .foundation import Findings, Foundation, Origin
from .group import Group, Grouping, GroupMember
from .improvement import Improvement
from .meeting import AgendaItem, Attendance, Meeting, ReportAddition
from .near import NearProcesses, NearSteps
from .review import Remark, Review, ReviewMeeting, ShownCard
from .words import WordPair
from .working_group import Membership, Premise, PremiseUse, Theme, WorkingGroup

__all__ = [
    "AgendaItem",
    "Announcement",
    "AnnouncementProposal",
    "Arrangement",
    "Attendance",
    "Bond",
    "Cluster",
    "ConfigurationOrder",
    "Decision",
    "DecisionNumber",
    "Difference",
    "DocumentChoice",
    "DocumentPair",
    "Draft",
    "Findings",
    "Foundation",
    "Group",
    "GroupMember",
    "Grouping",
    "Improvement",
    "Judgement",
    "Meeting",
    "Membership",
    "NearProcesses",
    "NearSteps",
    "Origin",
    "Premise",
    "PremiseUse",
    "ProcessChoice",
    "Referral",
    "Remark",
    "ReportAddition",
    "Review",
    "ReviewMeeting",
    "ShownCard",
    "TestCase",
    "Theme",
    "WordPair",
    "WorkingGroup",
]
