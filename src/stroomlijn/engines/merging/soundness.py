"""Where a merge cannot be run to its end, and which source brought that in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from stroomlijn.engines.execution import check_soundness
from stroomlijn.engines.process_model import Process, Source

from .deciding import Decided
from .differences import difference_of_region
from .merge import NOTHING, Prepared, checked, with_steps, worked_in
from .values import Choice, DifferenceType

OF_THE_FLOW = (DifferenceType.STEP_MISSING, DifferenceType.ORDER, DifferenceType.GATEWAY)
"""What an open difference can be about so that sources go on differently."""


@dataclass(frozen=True, slots=True)
class UnsoundPlace:
    """A place that keeps a merge from being sound.

    code       as `execution.Finding` has it
    elements   ids in the generic process, none when it is about the whole
    sources    the source's own elements there, else the source itself (element ""); where all is decided every
               source that has part in the elements
    facts      what the sentence of the code needs beside its elements
    """

    code: str
    elements: tuple[str, ...]
    sources: tuple[Source, ...]
    facts: Mapping[str, object] = field(default_factory=dict)


def unsound_places(prepared: Prepared, decisions: Mapping[str, Choice] = NOTHING) -> tuple[UnsoundPlace, ...]:
    """Each unsound place with its source; none when the merge is sound.

    What is open is no choice of who carries out a case: there a case keeps to one source. So a merge is sound when it
    is for each source, with the way of that source wherever nothing is decided. Undecided that is the source itself.
    """
    decided, _ = checked(prepared, decisions)
    decided = with_steps(prepared, decided)
    is_open = any(one.type in OF_THE_FLOW and one.id not in decided for one in prepared.differences.values())
    if not is_open and decided:
        return tuple(_of_all(worked_in(prepared, decided)[1]))
    found = (place for number in prepared.order for place in _of_one(prepared, decided, number))
    return tuple(sorted(found, key=repr))


def _of_all(process: Process) -> Iterator[UnsoundPlace]:
    for finding in check_soundness(process).findings:
        about = [process.node[element] for element in finding.elements]
        sources = tuple(source for node in about for source in node.sources)
        yield UnsoundPlace(finding.code, finding.elements, sources, finding.facts)


def _of_one(prepared: Prepared, decided: Decided, number: int) -> Iterator[UnsoundPlace]:
    union = prepared.union
    source = union.sources[number]
    if not decided:
        for finding in check_soundness(source.process).findings:
            elements = tuple(union.home[number, element] for element in finding.elements)
            sources = tuple(map(source.source, finding.elements or ("",)))
            yield UnsoundPlace(finding.code, elements, sources, finding.facts)
        return
    draft, process, _ = worked_in(prepared, _as_one_does(prepared, decided, number), number)
    own = {home: element for (place, element), home in draft.homes().items() if place == number}
    for finding in check_soundness(process).findings:
        named = [own[element] for element in finding.elements if element in own]
        yield UnsoundPlace(finding.code, finding.elements, tuple(map(source.source, named or ("",))), finding.facts)


def _as_one_does(prepared: Prepared, decided: Decided, number: int) -> Decided:
    """The decisions, and for all that is open what one source does."""
    sources = prepared.union.sources
    going = {difference_of_region(region): region.way_of(number) for region in prepared.parts}
    found = dict(decided)
    for difference in prepared.differences.values():
        if difference.type not in OF_THE_FLOW or difference.id in decided:
            continue
        keys = {sources[one].key for one in going.get(difference.id, (number,))}
        option = next(option for option in difference.options if keys.intersection(option.members))
        found[difference.id] = (option.kind, Choice(option.id))
    return found
