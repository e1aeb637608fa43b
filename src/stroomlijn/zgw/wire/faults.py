"""What is wrong with a body, field by field (ZGW: `invalidParams`)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

# The codes of the standard's reference implementation, with the sentence that goes with each.
REASONS = {
    "required": "Dit veld is vereist.",
    "null": "Dit veld mag niet leeg zijn.",
    "blank": "Dit veld mag niet leeg zijn.",
    "invalid": "Deze waarde is niet geldig.",
    "max_length": "Deze waarde is langer dan {limit} tekens.",
    "min_length": "Deze waarde is korter dan {limit} tekens.",
    "max_value": "Deze waarde is hoger dan {limit}.",
    "min_value": "Deze waarde is lager dan {limit}.",
    "invalid_choice": "“{value}” is geen geldige keuze.",
    "not_a_list": "Verwacht een lijst.",
    "empty": "Deze lijst mag niet leeg zijn.",
    "must-be-empty": "Dit veld moet leeg zijn bij de afleidingswijze “{way}”.",
    "bad-url": "Deze URL wijst niet naar iets wat we kennen.",
    "no_match": "Deze URL wijst niet naar een {expected} in dit register.",
    "invalid-resource": "Deze URL wijst niet naar een {expected}.",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One field that is wrong: its name with dots (`verlenging.reden`), the code of the standard and the reason."""

    name: str
    code: str
    reason: str


def fault(name: str, code: str, /, **facts: object) -> Fault:
    return Fault(name, code, REASONS[code].format(**facts))


class Invalid(Exception):  # noqa: N818 - a state of a body, raised once all its faults are known
    """A body that is refused, with every fault that was found in it."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(", ".join(f"{one.name}: {one.code}" for one in self.faults))
