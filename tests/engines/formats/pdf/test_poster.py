"""An A3 for the wall: large, on one page, and nothing that people typed is markup."""

from __future__ import annotations

import re

import pytest
from tests.engines.formats.pdf.written import HOSTILE, streams

from stroomlijn.engines.formats.pdf import Poster, write_poster


def poster(line: str, how_many: int = 1) -> bytes:
    sections = (("Consulent", (line,) * how_many),)
    return streams(write_poster(Poster("Dit verandert er", "Vanaf 1 januari 2032", line, sections, "Meer lezen?")))


@pytest.mark.parametrize("line", ["Je belt eerst.", HOSTILE])
def test_what_was_typed_stays_words_on_one_a3(line: str) -> None:
    made = poster(line)
    sides = re.findall(rb"/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]", made)
    assert [tuple(round(float(side)) for side in box) for box in sides] == [(842, 1191)]


def test_more_words_are_smaller_so_that_they_fit() -> None:
    assert poster("Je belt eerst en daarna mail je wat er is afgesproken.", 25).count(b"/MediaBox") == 1
