"""What of a drawing changed: put in its place it gives the drawing as it is now."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from stroomlijn.landscape.queries.changed_parts import Part, changed_parts

LINES = st.lists(st.text(alphabet="ab<>é😀\u2028", max_size=4), max_size=12).map("\n".join)


def put_in_place(before: str, parts: list[Part] | str) -> str:
    """As scripts/editor-drawing.js does, that counts in units of two bytes."""
    if isinstance(parts, str):
        return parts
    units = before.encode("utf-16-le")
    for begin, end, put in reversed(parts):
        units = units[: 2 * begin] + put.encode("utf-16-le") + units[2 * end :]
    return units.decode("utf-16-le")


@given(LINES, LINES, LINES, LINES)
def test_the_parts_in_their_places_give_the_whole(head: str, one: str, other: str, tail: str) -> None:
    before, after = head + one + tail, head + other + tail
    assert put_in_place(before, changed_parts(before, after)) == after


def test_a_label_in_a_large_drawing_is_a_few_lines_of_it() -> None:
    lines = ["<desc>Stap 1; Stap 2</desc>\n", *(f"<text>Stap {number}</text>\n" for number in range(1_000))]
    before = "".join(lines)
    lines[0], lines[501] = "<desc>Stap 1; Anders</desc>\n", "<text>Anders</text>\n"
    after = "".join(lines)
    parts = changed_parts(before, after)
    assert [put for _begin, _end, put in parts] == [lines[0], lines[501]]
    assert put_in_place(before, parts) == after


def test_a_line_more_is_one_part() -> None:
    lines = [f"<text>Stap {number}</text>\n" for number in range(100)]
    ((begin, end, put),) = changed_parts("".join(lines), "".join([*lines[:50], "<text>Erbij</text>\n", *lines[50:]]))
    assert (begin == end, put) == (True, "<text>Erbij</text>\n")


def test_what_is_mostly_new_comes_whole_and_what_stays_says_nothing() -> None:
    assert changed_parts("", "<svg>") == "<svg>"
    assert changed_parts("<svg>", "") == ""
    assert changed_parts("<svg>aaaa</svg>", "andersom") == "andersom"
    assert changed_parts("<svg>", "<svg>") == []
