"""A judgement of two steps: what the table shows at once is what the merge makes of it, and little else changes."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engines.formats.real_data import needs
from tests.engines.merging.deciding import line, row
from tests.engines.merging.municipal import FAMILIES, family
from tests.examples import one_in

from stroomlijn.engines.execution import check_soundness
from stroomlijn.engines.merging import Alignment, JudgedRow, Member, Row, judge, merge
from stroomlijn.engines.process_model import Kind, Source

ROWS = [("a1", "b1", "c1"), ("a2", "", "c2"), ("", "b2", "")]


def shown(rows: tuple[JudgedRow, ...]) -> list[tuple[int | None, tuple[str, ...]]]:
    return [(row.row, row.cells) for row in rows]


def test_two_rows_that_fit_become_one() -> None:
    found = judge(ROWS, (2, "c2"), (1, "b2"), same=True)
    assert shown(found) == [(0, ("a1", "b1", "c1")), (1, ("a2", "b2", "c2"))]


def test_two_steps_of_rows_that_do_not_fit_get_a_row_of_their_own() -> None:
    found = judge(ROWS, (0, "a1"), (2, "c2"), same=True)
    assert shown(found) == [
        (0, ("", "b1", "c1")),
        (None, ("a1", "", "c2")),
        (1, ("a2", "", "")),
        (2, ("", "b2", "")),
    ]


def test_a_step_that_is_not_the_same_leaves_its_row() -> None:
    found = judge(ROWS, (2, "c1"), (0, "a1"), same=False)
    assert shown(found)[:2] == [(0, ("a1", "b1", "")), (None, ("", "", "c1"))]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ((0, "a1"), (1, "b1"), True),
        ((0, "a1"), (2, "c2"), False),
        ((0, "a1"), (0, "a2"), True),
        ((0, "weg"), (1, "b1"), True),
    ],
)
def test_what_is_so_already_changes_nothing(one: tuple[int, str], other: tuple[int, str], same: bool) -> None:
    assert shown(judge(ROWS, one, other, same=same)) == list(enumerate(ROWS))


cells = st.lists(st.tuples(*[st.booleans()] * 3).filter(any), min_size=1, max_size=6)


@given(cells, st.data())
def test_no_step_is_lost_and_no_row_is_empty(filled: list[tuple[bool, ...]], data: st.DataObject) -> None:
    rows = [tuple(f"{c}{n}" if there else "" for c, there in enumerate(each)) for n, each in enumerate(filled)]
    places = [(column, cell) for each in rows for column, cell in enumerate(each) if cell]
    one, other = data.draw(st.sampled_from(places)), data.draw(st.sampled_from(places))
    same = data.draw(st.booleans())
    found = judge(rows, one, other, same=same)
    assert all(any(each.cells) for each in found)
    assert sorted((c, x) for each in found for c, x in enumerate(each.cells) if x) == sorted(places)
    if one[0] != other[0]:
        assert any({one, other} <= set(enumerate(each.cells)) for each in found) == same


def test_the_merge_lays_them_so() -> None:
    members = [Member("b0", row("Lezen", "Intake")), Member("b1", row("Lezen", "Keukentafelgesprek"))]
    pair = (Source("b0", "Melding", "n1"), Source("b1", "Melding", "n1"))
    before = merge(members).alignment
    found = judge([each.cells for each in before.rows], (0, "n1"), (1, "n1"), same=True)
    assert {each.cells for each in found} == {each.cells for each in merge(members, together=[pair]).alignment.rows}


@pytest.mark.data
@needs("coselog")
@pytest.mark.parametrize("first", one_in(3, FAMILIES))
def test_of_a_real_family_only_rows_change_that_the_pair_has_to_do_with(first: int) -> None:
    members = family(first)
    before = merge(members).alignment
    chance = random.Random(first)
    for same in (True, False):
        one, other = _pair(before, chance, same)
        pair = [tuple(Source(*before.columns[column], element) for column, element in (one, other))]
        after = merge(members, **{"together" if same else "apart": pair}).alignment  # type: ignore[arg-type]
        assert any({one, other} <= set(enumerate(each.cells)) for each in after.rows) == same
        freed = {cell for each in before.rows if {one, other} & set(enumerate(each.cells)) for cell in _steps(each)}
        new = {each.cells for each in after.rows}
        for each in before.rows:
            if each.cells not in new and not freed & _steps(each):
                assert any(freed & _steps(home) and _steps(each) & _steps(home) for home in after.rows)


def _steps(each: Row) -> set[tuple[int, str]]:
    return {(column, cell) for column, cell in enumerate(each.cells) if cell}


def _pair(table: Alignment, chance: random.Random, same: bool) -> list[tuple[int, str]]:
    """Two steps of different rows to put together, or of one row to put apart."""
    rows = [_steps(each) for each in table.rows if each.kind is Kind.STEP]
    while True:
        some = chance.sample(rows, 2) if same else [chance.choice(rows)] * 2
        one, other = (chance.choice(sorted(each)) for each in some)
        if one[0] != other[0]:
            return [one, other]


def test_what_was_judged_the_same_and_cannot_be_is_told() -> None:
    """The first is the second, the second the third, and the first never the third."""
    members = [Member(name, line(name, label)) for name, label in (("a", "Lezen"), ("b", "Bellen"), ("c", "Sluiten"))]
    first, second, third = (Source(member.file, member.name, "s0") for member in members)
    merged = merge(members, together=[(first, second), (second, third)], apart=[(first, third)])
    (told,) = merged.contradicted
    assert (told.code, told.place) == ("merge-judgement-contradicted", "b")
    assert (told.facts["label"], told.facts["other_file"], told.facts["other_label"]) == ("Bellen", "c", "Sluiten")
    assert merge(members, together=[(first, second), (second, third)]).contradicted == ()


def test_one_step_that_was_judged_to_be_two_contradicts_nothing() -> None:
    members = [Member("a", line("a", "Inname")), Member("b", line("b", "Lezen", "Scannen"))]
    whole, *parts = Source("a", "a", "s0"), Source("b", "b", "s0"), Source("b", "b", "s1")
    assert merge(members, together=[(whole, part) for part in parts]).contradicted == ()


def test_what_was_said_to_be_several_and_cannot_be_is_told() -> None:
    """Each of two is said to be both others: only one of the four can be cut into what it was said to be."""
    labels = {"a": ("Inname", "Vooronderzoek"), "b": ("Lezen", "Scannen")}
    members = [Member(name, line(name, *steps)) for name, steps in labels.items()]
    pairs = [(Source("a", "a", one), Source("b", "b", other)) for one in ("s0", "s1") for other in ("s0", "s1")]
    merged = merge(members, together=pairs)
    (cut,) = (one for one in merged.differences if one.type == "granularity")
    assert len(cut.elements) == 3
    assert [told.code for told in merged.contradicted] == ["merge-judgement-not-cut"] * 2


def test_contraries_that_a_chain_of_judgements_would_bring_together_are_told() -> None:
    labels = ("Aanvraag toekennen", "Besluit nemen", "Aanvraag afwijzen")
    members = [Member(name, line(name, label)) for name, label in zip("abc", labels, strict=True)]
    first, second, third = (Source(member.file, member.name, "s0") for member in members)
    merged = merge(members, together=[(first, second), (second, third)])
    (told,) = merged.contradicted
    assert (told.code, told.facts["label"], told.facts["other_label"]) == ("merge-judgement-contradicted", *labels[1:])


@pytest.mark.parametrize(("one", "other"), [("start", "end"), ("start", "s0"), ("s0", "end")])
def test_a_begin_an_end_and_a_step_that_were_judged_the_same_are_told_and_leave_the_merge_sound(
    one: str, other: str
) -> None:
    members = [Member(name, line(name, "Lezen", "Sluiten")) for name in "ab"]
    merged = merge(members, together=[(Source("a", "a", one), Source("b", "b", other))])
    (told,) = merged.contradicted
    assert told.code == "merge-judgement-other-kind"
    assert check_soundness(merged.process).findings == ()
    assert merged.process == merge(members).process
