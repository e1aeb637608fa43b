"""Saying of words that they mean the same, or never do. What is being compared is compared again with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import yaml
from django.db import transaction

from stroomlijn.engines.matching import excluding
from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit
from stroomlijn.foundation.text import one_line
from stroomlijn.harmonisation.models import Draft, Group, WordPair
from stroomlijn.harmonisation.queries.words import NEVER, SAME, words_of

from .drafting import ask_anew

LONGEST, MOST, LARGEST_FILE = 100, 2_000, 200_000
"""Characters of a word; pairs of a traject; bytes of a file."""


@transaction.atomic
def say_words(actor: Actor, traject_id: int, one: str, other: str, *, same: bool) -> int:
    """Keeps what is said of two words; said again it changes. How many groups are compared again.

    Raises Problem "words-two-needed", "words-one-word", "words-contrary" or "words-too-many".
    """
    _keep(actor, traject_id, [(one, other, same)])
    audit(actor, "words-said", "traject", traject_id, one=one_line(one), other=one_line(other), same=same)
    return _compare_again(traject_id)


@transaction.atomic
def change_words(actor: Actor, pair: WordPair, one: str, other: str, *, same: bool) -> int:
    """Says something else in its place. Raises Problem as `say_words` does."""
    pair.delete()
    return say_words(actor, pair.traject_id, one, other, same=same)


@transaction.atomic
def remove_words(actor: Actor, pair: WordPair) -> int:
    """Takes it back: the comparison says of these words what it knows itself."""
    audit(actor, "words-removed", "traject", pair.traject_id, one=pair.one, other=pair.other)
    pair.delete()
    return _compare_again(pair.traject_id)


@transaction.atomic
def take_in_words(actor: Actor, traject_id: int, data: bytes) -> tuple[int, int]:
    """Adds what a file says: how many pairs, and how many groups are compared again. Nothing that stands goes.

    Raises Problem "words-file" when it is not such a file, or as `say_words` does.
    """
    pairs = _read(data)
    _keep(actor, traject_id, pairs)
    audit(actor, "words-taken-in", "traject", traject_id, number=len(pairs))
    return len(pairs), _compare_again(traject_id)


def _keep(actor: Actor, traject_id: int, pairs: Sequence[tuple[str, str, bool]]) -> None:
    said = [(*_two_words(one, other), same) for one, other, same in pairs]
    if contraries := excluding([(one, other) for one, other, same in said if same]):
        one, other = contraries[0]
        raise Problem("words-contrary", one=one, other=other)
    for one, other, same in said:
        known = {"same": same, "said_by_id": actor.person}
        WordPair.objects.update_or_create(traject_id=traject_id, one=one, other=other, defaults=known)
    if WordPair.objects.filter(traject=traject_id).count() > MOST:
        raise Problem("words-too-many", limit=MOST)


def _two_words(one: str, other: str) -> tuple[str, str]:
    """In one order and in small letters, as they are kept."""
    first, second = sorted(one_line(word).casefold()[:LONGEST] for word in (one, other))
    if not first or not second:
        raise Problem("words-two-needed")
    if first == second:
        raise Problem("words-one-word", word=first)
    return first, second


def _compare_again(traject_id: int) -> int:
    """Only what is still in work: what was adopted stays as it was decided."""
    working = (Group.State.MERGING, Group.State.DECIDED)
    groups = Group.objects.select_for_update().filter(traject=traject_id, state__in=working, draft__isnull=False)
    found = list(groups.order_by("pk").values_list("pk", flat=True))
    Draft.objects.filter(group__in=found).update(words=words_of(traject_id))
    for group_id in found:
        ask_anew(group_id)
    return len(found)


def _read(data: bytes) -> list[tuple[str, str, bool]]:
    if len(data) > LARGEST_FILE:
        raise Problem("words-file")
    try:
        found = yaml.safe_load(data.decode())
    except (UnicodeDecodeError, yaml.YAMLError, RecursionError, ValueError) as wrong:
        raise Problem("words-file") from wrong
    if not isinstance(found, dict) or not found.keys() & {SAME, NEVER}:
        raise Problem("words-file")
    return [(*_two(row), same) for part, same in ((SAME, True), (NEVER, False)) for row in _listed(found.get(part))]


def _listed(value: Any) -> Sequence[Any]:
    if not isinstance(value, list | None) or len(value or ()) > MOST:
        raise Problem("words-file")
    return value or ()


def _two(row: Any) -> tuple[str, str]:
    if not isinstance(row, list) or len(row) != 2 or not all(isinstance(word, str) for word in row):
        raise Problem("words-file")
    return row[0], row[1]
