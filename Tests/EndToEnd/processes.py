"""Programs that the tests start and end by their own pid; users that they make and remove."""

import atexit
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from caretaker import caretaker

ROOT = Path(__file__).resolve().parents[2]


def within_reach(built: Path) -> Path:
    """The programs where the daemon's user and the ordinary ones may run them: a clone may stand in root's own folder."""
    if os.geteuid() != 0:
        return built
    folder = Path(tempfile.mkdtemp(prefix="cpprograms", dir="/tmp"))
    caretaker.folder(folder)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    folder.chmod(0o755)
    for program in built.glob("clickpost*"):
        if program.is_file() and os.access(program, os.X_OK):
            shutil.copy(program, folder)
            (folder / program.name).chmod(0o755)
    return folder


PROGRAMS = within_reach(Path(os.environ.get("CLICKPOST_PROGRAMS", ROOT / ".build" / "debug")))


class Timeout(AssertionError):
    pass


def wait_for(what, condition, seconds=20.0, pause=0.03):
    """The first true value of `condition`, or a Timeout that says what was awaited (a text, or what gives one then). Asking takes at most
    half of the time: a machine that is slow to answer has no time to lose with it."""
    end = time.monotonic() + seconds
    while True:
        asked = time.monotonic()
        value = condition()
        if value:
            return value
        if time.monotonic() > end:
            raise Timeout(f"after {seconds:g} s: {what() if callable(what) else what}")
        time.sleep(max(pause, time.monotonic() - asked))


class Program:
    """A long-running program with its output in a log file."""

    def __init__(self, name: str, command: list, log: Path, environment=None, user=None):
        self.name, self.command, self.log, self.environment, self.user = name, [str(x) for x in command], log, environment, user
        self.process = None

    @property
    def pid(self):
        return self.process.pid

    @property
    def running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def start(self):
        assert not self.running, f"{self.name} runs already"
        account = {}
        if self.user:
            entry = pwd.getpwnam(self.user)
            account = {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": os.getgrouplist(self.user, entry.pw_gid)}
        with open(self.log, "ab") as log:
            # A session of its own: a signal to the tests' terminal is not one to the program.
            self.process = subprocess.Popen(self.command, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                            env=os.environ | (self.environment or {}), start_new_session=True, cwd="/", **account)

    def stop(self, seconds=10.0) -> int:
        """SIGTERM; a program that does not end by it is killed, and that is an error."""
        if not self.running:
            return self.process.returncode if self.process else 0
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.kill()
            raise AssertionError(f"{self.name} did not end within {seconds:g} s of SIGTERM:\n{self.tail()}") from None

    def kill(self):
        self.process.kill()
        self.process.wait()

    def freeze(self):
        self.process.send_signal(signal.SIGSTOP)

    def thaw(self):
        self.process.send_signal(signal.SIGCONT)

    def text(self) -> str:
        return self.log.read_text("utf-8", errors="replace") if self.log.exists() else ""

    def tail(self, lines=40) -> str:
        return "\n".join(self.text().splitlines()[-lines:])


def run(*command, user=None, environment=None, input=None, check=True, seconds=60) -> subprocess.CompletedProcess:
    """Runs a program to its end, as `user` where one is given, and shows its words when it fails."""
    arguments = {}
    if user and os.geteuid() == 0 and user != "root":
        entry = pwd.getpwnam(user)
        arguments = {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": os.getgrouplist(user, entry.pw_gid)}
        environment = {"HOME": "/tmp", "USER": user, "LOGNAME": user} | (environment or {})
    done = subprocess.run([str(x) for x in command], capture_output=True, text=True, env=os.environ | (environment or {}),
                          input=input, timeout=seconds, cwd="/", check=False, errors="replace", **arguments)
    if check and done.returncode != 0:
        raise AssertionError(f"{' '.join(map(str, command))}\nexit {done.returncode}\n{done.stdout}\n{done.stderr}")
    return done


class Users:
    """Ordinary users of the machine; those that the tests had to make are removed again."""

    def __init__(self):
        self.made = []

    def ensure(self, name: str, system=False) -> str:
        try:
            pwd.getpwnam(name)
        except KeyError:
            run("useradd", "--no-create-home", "--shell", "/usr/sbin/nologin", "--user-group",
                *(["--system"] if system else []), name)
            self.made.append(name)
            caretaker.user(name)
        return name

    def remove(self):
        for name in self.made:
            run("userdel", name, check=False)
            caretaker.gone(name)
        self.made = []


def processes_of(folder: Path) -> list:
    """Living processes whose command line or environment names the folder: what a test may have left behind."""
    found, needle = [], str(folder).encode()
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit() or int(entry.name) == os.getpid():
            continue
        try:
            command = (entry / "cmdline").read_bytes()
            if command and needle in command + (entry / "environ").read_bytes():
                found.append((int(entry.name), command.replace(b"\0", b" ").decode(errors="replace").strip()))
        except OSError:
            continue
    return found
