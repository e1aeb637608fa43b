"""Two landscapes of 450 processes, from their files to ordered groups and a draft of each group.

First by the engines, cold, in a process of its own, and once more when one process changed; then by the product's own
operations, with the database.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from .database import empty, server_cpu
from .stopwatch import stopwatch
from .table import Measure, print_measures

SIZE = 450
SIDES = {"Oost": (31, 32), "West": (33, 34)}


def run(short: bool = False) -> None:
    """Prints what both ways take; the short form leaves out the one with a database."""
    with TemporaryDirectory() as folder:
        for path, data in _files():
            (Path(folder) / path).parent.mkdir(exist_ok=True)
            (Path(folder) / path).write_bytes(data)
        _print_engines(folder)
    if not short:
        _print_product()


def _files() -> Iterator[tuple[str, bytes]]:
    """Each side has all that one generated landscape describes, and what lacks of 450 from another one."""
    from stroomlijn.web.demo.delivery import files_of
    from stroomlijn.web.demo.landscapes import describe_all

    for side, (whole, more) in SIDES.items():
        lacking = SIZE - len(describe_all(whole))
        for seed, described in ((whole, describe_all(whole)), (more, describe_all(more)[:lacking])):
            for file in files_of([_of(side, seed, one) for one in described]):
                yield f"{side}-{seed}/{file.name}", file.data


def _of(side: str, seed: int, one: Any) -> Any:
    """What is described, as this side describes it, under a code of its own."""
    code = f"{one.head['code']}-{seed}"
    rows = [{**row, "code": code} for row in one.rows]
    return replace(one, head={**one.head, "gemeente": side, "code": code}, rows=rows)


def _print_engines(folder: str) -> None:
    command = [sys.executable, "-m", "benchmarks.two_landscapes", folder]
    found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    print_measures(
        f"{found['processes']} processen, {found['steps']} stappen: van bestanden tot groepen en concepten, koud",
        [
            Measure("lezen", f"{found['read']:.1f} s"),
            Measure(f"{found['groups']} groepen, op volgorde van wat zij schelen", f"{found['grouped']:.1f} s"),
            Measure(f"{found['drafts']} concepten met {found['differences']} verschillen", f"{found['merged']:.1f} s"),
            Measure("alles samen", f"{found['all']:.1f} s, {found['cpu']:.1f} s CPU", "< 60 s", found["all"] < 60),
            Measure("geheugen", f"{found['megabytes']:.0f} MB", "<= 2000 MB", found["megabytes"] <= 2000),
            Measure("één proces veranderd: gelezen, groepen, zijn concept", _again(found), "< 1 s", found["again"] < 1),
        ],
    )


def _again(found: dict[str, float]) -> str:
    return f"{found['again']:.2f} s, {found['again_cpu']:.2f} s CPU"


def _measure(folder: Path) -> dict[str, float]:
    begun = time.perf_counter()
    from stroomlijn.engines.formats import read
    from stroomlijn.engines.matching import Member, cluster
    from stroomlijn.engines.merging import merge

    members = [
        Member(f"{path.parent.name}/{path.name}", found.process, found.process.fact["code"])
        for path in sorted(folder.rglob("*.*"))
        for found in read(path.name, path.read_bytes()).processes
    ]
    read_at = time.perf_counter()
    groups = sorted(cluster(members), key=lambda group: (-group.copies, -group.standardizability))
    grouped_at = time.perf_counter()
    drafts = [merge(group.members) for group in groups]
    merged_at, merged_cpu = time.perf_counter(), time.process_time()
    _again_with_one_changed(folder, members)
    return {
        "processes": len(members),
        "steps": sum(len(member.process.steps) for member in members),
        "groups": len(groups),
        "drafts": len(drafts),
        "differences": sum(len(draft.differences) for draft in drafts),
        "read": read_at - begun,
        "grouped": grouped_at - read_at,
        "merged": merged_at - grouped_at,
        "all": merged_at - begun,
        "cpu": merged_cpu,
        "again": time.perf_counter() - merged_at,
        "again_cpu": time.process_time() - merged_cpu,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000,
    }


def _again_with_one_changed(folder: Path, members: list[Any]) -> None:
    """A drawing that lost a step is read, put into its group, and that group merged."""
    from stroomlijn.engines.formats import read
    from stroomlijn.engines.matching import cluster
    from stroomlijn.engines.merging import merge

    at = next(number for number, member in enumerate(members) if member.file.endswith(".bpmn"))
    (found,) = read(members[at].file, (folder / members[at].file).read_bytes()).processes
    changed = replace(members[at], process=replace(found.process, nodes=found.process.nodes[1:]))
    groups = cluster([*members[:at], changed, *members[at + 1 :]])
    merge(next(group.members for group in groups if changed in group.members))


def _print_product() -> None:
    empty()
    from benchmarks import main_job

    from stroomlijn.foundation.actor import Actor
    from stroomlijn.harmonisation.models import Difference, Group
    from stroomlijn.harmonisation.operations import drafting, grouping

    actor = Actor(main_job.analyst().pk, "benchmark")
    traject_id = main_job.traject(actor, "Twee landschappen")
    with stopwatch(server_cpu) as read:
        main_job.bring_in_per_organisation(
            actor, traject_id, ((path.partition("-")[0], path.replace("/", " "), data) for path, data in _files())
        )
    with stopwatch(server_cpu) as grouped:
        grouping.propose_groups(grouping.start_grouping(actor, traject_id).pk)
    groups = list(Group.objects.filter(traject=traject_id).values_list("pk", flat=True))
    with stopwatch(server_cpu) as merged:
        for group in groups:
            drafting.begin_merge(actor, group)
            drafting.make_draft(group)
    everything = read.wall + grouped.wall + merged.wall
    differences = Difference.objects.filter(draft__group__in=groups).count()
    print_measures(
        "Hetzelfde door het product, met de database",
        [
            Measure("inlezen", str(read)),
            Measure(f"{len(groups)} groepen", str(grouped)),
            Measure(f"een concept van elk, {differences} verschillen", str(merged)),
            Measure("alles samen", f"{everything:.1f} s", "< 60 s", everything < 60),
        ],
    )


if __name__ == "__main__":
    print(json.dumps(_measure(Path(sys.argv[1]))))
