"""Applications, services, subscriptions and messages that nobody took, for administrators."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.access import May, require
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.paging import page_number, page_of
from stroomlijn.foundation.problems import sentence
from stroomlijn.zgw.models import Applicatie
from stroomlijn.zgw.notificaties.resending import resend, resend_all

from . import applications as writes
from . import queries as reads
from .access import access_application, access_message, access_subscription
from .forms import ApplicationForm, RightsForm, ServiceForm
from .person import here_of_person
from .services import add_service, remove_service
from .subscriptions import remove_subscription

ROWS = 50


@require_http_methods(["GET", "HEAD", "POST"])
def applications(request: HttpRequest) -> HttpResponse:
    """All applications, and the form for a new one. Its secret is shown here once, to be passed on."""
    require(request.user, May.ADMINISTER)
    form = ApplicationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        here = here_of_person(request)
        said = {name: form.cleaned_data[name] for name in ("label", "client_id", "everything")}
        try:
            number, secret = writes.make_application(Actor.of(request), here, **said, rights=form.rights(here.base))
        except Problem as problem:
            form.add_error(None, sentence(problem.as_remark()))
        else:
            application = access_application(request.user, number)
            return _application(request, application, RightsForm(), (said["client_id"], secret))
    context = {"form": form, "applications": reads.applications()}
    return render(request, "zgw/applications.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def application(request: HttpRequest, application_id: UUID) -> HttpResponse:
    """What one application may, and the form that gives it more."""
    found, form = access_application(request.user, application_id), RightsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        here = here_of_person(request)
        try:
            writes.give_rights(Actor.of(request), here, found.pk, form.rights(here.base))
        except Problem as problem:
            form.add_error(None, sentence(problem.as_remark()))
        else:
            messages.success(request, _("%(name)s mag nu meer.") % {"name": found.label})
            return redirect("register-application", found.pk)
    return _application(request, found, form)


@require_POST
def take_right(request: HttpRequest, application_id: UUID, place: int) -> HttpResponse:
    found = access_application(request.user, application_id)
    writes.take_right(Actor.of(request), here_of_person(request), found.pk, place)
    messages.success(request, _("Het recht is weggehaald."))
    return redirect("register-application", found.pk)


@require_POST
def secret(request: HttpRequest, application_id: UUID) -> HttpResponse:
    """A new secret, shown once."""
    found, client_id = access_application(request.user, application_id), request.POST.get("client", "")
    made = writes.replace_secret(Actor.of(request), found.pk, client_id)
    return _application(request, found, RightsForm(), (client_id, made))


@require_POST
def remove_application(request: HttpRequest, application_id: UUID) -> HttpResponse:
    found = access_application(request.user, application_id)
    writes.remove_application(Actor.of(request), here_of_person(request), found.pk)
    messages.success(request, _("%(name)s is verwijderd.") % {"name": found.label})
    return redirect("register-applications")


@require_http_methods(["GET", "HEAD", "POST"])
def services(request: HttpRequest) -> HttpResponse:
    """Services of others, and the form for one more."""
    require(request.user, May.ADMINISTER)
    form = ServiceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            add_service(Actor.of(request), **form.cleaned_data)
        except Problem as problem:
            form.add_error("root", sentence(problem.as_remark()))
        else:
            messages.success(request, _("%(name)s is toegevoegd.") % {"name": form.cleaned_data["label"]})
            return redirect("register-services")
    context = {"form": form, "services": reads.services()}
    return render(request, "zgw/services.html", context, status=422 if form.errors else 200)


@require_POST
def drop_service(request: HttpRequest) -> HttpResponse:
    require(request.user, May.ADMINISTER)
    remove_service(Actor.of(request), request.POST.get("adres", ""))
    messages.success(request, _("De dienst is verwijderd."))
    return redirect("register-services")


@require_safe
def subscriptions(request: HttpRequest) -> HttpResponse:
    """Who hears what, and for whom something waits."""
    require(request.user, May.ADMINISTER)
    return render(request, "zgw/subscriptions.html", {"subscriptions": reads.subscriptions()})


@require_POST
def drop_subscription(request: HttpRequest, subscription_id: UUID) -> HttpResponse:
    found = access_subscription(request.user, subscription_id)
    remove_subscription(Actor.of(request), here_of_person(request), found.pk)
    messages.success(request, _("Het abonnement is verwijderd."))
    return redirect("register-subscriptions")


@require_safe
def given_up(request: HttpRequest) -> HttpResponse:
    """Messages that nobody took."""
    require(request.user, May.ADMINISTER)
    number = page_number(request)
    rows, total = reads.given_up((number - 1) * ROWS, ROWS)
    return render(request, "zgw/given_up.html", {"rows": rows, "page": page_of(total, number, ROWS)})


@require_POST
def send_again(request: HttpRequest, message_id: int) -> HttpResponse:
    found = access_message(request.user, message_id)
    return _sent_again(request, resend(Actor.of(request), found.pk))


@require_POST
def send_all_again(request: HttpRequest, subscription_id: UUID) -> HttpResponse:
    found = access_subscription(request.user, subscription_id)
    return _sent_again(request, resend_all(Actor.of(request), found.pk))


def _sent_again(request: HttpRequest, many: int) -> HttpResponse:
    told = ngettext("%(many)d melding gaat opnieuw.", "%(many)d meldingen gaan opnieuw.", many)
    messages.success(request, told % {"many": many})
    return redirect("register-given-up")


def _application(
    request: HttpRequest, found: Applicatie, form: Form, made: tuple[str, str] | None = None
) -> HttpResponse:
    rights = reads.rights_in(found.autorisaties)
    context = {"application": found, "rights": rights, "form": form, "made": made}
    return render(request, "zgw/application.html", context, status=422 if form.errors else 200)
