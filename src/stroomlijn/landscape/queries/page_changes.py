"""With which version the one on the page is compared."""

from __future__ import annotations

from collections.abc import Sequence

from stroomlijn.landscape.models import ReadMark, Version


def compared_with(number: str, history: Sequence[Version], shown: Version) -> Version | None:
    """The version with this number, newer or older; None when there is no other one."""
    return next((one for one in history if one.number == number and one.pk != shown.pk), None)


def last_read(account_id: int | None, history: Sequence[Version], shown: Version) -> Version | None:
    """The newest version that the account marked as read; None when that is not older than the one shown."""
    if account_id is None:
        return None
    marks = ReadMark.objects.filter(account=account_id, process=shown.process_id)
    read = set(marks.values_list("version", flat=True))
    newest = next((one for one in history if one.pk in read), None)
    return newest if newest and newest.order < shown.order else None
