"""Two texts side by side: nothing of either is lost, and what is alike finds each other wherever it stands."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from stroomlijn.engines.comparing import TextRow, compare_texts

WORDS = ["de", "aanvraag", "uur", "hulp", "per", "week", "u", "krijgt", "beschikking", "bezwaar", "zes", "vijf", "."]
paragraphs = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join), max_size=14)

LETTER = [
    "Geachte mevrouw, hierbij ontvangt u ons besluit op uw aanvraag.",
    "U krijgt vijf uur hulp per week, in te zetten op de dagen die u zelf met de aanbieder afspreekt.",
    "Bent u het niet eens met dit besluit, dan kunt u binnen zes weken bezwaar maken.",
    "Met vriendelijke groet, namens het college van burgemeester en wethouders.",
]


def text(pieces: list[tuple[str, bool]]) -> str:
    return " ".join(piece for piece, _ in pieces)


def of(rows: tuple[TextRow, ...], mark: str) -> list[TextRow]:
    return [row for row in rows if row.mark == mark]


def test_equal_texts_are_the_same_whatever_their_white_space() -> None:
    found = compare_texts(LETTER, [f"  {paragraph.replace(' ', '  ')} " for paragraph in LETTER])
    assert [row.mark for row in found.rows] == ["same"] * 4
    assert found.likeness == 1.0


def test_words_that_differ_are_marked_with_how_much_is_the_same() -> None:
    other = [LETTER[0], LETTER[1].replace("vijf", "zes"), *LETTER[2:]]
    row = compare_texts(LETTER, other).rows[1]
    assert row.left[:2] == [("U krijgt", False), ("vijf", True)]
    assert row.right[1] == ("zes", True)
    assert (row.mark, row.percent) == ("changed", 95)


def test_what_stands_on_one_side_only_stands_in_its_place() -> None:
    found = compare_texts(LETTER, [LETTER[0], *LETTER[2:], "Bijlage: uw ondersteuningsplan."])
    assert [row.mark for row in found.rows] == ["same", "left", "same", "same", "right"]


def test_a_paragraph_that_moved_is_found_even_when_it_changed() -> None:
    other = [*LETTER[2:], LETTER[0], LETTER[1].replace("vijf", "zes")]
    found = compare_texts(LETTER, other)
    assert not of(found.rows, "left")
    assert not of(found.rows, "right")
    assert sorted((row.mark, row.moved) for row in found.rows if row.moved) in (
        [("changed", True), ("same", True)],
        [("same", True), ("same", True)],
    )


def test_a_text_without_paragraphs_is_cut_at_its_sentences() -> None:
    sentences = [f"Stap {number}: de consulent belt de inwoner en legt het gesprek vast." for number in range(200)]
    found = compare_texts([" ".join(sentences)], [" ".join(sentences[:150])])
    assert len(found.rows) > 5
    assert of(found.rows, "same")


def test_nothing_and_something() -> None:
    assert compare_texts([], []).rows == ()
    assert compare_texts([], []).likeness == 1.0
    found = compare_texts(["", "Een alinea"], [])
    assert [(row.mark, row.percent) for row in found.rows] == [("left", 0)]
    assert found.likeness == 0.0


@given(paragraphs, paragraphs)
def test_nothing_is_lost_and_the_left_order_stays(left: list[str], right: list[str]) -> None:
    found = compare_texts(left, right)
    assert [text(row.left) for row in found.rows if row.left] == left
    told = [text(row.left if row.mark == "same" else row.right) for row in found.rows if row.mark != "left"]
    assert sorted(told) == sorted(right)
    staying = [
        text(row.left if row.mark == "same" else row.right)
        for row in found.rows
        if row.mark != "left" and not row.moved
    ]
    places = iter(right)
    assert all(any(one == other for other in places) for one in staying), "what did not move stands in its order"
    assert 0 <= found.likeness <= 1


@given(paragraphs, paragraphs)
def test_likeness_is_one_only_for_the_same_paragraphs(left: list[str], right: list[str]) -> None:
    assert compare_texts(left, left).likeness == 1.0
    if compare_texts(left, right).likeness == 1.0:
        assert sorted(" ".join(left).split()) == sorted(" ".join(right).split())
