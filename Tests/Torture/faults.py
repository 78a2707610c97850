"""The preloaded interposer (interposer.c), and the plans it is given."""

import errno
import os
import shutil
import signal
import struct
import subprocess
import tempfile
from pathlib import Path

from caretaker import caretaker

SOURCE = Path(__file__).with_name("interposer.c")

# Classes of calls, as interposer.c names them.
ANY, FILES, SPACE, DESCRIPTORS, SYNC = "a", "f", "w", "d", "s"

# Where an errno may come from.
CLASS_OF = {errno.EIO: FILES, errno.ENOSPC: SPACE, errno.EDQUOT: SPACE, errno.EMFILE: DESCRIPTORS}


class Interposer:
    """Built once; its folder is where plans are left and what it counted is found."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="cpi", dir="/tmp"))
        caretaker.folder(self.folder)
        # Programs run as several users, and each takes its plan away.
        self.folder.chmod(0o777)
        self.library = self.folder / "interposer.so"
        subprocess.run(["cc", "-O2", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-o", self.library, SOURCE, "-ldl"], check=True)
        self.library.chmod(0o755)
        self.set_clock(0)

    def remove(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        caretaker.gone(self.folder)

    @property
    def environment(self) -> dict:
        # libdispatch traps where it can't open what tells it of its threads. A backtrace would keep the trapped program's port for seconds.
        return {"LD_PRELOAD": str(self.library), "SWIFT_BACKTRACE": "enable=no"}

    def plan(self, program: str, mode, calls=ANY, first=1, count=1, pattern="-"):
        """The next start of `program` takes it. `count` 0: from `first` on, for ever."""
        self.forget()
        text = f"{program} {mode} {calls} {first} {count} {pattern}\n"
        part = self.folder / "plan.part"
        part.write_text(text)
        part.chmod(0o666)
        part.rename(self.folder / "plan")

    def forget(self):
        for entry in self.folder.iterdir():
            if entry.name.split(".")[0] in ("plan", "fired", "calls", "record"):
                entry.unlink(missing_ok=True)

    @property
    def fired(self) -> list:
        """Each call that was hit: its name and its path."""
        path = self.folder / "fired"
        return [tuple(line.split(" ", 1)) for line in path.read_text().splitlines()] if path.exists() else []

    def calls(self, program: str) -> list:
        """(name, path) of each call a counting plan saw, in order."""
        found = []
        for path in self.folder.glob(f"calls.{program}.*"):
            found += [tuple(line.split(" ", 2)[1:]) for line in path.read_text().splitlines()]
        return found

    def records(self, program: str) -> list:
        """(operation, offset, path, other path, bytes) of each operation a recording plan saw, in order."""
        found, head = [], struct.Struct("=8sqIII4x")
        for path in self.folder.glob(f"record.{program}.*"):
            data, position = path.read_bytes(), 0
            while position + head.size <= len(data):
                operation, offset, name, other, size = head.unpack_from(data, position)
                position += head.size
                parts = []
                for length in (name, other, size):
                    parts.append(data[position:position + length])
                    position += length
                found.append((operation.rstrip(b"\0").decode(), offset, parts[0].decode(), parts[1].decode(), parts[2]))
        return found

    def set_clock(self, seconds: int):
        """How far the time of day is off for every program that runs under the interposer, from here on."""
        path = self.folder / "clock"
        if not path.exists():
            path.write_bytes(bytes(8))
            path.chmod(0o666)
        with open(path, "r+b") as file:
            file.write(struct.pack("=q", seconds))


def killed(program) -> bool:
    return program.process is not None and program.process.poll() == -signal.SIGKILL
