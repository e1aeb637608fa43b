"""What a reader is shown as changed: since the version they last read, or compared with one they choose."""

from __future__ import annotations

from collections.abc import Sequence

from stroomlijn.landscape.models import ReadMark, Version

from .changes import VersionChanges, changes


def last_read(account_id: int | None, process_id: int) -> Version | None:
    """The newest version of a process that the account marked as read, without its large columns."""
    if account_id is None:
        return None
    mark = (
        ReadMark.objects.filter(account=account_id, process=process_id)
        .select_related("version")
        .defer("version__bpmn", "version__graph", "version__drawing")
        .order_by("-version__order")
        .first()
    )
    return mark.version if mark else None


def changes_since(before: Version | None, shown: Version) -> VersionChanges | None:
    """What is different in the version shown; None when that is not a newer one."""
    if before is None or before.order >= shown.order:
        return None
    return _between(before, shown)


def compared_with(number: str, history: Sequence[Version], shown: Version) -> VersionChanges | None:
    """What is different from the version with this number, newer or older; None when there is no other one."""
    other = next((version for version in history if version.number == number), None)
    if other is None or other.pk == shown.pk:
        return None
    return _between(other, shown)


def _between(before: Version, shown: Version) -> VersionChanges:
    return changes(Version.objects.only("number", "graph").get(pk=before.pk), shown)
