"""The steps of the layout of one scope, in order: columns, order, rows, corners, channels, coordinates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial

from stroomlijn.engines.process_model import STEPS, Box, Drawing, Event, Node, Process

from .bands import Band, Bands, bands_of, owner_of, single_band
from .channels import Channels, Terminal
from .crossings import meetings
from .extents import boundary_offsets, boundary_step, extent_of
from .flow_labels import label_edges
from .grid import Grid, Line, Variant, build_grid
from .ordering import read_against, reduce_crossings
from .placing import place
from .plan import Placed, Plan
from .ports import TAKEN, Ports, use_corners
from .ranks import Ranks, rank
from .routes import Route, grid_route
from .rows import assign_rows
from .scope import Link, Scope
from .sizes import INSIDE, INSIDE_NAME, TRACK, node_size
from .weights import weights

_VARIANTS = (
    Variant(),
    Variant(mirrored=True),
    Variant("target"),
    Variant("source"),
    Variant(over="every other"),
    Variant(over="all"),
    Variant("target", mirrored=True),
    Variant("source", mirrored=True),
    Variant(mirrored=True, over="every other"),
    Variant(mirrored=True, over="all"),
)
_WITH_MESSAGES = (*_VARIANTS, *(replace(variant, flipped=True) for variant in _VARIANTS))
_ROUNDS = 3
_AGAINST_READING = 1
_EFFORT = 1600
"""Cells that may be laid out again; a small process gets all variants, a very large one only the first."""


def lay_out(scope: Scope, process: Process, inner: dict[str, Placed]) -> Placed:
    """Place one scope, as the best of several variants; `inner` holds the sheets of the subprocesses in it."""
    bands = single_band() if scope.id else bands_of(process, scope.nodes)
    bands.add(Band("", "", channel=True))
    sizes = {node.id: _size(node, scope, inner) for node in scope.nodes}
    names = {lane.id: lane.name for lane in process.lanes} | {pool.id: pool.name for pool in process.pools}
    band = {node.id: 0 if scope.id else bands.of_owner.get(owner_of(node, process), 0) for node in scope.nodes}
    ranked = cache(partial(_ranked, scope))

    def gridded(variant: Variant) -> Grid:
        grid = _grid(scope, *ranked(variant.labelled), band, bands, variant)
        reduce_crossings(grid)
        assign_rows(grid)
        return grid

    def drawn(variant: Variant, grid: Grid) -> Placed:
        return _lay_out_grid(scope, bands, grid, sizes, inner, variant, names)

    steps = [node.id for node in scope.nodes if node.kind in STEPS]
    best, least, chosen, spent = Placed(), float("inf"), Variant(), 0
    earlier: list[tuple[Grid, bool]] = []
    for variant in _WITH_MESSAGES if scope.messages else _VARIANTS:
        grid = gridded(variant)
        spent += len(grid.column)
        if (grid, variant.flipped) not in earlier:
            placed = drawn(variant, grid)
            cost = _cost(scope, placed) + _AGAINST_READING * read_against(grid, steps)
            if cost < least:
                best, least, chosen = placed, cost, variant
        earlier.append((grid, variant.flipped))
        if spent + len(grid.column) > _EFFORT or not best.edges:
            break
    return _with_clear_labels(scope, process, best, chosen, lambda variant: drawn(variant, gridded(variant)))


def _with_clear_labels(
    scope: Scope, process: Process, placed: Placed, variant: Variant, tried: Callable[[Variant], Placed]
) -> Placed:
    """Again, with a cell for each label that found no clear place, until all have one; in the end with one for all."""
    everything = frozenset(link.id for link in scope.flows if link.label.strip())
    for _ in range(_ROUNDS if everything else 0):
        shapes = _frames(scope, placed) | placed.shapes
        unclear = everything & label_edges(process, Drawing(shapes, placed.edges, dict(placed.labels)))
        more = unclear if unclear - variant.labelled else everything
        if not unclear or more <= variant.labelled:
            break
        variant = replace(variant, labelled=variant.labelled | more)
        placed = tried(variant)
    return placed


def _frames(scope: Scope, placed: Placed) -> dict[str, Box]:
    """What will stand around the scope: its pools and lanes, or the border of the subprocess."""
    if not scope.id:
        return placed.frames
    width, height = placed.width + 2 * INSIDE, placed.height + INSIDE_NAME + INSIDE
    return {scope.id: Box(-INSIDE, -INSIDE_NAME, width, height)}


def _cost(scope: Scope, placed: Placed) -> float:
    """What the eye has to put up with: crossings, lines on lines, corners, long ways and a large sheet."""
    links = (*scope.flows, *scope.messages)
    ends = {link.id: (link.source, link.target) for link in links if link.id in placed.edges}
    crossings, on_top = meetings(ends, placed.edges)
    corners = sum(len(placed.edges[name]) - 2 for name in ends)
    return crossings * 10 + on_top * 40 + corners * 2 + placed.height / 40 + placed.width / 200


def _lay_out_grid(
    scope: Scope,
    bands: Bands,
    grid: Grid,
    sizes: dict[str, tuple[float, float]],
    inner: dict[str, Placed],
    variant: Variant,
    names: dict[str, str],
) -> Placed:
    scope = _with_ordered_events(scope, grid)
    ports = _ports(scope, grid)
    near = [line for line in grid.lines if not line.far]
    routes = [grid_route(line, grid) for line in near]
    offsets = {
        event: x
        for node, attached in scope.attached.items()
        for event, x in boundary_offsets(attached, sizes[node][0]).items()
    }
    use_corners(near, routes, ports, offsets)
    channels = Channels(bands, _first_rows(grid), ports, variant.flipped)
    routes += _channel_routes(scope, grid, channels, bands, sizes, inner)
    extents = {
        node.id: extent_of(
            node, sizes[node.id], scope.attached.get(node.id, []), scope.artifacts.get(node.id, []), ports.sides
        )
        for node in scope.nodes
    }
    return place(Plan(scope, bands, grid, routes, channels.finish(), extents, names))


def _with_ordered_events(scope: Scope, grid: Grid) -> Scope:
    """Boundary events from right to left by how deep their lines go, so that these do not cross."""
    depth = {line.start: grid.row[line.cells[1]] for line in reversed(grid.lines) if line.boundary and not line.far}
    attached = {
        node: sorted(events, key=lambda event: depth.get(event.id, len(grid.row)))
        for node, events in scope.attached.items()
    }
    return replace(scope, attached=attached)


def _size(node: Node, scope: Scope, inner: dict[str, Placed]) -> tuple[float, float]:
    attached = scope.attached.get(node.id, [])
    sheet = inner.get(node.id)
    width, height = (sheet.width, sheet.height) if sheet else node_size(node)
    return max(width, len(attached) * boundary_step(attached)), height


def _ranked(scope: Scope, labelled: frozenset[str]) -> tuple[Ranks, list[int]]:
    """Columns, and how straight each flow wants to be; the same for all variants with the same labels."""
    names = [node.id for node in _starts_first(scope.nodes)]
    arcs = [(link.source, link.target) for link in scope.flows]
    talks = [(link.source, link.target) for link in scope.messages if link.source and link.target]
    ranks = rank(names, arcs, talks, [index for index, link in enumerate(scope.flows) if link.id in labelled])
    return ranks, weights(names, arcs, ranks)


def _grid(scope: Scope, ranks: Ranks, weight: list[int], band: dict[str, int], bands: Bands, variant: Variant) -> Grid:
    lines = [
        Line(link.id, link.source, link.target, _start(link, scope), weight[index])
        for index, link in enumerate(scope.flows)
    ]
    lines += [
        Line(link.id, link.source, link.target, link.start, 0, association=True)
        for link in scope.associations
        if link.source != link.target
    ]
    grid = build_grid(ranks.column, ranks.order, band, lines, len(bands.bands), variant)
    grid.reading = scope.reading
    return grid


def _start(link: Link, scope: Scope) -> str:
    """The boundary event that a flow leaves, else its source."""
    events = {event.id for event in scope.attached.get(link.source, ())}
    return link.start if link.start in events else link.source


def _starts_first(nodes: list[Node]) -> list[Node]:
    return sorted(nodes, key=lambda node: node.event is not Event.START)


def _ports(scope: Scope, grid: Grid) -> Ports:
    ports = Ports(grid, {node.id: node for node in scope.nodes})
    ports.sides.update({(node, "bottom"): TAKEN for node in scope.attached})
    ports.sides.update({(node, "top"): TAKEN for node in scope.artifacts})
    return ports


def _first_rows(grid: Grid) -> list[int]:
    return [sum(grid.rows[:band]) for band in range(len(grid.rows))]


def _channel_routes(
    scope: Scope,
    grid: Grid,
    channels: Channels,
    bands: Bands,
    sizes: dict[str, tuple[float, float]],
    inner: dict[str, Placed],
) -> list[Route]:
    wishes = _wishes(scope, grid, bands)

    def terminal(line: str, shown: str, node: str) -> Terminal:
        if not node:
            return Terminal(shown, "", -1, _band_of_pool(shown, bands))
        cell, half = grid.cell_of[node], sizes[node][0] / 2
        sheet = inner.get(node)
        box = sheet.shapes.get(shown) if sheet and shown != node else None
        fixed = box.centre[0] - sheet.width / 2 if sheet and box else None
        wish = min(max(wishes.get((line, shown), 0.0), 6 - half), half - 6)
        return Terminal(shown, node, cell, grid.band[cell], half, fixed, wish)

    links = [(link.id, link.start, link.source, link.end, link.target) for link in scope.messages]
    links += [(line.id, line.source, line.source, line.target, line.target) for line in grid.lines if line.far]
    return [
        channels.route(line, terminal(line, start, source), terminal(line, end, target))
        for line, start, source, end, target in links
    ]


def _wishes(scope: Scope, grid: Grid, bands: Bands) -> dict[tuple[str, str], float]:
    """By message and end: where along the top or bottom of its node it should stand, from the middle."""
    places: dict[tuple[str, bool], list[tuple[int, int, str]]] = {}
    for index, link in enumerate(scope.messages):
        for own, other, shown in ((link.source, link.target, link.start), (link.target, link.source, link.end)):
            if own:
                cell = grid.cell_of[other or own]
                band = (
                    grid.band[cell] if other else _band_of_pool(link.end if own == link.source else link.start, bands)
                )
                downward = band > grid.band[grid.cell_of[own]]
                places.setdefault((shown, downward), []).append((grid.column[cell], index, link.id))
    return {
        (line, shown): (index - (len(found) - 1) / 2) * 2 * TRACK
        for (shown, _), found in places.items()
        for index, (_, _, line) in enumerate(sorted(found))
    }


def _band_of_pool(pool: str, bands: Bands) -> int:
    return next((frame.first for frame in bands.frames if frame.id == pool), 0)
