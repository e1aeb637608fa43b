"""Stylesheets as trees: read, leave out what no page uses, write small. Pure: text in, text out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
PIECE = re.compile(r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\([^)]*\)|[^{};"'u]+|u|[{};])""")
CLASS = re.compile(r"\.([a-zA-Z][\w-]*)")
NEGATION = re.compile(r":not\([^()]*\)")
COMMA = re.compile(r",(?![^()]*\))")


@dataclass(frozen=True)
class Rule:
    """`head { declarations rules }`; without a body (`@layer a, b;`) both are empty and `bare` is true."""

    head: str
    declarations: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()
    bare: bool = False


def parse(css: str) -> tuple[Rule, ...]:
    """The rules of a stylesheet in order, without comments. Braces that do not match raise ValueError."""
    pieces = PIECE.finditer(COMMENT.sub("", css))
    body = _body(match.group() for match in pieces)
    if body.declarations:
        raise ValueError(f"text outside a rule: {body.declarations[0][:60]}")
    return body.rules


def prune(rules: Iterable[Rule], used: set[str]) -> tuple[Rule, ...]:
    """Without the selectors that name a class outside `used`; a used name that ends in '-' stands for all it begins."""
    beginnings = tuple(name for name in used if name.endswith("-"))

    def wanted(selector: str) -> bool:
        names = CLASS.findall(NEGATION.sub("", selector))
        return all(name in used or name.startswith(beginnings) for name in names)

    return tuple(_kept(rules, wanted))


def write(rules: Iterable[Rule]) -> str:
    """The stylesheet in as few characters as keep its meaning."""
    return "".join(_written(rule) for rule in rules)


def _kept(rules: Iterable[Rule], wanted: Callable[[str], bool]) -> Iterator[Rule]:
    for rule in rules:
        if rule.bare:
            yield rule
        elif rule.head.startswith("@"):
            inner = tuple(_kept(rule.rules, wanted))
            if inner or rule.declarations:
                yield Rule(rule.head, rule.declarations, inner)
        else:
            selectors = [selector.strip() for selector in COMMA.split(rule.head) if wanted(selector)]
            if selectors and (rule.declarations or rule.rules):
                yield Rule(", ".join(selectors), rule.declarations, rule.rules)


def _body(pieces: Iterator[str], head: str = "") -> Rule:
    declarations: list[str] = []
    rules: list[Rule] = []
    text = ""
    for piece in pieces:
        if piece == "{":
            rules.append(_body(pieces, _one_line(text)))
        elif piece in ";}":
            said = _one_line(text)
            if said.startswith("@"):
                rules.append(Rule(said, bare=True))
            elif said:
                declarations.append(said)
            if piece == "}":
                if not head:
                    raise ValueError("a brace too many")
                return Rule(head, tuple(declarations), tuple(rules))
        else:
            text += piece
            continue
        text = ""
    if head or text.strip():
        raise ValueError(f"a brace too few, in: {head or text.strip()[:60]}")
    return Rule(head, tuple(declarations), tuple(rules))


def _written(rule: Rule) -> str:
    if rule.bare:
        return f"{rule.head};"
    inner = ";".join(re.sub(r"^([\w-]+): ?", r"\1:", declaration) for declaration in rule.declarations)
    nested = write(rule.rules)
    return f"{rule.head}{{{inner}{';' if inner and nested else ''}{nested}}}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
