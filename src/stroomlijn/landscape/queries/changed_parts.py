"""What of a long text changed, for who has the text as it was: mostly a few lines of a drawing of a thousand steps."""

from __future__ import annotations

Part = tuple[int, int, str]

ONE_UNIT = "\uffff"
"""A script counts two units for a sign above it, and Python one."""


def changed_parts(before: str, after: str) -> list[Part] | str:
    """What takes the place of what: (from, to, new text), in order, as JavaScript counts. All of it where that says
    as much.

    Lines that stand in the same place are compared; with more or fewer lines it is one part, from the first line that
    differs to the last.
    """
    if not before or not after or max(before) > ONE_UNIT or max(after) > ONE_UNIT:
        return after
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    parts = _line_by_line(old, new) if len(old) == len(new) else [_one_part(old, new)]
    return after if sum(len(put) for _begin, _end, put in parts) > len(after) // 2 else parts


def _line_by_line(old: list[str], new: list[str]) -> list[Part]:
    parts, place = [], 0
    for was, line in zip(old, new, strict=True):
        if was != line:
            parts.append((place, place + len(was), line))
        place += len(was)
    return parts


def _one_part(old: list[str], new: list[str]) -> Part:
    most = min(len(old), len(new))
    begin = next((place for place in range(most) if old[place] != new[place]), most)
    end = next((place for place in range(most - begin) if old[-1 - place] != new[-1 - place]), most - begin)
    here = sum(map(len, old[:begin]))
    gone = sum(map(len, old[begin : len(old) - end]))
    return here, here + gone, "".join(new[begin : len(new) - end])
