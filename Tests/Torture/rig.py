"""One cupsd and one sandbox over many points; at each point a fresh spool, a job, a fault, and the oracle's word.

What is proven at a point: a job that CUPS calls completed is posted exactly once, with the right pages, under its own title; any other
job is posted whole, once, or not at all.
"""

import http.client
import json
import os
import shutil
import signal
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "EndToEnd"))

import documents  # noqa: E402
import ipp  # noqa: E402
import oracle  # noqa: E402
from faults import Interposer  # noqa: E402
from processes import wait_for  # noqa: E402
from stack import QUEUE, Stack  # noqa: E402

JAN = ["Jan Peeters", "Kerkstraat 12", "9000 Gent"]
EVA = ["Eva Maes", "Rue de la Loi 16", "1000 Bruxelles"]
TOM = ["Tom Claes", "Meir 1", "2000 Antwerpen"]

# Nothing waits longer than a fault needs to pass.
QUICK = {
    "delivery.retry-first": "20 ms", "delivery.retry-longest": "100 ms", "delivery.retry-least": "5 ms",
    "delivery.probe-first": "30 ms", "delivery.probe-longest": "100 ms", "delivery.certificate-probe": "100 ms",
    "delivery.transfer-pauses": ["10 ms", "50 ms", "200 ms"], "delivery.received-timeout": "100 ms", "delivery.ask-pause": "1 s",
    "delivery.event-wait": "1 s", "delivery.event-gap": "10 ms", "delivery.event-pause": "50 ms", "spool.ballast": "64 KiB",
}

MOVING = {"accepted", "queued", "uploading", "committing", "cancelling"}
PROGRAM_NAMES = ("clickpostd", "clickpost-backend", "clickpost-filter", "clickpost-sandbox")


def base() -> str:
    """Where a rig's folder is made: in memory, where there is room. A kill takes nothing from the kernel that was written, so a
    sync that costs nothing proves as much here; what a sync keeps is the worst disk's matter."""
    memory = "/dev/shm"
    return memory if os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > 2 << 30 else "/tmp"


class NotQuiet(AssertionError):
    """Something is still on its way when all should be at rest."""


@dataclass
class Tally:
    """What is summed over points."""

    acknowledged: int = 0
    unacknowledged: int = 0
    letters: int = 0
    lost: int = 0
    doubled: int = 0
    wrong: int = 0
    fired: int = 0
    passed_over: int = 0
    faults: list = field(default_factory=list)

    def add(self, other: "Tally"):
        for name in ("acknowledged", "unacknowledged", "letters", "lost", "doubled", "wrong", "fired", "passed_over"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.faults += other.faults


class Rig(Stack):
    """The stack of the end-to-end tests, its programs under the interposer and started again by whoever waits."""

    def __init__(self, users, daemon_user, settings=None, **how):
        super().__init__(users, daemon_user, settings=QUICK | (settings or {}), **({"base": base()} | how))
        self.interposer = Interposer()
        self.daemon.environment = self.interposer.environment
        self.sandbox.environment = self.interposer.environment
        self.tally = Tally()
        self.restarts = 0
        self.points = 0
        self.platform_away = False
        # What the waiting plan is about, and since when its fault has been seen: some faults end only with a restart.
        self.target, self.seen, self.healed = None, None, False
        self.inputs_made = None

    # Starting and ending

    def start_cups(self, action="start"):
        super().start_cups(action)
        # cupsd run by root gives no LD_… variable to its programs: a script between them does.
        for kind, name in (("backend", "clickpost"), ("filter", "clickpost-filter")):
            script = self.cups / "bin" / kind / name
            program = self.cups / "lib" / f"clickpost-{kind}"
            script.rename(program)
            script.write_text(f'#!/bin/bash\nexport LD_PRELOAD={self.interposer.library}\nexec -a "$DEVICE_URI" {program} "$@"\n')
            script.chmod(0o755)

    def stop(self):
        for program in (self.daemon, self.sandbox.program):
            if program and program.running:
                program.thaw()
        try:
            return super().stop()
        finally:
            self.interposer.remove()

    def begin_point(self):
        """A fresh spool; what the ledger holds so far is no longer looked at."""
        self.daemon.stop()
        shutil.rmtree(self.spool, ignore_errors=True)
        self.spool.mkdir(mode=0o700)
        if self.daemon_user:
            shutil.chown(self.spool, self.daemon_user, self.daemon_user)
        self.begin()
        self.restarts = 0
        self.points += 1

    def set_up(self):
        """The daemon with its account and its queue, however often it is killed meanwhile."""
        self.daemon.start()
        self.insist("PUT", "/v1/accounts/default", {"user": self.sandbox.user, "password": self.sandbox.password})
        self.insist("PUT", f"/v1/queues/{QUEUE}", self.queue_settings)

    def start(self, queue=True):
        super().start(queue)
        self.queue_settings = self.insist("GET", f"/v1/queues/{QUEUE}")
        return self

    # Talking to the daemon, past its deaths

    def ask(self, method, path, body=None):
        """Status and content of the daemon's answer; None where there is none."""
        connection = ipp.UnixConnection(str(self.socket))
        try:
            connection.request(method, path, None if body is None else json.dumps(body), {"Content-Type": "application/json"})
            answer = connection.getresponse()
            content = answer.read()
            if answer.length is None and answer.status != 204 and not content:
                # A head that was cut: it says not even how long the answer is.
                return None
        except (OSError, http.client.HTTPException):
            return None
        finally:
            connection.close()
        return answer.status, json.loads(content) if content else None

    def insist(self, method, path, body=None, seconds=20.0):
        """The content of a good answer, asked for until it comes."""
        last = None

        def good():
            nonlocal last
            self.watch()
            last = self.ask(method, path, body) or last
            return last is not None and last[0] < 300
        wait_for(lambda: f"{method} {path}: {last}\n{self.daemon.tail()}", good, seconds, pause=0.01)
        return last[1]

    def watch(self):
        """Starts again what a fault ended; and once, after a second, what a fault has left unwilling."""
        if not self.daemon.running:
            code = self.daemon.process.returncode
            if code != -signal.SIGKILL and not self.interposer.fired:
                raise AssertionError(f"clickpostd ended by itself with {code}:\n{self.daemon.tail()}")
            self.restarts += 1
            if self.restarts > 20:
                raise AssertionError(f"clickpostd does not stay up:\n{self.daemon.tail()}")
            time.sleep(0 if code == -signal.SIGKILL else 0.1)
            self.daemon.start()
        if not self.sandbox.program.running and not self.platform_away:
            self.start_sandbox()
        if self.target and not self.healed and self.interposer.fired:
            self.seen = self.seen or time.monotonic()
            if time.monotonic() - self.seen > 1:
                self.healed = True
                if self.target == "clickpostd":
                    self.restart_daemon()
                elif self.target == "clickpost-sandbox":
                    self.end(self.sandbox.program)
                    self.start_sandbox()

    def take_platform_away(self):
        self.platform_away = True
        self.sandbox.stop()

    def bring_platform_back(self):
        self.start_sandbox()
        self.platform_away = False

    def start_sandbox(self):
        for _ in range(5):
            try:
                return self.sandbox.start()
            except AssertionError:
                if not self.interposer.fired:
                    raise
                # It may live, and lack only the file that says its port.
                if self.sandbox.program.running:
                    self.sandbox.kill()
        raise AssertionError(f"clickpost-sandbox does not stay up:\n{self.sandbox.program.tail()}")

    def end(self, program):
        """SIGTERM; a program that a fault has left unable to end is killed."""
        try:
            program.stop()
        except AssertionError:
            if not self.interposer.fired:
                raise

    def found(self, number) -> list:
        answer = self.insist("GET", "/v1/submissions?limit=500")
        return [one for one in answer["submissions"] if one["job"] == number]

    def until(self, what, condition, seconds):
        def watched():
            self.watch()
            return condition()
        return wait_for(what, watched, seconds, pause=0.02)

    # A job

    def input_files(self):
        """Two documents, three letters; the same bytes at every point, told apart by their titles."""
        if not self.inputs_made:
            one = documents.write_pdf(self.inputs / "one.pdf", documents.letter(JAN, 1, "one"))
            two = documents.write_pdf(self.inputs / "two.pdf",
                                      documents.letter(EVA, 1, "two") + documents.letter(TOM, 1, "three"))
            self.inputs_made = one, two
        return self.inputs_made

    def print_job(self, title) -> int:
        return self.lp("-t", title, "-o", "ClickpostSplit=Pages1", *self.input_files())

    def expect_job(self, title):
        one, two = self.input_files()
        for name, path, page, address in (("one", one, 1, JAN), ("two", two, 1, EVA), ("three", two, 2, TOM)):
            self.expect(path, [page], address, name=f"{title}, {name}", title=title)

    def job_end(self, number, seconds=40.0) -> int:
        """The state a job ends in; while it waits, whatever died is started again."""
        return self.until(lambda: f"job {number} is not at its end: {self.job(number)}\n{self.logs_text()}",
                          lambda: (state := self.job(number)["job-state"]) >= ipp.CANCELED and state, seconds)

    def rest(self, number, seconds=40.0) -> list:
        """The submissions of a job when nothing moves any more."""
        def quiet():
            found = self.found(number)
            return (found,) if not any(one["state"] in MOVING for one in found) else None
        try:
            return self.until("", quiet, seconds)[0]
        except AssertionError as error:
            raise NotQuiet(f"job {number} is on its way for ever: {self.found(number)}\n{self.logs_text()}") from error

    def finish(self, number) -> list:
        """Everything on its way has arrived, was produced, and the daemon knows."""
        self.rest(number)
        self.produced()

        def known():
            found = self.found(number)
            return (found,) if all(one["state"] in ("posted", "cancelled", "held", "refused") for one in found) else None
        found = self.until(lambda: f"the daemon does not hear of the post: {self.found(number)}\n{self.logs_text()}", known, 20)[0]
        return found

    def produced(self):
        end = time.monotonic() + 10
        while True:
            self.watch()
            try:
                return self.sandbox.produce()
            except (OSError, http.client.HTTPException):
                time.sleep(0.02)
            except AssertionError:
                # A disk that fails under the sandbox fails its clock too, until it is started again.
                if not self.interposer.fired or time.monotonic() > end:
                    raise
                time.sleep(0.1)

    # A point

    def arm(self, program, mode, calls="a", first=1, count=1, pattern="-"):
        """The next point has this fault."""
        self.daemon.stop()
        self.interposer.plan(program, mode, calls, first, count, pattern)
        # A kill leaves nothing behind that a restart would heal.
        self.target = None if mode in ("count", "record", "kill", "torn") else program
        self.seen, self.healed = None, False
        if program == "clickpost-sandbox":
            self.end(self.sandbox.program)
            self.start_sandbox()

    def point(self, title):
        """Prints a job under the armed fault, waits until nothing moves, and judges."""
        self.begin_point()
        self.set_up()
        number = self.print_job(title)
        state = self.job_end(number)
        self.finish(number)
        # Its end too is a moment to be killed at.
        before = len(self.interposer.fired)
        self.end(self.daemon)
        if len(self.interposer.fired) > before:
            self.daemon.start()
            self.finish(number)
            self.end(self.daemon)
        self.judge(number, title, state)

    def restart_daemon(self):
        self.end(self.daemon)
        self.daemon.start()

    def judge(self, number, title, state):
        tally = Tally(fired=1 if self.interposer.fired else 0, passed_over=0 if self.interposer.fired else 1)
        posted = self.sandbox.ledger(self.judged)
        if state == ipp.COMPLETED:
            tally.acknowledged = 1
            self.expect_job(title)
        else:
            tally.unacknowledged = 1
            if posted:
                self.expect_job(title)
        report = oracle.compare(self.sandbox.folder, self.expected, skip=self.judged)
        tally.letters = len(posted)
        tally.lost, tally.doubled, tally.wrong = len(report.missing), len(report.doubled) + len(report.extra), len(report.wrong)
        if not report.ok:
            tally.faults.append(f"{title}: job {ipp.STATE_NAMES[state]}, fault at {self.interposer.fired[:1]}: {report}")
        self.tally.add(tally)
