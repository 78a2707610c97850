"""The tests' own tools: what a run that is broken off leaves behind."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from caretaker import marked
from processes import wait_for

BROKEN_OFF = """
import sys
sys.path.insert(0, {here!r})
from stack import Stack
import os
stack = Stack([{user!r}, {user!r}])
stack.start(queue=False)
print(stack.folder, flush=True)
sys.stdin.read()
"""


def test_a_killed_run_leaves_nothing_behind(people):
    """No server, no cupsd, no folder, whatever ended the tests."""
    here = str(Path(__file__).parent)
    environment = {name: value for name, value in os.environ.items() if name != "CLICKPOST_TEST_RUN"}
    process = subprocess.Popen([sys.executable, "-c", BROKEN_OFF.format(here=here, user=people[0][0])], env=environment, text=True,
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    folder = process.stdout.readline().strip()
    assert folder, "the stack did not start"
    names = [Path(f"/proc/{pid}/comm").read_text().strip() for pid in marked([folder.encode()])]
    assert {"clickpostd", "cupsd", "clickpost-sandb"} <= set(names), names
    process.send_signal(signal.SIGKILL)
    process.wait()
    wait_for(lambda: f"left behind: {marked([folder.encode()])}", lambda: not marked([folder.encode()]))
    wait_for(f"{folder} is still there", lambda: not Path(folder).exists())
    process.stdin.close()
    process.stdout.close()
