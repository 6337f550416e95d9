"""Local stand-ins for the providers: real HTTP on loopback, each recomputes the signature as its documentation says."""

from __future__ import annotations

import hashlib
import hmac
import json
import threading
import time
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, quote, urlsplit

SECRET = "secret-of-the-test"
KEY_ID = "key-of-the-test"


class Gateway:
    """`taken` holds what passed the signature check; `mode` says how the next calls are answered."""

    def __init__(self) -> None:
        self.taken: list[dict] = []
        self.calls = 0
        self.mode = "ok"
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self.thread.start()

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        gateway = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                gateway.calls += 1
                if gateway.mode == "busy":
                    return self.say(503, {})
                if gateway.mode == "broken":
                    return self.say(502, {})
                text = gateway.check(self.path, self.headers, body)
                if gateway.mode == "refuse" or text is None:
                    return self.say(*gateway.refusal(forged=text is None))
                gateway.taken.append(text)
                if gateway.mode == "hang up":  # taken, but the answer never arrives
                    return self.close_connection_now()
                return self.say(200, gateway.acceptance(text))

            def close_connection_now(self) -> None:
                self.close_connection = True
                self.wfile.close()

            def say(self, status: int, answer: dict) -> None:
                content = json.dumps(answer).encode()
                self.send_response(status)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *args) -> None:
                pass

        return Handler

    def check(self, path: str, headers, body: bytes) -> dict | None:
        """{phone, key, facts} of a call that is signed rightly; None for a forged one."""
        raise NotImplementedError

    def acceptance(self, text: dict) -> dict:
        raise NotImplementedError

    def refusal(self, *, forged: bool) -> tuple[int, dict]:
        raise NotImplementedError


class House(Gateway):
    def check(self, path, headers, body):
        signed = headers["X-Timestamp"].encode() + b"\n" + body
        right = hmac.new(SECRET.encode(), signed, hashlib.sha256).hexdigest()
        if headers["X-Signature"] != right or headers["X-Key"] != KEY_ID:
            return None
        fields = json.loads(body)
        assert headers["Idempotency-Key"] == fields["id"]
        return {"phone": fields["phone"], "key": fields["id"], "facts": fields["facts"]}

    def acceptance(self, text):
        return {"id": f"house-{len(self.taken)}"}

    def refusal(self, *, forged):
        return 400, {"reason": "forged" if forged else "blocked"}


class Aliyun(Gateway):
    """https://help.aliyun.com → "V3 request structure and signature" and "SendSms"."""

    def check(self, path, headers, body):
        given = dict(part.split("=", 1) for part in headers["Authorization"].split(" ", 1)[1].split(","))
        query = dict(parse_qsl(urlsplit(path).query, strict_parsing=True))
        ordered = "&".join(f"{quote(k, safe='~')}={quote(query[k], safe='~')}" for k in sorted(query))
        names = given["SignedHeaders"].split(";")
        lines = "\n".join(f"{name}:{headers[name]}" for name in names)
        hashed = hashlib.sha256(body).hexdigest()
        request = "\n".join(["POST", "/", ordered, lines, "", given["SignedHeaders"], hashed])
        to_sign = "ACS3-HMAC-SHA256\n" + hashlib.sha256(request.encode()).hexdigest()
        right = hmac.new(SECRET.encode(), to_sign.encode(), hashlib.sha256).hexdigest()
        needed = {
            "host",
            "x-acs-action",
            "x-acs-content-sha256",
            "x-acs-date",
            "x-acs-signature-nonce",
            "x-acs-version",
        }
        fresh = datetime.fromisoformat(headers["x-acs-date"]).timestamp() > time.time() - 900
        is_right = given["Signature"] == right and given["Credential"] == KEY_ID and set(names) == needed
        if not is_right or not fresh or headers["x-acs-content-sha256"] != hashed:
            return None
        assert (headers["x-acs-action"], headers["x-acs-version"]) == ("SendSms", "2017-05-25")
        assert (query["SignName"], query["TemplateCode"]) == ("工学", "T-1")
        facts = json.loads(query["TemplateParam"])
        return {"phone": f"+86{query['PhoneNumbers']}", "key": query["OutId"], "facts": facts}

    def acceptance(self, text):
        return {"Code": "OK", "Message": "OK", "BizId": f"biz-{len(self.taken)}", "RequestId": "r"}

    def refusal(self, *, forged):
        if forged:
            return 400, {"Code": "SignatureDoesNotMatch", "Message": "x"}
        return 200, {"Code": "isv.BUSINESS_LIMIT_CONTROL", "Message": "x"}


class Tencent(Gateway):
    """https://cloud.tencent.com → API 3.0 "signature v3" and SMS "SendSms" (2021-01-11)."""

    def check(self, path, headers, body):
        day = datetime.fromtimestamp(int(headers["X-TC-Timestamp"]), UTC).strftime("%Y-%m-%d")
        scope = f"{day}/sms/tc3_request"
        lines = f"content-type:{headers['Content-Type']}\nhost:{headers['Host']}\nx-tc-action:sendsms\n"
        hashed = hashlib.sha256(body).hexdigest()
        request = "\n".join(["POST", path, "", lines, "content-type;host;x-tc-action", hashed])
        hashed_request = hashlib.sha256(request.encode()).hexdigest()
        to_sign = "\n".join(["TC3-HMAC-SHA256", headers["X-TC-Timestamp"], scope, hashed_request])
        key = f"TC3{SECRET}".encode()
        for part in (day, "sms", "tc3_request"):
            key = hmac.digest(key, part.encode(), "sha256")
        right = (
            f"TC3-HMAC-SHA256 Credential={KEY_ID}/{scope}, SignedHeaders=content-type;host;x-tc-action, "
            f"Signature={hmac.digest(key, to_sign.encode(), 'sha256').hex()}"
        )
        if headers["Authorization"] != right:
            return None
        fields = json.loads(body)
        assert (headers["X-TC-Action"], headers["X-TC-Version"]) == ("SendSms", "2021-01-11")
        assert (fields["SignName"], fields["TemplateId"], fields["SmsSdkAppId"]) == ("工学", "T-1", "1400000001")
        facts = {"code": fields["TemplateParamSet"][0]}
        return {"phone": fields["PhoneNumberSet"][0], "key": fields["SessionContext"], "facts": facts}

    def acceptance(self, text):
        line = {"SerialNo": f"serial-{len(self.taken)}", "PhoneNumber": text["phone"], "Fee": 1, "Code": "Ok"}
        return {"Response": {"SendStatusSet": [line], "RequestId": "r"}}

    def refusal(self, *, forged):
        if forged:
            return 200, {"Response": {"Error": {"Code": "AuthFailure.SignatureFailure"}, "RequestId": "r"}}
        line = {"SerialNo": "", "Code": "FailedOperation.PhoneNumberInBlacklist"}
        return 200, {"Response": {"SendStatusSet": [line], "RequestId": "r"}}
