"""A power cut, at each moment somebody is told something: what was promised by then is still there, and nothing is sent twice."""

import os

import pytest

import ipp
from disk import Disk, when_told
from points import side_by_side
from processes import run
from worst_disk import Recording, attempt, helper, kind_of_path, trials

WHOLE = os.environ.get("CLICKPOST_TORTURE") == "all"
# Starting a daemon and waiting for it to come to rest leaves a machine idle: the complete list is gone through on several rigs.
HELPERS = 3 if WHOLE else 0


def test_the_reconstruction_itself(tmp_path):
    """What it calls lost is what may be lost: bytes without fsync, names without the folder's, and a rename whole or not at all."""
    root = tmp_path / "spool"
    disk = Disk(root)
    for step in (("mkdir", 0, f"{root}/in", "", b""), ("open", 0, f"{root}/in/a", "", b""), ("write", 0, f"{root}/in/a", "", b"first"),
                 ("sync", 0, f"{root}/in/a", "", b""), ("write", 5, f"{root}/in/a", "", b" then")):
        disk.do(*step)
    assert disk.image("least") == {str(root): None}
    disk.do("sync", 0, f"{root}/in", "", b"")
    disk.do("rename", 0, f"{root}/in", f"{root}/out", b"")
    assert disk.image("least") == {str(root): None}
    assert disk.image("names")[f"{root}/out/a"] == b"first"
    assert disk.image("zeros")[f"{root}/out/a"] == b"first" + bytes(5)
    disk.do("sync", 0, str(root), "", b"")
    assert disk.image("least")[f"{root}/out/a"] == b"first"
    assert disk.image("bytes")[f"{root}/out/a"] == b"first then"
    assert f"{root}/in" not in disk.image("least")


def test_every_worst_disk(rigs):
    recording = Recording(rigs()).make()
    able = [recording.rig] + [helper(recording, rigs()) for _ in range(HELPERS)]
    assert recording.records and {"message", "sync", "rename", "write"} <= {operation for operation, *_ in recording.records}
    if WHOLE:
        chosen = trials(recording, every=True)
    else:
        chosen = trials(recording, variants=("least", "names"), wanted=lambda moment: moment.acknowledged)[:16]
    assert any(trial.acknowledged and trial.platform == "nothing" for trial in chosen)
    wrong = []

    def judge(rig, trial):
        if said := attempt(recording, trial, rig):
            wrong.append(said)
    side_by_side(able, chosen, judge)
    print(f"worst disks: {len(chosen)} tried, {len(wrong)} wrong")
    assert not wrong, "\n\n".join(wrong[:5])


@pytest.mark.skipif(not WHOLE, reason="part of make torture")
def test_each_sync_is_needed(rigs):
    """Taken out, each is noticed: otherwise the test above could not fail, or the sync is for nothing."""
    recording = Recording(rigs()).make()
    able = [recording.rig] + [helper(recording, rigs()) for _ in range(HELPERS)]
    root = str(recording.rig.spool)
    # What is wrong while somebody is told something says more, and there are fewer of them; what keeps a transaction whole shows only
    # within it.
    sound = {every: {trial.key for trial in trials(recording, every=every)} for every in (False, True)}
    unnoticed = []

    def take_out(rig, kind):
        def without(path):
            return (path + "/").startswith(root + "/") and kind_of_path(path, root) == kind
        changed = (trial for every in (False, True) for trial in trials(recording, without, every=every) if trial.key not in sound[every])
        said = next((said for trial in changed if (said := attempt(recording, trial, rig))), "")
        print(f"without sync of {kind}: {said.splitlines()[0] if said else 'nothing is noticed'}")
        if not said:
            unnoticed.append(kind)
    side_by_side(able, recording.sync_kinds(), take_out)
    assert not unnoticed


def record_by_hand(rig, work) -> list:
    """What the daemon did to its disk from a fresh spool on, the platform being away, until `work` was done."""
    rig.daemon.stop()
    rig.interposer.plan("clickpostd", "record")
    rig.begin_point()
    rig.set_up()
    work()
    rig.end(rig.daemon)
    return rig.interposer.records("clickpostd")


def is_kept(rig, records, folder, places, syncs):
    """What somebody was told is in a folder is there after a power cut, whole; and each kind of sync in `places`, taken out, is noticed."""
    root = str(rig.spool)

    def below(variant, without=lambda path: False):
        image = when_told(records, rig.spool, folder, without).image(variant)
        return {path: content for path, content in image.items() if path.startswith(f"{root}/{folder}/")}
    whole = below("most")
    assert any(whole.values()) and below("least") == whole
    kinds = {kind_of_path(path, root) for operation, _, path, _, _ in records
             if operation == "sync" and any((path + "/").startswith(f"{root}/{place}/") for place in places)}
    assert len(kinds) == syncs, kinds
    for kind in kinds:
        assert below("least", lambda path: kind_of_path(path, root) == kind) != whole, f"without sync of {kind}"  # noqa: B023


def test_what_is_done_by_hand_is_on_disk_when_told(rig):
    """A damaged document in quarantine, a job sent again, a queue exported and imported."""
    rig.take_platform_away()
    kept = rig.folder / "out"

    def steer():
        damaged, again = rig.print_job("damaged"), rig.print_job("again")
        for number in (damaged, again):
            assert rig.job_end(number) == ipp.COMPLETED
        document = next((rig.spool / "documents" / rig.found(damaged)[0]["id"]).glob("1.*"))
        document.write_bytes(document.read_bytes()[::-1])
        assert rig.clickpost("queue", "verify", check=False).returncode == 1
        rig.clickpost("cancel", again)
        rig.clickpost("send-again", again, "--yes")
        rig.clickpost("queue", "export", "out", "--seal")
        run("cp", "-a", rig.spool / "exports" / "out", kept)

    def take_in():
        run("cp", "-a", kept, rig.spool / "imports" / "out")
        # The damaged one is named and not taken in.
        assert rig.clickpost("queue", "import", "out", check=False).returncode == 1

    records = record_by_hand(rig, steer)
    is_kept(rig, records, "quarantine", ["quarantine"], 1)
    is_kept(rig, records, "documents", ["incoming", "documents"], 6)
    is_kept(rig, records, "exports", ["exports"], 6)
    is_kept(rig, record_by_hand(rig, take_in), "documents", ["incoming", "documents"], 4)
    rig.bring_platform_back()
