"""Pools and lanes as horizontal bands, top to bottom. Every band is a reserved strip of rows of the grid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from stroomlijn.engines.process_model import Lane, Node, Process


@dataclass(frozen=True, slots=True)
class Band:
    """A strip of rows. `owner` is the lane or pool whose nodes it holds, "" for nodes of neither.

    A channel is the strip between two pools: it holds only messages.
    """

    owner: str
    pool: str
    channel: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """A pool or lane as drawn: the bands `first` to `last`, indented by `level` strips."""

    id: str
    first: int
    last: int
    level: int


@dataclass(slots=True)
class Bands:
    """`of_owner` finds the band of a lane or pool id; `levels` counts the strips left of the content."""

    bands: list[Band] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    of_owner: dict[str, int] = field(default_factory=dict)
    levels: int = 0

    def add(self, band: Band) -> None:
        if not band.channel:
            self.of_owner[band.owner] = len(self.bands)
        self.bands.append(band)


def single_band() -> Bands:
    """What a subprocess has: one band, no frame."""
    bands = Bands()
    bands.add(Band("", ""))
    return bands


def bands_of(process: Process, nodes: Iterable[Node]) -> Bands:
    """Bands for the top-level nodes: pools in document order, their lanes within, loose nodes last."""
    owners = {owner_of(node, process) for node in nodes}
    children = _lanes_by_parent(process)
    bands = Bands()
    for pool in process.pools:
        _separate(bands)
        _add_tree(bands, pool.id, children, owners, process)
    loose = children.get("", [])
    if loose or "" in owners or not bands.bands:
        _separate(bands)
        for lane in loose:
            _add_tree(bands, lane, children, owners, process)
        if "" in owners or not bands.bands:
            bands.add(Band("", ""))
    return bands


def owner_of(node: Node, process: Process) -> str:
    """The lane, else the pool that a top-level node belongs to; "" for neither."""
    lanes = {lane.id for lane in process.lanes}
    if node.lane in lanes:
        return node.lane
    pools = {pool.id for pool in process.pools}
    return next((pool for pool in (node.pool, node.lane) if pool in pools), "")


def _lanes_by_parent(process: Process) -> dict[str, list[str]]:
    """Lane ids below each lane, pool or "" (loose); a lane in a ring of parents becomes loose."""
    by_id = {lane.id: lane for lane in process.lanes}
    pools = {pool.id for pool in process.pools}
    children: dict[str, list[str]] = {}
    for lane in process.lanes:
        above = _parent(lane, by_id, pools)
        children.setdefault(above, []).append(lane.id)
    return children


def _parent(lane: Lane, by_id: dict[str, Lane], pools: set[str]) -> str:
    around, seen = by_id.get(lane.parent), {lane.id}
    while around is not None and around.id not in seen:
        seen.add(around.id)
        around = by_id.get(around.parent)
    in_ring = around is not None
    if not in_ring and lane.parent in by_id:
        return lane.parent
    return lane.pool if lane.pool in pools else ""


def _separate(bands: Bands) -> None:
    if bands.bands:
        bands.add(Band("", "", channel=True))


def _add_tree(bands: Bands, root: str, children: dict[str, list[str]], owners: set[str], process: Process) -> None:
    """The bands of a pool or lane and of everything in it, outer frames before inner ones."""
    pools = {pool.id for pool in process.pools}
    pool = root if root in pools else ""
    opened: list[tuple[str, int, int]] = []
    for lane, level, entering in _walk(root, children):
        if entering:
            opened.append((lane, len(bands.bands), level))
            continue
        if lane in owners or not children.get(lane):
            bands.add(Band(lane, pool))
        _, first, _ = opened.pop()
        bands.frames.append(Frame(lane, first, len(bands.bands) - 1, level))
        bands.levels = max(bands.levels, level + 1)
    bands.frames.sort(key=lambda frame: (frame.first, frame.level))


def _walk(root: str, children: dict[str, list[str]]) -> Iterator[tuple[str, int, bool]]:
    """Depth first: each lane when it is entered (True) and when it is left (False), with its depth."""
    stack = [(root, 0, True)]
    while stack:
        lane, level, entering = stack.pop()
        yield lane, level, entering
        if entering:
            stack.append((lane, level, False))
            stack.extend((inner, level + 1, True) for inner in reversed(children.get(lane, [])))
