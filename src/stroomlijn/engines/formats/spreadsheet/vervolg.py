"""The small language of the column Vervolg: where the work goes after a step.

(empty)              the next row
4                    step 4
ja: 4; nee: 3b       one of the two, after the question in Beslissing
5 en 6               both at the same time
5 en/of 6            one of them or both
5 of 6               one of the two, without a name
einde                the process ends;  `einde (ingetrokken)`: it ends that way
einde deel           the sub-steps end and the step around them goes on
zie proces WMO-013   the other process takes over, and this one ends
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import StrEnum

from .number import normal


class Way(StrEnum):
    """What a target is."""

    STEP = "step"
    NEXT = "next"
    END = "end"
    PART_END = "part-end"
    PROCESS = "process"


@dataclass(frozen=True, slots=True)
class Target:
    """`name` is the number of the step, the name of the end or the process that takes over."""

    way: Way
    name: str = ""


@dataclass(frozen=True, slots=True)
class Branch:
    """One way on. More than one target: all of them ("en"), or one or more of them (`inclusive`, "en/of")."""

    label: str
    targets: tuple[Target, ...]
    inclusive: bool = False


@dataclass(frozen=True, slots=True)
class Vervolg:
    """All ways on, of which one is taken. `unread` is what no rule understood."""

    branches: tuple[Branch, ...] = ()
    unread: tuple[str, ...] = field(default=())


_NEXT = {"", "-", "–", "—", "volgende", "volgende stap", "volgende rij", "verder", "door", "next", "n.v.t.", "nvt"}
_END = re.compile(
    r"(?:einde?|stop|klaar|gereed|end)(?: (?:van het )?proces)?(?:\s*\((?P<name>[^()]*)\))?", re.IGNORECASE
)
_PART_END = re.compile(r"einde (?:deel|deelproces|substappen)", re.IGNORECASE)
_PROCESS = re.compile(r"(?:zie|ga naar|naar|start)\s+(?:het\s+)?(?:werk)?proces\s*:?\s+(?P<name>.+)", re.IGNORECASE)
_STEP = re.compile(
    r"(?:(?:ga\s+)?(?:terug\s+|door\s+)?naar\s+)?(?:(?:stap|nr\.?|rij)\s+)?(?P<nr>[^\s].*)", re.IGNORECASE
)
_LABEL = re.compile(r"(?P<label>[^:→=>]*?)\s*(?::|→|->|=>|=)\s*(?P<rest>.+)", re.DOTALL)
_QUOTED = re.compile(r'"([^"\n]*)"\s*:')
_HIDDEN = re.compile("\ue000(\\d+)\ue001")
_MAX = 2_000
_YES_NO = re.compile(r"(?P<label>ja|nee)[ ,]+(?P<rest>(?:ga |naar |stap |\d).*)", re.IGNORECASE)
_PARTS = re.compile(r"[;\n]+|,(?=[^,;:]*(?::|→|->))")
_INCLUSIVE = re.compile(r"\s+en\s*/\s*of\s+", re.IGNORECASE)
_EITHER = re.compile(r"\s+of\s+|\s*\|\s*", re.IGNORECASE)
_BOTH = re.compile(r"\s+en\s+|\s*\+\s*|\s*&\s*|\s*,\s*", re.IGNORECASE)


def parse_vervolg(written: str) -> Vervolg:
    """The ways on. An empty text is one branch to the next row."""
    branches: list[Branch] = []
    unread: list[str] = []
    quotes: list[str] = []
    plain = _QUOTED.sub(lambda match: _hide(match, quotes), written[:_MAX])
    for part in _PARTS.split(plain):
        if part.strip() or not written.strip():
            _add(part.strip(), branches, unread)
    named = [replace(branch, label=_shown(branch.label, quotes)) for branch in branches]
    return Vervolg(tuple(named), tuple(_shown(text, quotes) for text in unread))


def _hide(match: re.Match[str], quotes: list[str]) -> str:
    """A name between quotes may hold any sign; it is out of the way while the rest is read."""
    quotes.append(match[1])
    return f"\ue000{len(quotes) - 1}\ue001:"


def _shown(label: str, quotes: list[str]) -> str:
    return _HIDDEN.sub(lambda match: quotes[int(match[1])], label)


def _add(part: str, branches: list[Branch], unread: list[str]) -> None:
    label, rest = _labelled(part)
    whole = _PROCESS.fullmatch(rest) or _END.fullmatch(rest) or _INCLUSIVE.search(rest)
    alternatives = [rest] if whole else _EITHER.split(rest)
    for alternative in alternatives:
        inclusive = _INCLUSIVE.search(alternative) is not None
        names = _names(alternative, inclusive)
        targets = tuple(target for name in names if (target := _target(name)) is not None)
        if targets:
            branches.append(Branch(label, targets, inclusive and len(targets) > 1))
        if len(targets) < len(names):
            unread.append(alternative)


def _labelled(part: str) -> tuple[str, str]:
    if _PROCESS.fullmatch(part):
        return "", part
    match = _LABEL.fullmatch(part) or _YES_NO.fullmatch(part)
    return (match["label"].strip(" \"'"), match["rest"].strip()) if match else ("", part)


def _names(alternative: str, inclusive: bool) -> list[str]:
    if _PROCESS.fullmatch(alternative) or _END.fullmatch(alternative):
        return [alternative]
    return [name.strip() for name in (_INCLUSIVE if inclusive else _BOTH).split(alternative) if name.strip()] or [""]


def _target(name: str) -> Target | None:
    if name.casefold() in _NEXT:
        return Target(Way.NEXT)
    if _PART_END.fullmatch(name):
        return Target(Way.PART_END)
    if match := _END.fullmatch(name):
        return Target(Way.END, (match["name"] or "").strip())
    if match := _PROCESS.fullmatch(name):
        return Target(Way.PROCESS, match["name"].strip())
    match = _STEP.fullmatch(name)
    return Target(Way.STEP, normal(match["nr"])) if match else None
