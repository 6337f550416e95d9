"""The same sign-in for apps and scripts of the browser: allauth's headless views over our forms."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.headless.account import views
from allauth.headless.account.inputs import LoginInput
from allauth.headless.base.views import APIView
from allauth.headless.constants import Client
from allauth.headless.internal.restkit.inputs import Input
from allauth.headless.internal.restkit.response import APIResponse
from allauth.headless.mfa.views import AuthenticateView
from django.http import HttpRequest, HttpResponse

from accounts.second_factor.forms import FactorForm
from accounts.sign_in.device import remember_device, signed_device
from accounts.sign_in.fields import PhoneField
from accounts.sign_in.forms import CodeForm, PhoneForm
from accounts.sign_in.proof import proof_for


class PhoneInput(PhoneForm, Input):
    pass


class CodeInput(CodeForm, Input):
    pass


class PasswordInput(LoginInput):
    phone = PhoneField()


class ChallengeView(APIView):
    """What has to be solved before a code is sent: `challenge` (altcha v2), or `question` with its `token`.

    An app sends `device` of the answer as header X-Device from then on; a browser has it in a cookie."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        proof = proof_for(request, get_adapter().get_client_ip(request))
        question = {"text": proof["question"].text, "token": proof["question"].token}
        data = {"challenge": proof["challenge"], "question": question, "device": signed_device(request)}
        response = APIResponse(request, data=data)
        if self.client == Client.BROWSER:
            remember_device(request, response)
        return response


class SecondProofInput(FactorForm, Input):
    pass


class GiveSecondProofView(AuthenticateView):
    input_class = SecondProofInput


class AskForCodeView(views.RequestLoginCodeView):
    input_class = PhoneInput


class GiveCodeView(views.ConfirmLoginCodeView):
    input_class = CodeInput

    def get_input_kwargs(self) -> dict[str, Any]:
        return {**super().get_input_kwargs(), "process": self.process}


class GivePasswordView(views.LoginView):
    input_class = PasswordInput
