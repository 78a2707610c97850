"""A power cut, at each moment somebody is told something: what was promised by then is still there, and nothing is sent twice."""

import os

import pytest

from disk import Disk
from points import side_by_side
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
