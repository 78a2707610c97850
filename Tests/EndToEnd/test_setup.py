"""`clickpost setup` against a running service: what it tests, what it says, what it leaves alone."""

import os

import pytest

import documents
from conftest import Stacks, root_only
from stack import QUEUE, Stack

PIA = ["Pia Wouters", "Molenstraat 3", "8000 Brugge"]


@pytest.fixture
def bare(people):
    """A stack without account and queue, as after the installation."""
    users, daemon_user = people
    stacks = Stacks(people)
    stack = Stack(users, daemon_user)
    stacks.made.append(stack)
    yield stack.start(queue=False, account=False)
    stacks.end()


def setup(stack, *arguments, password=None, check=True):
    return stack.clickpost("setup", "--config", stack.folder / "clickpost.toml", "--queue", QUEUE, *arguments,
                           input=None if password is None else f"{password}\n", check=check)


@root_only
def test_setup(bare):
    stack = bare
    settings = (stack.folder / "clickpost.toml").read_text()
    # A wrong password: said, and no queue is made that could not post.
    wrong = setup(stack, "--user", stack.sandbox.user, password="not it", check=False)
    assert wrong.returncode != 0 and "login" in wrong.stderr, wrong
    assert QUEUE not in stack.program("lpstat", "-e").stdout
    # The right one, from a file: never on a command line.
    secret = stack.folder / "password"
    secret.write_text(stack.sandbox.password + "\n")
    secret.chmod(0o600)
    done = setup(stack, "--user", stack.sandbox.user, "--password-file", secret, "--return-address", "Bureau|Rue du Retour 5|1000 Bruxelles")
    assert "SANDBOX" in done.stdout and f"lp -d {QUEUE}" in done.stdout, done.stdout
    assert (stack.folder / "clickpost.toml").read_text() == settings
    # Again, and nobody types: everything is tested, nothing is changed.
    again = setup(stack, "--json")
    assert '"sandbox" : true' in again.stdout, again.stdout
    path = documents.write_pdf(stack.inputs / "setup.pdf", documents.letter(PIA, 1, "setup"))
    number = stack.lp("-o", "ClickpostFranking=Registered", path)
    stack.completed(number)
    stack.expect(path, [1], PIA, franking="registered", returnAddress=["Bureau", "Rue du Retour 5", "1000 Bruxelles"])
    stack.reach(number, "committed", "in-production")
    # Another platform: not by the way, and not while letters are on theirs.
    other = setup(stack, "--platform", "https://127.0.0.1:1", check=False)
    assert other.returncode != 0 and "--replace" in other.stderr, other
    leaving = setup(stack, "--platform", "https://127.0.0.1:1", "--replace", check=False)
    assert leaving.returncode != 0 and "clickpost jobs" in leaving.stderr, leaving
    assert (stack.folder / "clickpost.toml").read_text() == settings
    stack.prove()


@root_only
def test_setup_is_for_root(shared):
    done = shared.clickpost("setup", "--sandbox", user=shared.user, check=False)
    assert done.returncode == 77, done
    assert os.geteuid() == 0
