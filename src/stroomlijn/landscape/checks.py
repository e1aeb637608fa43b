"""Rules that always hold over the landscape, for `stroomlijn check`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from django.db.models import Count, Exists, F, OuterRef

from stroomlijn.engines.problems import Remark
from stroomlijn.engines.process_model import process_from_json
from stroomlijn.foundation.checks import check
from stroomlijn.foundation.queries.search import findable

from .models import Appearance, Import, Process, Validity, Version

AT_A_TIME = 200


@check("versions-have-their-steps")
def versions_have_their_steps() -> Iterator[Remark]:
    """Every step in the graph of a version is known by its permanent id, and no other."""
    for batch in _batches():
        known: dict[int, set[str]] = defaultdict(set)
        for version_id, element in Appearance.objects.filter(version__in=batch).values_list("version", "element"):
            known[version_id].add(element)
        for version in batch:
            drawn = {node.id[:300] for node in process_from_json(version.graph).steps}
            if differing := sorted(drawn ^ known[version.pk]):
                facts = {"version": version.number, "elements": ", ".join(differing[:5])}
                yield Remark("version-steps-differ", version.process.number, facts)


@check("steps-stay-in-their-process")
def steps_stay_in_their_process() -> Iterator[Remark]:
    """A version holds only steps of its own process."""
    strangers = Appearance.objects.exclude(step__process=F("version__process")).select_related("version__process")
    for row in strangers.only("version__number", "version__process").distinct("version_id").order_by("version_id"):
        yield Remark("step-of-other-process", row.version.process.number, {"version": row.version.number})


@check("one-version-in-force")
def one_version_in_force() -> Iterator[Remark]:
    """On any day at most one version of a process is in force for an organisation, and it is one of that process."""
    rows = Validity.objects.select_related("process", "organisation")
    for row in rows.exclude(version__process=F("process")):
        yield Remark("validity-of-other-process", row.process.number, {"organisation": row.organisation.name})
    others = Validity.objects.filter(process=OuterRef("process"), organisation=OuterRef("organisation"))
    earlier = others.filter(pk__lt=OuterRef("pk"), period__overlap=OuterRef("period"))
    for row in rows.filter(Exists(earlier)):
        yield Remark("validity-overlaps", row.process.number, {"organisation": row.organisation.name})


@check("imports-whole")
def imports_whole() -> Iterator[Remark]:
    """Only an import that was taken over has brought versions."""
    runs = Import.objects.exclude(state=Import.State.APPLIED).annotate(number=Count("versions"))
    for run in runs.filter(number__gt=0):
        yield Remark("import-left-versions", f"/inlezen/{run.pk}", {"number": run.number})


@check("published-is-findable")
def published_is_findable() -> Iterator[Remark]:
    """Every published process can be found by searching."""
    published = Process.objects.filter(versions__state=Version.State.GEPUBLICEERD).distinct()
    for process in published.exclude(pk__in=findable("process")):
        yield Remark("published-not-findable", process.number)


def _batches() -> Iterator[list[Version]]:
    versions = Version.objects.select_related("process").only("graph", "number", "process__id").order_by("pk")
    last = 0
    while batch := list(versions.filter(pk__gt=last)[:AT_A_TIME]):
        last = batch[-1].pk
        yield batch
