"""The whole path on this machine: a sandbox platform, the daemon and a private cupsd, in one folder, with the built programs."""

import json
import os
import shutil
import signal
import tempfile
import time
from pathlib import Path

import ipp
import oracle
from caretaker import caretaker
from processes import PROGRAMS, ROOT, Program, Timeout, processes_of, run, wait_for
from sandbox import Sandbox

QUEUE = "Letters"
PRIVATE_CUPSD = ROOT / "cups" / "private-cupsd"

# Every pause short, so that an outage is over when it is over.
QUICK = {
    "delivery.retry-first": "100 ms", "delivery.retry-longest": "500 ms", "delivery.retry-least": "20 ms",
    "delivery.probe-first": "200 ms", "delivery.probe-longest": "500 ms", "delivery.certificate-probe": "500 ms",
    "delivery.event-wait": "2 s", "delivery.received-timeout": "2 s", "spool.reserve": "1 MiB",
    "platform.connect-timeout": "2 s", "platform.stall-timeout": "5 s", "platform.answer-timeout": "3 s",
    "log.level": "debug", "tariff.letters": ["prior 6 1.85"],
}


def toml(settings: dict) -> str:
    sections = {}
    for name, value in settings.items():
        section, key = name.split(".", 1)
        sections.setdefault(section, []).append(f"{key} = {json.dumps(value)}")
    return "\n".join("\n".join([f"[{section}]"] + lines) for section, lines in sections.items()) + "\n"


class Stack:
    """`users`: an ordinary user who prints and another; unprivileged, both are this process' own user."""

    def __init__(self, users: list, daemon_user=None, settings=None, wait=20, sandbox=None, base="/tmp"):
        # Short: a socket's path has at most 107 bytes. Open: cupsd's programs run as lp.
        self.folder = Path(tempfile.mkdtemp(prefix="cpe", dir=base))
        self.folder.chmod(0o755)
        caretaker.folder(self.folder)
        self.users, self.daemon_user, self.wait = users, daemon_user, wait
        self.logs = self.folder / "logs"
        self.inputs = self.folder / "in"
        for folder in (self.logs, self.inputs):
            folder.mkdir()
        self.socket = self.folder / "run" / "d.sock"
        self.cups = self.folder / "cups"
        self.server = str(self.cups / "cups.sock")
        self.spool = self.folder / "spool"
        self.settings = QUICK | (settings or {})
        self.sandbox = Sandbox(self.folder / "sandbox", self.logs / "sandbox", **(sandbox or {}))
        self.daemon = Program("clickpostd", [PROGRAMS / "clickpostd", "--config", self.folder / "clickpost.toml"],
                              self.logs / "daemon", user=daemon_user)
        self.printed = []
        # The whole table of this stack's letters, and the part of it that the running test has added.
        self.table, self.expected, self.judged = [], [], 0

    # Starting and ending

    def start(self, queue=True, account=True):
        run(ROOT / "ppd" / "build", self.folder / "ppd")
        self.sandbox.start()
        self.configure()
        for folder in (self.socket.parent, self.spool):
            folder.mkdir(exist_ok=True)
            if self.daemon_user:
                shutil.chown(folder, self.daemon_user, self.daemon_user)
        self.spool.chmod(0o700)
        self.start_daemon()
        self.start_cups()
        if account:
            self.login()
        if queue:
            self.add_queue()
        return self

    def configure(self, **changes):
        self.settings |= changes
        group = self.daemon_user or ("root" if os.geteuid() == 0 else run("id", "-gn").stdout.strip())
        submitter = "lp" if os.geteuid() == 0 else run("id", "-un").stdout.strip()
        wanted = {
            "platform.url": self.sandbox.url, "platform.ca-file": str(self.sandbox.authority),
            "spool.directory": str(self.spool), "local.socket": str(self.socket), "cups.server": self.server,
            "access.submitters": [submitter], "access.administrators-group": group,
        } | self.settings
        path = self.folder / "clickpost.toml"
        path.write_text(toml(wanted))
        path.chmod(0o644)

    def start_daemon(self):
        self.daemon.start()
        self.wait_daemon()

    def wait_daemon(self):
        def answers():
            if not self.daemon.running:
                raise AssertionError(f"clickpostd ended by itself:\n{self.daemon.tail()}")
            # 1 is an answer with alarms in it, 69 is none.
            return self.clickpost("status", check=False).returncode in (0, 1)
        wait_for(lambda: f"clickpostd does not answer\n{self.clickpost('status', check=False)}\n{self.daemon.tail()}", answers)

    def start_cups(self, action="start"):
        environment = {"CLICKPOST_PROGRAMS": str(PROGRAMS), "CLICKPOST_SOCKET": str(self.socket),
                       "CLICKPOST_WAIT": str(self.wait)}
        if self.daemon_user:
            environment["CLICKPOST_SYSTEM_GROUP"] = f"root {self.daemon_user}"
        run(PRIVATE_CUPSD, action, self.cups, environment=environment)

    def stop_cups(self):
        run(PRIVATE_CUPSD, "stop", self.cups)

    def restart_cups(self):
        self.stop_cups()
        self.start_cups()

    @property
    def cups_pid(self) -> int:
        return int((self.cups / "cupsd.pid").read_text())

    def login(self, password=None):
        self.clickpost("login", "--user", self.sandbox.user, input=f"{password or self.sandbox.password}\n")

    def add_queue(self, name=QUEUE, *arguments):
        self.clickpost("printer", "add", name, "--sandbox", *arguments)

    def stop(self):
        faults = []
        for stop in (self.stop_cups, self.daemon.stop, self.sandbox.stop):
            try:
                stop()
            except AssertionError as error:
                faults.append(str(error))
        # What a program started may end a moment after it.
        try:
            wait_for("", lambda: not processes_of(self.folder), 3)
        except Timeout:
            for pid, command in processes_of(self.folder):
                faults.append(f"left behind: {pid} {command}")
                os.kill(pid, signal.SIGKILL)
        return faults

    def remove(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        caretaker.gone(self.folder)

    # What a person does

    @property
    def user(self):
        return self.users[0]

    def program(self, *command, user=None, environment=None, **how):
        return run(*command, user=user, environment={"CUPS_SERVER": self.server} | (environment or {}), **how)

    def clickpost(self, *arguments, user=None, environment=None, **how):
        environment = {"CUPS_SERVER": self.server, "CLICKPOST_SOCKET": str(self.socket),
                       "CLICKPOST_WORKER": str(PROGRAMS / "clickpost-worker"),
                       "CLICKPOST_PPD": str(self.folder / "ppd"), "LANG": "C.UTF-8"} | (environment or {})
        return run(PROGRAMS / "clickpost", *arguments, user=user, environment=environment, **how)

    def json(self, *arguments, user=None):
        return json.loads(self.clickpost(*arguments, "--json", user=user).stdout)

    def lp(self, *arguments, user=None, queue=QUEUE, check=True, environment=None):
        """`lp` as a user; the job's number, or None where lp failed and `check` is off."""
        done = self.program("lp", "-d", queue, *arguments, user=user or self.user, check=check,
                            environment={"LANG": "C.UTF-8"} | (environment or {}))
        if done.returncode != 0:
            return None
        number = int(done.stdout.split("request id is ")[1].split()[0].rsplit("-", 1)[1])
        self.printed.append(number)
        return number

    def status(self) -> dict:
        """The daemon's own state; alarms in it make the command's exit status 1."""
        return json.loads(self.clickpost("status", "--json", check=False).stdout)

    # What became of it

    def job(self, number) -> dict:
        return ipp.job(self.server, number)

    def ended(self, number, seconds=20.0) -> dict:
        """The job when it has come to its end: completed, canceled, aborted; or when it waits for a person."""
        def end():
            job = self.job(number)
            return job if job["job-state"] in (ipp.CANCELED, ipp.ABORTED, ipp.COMPLETED, ipp.STOPPED) else None
        try:
            return wait_for(f"job {number} is not at its end", end, seconds)
        except Timeout as error:
            raise Timeout(f"{error}: {self.job(number)}\n{self.logs_text()}") from None

    def completed(self, number, seconds=20.0) -> dict:
        job = self.ended(number, seconds)
        assert job["job-state"] == ipp.COMPLETED, f"{job}\n{self.logs_text()}"
        return job

    def refused(self, number) -> str:
        """The reason a job was refused for, as its user reads it."""
        job = self.ended(number)
        assert job["job-state"] == ipp.ABORTED, f"{job}\n{self.logs_text()}"
        assert not self.submissions(number)
        return job["job-printer-state-message"]

    def processing(self, number):
        wait_for(f"job {number} is not being processed", lambda: self.job(number)["job-state"] == ipp.PROCESSING)

    def submissions(self, number=None) -> list:
        found = self.json("jobs", "--all")["submissions"]
        return [one for one in found if number is None or one["job"] == number]

    def state(self, number) -> str:
        found = self.submissions(number)
        assert len(found) <= 1, f"job {number} is {len(found)} submissions"
        return found[0]["state"] if found else None

    def reach(self, number, *states, seconds=20.0) -> dict:
        """The submission of a job, once it is in one of the states."""
        try:
            wait_for(f"job {number} is not {' or '.join(states)}", lambda: self.state(number) in states, seconds)
        except Timeout as error:
            raise Timeout(f"{error}, but {self.state(number)}\n{self.logs_text()}") from None
        return self.json("show", str(number))

    def posted(self, number, seconds=20.0) -> dict:
        """Lets the platform produce until the job's letters are posted."""
        self.reach(number, "committed", "awaiting-approval", "in-production", "posted", seconds=seconds)
        self.sandbox.produce()
        return self.reach(number, "posted", seconds=seconds)

    # The proof

    def expect(self, input, pages, address, count=1, name=None, tolerance=0, **options):
        """Adds a letter to the table the ledger is held against."""
        standard = {"country": "BE", "colour": "mono", "sides": "one", "envelope": "us", "franking": "prior",
                    "acknowledgement": False, "background": None, "annexes": [], "account": self.sandbox.user}
        entry = {"name": name or f"letter {len(self.expected) + 1}", "input": str(input), "pages": list(pages),
                 "address": list(address), "count": count, "tolerance": tolerance, "options": standard | options}
        self.expected.append(entry)
        self.table.append(entry)

    def begin(self):
        """A test begins: what stands in the ledger is no longer its business (the whole is judged again at the end)."""
        self.expected, self.judged = [], self.sandbox.posted()

    def prove(self):
        """All that the test expects is posted, once, and nothing else. Production is run to its end first."""
        self.idle()
        self.sandbox.produce()
        report = oracle.compare(self.sandbox.folder, self.expected, skip=self.judged)
        assert report.ok, f"{report}\n{self.logs_text()}"
        return report

    def error_log(self) -> str:
        path = self.cups / "logs" / "error_log"
        return path.read_text("utf-8", errors="replace") if path.exists() else ""

    def logs_text(self) -> str:
        wanted = [line for line in self.error_log().splitlines()
                  if ("[Job" in line or line[:1] in "EX") and "] envp[" not in line]
        return "\n".join(["--- error_log"] + wanted[-40:] + ["--- daemon", self.daemon.tail(40),
                                                               "--- sandbox", self.sandbox.program.tail(25)])

    def idle(self, seconds=20.0):
        """Nothing is on its way any more."""
        moving = {"accepted", "queued", "uploading", "committing", "cancelling"}
        wait_for("submissions still on their way",
                 lambda: not any(one["state"] in moving for one in self.submissions()), seconds)
        time.sleep(0.05)
