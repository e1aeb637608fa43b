"""Why processes are in one group."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from stroomlijn.engines.matching.values import Member
from stroomlijn.engines.problems import Remark
from stroomlijn.engines.process_model import Process

_BETWEEN = re.compile(r"\s*[;\n]\s*")
_EMPTY = frozenset({"", "-", "geen", "n.v.t.", "nvt", "onbekend"})
_FACTS = (("trigger-shared", "aanleiding"), ("result-shared", "resultaat"), ("case-type-shared", "zaaktype"))


def reasons_for(
    members: Sequence[Member], likeness: float, copies: int, words: Sequence[str], laws: Counter[str]
) -> Iterator[Remark]:
    """The strongest first; nothing for one process alone. What is shared is so by more than half of the members.

    `copies` is how many of them have all but the same steps; `laws` counts the processes of the whole collection that
    rest on each law: the rarest tells most.
    """
    if len(members) < 2:
        return
    if likeness:
        yield Remark("steps-alike", facts={"percent": round(100 * likeness)})
    if 1 < copies < len(members):
        yield Remark("steps-equal", facts={"processes": copies, "of": len(members)})
    processes = [member.process for member in members]
    if law := _shared(processes, laws_of, laws):
        yield Remark("law-shared", facts=law)
    for code, name in _FACTS:
        if found := _shared(processes, lambda process, name=name: [process.fact.get(name, "")]):  # type: ignore[misc]
            yield Remark(code, facts=found)
    if words:
        yield Remark("words-shared", facts={"words": list(words)})


def laws_of(process: Process) -> set[str]:
    """What the process and its steps rest on, as written."""
    written = [process.fact.get("grondslag", ""), *(step.legal_basis for step in process.steps)]
    return {law for text in written for law in _BETWEEN.split(text)}


def _shared(
    processes: Sequence[Process], values: Callable[[Process], Iterable[str]], everywhere: Counter[str] | None = None
) -> dict[str, object]:
    """What most processes say, as it is written most often; of equals what is rarest everywhere."""
    known: Counter[str] = everywhere or Counter()
    written: dict[str, Counter[str]] = {}
    having: Counter[str] = Counter()
    for process in processes:
        said = {" ".join(text.split()) for text in values(process)}
        for text in sorted(said):
            written.setdefault(text.casefold(), Counter())[text] += 1
        having.update({text.casefold() for text in said})
    ranked = sorted((-count, known[text], text) for text, count in having.items() if text not in _EMPTY)
    if not ranked or -2 * ranked[0][0] <= len(processes):
        return {}
    count, _, text = ranked[0]
    spelled = min(written[text], key=lambda spelling: (-written[text][spelling], spelling))
    return {"what": spelled, "processes": -count, "of": len(processes)}
