"""Seeing and steering with the built programs: why, send again, drain and resume, and the figures."""

import json
import re
import socket
import time
import urllib.request

import documents
import ipp
from processes import wait_for

JAN = ["Jan Peeters", "Kerkstraat 12", "9000 Gent"]
NEXT = {"fr_BE.UTF-8": "Ensuite", "nl_BE.UTF-8": "Daarna", "de_BE.UTF-8": "Als Nächstes", "en_GB.UTF-8": "Next"}


def letter(stack, name):
    return documents.write_pdf(stack.inputs / f"{name}.pdf", documents.letter(JAN, 1, f"steering {name}"))


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


def why(stack, number) -> dict:
    return json.loads(stack.clickpost("why", str(number), "--json").stdout)


def test_sent_again_and_why(stack):
    path = letter(stack, "again")
    number = stack.lp(path)
    stack.posted(number)
    told = why(stack, number)
    assert told["next"]["step"] == "nothing" and [one["state"] for one in told["timeline"]][-1] == "posted", told
    for locale, word in NEXT.items():
        text = stack.clickpost("why", str(number), environment={"LANG": locale}).stdout
        assert f"\n{word}: " in text, text

    unconfirmed = stack.clickpost("send-again", str(number), check=False)
    assert unconfirmed.returncode == 64 and "--yes" in unconfirmed.stderr
    stack.clickpost("send-again", "--yes", str(number), user=stack.users[0])
    both = stack.submissions(number)
    assert sorted(one["sendAgain"] for one in both) == [0, 1] and len({one["id"] for one in both}) == 2
    stack.idle()
    stack.sandbox.produce()
    wait_for("the second one is not posted", lambda: {one["state"] for one in stack.submissions(number)} == {"posted"})
    assert any(entry.get("reason", {}).get("code") == "job.sent-again" for entry in why(stack, number)["timeline"])
    stack.expect(path, [1], JAN, count=2)
    stack.prove()


def test_drained_over_a_restart(own_stack):
    stack = own_stack()
    assert stack.clickpost("drain", "--wait").returncode == 0
    path = letter(stack, "drained")
    number = stack.lp(path)
    stack.processing(number)
    stack.daemon.stop()
    stack.start_daemon()
    time.sleep(1)
    assert stack.job(number)["job-state"] == ipp.PROCESSING and not stack.submissions(number)
    assert stack.status()["drain"]["underWay"] == 0
    stack.clickpost("resume")
    stack.completed(number, 30)
    stack.expect(path, [1], JAN)
    stack.posted(number)
    stack.prove()


def test_figures_on_loopback_name_nobody(own_stack):
    port = free_port()
    stack = own_stack(settings={"local.metrics-port": port})
    path = letter(stack, "figures")
    number = stack.lp("-t", "Quetzalcoatl", path)
    stack.posted(number)
    stack.expect(path, [1], JAN)
    stack.prove()
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=10) as answer:
        assert answer.headers["Content-Type"].startswith("text/plain; version=0.0.4")
        text = answer.read().decode()
    figures = dict(line.rsplit(" ", 1) for line in text.splitlines() if not line.startswith("#"))
    assert figures["clickpost_committed_total"] == "1" and figures["clickpost_accepted_total"] == "1", text
    assert figures['clickpost_submissions{state="posted"}'] == "1"
    assert int(figures["clickpost_uploaded_bytes_total"]) == path.stat().st_size
    # Nothing else is on that port, and neither it nor the journal tells of the letter.
    for target in ("/", "/v1/status", "/v1/submissions"):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}{target}", timeout=10)
            raise AssertionError(f"{target} answers")
        except urllib.error.HTTPError as error:
            assert error.code == 404
    journal = stack.daemon.tail(10_000)
    for secret in ("Quetzalcoatl", "Peeters", "Kerkstraat", "9000"):
        assert secret not in text and secret not in journal, secret
    # `level: part: message name=value …`: what reads the journal finds the same names in each line.
    known = set("account allowed answer cause class code count detail documents former installation job letters level method "
                "export outcome questioned queue rebuilt route signal socket state status submission submissions uid word".split())
    for line in journal.splitlines():
        if "sl-service" in line or "sl-graceful" in line:
            continue  # The service library's own, at debug.
        for name in re.findall(r" ([a-z-]+)=", line):
            assert name in known, line
