"""What the gateways of the providers check: signatures and templates."""

from __future__ import annotations

import pytest

from accounts.sms import aliyun, sms_backend, tencent
from accounts.sms.aliyun import AliyunBackend
from accounts.sms.base import Refused, Text
from accounts.sms.tencent import TencentBackend
from tests.contracts.sms.texts import CODE, PHONE, TEXT


def test_gateway_gets_number_facts_and_our_key_under_a_right_signature(gateway):
    sms_backend().send(CODE)
    assert gateway.taken == [{"phone": PHONE, "key": CODE.key, "facts": {"code": "123456"}}]


def test_wrong_secret_is_refused_by_the_gateway(gateway, settings):
    settings.SMS_KEY_SECRET = "another"
    with pytest.raises(Refused):
        sms_backend().send(CODE)
    assert gateway.taken == []


@pytest.mark.parametrize("backend", [AliyunBackend, TencentBackend])
def test_text_without_an_approved_template_is_refused_before_it_leaves(gateway_for, backend):
    gateway = gateway_for(backend)
    with pytest.raises(Refused, match="template"):
        sms_backend().send(Text("key", PHONE, TEXT, "unheard of"))
    assert gateway.calls == 0


def test_signature_of_aliyun_equals_the_example_of_its_documentation():
    headers = {
        "host": "ecs.cn-shanghai.aliyuncs.com",
        "x-acs-action": "RunInstances",
        "x-acs-content-sha256": aliyun.NOTHING,
        "x-acs-date": "2023-10-26T10:22:32Z",
        "x-acs-signature-nonce": "3156853299f313e23d1673dc12e1703d",
        "x-acs-version": "2014-05-26",
    }
    image = "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd"
    query = {"RegionId": "cn-shanghai", "ImageId": image}
    signed = aliyun.authorization(headers, query, "YourAccessKeyId", "YourAccessKeySecret")
    assert signed.endswith("Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0")


def test_string_to_sign_of_tencent_equals_the_example_of_its_documentation():
    body = rb'{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}'
    found = tencent.string_to_sign("cvm.tencentcloudapi.com", "DescribeInstances", 1551113065, body)
    hashed = "7019a55be8395899b900fb5564e4200d984910f34794a27cb3fb7d10ff6a1e84"
    assert found == f"TC3-HMAC-SHA256\n1551113065\n2019-02-25/cvm/tc3_request\n{hashed}"
