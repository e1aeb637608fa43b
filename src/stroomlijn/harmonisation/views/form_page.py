"""A page with one form: shown, filled in again with what is wrong, or done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.problems import sentence


@dataclass(frozen=True, slots=True)
class FormPage:
    """What the page says: its heading, where it stands, the words of its button, and where 'Niet nu' leads."""

    heading: str
    crumbs: Sequence[tuple[str, str]]
    button: str
    back: str
    lead: str = ""
    revision: int | None = None


def form_page(
    request: HttpRequest, page: FormPage, form: forms.Form, save: Callable[[dict[str, Any]], HttpResponse]
) -> HttpResponse:
    """`save` gets what was filled in and answers; a Problem it raises is said above the form."""
    if request.method == "POST" and form.is_valid():
        try:
            return save(form.cleaned_data)
        except Problem as problem:
            form.add_error(None, sentence(problem.as_remark()))
    context = {"page": page, "form": form}
    return render(request, "harmonisation/form_page.html", context, status=422 if form.errors else 200)
