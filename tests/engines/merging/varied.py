"""Families of sound processes: one drawn at random, and others that differ from it in small ways.

Nested choices, forks and loops, ways that end early, waits, lanes, equal labels; `variant` changes one as people do.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from hypothesis import strategies as st

from stroomlijn.engines.merging import Member
from stroomlijn.engines.process_model import Event, Flow, Gateway, Kind, Lane, Node, Process

LABELS = [
    *("Aanvraag ontvangen", "Aanvraag beoordelen", "Beoordelen van de aanvraag", "Besluit nemen", "Besluit nemen"),
    *("Brief sturen", "Huisbezoek plannen", "Huisbezoek uitvoeren", "Dossier sluiten", "Inkomen opvragen"),
    *("Medisch advies opvragen", "Aanvraag registreren en controleren", "Aanvraag registreren"),
    *("Aanvraag controleren", "Verslag schrijven", "Klant bellen", "", "对应"),
]
ROLES = ["Consulent", "Administratie", "Teamleider"]
SORTS = ["work"] * 4 + ["wait", "choice", "fork", "some", "loop"]
QUESTIONS = ["", "Is de aanvraag volledig?", "Is er recht?"]


@dataclass(frozen=True)
class Work:
    """A step, or a wait when it has a term and no role."""

    label: str
    role: str = ""
    system: str = ""
    documents: tuple[str, ...] = ()
    term: str = ""


@dataclass(frozen=True)
class Block:
    """Ways of which one, some or all are gone; with `ends` the last way goes to an end of its own."""

    route: Gateway
    question: str
    ways: tuple[Ways, ...]
    ends: bool = False


@dataclass(frozen=True)
class Loop:
    """What is done, and what is done before it is done again."""

    body: Ways
    again: Ways


Part = Work | Block | Loop
Ways = tuple[Part, ...]
ANSWERS = ["ja", "nee", "soms"]


def works() -> st.SearchStrategy[Work]:
    return st.builds(
        Work,
        st.sampled_from(LABELS),
        st.sampled_from(ROLES),
        st.sampled_from(["", "Zaaksysteem", "Suite"]),
        st.sampled_from([(), (), ("Brief",), ("Brief", "Besluit")]),
        st.sampled_from(["", "", "2 weken", "5 werkdagen"]),
    )


@st.composite
def parts(draw: st.DrawFn, depth: int, alone: bool = True) -> Part:
    """`alone` when nothing else runs at the same moment: only then a way may end early."""
    sort = draw(
        st.sampled_from(["work"] * (4 if depth else 1) + ["wait", "choice", "fork", "some", "loop"] * (depth > 0))
    )
    if sort in ("work", "wait"):
        work = draw(works())
        return work if sort == "work" else Work("Antwoord van de inwoner", term="2 weken")
    if sort == "loop":
        return Loop(draw(ways(depth - 1, alone, 1)), draw(ways(depth - 1, alone)))
    route = {"choice": Gateway.EXCLUSIVE, "fork": Gateway.PARALLEL, "some": Gateway.INCLUSIVE}[sort]
    ends = sort == "choice" and alone and draw(st.integers(0, 3)) == 0
    inner = alone and sort == "choice"
    number = draw(st.integers(2, 3))
    found = tuple(
        draw(ways(depth - 1, inner, 0 if sort == "choice" and not ends and n == 0 else 1)) for n in range(number)
    )
    return Block(route, draw(st.sampled_from(QUESTIONS)), found, ends)


def ways(depth: int, alone: bool = True, least: int = 0) -> st.SearchStrategy[Ways]:
    return st.lists(parts(depth, alone), min_size=least, max_size=2 if depth else 1).map(tuple)


def trees() -> st.SearchStrategy[Ways]:
    return st.lists(parts(2), min_size=2, max_size=5).map(tuple)


@st.composite
def variant(draw: st.DrawFn, tree: Ways) -> Ways:
    """The same with a few changes, of which some change nothing."""
    for _ in range(draw(st.integers(0, 3))):
        if tree:
            tree = _changed(draw, tree)
    return tree or (draw(works()),)


def _changed(draw: st.DrawFn, tree: Ways) -> Ways:
    at = draw(st.integers(0, len(tree) - 1))
    here, rest = tree[at], (tree[:at], tree[at + 1 :])
    change = draw(st.sampled_from(["drop", "add", "swap", "inside", "inside", "inside"]))
    if change == "drop" and len(tree) > 1:
        return (*rest[0], *rest[1])
    if change == "add":
        return (*rest[0], here, draw(works()), *rest[1])
    if change == "swap" and at:
        return (*tree[: at - 1], here, tree[at - 1], *rest[1])
    return (*rest[0], _inside(draw, here), *rest[1])


def _inside(draw: st.DrawFn, part: Part) -> Part:
    if isinstance(part, Work):
        name = draw(st.sampled_from(["label", "role", "system", "documents", "term"]))
        return replace(part, **{name: getattr(draw(works()), name)}) if part.role else part
    if isinstance(part, Loop):
        return replace(part, body=_changed(draw, part.body)) if part.body else part
    if draw(st.booleans()) and not part.ends:
        plain = part.route is not Gateway.EXCLUSIVE and not _ends_early(part)
        return replace(part, route=draw(st.sampled_from(list(Gateway)[:3]))) if plain else part
    at = draw(st.integers(0, len(part.ways) - 1))
    if not part.ways[at]:
        return part
    changed = tuple(_changed(draw, way) if number == at else way for number, way in enumerate(part.ways))
    return replace(part, ways=changed)


def _ends_early(part: Part) -> bool:
    if isinstance(part, Work):
        return False
    inner = (part.body, part.again) if isinstance(part, Loop) else part.ways
    return (isinstance(part, Block) and part.ends) or any(_ends_early(one) for way in inner for one in way)


@dataclass
class _Drawing:
    nodes: list[Node] = field(default_factory=list)
    flows: list[Flow] = field(default_factory=list)
    laned: bool = True

    def add(self, kind: Kind, label: str = "", role: str = "", **values: object) -> str:
        node = Node(f"n{len(self.nodes)}", kind, label, role=role, lane=role if self.laned else "", **values)  # type: ignore[arg-type]
        self.nodes.append(node)
        return node.id

    def link(self, here: tuple[str, str], target: str) -> None:
        self.flows.append(Flow(f"f{len(self.flows)}", here[0], target, here[1]))

    def gate(self, route: Gateway, label: str = "") -> str:
        return self.add(Kind.GATEWAY, label, gateway=route, type=f"{route}Gateway")

    def end(self, label: str, here: tuple[str, str]) -> None:
        self.link(here, self.add(Kind.EVENT, label, event=Event.END, type="endEvent"))

    def row(self, way: Ways, here: tuple[str, str]) -> tuple[str, str]:
        draw: dict[type, Callable[[Part, tuple[str, str]], tuple[str, str]]] = {
            Work: self.work,  # type: ignore[dict-item]
            Block: self.block,  # type: ignore[dict-item]
            Loop: self.loop,  # type: ignore[dict-item]
        }
        for part in way:
            here = draw[type(part)](part, here)
        return here

    def work(self, work: Work, here: tuple[str, str]) -> tuple[str, str]:
        if not work.role:
            made = self.add(
                Kind.EVENT,
                work.label,
                event=Event.INTERMEDIATE,
                type="intermediateCatchEvent",
                trigger="timer",
                lead_time=work.term,
            )
        else:
            made = self.add(
                Kind.STEP,
                work.label,
                work.role,
                type="task",
                system=work.system,
                documents=work.documents,
                lead_time=work.term,
            )
        self.link(here, made)
        return made, ""

    def block(self, block: Block, here: tuple[str, str]) -> tuple[str, str]:
        split, join = self.gate(block.route, block.question), self.gate(block.route)
        self.link(here, split)
        for number, way in enumerate(block.ways):
            last = self.row(way, (split, ANSWERS[number]))
            if block.ends and number == len(block.ways) - 1:
                self.end("Afgewezen", last)
            else:
                self.link(last, join)
        return join, ""

    def loop(self, loop: Loop, here: tuple[str, str]) -> tuple[str, str]:
        opening, closing = self.gate(Gateway.EXCLUSIVE), self.gate(Gateway.EXCLUSIVE, "Is de aanvraag volledig?")
        self.link(here, opening)
        self.link(self.row(loop.body, (opening, "")), closing)
        self.link(self.row(loop.again, (closing, "nee")), opening)
        return closing, "ja"


def drawn(tree: Ways, name: str = "Wmo", laned: bool = True) -> Process:
    """The process of a tree: always sound."""
    drawing = _Drawing(laned=laned)
    begin = drawing.add(Kind.EVENT, "Begin", event=Event.START, type="startEvent")
    drawing.end("Einde", drawing.row(tree, (begin, "")))
    lanes = tuple(Lane(role, role) for role in ROLES) if laned else ()
    return Process("p", name, tuple(drawing.nodes), tuple(drawing.flows), lanes)


@st.composite
def families(draw: st.DrawFn, most: int = 4) -> list[Member]:
    """Sources that are variants of one another, now and then one that is not."""
    tree = draw(trees())
    laned = draw(st.booleans())
    found = [tree]
    for _ in range(draw(st.integers(1, most - 1))):
        found.append(draw(variant(draw(st.sampled_from(found)))) if draw(st.integers(0, 5)) else draw(trees()))
    return [Member(f"bestand{number}", drawn(one, laned=laned)) for number, one in enumerate(found)]
