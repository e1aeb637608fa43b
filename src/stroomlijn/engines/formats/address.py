"""FILE#NAME: how one of several processes in a file is addressed."""

from __future__ import annotations

from collections import Counter
from difflib import get_close_matches

from stroomlijn.engines.problems import Problem

from .reading import FoundProcess, Reading


def addresses(reading: Reading) -> dict[str, FoundProcess]:
    """Each process under its name; processes with equal names get their number behind it: "Melding (2)"."""
    total = Counter(found.process.name for found in reading.processes)
    seen = Counter[str]()
    result: dict[str, FoundProcess] = {}
    for found in reading.processes:
        name = found.process.name
        seen[name] += 1
        address = name if total[name] == 1 else f"{name} ({seen[name]})"
        while address in result or (address != name and address in total):
            seen[name] += 1
            address = f"{name} ({seen[name]})"
        result[address] = found
    return result


def find_process(reading: Reading, name: str) -> FoundProcess:
    """The process with this name; capitals and spaces do not matter, and an id does when no name fits.

    Raises Problem `process-unknown` or `process-ambiguous`, whose fact `names` lists what could have been meant.
    """
    known = addresses(reading)
    if name in known:
        return known[name]
    for key in (_folded, lambda address: known[address].process.id):
        wanted = _folded(name) if key is _folded else name
        fitting = [address for address in known if key(address) == wanted]
        if len(fitting) == 1:
            return known[fitting[0]]
        if fitting:
            raise Problem("process-ambiguous", name, names=_listed(fitting))
    if same := [address for address, found in known.items() if _folded(found.process.name) == _folded(name)]:
        raise Problem("process-ambiguous", name, names=_listed(same))
    by_folded = {_folded(address): address for address in known}
    near = [by_folded[close] for close in get_close_matches(_folded(name), by_folded, n=3, cutoff=0.4)]
    raise Problem("process-unknown", name, names=_listed(near or list(known)[:3]))


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _listed(names: list[str]) -> str:
    return ", ".join(f"'{name}'" for name in names[:10])
