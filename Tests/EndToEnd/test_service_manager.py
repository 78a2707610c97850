"""What systemd is told by the daemon, and how it ends."""

import os
import signal
import socket
import subprocess
import time

import pytest

from processes import PROGRAMS


@pytest.fixture
def daemon(tmp_path):
    spool = tmp_path / "spool"
    spool.mkdir(mode=0o700)
    # Nothing listens there: an absent platform is no reason not to start, nor to end late.
    (tmp_path / "c.toml").write_text(
        f'[platform]\nurl = "https://127.0.0.1:1"\n[spool]\ndirectory = "{spool}"\nreserve = "1 MiB"\n'
        f'[local]\nsocket = "{tmp_path}/d.sock"\n')
    manager = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    manager.bind(str(tmp_path / "notify"))
    manager.settimeout(10)
    process = subprocess.Popen(
        [PROGRAMS / "clickpostd", "--config", tmp_path / "c.toml"], stderr=subprocess.PIPE, text=True,
        env=os.environ | {"NOTIFY_SOCKET": str(tmp_path / "notify"), "WATCHDOG_USEC": "600000", "JOURNAL_STREAM": "1:1"})
    yield process, manager
    if process.poll() is None:
        process.kill()
        process.wait()
    manager.close()


def told(manager, word):
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        if word in manager.recv(1000).decode().splitlines():
            return
    raise AssertionError(f"{word} was not said")


def test_ready_alive_and_gone_at_once(daemon):
    """The wait between two signs of life was once cut short as a failure: SIGTERM ended with status 1, and systemd started it again."""
    process, manager = daemon
    told(manager, "READY=1")
    for _ in range(3):
        told(manager, "WATCHDOG=1")
    begin = time.monotonic()
    process.send_signal(signal.SIGTERM)
    told(manager, "STOPPING=1")
    _, log = process.communicate(timeout=10)
    assert process.returncode == 0, log
    assert time.monotonic() - begin < 5, log
    assert all(line[0] == "<" and line[2] == ">" and line[1] in "234567" for line in log.splitlines()), log
