"""Which points there are, and how they are tried: all of them, or a spread."""

import errno
import queue
import random
import re
import threading
import time
from dataclasses import dataclass

from faults import CLASS_OF, DESCRIPTORS, FILES, SPACE
from rig import PROGRAM_NAMES, Rig, Tally

ERRNOS = (errno.EIO, errno.ENOSPC, errno.EDQUOT, errno.EMFILE)


@dataclass(frozen=True)
class Point:
    program: str
    # "kill", "torn", or an errno's number.
    mode: object
    calls: str
    number: int

    @property
    def kind(self) -> str:
        return errno.errorcode[self.mode] if isinstance(self.mode, int) else self.mode

    def __str__(self):
        return f"{self.program} {self.kind} {self.number}"


def undisturbed(rig: Rig, calls="a", programs=PROGRAM_NAMES) -> dict:
    """Each program's calls in a run without a fault, as the interposer counted them: (name, path) in order."""
    counted = {}
    for program in programs:
        rig.arm(program, "count", calls)
        rig.point(f"undisturbed {calls} {program}")
        # The sandbox goes on; what it does from here on belongs to no run.
        counted[program] = rig.interposer.calls(program)
        assert counted[program] or program == "clickpost-filter" or calls != "a", f"{program}: nothing was counted"
    return counted


def kind_of_call(call) -> tuple:
    """A call with its path, but for what differs from run to run."""
    name, path = call
    path = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{32,}|#\d+|\d+", "N", path)
    return name, path.rsplit("/", 2)[-2:] if "/" in path else path.split(":")[0]


def spread(calls: list, wanted: int, seed=7) -> list:
    """Numbers from 1: one of each kind of call as far as they go, the rest at even distances."""
    if wanted >= len(calls):
        return list(range(1, len(calls) + 1))
    kinds = {}
    for number, call in enumerate(calls, start=1):
        kinds.setdefault(str(kind_of_call(call)), []).append(number)
    picked = random.Random(seed)
    chosen = {picked.choice(numbers) for numbers in kinds.values()}
    if len(chosen) > wanted:
        chosen = set(picked.sample(sorted(chosen), wanted))
    step = 0
    while len(chosen) < wanted:
        chosen.add(1 + round((step + 0.5) * len(calls) / wanted) % len(calls))
        step += 1
        if step > wanted:
            chosen.add(picked.randrange(1, len(calls) + 1))
    return sorted(chosen)


def fairly(points: list, seed=1) -> list:
    """In the order they are tried: kills first; then, wherever the time is over, the same part of each kind was tried in each program."""
    chance, groups = random.Random(seed), {}
    for point in points:
        groups.setdefault((point.program, point.kind), []).append(point)
    placed = []
    for (_, kind), group in groups.items():
        chance.shuffle(group)
        placed += [((kind != "kill", (index + 0.5) / len(group)), point) for index, point in enumerate(group)]
    return [point for _, point in sorted(placed, key=lambda one: one[0])]


def run(rigs: list, points: list, seconds: float, done=lambda point, tally: None, first=lambda: None) -> dict:
    """Tries the points on several rigs at once; a point's tally, for as many as the time allows. A rig that a fault has broken is
    a fault of that point, and the rig is not used again. `first` is done once for each rig, before its points."""
    waiting = queue.Queue()
    for point in points:
        waiting.put(point)
    results, end = {}, time.monotonic() + seconds

    def work(rig):
        first()
        while time.monotonic() < end:
            try:
                point = waiting.get_nowait()
            except queue.Empty:
                return
            before, rig.tally = rig.tally, Tally()
            try:
                rig.arm(point.program, point.mode, point.calls, point.number)
                rig.point(str(point))
            except Exception as error:  # noqa: BLE001 (whatever it is, it is that point's)
                rig.tally.faults.append(f"{point}: fault at {rig.interposer.fired[:1]}: {type(error).__name__}: {error}")
            results[point] = rig.tally
            done(point, rig.tally)
            before.add(rig.tally)
            broken = bool(rig.tally.faults)
            rig.tally = before
            if broken and not recovers(rig):
                return

    threads = [threading.Thread(target=work, args=(rig,), daemon=True) for rig in rigs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def side_by_side(workers: list, items, work):
    """`work(worker, item)` for each item, by whichever worker is free. After a failure nothing more is begun, and it is raised."""
    waiting, failures = queue.Queue(), []
    for item in items:
        waiting.put(item)

    def take(worker):
        while not failures:
            try:
                item = waiting.get_nowait()
            except queue.Empty:
                return
            try:
                work(worker, item)
            except BaseException as error:  # noqa: BLE001 (raised below)
                failures.append(error)

    threads = [threading.Thread(target=take, args=(worker,), daemon=True) for worker in workers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]


def recovers(rig) -> bool:
    """Whether a plain job passes on the rig after a point failed."""
    rig.interposer.forget()
    rig.target = None
    before, rig.tally = rig.tally, Tally()
    try:
        if rig.sandbox.program.running:
            rig.end(rig.sandbox.program)
        rig.start_sandbox()
        rig.point("after a failure")
        return not rig.tally.faults
    except Exception:  # noqa: BLE001
        return False
    finally:
        rig.tally = before


def error_class(number: int) -> str:
    return CLASS_OF[number]


__all__ = ["ERRNOS", "DESCRIPTORS", "FILES", "SPACE", "Point", "error_class", "fairly", "run", "side_by_side", "spread", "undisturbed"]
