"""Which boxes lie near a box, without looking at all of them."""

from __future__ import annotations

from stroomlijn.engines.process_model import Box

_SQUARE = 150.0
_MOST_SQUARES = 400


class Neighbourhood:
    """Boxes under a number, in squares of a coarse grid; very large boxes are near everything."""

    def __init__(self) -> None:
        self._squares: dict[tuple[int, int], list[int]] = {}
        self._large: list[int] = []
        self._all: list[int] = []

    def add(self, number: int, box: Box) -> None:
        """Remember a box."""
        self._all.append(number)
        squares = _squares(box)
        if squares is None:
            self._large.append(number)
            return
        for square in squares:
            self._squares.setdefault(square, []).append(number)

    def find(self, box: Box) -> list[int]:
        """Numbers of the boxes that may touch this one, in rising order."""
        squares = _squares(box)
        if squares is None:
            return self._all
        found = {number for square in squares for number in self._squares.get(square, ())}
        return sorted({*found, *self._large})


def _squares(box: Box) -> list[tuple[int, int]] | None:
    columns = range(int(box.x // _SQUARE), int(box.right // _SQUARE) + 1)
    rows = range(int(box.y // _SQUARE), int(box.bottom // _SQUARE) + 1)
    if len(columns) * len(rows) > _MOST_SQUARES:
        return None
    return [(column, row) for column in columns for row in rows]
