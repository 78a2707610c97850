"""Cancelling at every stage: what is cancelled is not posted, what came too late is posted once and said to be."""

import time

import documents
import ipp
from processes import wait_for

JAN = ["Jan Peeters", "Kerkstraat 12", "9000 Gent"]
MIB = 1 << 20


def letter(stack, name, pages=1):
    return documents.write_pdf(stack.inputs / f"{name}.pdf", documents.letter(JAN, pages, f"cancel {name}"))


def large(stack, name, mib):
    """Pages of noise behind the letter's first page, about `mib` MiB."""
    pages = documents.letter(JAN, 1, f"cancel {name}")
    pages += [documents.Page([(25, 30, 11, f"{name} {k}")], noise=1182) for k in range(mib // 4)]
    return documents.write_pdf(stack.inputs / f"{name}.pdf", pages)


def test_before_printing_began(stack):
    number = stack.lp("-H", "hold", letter(stack, "held-job"))
    stack.program("cancel", str(number), user=stack.user)
    assert stack.ended(number)["job-state"] == ipp.CANCELED
    assert not stack.submissions(number)
    stack.prove()


def test_while_the_daemon_is_away(own_stack):
    stack = own_stack(wait=30)
    stack.daemon.stop()
    number = stack.lp(letter(stack, "away"))
    stack.processing(number)
    time.sleep(0.5)
    started = time.monotonic()
    stack.program("cancel", str(number), user=stack.user)
    assert stack.ended(number)["job-state"] == ipp.CANCELED
    assert time.monotonic() - started < 5, "the waiting backend did not mind the cancellation"
    stack.start_daemon()
    assert not stack.submissions(number)
    stack.prove()


def test_during_the_hand_over(own_stack):
    stack = own_stack()
    number = stack.lp("-o", "ClickpostEnvelope=C4", large(stack, "during", 80))
    incoming = stack.spool / "incoming"
    wait_for("no bytes arrive at the daemon", lambda: incoming.exists() and any(
        entry.stat().st_size > MIB for entry in incoming.iterdir()), pause=0.002)
    stack.daemon.freeze()
    try:
        stack.program("cancel", str(number), user=stack.user)
        assert stack.ended(number)["job-state"] == ipp.CANCELED
    finally:
        stack.daemon.thaw()
    time.sleep(1)
    stack.idle()
    assert stack.state(number) in (None, "cancelled")
    stack.prove()


def test_between_the_answer_and_its_receipt(own_stack):
    """The daemon is stopped for a moment at the very end of the hand-over: whatever was reached, cupsd's word decides."""
    stack = own_stack()
    outcomes = set()
    for attempt in range(12):
        number = stack.lp(letter(stack, f"race {attempt}"))
        time.sleep(0.02 * attempt)
        stack.program("cancel", str(number), user=stack.user, check=False)
        job = stack.ended(number)
        outcomes.add(job["job-state"])
        if job["job-state"] == ipp.COMPLETED:
            stack.expect(stack.inputs / f"race {attempt}.pdf", [1], JAN)
        else:
            wait_for(f"job {number} was cancelled in CUPS, but is {stack.state(number)}",
                     lambda number=number: stack.state(number) in (None, "cancelled"), 10)
    assert ipp.CANCELED in outcomes
    stack.prove()


def test_after_acceptance(stack):
    number = stack.lp(letter(stack, "accepted"))
    stack.completed(number)
    stack.reach(number, "committed")
    answer = stack.json("cancel", str(number), user=stack.user)
    assert answer["outcome"] == "cancelled", answer
    stack.reach(number, "cancelled")
    stack.prove()


def test_before_the_upload(own_stack):
    stack = own_stack()
    stack.sandbox.stop()
    number = stack.lp(letter(stack, "before-upload"))
    stack.completed(number)
    answer = stack.json("cancel", str(number), user=stack.user)
    assert answer["outcome"] == "cancelled", answer
    stack.sandbox.start()
    time.sleep(1)
    assert stack.state(number) == "cancelled"
    stack.prove()


def test_too_late(stack):
    path = letter(stack, "late")
    number = stack.lp(path)
    stack.completed(number)
    stack.reach(number, "committed")
    stack.sandbox.into_production()
    done = stack.clickpost("cancel", str(number), "--json", user=stack.user, check=False)
    assert done.returncode == 1 and '"too-late"' in done.stdout, f"{done.returncode} {done.stdout} {done.stderr}"
    stack.expect(path, [1], JAN)
    stack.posted(number)
    stack.prove()


def test_while_the_commit_has_no_answer(own_stack):
    """The platform has it, but the daemon cannot know: “cancelled” is said only with the platform's word."""
    stack = own_stack()
    stack.sandbox.fault("PUT", "/v1/submissions/", lost=True, count=1)
    stack.sandbox.fault("GET", "/v1/submissions/", close=True)
    stack.sandbox.fault("DELETE", "/v1/submissions/", close=True)
    number = stack.lp(letter(stack, "no-answer"))
    stack.completed(number)
    wait_for("no commit", lambda: stack.sandbox.requests("PUT /v1/submissions/"))
    done = stack.clickpost("cancel", str(number), "--json", user=stack.user, check=False)
    assert '"not-yet-known"' in done.stdout and done.returncode == 3, f"{done.returncode} {done.stdout} {done.stderr}"
    stack.sandbox.heal()
    stack.reach(number, "cancelled")
    stack.prove()
