"""Markup in every field that people or files fill: shown as text on every page, in every drawing, and never obeyed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape
from lxml import etree
from playwright.sync_api import Page
from tests.attack.access import ACCESS, register
from tests.attack.hostile import MARKUP
from tests.attack.world import World

from stroomlijn.foundation.models import Account, Message

STREAMS = ("import-follow", "traject-follow", "group-follow", "editor-follow", "manage-follow", "meeting-follow")
QUERIES = {
    "import": ("?uitkomst=refused", "?uitkomst=accepted", "?tekst=wmo"),
    "group": ("?toon=alles", "?toon=besloten", "?rijen=verschil&toon=alles"),
    "search": ("?q=parkeerkaart", "?q=hoorzitting", f"?q={MARKUP.replace('#', '')}"),
    "traject": ("?tekst=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",),
}
# Where the markup must be seen, or this test looks at nothing.
SHOWN_BY = {
    "traject",
    "trajecten",
    "groups",
    "group",
    "draft",
    "editor",
    "modeler",
    "process",
    "import",
    "library",
    "search",
    "upload",
    "inbox",
    "people",
    "person",
    "person-edit",
    "people-file",
    "organisations",
    "organisation",
    "team",
    "werkrol",
    "audit",
    *("documents", "document", "document-preview", "parameters", "parameter-change", "public", "public-process"),
    *("my-processes", "manage", "process-owner", "process-hand-over", "process-review", "process-publish"),
    *("reactions", "reaction", "reactions-own", "reaction-new", "exercise", "exercise-edit", "exercises"),
    *("working-groups", "working-group", "working-group-change", "theme", "theme-change", "premises", "premise"),
    *("premise-change", "member-change", "meeting", "meeting-change", "decision-list"),
    *("public-domains", "search-misses", "reading-list", "process-validity", "process-withdraw"),
}
ATTRIBUTES_THAT_LEAD = ("href", "src", "action", "formaction", "xlink:href", "hx-get", "hx-post", "data-live")


class Markup(HTMLParser):
    """What a browser would make of a page: what it would run, and where its links lead."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.faults: list[str] = []
        self._in_script = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._in_script = tag == "script"
        if tag in ("iframe", "object", "embed", "base", "foreignobject") or (tag == "img" and given.get("src") == "x"):
            self.faults.append(f"<{tag}> {given}")
        self.faults += [f"{name}={value}" for name, value in given.items() if name.startswith("on") or name == "srcdoc"]
        leads = [given[name].strip() for name in ATTRIBUTES_THAT_LEAD if name in given]
        self.faults += [address for address in leads if urlsplit(address).scheme not in ("", "http", "https")]
        self.links += [given["href"]] if tag == "a" and "href" in given else []

    def handle_endtag(self, tag: str) -> None:
        self._in_script = self._in_script and tag != "script"

    def handle_data(self, data: str) -> None:
        if self._in_script and data.strip():
            self.faults.append(f"inline script: {data[:80]}")


@pytest.fixture
def visitor(marked_world: World) -> Client:
    client = Client()
    client.force_login(Account.objects.get(email="maker@voorbeeld.nl"))
    return client


def addresses(world: World) -> Iterator[tuple[str, str]]:
    """Every address that shows something, of the objects of this world, with its name."""
    for name, row in ACCESS.items():
        if 200 in row.get and name not in STREAMS and name not in register.ROWS:  # an API shows no page
            address = reverse(name, kwargs=dict(row.of(world)))
            yield from ((name, f"{address}{query}") for query in ("", *QUERIES.get(name, ())))
    for group in (world.proposed, world.done):
        yield "group", reverse("group", args=[group])
    yield "import", reverse("import", args=[world.applied])
    for process in (world.source, world.published):
        yield "process", reverse("process", args=[process])
        yield from (("export", reverse("process-export", args=[process, kind])) for kind in ("svg", "json", "xlsx"))


def test_markup_is_text_on_every_page(visitor: Client, marked_world: World) -> None:
    waiting, seen, wrong, shown = dict.fromkeys(addresses(marked_world)), set(), [], set()
    while waiting:
        name, address = waiting.popitem()[0]
        seen.add(address)
        answer = visitor.get(address)
        if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
            wrong += unsafe_file(address, answer.status_code, answer.headers)
            continue
        page = answer.content.decode()
        markup = Markup(page)
        wrong += [f"{address}: {fault}" for fault in markup.faults]
        wrong += drawings_that_are_not_plain(address, page)
        shown |= {name} if escape(MARKUP) in page or escape(MARKUP)[:40] in page else set()
        found = {urljoin(address, link).partition("#")[0] for link in markup.links}
        waiting |= {("linked", link): None for link in found - seen if link.startswith("/") and len(seen) < 300}
    assert not wrong, "\n".join(wrong[:40])
    assert shown >= SHOWN_BY, SHOWN_BY - shown


def unsafe_file(address: str, status: int, headers: object) -> list[str]:
    """A file is sent under its own kind, never guessed at by the browser."""
    if status in (301, 302, 404):
        return []
    safe = headers["X-Content-Type-Options"] == "nosniff"  # type: ignore[index]
    alone = "sandbox" in headers.get("Content-Security-Policy", "") or "sample" in address or "voorbeeld" in address  # type: ignore[attr-defined]
    harmless = headers["Content-Type"].startswith(("application/pdf", "text/plain"))  # type: ignore[index]
    return (
        []
        if status == 200 and safe and (alone or harmless or "gezond" in address)
        else [f"{address}: {status} {headers}"]
    )


def drawings_that_are_not_plain(address: str, page: str) -> Iterator[str]:
    """A drawing is well-formed XML of shapes and text."""
    for drawing in re.findall(r"<svg\b.*?</svg>", page, re.DOTALL):
        try:
            root = etree.fromstring(drawing.replace("&nbsp;", " "))
        except etree.XMLSyntaxError as error:
            yield f"{address}: {error}: {drawing[:80]}"
            continue
        yield from (f"{address}: {fault}" for fault in faults_of(root))


def faults_of(root: etree._Element) -> Iterator[str]:
    for element in root.iter():
        name = etree.QName(element).localname.lower()
        if name in ("script", "foreignobject", "image", "handler", "set", "animate"):
            yield f"<{name}> in a drawing"
        yield from (f"{key} in a drawing" for key in element.attrib if str(key).lower().startswith("on"))


@pytest.mark.parametrize("which", ["source", "published"])
def test_markup_is_text_in_a_drawing_of_its_own(visitor: Client, marked_world: World, which: str) -> None:
    drawing = visitor.get(reverse("process-export", args=[getattr(marked_world, which), "svg"])).content
    root = etree.fromstring(drawing)
    assert not list(faults_of(root))
    assert "onerror=alert(1)" in "".join(root.itertext())


def test_what_is_said_after_a_form_is_text(visitor: Client, marked_world: World) -> None:
    moved = reverse("group-move", args=[marked_world.proposed, marked_world.member])
    said = visitor.post(moved, {"naar": ""}, follow=True).content.decode()
    assert escape(MARKUP) in said
    assert not Markup(said).faults
    again = visitor.post("/trajecten", {"name": f"Elders {MARKUP}"}).content.decode()
    assert "Er is al een traject" in again
    assert not Markup(again).faults
    assert Message.objects.filter(title__contains="<script>").exists()


@pytest.mark.browser
def test_nothing_runs_in_a_browser(worlds: tuple[World, World], open_page: Callable[..., Page]) -> None:
    """No dialog, no picture, no script of a visitor's; the security policy had nothing to refuse (see open_page)."""
    account = Account.objects.get(email="maker@voorbeeld.nl")
    page, client = open_page(account=account), Client()
    client.force_login(account)
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    for _name, address in addresses(worlds[1]):
        if client.get(address).headers.get("Content-Type", "").startswith("text/html"):
            page.goto(address)
            assert page.evaluate("document.querySelectorAll('img[src=\"x\"], main script').length") == 0, address
    assert dialogs == []
