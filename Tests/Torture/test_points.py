"""A spread of the points that `make torture` tries all of: the programs killed, or refused by the system, at chosen calls."""

import errno

from points import ERRNOS, Point, error_class, run, spread, undisturbed
from rig import Tally

# Kill points for each program; with the errors below, sixty.
KILLS = {"clickpostd": 22, "clickpost-sandbox": 10, "clickpost-backend": 6, "clickpost-filter": 2}
TORN = {"clickpostd": 4, "clickpost-sandbox": 2}
ERRORS = {errno.EIO: 4, errno.ENOSPC: 4, errno.EDQUOT: 2, errno.EMFILE: 4}
SECONDS = 150


def test_a_spread_of_points(rigs):
    """Each acknowledged job is posted once, with its pages; a job that was not acknowledged at most once."""
    pair = [rigs(), rigs()]
    counted = undisturbed(pair[0])
    assert len(counted["clickpostd"]) > 200 and len(counted["clickpost-sandbox"]) > 100, "the interposer counts nothing"
    points = []
    for program, wanted in KILLS.items():
        points += [Point(program, "kill", "a", number) for number in spread(counted[program], wanted)]
    for program, wanted in TORN.items():
        writes = [number for number, (name, path) in enumerate(counted[program], start=1)
                  if name in ("write", "pwrite") and "socket" not in path]
        points += [Point(program, "torn", "a", writes[index * len(writes) // wanted]) for index in range(wanted)]
    for error in ERRNOS:
        calls = error_class(error)
        of_class = undisturbed(pair[1], calls, ["clickpostd"])["clickpostd"]
        points += [Point("clickpostd", error, calls, number) for number in spread(of_class, ERRORS[error], seed=error)]

    results = run(pair, points, SECONDS)
    total = Tally()
    for tally in results.values():
        total.add(tally)
    assert not total.faults, "\n\n".join(total.faults)
    assert len(results) == len(points), f"only {len(results)} of {len(points)} points in {SECONDS} s"
    # A run takes a few calls more or less than another: a late point may find nothing to hit.
    assert total.fired >= 0.85 * len(points), f"{total.fired} of {len(points)} faults happened"
    assert (total.lost, total.doubled, total.wrong) == (0, 0, 0)
    assert total.letters >= 3 * total.acknowledged > 0
