"""Kinds of values in a body: how one is read, what is wrong with it, and how OpenAPI names it.

`read` gives the value as the database takes it, or notes what is wrong and gives `WRONG`. What it reads can be written
as JSON as it is: dates, moments and numbers by the encoder, groups and lists as they were stored.
"""

from __future__ import annotations

from .groups import Group as Group
from .groups import Listed as Listed
from .groups import Named as Named
from .groups import OrEmpty as OrEmpty
from .groups import Part as Part
from .groups import Variants as Variants
from .groups import object_schema as object_schema
from .groups import read_parts as read_parts
from .kind import WRONG as WRONG
from .kind import Faults as Faults
from .kind import Kind as Kind
from .kind import Schema as Schema
from .values import Address as Address
from .values import Anything as Anything
from .values import Choice as Choice
from .values import Day as Day
from .values import Duration as Duration
from .values import Id as Id
from .values import Moment as Moment
from .values import Text as Text
from .values import Whole as Whole
from .values import Yes as Yes
from .values import day as day
from .values import is_address as is_address
