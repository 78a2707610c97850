"""Backups restored, bytes flipped, two daemons, full disks and clocks that jump: nothing is lost without a word, nothing goes twice."""

import os
import random
import shutil
import time

import pytest

import ipp
import oracle
from points import side_by_side
from processes import PROGRAMS, run
from rig import MOVING

WHOLE = os.environ.get("CLICKPOST_TORTURE") == "all"
# The complete list is mostly waiting: it is gone through on several disks.
DISKS = 4 if WHOLE else 1


@pytest.fixture
def ready(rig):
    rig.begin_point()
    rig.set_up()
    return rig


def accepted(rig, title, expected=True) -> int:
    number = rig.print_job(title)
    assert rig.job_end(number) == ipp.COMPLETED
    if expected:
        rig.expect_job(title)
    return number


def arrived(rig, number, seconds=30):
    rig.until(lambda: f"not at the platform: {rig.found(number)}\n{rig.logs_text()}",
              lambda: [one["state"] for one in rig.found(number)] in (["committed"], ["posted"], ["in-production"]), seconds)


def backup(rig):
    shutil.rmtree(rig.folder / "backup", ignore_errors=True)
    run("cp", "-a", rig.spool, rig.folder / "backup")


def restore(rig, only=None):
    if only:
        for name in ("queue.sqlite", "queue.sqlite-journal", "queue.sqlite-wal", "queue.sqlite-shm"):
            (rig.spool / name).unlink(missing_ok=True)
            if (rig.folder / "backup" / name).exists():
                run("cp", "-a", rig.folder / "backup" / name, rig.spool / name)
        return
    shutil.rmtree(rig.spool)
    run("cp", "-a", rig.folder / "backup", rig.spool)


@pytest.mark.parametrize("only", (None, "database"))
def test_an_old_backup_restored_sends_nothing_again(ready, only):
    """Of before one letter was sent, and of before another was printed."""
    rig = ready
    rig.take_platform_away()
    first = accepted(rig, "before the backup")
    rig.daemon.stop()
    backup(rig)
    rig.bring_platform_back()
    rig.daemon.start()
    arrived(rig, first)
    second = accepted(rig, "after the backup")
    arrived(rig, second)
    rig.sandbox.produce()
    rig.daemon.stop()
    restore(rig, only)
    rig.daemon.start()
    arrived(rig, first)
    time.sleep(1.5)
    rig.idle()
    rig.prove()


def test_a_second_daemon_is_refused(ready):
    rig = ready
    other = rig.folder / "other.toml"
    other.write_text((rig.folder / "clickpost.toml").read_text().replace(str(rig.socket), str(rig.socket) + "2"))
    for configuration in (rig.folder / "clickpost.toml", other):
        done = run(PROGRAMS / "clickpostd", "--config", configuration, user=rig.daemon_user, check=False, seconds=20)
        assert done.returncode != 0 and done.stderr.strip(), done
    accepted(rig, "with a second daemon tried")
    rig.prove()


def flip(path, places):
    with open(path, "r+b") as file:
        for place in places:
            file.seek(place)
            byte = file.read(1)
            file.seek(place)
            file.write(bytes([byte[0] ^ 0x55]))


def settled(rig):
    """Nothing moves, or the daemon has said why it does not run; True where it runs."""
    end = time.monotonic() + 15
    while time.monotonic() < end:
        if not rig.daemon.running:
            return False
        answer = rig.ask("GET", "/v1/submissions")
        if answer and answer[0] == 200 and not any(one["state"] in MOVING for one in answer[1]["submissions"]):
            return True
        if answer and answer[0] >= 500:
            return True
        time.sleep(0.05)
    return True


def test_documents_with_flipped_bytes_are_not_posted(ready):
    rig = ready
    rig.take_platform_away()
    number = accepted(rig, "flipped", expected=False)
    rig.daemon.stop()
    for path in (rig.spool / "documents").rglob("1.*"):
        flip(path, [path.stat().st_size // 2])
    rig.bring_platform_back()
    rig.daemon.start()
    settled(rig)
    rig.sandbox.produce()
    assert rig.sandbox.ledger(rig.judged) == [], "a letter with other bytes was posted"
    state = rig.found(number)[0]
    assert state["state"] == "held", state
    assert rig.ask("GET", "/v1/status")[1]["alarms"], "nobody is told"


def test_a_database_with_flipped_bytes(ready):
    """Told, or of no consequence; never another letter."""
    rig = ready
    rig.take_platform_away()
    accepted(rig, "database flipped", expected=False)
    rig.daemon.stop()
    backup(rig)
    size = (rig.spool / "queue.sqlite").stat().st_size
    chance = random.Random(3)
    told = 0
    for attempt in range(12 if WHOLE else 4):
        restore(rig)
        page = attempt % (size // 4096)
        flip(rig.spool / "queue.sqlite", sorted({page * 4096 + chance.randrange(100 if page == 0 else 0, 4096) for _ in range(60)}))
        rig.bring_platform_back()
        rig.begin()
        rig.daemon.start()
        runs = settled(rig)
        status = rig.ask("GET", "/v1/status")
        told += not runs or status is None or status[0] != 200 or bool(status[1]["alarms"])
        if runs:
            rig.daemon.stop()
        else:
            assert rig.daemon.process.returncode == 1 and "clickpostd:" in rig.daemon.tail(5), rig.daemon.tail()
        rig.sandbox.produce()
        posted = rig.sandbox.ledger(rig.judged)
        if posted:
            rig.expect_job("database flipped")
        report = oracle.compare(rig.sandbox.folder, rig.expected, skip=rig.judged)
        # The platform knows the submission from an earlier attempt: then it is not posted again.
        assert report.ok or not posted, str(report)
        rig.take_platform_away()
    assert told, "no damage was noticed"
    rig.bring_platform_back()


@pytest.fixture
def small_disks(rigs):
    """Makes rigs whose spool is a file system of its own, small enough to be filled."""
    if os.geteuid() != 0:
        pytest.skip("needs root: a file system of its own")
    mounted = []

    def make():
        rig = rigs()
        # Room for the documents of as many jobs as make torture prints on it.
        rig.settings |= {"spool.reserve": "0 KiB"}
        rig.configure()
        rig.begin_point()
        entry = rig.spool.stat()
        options = f"size=6m,mode=0700,uid={entry.st_uid},gid={entry.st_gid}"
        done = run("mount", "-t", "tmpfs", "-o", options, "tmpfs", rig.spool, check=False)
        if done.returncode != 0:
            pytest.skip(f"no tmpfs here: {done.stderr}")
        mounted.append(rig)
        rig.set_up()
        return rig
    yield make
    for rig in mounted:
        rig.daemon.stop()
        run("umount", rig.spool)


def fill(rig, left):
    """Leaves so many bytes."""
    filler = os.open(rig.spool / "filler", os.O_WRONLY | os.O_CREAT)
    try:
        while True:
            os.write(filler, bytes(4096))
    except OSError:
        os.truncate(filler, max(0, os.fstat(filler).st_size - left))
    finally:
        os.close(filler)


def test_a_full_disk_at_every_step(small_disks):
    """Whatever still fitted: the job waits, and is posted once when there is room again."""
    disks = [small_disks() for _ in range(DISKS)]

    def attempt(rig, left):
        title = f"{left} bytes left"
        fill(rig, left)
        number = rig.print_job(title)
        time.sleep(0.8)
        assert rig.job(number)["job-state"] in (ipp.PENDING, ipp.PROCESSING, ipp.COMPLETED), rig.logs_text()
        (rig.spool / "filler").unlink()
        restart_where_it_gave_up(rig)
        assert rig.job_end(number) == ipp.COMPLETED, rig.logs_text()
        rig.expect_job(title)
        arrived(rig, number)
        rig.sandbox.produce()
    side_by_side(disks, range(0, 160_000, 4096 if WHOLE else 28_000), attempt)
    for rig in disks:
        rig.prove()


def test_a_full_disk_when_it_is_to_be_recorded_as_sent(small_disks):
    rig = small_disks()
    for left in (0, 4096, 16_384, 40_960) if WHOLE else (0, 8192):
        rig.take_platform_away()
        number = accepted(rig, f"recorded with {left} bytes left")
        fill(rig, left)
        rig.bring_platform_back()
        time.sleep(1)
        (rig.spool / "filler").unlink()
        restart_where_it_gave_up(rig)
        arrived(rig, number)
    rig.prove()


def restart_where_it_gave_up(rig):
    """An I/O error is final until the daemon is started again; it says so."""
    status = rig.ask("GET", "/v1/status")
    if not rig.daemon.running or status and any(alarm.get("reason", alarm).get("code") == "spool.failed" for alarm in status[1].get("alarms", [])):
        if rig.daemon.running:
            rig.daemon.stop()
        rig.daemon.start()


YEAR = 365 * 86_400


@pytest.fixture
def own_clock(people, rigs):
    """The daemon's clock alone is off; the platform's is right."""
    from rig import Rig
    users, daemon_user = people
    rig = Rig(users, daemon_user)
    rig.sandbox.environment = None
    rigs.made.append(rig)
    rig.start()
    rig.begin_point()
    rig.set_up()
    return rig


def test_the_clock_jumps(own_clock):
    """While letters wait, while they are printed, and from the machine's start on."""
    rig = own_clock
    jumps = {"an hour on": 3600, "an hour back": -3600, "ten years on": 10 * YEAR, "ten years back": -10 * YEAR, "1970": 86_400 - int(time.time())}
    for name, seconds in jumps.items():
        rig.take_platform_away()
        waiting = accepted(rig, f"waits, {name}")
        rig.interposer.set_clock(seconds)
        rig.bring_platform_back()
        jumped = accepted(rig, f"printed, {name}")
        if abs(seconds) <= 3600:
            arrived(rig, jumped)
        else:
            # The platform's certificate is not valid then: nothing leaves.
            time.sleep(0.7)
            rig.restart_daemon()
            time.sleep(0.5)
        rig.interposer.set_clock(0)
        rig.until("not at rest", lambda: all(one["state"] not in MOVING for one in rig.found(waiting) + rig.found(jumped)), 30)
        for number in (waiting, jumped):
            found = rig.found(number)[0]
            if found["state"] == "held":
                # Ten years are more than anything waits: a person is asked.
                assert found["reason"]["code"] == "submission.expired", found
                rig.insist("POST", f"/v1/submissions/{number}/release")
            arrived(rig, number)
    rig.prove()
