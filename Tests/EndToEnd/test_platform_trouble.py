"""The platform away, slow, lying or someone else: letters wait, and each is posted once."""

import time

import documents
from processes import wait_for

JAN = ["Jan Peeters", "Kerkstraat 12", "9000 Gent"]


def letter(stack, name, pages=1):
    return documents.write_pdf(stack.inputs / f"{name}.pdf", documents.letter(JAN, pages, f"trouble {name}"))


def trouble(stack):
    found = stack.status()["platform"].get("trouble")
    return found and found["code"]


def test_platform_away(own_stack):
    stack = own_stack()
    stack.sandbox.stop()
    paths = [letter(stack, f"away {k}") for k in range(3)]
    for path in paths:
        number = stack.lp(path)
        stack.completed(number)
        stack.expect(path, [1], JAN)
    wait_for("the outage is not shown", lambda: trouble(stack) == "platform.unreachable")
    time.sleep(2)
    assert {one["state"] for one in stack.submissions()} <= {"queued", "uploading"}
    stack.sandbox.start()
    stack.prove()
    wait_for(lambda: f"the end of the outage is not shown: {trouble(stack)}", lambda: trouble(stack) is None, 10)


def test_platform_away_over_a_restart_of_the_daemon(own_stack):
    stack = own_stack()
    stack.sandbox.stop()
    path = letter(stack, "away-restart")
    stack.completed(stack.lp(path))
    stack.daemon.stop()
    stack.start_daemon()
    stack.sandbox.start()
    stack.expect(path, [1], JAN)
    stack.prove()


def test_answer_to_the_commit_lost(own_stack):
    stack = own_stack()
    stack.sandbox.fault("PUT", "/v1/submissions/", count=1, lost=True)
    path = letter(stack, "lost")
    number = stack.lp(path)
    stack.completed(number)
    stack.expect(path, [1], JAN)
    stack.posted(number)
    stack.prove()


def test_answer_to_the_commit_lost_and_the_daemon_killed(own_stack):
    stack = own_stack()
    stack.sandbox.fault("PUT", "/v1/submissions/", count=1, lost=True)
    stack.sandbox.fault("GET", "/v1/submissions/", close=True)
    path = letter(stack, "lost-killed")
    number = stack.lp(path)
    stack.completed(number)
    wait_for("no commit", lambda: stack.sandbox.requests("PUT /v1/submissions/"))
    stack.daemon.kill()
    stack.sandbox.heal()
    stack.start_daemon()
    stack.expect(path, [1], JAN)
    stack.posted(number)
    stack.prove()


def test_answers_to_uploads_lost(own_stack):
    stack = own_stack()
    stack.sandbox.fault("POST", "/v1/uploads", count=1, lost=True)
    stack.sandbox.fault("PATCH", "/v1/uploads", count=1, lost=True)
    path = letter(stack, "lost-uploads", 2)
    number = stack.lp(path)
    stack.completed(number)
    stack.expect(path, [1, 2], JAN)
    stack.posted(number)
    stack.prove()


def test_other_bytes_arrived(own_stack):
    """The platform finds out at the commit: the documents go up again by themselves, as new uploads."""
    stack = own_stack()
    stack.sandbox.fault("PUT", "/v1/submissions/", answer={"status": 503})
    path = letter(stack, "altered", 2)
    number = stack.lp(path)
    stack.completed(number)
    stack.expect(path, [1, 2], JAN)
    wait_for("no commit", lambda: stack.sandbox.requests("PUT /v1/submissions/"))
    uploads = [entry for entry in (stack.sandbox.folder / "uploads").rglob("*") if entry.is_file()]
    assert len(uploads) == 1
    with open(uploads[0], "r+b") as file:
        first = file.read(1)
        file.seek(0)
        file.write(bytes([first[0] ^ 1]))
    stack.sandbox.heal()
    shown = stack.posted(number)
    causes = [one["reason"]["code"] for one in shown["timeline"] if one.get("reason")]
    assert causes.count("upload.digest") == 1, causes
    assert stack.sandbox.requests("POST /v1/uploads") == 2
    stack.prove()


def test_wrong_certificates(own_stack):
    stack = own_stack()
    seen = stack.sandbox.requests()
    for kind in ("unknown-authority", "wrong-name", "expired"):
        stack.sandbox.certificate(kind)
        # Connections made before would still be trusted.
        stack.daemon.stop()
        stack.start_daemon()
        seen = stack.sandbox.requests()
        path = letter(stack, f"certificate {kind}")
        number = stack.lp(path)
        stack.completed(number)
        wait_for(lambda: f"{kind} is not shown: {trouble(stack)}, {stack.submissions(number)}\n{stack.daemon.tail()}",
                 lambda: trouble(stack) == "platform.certificate")
        time.sleep(1)
        assert stack.sandbox.requests() == seen, f"{kind}: the platform was spoken to"
        assert stack.state(number) in ("queued", "held")
        stack.expect(path, [1], JAN)
        stack.sandbox.certificate("right")
        stack.reach(number, "committed", seconds=20)
    stack.prove()


def test_certificate_expires_while_several_letters_wait(own_stack):
    """The daemon runs on; what it had connected is gone by then, as after a renewal gone wrong on the platform's side."""
    stack = own_stack()
    stack.sandbox.fault("PUT", "/v1/submissions/", close=True)
    numbers = []
    for count in range(4):
        path = letter(stack, f"waiting {count}", pages=1 + count % 2)
        numbers.append(stack.lp(path))
        stack.completed(numbers[-1])
        stack.expect(path, list(range(1, 2 + count % 2)), JAN)
    wait_for("no commit", lambda: stack.sandbox.requests("PUT /v1/submissions/"))
    stack.sandbox.certificate("expired")
    stack.sandbox.heal()
    wait_for(lambda: f"it is not shown: {trouble(stack)}", lambda: trouble(stack) == "platform.certificate", 30)
    seen = stack.sandbox.requests()
    time.sleep(2)
    assert stack.sandbox.requests() == seen, "the platform was spoken to"
    assert {stack.state(number) for number in numbers} <= {"queued", "uploading", "committing", "held"}
    stack.sandbox.certificate("right")
    for number in numbers:
        stack.reach(number, "committed", seconds=20)
    stack.prove()
    wait_for(lambda: f"it is shown still: {trouble(stack)}", lambda: trouble(stack) is None, 10)


def test_captive_portal(own_stack):
    """A page of HTML with status 200 is no receipt."""
    stack = own_stack()
    page = {"status": 200, "headers": {"Content-Type": "text/html"}, "body": "<html>Please sign in</html>"}
    stack.sandbox.fault(count=8, answer=page)
    path = letter(stack, "portal")
    number = stack.lp(path)
    stack.completed(number)
    stack.expect(path, [1], JAN)
    stack.posted(number, 30)
    stack.prove()


def test_busy_platform(own_stack):
    stack = own_stack()
    stack.sandbox.fault(count=6, answer={"status": 503, "headers": {"Retry-After": "1"}, "body": ""})
    path = letter(stack, "busy")
    number = stack.lp(path)
    stack.completed(number)
    stack.expect(path, [1], JAN)
    stack.posted(number, 30)
    stack.prove()


def test_wrong_password_holds_the_account(own_stack):
    stack = own_stack()
    stack.login("wrong")
    path = letter(stack, "password")
    number = stack.lp(path)
    # The token of before may still serve: then it was the account's own.
    stack.completed(number)
    time.sleep(1)
    if stack.state(number) != "committed":
        assert stack.state(number) in ("queued", "held", "uploading")
        stack.login()
        if stack.state(number) == "held":
            stack.clickpost("release", str(number))
    stack.expect(path, [1], JAN)
    stack.reach(number, "committed")
    stack.prove()
