"""The demo: signing in as one of its people with one click, and playing the steps of its story. Nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import wraps

from django.conf import settings
from django.contrib.auth import get_user_model, login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.peildatum import set_peildatum
from stroomlijn.foundation.operations.signing_in import note_sign_in
from stroomlijn.web.demo.delivery import DemoFile, first_upload, repaired
from stroomlijn.web.demo.landscapes import describe_all
from stroomlijn.web.demo.meanwhile import something_before
from stroomlijn.web.demo.real import real_file
from stroomlijn.web.demo.story import address_of, step_of, steps
from stroomlijn.web.demo.visitors import VISITORS
from stroomlijn.web.jobs import catch_up_with_story

from .sign_in import BACKEND

REAL = "echt"
View = Callable[..., HttpResponse]


def only_in_demo(view: View) -> View:
    """Answers 404 in a folder that was not made with --demo."""

    @wraps(view)
    def shown(request: HttpRequest, *arguments: object, **named: object) -> HttpResponse:
        if not settings.DEMO:
            raise Http404
        return view(request, *arguments, **named)

    return shown


@login_not_required
@require_POST
@only_in_demo
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """Signs in as the chosen visitor."""
    who = request.POST.get("wie", "")
    if who not in {visitor.email for visitor in VISITORS}:
        raise Http404
    _sign_in(request, who)
    return redirect("home")


@require_safe
@only_in_demo
def story(request: HttpRequest) -> HttpResponse:
    """The steps of the story, with the files of its upload; and real files, where they are kept."""
    every = list(_files())
    told = {"files": [one for one in every if one.kind != REAL], "real": [one for one in every if one.kind == REAL]}
    return render(request, "demo_story.html", {"steps": steps(), **told})


@require_POST
@only_in_demo
def begin_step(request: HttpRequest, number: str) -> HttpResponse:
    """Sets the date of the demo to that of a step, signs in as who does it and goes where it begins."""
    step = step_of(number)
    if step is None:
        raise Http404
    actor = _sign_in(request, step.who.email)
    set_peildatum(actor, step.day, step.number)
    if something_before(step.number):
        catch_up_with_story.defer(step=step.number)
    return redirect(address_of(step))


@require_safe
@only_in_demo
def story_file(_request: HttpRequest, kind: str, name: str) -> HttpResponse:
    """A file to upload: as it comes the first time, or repaired, or real."""
    found = next((one for one in _files() if (one.kind, one.name) == (kind, name)), None)
    if found is None:
        raise Http404
    response = HttpResponse(found.file.data, content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="{found.name.encode("ascii", "ignore").decode()}"'
    return response


@dataclass(frozen=True, slots=True)
class _StoryFile:
    kind: str
    file: DemoFile

    @property
    def name(self) -> str:
        return self.file.name


def _files() -> Iterator[_StoryFile]:
    described = describe_all()
    yield from (_StoryFile("eerst", file) for file in first_upload(described))
    yield from (_StoryFile("hersteld", file) for file in repaired(described))
    if (real := real_file()) is not None:
        yield _StoryFile(REAL, real)


def _sign_in(request: HttpRequest, email: str) -> Actor:
    account = get_object_or_404(get_user_model(), email=email, is_active=True)
    login(request, account, backend=BACKEND)
    origin = request.META.get("REMOTE_ADDR", "")
    note_sign_in(account.pk, origin, "demo")
    return Actor(account.pk, origin)
