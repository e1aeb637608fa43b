"""From the draft to a process: what each node and flow says, and where it comes from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from stroomlijn.engines.matching.naming import propose_name
from stroomlijn.engines.process_model import Flow, Gateway, Kind, Node, Process

from .answering import spoken_in, with_other_answers
from .attributes import FIELDS, commonest, majority, said_by_most, same, value_of
from .deciding import Decided
from .draft import Draft, DraftFlow, DraftNode
from .facts import chosen_facts, merged_facts
from .frame import Frame, frame, where
from .identity import digest
from .lanes import in_the_pool_around, in_their_lanes
from .values import Difference, DifferenceType, OptionKind

FIRST_SAID = (
    *("type", "trigger", "event", "calls", "helpers", "system", "duration", "lead_time", "legal_basis"),
    *("documentation", "bottleneck", "non_interrupting", "loop"),
)
"""Fields of which the merged node says what the first source in the ranking says that says anything."""

WRITTEN = ("helpers", "system", "duration", "lead_time", "legal_basis", "documentation", "bottleneck")
"""Of these what people wrote at a step: where it stands in several manners each says what its own sources say."""

SAYING = {**FIELDS, DifferenceType.CONDITION: "condition"}
"""The field that a difference is about, of a node or of a flow."""

Said = dict[tuple[str, str], Any]
"""What was decided that an element says, by its id and the field."""


def assemble(
    draft: Draft, differences: Mapping[str, Difference], decided: Decided, ranking: Sequence[int]
) -> tuple[Process, Frame]:
    """The process of the draft, and what stands around its nodes. Same draft, same bytes."""
    around = frame(draft)
    said = _decided_values(draft, differences, decided, ranking)
    nodes = [_node(draft, node, said, around, ranking) for node in draft.nodes.values()]
    asked = {node.id: node.label for node in nodes if node.kind is Kind.GATEWAY}
    drawn = sorted(draft.flows.values(), key=lambda flow: flow.id)
    flows = [_flow(draft, flow, said, ranking, asked.get(flow.source, "")) for flow in drawn]
    processes = [draft.union.sources[number].process for number in ranking]
    base = processes[0]
    merged = Process(
        id=f"process_{digest(*(source.key for source in draft.union.sources))}",
        name=propose_name([process.name for process in processes], ()) or base.name,
        nodes=tuple(nodes),
        flows=tuple(_one_default_each(with_other_answers(draft, flows, ranking[0]))),
        lanes=around.lanes,
        pools=around.pools,
        messages=around.messages,
        artifacts=tuple(
            replace(one, links=tuple(link for link in one.links if link[0] in draft.nodes)) for one in around.artifacts
        ),
        documentation=base.documentation,
        language=base.language,
        facts=merged_facts(processes, chosen_facts(differences, decided)),
    )
    roles = {
        node.id: role
        for node in draft.nodes.values()
        if (role := node.says.get("role") or said.get((node.home, "role")))
    }
    merged = in_their_lanes(draft, merged, around, roles, _asked(differences, decided))
    return in_the_pool_around(merged), around


def _asked(differences: Mapping[str, Difference], decided: Decided) -> set[str] | None:
    """The steps of which the role is still to be decided; None while nothing is decided at all."""
    if not decided:
        return None
    asked = (one for one in differences.values() if one.type is DifferenceType.ROLE and one.id not in decided)
    return {element for difference in asked for element in difference.elements}


def _decided_values(
    draft: Draft, differences: Mapping[str, Difference], decided: Decided, ranking: Sequence[int]
) -> Said:
    """What is done in the place of a step has its own name, whatever was decided on the name of the step."""
    found: Said = {}
    other: Said = {}
    for difference_id, (kind, choice) in decided.items():
        difference = differences[difference_id]
        if difference.type in SAYING and kind not in (OptionKind.KEEP, OptionKind.CONDITION):
            text = next(option.text for option in difference.options if option.id == choice.option)
            value = value_of(difference.type, choice.value if kind is OptionKind.NEW else text)
            found.update({(element, SAYING[difference.type]): value for element in difference.elements})
        elif difference.type is DifferenceType.CONDITION and kind is OptionKind.KEEP:
            either = spoken_in(draft.union, ranking[0]).either
            texts = [option.text for option in difference.options if option.kind is OptionKind.VARIANT]
            found[difference.elements[0], "condition"] = either.join(texts)
        elif kind is OptionKind.NEW:
            other[difference.elements[0], "label"] = choice.value
    return found | other


def _node(draft: Draft, node: DraftNode, said: Said, around: Frame, ranking: Sequence[int]) -> Node:
    if not node.telling:
        return _made(draft, node, around)
    own = [node.telling[number] for number in ranking if number in node.telling]
    values: dict[str, Any] = {name: _first(own, name) for name in FIRST_SAID}
    theirs = [node.members[number] for number in ranking if number in node.members] or own
    values |= {name: _first(theirs, name) for name in WRITTEN}
    values["label"] = _asked_by_most(node) if own[0].kind is Kind.GATEWAY else majority(own, "label")
    values["role"] = commonest([draft.union.role(one.role) for one in own])
    values["helpers"] = tuple(dict.fromkeys(map(draft.union.role, values["helpers"])))
    values |= {name: where(draft, around, node.id, name) for name in ("lane", "pool", "parent", "attached_to")}
    values |= {name: "" for name in ("parent", "attached_to") if values[name] not in draft.nodes}
    values["documents"] = tuple(dict.fromkeys(document for one in own for document in one.documents))
    values["gateway"] = _gateway(draft, node)
    if values["gateway"] not in {one.gateway for one in own[:1]}:
        values["type"] = _type(values["gateway"])
    values |= {name: said[node.home, name] for name in FIELDS.values() if (node.home, name) in said}
    values |= node.says
    sources = (draft.union.sources[number].source(one.id) for number, one in sorted(node.members.items()))
    return Node(id=node.id, kind=own[0].kind, sources=tuple(sources), **values)


def _asked_by_most(gateway: DraftNode) -> str:
    return said_by_most([own.label for _, own in sorted(gateway.telling.items())])


def _made(draft: Draft, node: DraftNode, around: Frame) -> Node:
    """A node that only the merge needs stands where the node is that it is for."""
    kind = f"{node.event}Event" if node.event else _type(node.gateway)
    return Node(
        id=node.id,
        kind=node.kind,
        label=node.label,
        type=kind,
        event=node.event,
        gateway=node.gateway,
        lane=where(draft, around, node.beside, "lane"),
        pool=where(draft, around, node.beside, "pool"),
        parent=where(draft, around, node.beside, "parent"),
    )


def _type(gateway: Gateway | None) -> str:
    return "eventBasedGateway" if gateway is Gateway.EVENT else f"{gateway or Gateway.EXCLUSIVE}Gateway"


def _first(own: Sequence[Node], name: str) -> Any:
    return next((value for one in own if (value := getattr(one, name))), getattr(own[0], name))


def _gateway(draft: Draft, node: DraftNode) -> Gateway | None:
    """How it routes when nothing is decided: as the sources do when they agree, else for any number of branches."""
    kinds = {own.gateway for own in node.telling.values()}
    lead = draft.leads.get(node.id)
    if lead in node.members:
        return node.members[lead].gateway
    if len(kinds) > 1:
        return Gateway.INCLUSIVE
    (kind,) = kinds
    flows = [*draft.outgoing(node.id), *draft.incoming(node.id)]
    differing = any(flow.open and not node.members.keys() <= flow.members.keys() for flow in flows)
    return Gateway.INCLUSIVE if kind is Gateway.PARALLEL and differing else kind


def _flow(draft: Draft, flow: DraftFlow, said: Said, ranking: Sequence[int], asked: str) -> Flow:
    own = [one for number in ranking for one in flow.members.get(number, ())]
    sources = [
        draft.union.sources[number].source(one.id) for number, flows in sorted(flow.members.items()) for one in flows
    ]
    drawn = (flow.of or flow.id) in draft.union.flows
    label, condition = _condition(draft, flow, said, _answering(draft, flow, asked, drawn))
    default = flow.default or (bool(own) and own[0].default and drawn)
    return Flow(flow.id, flow.source, flow.target, label, condition, default, tuple(sources))


def _answering(draft: Draft, flow: DraftFlow, asked: str, drawn: bool) -> list[Flow]:
    """Those of its sources that tell its answer: an answer to another question than what is `asked` could say the
    opposite. Of a flow that no source has as it is they leave the same node: what is further on says nothing about it.
    """
    home, here = draft.union.home, draft.nodes[flow.source]
    own = [(number, one) for number, flows in sorted(flow.members.items()) for one in flows]
    leaving = [(number, one) for number, one in own if drawn or home[number, one.source] == here.home]
    asking = {number for number, node in here.telling.items() if same(node.label) == same(asked)}
    return [one for number, one in leaving if number in asking] or [one for _, one in leaving]


def _condition(draft: Draft, flow: DraftFlow, said: Said, own: Sequence[Flow]) -> tuple[str, str]:
    """Label and formal condition. What a connector stands behind has none: they are on the flows after it."""
    if flow.condition:
        return flow.condition, flow.condition
    target = draft.nodes[flow.target]
    if (flow.of or flow.id) not in draft.union.flows and not (target.members or target.guards):
        return "", ""
    decided = said.get((flow.of or flow.id, "condition"))
    if decided is None:
        return said_by_most([one.label for one in own]), said_by_most([one.condition for one in own])
    formal = (one.condition for one in own if one.condition and decided in (one.label, one.condition))
    return decided, next(formal, "")


def _one_default_each(flows: Sequence[Flow]) -> list[Flow]:
    """A node has one default flow at most: the first."""
    seen: set[str] = set()
    found = []
    for flow in flows:
        found.append(replace(flow, default=False) if flow.default and flow.source in seen else flow)
        if flow.default:
            seen.add(flow.source)
    return found
