"""Bringing together the documents that the steps of a group name: proposed in rows, compared word by word by a job."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import combinations

from django.db import transaction
from django.db.models import Count, Q
from procrastinate.exceptions import AlreadyEnqueued

from stroomlijn.engines.comparing import compare_texts
from stroomlijn.foundation import live
from stroomlijn.foundation.actor import PRODUCT, Actor
from stroomlijn.foundation.operations.recording import audit
from stroomlijn.harmonisation.models import DocumentChoice, DocumentPair, Group
from stroomlijn.harmonisation.queries.document_differences import document_differences
from stroomlijn.harmonisation.queries.group_documents import namings_of
from stroomlijn.harmonisation.side_by_side import belong_together
from stroomlijn.landscape.operations.documents import add_documents
from stroomlijn.landscape.queries.document_words import (
    Naming,
    document_ids,
    documents_with,
    paragraphs_of,
)
from stroomlijn.landscape.queries.documents import DocumentValue

IN_EACH_OTHERS_PLACE = 9.0  # more than any likeness: at the same step one organisation uses one, the other the other
NEARLY_THE_SAME = 0.9  # two documents of one organisation are each other's only when they say nearly the same


@dataclass(frozen=True, slots=True)
class _Held:
    """A document with what decides to which others it belongs."""

    document: DocumentValue
    key: str
    organisations: frozenset[str]
    words: Counter[str]
    place: int


@transaction.atomic
def gather(actor: Actor, group_id: int) -> int:
    """Puts every document that the steps name in the library, and has them laid side by side. Returns how many."""
    group = Group.objects.select_for_update().get(pk=group_id)
    names = {naming.key: naming.name for naming in namings_of(group)}
    add_documents(actor, names.values())
    audit(actor, "documents-gathered", "group", group.pk, number=len(names))
    compare_again(group.pk)
    return len(names)


def compare_again(group_id: int) -> None:
    """Queues a comparison of the documents of a group; one after another, what is up to date is not done again."""
    from stroomlijn.harmonisation import jobs

    jobs.compare_documents.configure(lock=f"documents-{group_id}").defer(group_id=group_id)


def compare_groups_with(document_id: int) -> None:
    """The words of a document changed: the groups in which it lies side by side with others compare again."""
    from stroomlijn.harmonisation import jobs

    rows = DocumentChoice.objects.filter(documents=document_id).exclude(group__state=Group.State.PUBLISHED)
    for group_id in sorted(set(rows.values_list("group", flat=True))):
        lock = f"documents-{group_id}"
        with suppress(AlreadyEnqueued), transaction.atomic():  # the words are committed: one that waits reads them too
            jobs.compare_documents.configure(lock=lock, queueing_lock=lock).defer(group_id=group_id)


def compare_documents(group_id: int) -> None:
    """Proposes rows for documents that no person placed, and compares those in each row. Work of a job."""
    group = Group.objects.get(pk=group_id)
    namings = namings_of(group)
    ids = document_ids({naming.key for naming in namings})
    placed = DocumentChoice.documents.through.objects.filter(documentchoice__group=group)
    texts = {one: paragraphs_of(one) for one in {*ids.values(), *placed.values_list("document", flat=True)}}
    _propose(group, [*_held(namings, ids, texts)])
    for left, right in _pairs(group):
        _compare(left, right, texts)
    live.publish(f"group-{group_id}", documents="compared")


def ask_pair(group_id: int, one: int, other: int) -> None:
    """Queues a comparison of two documents of a row, whichever they are."""
    from stroomlijn.harmonisation import jobs

    jobs.compare_pair.configure(lock=f"documents-{group_id}").defer(group_id=group_id, one=one, other=other)


def compare_pair(group_id: int, one: int, other: int) -> None:
    """Compares two documents. Work of a job."""
    left, right = sorted((one, other))
    _compare(left, right, {document: paragraphs_of(document) for document in (left, right)})
    live.publish(f"group-{group_id}", documents="compared")


def _held(
    namings: Sequence[Naming], ids: Mapping[str, int], texts: Mapping[int, tuple[int, tuple[str, ...]]]
) -> Iterator[_Held]:
    values = documents_with(list(ids.values()))
    first = {naming.key: place for place, naming in reversed(list(enumerate(namings)))}
    for key, document in ids.items():
        organisations = frozenset(naming.organisation for naming in namings if naming.key == key)
        words = Counter(word for line in texts[document][1] for word in line.casefold().split())
        yield _Held(values[document], key, organisations, words, first[key])


@transaction.atomic
def _propose(group: Group, held: list[_Held]) -> None:
    """Rows of what people did not touch, made anew; a row keeps its id while one of its documents stays in it."""
    Group.objects.select_for_update().get(pk=group.pk)
    rows = DocumentChoice.objects.filter(group=group).prefetch_related("documents")
    kept = [row for row in rows if row.by_hand or row.decision_id]
    taken = {document.pk for row in kept for document in row.documents.all()}
    loose = {row.pk: {document.pk for document in row.documents.all()} for row in rows if row not in kept}
    pairs = {pair for one in document_differences(group.pk) for pair in one.pairs()}
    for bundle in _bundles([one for one in held if one.document.id not in taken], pairs):
        wanted = {one.document.id for one in bundle}
        found = next((pk for pk, documents in loose.items() if documents & wanted), 0)
        loose.pop(found, None)
        name = min(bundle, key=lambda one: one.place).document.name
        row = DocumentChoice.objects.filter(pk=found).first() or DocumentChoice(group=group)
        row.name = name
        row.save()
        row.documents.set(wanted)
    DocumentChoice.objects.filter(pk__in=loose).delete()
    audit(PRODUCT, "documents-proposed", "group", group.pk, number=len(held))


def _bundles(held: list[_Held], pairs: Collection[frozenset[str]]) -> list[list[_Held]]:
    """What serves one purpose together: first what stands in each other's place in a step (`pairs`), then the strongest
    likeness; of one organisation only what is the same."""
    bundles = {one.document.id: [one] for one in held}
    scored = [
        (IN_EACH_OTHERS_PLACE * ({one.key, other.key} in pairs) + _score(one, other), one, other)
        for one, other in combinations(held, 2)
    ]
    for score, one, other in sorted(scored, key=lambda found: (-found[0], found[1].place, found[2].place)):
        mine, theirs = bundles[one.document.id], bundles[other.document.id]
        if not score or mine is theirs or any(_clash(a, b) for a in mine for b in theirs):
            continue
        mine.extend(theirs)
        bundles.update({member.document.id: mine for member in theirs})
    return list({id(bundle): bundle for bundle in bundles.values()}.values())


def _score(one: _Held, other: _Held) -> float:
    names = (_without_place(one), _without_place(other))
    return belong_together(names, (one.document.kind, other.document.kind), _words_alike(one, other))


def _clash(one: _Held, other: _Held) -> bool:
    return bool(one.organisations & other.organisations) and _words_alike(one, other) < NEARLY_THE_SAME


def _without_place(held: _Held) -> str:
    """The name of a document without that of its organisation: 'Beschikking Uden' and 'Beschikking Landerd'."""
    own = {word.casefold() for name in held.organisations for word in name.split()}
    words = [word for word in held.document.name.split() if word.casefold().strip("(),.-") not in own]
    return " ".join(words) or held.document.name


def _words_alike(one: _Held, other: _Held) -> float:
    """The share of words they have in common, in whatever order: quick, to choose what is worth comparing."""
    every = one.words.total() + other.words.total()
    return 2 * (one.words & other.words).total() / every if every else 0.0


def _pairs(group: Group) -> Iterator[tuple[int, int]]:
    """The first document of each row with each of the others."""
    several = DocumentChoice.objects.filter(group=group).annotate(number=Count("documents")).filter(Q(number__gt=1))
    for row in several.prefetch_related("documents"):
        first, *others = sorted(document.pk for document in row.documents.all())
        yield from ((first, other) for other in others)


def _compare(left: int, right: int, texts: Mapping[int, tuple[int, tuple[str, ...]]]) -> DocumentPair:
    files = [texts[left][0], texts[right][0]]
    known = DocumentPair.objects.filter(left=left, right=right).defer("rows").first()
    if known is not None and known.files == files:
        return known
    some = bool(texts[left][1] and texts[right][1])
    compared = compare_texts(texts[left][1], texts[right][1]) if some else None
    rows = [row.as_json() for row in compared.rows] if compared else []
    derived = {"files": files, "rows": rows, "likeness": compared.likeness if compared else None}
    pair, _made = DocumentPair.objects.update_or_create(left_id=left, right_id=right, defaults=derived)
    return pair
