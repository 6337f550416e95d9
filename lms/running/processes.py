"""The two processes of one machine: the web server and the worker with its clock."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time

GRACE = 8  # seconds for open requests and a running task before the process is killed


def port_is_free(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def web(host: str, port: int) -> subprocess.Popen:
    """granian keeps answering while phones read slowly; threads behind it carry the slow views."""
    options = ["--interface", "wsgi", "--host", host, "--port", str(port), "--workers", "2"]
    limits = ["--blocking-threads", "4", "--backlog", "512", "--no-ws", "--log-level", "warning"]
    stopping = ["--workers-kill-timeout", str(GRACE - 3)]  # a worker that is still importing hears no signal
    return subprocess.Popen([sys.executable, "-m", "granian", *options, *limits, *stopping, "lms.wsgi:application"])


def worker() -> subprocess.Popen:
    options = ["--pool", "threads", "--concurrency", "2", "--beat", "--loglevel", "warning"]
    quiet = ["--without-gossip", "--without-mingle", "--without-heartbeat"]
    return subprocess.Popen([sys.executable, "-m", "celery", "--quiet", "-A", "lms", "worker", *options, *quiet])


def wait_for_port(host: str, port: int, process: subprocess.Popen, seconds: float = 30) -> bool:
    """True once somebody answers; False when the process ended or the time is over."""
    until = time.monotonic() + seconds
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as probe:
            probe.settimeout(1)
            if probe.connect_ex((host, port)) == 0:
                return True
        time.sleep(0.1)
    return False


def watch(processes: list[subprocess.Popen]) -> subprocess.Popen:
    """Wait until one of the processes ends; the one that did."""
    while True:
        for process in processes:
            if process.poll() is not None:
                return process
        time.sleep(0.3)


def stop(processes: list[subprocess.Popen]) -> None:
    """End them all. An impatient second Ctrl-C must not leave a server behind that holds the port."""
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, signal.SIG_IGN)
    for process in processes:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
    until = time.monotonic() + GRACE
    for process in processes:
        try:
            process.wait(max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
