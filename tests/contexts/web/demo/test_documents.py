"""The documents of the workshop's process: each municipality has all five, in words that can be compared."""

from __future__ import annotations

import pytest

from stroomlijn.engines.comparing import compare_texts
from stroomlijn.web.demo.describing import Described
from stroomlijn.web.demo.families import Parsed, content, read_content
from stroomlijn.web.demo.landscapes import describe_all

MUNICIPALITIES = [one.name for one in content().municipalities]


def described() -> list[Described]:
    return [one for one in describe_all() if one.true.family == "wmo-melding-tot-besluit"]


def test_the_steps_name_the_five_documents_of_their_own_municipality() -> None:
    known = [one["naam"] for one in read_content("documenten")]
    assert len(known) == 5
    for one in described():
        named = {row["document"] for row in one.rows if row["document"]}
        assert named == {f"{name} {one.true.municipality}" for name in known}


@pytest.mark.parametrize("document", read_content("documenten"), ids=lambda document: document["naam"])
def test_what_both_write_is_alike_and_not_the_same(document: Parsed) -> None:
    uden, landerd = (document[name] for name in MUNICIPALITIES)
    assert uden != landerd
    assert set(uden) & set(landerd)
    assert 0.3 < compare_texts(uden, landerd).likeness < 1
