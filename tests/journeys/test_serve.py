"""One command: it starts, says what is in its way, and leaves nothing behind."""

import signal
import subprocess
import sys

from tests.journeys.platform import ROOT, environment, start


def test_port_in_use_is_a_sentence_and_ctrl_c_stops_both(tmp_path):
    platform = start(tmp_path, "--no-demo")
    again = subprocess.run(
        [sys.executable, "manage.py", "serve", "--no-demo"],
        cwd=ROOT,
        env=environment(tmp_path, platform.port),
        capture_output=True,
        text=True,
        check=False,
    )
    assert again.returncode == 1
    assert str(platform.port) in again.stderr
    assert "Traceback" not in again.stderr
    children = subprocess.run(["pgrep", "-P", str(platform.process.pid)], capture_output=True, text=True, check=False)
    pids = children.stdout.split()
    assert len(pids) == 2
    for _impatient in range(2):
        platform.process.send_signal(signal.SIGINT)
    assert platform.process.wait(60) == 0
    alive = subprocess.run(["ps", "-o", "pid=", "-p", ",".join(pids)], capture_output=True, text=True, check=False)
    assert alive.stdout.split() == []
