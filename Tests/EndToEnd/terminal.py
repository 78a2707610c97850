"""A program at a terminal: what it asks, what is typed, and whether the terminal would have shown it."""

import os
import pty
import re
import select
import signal
import subprocess
import termios
import time


class Terminal:
    """Runs a command whose standard input, output and error are a terminal's."""

    def __init__(self, *command, environment=None):
        self.near, far = pty.openpty()
        self.text, self.seen = "", 0
        self.process = subprocess.Popen([str(word) for word in command], stdin=far, stdout=far, stderr=far,
                                        env=os.environ | (environment or {}), start_new_session=True, cwd="/")
        os.close(far)

    def read(self, seconds: float) -> bool:
        """What came within that time; false at the end of the output."""
        if not select.select([self.near], [], [], seconds)[0]:
            return True
        try:
            piece = os.read(self.near, 4096)
        except OSError:  # EIO: nobody has the other end open any more.
            piece = b""
        self.text += piece.decode("utf-8", errors="replace")
        return bool(piece)

    def expect(self, pattern: str, seconds=30.0) -> str:
        """Waits until that is said, after what was expected before."""
        deadline = time.monotonic() + seconds
        open_end = True
        while not (found := re.compile(pattern).search(self.text, self.seen)):
            assert open_end and time.monotonic() < deadline, f"not said: {pattern}\n{self.text}"
            open_end = self.read(0.2)
        self.seen = found.end()
        return found[0]

    @property
    def echoes(self) -> bool:
        return bool(termios.tcgetattr(self.near)[3] & termios.ECHO)

    def type(self, line: str):
        os.write(self.near, line.encode() + b"\n")

    def type_unseen(self, line: str, seconds=10.0):
        """Types once the terminal has stopped showing what is typed: the prompt comes a moment before."""
        deadline = time.monotonic() + seconds
        while self.echoes:
            assert time.monotonic() < deadline, f"typed characters would be seen\n{self.text}"
            time.sleep(0.01)
        self.type(line)

    def ended(self, seconds=60.0) -> int:
        deadline = time.monotonic() + seconds
        while self.read(0.2):
            assert time.monotonic() < deadline, f"does not end\n{self.text}"
        return self.process.wait(10)

    def close(self):
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        os.close(self.near)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
