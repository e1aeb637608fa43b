"""What an import looks like: its progress, its preview per file and row, and the list of earlier ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from stroomlijn.engines.problems import Remark
from stroomlijn.foundation.problems import sentence
from stroomlijn.landscape.models import Import, ImportFile, ImportItem

from .import_steps import steps_found

OUTCOMES = (*ImportItem.Outcome.values, "left-out")
"""Which rows one can look at apart: with one outcome, or what one left out when the rest was taken over."""

MOST_ASKED_APART = 8
"""Files of which it is asked one by one whose they are."""
LEFT_OUT = Q(include=False) & ~Q(outcome=ImportItem.Outcome.REFUSED)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the reading of files is."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Counts:
    """What the preview counts: processes that are good, with a remark, refused; files refused; steps in all.

    Once it was taken over, what one left out counts as `excluded` only. `refused_in_all` is what people call refused:
    rows, and files that could not be read at all.
    """

    accepted: int
    remarked: int
    refused: int
    files: int
    files_refused: int
    steps: int
    excluded: int

    @property
    def taking(self) -> int:
        return self.accepted + self.remarked - self.excluded

    @property
    def refused_in_all(self) -> int:
        return self.refused + self.files_refused


def progress(run: Import) -> Progress:
    counted = ImportFile.objects.filter(run=run).aggregate(
        total=Count("pk"), waiting=Count("pk", filter=Q(state=ImportFile.State.WAITING))
    )
    return Progress(counted["total"] - counted["waiting"], counted["total"])


def counts(run: Import) -> Counts:
    part = Q(include=True) if run.state == Import.State.APPLIED else Q()
    items = ImportItem.objects.filter(file__run=run).aggregate(
        accepted=Count("pk", filter=part & Q(outcome=ImportItem.Outcome.ACCEPTED)),
        remarked=Count("pk", filter=part & Q(outcome=ImportItem.Outcome.REMARK)),
        refused=Count("pk", filter=Q(outcome=ImportItem.Outcome.REFUSED)),
        steps=Sum("step_count", filter=part, default=0),
        excluded=Count("pk", filter=LEFT_OUT),
    )
    files = ImportFile.objects.filter(run=run).aggregate(
        files=Count("pk", filter=~Q(state=ImportFile.State.UNPACKED)),
        files_refused=Count("pk", filter=Q(state=ImportFile.State.REFUSED)),
    )
    return Counts(**items, **files)


@dataclass(frozen=True, slots=True)
class Owner:
    """An organisation as the files name it, with how many processes; of those that name none the file, where there are
    few of these."""

    name: str
    number: int
    file: int | None = None
    origin: str = ""


def organisations_found(run: Import) -> list[Owner]:
    """Those that name none first: who reads two workbooks at once says of each whose it is."""
    items = ImportItem.objects.filter(file__run=run).exclude(outcome=ImportItem.Outcome.REFUSED)
    named = items.exclude(organisation="").values_list("organisation").annotate(number=Count("pk"))
    owners = [Owner(name, number) for name, number in named.order_by("organisation")]
    return [*_nameless(items.filter(organisation="")), *owners]


def _nameless(items: QuerySet[ImportItem]) -> list[Owner]:
    """One for each file or archive; one for all of them where there are many, such as loose drawings."""
    sent = items.annotate(
        sent=Coalesce("file__archive", "file"), called=Coalesce("file__archive__origin", "file__origin")
    )
    found = list(sent.values_list("sent", "called").annotate(number=Count("pk")).order_by("sent"))
    if len(found) > MOST_ASKED_APART:
        return [Owner("", sum(number for _sent, _called, number in found))]
    return [Owner("", number, file, called) for file, called, number in found]


def items(
    run: Import, *, outcome: str = "", text: str = "", offset: int = 0, limit: int = 100
) -> tuple[list[dict[str, Any]], int]:
    """A page of the preview: what was found, refused rows first, and how many rows match in all."""
    chosen = ImportItem.objects.filter(file__run=run)
    if outcome == "left-out":
        chosen = chosen.filter(LEFT_OUT)
    elif outcome:
        chosen = chosen.filter(outcome=outcome)
        chosen = chosen.exclude(LEFT_OUT) if run.state == Import.State.APPLIED else chosen
    if text:
        chosen = chosen.filter(Q(name__icontains=text) | Q(code__icontains=text) | Q(file__origin__icontains=text))
    page = chosen.select_related("file", "same_as").defer("graph", "bpmn", "drawing")
    page = page.order_by("-outcome", "file_id", "position")[offset : offset + limit]
    rows = [_shown(item) for item in page]
    found = steps_found([row["id"] for row in rows])
    return [{**row, "steps_found": found.get(row["id"], [])} for row in rows], chosen.count()


def refused_files(run: Import, limit: int = 200) -> list[tuple[str, list[str]]]:
    """Files that could not be read, with the reason."""
    files = ImportFile.objects.filter(run=run, state=ImportFile.State.REFUSED)[:limit]
    return [(file.origin, sentences(file.remarks)) for file in files]


def remarked_files(run: Import, limit: int = 200) -> list[tuple[str, list[str]]]:
    """Files that were read, with what is to be said of the file as a whole."""
    files = ImportFile.objects.filter(run=run, state=ImportFile.State.READ).exclude(remarks=[])[:limit]
    return [(file.origin, sentences(file.remarks)) for file in files]


def sentences(remarks: list[dict[str, Any]]) -> list[str]:
    """Dutch sentences for remarks as they are stored."""
    return [sentence(Remark(remark["code"], remark.get("place", ""), remark.get("facts", {}))) for remark in remarks]


def earlier_imports(traject_id: int, limit: int = 20) -> list[Import]:
    """The newest imports of a traject, with counts."""
    runs = Import.objects.filter(traject_id=traject_id).select_related("created_by")
    return list(runs.annotate(file_count=Count("files", distinct=True))[:limit])


def _shown(item: ImportItem) -> dict[str, Any]:
    return {
        "id": item.pk,
        "name": item.name,
        "code": item.code,
        "organisation": item.organisation,
        "origin": item.file.origin,
        "place": item.place,
        "outcome": item.outcome,
        "outcome_label": ImportItem.Outcome(item.outcome).label,
        "sentences": sentences(item.remarks),
        "steps": item.step_count,
        "flows": item.flow_count,
        "include": item.include,
        "same_as": item.same_as,
        "carried": item.carried,
        "kept": len(item.carried.get("steps", {})),
    }
