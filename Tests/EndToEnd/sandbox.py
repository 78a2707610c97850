"""The sandbox platform as a program, steered over its control socket (docs/sandbox.md)."""

import json
from pathlib import Path

import ipp
from processes import PROGRAMS, Program, wait_for

# Its clock stands far from both until a test moves it: nothing is produced by chance.
DELAY_SECONDS = 36_000


class Sandbox:
    user, password = "office", "geheim wachtwoord"

    def __init__(self, folder: Path, log: Path, production_delay=DELAY_SECONDS, posting_delay=DELAY_SECONDS):
        self.folder = folder
        self.control = folder / "control.sock"
        self.port_file = folder.with_suffix(".port")
        self.delays = (production_delay, posting_delay)
        self.port = 0
        self.log = log
        self.environment = None
        self.program = None

    def start(self):
        """The first start takes a free port, later ones the same again."""
        self.port_file.unlink(missing_ok=True)
        self.program = Program("clickpost-sandbox", [
            PROGRAMS / "clickpost-sandbox", "--directory", self.folder, "--port", self.port, "--port-file", self.port_file,
            "--account", f"{self.user}:{self.password}",
            "--production-delay", self.delays[0], "--posting-delay", self.delays[1]], self.log, environment=self.environment)
        self.program.start()

        def answers():
            if not self.program.running:
                raise AssertionError(f"clickpost-sandbox ended by itself:\n{self.program.tail()}")
            return self.port_file.exists()
        wait_for("clickpost-sandbox does not answer", answers)
        self.port = int(self.port_file.read_text())

    def stop(self):
        if self.program:
            self.program.stop()

    def kill(self):
        self.program.kill()

    @property
    def url(self) -> str:
        return f"https://127.0.0.1:{self.port}"

    @property
    def authority(self) -> Path:
        return self.folder / "authority" / "ca.pem"

    def call(self, method, path, body=None):
        connection = ipp.UnixConnection(str(self.control))
        try:
            connection.request(method, path, None if body is None else json.dumps(body), {"Content-Type": "application/json"})
            answer = connection.getresponse()
            content = answer.read()
        finally:
            connection.close()
        assert answer.status < 300, f"sandbox: {method} {path}: {answer.status} {content.decode(errors='replace')}"
        return json.loads(content) if content else None

    def produce(self):
        """All that is committed goes into production and to the post, on the sandbox's clock."""
        # In one step: two would let a token made between them expire unused, and a second 401 holds the account.
        self.call("POST", "/clock", {"advance": 2 * (DELAY_SECONDS + 1)})

    def into_production(self):
        self.call("POST", "/clock", {"advance": DELAY_SECONDS + 1})

    def fault(self, method=None, path=None, count=None, skip=0, **effect):
        fault = {"method": method, "path": path, "count": count, "skip": skip} | effect
        self.call("POST", "/faults", {name: value for name, value in fault.items() if value is not None})

    def heal(self):
        self.call("DELETE", "/faults")

    def certificate(self, kind: str):
        self.call("PUT", "/certificate", {"certificate": kind})

    def requests(self, prefix="") -> int:
        """How many requests it has seen since its start, of those that begin so: `PUT /v1/submissions/`."""
        return sum(count for name, count in self.call("GET", "/state")["requests"].items() if name.startswith(prefix))

    def received(self) -> int:
        """Bytes of uploads it has on disk."""
        uploads = self.folder / "uploads"
        return sum(entry.stat().st_size for entry in uploads.rglob("*") if entry.is_file()) if uploads.exists() else 0

    def ledger(self, skip=0) -> list:
        """Its lines but the first `skip`."""
        path = self.folder / "ledger" / "letters.jsonl"
        return [json.loads(line) for line in path.read_text("utf-8").splitlines()[skip:]] if path.exists() else []

    def posted(self) -> int:
        """How many lines the ledger has."""
        path = self.folder / "ledger" / "letters.jsonl"
        return path.read_bytes().count(b"\n") if path.exists() else 0
