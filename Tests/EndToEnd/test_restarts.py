"""Daemon and cupsd stopped, killed and restarted at bad moments: nothing is lost, nothing is posted twice."""

import time

import documents
import ipp
from processes import run, wait_for
from stack import QUEUE

JAN = ["Jan Peeters", "Kerkstraat 12", "9000 Gent"]
MIB = 1 << 20


def letter(stack, name, pages=1):
    return documents.write_pdf(stack.inputs / f"{name}.pdf", documents.letter(JAN, pages, f"restart {name}"))


def large(stack, name, mib):
    pages = documents.letter(JAN, 1, f"restart {name}")
    pages += [documents.Page([(25, 30, 11, f"{name} {k}")], noise=1182) for k in range(mib // 4)]
    return documents.write_pdf(stack.inputs / f"{name}.pdf", pages), len(pages)


def envelope_for(pages):
    return "us" if pages <= 6 else "c5" if pages <= 8 else "c4"


def test_daemon_away_while_printing(own_stack):
    """Longer than the backend waits at a time: the job is tried again until the daemon is there, and is not lost."""
    stack = own_stack(wait=1)
    stack.daemon.stop()
    first, second = letter(stack, "away-1", 2), letter(stack, "away-2")
    numbers = [stack.lp(first), stack.lp(second)]
    time.sleep(5)
    assert stack.job(numbers[0])["job-state"] in (ipp.PENDING, ipp.PROCESSING), stack.job(numbers[0])
    assert ipp.printer(stack.server, QUEUE)["printer-state"] != [5]
    stack.start_daemon()
    for number in numbers:
        stack.completed(number, 30)
    stack.expect(first, [1, 2], JAN)
    stack.expect(second, [1], JAN)
    stack.prove()


def test_cupsd_restarted_while_the_daemon_is_away(own_stack):
    stack = own_stack(wait=20)
    stack.daemon.stop()
    path = letter(stack, "waiting")
    number = stack.lp(path)
    stack.processing(number)
    time.sleep(0.3)
    stack.restart_cups()
    stack.start_daemon()
    stack.completed(number, 30)
    stack.expect(path, [1], JAN)
    stack.prove()


def test_cupsd_restarted_during_the_hand_over(own_stack):
    stack = own_stack()
    path, pages = large(stack, "hand-over", 60)
    number = stack.lp("-o", "ClickpostEnvelope=C4", path)
    incoming = stack.spool / "incoming"
    wait_for("no bytes arrive at the daemon", lambda: incoming.exists() and any(
        entry.stat().st_size > MIB for entry in incoming.iterdir()), pause=0.002)
    stack.restart_cups()
    stack.completed(number, 40)
    stack.expect(path, range(1, pages + 1), JAN, envelope="c4")
    assert len(stack.submissions(number)) == 1
    stack.prove()


def test_cupsd_killed_at_any_moment(own_stack):
    stack = own_stack()
    for attempt in range(6):
        path = letter(stack, f"killed {attempt}")
        number = stack.lp(path)
        time.sleep(0.03 * attempt)
        run("kill", "-KILL", str(stack.cups_pid))
        wait_for("cupsd is gone", lambda: run("kill", "-0", str(stack.cups_pid), check=False).returncode != 0)
        stack.start_cups()
        job = stack.ended(number, 30)
        assert job["job-state"] == ipp.COMPLETED, job
        stack.expect(path, [1], JAN)
    stack.prove()


def test_job_restarted_by_hand_is_not_posted_again(own_stack):
    stack = own_stack()
    keep_job_files(stack)
    path = letter(stack, "again")
    number = stack.lp(path)
    stack.completed(number)
    stack.expect(path, [1], JAN)
    stack.posted(number)
    stack.program("lp", "-i", f"{QUEUE}-{number}", "-H", "restart", user=stack.user)
    wait_for("the restarted job does not run", lambda: stack.error_log().count(f"[Job {number}] Started backend") >= 2)
    stack.ended(number)
    time.sleep(0.5)
    assert len(stack.submissions(number)) == 1
    stack.prove()


def test_job_restarted_before_it_was_posted(own_stack):
    stack = own_stack()
    keep_job_files(stack)
    stack.sandbox.stop()
    path = letter(stack, "again-early")
    number = stack.lp(path)
    stack.completed(number)
    stack.program("lp", "-i", f"{QUEUE}-{number}", "-H", "restart", user=stack.user)
    wait_for("the restarted job does not run", lambda: stack.error_log().count(f"[Job {number}] Started backend") >= 2)
    stack.ended(number)
    stack.sandbox.start()
    stack.expect(path, [1], JAN)
    stack.prove()


def keep_job_files(stack):
    """As Debian's cupsd does by default: only then can a finished job be restarted."""
    configuration = stack.cups / "cupsd.conf"
    configuration.write_text(configuration.read_text().replace("PreserveJobFiles No", "PreserveJobFiles Yes"))
    run("kill", "-HUP", str(stack.cups_pid))
    time.sleep(0.5)
    wait_for("cupsd does not answer", lambda: stack.program("lpstat", "-r", check=False).stdout.startswith("scheduler is running"))


def test_daemon_killed_during_the_upload(own_stack):
    stack = own_stack()
    path, pages = large(stack, "upload", 40)
    # Chunks reach the platform, then the line stalls: the kill comes while bytes are on their way.
    stack.sandbox.fault("PATCH", "/v1/uploads", skip=2, count=1, cut=3 * MIB)
    stack.sandbox.fault("PATCH", "/v1/uploads", delay=3)
    number = stack.lp("-o", "ClickpostEnvelope=C4", path)
    stack.completed(number, 30)
    wait_for("no bytes reach the platform", lambda: stack.sandbox.received() > 9 * MIB)
    stack.daemon.kill()
    before = stack.sandbox.received()
    stack.sandbox.heal()
    stack.start_daemon()
    stack.expect(path, range(1, pages + 1), JAN, envelope="c4")
    stack.reach(number, "committed", seconds=40)
    assert before > 8 * MIB
    assert stack.sandbox.requests("POST /v1/uploads") == 1, "an upload was begun anew instead of continued"
    stack.prove()


def test_daemon_killed_at_any_moment(own_stack):
    """From the print to the receipt: after each kill the daemon goes on where it was."""
    stack = own_stack(wait=20)
    for attempt in range(8):
        path = letter(stack, f"daemon-killed {attempt}", 2)
        number = stack.lp(path)
        time.sleep(0.04 * attempt)
        stack.daemon.kill()
        stack.start_daemon()
        stack.completed(number, 30)
        stack.expect(path, [1, 2], JAN)
        stack.reach(number, "committed", seconds=30)
    stack.prove()


def test_sandbox_killed_at_any_moment(own_stack):
    stack = own_stack()
    for attempt in range(5):
        path = letter(stack, f"platform-killed {attempt}", 2)
        number = stack.lp(path)
        time.sleep(0.05 * attempt)
        stack.sandbox.kill()
        stack.sandbox.start()
        stack.completed(number, 30)
        stack.expect(path, [1, 2], JAN)
    stack.prove()
