"""The worst disk: from a record of file operations, what a power cut at a given moment may have left.

A kill never loses what the kernel holds in memory, so no kill can notice a missing fsync. Here a file's bytes are on disk once the file
was synced, and a name is in its folder once the folder was synced; what came later may be there or not, in any combination. A
rename is one step: it is there whole or not at all, and it is there once either folder was synced.
"""

import os
import random
import sqlite3
import tempfile
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Node:
    """A file or a folder, whatever its name. `pending`: what was done to a file since it was last synced."""

    folder: bool = False
    content: bytearray = field(default_factory=bytearray)
    pending: list = field(default_factory=list)
    # A folder's names, as running programs see them and as they are on disk: name → node's number.
    names: dict = field(default_factory=dict)
    kept: dict = field(default_factory=dict)

    def apply(self, change):
        kind, offset, data = change
        if kind == "size":
            del self.content[offset:]
            self.content.extend(bytes(offset - len(self.content)))
        else:
            if len(self.content) < offset:
                self.content.extend(bytes(offset - len(self.content)))
            self.content[offset:offset + len(data)] = data


class Disk:
    """`root`: the folder that counts, there and empty at the beginning. `without(path)`: syncs that are taken out."""

    def __init__(self, root: Path, without=lambda path: False):
        self.root, self.without = str(root), without
        self.nodes = {0: Node(folder=True)}
        # Changes of names not yet synced, in order: each a list of (folder's number, name, node's number or None for gone).
        self.steps = []

    def copy(self) -> "Disk":
        made = Disk(self.root, self.without)
        made.nodes = {number: Node(node.folder, bytearray(node.content), list(node.pending), dict(node.names), dict(node.kept))
                      for number, node in self.nodes.items()}
        made.steps = list(self.steps)
        return made

    def find(self, path):
        """The number of the node that running programs see under a path; None where there is none."""
        if path == self.root:
            return 0
        if not path.startswith(self.root + "/"):
            return None
        number = 0
        for name in path[len(self.root) + 1:].split("/"):
            number = self.nodes[number].names.get(name)
            if number is None:
                return None
        return number

    def do(self, operation, offset, path, other, data):
        """One line of a record; what lies outside the root is passed over."""
        number = self.find(path)
        if operation in ("open", "mkdir"):
            if number is None and self.find(os.path.dirname(path)) is not None:
                number = len(self.nodes)
                self.nodes[number] = Node(folder=operation == "mkdir")
                self.change([(path, number)])
        elif operation in ("write", "size"):
            if number is not None:
                self.nodes[number].pending.append((operation, offset, data))
        elif operation == "sync":
            if number is not None and not self.without(path):
                self.sync(number)
        elif operation == "unlink":
            self.change([(path, None)])
        elif operation == "rename":
            self.change([(path, None), (other, number)])
        elif operation == "link":
            self.change([(other, number)])

    def change(self, names):
        step = []
        for path, number in names:
            folder = self.find(os.path.dirname(path))
            if folder is not None:
                step.append((folder, os.path.basename(path), number))
        for folder, name, number in step:
            put(self.nodes[folder].names, name, number)
        self.steps.append(step)

    def sync(self, number):
        node = self.nodes[number]
        for change in node.pending:
            node.apply(change)
        node.pending = []
        rest = []
        for step in self.steps:
            if node.folder and any(folder == number for folder, _, _ in step):
                for folder, name, child in step:
                    put(self.nodes[folder].kept, name, child)
            else:
                rest.append(step)
        self.steps = rest

    def image(self, variant, seed=0) -> dict:
        """Path → bytes, None for folders. `variant`: "least" (only what was synced), "names" (every name, only synced bytes), "zeros" (every
        name, files as long as they were and empty where not synced), "bytes" (every byte, only synced names), "most" (all), "some" (by chance)."""
        chance = random.Random(seed)
        names = {number: dict(node.kept) for number, node in self.nodes.items() if node.folder}
        for step in self.steps:
            if variant in ("names", "zeros", "most") or variant == "some" and chance.random() < 0.5:
                for folder, name, child in step:
                    put(names[folder], name, child)
        found, waiting = {}, [(self.root, 0)]
        while waiting:
            path, number = waiting.pop()
            node = self.nodes[number]
            if node.folder:
                found[path] = None
                waiting += sorted((f"{path}/{name}", child) for name, child in names[number].items())
                continue
            kept = Node(content=bytearray(node.content))
            for change in node.pending:
                if variant in ("bytes", "most") or variant == "some" and chance.random() < 0.5:
                    kept.apply(change)
                elif variant == "zeros":
                    kind, offset, data = change
                    size = offset if kind == "size" else offset + len(data)
                    if size > len(kept.content):
                        kept.apply(("size", size, b""))
            found[path] = bytes(kept.content)
        return found


def put(names, name, number):
    if number is None:
        names.pop(name, None)
    else:
        names[name] = number


def put_in_place(image: dict, uid: int, gid: int):
    for path, content in sorted(image.items()):
        if content is None:
            os.makedirs(path, mode=0o700, exist_ok=True)
            os.chmod(path, 0o700)
        else:
            with open(path, "wb") as file:
                file.write(content)
            os.chmod(path, 0o600)
        os.chown(path, uid, gid)


@dataclass
class Moment:
    """The disk just before a message left, or before a sync."""

    number: int
    disk: Disk
    # Whether the job's acceptance is answered by this message or was before; what the platform may have by then.
    acknowledged: bool
    platform: str
    # Whether the account's credentials were said to be stored.
    credentials: bool


def moments(records: list, root: Path, without=lambda path: False, every=False) -> list:
    """One for each message before which something had changed on disk; with `every`, also one before each sync: then the power
    fails while nobody is being told anything."""
    disk, found, changed, acknowledged, credentials = Disk(root, without), [], True, False, False
    for number, (operation, offset, path, other, data) in enumerate(records):
        answers = operation == "message" and path == "unix" and data.startswith(b"HTTP/1.1 201")
        # The account is the first thing that is stored.
        credentials = credentials or operation == "message" and path == "unix" and data.startswith(b"HTTP/1.1 204")
        if changed and (operation == "message" or every and operation == "sync") or answers:
            acknowledged = acknowledged or answers
            found.append(Moment(number, disk.copy(), acknowledged, what_the_platform_has(disk), credentials))
            changed = False
        if operation != "message":
            disk.do(operation, offset, path, other, data)
            changed = True
    return found


def when_told(records: list, root: Path, folder: str, without=lambda path: False) -> Disk:
    """The disk just before the daemon's first answer after the last change to a folder of the root."""
    disk, below = Disk(root, without), f"{root}/{folder}/"
    last = max(number for number, (operation, _, path, other, _) in enumerate(records)
               if operation not in ("message", "sync") and (path.startswith(below) or other.startswith(below)))
    for number, (operation, offset, path, other, data) in enumerate(records):
        if operation != "message":
            disk.do(operation, offset, path, other, data)
        elif number > last and path == "unix" and data.startswith(b"HTTP/1.1 "):
            return disk
    raise AssertionError(f"nobody was told of {folder}")


def what_the_platform_has(disk: Disk) -> str:
    """By what the programs themselves see at that moment: "nothing" committed, "all", or "unknown" while a commit is on its way."""
    image = disk.image("most")
    database = disk.root + "/queue.sqlite"
    if database not in image:
        return "nothing"
    with tempfile.TemporaryDirectory(prefix="cpdisk") as folder:
        for name in ("", "-journal", "-wal"):
            if database + name in image:
                (Path(folder) / f"queue.sqlite{name}").write_bytes(image[database + name])
        connection = sqlite3.connect(Path(folder) / "queue.sqlite")
        try:
            rows = connection.execute("SELECT put_begun, receipt FROM submission").fetchall()
        except sqlite3.Error:
            rows = []
        finally:
            connection.close()
    if any(receipt for _, receipt in rows):
        return "all"
    return "unknown" if any(begun for begun, _ in rows) else "nothing"
