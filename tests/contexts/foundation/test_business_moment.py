"""The business moment: what people did stands on the date of the work, the audit in real time."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone

from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import PRODUCT
from stroomlijn.foundation.models import Account, AuditLine, Fact, Message
from stroomlijn.foundation.operations.accounts import make_account
from stroomlijn.foundation.operations.messages import send_message
from stroomlijn.foundation.operations.peildatum import set_peildatum
from stroomlijn.foundation.operations.recording import tell

pytestmark = pytest.mark.django_db

APRIL = datetime.date(2021, 4, 1)


def test_outside_a_demo_it_is_the_real_moment() -> None:
    before = timezone.now()
    assert before <= clock.now() <= timezone.now()


@pytest.mark.parametrize("day", [APRIL, datetime.date(2021, 1, 1), datetime.date(2020, 2, 29)])
def test_on_another_day_it_is_the_same_time_of_day(day: datetime.date) -> None:
    with clock.standing_on(day):
        before, found, after = timezone.localtime(), clock.now(), timezone.localtime()
    assert timezone.localtime(found).date() == day
    if before.date() == after.date():  # not at midnight
        assert before.time() <= timezone.localtime(found).time() <= after.time()


def test_what_is_done_in_a_demo_stands_on_its_peildatum_and_the_audit_does_not(settings: object) -> None:
    settings.DEMO = True
    anke: Account = make_account(PRODUCT, email="anke@voorbeeld.nl", name="Anke")
    set_peildatum(PRODUCT, APRIL)
    send_message(PRODUCT, [anke.pk], "Een vraag", key="vraag")
    tell(PRODUCT, "something-happened", "account", anke.pk)
    assert timezone.localdate(Message.objects.get().created_at) == APRIL
    fact = Fact.objects.get(kind="something-happened")
    assert timezone.localdate(fact.occurred_at) == APRIL
    real = timezone.now().year
    assert fact.recorded_at.year == real
    assert AuditLine.objects.get(action="message-sent").recorded_at.year == real
