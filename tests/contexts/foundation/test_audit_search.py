"""Searching the audit lines by who, what, about what, when and by word; signing in and failing leave one too."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from stroomlijn.foundation.actor import PRODUCT, Actor
from stroomlijn.foundation.models import Account, AuditLine
from stroomlijn.foundation.operations.accounts import give_role, make_account
from stroomlijn.foundation.operations.recording import audit, seal_audit
from stroomlijn.foundation.queries import audit as reads
from stroomlijn.foundation.queries.audit import AuditWanted

PASSWORD = "een heel lang wachtwoord"
MANY = 50_000


@pytest.fixture
def administrator(db: None) -> Account:
    account = make_account(PRODUCT, email="kees@voorbeeld.nl", name="Kees", password=PASSWORD)
    give_role(PRODUCT, account, "beheerder")
    AuditLine.objects.all().delete()
    return account


def found(**wanted: object) -> list[str]:
    return [row.action for row in reads.audit_page(AuditWanted(**wanted), offset=0, limit=50)[0]]


def test_each_filter_finds_what_it_asks_and_all_together_narrow(administrator: Account) -> None:
    kees = Actor(administrator.pk, "10.0.0.1")
    audit(kees, "person-made", "person", 7, name="Ria Kuijpers")
    audit(PRODUCT, "import-read", "import", 7, why="Bestand ‘werkprocessen.xlsx’")
    audit(kees, "team-made", "team", 8, name="Toegang")
    yesterday = timezone.now() - datetime.timedelta(days=1)
    AuditLine.objects.filter(action="import-read").update(recorded_at=yesterday)
    today = timezone.localdate()
    assert found() == ["team-made", "import-read", "person-made"], "the newest first"
    assert found(who="kees") == ["team-made", "person-made"]
    assert found(action="import-read") == ["import-read"]
    assert found(kind="person", object_id=7) == ["person-made"]
    assert found(since=today) == ["team-made", "person-made"]
    assert found(until=today - datetime.timedelta(days=1)) == ["import-read"]
    assert found(text="kuij") == ["person-made"], "a word by its beginning, whatever the case"
    assert found(text="toegang", who="KEES@", kind="team") == ["team-made"]
    assert found(text="'; drop") == []
    assert found(text="!&|") == []


@pytest.mark.parametrize(
    "wanted",
    [
        {},
        {"who": "zelden@"},
        {"action": "zelden"},
        {"kind": "process", "object_id": 77},
        {"text": "kuijpers"},
        {"since": datetime.date(2030, 1, 1)},
    ],
)
@pytest.mark.usefixtures("many_lines", "db")
def test_among_many_lines_an_index_is_used(wanted: dict[str, object]) -> None:
    lines = reads._matching(AuditWanted(**wanted)).order_by("-pk")[:50]  # type: ignore[arg-type]
    plan = lines.explain()
    assert "Seq Scan" not in plan, plan


@pytest.fixture(scope="module")
def many_lines(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """Many lines of one account, and a few of another."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        account = Account.objects.create(email="veel@voorbeeld.nl", name="Veel")
        rare = Account.objects.create(email="zelden@voorbeeld.nl", name="Zelden")
        with connection.cursor() as cursor:
            cursor.execute(
                "insert into foundation_auditline"
                " (recorded_at, actor_id, origin, action, object_kind, object_id, result, details)"
                " select now() - n * interval '1 minute', case when n %% 5000 = 0 then %s else %s end, '',"
                " case when n %% 5000 = 0 then 'zelden' else 'vaak' end, 'process', n, 'done',"
                " jsonb_build_object('name', case when n %% 5000 = 0 then 'Ria Kuijpers' else 'Proces ' || n end)"
                " from generate_series(1, %s) n",
                [rare.pk, account.pk, MANY],
            )
            cursor.execute("analyze foundation_auditline")
        yield
        AuditLine.objects.all().delete()
        Account.objects.filter(pk__in=[account.pk, rare.pk]).delete()


def test_the_page_asks_as_often_for_many_lines_as_for_few(administrator: Account) -> None:
    client = Client()
    client.force_login(administrator)

    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get("/logboek").status_code == 200
        return len(captured)

    actor = Actor(administrator.pk)
    for kind in ("person", "team", "process", "account"):
        audit(actor, "person-made", kind, 1)
    few = cost()
    for number in range(40):
        audit(actor, "person-made", "person", number, name=f"Mens {number}")
    assert cost() == few <= 25


def test_the_page_shows_words_links_and_how_far_it_is_sealed(administrator: Account) -> None:
    audit(Actor(administrator.pk), "role-given", "account", administrator.pk, role="medewerker")
    AuditLine.objects.update(recorded_at=timezone.now() - datetime.timedelta(hours=1))
    seal_audit()
    client = Client()
    client.force_login(administrator)
    page = client.get("/logboek").content.decode()
    assert "Toegangsrol gegeven" in page
    assert "rol:</span> medewerker" in page
    assert "Verzegeld tot en met regel" in page
    assert 'href="/accounts"' in page


def test_what_was_found_comes_along_as_a_file_without_formulas(administrator: Account) -> None:
    audit(Actor(administrator.pk, "=cmd|calc"), "team-made", "team", 8, name="Toegang")
    audit(Actor(administrator.pk), "person-made", "person", 9, name="Ria")
    client = Client()
    client.force_login(administrator)
    answer = client.get("/logboek?als=csv&wat=team-made")
    assert answer.streaming
    rows = list(csv.reader(io.StringIO(answer.getvalue().decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == 2
    assert rows[1][2:7] == ["Kees", "'=cmd|calc", "Team gemaakt", "Team", "8"]
    assert rows[1][-2:] == ["gedaan", "naam: Toegang"], "in words, as on the page"


def test_signing_in_and_out_and_failing_leave_a_line_without_what_was_typed(administrator: Account) -> None:
    client = Client()
    client.post("/inloggen", {"email": "kees@voorbeeld.nl", "password": "geheim-en-mis"})
    client.post("/inloggen", {"email": "Niemand@voorbeeld.nl", "password": "geheim-en-mis"})
    client.post("/inloggen", {"email": "kees@voorbeeld.nl", "password": PASSWORD})
    client.post("/uitloggen")
    lines = list(AuditLine.objects.order_by("pk").values_list("action", "actor", "object_id"))
    kees = administrator.pk
    assert lines == [
        ("sign-in-failed", None, kees),
        ("sign-in-failed", None, 0),
        ("signed-in", kees, kees),
        ("signed-out", kees, kees),
    ]
    said = " ".join(map(str, AuditLine.objects.values_list("details", flat=True)))
    assert "geheim" not in said
    assert "niemand" not in said.lower()
