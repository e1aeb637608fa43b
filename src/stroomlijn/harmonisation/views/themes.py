"""Themes of a working group: what is discussed, and what was agreed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from stroomlijn.foundation.access import May
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.forms import posted, seen_revision
from stroomlijn.foundation.personal_data import seems_personal
from stroomlijn.foundation.problems import sentence
from stroomlijn.harmonisation.access import access_working_group, takes_part
from stroomlijn.harmonisation.forms.working_groups import AgreementForm, ThemeForm
from stroomlijn.harmonisation.models import Theme, WorkingGroup
from stroomlijn.harmonisation.operations import themes
from stroomlijn.harmonisation.queries.working_groups import groups_of, members_of

from .crumbs import in_working_group
from .form_page import FormPage, form_page

MOST_GROUPS = 500


@require_safe
def page(request: HttpRequest, working_group_id: int, theme_id: int) -> HttpResponse:
    """The question, what was said of it, and the agreement with its decision."""
    found, theme = _theme(request, working_group_id, theme_id, May.FOLLOW)
    decisions = list(theme.decisions.select_related("decided_by").order_by("-pk"))
    may_take_part = found.closed_at is None and takes_part(request.user, found)
    context = {"working_group": found, "theme": theme, "decisions": decisions, "may_take_part": may_take_part}
    return render(request, "harmonisation/theme.html", {**context, "crumbs": in_working_group(found)})


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, working_group_id: int) -> HttpResponse:
    found = access_working_group(request.user, working_group_id, May.HARMONISE)

    def save(given: dict[str, Any]) -> HttpResponse:
        theme = themes.add_theme(Actor.of(request), found.pk, themes.Question(**given))
        _warn(request, given["notes"], given["question"])
        return redirect("theme", found.pk, theme.pk)

    page = _form(found, _("Nieuw thema"), _("Voeg toe"), reverse("working-group", args=[found.pk]))
    return form_page(request, page, _theme_form(request, found), save)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, working_group_id: int, theme_id: int) -> HttpResponse:
    found, theme = _theme(request, working_group_id, theme_id)

    def save(given: dict[str, Any]) -> HttpResponse:
        themes.change_theme(Actor.of(request), theme.pk, themes.Question(**given), seen_revision(request))
        _warn(request, given["notes"], given["question"])
        return redirect("theme", found.pk, theme.pk)

    initial = {key: getattr(theme, key) for key in ("question", "notes", "leader_id", "group_id")}
    page = _form(found, _("Thema bijwerken"), _("Bewaar"), _address(theme), theme.revision)
    return form_page(request, page, _theme_form(request, found, initial, theme), save)


@require_http_methods(["GET", "HEAD", "POST"])
def settle(request: HttpRequest, working_group_id: int, theme_id: int) -> HttpResponse:
    """Closes the theme with a numbered decision."""
    found, theme = _theme(request, working_group_id, theme_id)

    def save(given: dict[str, Any]) -> HttpResponse:
        decision = themes.settle_theme(Actor.of(request), theme.pk, **given, seen=seen_revision(request))
        undo = reverse("theme-reopen", args=[found.pk, theme.pk])
        told = _("Afgesproken: dit is besluit %(number)s.") % {"number": decision.number}
        messages.success(request, told, extra_tags=undo)
        _warn(request, given["agreement"], given["reason"])
        return redirect("theme", found.pk, theme.pk)

    page = _form(found, theme.question, _("Leg de afspraak vast"), _address(theme), theme.revision)
    return form_page(request, page, AgreementForm(posted(request)), save)


@require_POST
def reopen(request: HttpRequest, working_group_id: int, theme_id: int) -> HttpResponse:
    found, theme = _theme(request, working_group_id, theme_id)
    themes.reopen_theme(Actor.of(request), theme.pk)
    messages.success(request, _("Het thema is weer open. Het besluit staat als ingetrokken in het register."))
    return redirect("theme", found.pk, theme.pk)


def _theme(
    request: HttpRequest, working_group_id: int, theme_id: int, what: May = May.HARMONISE
) -> tuple[WorkingGroup, Theme]:
    found = access_working_group(request.user, working_group_id, what)
    theme = Theme.objects.select_related("leader", "group").filter(pk=theme_id, working_group=found).first()
    if theme is None:
        raise Http404
    return found, theme


def _theme_form(
    request: HttpRequest, found: WorkingGroup, initial: dict[str, Any] | None = None, theme: Theme | None = None
) -> ThemeForm:
    people = {one.person_id: one.person.name for one in members_of(found.pk)}
    if theme is not None and theme.leader is not None:
        people.setdefault(theme.leader.pk, theme.leader.name)
    groups = [(one.pk, one.name) for one in groups_of(found.pk, offset=0, limit=MOST_GROUPS)[0]]
    return ThemeForm(posted(request), initial=initial, people=list(people.items()), groups=groups)


def _form(found: WorkingGroup, heading: str, button: str, back: str, revision: int | None = None) -> FormPage:
    return FormPage(heading=heading, crumbs=in_working_group(found), button=button, back=back, revision=revision)


def _address(theme: Theme) -> str:
    return reverse("theme", args=[theme.working_group_id, theme.pk])


def _warn(request: HttpRequest, *texts: str) -> None:
    """Says so when a text seems to name an inhabitant: it can be requested under the Woo."""
    for remark in seems_personal("\n".join(texts)):
        messages.warning(request, sentence(remark))
