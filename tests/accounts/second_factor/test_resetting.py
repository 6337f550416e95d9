"""An administrator takes the proof from somebody who has lost it."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied, ValidationError

from accounts.actions import reset_second_factor
from accounts.enums import Role
from accounts.models import Session
from audit.models import Entry
from tests.accounts.second_factor.proving import set_up
from tests.conftest import _person


def test_administrator_resets_it_with_a_reason_and_the_person_is_out(administrator, company_officer, client_for):
    lost, desk = client_for(company_officer), client_for(administrator)
    set_up(lost)
    set_up(desk)
    url = f"/people/{company_officer.pk}/second-factor/"
    assert "请写明原因" in desk.post(url, {"reason": " "}).content.decode()
    response = desk.post(url, {"reason": "手机丢失，已当面核对证件"}, follow=True)
    assert "已重置吴厂的第二重验证" in response.content.decode()
    assert not Authenticator.objects.filter(user=company_officer).exists()
    assert not Session.objects.filter(person=company_officer).exists()
    entry = Entry.objects.filter(action="second_factor.reset").get()
    assert (entry.reason, str(entry.subject)) == ("手机丢失，已当面核对证件", str(company_officer.pk))


def test_reset_is_404_for_everybody_without_authority_there(tree, company_officer, client_for, request, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    url = f"/people/{company_officer.pk}/second-factor/"
    elsewhere = _person("乙管", tree.other_county, Role.ADMINISTRATOR)
    for person in (elsewhere, company_officer, *map(request.getfixturevalue, ["worker", "city_officer", "auditor"])):
        assert client_for(person).get(url).status_code == 404
        assert client_for(person).post(url, {"reason": "x"}).status_code == 404


def test_action_refuses_oneself_strangers_and_no_reason(tree, administrator, company_officer):
    elsewhere = _person("乙管", tree.other_county, Role.ADMINISTRATOR)
    for by, person in ((administrator, administrator), (elsewhere, company_officer)):
        with pytest.raises(PermissionDenied):
            reset_second_factor(person=person, reason="x", by=by)
    with pytest.raises(ValidationError):
        reset_second_factor(person=company_officer, reason="", by=administrator)
