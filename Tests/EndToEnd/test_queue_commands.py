"""The queue as a whole, and its audit log, with the built programs: moved to another machine, verified, followed line by line."""

import hashlib
import json
import shutil
import sqlite3
import time

import documents

JAN = ["Jan Peeters", "Kerkstraat 12", "9000 Gent"]


def letter(stack, name):
    return documents.write_pdf(stack.inputs / f"{name}.pdf", documents.letter(JAN, 1, f"moving {name}"))


def alarms(stack) -> list:
    return [alarm["code"] for alarm in stack.status()["alarms"]]


def own(stack, folder):
    """Given to the service's user, as whoever copies an export must do."""
    if stack.daemon_user:
        for path in [folder, *folder.rglob("*")]:
            shutil.chown(path, stack.daemon_user, stack.daemon_user)


def another_machine(stack):
    """The spool is set aside and a fresh one made: another installation with an account of its own, which knows no print queue yet."""
    stack.daemon.stop()
    former = stack.spool.rename(stack.folder / "former")
    stack.spool.mkdir(mode=0o700)
    own(stack, stack.spool)
    stack.start_daemon()
    stack.login()
    return former


def test_a_queue_moves_to_another_machine(own_stack):
    stack = own_stack()
    stack.sandbox.stop()
    path, held, cancelled = (letter(stack, name) for name in ("moved", "held", "cancelled"))
    first = stack.lp(path)
    stack.completed(first)
    second = stack.lp("-o", "ClickpostReview=Hold", held)
    stack.completed(second)
    stack.reach(second, "held")
    third = stack.lp("-o", "ClickpostReview=Hold", cancelled)
    stack.completed(third)
    stack.reach(third, "held")
    stack.clickpost("cancel", str(third))
    before = {one["job"]: one["id"] for one in stack.submissions()}

    unconfirmed = stack.clickpost("queue", "export", "out", check=False)
    assert unconfirmed.returncode == 64 and "--seal" in unconfirmed.stderr and "spool.sealed" not in alarms(stack)
    told = stack.json("queue", "export", "out", "--seal")
    assert told["submissions"] == 3 and told["open"] == 2, told
    assert "spool.sealed" in alarms(stack)

    former = another_machine(stack)
    shutil.copytree(former / "exports" / "out", stack.spool / "imports" / "out")
    own(stack, stack.spool / "imports" / "out")
    took = stack.json("queue", "import", "out")
    assert took["imported"] == 3 and took["already"] == 0 and not took["damaged"], took
    again = stack.json("queue", "import", "out")
    assert again["imported"] == 0 and again["already"] == 3, again
    assert {one["job"]: one["id"] for one in stack.submissions()} == before, "the ids stay"
    assert stack.state(second) == "held" and stack.state(third) == "cancelled"

    stack.sandbox.start()
    stack.expect(path, [1], JAN)
    stack.posted(first, 30)
    stack.clickpost("release", str(second))
    stack.expect(held, [1], JAN)
    stack.posted(second)
    stack.prove()

    # The former machine is started once more, by mistake: sealed is for ever, nothing of it is sent again.
    stack.daemon.stop()
    shutil.rmtree(stack.spool)
    former.rename(stack.spool)
    seen, posted = stack.sandbox.requests("PUT /v1/submissions/"), len(stack.sandbox.ledger())
    stack.start_daemon()
    # Nothing tells that it will not send: many times what it takes to send a letter here.
    time.sleep(1.5)
    assert "spool.sealed" in alarms(stack)
    stack.sandbox.produce()
    assert stack.sandbox.requests("PUT /v1/submissions/") == seen and len(stack.sandbox.ledger()) == posted


def test_an_export_damaged_on_its_way_is_named(own_stack):
    stack = own_stack()
    stack.sandbox.stop()
    number = stack.lp(letter(stack, "on its way"))
    stack.completed(number)
    identity = stack.submissions(number)[0]["id"]
    stack.clickpost("queue", "export", "out", "--seal")
    former = another_machine(stack)
    target = stack.spool / "imports" / "out"
    shutil.copytree(former / "exports" / "out", target)
    document = next(path for path in target.rglob("1.*") if path.is_file() and path.stat().st_size > 500)
    flip(document)
    own(stack, target)
    done = stack.clickpost("queue", "import", "out", "--json", check=False)
    assert done.returncode == 1 and json.loads(done.stdout)["damaged"] == [identity], done
    stack.sandbox.start()
    # What comes after it is posted: delivery was at work, and left it.
    path = letter(stack, "beside")
    stack.add_queue()
    beside = stack.lp(path)
    stack.expect(path, [1], JAN)
    stack.posted(beside, 30)
    assert stack.state(number) in (None, "held")
    stack.prove()


def flip(path):
    """One bit, and the length as it was."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def test_verify_finds_a_flipped_bit_and_nothing_of_it_is_sent(own_stack):
    stack = own_stack()
    stack.sandbox.stop()
    whole, damaged = stack.lp(letter(stack, "whole")), stack.lp(letter(stack, "damaged"))
    for number in (whole, damaged):
        stack.completed(number)
    assert stack.json("queue", "verify")["documents"] == 2
    identity = stack.submissions(damaged)[0]["id"]
    flip(next((stack.spool / "documents" / identity).glob("1.*")))
    done = stack.clickpost("queue", "verify", "--json", check=False)
    assert done.returncode == 1 and json.loads(done.stdout)["damaged"] == [identity], done
    found = stack.submissions(damaged)[0]
    assert (found["state"], found["reason"]["code"]) == ("held", "spool.damaged"), found
    assert "spool.damaged" in alarms(stack)
    assert any(entry.name.startswith(identity) for entry in (stack.spool / "quarantine").iterdir())
    stack.sandbox.start()
    stack.expect(stack.inputs / "whole.pdf", [1], JAN)
    stack.posted(whole, 30)
    assert stack.state(damaged) == "held"
    stack.prove()


# The audit log


def followed(text: str) -> list:
    """The lines of an export, each one's hash and its link to the one before computed here."""
    entries, previous = [], "0" * 64
    for number, line in enumerate(text.splitlines(), start=1):
        entry, tail = line.rsplit(',"hash":"', 1)
        told = json.loads(line)
        assert tail == told["hash"] + '"}' and hashlib.sha256((entry + "}").encode()).hexdigest() == told["hash"]
        assert told["number"] == number and told["previous"] == previous, told
        previous = told["hash"]
        entries.append(told)
    return entries


def test_the_audit_log_tells_who_did_what(own_stack):
    stack = own_stack()
    held, posted = stack.lp("-o", "ClickpostReview=Hold", letter(stack, "audit held")), stack.lp("-t", "Quetzalcoatl", letter(stack, "audit"))
    for number in (held, posted):
        stack.completed(number)
    stack.expect(stack.inputs / "audit.pdf", [1], JAN)
    stack.posted(posted)
    stack.reach(held, "held")
    stack.clickpost("cancel", str(held), user=stack.user)
    report = stack.json("audit", "verify")
    text = stack.clickpost("audit", "export").stdout
    entries = followed(text)
    assert report["lines"] == len(entries) and report["head"] == entries[-1]["hash"] and not report["damage"]
    assert [entry["action"] for entry in entries].count("accept") == 2
    cancel = next(entry for entry in entries if entry["action"] == "cancel")
    assert cancel["user"] == stack.user and cancel["submission"] == stack.submissions(held)[0]["id"]
    for secret in ("Quetzalcoatl", "Peeters", "Kerkstraat"):
        assert secret not in text
    assert stack.clickpost("audit", "export", "--after", "1").stdout == "".join(text.splitlines(keepends=True)[1:])
    if stack.daemon_user:
        # Administrators alone.
        assert stack.clickpost("audit", "export", user=stack.user, check=False).returncode != 0
    stack.prove()


def without_triggers(database):
    """The database refuses a change; who can write the file can have it made all the same."""
    for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'").fetchall():
        database.execute(f"DROP TRIGGER {name}")


DAMAGES = {
    "edited": ("UPDATE audit SET entry = replace(entry, '\"accept\"', '\"cancel\"') WHERE number = 1", 1),
    "removed": ("DELETE FROM audit WHERE number = 2", 3),
    "truncated": ("DELETE FROM audit WHERE number >= 3", 3),
}


def test_damage_to_the_audit_log_is_named(own_stack):
    stack = own_stack()
    for count in range(3):
        number = stack.lp("-o", "ClickpostReview=Hold", letter(stack, f"damage {count}"))
        stack.completed(number)
        stack.reach(number, "held")
        stack.clickpost("cancel", str(number))
    assert stack.json("audit", "verify")["lines"] >= 6
    file = stack.spool / "queue.sqlite"
    stack.daemon.stop()
    sound = file.read_bytes()
    for kind, (statement, line) in DAMAGES.items():
        database = sqlite3.connect(file)
        without_triggers(database)
        assert database.execute(statement).rowcount > 0
        database.commit()
        database.close()
        stack.start_daemon()
        done = stack.clickpost("audit", "verify", "--json", check=False)
        damage = json.loads(done.stdout)["damage"]
        assert done.returncode == 1 and {"kind": kind, "number": line} in damage, f"{kind}: {damage}"
        assert "audit.damaged" in alarms(stack), kind
        text = stack.clickpost("audit", "verify", check=False, environment={"LANG": "en_GB.UTF-8"}).stdout
        assert f"{line}: " in text, text
        stack.daemon.stop()
        file.write_bytes(sound)
    stack.start_daemon()
    assert stack.json("audit", "verify")["damage"] == [] and "audit.damaged" not in alarms(stack)
    stack.prove()
