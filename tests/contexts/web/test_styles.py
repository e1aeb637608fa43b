"""The colours can be read, nothing points at a token that is not there, and the first page stays light."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest
from tools.build_static import STATIC, STYLES, stylesheet
from tools.stylesheet import Rule, parse, prune, write

TEMPLATES = STATIC.parent / "templates"
PROCESS = STATIC.parent.parent / "landscape/templates/landscape/process.html"
TEXT, MARK = 4.5, 3.0  # WCAG 2.2: 1.4.3 for text, 1.4.11 for lines, marks and controls
GROUNDS = ["canvas", "surface", "sunken"]
TINTS = ["action-soft", "info-soft", "warn-soft"]
KINDS = range(1, 7)

READ = {
    "text": [*GROUNDS, *TINTS, "ok-soft", "danger-soft", *(f"kind-{n}" for n in KINDS)],
    "text-muted": [*GROUNDS, *TINTS],
    "link": [*GROUNDS, *TINTS],
    "link-hover": [*GROUNDS, *TINTS],
    "on-action": ["action", "action-hover"],
    "on-action-soft": ["action-soft", "canvas", "surface"],
    "on-accent": ["accent"],
    "on-rail": ["rail", "rail-current"],
    "on-rail-current": ["rail", "rail-current"],
    "info": ["info-soft", "surface"],
    "ok": ["ok-soft", "surface"],
    "warn": ["warn-soft", "surface"],
    "danger": ["danger-soft", "canvas", "surface"],
    **{f"on-kind-{n}": [f"kind-{n}", "surface"] for n in KINDS},
}
SEEN = {
    "line-strong": GROUNDS,
    "action": [*GROUNDS, "info-soft"],
    "danger": ["canvas", "surface"],
    "accent": ["rail"],
    **{f"on-kind-{n}": ["canvas", f"kind-{n}"] for n in KINDS},
}
PAIRS = [(ink, ground, TEXT) for ink, grounds in READ.items() for ground in grounds] + [
    (ink, ground, MARK) for ink, grounds in SEEN.items() for ground in grounds
]
NO_COLOUR = {"transparent", "inherit", "currentcolor", "initial", "revert", "unset", "buttonface", "buttontext"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_pair_of_colours_that_meets_can_be_told_apart(scheme: str) -> None:
    colours = _colours()[scheme]
    weak = [
        f"{ink} on {ground}: {ratio:.2f}, asked {asked}"
        for ink, ground, asked in PAIRS
        if (ratio := _contrast(colours[ink], colours[ground])) < asked
    ]
    assert len(PAIRS) >= 81
    assert not weak


def test_every_token_that_is_used_is_defined() -> None:
    ours = "".join(path.read_text(encoding="utf-8") for path in STYLES.rglob("*.css"))
    defined = set(re.findall(r"(--(?:stroomlijn|utrecht)-[\w-]+)\s*:", ours))
    # With a fallback a token is an offer to the theme of a municipality; without one it must be there.
    used = set(re.findall(r"var\((--(?:stroomlijn|utrecht)-[\w-]+)\)", ours))
    assert used - defined == set()


def test_parts_use_no_colour_but_a_token() -> None:
    for path in [*STYLES.glob("parts/*.css"), STYLES / "basis.css", STYLES / "shell.css", STYLES / "alone.css"]:
        assert not re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(", path.read_text(encoding="utf-8")), path.name


def test_no_part_of_nl_design_system_falls_back_to_a_colour_of_its_own() -> None:
    """Its own fallbacks are not made for our grounds: white on yellow was one of them."""
    sheet = parse(stylesheet())
    tokens = _tokens(sheet)
    own = [
        f"{rule.head}: {name} becomes {colour}"
        for rule in _all_rules(sheet)
        if "utrecht-" in rule.head and "forced-colors" not in rule.head
        for name, value in _declared(rule)
        if name in {"color", "background-color", "border-color"}
        for colour in _literals(value, tokens)
        if colour.lower() not in NO_COLOUR
    ]
    assert not own


def test_pruning_keeps_what_is_named_and_only_that() -> None:
    css = """
    /* gone */ @layer a, b;
    .x-button:hover:not(.x-button--off), .x-other { color: red; --y: "}" }
    @media print { .x-other { color: blue } .x-kind--two { top: 0 } }
    a { b: url(data:image/svg+xml;utf8,<svg>{}</svg>) }
    """
    kept = write(prune(parse(css), {"x-button", "x-kind--"}))
    assert kept == (
        '@layer a, b;.x-button:hover:not(.x-button--off){color:red;--y:"}"}'
        "@media print{.x-kind--two{top:0}}a{b:url(data:image/svg+xml;utf8,<svg>{}</svg>)}"
    )


@pytest.mark.parametrize("broken", [".a { color: red", ".a { } }", "loose"])
def test_a_stylesheet_with_a_brace_too_many_or_too_few_is_refused(broken: str) -> None:
    with pytest.raises(ValueError, match=r"brace|outside"):
        parse(broken)


def test_the_first_page_is_light() -> None:
    """60 kB for everything together, font and diagram aside: 12 kB is left for the page itself.

    Scripts are those of every page and of the page of a process; the editor brings its own.
    """
    templates = (TEMPLATES / "base_bare.html", TEMPLATES / "base.html", PROCESS)
    named = re.findall(r"scripts/([\w-]+\.js)", "".join(page.read_text(encoding="utf-8") for page in templates))
    htmx = Path(__import__("django_htmx").__file__).parent / "static/django_htmx/htmx-4.min.js"
    files = [htmx, STATIC / "icons.svg", STATIC / "favicon.svg", *(STATIC.parent / "scripts" / name for name in named)]
    assert len(named) > 5
    weights = {path.name: len(brotli.compress(path.read_bytes())) for path in files}
    weights["stroomlijn.css"] = len(brotli.compress(stylesheet().encode()))
    print("\n" + "\n".join(f"{size:7,d} bytes brotli  {name}" for name, size in weights.items()))
    assert sum(weights.values()) <= 48 * 1024


def _colours() -> dict[str, dict[str, str]]:
    tokens = (STYLES / "tokens.css").read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = {"light": {}, "dark": {}}
    for name, value in re.findall(r"--stroomlijn-color-([\w-]+): ([^;]+);", tokens):
        hexes = re.findall(r"#[0-9a-f]{6}", value)
        if hexes and name not in found["light"]:
            found["light"][name], found["dark"][name] = hexes[0], hexes[-1]
    return found


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _all_rules(rules: tuple[Rule, ...]) -> Iterator[Rule]:
    for rule in rules:
        yield rule
        if "forced-colors" not in rule.head:
            yield from _all_rules(rule.rules)


def _declared(rule: Rule) -> Iterator[tuple[str, str]]:
    for declaration in rule.declarations:
        name, _, value = declaration.partition(":")
        yield name.strip(), value.strip()


def _tokens(sheet: tuple[Rule, ...]) -> dict[str, str]:
    return {
        name: value
        for rule in _all_rules(sheet)
        for name, value in _declared(rule)
        if name.startswith("--") and not name.startswith("--_")
    }


def _literals(value: str, tokens: dict[str, str], depth: int = 0) -> Iterator[str]:
    """The colours that a value can end in: a token that is defined ends the search, its fallback is never reached."""
    name, fallback = _variable(value)
    if not name:
        yield value
    elif name.startswith("--stroomlijn-") or (name in tokens and "var(" not in tokens[name]):
        return
    elif name in tokens and depth < 10:
        yield from _literals(tokens[name], tokens, depth + 1)
    elif fallback:
        yield from _literals(fallback, tokens, depth + 1)


def _variable(value: str) -> tuple[str, str]:
    match = re.fullmatch(r"var\(\s*(--[\w-]+)\s*(?:,\s*(.*))?\)", value, re.DOTALL)
    return (match.group(1), match.group(2) or "") if match else ("", "")
