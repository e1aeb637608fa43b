"""How a refusal reaches who asked: a program gets problem+json (RFC 9457), a person a sentence on the page.

Under an address with `/api/` every answer of 400 and up is problem+json, also the ones that Django itself gives, and a
request without a sign-in gets 401 instead of the way to the sign-in page.
"""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.shortcuts import render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.problems import sentence

TITLES = {
    HTTPStatus.BAD_REQUEST: _("De vraag is niet goed gesteld."),
    HTTPStatus.UNAUTHORIZED: _("Log eerst in."),
    HTTPStatus.FORBIDDEN: _("Dit mag je niet."),
    HTTPStatus.NOT_FOUND: _("Dit bestaat niet (meer)."),
    HTTPStatus.METHOD_NOT_ALLOWED: _("Dit kan niet met dit adres."),
    HTTPStatus.CONFLICT: _("Intussen is er iets veranderd."),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: _("Dit is te groot."),
    HTTPStatus.UNPROCESSABLE_ENTITY: _("Dit kan zo niet."),
    HTTPStatus.TOO_MANY_REQUESTS: _("Te veel vragen in korte tijd. Wacht even."),
    HTTPStatus.INTERNAL_SERVER_ERROR: _("Er ging iets mis bij ons."),
    HTTPStatus.SERVICE_UNAVAILABLE: _("Dit werkt nu even niet."),
}
PROBLEM_JSON = "application/problem+json"


class ProblemMiddleware:
    """Turns a `Problem` of an operation into an answer, and every failure under `/api/` into problem+json."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if not is_api(request):
            return _only_posted(request, response) if _is_read(request, response) else response
        if _is_told(response):
            return response
        if _leads_to_sign_in(response):
            return problem_json(request, HTTPStatus.UNAUTHORIZED)
        if response.status_code >= HTTPStatus.BAD_REQUEST:
            told = problem_json(request, response.status_code)
            for name in ("Allow", "Retry-After"):
                if name in response.headers:
                    told[name] = response.headers[name]
            return told
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        if not isinstance(exception, Problem):
            return None
        said = sentence(exception.as_remark())
        if is_api(request):
            return problem_json(request, HTTPStatus.UNPROCESSABLE_ENTITY, code=exception.code, detail=said)
        return _page(request, said)


def is_api(request: HttpRequest) -> bool:
    """Whether a program asks: every context's own interface lies under an address with `/api/`."""
    return "/api/" in request.path_info


def problem_json(request: HttpRequest, status: int, **more: Any) -> JsonResponse:
    """RFC 9457: type, title, status and instance (the id in `X-Request-ID`), with what the caller adds."""
    title = TITLES.get(HTTPStatus(status), HTTPStatus(status).phrase)
    instance = f"urn:uuid:{getattr(request, 'request_id', '')}"
    body = {"type": "about:blank", "title": str(title), "status": int(status), "instance": instance, **more}
    return JsonResponse(body, status=status, content_type=PROBLEM_JSON)


def _page(request: HttpRequest, said: str) -> HttpResponse:
    """To htmx a toast, after a form the page it stood on with a toast, else a page that says it."""
    if getattr(request, "htmx", False):
        messages.error(request, said)
        answer = render(request, "parts/messages.html", {"later": True}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
        answer["HX-Reswap"] = "none"
        return answer
    if request.method == "POST":
        messages.error(request, said)
        return HttpResponseRedirect(_came_from(request), status=HTTPStatus.SEE_OTHER)
    return render(request, "422.html", {"said": said}, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def _came_from(request: HttpRequest) -> str:
    referer = request.headers.get("Referer", "")
    own = url_has_allowed_host_and_scheme(referer, {request.get_host()}, require_https=request.is_secure())
    return referer if own else resolve_url("home")


def _is_read(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether somebody reads an address that only takes forms, as after signing in again."""
    return request.method == "GET" and response.status_code == HTTPStatus.METHOD_NOT_ALLOWED


def _only_posted(request: HttpRequest, response: HttpResponseBase) -> HttpResponse:
    said = _("Dit adres hoort bij een knop. Ga naar de pagina en gebruik de knop daar.")
    answer = render(request, "422.html", {"said": said}, status=HTTPStatus.METHOD_NOT_ALLOWED)
    answer["Allow"] = response.headers.get("Allow", "POST")
    return answer


def _is_told(response: HttpResponseBase) -> bool:
    return response.headers.get("Content-Type", "").partition(";")[0] in {PROBLEM_JSON, "application/json"}


def _leads_to_sign_in(response: HttpResponseBase) -> bool:
    return isinstance(response, HttpResponseRedirect) and response.url.startswith(resolve_url("sign-in"))
