"""The daemon under the restrictions of its unit, as far as they can be had without systemd (Tests/Packaging/unit.py says which)."""

import subprocess
from pathlib import Path

import pytest

import documents
from conftest import Stacks, root_only
from processes import ROOT, Program
from stack import Stack

UNIT = ROOT / "systemd" / "clickpostd.service"
ROOS = ["Roos Claes", "Dorpsstraat 21", "2800 Mechelen"]


@pytest.fixture
def confined(people):
    users, daemon_user = people
    stacks = Stacks(people)
    stack = Stack(users, daemon_user)
    stacks.made.append(stack)
    plain = stack.daemon
    stack.daemon = Program("clickpostd", [
        "/usr/bin/python3", ROOT / "Tests" / "Packaging" / "unit.py", UNIT, "--user", daemon_user, "--keep", stack.spool,
        "--keep", stack.socket.parent, "--command", *plain.command], plain.log)
    yield stack.start()
    stacks.end()


@root_only
def test_a_letter_is_posted_by_a_confined_daemon(confined):
    status = Path(f"/proc/{confined.daemon.pid}/status").read_text()
    facts = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
    assert facts["Name"] == "clickpostd" and facts["NoNewPrivs"] == "1" and facts["Seccomp"] == "2", status
    assert int(facts["CapBnd"], 16) == 0 and int(facts["CapEff"], 16) == 0, status
    path = documents.write_pdf(confined.inputs / "confined.pdf", documents.letter(ROOS, 2, "confined"))
    number = confined.lp(path)
    confined.completed(number)
    confined.expect(path, [1, 2], ROOS)
    confined.posted(number)
    confined.prove()


@root_only
def test_the_restrictions_hold():
    """What the daemon has no use for fails under its unit, so that the test above says something."""
    done = subprocess.run(["/usr/bin/python3", ROOT / "Tests" / "Packaging" / "unit.py", UNIT, "--user", "nobody", "--command",
                           "/usr/bin/python3", "-c", ATTEMPTS], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.split() == ["write", "family", "namespace", "executable", "reboot", "done"], done.stdout + done.stderr


ATTEMPTS = """
import ctypes, errno, mmap, os, socket
libc = ctypes.CDLL(None, use_errno=True)

def refused(name, attempt):
    try:
        attempt()
    except OSError as error:
        assert error.errno in (errno.EPERM, errno.EROFS, errno.EACCES), error
        print(name)

def call(number, *arguments):
    if libc.syscall(number, *map(ctypes.c_long, arguments)) == -1:
        raise OSError(ctypes.get_errno(), "syscall")

refused("write", lambda: open("/var/lib/dpkg/attempt", "w"))
refused("family", lambda: socket.socket(socket.AF_PACKET, socket.SOCK_RAW))
refused("namespace", lambda: call(272, 0x10000000))
refused("executable", lambda: mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC))
refused("reboot", lambda: call(169, 0, 0, 0, 0))
socket.socket(socket.AF_UNIX)
print("done")
"""
