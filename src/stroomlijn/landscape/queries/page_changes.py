"""With which version the one on the page is compared."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence

from stroomlijn.landscape.models import Process, ReadMark, Version


def compared_with(number: str, history: Sequence[Version], shown: Version) -> Version | None:
    """The version with this number, newer or older; None when there is no other one."""
    return next((one for one in history if one.number == number and one.pk != shown.pk), None)


def read_marks(account_id: int | None, process: Process) -> dict[int, datetime.datetime]:
    """When the account marked versions of the process as read, by their ids."""
    if account_id is None:
        return {}
    marks = ReadMark.objects.filter(account=account_id, process=process)
    return dict(marks.values_list("version", "at"))


def last_read(read: Collection[int], history: Sequence[Version], shown: Version) -> Version | None:
    """The newest version that was marked as read; None when that is not older than the one shown."""
    newest = next((one for one in history if one.pk in read), None)
    return newest if newest and newest.order < shown.order else None
