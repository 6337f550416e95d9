"""allauth's questions about phones, answered by our people."""

from __future__ import annotations

import datetime
import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.actions import queue_sms
from accounts.identity.recycling import hold
from accounts.models import Person
from accounts.second_factor.rules import has_app, has_passed
from accounts.sessions import SINCE
from accounts.sign_in.fields import PhoneField
from accounts.sign_in.limits import give_back_turn, take_turn


class PhoneAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_code": gettext_lazy("This code is not right. Please compare it with the newest text message."),
        "phone_password_mismatch": gettext_lazy("Phone number and password do not belong together."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_safe_url(self, url: str) -> bool:
        return url_has_allowed_host_and_scheme(url, {context.request.get_host()})

    def phone_form_field(self, **kwargs: Any) -> PhoneField:
        return PhoneField(**kwargs)

    def get_user_by_phone(self, phone: str) -> Person | None:
        """Who may sign in with this number; a disabled person is answered like an unknown one."""
        return Person.objects.filter(phone=phone, is_active=True).first()

    def get_phone(self, user: Person) -> tuple[str, bool] | None:
        return (user.phone, True) if user.phone else None

    def set_phone(self, user: Person, phone: str, verified: bool) -> None:
        user.phone, user.phone_verified_at = phone, timezone.now() if verified else None
        user.save(update_fields=["phone", "phone_verified_at"])

    def set_phone_verified(self, user: Person, phone: str) -> None:
        Person.objects.filter(pk=user.pk, phone=phone, phone_verified_at=None).update(phone_verified_at=timezone.now())

    def generate_phone_verification_code(self, *, user: Person, phone: str) -> str:
        return get_random_string(6, allowed_chars="0123456789")

    def send_verification_code_sms(self, user: Person, phone: str, code: str, **kwargs: Any) -> None:
        text = _("[Gongxue] Your code is %(code)s. It holds for 5 minutes. Tell it to nobody, not even us.")
        valid_for = datetime.timedelta(seconds=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT)
        queue_sms(
            phone=phone, text=text % {"code": code}, template="code", facts={"code": code}, valid_for=valid_for, by=user
        )

    @transaction.atomic
    def send_unknown_account_sms(self, phone: str, **kwargs: Any) -> None:
        """The same work as for a known number, then undone: the time of the answer tells nothing."""
        queue_sms(phone=phone, text="", by=None)
        transaction.set_rollback(True)

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Not right after signing in with all that the person has set up."""
        session, person = context.request.session, context.request.user
        is_whole = has_passed(session) or not is_mfa_enabled(person)
        return not (is_whole and time.time() - session.get(SINCE, 0) < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT)

    def get_reauthentication_methods(self, user: Any) -> list[dict]:
        """Who has a second proof gives that one: a password alone must not take it away. The first is asked first."""
        ways = super().get_reauthentication_methods(user)
        ways = [way for way in ways if way["id"] != "reauthenticate"] or ways
        return ways if not ways or has_app(user) else ways[::-1]  # the passkey before the recovery codes

    def pre_login(self, request: HttpRequest, user: Person, **kwargs: Any) -> HttpResponse | None:  # type: ignore[override]  # kwargs are allauth's
        """A disabled person is refused; a number that was not used for long opens its record by code alone no more."""
        return super().pre_login(request, user, **kwargs) or hold(request, user)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        take_turn("password_address", self.get_client_ip(request))
        self._phone = credentials.get("phone", "")
        take_turn("password_phone", self._phone)

    def _rollback_login_failed_rl_usage(self) -> None:
        give_back_turn("password_phone", self._phone)
        give_back_turn("password_address", self.get_client_ip(context.request))
