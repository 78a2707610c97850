"""The line between daemon and platform: reset, black hole and trickle at every stage, answers lost, mangled or from somebody else."""

import os

import pytest

import documents
import ipp
from points import side_by_side
from proxy import DOWN, HOLE, RESET, TRICKLE, UP, Break, Proxy, Rule, header, replaced
from rig import JAN, MOVING

WHOLE = os.environ.get("CLICKPOST_TORTURE") == "all"
# The complete lists are mostly waiting: they are gone through on several lines.
LINES = 4 if WHOLE else 1
IMPATIENT = {"platform.connect-timeout": "1 s", "platform.stall-timeout": "1 s", "platform.answer-timeout": "1 s", "delivery.uploads-at-once": 1}


@pytest.fixture
def line(rigs):
    """A rig behind a proxy."""
    proxies = []

    def make(read=False):
        proxy = Proxy()
        proxies.append(proxy)
        users, daemon_user = rigs.people
        from rig import Rig
        rig = Rig(users, daemon_user, settings=IMPATIENT | {"platform.url": proxy.url})
        rigs.made.append(rig)
        rig.sandbox.start()
        proxy.target = rig.sandbox.port
        if read:
            proxy.read_requests(rig.sandbox.authority, rig.folder)
        rig.sandbox.stop()
        rig.start()
        return rig, proxy
    yield make
    for proxy in proxies:
        proxy.close()


def send(rig, title):
    number = rig.print_job(title)
    assert rig.job_end(number) == ipp.COMPLETED
    rig.expect_job(title)
    return number


def arrives(rig, proxy, number, title):
    """Committed at the platform, without a person."""
    try:
        rig.until("", lambda: not any(one["state"] in MOVING for one in rig.found(number)), 30)
    except AssertionError as error:
        raise AssertionError(f"{title} does not arrive: {rig.found(number)}\n{rig.logs_text()}") from error
    state = rig.found(number)[0]
    assert state["state"] in ("committed", "in-production", "posted"), f"{title}: {state}\n{rig.logs_text()}"


def test_connections_broken_at_every_stage(line):
    """Whatever byte of a connection is the last to pass."""
    # A connection of one job: handshake, token, request heads, bodies, answers.
    offsets = {UP: (0, 1, 300, 520, 700, 1000, 1500, 3000, 20_000, 47_000), DOWN: (1, 90, 1200, 1800, 2200, 2600)}
    faults = [Break(kind, direction, after) for direction, many in offsets.items() for after in many for kind in (RESET, HOLE, TRICKLE)]
    if not WHOLE:
        faults = [fault for fault in faults if fault.kind == RESET][::2] + [Break(HOLE, UP, 700), Break(TRICKLE, DOWN, 1800)]
    lines = [line() for _ in range(LINES)]

    def attempt(one, numbered):
        (rig, proxy), (index, fault) = one, numbered
        title = f"broken {index}: {fault.kind} {fault.direction} {fault.after}"
        # The first is for what is new, the second for what is tried again.
        proxy.breaks = [fault, fault]
        arrives(rig, proxy, send(rig, title), title)
        proxy.breaks = []
    side_by_side(lines, enumerate(faults), attempt)
    happened = sum(len(proxy.happened) for _, proxy in lines)
    assert happened >= len(faults), f"{happened} of {len(faults)} happened"
    for rig, _ in lines:
        rig.prove()


def doubled(name, other):
    def edit(head, body):
        value = header(head, name)
        return head[:-2] + f"{name}: {other(value)}\r\n\r\n".encode() + body
    return edit


HTML = b"<html><body>Please sign in to the network</body></html>"


def html(head, body):
    return b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\nConnection: close\r\n\r\n" % len(HTML) + HTML


def too_large(head, body):
    return b"HTTP/1.1 413 Content Too Large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


UPLOADS, SUBMISSIONS = "/v1/uploads", "/v1/submissions/"
STEPS = [("POST", UPLOADS), ("HEAD", UPLOADS), ("PATCH", UPLOADS), ("PUT", SUBMISSIONS), ("GET", SUBMISSIONS), ("POST", "/v1/token"), ("GET", "/v1/events")]


def mangled() -> dict:
    """By name: what is done to which request."""
    found = {}
    for method, path in STEPS:
        for stage in ("request", "body", "answered", "answer"):
            if stage == "body" and method not in ("PATCH", "PUT"):
                continue
            for kind in (RESET, HOLE, TRICKLE):
                found[f"{method} {path} {stage} {kind}"] = Rule(method, path, stage, kind)
        found[f"{method} {path} html"] = Rule(method, path, "edit", edit=html)
        found[f"{method} {path} head cut"] = Rule(method, path, "edit", edit=lambda head, body: head[:len(head) * 2 // 3])
        found[f"{method} {path} head without end"] = Rule(method, path, "edit", edit=lambda head, body: head[:-2])
        found[f"{method} {path} two lengths"] = Rule(method, path, "edit", edit=doubled("content-length", lambda value: int(value or 0) + 7))
        found[f"{method} {path} status twice"] = Rule(method, path, "edit", edit=lambda head, body: head.split(b"\r\n")[0] + b"\r\n" + head + body)
        found[f"{method} {path} body cut"] = Rule(method, path, "edit", edit=lambda head, body: head + body[:len(body) // 2])
    found["two locations"] = Rule("POST", UPLOADS, "edit", edit=doubled("location", lambda value: value + "x"))
    found["two offsets"] = Rule("HEAD", UPLOADS, "edit", edit=doubled("upload-offset", lambda value: "99"))
    return found


# Asked only after a break: the offset after a broken upload, the submission after a lost commit.
BREAK_BEFORE = {("HEAD", UPLOADS): ("PATCH", UPLOADS), ("GET", SUBMISSIONS): ("PUT", SUBMISSIONS)}


def test_requests_and_answers_mangled(line):
    names = mangled()
    if not WHOLE:
        wanted = ("PUT /v1/submissions/ answered reset", "PUT /v1/submissions/ answer hole", "PUT /v1/submissions/ body reset", "PUT /v1/submissions/ html",
                  "PUT /v1/submissions/ head cut", "PUT /v1/submissions/ two lengths", "PATCH /v1/uploads answered reset", "PATCH /v1/uploads body hole",
                  "PATCH /v1/uploads answer trickle", "POST /v1/uploads html", "POST /v1/uploads answered reset", "two locations")
        names = {name: names[name] for name in wanted}
    def attempt(one, named):
        (rig, proxy), (name, rule) = one, named
        broken = BREAK_BEFORE.get((rule.method, rule.path))
        first = [Rule(*broken, "answered", RESET)] if broken else []
        before = len(proxy.happened)
        proxy.rules = [*first, rule]
        arrives(rig, proxy, send(rig, name), name)
        if WHOLE and not name.startswith("POST /v1/token"):
            # Events are followed at their own pace, and after a failure more slowly.
            rig.until(f"{name} did not happen", lambda: len(proxy.happened) > before + len(first), 30)
        proxy.rules = []

    lines = [line(read=True) for _ in range(LINES)]
    side_by_side(lines, names.items(), attempt)
    for rig, _ in lines:
        rig.prove()


def test_refused_in_the_middle_of_the_body(line):
    """413 holds the submission for a person; released, it arrives once."""
    rig, proxy = line(read=True)
    proxy.rules = [Rule("PATCH", UPLOADS, "edit", kind="early", edit=too_large)]
    number = send(rig, "413 in the middle")
    rig.until("not held", lambda: rig.found(number)[0]["state"] not in MOVING, 20)
    assert rig.found(number)[0]["state"] == "held", rig.found(number)
    rig.insist("POST", f"/v1/submissions/{number}/release")
    arrives(rig, proxy, number, "413 in the middle")
    rig.prove()


def test_a_hostile_platform(line):
    """What a platform says that can't be: never believed where a letter could be lost or doubled by it."""
    rig, proxy = line(read=True)

    def offset(value):
        return lambda head, body: replaced(head, "upload-offset", str(value(int(header(head, "upload-offset") or 0)))) + body

    def other_receipt(head, body):
        return with_body(head, body.replace(b"SANDBOX-", b"OTHER-", 1))

    def late(head, body):
        return b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 99999999999\r\nContent-Length: 0\r\n\r\n"

    hostile = {
        "offset back": Rule("PATCH", UPLOADS, "edit", edit=offset(lambda value: 0)),
        "offset beyond the length": Rule("PATCH", UPLOADS, "edit", edit=offset(lambda value: value + 1_000_000)),
        "offset negative": Rule("PATCH", UPLOADS, "edit", edit=offset(lambda value: -5)),
        "location elsewhere": Rule("POST", UPLOADS, "edit", edit=lambda head, body: replaced(head, "location", "https://example.org/v1/uploads/x") + body),
        "conflict for a while": Rule("PATCH", UPLOADS, "edit", count=6,
                                     edit=lambda head, body: b"HTTP/1.1 409 Conflict\r\nContent-Length: 0\r\n\r\n"),
        "retry in three thousand years, commit": Rule("PUT", SUBMISSIONS, "edit", edit=late),
    }
    for name, rule in hostile.items():
        proxy.rules = [rule]
        number = send(rig, name)
        if "three thousand years" in name:
            rig.until("no commit", lambda: proxy.happened[-1] is rule, 20)
            # A person need not wait for it, nor the next start.
            rig.ask("POST", f"/v1/submissions/{number}/retry")
            rig.restart_daemon()
        arrives(rig, proxy, number, name)
        proxy.rules = []
    def other_digest(head, body):
        problem = b'{"type":"urn:clickpost:platform:digest","title":"t","status":422,"detail":"the bytes that arrived are others"}'
        return (b"HTTP/1.1 422 Unprocessable Content\r\nContent-Type: application/problem+json\r\nContent-Length: %d\r\n\r\n" % len(problem)) + problem

    def other_letters(head, body):
        return with_body(head, body.replace(b'"number":3', b'"number":8'))

    # Said of what it has taken all the same: asked about, or held until the platform's own events say that it has it; never sent again.
    for name, edit, code in (("wrong digest", other_digest, None), ("other letters", other_letters, "submission.conflict")):
        proxy.rules = [Rule("PUT", SUBMISSIONS, "edit", edit=edit)]
        before = rig.sandbox.requests("PUT /v1/submissions/")
        number = send(rig, name)
        if code:
            rig.until(lambda: f"{name}: not held: {reasons(rig, number)}", lambda: ("held", code) in reasons(rig, number), 20)
        rig.until(f"{name}: not followed", lambda: rig.found(number)[0]["state"] in ("committed", "in-production", "posted"), 20)
        assert rig.sandbox.requests("PUT /v1/submissions/") == before + 1, name
    # For as long as it lasts it is tried again, with a reason that is shown.
    proxy.rules = [Rule("PATCH", UPLOADS, "edit", kind="early", count=1_000_000, edit=lambda head, body: b"HTTP/1.1 409 Conflict\r\nContent-Length: 0\r\n\r\n")]
    number = send(rig, "conflict for ever")
    before = len(proxy.happened)
    rig.until(lambda: f"no reason is shown: {rig.found(number)}",
              lambda: len(proxy.happened) > before + 8 and (rig.found(number)[0].get("reason") or {}).get("code") == "upload.offset", 40)
    proxy.rules = []
    arrives(rig, proxy, number, "conflict for ever")
    # A second receipt for what already has one is a contradiction: told, and nothing is sent again.
    proxy.rules = [Rule("PUT", SUBMISSIONS, "edit", edit=other_receipt)]
    number = send(rig, "another receipt")
    rig.until("it moves for ever", lambda: rig.found(number)[0]["state"] not in MOVING, 20)
    rig.prove()


def reasons(rig, number) -> list:
    """(state, cause) of each line of a submission's timeline that has a cause."""
    timeline = rig.insist("GET", f"/v1/submissions/{number}")["timeline"]
    return [(one["state"], one["reason"]["code"]) for one in timeline if one.get("reason")]


def with_body(head, body):
    return replaced(head, "content-length", str(len(body))) + body


def test_the_line_cut_again_and_again(line):
    """Every byte that arrived is not sent again."""
    rig, proxy = line()
    pages = documents.letter(JAN, 1, "cut")
    pages += [documents.Page([(25, 30, 11, f"cut {k}")], noise=1182) for k in range(6)]
    path = documents.write_pdf(rig.inputs / "cut.pdf", pages)
    size = path.stat().st_size
    proxy.cut(4_000_000)
    before = proxy.up
    number = rig.lp("-t", "cut", "-o", "ClickpostEnvelope=C5", path)
    assert rig.job_end(number) == ipp.COMPLETED
    arrives(rig, proxy, number, "cut")
    assert proxy.happened.count("cut") >= 4
    sent = proxy.up - before
    print(f"{size} bytes, cut every 4 MB: {sent / size:.3f} of the file at the proxy")
    assert sent <= 1.05 * size, f"{sent} bytes for a file of {size}"
    rig.expect(path, range(1, len(pages) + 1), JAN, envelope="c5")
    rig.prove()
