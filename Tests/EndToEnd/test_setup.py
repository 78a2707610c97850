"""`clickpost setup` against a running service: what it tests, what it says, what it leaves alone."""

import os

import pytest

import documents
from conftest import Stacks, root_only
from processes import PROGRAMS
from stack import QUEUE, Stack
from terminal import Terminal

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


def at_terminal(stack, *arguments, language="C.UTF-8"):
    return Terminal(PROGRAMS / "clickpost", "setup", "--config", stack.folder / "clickpost.toml", "--queue", QUEUE, *arguments,
                    environment={"CUPS_SERVER": stack.server, "CLICKPOST_SOCKET": str(stack.socket), "LC_ALL": language,
                                 "CLICKPOST_PPD": str(stack.folder / "ppd")})


@root_only
def test_setup_asks(bare):
    """The first evening: every question, a mistyped password, and another day's changed answers."""
    stack = bare
    with at_terminal(stack) as terminal:
        # The daemon of this stack has its settings already: an empty answer keeps them.
        terminal.expect(rf"platform's address \(empty: keep {stack.sandbox.url}\): ")
        terminal.type("")
        terminal.expect("User name at the platform")
        terminal.type(stack.sandbox.user)
        terminal.expect("Password: ")
        terminal.type_unseen("not the password")
        terminal.expect("rejects the user name or the password")
        terminal.expect("User name at the platform")
        terminal.type(stack.sandbox.user)
        terminal.expect("Password: ")
        terminal.type_unseen(stack.sandbox.password)
        terminal.expect("Credentials stored")
        terminal.expect(r"Connection tested.*\[SANDBOX\]")
        terminal.expect(r"Return address .*\(empty: none\): ")
        terminal.type("Bureau | Rue du Retour 5 | 1000 Bruxelles")
        terminal.expect(f"lp -d {QUEUE}")
        assert terminal.ended() == 0 and terminal.echoes
        assert "not the password" not in terminal.text and stack.sandbox.password not in terminal.text
    assert stack.json("printer", "list")[0]["settings"]["returnAddress"] == ["Bureau", "Rue du Retour 5", "1000 Bruxelles"]

    # Again, in French: the account stays, the return address changes.
    with at_terminal(stack, language="fr_BE.UTF-8") as terminal:
        terminal.expect("Adresse de la plateforme")
        terminal.type("")
        terminal.expect("Nom d'utilisateur .*vide : garder l'actuel")
        terminal.type("")
        terminal.expect(r"garder Bureau\|Rue du Retour 5\|1000 Bruxelles")
        terminal.type("Kantoor|Terugweg 7|9000 Gent")
        terminal.expect(f"lp -d {QUEUE}")
        assert terminal.ended() == 0
    assert stack.json("printer", "list")[0]["settings"]["returnAddress"] == ["Kantoor", "Terugweg 7", "9000 Gent"]

    path = documents.write_pdf(stack.inputs / "asked.pdf", documents.letter(PIA, 1, "asked"))
    number = stack.lp("-o", "ClickpostFranking=Registered", path)
    stack.completed(number)
    stack.expect(path, [1], PIA, franking="registered", returnAddress=["Kantoor", "Terugweg 7", "9000 Gent"])
    stack.reach(number, "committed", "in-production")
    stack.prove()


@root_only
def test_setup_gives_up_after_three_wrong_passwords(bare):
    stack = bare
    with at_terminal(stack, "--user", stack.sandbox.user, "--return-address", "Bureau|Rue du Retour 5|1000 Bruxelles") as terminal:
        terminal.expect("platform's address")
        terminal.type("")
        for attempt in ("one", "two", "three"):
            terminal.expect("Password: ")
            terminal.type_unseen(attempt)
            terminal.expect("rejects the user name or the password")
        assert terminal.ended() == 1 and terminal.echoes
    assert QUEUE not in stack.program("lpstat", "-e").stdout


@root_only
def test_a_mistyped_platform_is_put_right(bare):
    """Before the first letter nothing belongs to a platform: its address may be given again without --replace."""
    stack = bare
    settings = stack.folder / "clickpost.toml"
    right = settings.read_text()
    settings.write_text(right.replace(stack.sandbox.url, "https://127.0.0.1:1"))
    stack.daemon.stop()
    stack.start_daemon()
    failed = setup(stack, "--user", stack.sandbox.user, password=stack.sandbox.password, check=False)
    assert failed.returncode != 0 and "cannot be reached" in failed.stderr, failed
    with at_terminal(stack, "--user", stack.sandbox.user, "--ca-file", stack.sandbox.authority) as terminal:
        terminal.expect("empty: keep https://127.0.0.1:1")
        terminal.type(stack.sandbox.url)
        terminal.expect("Settings written")
        # No systemd here: the service is started again by hand, as setup asks of whoever runs without one.
        stack.daemon.stop()
        stack.start_daemon()
        terminal.expect("Password: ")
        terminal.type_unseen(stack.sandbox.password)
        terminal.expect("Return address")
        terminal.type("")
        terminal.expect(f"lp -d {QUEUE}")
        assert terminal.ended() == 0
    assert stack.json("printer", "list")[0]["faults"] == []


@root_only
def test_setup_is_for_root(shared):
    done = shared.clickpost("setup", "--sandbox", user=shared.user, check=False)
    assert done.returncode == 77, done
    assert os.geteuid() == 0
