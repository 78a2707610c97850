"""Rigs under the interposer, and the users their programs run as."""

import os
import sys
from pathlib import Path

import pytest

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).resolve().parents[1] / "EndToEnd")]

from processes import PROGRAMS, Users, run  # noqa: E402
from rig import PROGRAM_NAMES, Rig  # noqa: E402


class Rigs:
    """Makes rigs for one scope, and takes them down whatever happened."""

    def __init__(self, people):
        self.people, self.made = people, []

    def __call__(self, **how) -> Rig:
        users, daemon_user = self.people
        rig = Rig(users, daemon_user, **how)
        self.made.append(rig)
        return rig.start()

    def end(self) -> list:
        faults = []
        for rig in self.made:
            faults += rig.stop()
            rig.remove()
        self.made = []
        return faults


def make_people(users: Users):
    """An ordinary user twice over, and the one the daemon runs as; unprivileged, all are this process' own."""
    if os.geteuid() == 0:
        return [users.ensure("cptest1"), users.ensure("cptest2")], users.ensure("cptestd", system=True)
    own = run("id", "-un").stdout.strip()
    return [own, own], None


@pytest.fixture(scope="session")
def people():
    missing = [name for name in PROGRAM_NAMES if not (PROGRAMS / name).exists()]
    if missing:
        pytest.fail(f"not built: {', '.join(missing)}")
    users = Users()
    yield make_people(users)
    users.remove()


@pytest.fixture
def rigs(people):
    made = Rigs(people)
    yield made
    faults = made.end()
    if faults:
        pytest.fail("\n".join(faults))


@pytest.fixture
def rig(rigs):
    return rigs()
