"""Accounts for people: the link of each is shown once, on the page or in a file."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.access import May, access_account, require
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.csv_answer import csv_answer
from stroomlijn.foundation.operations.accounts import LINK_LIFETIME, new_link
from stroomlijn.foundation.paging import page_number, page_of
from stroomlijn.foundation.problems import sentence
from stroomlijn.foundation.text import number_in
from stroomlijn.organisation.access import access_person
from stroomlijn.organisation.forms import InviteForm
from stroomlijn.organisation.operations.inviting import Invitation, invite_people
from stroomlijn.organisation.queries import directory as reads

from .people import filters, wanted_in
from .person import page

PAGE = 100
LINKS = "invitations"


@require_POST
def invite(request: HttpRequest, person_id: int) -> HttpResponse:
    """An account for one person, with the link on their page."""
    person = access_person(request.user, person_id)
    (made,) = invite_people(Actor.of(request), [person_id])
    if not made.link:
        messages.success(request, _("Er was al een account met dit adres. Het hoort nu bij deze persoon."))
        return redirect("person", person_id)
    person.refresh_from_db()
    return page(request, person, link=made.link)


@require_POST
def fresh_link(request: HttpRequest, person_id: int) -> HttpResponse:
    """A new link for somebody who lost theirs, or forgot the password."""
    person = access_person(request.user, person_id)
    if person.account_id is None:
        raise Http404
    account = access_account(request.user, person.account_id)
    return page(request, person, link=new_link(Actor.of(request), account.pk))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest) -> HttpResponse:
    """Who gets an account: people without one are ticked, or all of a selection; then their links."""
    require(request.user, May.ADMINISTER)
    wanted = reads.invitable(wanted_in(request))
    form, said = InviteForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        try:
            made = invite_people(Actor.of(request), _chosen(request, wanted), form.cleaned_data["role"])
        except Problem as problem:
            said = sentence(problem.as_remark())
        else:
            return _links(request, made)
    number = page_number(request)
    rows, total = reads.directory(wanted, offset=(number - 1) * PAGE, limit=PAGE)
    context = {"rows": rows, "total": total, "page": page_of(total, number, PAGE), "form": form, "said": said}
    wrong = bool(said or form.errors)
    shown = {**context, **filters(wanted)}
    return render(request, "organisation/invite.html", shown, status=422 if wrong else 200)


def _chosen(request: HttpRequest, wanted: reads.Wanted) -> list[int]:
    if request.POST.get("allen") == "1":
        return reads.matching_ids(wanted)
    return [number for text in request.POST.getlist("mens") if (number := number_in(text)) is not None]


@require_POST
def download(request: HttpRequest) -> HttpResponseBase:
    """The links that a page shows, as a file. They are kept nowhere: the page itself carries them, signed."""
    require(request.user, May.ADMINISTER)
    try:
        rows = signing.loads(request.POST.get("links", ""), salt=LINKS, max_age=LINK_LIFETIME)
    except signing.BadSignature:
        raise Http404 from None
    return csv_answer(_("uitnodigingen"), [(_("Naam"), _("E-mailadres"), _("Link")), *rows])


def _links(request: HttpRequest, made: Sequence[Invitation]) -> HttpResponse:
    rows = [(one.name, one.email, request.build_absolute_uri(one.link) if one.link else "") for one in made]
    context = {"rows": rows, "links": signing.dumps(rows, salt=LINKS, compress=True)}
    return render(request, "organisation/invited.html", context)
