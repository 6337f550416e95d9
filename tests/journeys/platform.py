"""The platform as `make run` starts it: real web server and worker, a database of its own, the demo content."""

from __future__ import annotations

import os
import random
import re
import sqlite3
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

from lms.running.processes import port_is_free

ROOT = Path(__file__).resolve().parents[2]
SERVICES = ("DATABASE_URL", "REDIS_URL", "CELERY_BROKER_URL", "ELASTICSEARCH_URL", "S3_BUCKET", "SMS_BACKEND")
ADDRESSES = ("PUBLIC_ORIGIN", "CONTENT_ORIGIN", "ALLOWED_HOSTS")
PORTS = range(20_000, 30_000)  # below those that the system lends to calls, which come and go while the demo is loaded


def free_port() -> int:
    return next(port for port in random.sample(PORTS, 100) if port_is_free("127.0.0.1", port))


def environment(var: Path, port: int) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in {*SERVICES, *ADDRESSES}}
    ours = {"PORT": str(port), "VAR_DIR": str(var), "STATIC_ROOT": str(ROOT / "var/static"), "PYTHONUNBUFFERED": "1"}
    return {**kept, **ours, "DJANGO_SETTINGS_MODULE": "lms.settings", "MODE": "local"}


@dataclass
class Platform:
    process: subprocess.Popen
    port: int
    var: Path
    log: Path
    sessions: dict[str, list] = field(default_factory=dict)  # by phone number

    @property
    def origin(self) -> str:
        return f"http://localhost:{self.port}"

    def code_for(self, phone: str, seconds: float = 60) -> str:
        """The newest code that the console backend printed for the number, as a worker would read it on her phone."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            found = re.findall(rf"SMS {re.escape(phone)}: .*?\b(\d{{6}})\b", self.log.read_text())
            if found:
                return found[-1]
            time.sleep(0.2)
        raise AssertionError(f"no code came for {phone}:\n{self.log.read_text()[-2000:]}")

    def forget_codes(self) -> None:
        with self.log.open("w"):
            pass

    def a_minute_passes(self) -> None:
        """The pause between two codes to one number is over, without waiting for it."""
        with sqlite3.connect(self.var / "gongxue.sqlite3", timeout=20) as database:
            database.execute("DELETE FROM accounts_limitcount WHERE key LIKE 'code_pause%'")

    def stop(self) -> int:
        self.process.terminate()
        return self.process.wait(60)


def start(var: Path, *options: str, seconds: float = 400) -> Platform:
    port, log = free_port(), var / "serve.log"
    with log.open("a") as output:  # appending, so that the file may be emptied under the running process
        process = subprocess.Popen(
            [sys.executable, "manage.py", "serve", *options],
            cwd=ROOT,
            env=environment(var, port),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    platform = Platform(process, port, var, log)
    wait_until_ready(platform, seconds)
    return platform


def beside(platform: Platform, **changes: str) -> Platform:
    """A second web server with other settings, over the same data; the worker stays the one of the first."""
    port = free_port()
    server = [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port), "lms.wsgi:application"]
    with platform.log.open("a") as output:
        process = subprocess.Popen(
            server, cwd=ROOT, env=environment(platform.var, port) | changes, stdout=output, stderr=subprocess.STDOUT
        )
    other = Platform(process, port, platform.var, platform.log)
    wait_until_ready(other, 60)
    return other


def wait_until_ready(platform: Platform, seconds: float) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until and platform.process.poll() is None:
        try:
            with urllib.request.urlopen(f"{platform.origin}/healthz", timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.2)
    platform.process.kill()
    raise AssertionError(f"the platform did not start:\n{platform.log.read_text()[-4000:]}")
