"""What a toegangsrol allows, and within which scope."""

from __future__ import annotations

import pytest

from stroomlijn.foundation.access import May, Scope, allowed, allowed_scopes
from stroomlijn.foundation.actor import PRODUCT
from stroomlijn.foundation.models import Account
from stroomlijn.foundation.operations.accounts import give_role, make_account
from stroomlijn.foundation.queries.accounts import accounts_who_may


@pytest.fixture
def somebody(transactional_db: None) -> Account:
    return make_account(PRODUCT, email="Iemand@Voorbeeld.NL ", name="Iemand")


def test_an_account_without_a_role_may_nothing(somebody: Account) -> None:
    assert not any(allowed(somebody, what) for what in May)
    assert somebody.email == "iemand@voorbeeld.nl"
    assert not somebody.has_usable_password()


def test_a_role_within_a_traject_reaches_that_traject_only(somebody: Account) -> None:
    give_role(PRODUCT, somebody, "procesanalist", scope_kind="traject", scope_id=1)
    assert allowed(somebody, May.IMPORT, Scope("traject", 1))
    assert not allowed(somebody, May.IMPORT, Scope("traject", 2))
    assert not allowed(somebody, May.IMPORT)
    assert not allowed(somebody, May.ADMINISTER, Scope("traject", 1))
    assert allowed_scopes(somebody, May.IMPORT, "traject") == {1}


def test_a_role_for_the_installation_reaches_everything(somebody: Account) -> None:
    give_role(PRODUCT, somebody, "medewerker")
    give_role(PRODUCT, somebody, "medewerker")
    assert somebody.grants.count() == 1
    assert allowed(somebody, May.READ, Scope("process", 7))
    assert allowed_scopes(somebody, May.READ, "traject") is None
    assert accounts_who_may(May.READ, Scope("traject", 3)) == [somebody.pk]


def test_an_account_that_is_switched_off_may_nothing(somebody: Account) -> None:
    give_role(PRODUCT, somebody, "beheerder")
    somebody.is_active = False
    somebody.save()
    assert not allowed(somebody, May.READ)
    assert accounts_who_may(May.READ) == []
