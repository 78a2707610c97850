"""Cleans up after tests that were broken off, by SIGKILL too: a process of its own that waits for the tests' end of a pipe to close.

Every program that the tests start inherits a mark in its environment; what cupsd starts names the stack's folder instead.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
import uuid
from pathlib import Path

MARK = "CLICKPOST_TEST_RUN"


class Caretaker:
    """The tests' side: says what there is, and what is gone."""

    def __init__(self):
        self.process = None

    def tell(self, word: str, value):
        if self.process is None:
            os.environ[MARK] = uuid.uuid4().hex
            self.process = subprocess.Popen([sys.executable, __file__], stdin=subprocess.PIPE, start_new_session=True, cwd="/",
                                            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.process.stdin.write(f"{word} {value}\n".encode())
        self.process.stdin.flush()

    def folder(self, path: Path):
        self.tell("folder", path)

    def user(self, name: str):
        self.tell("user", name)

    def gone(self, name):
        self.tell("gone", name)


def marked(needles: list) -> list:
    """Living processes, but this one, whose command line or environment holds one of the needles."""
    found = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit() or int(entry.name) == os.getpid():
            continue
        try:
            text = (entry / "cmdline").read_bytes() + b"\0" + (entry / "environ").read_bytes()
        except OSError:
            continue
        if any(needle in text for needle in needles):
            found.append(int(entry.name))
    return found


def end(needles: list):
    """SIGTERM first: cupsd then ends what it has started."""
    for kind, patience in ((signal.SIGTERM, 5), (signal.SIGKILL, 5)):
        deadline = time.monotonic() + patience
        pids = marked(needles)
        for pid in pids:
            try:
                os.kill(pid, kind)
            except ProcessLookupError:
                pass
        while marked(needles) and time.monotonic() < deadline:
            time.sleep(0.05)


def main():
    # The terminal's Ctrl-C is the tests' own; this one ends when they have.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    there = {}
    for line in sys.stdin:
        word, value = line.rstrip("\n").split(" ", 1)
        if word == "gone":
            there.pop(value, None)
        else:
            there[value] = word
    folders = [value for value, word in there.items() if word == "folder"]
    end([f"{MARK}={os.environ[MARK]}".encode()] + [folder.encode() for folder in folders])
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
    for user in (value for value, word in there.items() if word == "user"):
        subprocess.run(["userdel", user], check=False)


if __name__ == "__main__":
    main()
else:
    caretaker = Caretaker()
