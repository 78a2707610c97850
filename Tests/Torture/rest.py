"""The tests of Tests/Torture beside the points, with nothing left out: each in a pytest of its own, so that several run at once and what
became of each is known whatever became of the others."""

import os
import queue
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
# What takes longest is begun first; any other test is over sooner.
LONGEST = ("test_every_worst_disk", "test_each_sync_is_needed", "test_requests_and_answers_mangled",
           "test_a_full_disk_at_every_step", "test_connections_broken_at_every_stage")


@dataclass
class Outcome:
    test: str
    # "passed", "failed", "skipped", "broken off", "not begun".
    word: str = "not begun"
    seconds: float = 0
    text: str = ""

    @property
    def told(self) -> list:
        """What the test itself printed."""
        return [line for line in self.text.splitlines() if not re.fullmatch(r"[.sFE]?\s*(\[100%\])?|\d+ \w+ in .*", line.strip())]


def pytest(*arguments) -> list:
    return [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *map(str, arguments)]


class Rest:
    """`end`: when, on the monotonic clock, a test that still runs is broken off."""

    def __init__(self, end: float):
        self.end = end
        self.environment = os.environ | {"CLICKPOST_TORTURE": "all"}
        self.outcomes = [Outcome(test) for test in self.tests()]
        self.waiting = queue.Queue()
        for outcome in self.outcomes:
            self.waiting.put(outcome)
        self.printing = threading.Lock()

    def tests(self) -> list:
        listed = subprocess.run(pytest("--collect-only", HERE), env=self.environment, cwd=ROOT, check=True, capture_output=True, text=True)
        found = [line for line in listed.stdout.splitlines() if "::" in line and "/test_points.py::" not in line]
        assert found, listed.stdout
        order = {name: index for index, name in enumerate(LONGEST)}
        return sorted(found, key=lambda test: order.get(test.split("::")[1], len(order)))

    def take(self):
        """Runs tests until none is left."""
        while time.monotonic() < self.end:
            try:
                outcome = self.waiting.get_nowait()
            except queue.Empty:
                return
            self.run(outcome)
            with self.printing:
                print(f"{outcome.word:<10} {outcome.seconds:5.0f} s  {outcome.test}", *outcome.told, sep="\n  ", flush=True)

    def run(self, outcome: Outcome):
        begun = time.monotonic()
        with tempfile.TemporaryFile(mode="w+", prefix="torture-") as log:
            process = subprocess.Popen(pytest("-s", outcome.test), env=self.environment, cwd=ROOT, stdout=log, stderr=log)
            try:
                process.wait(max(1, self.end - begun))
                ended = True
            except subprocess.TimeoutExpired:
                ended = False
                # As Ctrl-C: fixtures end what they started.
                process.send_signal(signal.SIGINT)
                try:
                    process.wait(45)
                except subprocess.TimeoutExpired:
                    # Its caretaker then ends the rest.
                    process.kill()
                    process.wait()
            log.seek(0)
            outcome.text = log.read()
        outcome.seconds = time.monotonic() - begun
        said = re.search(r"^1 (passed|skipped) in ", outcome.text, re.MULTILINE)
        outcome.word = "broken off" if not ended else said[1] if said and process.returncode == 0 else "failed"

    @property
    def good(self) -> bool:
        return all(outcome.word == "passed" for outcome in self.outcomes)

    def __str__(self):
        passed = sum(outcome.word == "passed" for outcome in self.outcomes)
        return "\n".join([f"other tests: {passed} of {len(self.outcomes)} passed"] +
                         [f"{outcome.word.upper()} {outcome.test}" for outcome in self.outcomes if outcome.word != "passed"])
