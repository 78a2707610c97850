"""Starting the daemon on the worst disks of a recorded run, and asking the ledger."""

import hashlib
import json
import os
import pwd
import re
import shutil
from dataclasses import dataclass, field

import ipp
import oracle
from disk import moments, put_in_place
from rig import MOVING, Rig

VARIANTS = ("least", "names", "zeros", "bytes", "some")


@dataclass
class Recording:
    """A job printed and posted once, and the platform before and after it."""

    rig: Rig
    records: list = field(default_factory=list)
    job: int = 0
    title: str = "recorded"

    def make(self):
        rig = self.rig
        rig.daemon.stop()
        rig.sandbox.stop()
        self.keep("nothing")
        rig.start_sandbox()
        rig.arm("clickpostd", "record")
        rig.begin_point()
        rig.set_up()
        self.job = rig.print_job(self.title)
        state = rig.job_end(self.job)
        assert state == ipp.COMPLETED
        rig.finish(self.job)
        rig.end(rig.daemon)
        self.records = rig.interposer.records("clickpostd")
        rig.judge(self.job, self.title, state)
        assert not rig.tally.faults, rig.tally.faults
        rig.sandbox.stop()
        self.keep("all")
        rig.interposer.forget()
        return self

    def kept(self, which):
        return self.rig.folder / f"platform-{which}"

    def keep(self, which):
        shutil.rmtree(self.kept(which), ignore_errors=True)
        shutil.copytree(self.rig.sandbox.folder, self.kept(which), ignore=shutil.ignore_patterns("*.sock"))

    def sync_kinds(self) -> list:
        """What is synced in the spool, each file or folder of one use once, in order."""
        root = str(self.rig.spool)
        found = [kind_of_path(path, root) for operation, _, path, _, _ in self.records
                 if operation == "sync" and (path + "/").startswith(root + "/")]
        return list(dict.fromkeys(found))


def kind_of_path(path: str, root: str) -> str:
    """A path within the spool, but for what differs from job to job."""
    return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{32,}|\b\d+\b", "N", path[len(root):]) or "/"


@dataclass(frozen=True)
class Trial:
    digest: str
    number: int
    variant: str
    platform: str
    acknowledged: bool
    credentials: bool
    image: dict = field(compare=False, hash=False)

    @property
    def key(self) -> tuple:
        return self.digest, self.platform, self.acknowledged, self.credentials

    def __str__(self):
        return f"{self.variant} at message {self.number}, platform has {self.platform}, acknowledged {self.acknowledged}"


def trials(recording: Recording, without=lambda path: False, variants=VARIANTS, every=False, wanted=lambda moment: True) -> list:
    """What is to be tried: every moment, every way the disk may look, every state the platform may be in; equal ones once."""
    found = {}
    for moment in moments(recording.records, recording.rig.spool, without, every):
        if not wanted(moment):
            continue
        platforms = {"unknown": ("nothing", "all")}.get(moment.platform, (moment.platform,))
        for variant in variants:
            image = moment.disk.image(variant, seed=moment.number)
            digest = digest_of(image)
            for platform in platforms:
                trial = Trial(digest, moment.number, variant, platform, moment.acknowledged, moment.credentials, image)
                found.setdefault(trial.key, trial)
    return list(found.values())


def digest_of(image: dict) -> str:
    digest = hashlib.sha256()
    for path, content in sorted(image.items()):
        digest.update(f"{path}\0{'folder' if content is None else len(content)}\0".encode())
        digest.update(content or b"")
    return digest.hexdigest()


def broken_sidecar(trial: Trial) -> str:
    """What was acknowledged must be there a second time, so that a lost database can be made anew."""
    for path, content in trial.image.items():
        if content is None and os.path.basename(os.path.dirname(path)) == "documents":
            try:
                json.loads(trial.image.get(f"{path}/handover.json") or b"")
            except ValueError as error:
                return f"handover.json is not whole: {error}"
    return ""


def helper(recording: Recording, rig: Rig) -> Rig:
    """Another rig on which the recording's disks may be tried: the job is known to the cupsd that printed it."""
    rig.daemon.stop()
    rig.configure(**{"cups.server": recording.rig.server})
    return rig


def attempt(recording: Recording, trial: Trial, rig=None) -> str:
    """Empty where the disk kept what was promised; else what went wrong. On the recording's rig, or on a helper."""
    rig = rig or recording.rig
    if trial.acknowledged and (broken := broken_sidecar(trial)):
        return f"{trial}: {broken}"
    rig.end(rig.daemon)
    rig.sandbox.stop()
    shutil.rmtree(rig.sandbox.folder)
    shutil.copytree(recording.kept(trial.platform), rig.sandbox.folder)
    rig.start_sandbox()
    shutil.rmtree(rig.spool)
    entry = pwd.getpwnam(rig.daemon_user) if rig.daemon_user else pwd.getpwuid(os.geteuid())
    recorded = len(str(recording.rig.spool))
    put_in_place({f"{rig.spool}{path[recorded:]}": content for path, content in trial.image.items()}, entry.pw_uid, entry.pw_gid)
    rig.begin()
    rig.judged = 0
    rig.target = None
    rig.restarts = 0
    try:
        rig.daemon.start()
        if not trial.credentials:
            rig.insist("PUT", "/v1/accounts/default", {"user": rig.sandbox.user, "password": rig.sandbox.password})
        rig.until("something is on its way for ever", lambda: not any(
            one["state"] in MOVING for one in rig.insist("GET", "/v1/submissions")["submissions"]), 15)
        rig.produced()
    except AssertionError as error:
        what, _, log = str(error).partition("\n")
        return f"{trial}: {what}\n{log[-1500:]}"
    posted = rig.sandbox.ledger()
    if trial.acknowledged or posted:
        rig.expect_job(recording.title)
    report = oracle.compare(rig.sandbox.folder, rig.expected)
    if report.ok:
        return ""
    return f"{trial}: {report}\n{rig.insist('GET', '/v1/submissions')}\n{rig.daemon.tail(15)}"
