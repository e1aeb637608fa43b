"""Who takes part in a group reads what it compares: its source processes, in the versions that lie side by side."""

from __future__ import annotations

from typing import Any

from stroomlijn.foundation.access import May
from stroomlijn.harmonisation.models import GroupMember

from .groups import may
from .part import parts_of


def compared_versions(account: Any, process_id: int) -> set[int]:
    """The version of a process that is compared in a group at which the account looks as a member; of others none."""
    if not parts_of(account):
        return set()
    member = GroupMember.objects.select_related("group").filter(process=process_id).first()
    return {member.version_id} if member is not None and may(account, member.group, May.FOLLOW) else set()
