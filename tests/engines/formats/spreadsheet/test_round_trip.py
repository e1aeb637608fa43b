"""What a workbook can say survives export and import."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from stroomlijn.engines.formats.spreadsheet import read_csv, read_workbook, write_workbook
from stroomlijn.engines.process_model import Process

LABELS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=30)
WORDS = st.sampled_from(["ja", "nee", "soms", "ja, mits", "a: b", "dit of dat"])


@st.composite
def tables(draw: st.DrawFn) -> str:
    """A table of steps in which every target exists."""
    count = draw(st.integers(1, 9))
    numbers = [str(number) for number in range(1, count + 1)]
    target = st.sampled_from([*numbers, "einde", "einde (ingetrokken)"])
    several = st.lists(st.sampled_from(numbers), min_size=2, max_size=3, unique=True) if count > 1 else st.nothing()
    way = target | several.map(" en ".join) | several.map(" en/of ".join)
    labelled = st.lists(st.tuples(WORDS, way), min_size=2, max_size=3, unique_by=lambda pair: pair[0])
    lines = ["Code\tNr\tStap\tWie\tSysteem\tBeslissing\tVervolg\tWacht op\tDuur\tDocument\tToelichting"]
    for number in numbers:
        choice = draw(st.booleans())
        ways = "; ".join(f'"{name}": {to}' for name, to in draw(labelled)) if choice else draw(st.just("") | way)
        cells = [
            "P1",
            number,
            draw(st.sampled_from(["Melding ontvangen", "Besluit nemen", "Inwoner bellen"])),
            draw(st.sampled_from(["KCC", "Consulent", "automatisch", "Consulent / jurist", "automatisch + KCC"])),
            draw(st.sampled_from(["", "Zaaksysteem"])),
            draw(st.sampled_from(["", "Is het goed?"])) if choice else "",
            ways,
            draw(st.sampled_from(["", "reactie", "reactie inwoner, 14 dagen", "5 werkdagen"])),
            draw(st.sampled_from(["", "45 min", "1,5 uur"])),
            draw(st.sampled_from(["", "Brief; Besluit"])),
            draw(st.sampled_from(["", "Let op."])),
        ]
        lines.append("\t".join(cell.replace('"', '""') and f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in cells))
    return "\n".join(lines)


def only(processes: object) -> Process:
    assert isinstance(processes, tuple) and len(processes) == 1
    process = processes[0].process
    assert isinstance(process, Process)
    return process


@given(tables())
def test_a_process_from_a_workbook_comes_back_the_same(table: str) -> None:
    before = only(read_csv("p.csv", table.encode()).processes)
    after = only(read_workbook("p.xlsx", write_workbook([before])).processes)
    assert after == before


@given(tables())
def test_every_way_in_is_one_flow_and_every_step_has_one_way_out(table: str) -> None:
    process = only(read_csv("p.csv", table.encode()).processes)
    for node in process.nodes:
        if node.gateway is None:
            assert len(process.incoming[node.id]) <= 1
            assert len(process.outgoing[node.id]) <= 1
        else:
            assert min(len(process.incoming[node.id]), len(process.outgoing[node.id])) <= 1
    assert len({flow.id for flow in process.flows}) == len(process.flows)
