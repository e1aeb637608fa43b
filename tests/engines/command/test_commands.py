"""What the commands on files promise: shapes of JSON, exit codes, one Dutch line per problem."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.engines.command.running import here, line, save, stroomlijn

from stroomlijn.engines.formats import read
from stroomlijn.web.command import COMMANDS

SHORT = line("Melding Oost", "Melding ontvangen", "Besluit nemen")
LONG = line("Melding West", "Melding ontvangen", "Huisbezoek doen", "Besluit nemen")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    save(tmp_path, "oost.bpmn", SHORT)
    save(tmp_path, "west.bpmn", LONG)
    return tmp_path


def labels(path: Path) -> set[str]:
    (found,) = read(path.name, path.read_bytes()).processes
    return {node.label for node in found.process.steps}


def test_match(folder: Path) -> None:
    run = stroomlijn(folder, "match", "oost.bpmn", "west.bpmn", "--json")
    assert run.code == 0
    assert run.json["left"] == "Melding Oost"
    assert [(one["left"], one["right"], one["band"]) for one in run.json["matches"]] == [
        ("stap0", "stap0", "auto"),
        ("stap1", "stap2", "auto"),
    ]
    assert all(0.9 <= one["confidence"] <= 1 for one in run.json["matches"])
    assert run.json["suggestions"][0]["candidates"][0]["right"] == "stap0"


def test_match_keeps_to_what_was_judged(folder: Path) -> None:
    (folder / "judged.json").write_text('[{"left": "stap0", "right": "stap0", "same": false}]')
    run = here(folder, "match", "oost.bpmn", "west.bpmn#Melding West", "--judged", "judged.json", "--json")
    assert [(one["left"], one["right"]) for one in run.json["matches"]] == [("stap1", "stap2")]


@pytest.mark.parametrize(
    ("judged", "said"),
    [
        (
            '[{"left": "stap0", "right": "stap0", "same": true},\n\n {"left": "stap7", "right": "stap0", "same": false}'
            "]",
            "judged.json: regel 3: Een stap met id 'stap7' is er niet in 'Melding Oost'.",
        ),
        (
            '[{"left": "stap0", "right": "stap9", "same": false}]',
            "judged.json: regel 1: Een stap met id 'stap9' is er niet in 'Melding West'.",
        ),
        (
            '[\n{"left": "stap0", "right": "stap0", "same": true},\n{"left": "stap0", "right": "stap0", "same": false}'
            "]",
            "judged.json: regel 3: Van 'stap0' en 'stap0' staat hier dat zij hetzelfde zijn en dat zij het niet zijn.",
        ),
        (
            '[{"left": "begin", "right": "einde", "same": true}]',
            "judged.json: regel 1: 'begin' en 'einde' kunnen niet hetzelfde zijn: keuzes doen niet mee, een stap is "
            "geen gebeurtenis en een begin geen einde.",
        ),
    ],
)
def test_a_judgement_that_cannot_be_is_refused_with_its_line(folder: Path, judged: str, said: str) -> None:
    (folder / "judged.json").write_text(judged)
    run = here(folder, "match", "oost.bpmn", "west.bpmn", "--judged", "judged.json")
    assert (run.code, run.out, run.err.strip()) == (1, "", said)


def test_match_tells_what_took_no_part(folder: Path) -> None:
    save(folder, "leeg.bpmn", line("Leeg"))
    save(folder, "half.bpmn", line("Half", "Melding ontvangen", "", ""))
    run = here(folder, "match", "leeg.bpmn", "half.bpmn", "--json")
    assert (run.code, run.json["matches"]) == (0, [])
    assert run.err.splitlines() == [
        "leeg.bpmn: Doet niet mee: proces 'Leeg' heeft geen stappen.",
        "half.bpmn: Doen niet mee: 2 stappen zonder naam in proces 'Half'.",
    ]
    assert run.json["left_out"] == [
        {"code": "merge-no-steps", "file": "leeg.bpmn", "process": "Leeg"},
        {"code": "match-no-names", "file": "half.bpmn", "process": "Half", "number": 2},
    ]


def test_match_tells_of_a_file_that_is_both_sides_once(folder: Path) -> None:
    save(folder, "half.bpmn", line("Half", "Melding ontvangen", ""))
    run = here(folder, "match", "half.bpmn", "half.bpmn", "--json")
    assert run.err.splitlines() == ["half.bpmn: Doen niet mee: 1 stappen zonder naam in proces 'Half'."]
    assert len(run.json["left_out"]) == 2


def test_cluster_says_why_and_what_to_do(folder: Path) -> None:
    save(folder, "leeg.bpmn", line("Leeg"))
    paths = ("oost.bpmn", "west.bpmn", "leeg.bpmn")
    group, alone = here(folder, "cluster", *paths, "--json").json
    assert group["reasons"][0] == {"code": "steps-alike", "percent": round(100 * group["likeness"])}
    assert (group["advice"], group["copies"], group["deciding"]) == ("one", 2, 1)
    assert (alone["name"], alone["reasons"], alone["advice"]) == ("Leeg", [], None)
    run = here(folder, "cluster", *paths)
    assert run.err.splitlines() == ["leeg.bpmn: Proces 'Leeg' heeft geen stappen en staat daarom alleen."]
    assert "% van de stappen is gelijk" in run.out
    assert "Advies: één proces. Dubbele stappen die vervallen: 2. Stappen die niet iedereen doet: 1" in run.out


def test_merge_names_what_is_unsound_with_its_source(folder: Path) -> None:
    (folder / "los.bpmn").write_text(BROKEN)
    run = here(folder, "merge", "oost.bpmn", "los.bpmn", "-o", "uit.bpmn", "--json")
    places = json.loads((folder / "uit.json").read_text())["unsound"]
    assert run.json["unsound"] == len(places) > 0
    assert {source["file"] for place in places for source in place["sources"]} == {"los.bpmn"}
    told = [line for line in run.err.splitlines() if line.startswith("uit.bpmn: ")]
    assert len(told) == len(places)
    assert all(line.endswith("Dit komt uit los.bpmn#Los.") for line in told)
    sound = here(folder, "merge", "oost.bpmn", "west.bpmn", "-o", "uit.bpmn", "--json")
    assert (sound.json["unsound"], sound.err) == (0, "")


def test_cluster(folder: Path) -> None:
    save(folder, "map/parkeren.bpmn", line("Parkeerkaart", "Kenteken controleren", "Leges innen"))
    run = here(folder, "cluster", "oost.bpmn", "west.bpmn", "map", "--json")
    assert run.code == 0
    assert [(one["cluster"], one["name"], one["processes"]) for one in run.json] == [
        (
            1,
            "Melding Oost / Melding West",
            [{"source": "oost.bpmn", "name": "Melding Oost"}, {"source": "west.bpmn", "name": "Melding West"}],
        ),
        (2, "Parkeerkaart", [{"source": str(Path("map/parkeren.bpmn")), "name": "Parkeerkaart"}]),
    ]


def test_merge_decide_and_project(folder: Path) -> None:
    run = here(folder, "merge", "oost.bpmn", "west.bpmn", "-o", "uit.bpmn", "--json")
    assert (run.code, run.json["steps"], run.json["open"]) == (0, 3, 1)
    told = json.loads((folder / "uit.json").read_text())
    (difference,) = told["differences"]
    assert difference["type"] == "step-missing"
    assert difference["choice"] is None
    in_drawing = {
        node.id
        for found in read("uit.bpmn", (folder / "uit.bpmn").read_bytes()).processes
        for node in found.process.nodes
    }
    assert in_drawing <= {element["id"] for element in told["elements"]}
    assert {"file": "west.bpmn", "process": "Melding West", "element": "stap1"} in [
        source for element in told["elements"] for source in element["sources"]
    ]

    back = here(folder, "project", "uit.bpmn", "--process", "oost.bpmn#Melding Oost", "-o", "terug.bpmn")
    assert back.code == 0
    assert labels(folder / "terug.bpmn") == {"Melding ontvangen", "Besluit nemen"}

    (folder / "besluiten.json").write_text(json.dumps({difference["id"]: {"option": "drop"}}))
    decided = here(folder, "merge", "west.bpmn", "oost.bpmn", "-o", "uit.bpmn", "--decisions", "besluiten.json")
    assert decided.code == 0
    assert labels(folder / "uit.bpmn") == {"Melding ontvangen", "Besluit nemen"}
    (difference,) = json.loads((folder / "uit.json").read_text())["differences"]
    assert difference["choice"]["option"] == "drop"


def test_the_same_merge_gives_the_same_bytes(folder: Path) -> None:
    for order, out in ((("oost.bpmn", "west.bpmn"), "een.bpmn"), (("west.bpmn", "oost.bpmn"), "twee.bpmn")):
        assert stroomlijn(folder, "merge", *order, "-o", out).code == 0
    assert (folder / "een.bpmn").read_bytes() == (folder / "twee.bpmn").read_bytes()
    assert (folder / "een.json").read_bytes() == (folder / "twee.json").read_bytes()


@pytest.mark.parametrize("kind", ["bpmn", "svg", "xlsx", "json"])
def test_convert(folder: Path, kind: str) -> None:
    assert here(folder, "convert", "west.bpmn", f"nieuw/uit.{kind}").code == 0
    made = (folder / f"nieuw/uit.{kind}").read_bytes()
    if kind in ("bpmn", "xlsx"):
        assert labels(folder / f"nieuw/uit.{kind}") == {"Melding ontvangen", "Huisbezoek doen", "Besluit nemen"}
    else:
        assert b"Huisbezoek" in made


def test_convert_of_many_makes_a_folder(folder: Path) -> None:
    run = here(folder, "convert", ".", "alles", "--json")
    assert run.code == 0
    assert sorted(path.name for path in (folder / "alles").iterdir()) == ["Melding Oost.bpmn", "Melding West.bpmn"]
    assert {one["process"] for one in run.json} == {"Melding Oost", "Melding West"}


def test_sound(folder: Path) -> None:
    run = here(folder, "sound", "oost.bpmn", "--json")
    assert run.code == 0
    assert (run.json["sound"], run.json["complete"], run.json["findings"]) == (True, True, [])
    merged = here(folder, "sound", ".", "--json")
    assert [one["name"] for one in merged.json] == ["Melding Oost", "Melding West"]


BAD = [
    (("match", "weg.bpmn", "west.bpmn"), "weg.bpmn"),
    (("match", "x" * 300, "west.bpmn"), "x" * 300),
    (("match", "oost.bpmn#Iets anders", "west.bpmn"), "Iets anders"),
    (("match", "oost.bpmn", "west.bpmn", "--judged", "kapot.json"), "kapot.json"),
    (("match", "oost.bpmn", "west.bpmn", "--judged", "lijst.json"), "lijst.json"),
    (("match", "oost.bpmn", "west.bpmn", "--judged", "geen-lijst.json"), "geen-lijst.json"),
    (("cluster", "kapot.bpmn"), "kapot.bpmn"),
    (("cluster", "leeg"), "leeg"),
    (("merge", "kapot.bpmn", "-o", "uit.bpmn"), "kapot.bpmn"),
    (("merge", "oost.bpmn", "-o", "uit.bpmn", "--decisions", "lijst.json"), "lijst.json"),
    (("merge", "oost.bpmn", "-o", "oost.bpmn/uit.bpmn"), "oost.bpmn"),
    (("project", "oost.bpmn", "--process", "x", "-o", "x.bpmn"), "oost.json"),
    (("project", "lijst.bpmn", "--process", "x", "-o", "x.bpmn"), "lijst.json"),
    (("convert", "doctype.bpmn", "x.svg"), "doctype.bpmn"),
    (("sound", "weg.bpmn"), "weg.bpmn"),
]


@pytest.mark.parametrize(("words", "place"), BAD, ids=[" ".join(words) for words, _ in BAD])
def test_bad_input_is_refused_with_one_dutch_line(folder: Path, words: tuple[str, ...], place: str) -> None:
    (folder / "kapot.bpmn").write_text("<definitions><process></definitions>")
    (folder / "doctype.bpmn").write_text('<!DOCTYPE a [<!ENTITY b "c">]><definitions/>')
    (folder / "kapot.json").write_text("{")
    (folder / "lijst.json").write_text("[1, 2]")
    (folder / "geen-lijst.json").write_text("{}")
    (folder / "leeg").mkdir()
    run = here(folder, *words)
    assert (run.code, run.out) == (1, "")
    (said,) = run.err.splitlines()
    assert place in said
    assert not (folder / "uit.bpmn").exists()


def test_a_bad_file_in_a_folder_is_told_and_the_others_go_on(folder: Path) -> None:
    (folder / "kapot.bpmn").write_text("geen xml")
    run = here(folder, "cluster", ".", "--json")
    assert run.code == 0
    assert len(run.json[0]["processes"]) == 2
    assert run.err.startswith("kapot.bpmn: ")


def test_a_decision_that_cannot_be_is_refused_and_one_that_is_gone_is_told(folder: Path) -> None:
    here(folder, "merge", "oost.bpmn", "west.bpmn", "-o", "uit.bpmn")
    (difference,) = json.loads((folder / "uit.json").read_text())["differences"]
    (folder / "b.json").write_text(json.dumps({difference["id"]: {"option": "misschien"}}))
    words = ("merge", "oost.bpmn", "west.bpmn", "-o", "ander.bpmn", "--decisions", "b.json")
    run = here(folder, *words)
    assert run.code == 1
    assert "misschien" in run.err
    assert not (folder / "ander.bpmn").exists()
    (folder / "b.json").write_text('{"0000000000": {"option": "keep"}}')
    run = here(folder, *words)
    assert run.code == 0
    assert "0000000000" in run.err


BROKEN = """<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x">
<process id="p" name="Los"><startEvent id="s"/><task id="t" name="Melding ontvangen"/><endEvent id="e"/>
<sequenceFlow id="f1" sourceRef="s" targetRef="t"/>
<sequenceFlow id="f2" sourceRef="t" targetRef="weg"/></process></definitions>"""
ROWS = "Nr;Stap;Wie;Vervolg\n1;Melding ontvangen;Balie;9\n2;Besluit nemen;Jurist;\n;;Iemand;\n"


@pytest.mark.parametrize(
    "words",
    [
        ("convert", "PAD", "uit.json"),
        ("match", "PAD", "oost.bpmn"),
        ("merge", "PAD", "oost.bpmn", "-o", "uit.bpmn"),
        ("sound", "PAD"),
        ("cluster", "PAD", "PAD", "oost.bpmn"),
    ],
    ids=lambda words: words[0],
)
def test_what_was_mended_or_left_out_is_told_once_with_its_place(folder: Path, words: tuple[str, ...]) -> None:
    (folder / "los.bpmn").write_text(BROKEN)
    (folder / "los.csv").write_text(ROWS)
    flow = here(folder, *["los.bpmn" if word == "PAD" else word for word in words], "--json")
    assert (flow.code, bool(flow.json)) == (0, True)
    said, *unsound = flow.err.splitlines()
    assert said.startswith("los.bpmn: f2, regel 4: ")
    assert "'weg'" in said
    assert all(line.startswith("uit.bpmn: ") for line in unsound) and bool(unsound) is (words[0] == "merge")
    rows = here(folder, *["los.csv" if word == "PAD" else word for word in words])
    assert rows.code == 0
    told = [line.split(": ")[:2] for line in rows.err.splitlines() if line.startswith("los.csv")]
    assert told == [["los.csv", "rij 4"], ["los.csv", "rij 2"]]


@pytest.mark.parametrize(
    ("out", "reason"),
    [
        ("oost.bpmn/uit.svg", "geen map"),
        ("/dev/full/uit.svg", "geen map"),
        ("x" * 300 + ".svg", "te lang"),
    ],
    ids=["below a file", "below a device", "long"],
)
def test_why_a_file_cannot_be_written_is_told_in_dutch(folder: Path, out: str, reason: str) -> None:
    run = here(folder, "convert", "west.bpmn", out)
    assert run.code == 1
    (said,) = run.err.splitlines()
    assert said.startswith(f"{out}: Hier kan niet worden geschreven.")
    assert reason in said


def test_what_a_workbook_cannot_hold_is_told(folder: Path) -> None:
    note = "<textAnnotation id='n'><text>Let op</text></textAnnotation></process>"
    (folder / "los.bpmn").write_text(BROKEN.replace("</process>", note).replace('"weg"', '"e"'))
    run = here(folder, "convert", "los.bpmn", "los.xlsx")
    assert run.code == 0
    (said,) = run.err.splitlines()
    assert said.startswith("los.xlsx: Los: ")
    assert here(folder, "convert", "oost.bpmn", "oost.xlsx").err == ""


@pytest.mark.parametrize(
    "words",
    [
        ("merge", "oost.bpmn", "west.bpmn", "-o", "oost.bpmn"),
        ("merge", ".", "-o", "map/../west.bpmn"),
        ("merge", "oost.bpmn", "west.bpmn", "-o", "besluiten.bpmn", "--decisions", "besluiten.json"),
        ("merge", "oost.bpmn#Melding Oost", "-o", "ernaar.bpmn"),
        ("convert", "oost.bpmn", "oost.bpmn"),
        ("convert", ".", ".", "--format", "bpmn"),
        ("project", "gedaan.bpmn", "--process", "oost.bpmn", "-o", "gedaan.bpmn"),
        ("project", "gedaan.bpmn", "--process", "oost.bpmn", "-o", "gedaan.json"),
    ],
    ids=" ".join,
)
def test_a_source_is_never_overwritten(folder: Path, words: tuple[str, ...]) -> None:
    save(folder, "Melding Oost.bpmn", SHORT)
    (folder / "map").mkdir()
    (folder / "besluiten.json").write_text("{}")
    (folder / "ernaar.bpmn").symlink_to(folder / "oost.bpmn")
    assert here(folder, "merge", "oost.bpmn", "west.bpmn", "-o", "gedaan.bpmn").code == 0
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    run = here(folder, *words)
    assert (run.code, run.out) == (1, "")
    assert "een van de bronnen" in run.err.splitlines()[-1]
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before


def test_sound_names_label_and_id(folder: Path) -> None:
    (folder / "los.bpmn").write_text(BROKEN)
    (finding,) = here(folder, "sound", "los.bpmn", "--json").json["findings"]
    assert finding["elements"] == ["e"]
    assert "gebeurtenis zonder naam (e)" in finding["text"]
    (folder / "los.bpmn").write_text(BROKEN.replace('id="e"', 'id="e" name="Klaar"'))
    assert "'Klaar' (e)" in here(folder, "sound", "los.bpmn").out


WRONG = [
    (("merge", "oost.bpmn"), "ontbrekend: -o/--out"),
    (("match",), "ontbrekend: LINKS, RECHTS"),
    (("maak",), "onbekende opdracht 'maak'"),
    (("convert", "oost.bpmn", "uit", "--format", "pdf"), "--format: onbekende keuze 'pdf' (kies uit "),
    (("match", "oost.bpmn", "west.bpmn", "--jsno"), "onbekend: --jsno"),
    (("match", "oost.bpmn", "west.bpmn", "--json=3"), "--json: hier hoort geen waarde achter"),
    (("match", "oost.bpmn", "west.bpmn", "--judged"), "--judged: hier hoort een waarde achter"),
    (("start", "--port", "tachtig"), "--port: 'tachtig' is geen geheel getal"),
]


@pytest.mark.parametrize(("words", "told"), WRONG, ids=[" ".join(words) for words, _ in WRONG])
def test_wrong_usage_is_told_in_dutch_and_ends_with_2(folder: Path, words: tuple[str, ...], told: str) -> None:
    run = here(folder, *words)
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("gebruik: stroomlijn")
    assert told in run.err.splitlines()[-1]


def test_an_ending_that_cannot_be_written_is_wrong_usage(folder: Path) -> None:
    assert here(folder, "convert", "oost.bpmn", "uit.pdf").code == 2


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_dutch(folder: Path, command: str) -> None:
    run = here(folder, *filter(None, [command, "--help"]))
    assert run.code == 0
    assert run.out.startswith("gebruik: stroomlijn")
    assert not {"usage", "options", "positional", "show", "message"} & set(run.out.replace(":", " ").split())
