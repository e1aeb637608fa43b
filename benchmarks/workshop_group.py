"""A group in work for the measures of a workshop, and the colleagues who take part in it."""

from __future__ import annotations

from typing import Any

from benchmarks.large_landscape import variants

ORGANISATIONS, STEPS = 10, 80


def group_in_work(account: Any) -> Any:
    """A group of ten organisations with eighty steps each, compared and with its draft made."""
    from benchmarks import main_job

    from stroomlijn.foundation.actor import Actor
    from stroomlijn.harmonisation.models import Group
    from stroomlijn.harmonisation.operations import drafting, grouping

    actor = Actor(account.pk, "benchmark")
    traject_id = main_job.traject(actor, "Workshop")
    main_job.bring_in_per_organisation(actor, traject_id, variants(ORGANISATIONS, STEPS))
    grouping.propose_groups(grouping.start_grouping(actor, traject_id).pk)
    group = Group.objects.get(traject=traject_id)
    drafting.begin_merge(actor, group.pk)
    drafting.make_draft(group.pk)
    return group


def colleagues(number: int) -> list[Any]:
    """So many people who may look at every group."""
    from stroomlijn.foundation.actor import PRODUCT
    from stroomlijn.foundation.operations.accounts import give_role, make_account

    made = [make_account(PRODUCT, email=f"lid{one}@voorbeeld.nl", name=f"Lid {one}") for one in range(number)]
    for account in made:
        give_role(PRODUCT, account, "procesanalist")
    return made
