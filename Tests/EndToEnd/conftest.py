"""What every end-to-end test stands on: users, and the whole path running on this machine."""

import os
import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import oracle  # noqa: E402
from processes import PROGRAMS, Users, run  # noqa: E402
from stack import Stack  # noqa: E402

PROGRAM_NAMES = ("clickpost", "clickpostd", "clickpost-backend", "clickpost-filter", "clickpost-worker", "clickpost-sandbox")

root_only = pytest.mark.skipif(os.geteuid() != 0, reason="needs root: another user, and CUPS' programs as lp")


def pytest_report_header(config):
    return f"programs: {PROGRAMS}; {'as root, with users of their own' if os.geteuid() == 0 else 'unprivileged'}"


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    """A failed test shows the logs of the stack it used."""
    outcome = yield
    report = outcome.get_result()
    if report.failed:
        for value in getattr(item, "funcargs", {}).values():
            if isinstance(value, Stack):
                report.sections.append(("logs of the stack", value.logs_text()))


@pytest.fixture(scope="session")
def programs():
    missing = [name for name in PROGRAM_NAMES if not (PROGRAMS / name).exists()]
    if missing:
        pytest.fail(f"not built: {', '.join(missing)}")
    return PROGRAMS


@pytest.fixture(scope="session")
def people(programs):
    """Two ordinary users, and the one the daemon runs as; unprivileged, all are this process' own."""
    users = Users()
    if os.geteuid() == 0:
        names = [users.ensure("cptest1"), users.ensure("cptest2")], users.ensure("cptestd", system=True)
    else:
        own = run("id", "-un").stdout.strip()
        names = [own, own], None
    yield names
    users.remove()


class Stacks:
    """Makes stacks for one scope, and takes them down with everything that must be true at the end."""

    def __init__(self, people):
        self.people = people
        self.made = []

    def __call__(self, **how) -> Stack:
        users, daemon_user = self.people
        stack = Stack(users, daemon_user, **how)
        self.made.append(stack)
        return stack.start()

    def end(self):
        faults = []
        for stack in self.made:
            faults += stack.stop()
            if stack.daemon.process and stack.daemon.process.returncode not in (0, None):
                faults.append(f"clickpostd ended with {stack.daemon.process.returncode}:\n{stack.daemon.tail()}")
            report = oracle.compare(stack.sandbox.folder, stack.table)
            if not report.ok:
                faults.append(str(report))
            if "CLICKPOST_KEEP" in os.environ:
                kept = Path(os.environ["CLICKPOST_KEEP"]) / stack.folder.name
                # Sockets cannot be copied.
                shutil.copytree(stack.folder, kept, symlinks=True, ignore=lambda folder, names: [
                    name for name in names if (Path(folder) / name).is_socket()])
            stack.remove()
        if faults:
            pytest.fail("\n".join(faults))


@pytest.fixture(scope="session")
def shared(people):
    stacks = Stacks(people)
    stacks()
    yield stacks.made[0]
    stacks.end()


@pytest.fixture
def stack(shared):
    """The stack that all tests share which neither stop nor slow anything; the ledger is judged from here on."""
    shared.begin()
    return shared


@pytest.fixture
def own_stack(people):
    """A stack of one test alone, for what stops and restarts things: `own_stack(wait=1, …)`."""
    stacks = Stacks(people)
    yield stacks
    stacks.end()
