"""n processes and decisions to one generic process: a pure function that can be played again at any time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType

from stroomlijn.engines.counting import count
from stroomlijn.engines.matching import Key, Member, Place, Said, Thesaurus
from stroomlijn.engines.problems import Problem, Remark
from stroomlijn.engines.process_model import STEPS, Kind, Process, Source

from .answering import spoken_in
from .assembly import assemble
from .attributes import value_of
from .both_cuts import keep_cuts
from .choosing_again import WAYS, chosen_now, own_way
from .connecting import connect
from .consequences import Trial
from .deciding import Decided, decide, ranking
from .differences import difference_of_region, difference_of_step, find_differences, ways_of
from .draft import Draft
from .earlier import earlier_ids
from .falling import OwnQuestion, StillOpen, falls_of, own_questions
from .frame import Frame
from .granularity import Grain, find_grains, granularity_differences
from .manners import stand_beside
from .own import own_values
from .recognising import Words, namesakes, own_places, stand_elsewhere, told_at_choices
from .regions import Region, regions
from .sources import in_order, taking_part
from .table import alignment
from .union import NO_ROLES, Union, unite
from .values import (
    AT_GATEWAYS,
    Alignment,
    Choice,
    Consequence,
    Difference,
    DifferenceType,
    Falls,
    Merge,
    Offered,
    Option,
    OptionKind,
    ToldBy,
)

NOTHING: Mapping[str, Choice] = MappingProxyType({})
NOTHING_OFFERED: Mapping[str, Offered] = MappingProxyType({})


@dataclass(frozen=True)
class Prepared:
    """All of a merge that does not depend on decisions: made once, replayed for every decision."""

    union: Union
    parts: tuple[Region, ...]
    order: tuple[int, ...]
    differences: Mapping[str, Difference]
    grains: Mapping[str, Grain]
    left_out: tuple[Remark, ...] = ()
    known: Mapping[str, str] = field(default_factory=dict)

    def now(self, difference: str) -> str:
        """The id of a difference, for the one that it had while another wording of its steps was the commonest."""
        if difference in self.differences:
            return difference
        return self.known.get(difference) or self._earlier.get(difference, difference)

    def knowing(
        self, about: Mapping[str, tuple[str, Collection[Source]]], offered: Mapping[str, Offered] = NOTHING_OFFERED
    ) -> Prepared:
        """The same, in which a difference is also known by an id that says nothing any more: by the type that it had
        and the sources' own steps that it was about; of one at a choice by where that stands in sources, as told in
        what was `offered`.
        """
        lost = {key: one for key, one in about.items() if self.now(key) not in self.differences}
        found = {key: now for key, one in lost.items() if (now := self._about(*one, offered.get(key, {})))}
        return replace(self, known=found) if found else self

    def _about(self, type_: str, steps: Collection[Source], offered: Offered) -> str:
        """The id of the one difference of this type that is about these steps, or is at the same choice; "" where there
        is none or several.
        """
        if type_ in AT_GATEWAYS:
            then = {told for by_source in offered.values() for told in by_source.items()}
            found = [key for key in self.told_at if self._stands_at(key, type_, then)]
        else:
            there = own_places(self.union, steps)
            found = [one.id for one in self.differences.values() if there and self._is_about(one, type_, there)]
        return found[0] if len(found) == 1 else ""

    def _stands_at(self, difference: str, type_: str, then: Collection[tuple[Key, str]]) -> bool:
        """Whether a source has this choice where it told it then."""
        now = {told for by_option in self.told_at[difference].values() for told in by_option}
        return self.differences[difference].type == type_ and not now.isdisjoint(then)

    def _is_about(self, difference: Difference, type_: str, there: Mapping[Place, str]) -> bool:
        """A way may lead along more steps, where those who do these do not differ in how they do the others."""
        if difference.type == DifferenceType.FACT:
            return False
        homes = set(there.values())
        near = {node for node in self.near(difference) if self.union.nodes[node].kind is not Kind.GATEWAY}
        if type_ in WAYS and difference.type in WAYS:
            region = next(one for one in self.parts if difference_of_region(one) == difference.id)
            return homes <= near and not region.asks_beside(homes, {number for number, _ in there})
        return type_ == difference.type and homes == near

    def of_others(self, difference: str, steps: Iterable[Source]) -> bool:
        """Whether what goes by this id now is about other steps with the same words than these, as it was then."""
        about = self.differences.get(self.now(difference))
        return about is not None and stand_elsewhere(self.union, self._namesakes, self.near(about), steps)

    def chosen_now(self, difference: str, choice: Choice, offered: Offered, steps: Iterable[Source]) -> Choice | None:
        """A choice from what was offered, as it is to be made of what there is now: None where that is not there any
        more. `steps` are those that it was about, of each source its own.
        """
        about = self.differences.get(self.now(difference))
        return choice if about is None else chosen_now(self.union, about, choice, offered, steps)

    @cached_property
    def told_at(self) -> Mapping[str, Mapping[str, ToldBy]]:
        """By difference at a choice, and option, the sources that tell it, each with where the choice stands in it."""
        return told_at_choices(self.union, [one for one in self.differences.values() if one.type in AT_GATEWAYS])

    def near(self, difference: Difference) -> list[str]:
        """The nodes that it is about, or that stand around what it is about."""
        return [node for element in difference.elements for node in self._ends.get(element, (element,))]

    @cached_property
    def own_questions(self) -> tuple[OwnQuestion, ...]:
        """What is asked after steps that not all have."""
        return own_questions(self.union, self.differences, _asked_after(self.union))

    @cached_property
    def _ends(self) -> Mapping[str, tuple[str, ...]]:
        flows = {flow.id: (flow.source, flow.target) for flow in self.union.flows.values()}
        return {**_asked_after(self.union), **flows}

    @cached_property
    def _namesakes(self) -> Mapping[Words, Collection[str]]:
        return namesakes(self.union)

    @cached_property
    def _earlier(self) -> Mapping[str, str]:
        return earlier_ids(self.union, self.parts, self.grains.values(), self.differences)


def merge(
    members: Sequence[Member],
    decisions: Mapping[str, Choice] = NOTHING,
    *,
    together: Iterable[tuple[Source, Source]] = (),
    apart: Iterable[tuple[Source, Source]] = (),
    roles: Mapping[str, str] = NO_ROLES,
    thesaurus: Thesaurus | None = None,
) -> Merge:
    """The generic process of the members, with all that they differ in.

    With nothing decided it holds every source whole: `project` gives each of them back. A decision that names an
    unknown difference or option, or gives no text where it must, is not applied and stands in `refused`. The order of
    the members does not matter. In `together` one element may stand with several of one other source: then they are
    the same work, cut otherwise (a `granularity` difference). `roles` gives names of one role the name that it goes by:
    then they do not differ, and have one lane. `thesaurus` is the product's own unless given.
    A process without steps takes no part, nor does one that is too large: `left_out` says which. What people judged to
    be together and other judgements keep apart stays apart, and stands in `contradicted`.
    Raises Problem("merge-no-members"), or "merge-too-large" when all of them are.
    """
    prepared = prepare(members, together=together, apart=apart, roles=roles, thesaurus=thesaurus)
    return replay(prepared, decisions)


def prepare(
    members: Sequence[Member],
    *,
    together: Iterable[tuple[Source, Source]] = (),
    apart: Iterable[tuple[Source, Source]] = (),
    roles: Mapping[str, str] = NO_ROLES,
    thesaurus: Thesaurus | None = None,
    said: Iterable[Said] = (),
) -> Prepared:
    """The part of a merge that stays when something is decided. Raises Problem as `merge` does.

    `said` is what people said of steps elsewhere in the same work.
    """
    sources, left_out = taking_part(in_order(members))
    if not sources:
        raise Problem("merge-no-members") if not left_out else _refused(left_out[0])
    union = unite(sources, together, apart, roles, thesaurus, said)
    parts = regions(union)
    order = ranking(union)
    differences = find_differences(union, parts, order)
    grains = {grain.id: grain for grain in find_grains(union)} if differences else {}
    found = {one.id: one for one in granularity_differences(union, list(grains.values()))}
    return Prepared(union, parts, tuple(order), differences | found, grains, left_out)


def _refused(remark: Remark) -> Problem:
    return Problem(remark.code, remark.place, **remark.facts)


def replay(prepared: Prepared, decisions: Mapping[str, Choice] = NOTHING, known: Iterable[str] = ()) -> Merge:
    """The merge with the decisions: the same bytes as `merge` of the same sources with them.

    A difference that was decided goes by the id that the decision has for it, one that is `known` by an id that it had
    before by that.
    """
    decided, refused = checked(prepared, decisions)
    applied = decisions.keys() - set(refused)
    ids = {prepared.now(key): key for key in (*sorted(known, reverse=True), *sorted(applied))}
    draft, process, around = worked_in(prepared, decided)
    table = alignment(prepared.union, process)
    return Merge(
        process=process,
        base=prepared.union.sources[prepared.order[0]].key,
        differences=_presented(prepared, decided, process, table, ids),
        alignment=table,
        elements=_elements(process, around),
        own=own_values(draft, process, around),
        refused=refused,
        left_out=prepared.left_out,
        contradicted=tuple(_contradictions(prepared)),
    )


def _contradictions(prepared: Prepared) -> Iterator[Remark]:
    """What people said is the same, and has no effect."""
    union = prepared.union
    for one, other in union.contradicted:
        alike = len({(node.kind in STEPS, node.event) for node in (union.own(one), union.own(other))}) == 1
        code = "merge-judgement-contradicted" if alike else "merge-judgement-other-kind"
        yield _contradiction(union, code, one, other)
    cut = {frozenset((grain.one, part)) for grain in prepared.grains.values() for part in grain.several}
    for one, other in union.cut:
        if frozenset((union.home[one], union.home[other])) not in cut:
            yield _contradiction(union, "merge-judgement-not-cut", one, other)


def _contradiction(union: Union, code: str, one: Place, other: Place) -> Remark:
    (number, element), (second, counterpart) = one, other
    source, against = union.sources[number], union.sources[second]
    facts = {
        "process": source.name,
        "element": element,
        "label": union.own(one).label,
        "other_file": against.file,
        "other_process": against.name,
        "other_element": counterpart,
        "other_label": union.own(other).label,
    }
    return Remark(code, source.file, facts)


def try_choice(prepared: Prepared, decisions: Mapping[str, Choice], difference: str, choice: Choice) -> Consequence:
    """What one more choice changes in the whole of the generic process, its text included; counted on two merges.

    Where the choice settles a region this is more than what its option says: ways that nobody takes any more go too.
    Nothing changes by a choice that cannot be applied.
    """
    now, then = (
        count(worked_in(prepared, checked(prepared, chosen)[0])[1])
        for chosen in (decisions, {**decisions, difference: choice})
    )
    change = then - now
    return Consequence(change.steps, change.handoffs, change.loops, change.waits)


def worked_in(prepared: Prepared, decided: Decided, first: int | None = None) -> tuple[Draft, Process, Frame]:
    """The draft and process of the decisions. Where several sources serve a decision equally well `first` does it."""
    order = prepared.order if first is None else (first, *(one for one in prepared.order if one != first))
    decided = with_steps(prepared, decided)
    chosen = [(grain, decided[grain.id][1].option) for grain in prepared.grains.values() if grain.id in decided]
    cuts = [cut for grain, option in chosen if (cut := grain.cut(option))]
    draft = decide(prepared.union, prepared.parts, prepared.differences, decided, order, cuts)
    connect(draft)
    _keep_both(draft, prepared, decided, order[0])
    return draft, *assemble(draft, prepared.differences, decided, order)


def _keep_both(draft: Draft, prepared: Prepared, decided: Decided, base: int) -> None:
    """What stays in two ways under a condition comes last: a choice around steps that have their place."""
    for grain in prepared.grains.values():
        kind, choice = decided.get(grain.id, (None, None))
        if kind is OptionKind.CONDITION and choice:
            often = choice.ordered(prepared.differences[grain.id].options)[0].id
            keep_cuts(draft, grain, often, choice.condition, spoken_in(draft.union, base))
    stand_beside(draft, prepared.differences, decided)


def _shown(prepared: Prepared, decided: Decided) -> dict[str, Difference]:
    """Work that is cut otherwise is one difference instead of one per step, unless somebody decided on a step of it."""
    hidden: set[str] = set()
    for grain in prepared.grains.values():
        steps = {difference_of_step(element) for element in grain.elements}
        hidden |= {grain.id} if steps & decided.keys() and grain.id not in decided else steps
    return {key: difference for key, difference in prepared.differences.items() if key not in hidden}


def with_steps(prepared: Prepared, decided: Decided) -> Decided:
    """With what a decision on how work is cut means for each of its steps."""
    found = dict(decided)
    for grain in prepared.grains.values():
        if grain.id in decided:
            gone = grain.gone(decided[grain.id][1].option)
            for element in grain.elements:
                kind = OptionKind.DROP if element in gone else OptionKind.KEEP
                found[difference_of_step(element)] = (kind, Choice(str(kind)))
    return found


def checked(prepared: Prepared, decisions: Mapping[str, Choice]) -> tuple[Decided, tuple[str, ...]]:
    """The decisions that can be applied, by the id that their difference has now, and the ids of the others.

    Of several that are about one difference now, the one on it under its own id and what says the same; else all of
    them where they say the same.
    """
    decided, refused = {}, []
    said: dict[str, set[Choice]] = defaultdict(set)
    for key, choice in decisions.items():
        said[prepared.now(key)].add(choice)
    for key, choice in sorted(decisions.items()):
        now = prepared.now(key)
        difference = prepared.differences.get(now)
        option = next((one for one in difference.options if one.id == choice.option), None) if difference else None
        overruled = choice != decisions[now] if now in decisions else len(said[now]) > 1
        if difference is None or option is None or overruled or not _has_its_words(difference.type, option, choice):
            refused.append(key)
        else:
            decided[now] = (option.kind, choice)
    return decided, tuple(refused)


def _has_its_words(type_: DifferenceType, option: Option, choice: Choice) -> bool:
    if option.kind is OptionKind.NEW and value_of(type_, choice.value) is None:
        return False
    asked = {OptionKind.NEW: choice.value, OptionKind.CONDITION: choice.condition}
    return bool(asked.get(option.kind, "nothing is asked").strip())


def _presented(
    prepared: Prepared, decided: Decided, process: Process, table: Alignment, ids: Mapping[str, str]
) -> tuple[Difference, ...]:
    """The differences with their rows, consequences and choices, along the flow; some under another of their `ids`."""
    shown = _shown(prepared, decided)
    position = {row.id: number for number, row in enumerate(table.rows)}
    trial = Trial(process, ways_of(prepared.union, prepared.parts, shown))
    renamed = _renamed(shown, decided)
    falls = dict(_falling(prepared, decided, process))
    may_fall = _may_fall(prepared, decided)
    found = []
    for difference in shown.values():
        near = prepared.near(difference)
        rows = tuple(sorted({node for node in near if node in position}, key=position.__getitem__))
        choice = decided[difference.id][1] if difference.id in decided else None
        label = _called(prepared.union, process, difference.label, renamed.intersection((*difference.elements, *near)))
        if difference.id in prepared.told_at:
            told = prepared.told_at[difference.id]
            options = tuple(replace(option, told_by=told[option.id]) for option in difference.options)
        else:
            options = _with_own_ways(prepared.union, difference, rows)
        options = tuple(
            replace(
                option,
                falls=falls.get((difference.id, option.id), ()),
                may_fall=tuple(may_fall.get((difference.id, option.id), ())),
            )
            for option in options
        )
        found.append(trial.tried(replace(difference, label=label, rows=rows, options=options, choice=choice)))
    found.sort(key=lambda one: (min(map(position.__getitem__, one.rows), default=-1), one.type, one.id))
    return tuple(replace(one, id=ids.get(one.id, one.id)) for one in found)


def _falling(prepared: Prepared, decided: Decided, process: Process) -> Iterator[tuple[tuple[str, str], Falls]]:
    """By difference and option the questions that fall away by it: of what is decided last around them each option is
    tried, and once all is decided what was chosen tells it.
    """
    known = with_steps(prepared, decided)
    for region in prepared.parts:
        questions = [one for one in prepared.own_questions if one.asked_in(region)]
        way = difference_of_region(region)
        asked = [key for key in (way, *map(difference_of_step, region.inner)) if key in prepared.differences]
        waiting = [key for key in asked if key not in known]
        if questions and len(waiting) == 1:
            yield from _falling_by(prepared, decided, waiting[0], questions)
        elif questions and not waiting:
            for key in decided.keys() & asked:
                about = [one for one in questions if key in (way, difference_of_step(one.step))]
                yield (key, decided[key][1].option), falls_of(about, process)


def _falling_by(
    prepared: Prepared, decided: Decided, difference: str, questions: Sequence[OwnQuestion]
) -> Iterator[tuple[tuple[str, str], Falls]]:
    for option in prepared.differences[difference].options:
        choice = Choice(option.id, condition=option.kind, value=option.kind)
        _, then, _ = worked_in(prepared, {**decided, difference: (option.kind, choice)})
        yield (difference, option.id), falls_of(questions, then)


def _may_fall(prepared: Prepared, decided: Decided) -> dict[tuple[str, str], dict[tuple[str, str], None]]:
    """By difference and option the questions that fall away where all steps are kept, where more than one thing is
    open around them: each way is tried, that of one region together with that of the others.
    """
    found: dict[tuple[str, str], dict[tuple[str, str], None]] = defaultdict(dict)
    parts = list(_still_open(prepared, decided))
    for nth in range(max((part.ways for part in parts), default=0)):
        kept = {step: (OptionKind.KEEP, Choice(OptionKind.KEEP)) for part in parts for step in part.waiting}
        going = {part.way.id: (OptionKind.VARIANT, Choice(part.going(nth))) for part in parts if part.way}
        _, then, _ = worked_in(prepared, {**decided, **kept, **going})
        for part in parts:
            for option, falls in part.fell(then, part.going(nth)):
                found[option][falls] = None
    return found


def _still_open(prepared: Prepared, decided: Decided) -> Iterator[StillOpen]:
    known = with_steps(prepared, decided)
    for region in prepared.parts:
        questions = tuple(one for one in prepared.own_questions if one.asked_in(region))
        way = prepared.differences.get(difference_of_region(region)) if questions else None
        steps = map(difference_of_step, region.inner) if questions else ()
        waiting = tuple(key for key in steps if key in prepared.differences and key not in known)
        way = way if way is not None and way.id not in known else None
        if len(waiting) + (way is not None) > 1:
            yield StillOpen(questions, way, waiting)


def _with_own_ways(union: Union, difference: Difference, rows: Sequence[str]) -> tuple[Option, ...]:
    """The options of ways with how the steps on these rows follow one another in each source that tells one."""
    number_of = {source.key: number for number, source in enumerate(union.sources)}
    nodes = [union.nodes[row].members for row in rows]

    def way(number: int) -> str:
        inside = [node[number].id for node in nodes if number in node]
        return own_way(union.sources[number].process, inside)

    return tuple(
        replace(option, told_by=tuple((key, way(number_of[key])) for key, _ in option.told_by))
        for option in difference.options
    )


def _renamed(differences: Mapping[str, Difference], decided: Decided) -> set[str]:
    """The steps and choices of which it was decided how they are called."""
    naming = (DifferenceType.NAME, DifferenceType.QUESTION)
    chosen = (one for key, one in differences.items() if key in decided and one.type in naming)
    return {element for difference in chosen for element in difference.elements}


def _called(union: Union, process: Process, label: str, renamed: Iterable[str]) -> str:
    """The label, unless a source calls one of these nodes so: then what that is called by decision."""
    named = (node for node in sorted(renamed) if any(own.label == label for own in union.nodes[node].members.values()))
    there = process.node.get(next(named, ""))
    return there.label if there is not None else label


def _asked_after(union: Union) -> dict[str, tuple[str, ...]]:
    """By gateway the steps and events after which it comes: it is no row of the table itself."""
    before: dict[str, list[str]] = defaultdict(list)
    for flow in union.flows.values():
        before[flow.target].append(flow.source)
    gateways = {node.id for node in union.nodes.values() if node.kind is Kind.GATEWAY}
    found = {}
    for gateway in gateways:
        seen, waiting = {gateway}, [gateway]
        while waiting:
            new = {node for node in before[waiting.pop()] if node not in seen}
            seen |= new
            waiting += new & gateways
        found[gateway] = tuple(seen - gateways)
    return found


def _elements(process: Process, around: Frame) -> dict[str, tuple[Source, ...]]:
    elements = {node.id: node.sources for node in process.nodes} | {flow.id: flow.sources for flow in process.flows}
    around_them = [
        *(lane.id for lane in process.lanes),
        *(pool.id for pool in process.pools),
        *(message.id for message in process.messages),
        *(artifact.id for artifact in process.artifacts),
    ]
    return elements | {element: around.sources.get(element, ()) for element in around_them}
