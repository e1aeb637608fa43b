"""Fields that forms of several contexts have."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import HttpRequest, QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from . import clock
from .text import number_in

TEXTBOX = "utrecht-textbox utrecht-textbox--html-input"
SELECT = "utrecht-select utrecht-select--html-select"
FIRST_DAY = datetime.date(2000, 1, 1)


class DateInput(forms.DateInput):
    """A date as the browser's own field takes it."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs={"class": TEXTBOX, **(attrs or {})}, format="%Y-%m-%d")


class DayField(forms.DateField):
    """A day that something can begin or end on; a slip of the pen in the year is no such day."""

    widget = DateInput

    def clean(self, value: Any) -> datetime.date | None:
        day: datetime.date | None = super().clean(value)
        if day is not None and not FIRST_DAY <= day <= _last_day():
            raise forms.ValidationError(_("Kies een dag vanaf 1 januari 2000 en hooguit honderd jaar vooruit."))
        return day


class ConfirmsPast(forms.Form):
    """A form with a first day. Of one that has passed it says what that means, and takes it once that is confirmed."""

    def confirm_past(self, days: Iterable[datetime.date | None], *, after: str) -> None:
        """Call it in `clean`. Asks about the first of the days that have passed, below the field `after`."""
        passed = sorted(day for day in days if day is not None and day < clock.today())
        if not passed:
            return
        day, said = passed[0].isoformat(), {"day": date_format(passed[0], "j F Y")}
        self.fields["past"] = forms.BooleanField(
            label=gettext("Ja, zo werken we al vanaf %(day)s") % said,
            required=False,
            widget=forms.CheckboxInput(attrs={"value": day}),
        )
        names = [name for name in self.fields if name != "past"]
        names.insert(names.index(after) + 1, "past")
        self.order_fields(names)
        if self.data.get("past") != day:
            told = gettext(
                "%(day)s is al geweest. Iedereen leest dan dat dit sinds die dag zo gaat, ook wie later terugkijkt."
                " Klopt dat, zet dan het vinkje. Kies anders vandaag of een dag die nog komt."
            )
            self.add_error("past", told % said)


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: also an empty form that was sent says what is missing."""
    return request.POST if request.method == "POST" else None


def seen_revision(request: HttpRequest) -> int | None:
    """What its writer had seen of what a form changes, as the page that held the form says; None when it does not."""
    return number_in(request.POST.get("gezien", ""))


def _last_day() -> datetime.date:
    today = clock.today()
    return datetime.date(today.year + 100, today.month, min(today.day, 28))
