"""The one in-memory process graph that all engines share."""

from .awaiting import named, term_of
from .conditions import Condition, Conditions, conditions_of, is_otherwise, only_when
from .drawing import Box, Drawing, Point, association_id
from .graph import (
    STEPS,
    Artifact,
    Event,
    Flow,
    Gateway,
    Kind,
    Lane,
    MessageFlow,
    Node,
    Pool,
    Process,
    Source,
)
from .json import element_from_json, element_to_json, process_from_json, process_to_json
from .narrative import Section, TextStep, Way, as_text, ways_from
from .order import reading_order, step_numbers

__all__ = [
    "STEPS",
    "Artifact",
    "Box",
    "Condition",
    "Conditions",
    "Drawing",
    "Event",
    "Flow",
    "Gateway",
    "Kind",
    "Lane",
    "MessageFlow",
    "Node",
    "Point",
    "Pool",
    "Process",
    "Section",
    "Source",
    "TextStep",
    "Way",
    "as_text",
    "association_id",
    "conditions_of",
    "element_from_json",
    "element_to_json",
    "is_otherwise",
    "named",
    "only_when",
    "process_from_json",
    "process_to_json",
    "reading_order",
    "step_numbers",
    "term_of",
    "ways_from",
]
