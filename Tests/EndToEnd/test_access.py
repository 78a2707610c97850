"""Who may do what, and what is written where others read."""

import os
import stat

import documents
import ipp
from conftest import root_only
from stack import QUEUE

HILDE = ["Hildegard Vandenbroucke", "Zonneblommenlaan 88", "8500 Kortrijk"]
SECRET = "Dossier Quetzalcoatl"


def letter(stack, name):
    return documents.write_pdf(stack.inputs / f"{name}.pdf", documents.letter(HILDE, 1, f"access {name}"))


@root_only
def test_another_users_name_is_refused(stack):
    path = letter(stack, "boss")
    done = stack.program("lp", "-U", "boss", "-d", QUEUE, path, user=stack.user, check=False)
    assert done.returncode != 0, done.stdout
    done = stack.program("lp", "-U", stack.users[1], "-d", QUEUE, path, user=stack.user, check=False)
    assert done.returncode != 0, done.stdout
    stack.prove()


@root_only
def test_others_jobs_are_neither_seen_nor_steered(stack):
    path = letter(stack, "others")
    number = stack.lp("-o", "ClickpostReview=Hold", "-t", SECRET, path)
    stack.completed(number)
    stack.reach(number, "held")
    submission = stack.submissions(number)[0]["id"]
    other = stack.users[1]
    assert stack.json("jobs", "--all", user=other)["submissions"] == []
    for key in (str(number), submission):
        for verb in ("show", "release", "hold", "cancel"):
            done = stack.clickpost(verb, key, user=other, check=False)
            assert done.returncode != 0, f"{verb}: {done.stdout}"
            assert HILDE[0] not in done.stdout + done.stderr and SECRET not in done.stdout + done.stderr
    assert stack.state(number) == "held"
    assert [one["id"] for one in stack.json("jobs", "--all", user=stack.user)["submissions"] if one["job"] == number] == [submission]
    stack.clickpost("cancel", str(number), user=stack.user)
    assert stack.state(number) == "cancelled"
    stack.prove()


@root_only
def test_lp_may_only_submit(stack):
    """CUPS runs every filter and backend as lp: none of them may read or steer what others print."""
    path = letter(stack, "lp")
    number = stack.lp("-o", "ClickpostReview=Hold", path)
    stack.completed(number)
    for arguments in (("jobs",), ("show", str(number)), ("cancel", str(number)), ("release", str(number)),
                      ("printer", "remove", QUEUE), ("login", "--user", "thief")):
        done = stack.clickpost(*arguments, user="lp", check=False, input="password\n")
        assert done.returncode != 0, f"{arguments}: {done.stdout}"
        assert HILDE[0] not in done.stdout + done.stderr
    assert stack.state(number) == "held"
    stack.clickpost("cancel", str(number))
    stack.prove()


@root_only
def test_a_made_up_job_is_not_believed(stack):
    """lp, or whoever runs as it, hands over what cupsd does not know: nothing of it is posted."""
    import uuid
    path = letter(stack, "forged")
    key = str(uuid.uuid4())
    content = path.read_bytes()
    for target, data, kind in ((f"/v1/handovers/{key}/documents/1", content, "application/pdf"),
                               (f"/v1/handovers/{key}", b"{}", "application/json"),
                               (f"/v1/handovers/{key}/received", b"", "application/json")):
        stack.program("curl", "-s", "--unix-socket", stack.socket, "-X", "POST" if target.endswith("received") else "PUT",
                      "-H", f"Content-Type: {kind}", "--data-binary", "@-", f"http://localhost{target}", user="lp",
                      input=data.decode("latin-1"), check=False)
    assert key not in stack.clickpost("jobs", "--all", "--json").stdout
    stack.prove()


@root_only
def test_ordinary_users_do_not_administer(stack):
    for arguments in (("login", "--user", "thief"), ("printer", "add", "Mine"), ("printer", "remove", QUEUE)):
        done = stack.clickpost(*arguments, user=stack.user, check=False, input="password\n")
        assert done.returncode != 0, f"{arguments}: {done.stdout}"
    assert ipp.printer(stack.server, QUEUE)["printer-is-accepting-jobs"] == [True]


def test_no_personal_data_in_logs_and_messages(stack):
    good, bad = letter(stack, "logs"), stack.inputs / "logs-bad.pdf"
    documents.write_pdf(bad, documents.letter(HILDE, 1, "access logs", documents.US_LETTER))
    done = stack.lp("-t", SECRET, good)
    stack.completed(done)
    refused = stack.lp("-t", SECRET, bad)
    reason = stack.refused(refused)
    stack.expect(good, [1], HILDE)
    stack.posted(done)
    stack.prove()
    written = {"the refusal": reason, "the printer": str(ipp.printer(stack.server, QUEUE)),
               "the daemon's log": stack.daemon.text(), "cupsd's log": stack.error_log()}
    for place, text in written.items():
        assert text, f"{place} is empty: nothing was looked at"
        for word in ("Hildegard", "Vandenbroucke", "Zonneblommenlaan", "Kortrijk"):
            assert word not in text, f"{word} stands in {place}"
    assert SECRET not in stack.daemon.text() and SECRET not in reason


def test_the_spool_is_closed(stack):
    number = stack.lp("-o", "ClickpostReview=Hold", letter(stack, "spool"))
    stack.completed(number)
    seen = 0
    for folder, _, files in os.walk(stack.spool):
        for path in [folder] + [os.path.join(folder, name) for name in files]:
            mode = os.lstat(path).st_mode
            assert not mode & (stat.S_IRWXG | stat.S_IRWXO) or folder != str(stack.spool) and not stat.S_ISDIR(mode) \
                and not os.stat(stack.spool).st_mode & 0o077, f"{path} is open to others: {oct(mode)}"
            seen += 1
    assert seen > 3
    credentials = stack.spool / "credentials" / "default"
    assert stat.S_IMODE(os.stat(credentials).st_mode) == 0o600
    stack.clickpost("cancel", str(number))
    stack.prove()


def test_a_waiting_jobs_uuid_cannot_be_taken(stack):
    """cupsd lets a sender choose his job's uuid and shows everyone those of others: the job that had it first keeps it."""
    path = letter(stack, "waiting")
    waiting = stack.lp("-H", "hold", path)
    uuid = stack.job(waiting)["job-uuid"]
    taker = stack.lp("-o", f"job-uuid={uuid}", letter(stack, "taker"), user=stack.users[1])
    assert stack.job(taker)["job-uuid"] == uuid, "cupsd no longer takes a sender's uuid"
    assert "job-uuid" in stack.refused(taker)
    stack.program("lp", "-i", f"{QUEUE}-{waiting}", "-H", "resume", user=stack.user)
    stack.completed(waiting)
    stack.expect(path, [1], HILDE, sender=stack.user)
    # And once it is sent, nobody's is taken for it.
    assert stack.refused(stack.lp("-o", f"job-uuid={uuid}", letter(stack, "late"), user=stack.users[1]))
    stack.prove()
