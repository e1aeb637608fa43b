"""A real browser on the real website: granian and a worker as `stroomlijn start` runs them, on the test database."""

from __future__ import annotations

import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from tests.stories.checks import PATIENCE, PHONE, WIDE, Console, assert_no_csp_errors, picture
from tests.stories.played import demo, played  # noqa: F401 - fixtures
from tools.ensure_browser import browser_path

# Playwright keeps an event loop on this thread; the queries of a test are none of its business.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
OUTPUT = pytest.StashKey[Path]()
expect.set_options(timeout=PATIENCE * 1000)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Function]) -> None:
    """What starts from the demo bears its mark: it runs apart, for only there the demo is played."""
    for item in items:
        if "demo" in item.fixturenames:
            item.add_marker("demo")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A story that fails shows what website and worker said last."""
    report = yield
    output = item.config.stash.get(OUTPUT, None)
    if report.failed and output:
        report.sections.append(("website and worker", output.read_text(encoding="utf-8", errors="replace")[-6000:]))
    return report


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = browser_path()
    if path is None:
        reason = "geen Chromium: draai eerst tools/ensure_browser.py"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def website(
    django_db_setup: None, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[str]:
    """The address of the running website."""
    output = tmp_path_factory.mktemp("website") / "output.txt"
    request.config.stash[OUTPUT] = output
    with serving(output, "worker") as address:
        yield address


@contextmanager
def serving(output: Path, *beside: str) -> Iterator[str]:
    """The website on a free port with these programs beside it, all on the test database; gives its address."""
    from stroomlijn.web.supervisor.child import command

    port = _free_port()
    # As a demo, so that its stories stand on their own date; without a story it is an installation like any other.
    about = {"DATABASE_URL": _test_database(), "STROOMLIJN_LOG_LEVEL": "INFO", "STROOMLIJN_DEMO": "1"}
    environment = {**os.environ, **about}
    said = output.open("wb")
    programs = [
        subprocess.Popen(words, env=environment, stdout=said, stderr=subprocess.STDOUT)
        for words in (command("website", "127.0.0.1", str(port)), *map(command, beside))
    ]
    try:
        _wait_until_up(f"http://127.0.0.1:{port}/gezond", programs, output)
        yield f"http://127.0.0.1:{port}"
    finally:
        for program in programs:
            program.terminate()
        for program in programs:
            program.wait(timeout=PATIENCE)


@pytest.fixture
def open_page(browser: Browser, website: str, transactional_db: None) -> Iterator[Callable[..., Page]]:
    """Opens a window of a given width: `open_page(390)`, `open_page(1280, account=someone)` to be signed in.

    Relative addresses go to the website. Afterwards no window may have met a refusal of the security policy.
    """
    contexts, consoles = [], []

    def open_(width: int = WIDE, account: Any = None, **options: Any) -> Page:
        context = browser.new_context(
            base_url=website,
            viewport={"width": width, "height": 900},
            locale="nl-NL",
            reduced_motion="reduce",
            **options,
        )
        contexts.append(context)
        if account is not None:
            context.add_cookies([{"name": "sessionid", "value": _session(account), "url": website}])
        page = context.new_page()
        page.set_default_timeout(PATIENCE * 1000)
        consoles.append(Console(page))
        return page

    yield open_
    for context in contexts:
        context.close()
    forget_what_is_queued()
    wait_until_quiet()
    for console in consoles:
        assert_no_csp_errors(console)


def forget_what_is_queued() -> None:
    """What this test left to be done goes with its rows: later it would fail for want of them, and be tried again."""
    from django.db import connection

    until = time.monotonic() + PATIENCE
    left = True
    while left and time.monotonic() < until:
        with connection.cursor() as cursor:
            cursor.execute("update procrastinate_jobs set status = 'cancelled' where status = 'todo'")
            cursor.execute("select exists (select from procrastinate_jobs where status in ('todo', 'doing'))")
            left = cursor.fetchone()[0]
        time.sleep(0.05 * left)


def wait_until_quiet() -> None:
    """Until the website has answered what closed windows asked last: the database is emptied after this."""
    from django.db import connection

    busy = (
        "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
        " and state in ('active', 'idle in transaction')"
    )
    until = time.monotonic() + PATIENCE
    quiet = 0
    while quiet < 3 and time.monotonic() < until:
        with connection.cursor() as cursor:
            cursor.execute(busy)
            quiet = quiet + 1 if cursor.fetchone()[0] == 0 else 0
        time.sleep(0.05)


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """A window of 1280 px."""
    return open_page(WIDE)


@pytest.fixture
def phone(open_page: Callable[..., Page]) -> Page:
    """A window of 390 px."""
    return open_page(PHONE, has_touch=True, is_mobile=True)


@pytest.fixture
def save_picture() -> Callable[[Page, str], object]:
    """`save_picture(page, "inventaris")`: into the folder STROOMLIJN_PICTURES, nowhere without it."""
    asked = os.environ.get("STROOMLIJN_PICTURES")
    if not asked:
        return lambda _page, _name: None
    folder = Path(asked)
    folder.mkdir(parents=True, exist_ok=True)
    return lambda page, name: picture(page, folder, name)


def _test_database() -> str:
    from django.db import connection
    from psycopg.conninfo import make_conninfo

    facts = connection.settings_dict
    parts = {"host": "HOST", "port": "PORT", "dbname": "NAME", "user": "USER", "password": "PASSWORD"}
    return make_conninfo(**{name: facts[key] for name, key in parts.items() if facts[key]})


def _session(account: Any) -> str:
    from django.test import Client

    client = Client()
    client.force_login(account)
    return str(client.cookies["sessionid"].value)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_up(address: str, programs: list[subprocess.Popen[bytes]], output: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and all(program.poll() is None for program in programs):
        try:
            urllib.request.urlopen(address, timeout=2).close()
        except urllib.error.HTTPError:
            break
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"de website startte niet:\n{output.read_text(encoding='utf-8', errors='replace')}")
