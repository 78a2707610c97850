"""A TCP proxy between the daemon and the platform that breaks what passes: as bytes it can't read, or, with a certificate of the
sandbox's own authority, as requests and answers."""

import fcntl
import select
import socket
import ssl
import struct
import subprocess
import termios
import threading
import time
from dataclasses import dataclass
from pathlib import Path

RESET, HOLE, TRICKLE = "reset", "hole", "trickle"
UP, DOWN = "up", "down"


@dataclass
class Break:
    """What becomes of the next connection: after so many bytes in one direction it is reset, goes silent, or trickles."""

    kind: str
    direction: str = UP
    after: int = 0


@dataclass
class Rule:
    """What becomes of the next requests that match. `stage`: "request" (nothing of it is passed on), "body" (half of its body is), "answered"
    (carried out, then broken), "answer" (half of the answer's head is passed on), "edit" (the answer is what `edit` makes of it)."""

    method: str
    path: str
    stage: str
    kind: str = RESET
    count: int = 1
    # (status line and headers, body) → bytes for the client.
    edit: object = None


class Broken(Exception):
    """The connection is done with."""


class Proxy:
    """Listens on a port of its own from the start; `target` is the sandbox's port."""

    def __init__(self):
        self.listener = socket.socket()
        # Little waits unseen in the kernel: what a cut loses is small, and what arrived is counted.
        self.listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 16)
        self.listener.bind(("127.0.0.1", 0))
        self.listener.listen(64)
        self.port = self.listener.getsockname()[1]
        self.target = None
        self.server_side = self.client_side = None
        self.breaks, self.rules = [], []
        # Bytes received from the daemon, connections made, faults that happened.
        self.up, self.connections, self.happened = 0, 0, []
        self.cut_every, self.until_cut = 0, 0
        # Bytes a second that go up; 0: as they come.
        self.rate = 0
        self.lock = threading.Lock()
        self.closed = False
        threading.Thread(target=self.accept, daemon=True).start()

    @property
    def url(self) -> str:
        return f"https://127.0.0.1:{self.port}"

    def close(self):
        self.closed = True
        self.listener.close()

    def cut(self, every: int):
        """The line breaks each time so many bytes have gone up, on whatever connection."""
        self.cut_every = self.until_cut = every

    def read_requests(self, authority: Path, folder: Path):
        """From here on TLS ends here: with a certificate that the sandbox's authority signs."""
        key, request, certificate = (folder / f"proxy.{kind}" for kind in ("key", "csr", "pem"))
        run = ["openssl", "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", key, "-out", request,
               "-subj", "/CN=localhost"]
        subprocess.run(run, check=True, capture_output=True)
        names = folder / "proxy.names"
        names.write_text("subjectAltName=IP:127.0.0.1,DNS:localhost\nextendedKeyUsage=serverAuth\nbasicConstraints=critical,CA:FALSE\n")
        subprocess.run(["openssl", "x509", "-req", "-in", request, "-CA", authority, "-CAkey", authority.with_name("ca.key"),
                        "-set_serial", "77", "-days", "2", "-extfile", names, "-out", certificate], check=True, capture_output=True)
        self.server_side = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.server_side.load_cert_chain(certificate, key)
        self.client_side = ssl.create_default_context(cafile=str(authority))

    def accept(self):
        while not self.closed:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            with self.lock:
                self.connections += 1
                fault = self.breaks.pop(0) if self.breaks else None
            work = self.requests if self.server_side else self.relay
            threading.Thread(target=self.guarded, args=(work, client, fault), daemon=True).start()

    def guarded(self, work, client, fault):
        server = None
        try:
            if fault and not fault.after and fault.kind != TRICKLE:
                self.do(fault.kind, client, fault)
            server = socket.create_connection(("127.0.0.1", self.target), timeout=30)
            work(client, server, fault)
        except (Broken, OSError, ssl.SSLError):
            pass
        finally:
            for one in (client, server):
                if one:
                    one.close()

    def do(self, kind, client, what):
        """Breaks towards the daemon; what reached the platform stays there."""
        with self.lock:
            self.happened.append(what)
        if kind == RESET:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        elif kind == HOLE:
            self.wait_for_the_end(client)
        raise Broken

    def wait_for_the_end(self, client, seconds=30):
        """Takes nothing and says nothing until the other side gives up."""
        end = time.monotonic() + seconds
        poll = select.poll()
        poll.register(client, select.POLLHUP | select.POLLRDHUP | select.POLLERR)
        while not self.closed and time.monotonic() < end and not poll.poll(100):
            pass

    # Bytes

    def relay(self, client, server, fault):
        passed = {UP: 0, DOWN: 0}
        while True:
            for source in select.select([client, server], [], [], 60)[0]:
                direction = UP if source is client else DOWN
                limit = 1 << 16
                if fault and fault.direction == direction:
                    limit = min(limit, fault.after - passed[direction])
                    if fault.kind == TRICKLE and limit <= 0:
                        if passed[direction] == fault.after:
                            self.happened.append(fault)
                        limit = 1
                        time.sleep(0.02)
                if direction == UP and self.cut_every:
                    with self.lock:
                        limit = min(limit, max(1, self.until_cut))
                data = source.recv(limit)
                if not data:
                    return
                passed[direction] += len(data)
                (server if direction == UP else client).sendall(data)
                if direction == UP:
                    if self.rate:
                        time.sleep(len(data) / self.rate)
                    self.count(client, len(data))
                if fault and fault.kind != TRICKLE and passed[fault.direction] >= fault.after:
                    self.do(fault.kind, client, fault)

    def count(self, client, size):
        with self.lock:
            self.up += size
            if not self.cut_every:
                return
            self.until_cut -= size
            if self.until_cut > 0:
                return
            self.until_cut = self.cut_every
            # What has arrived here came over the line too.
            self.up += struct.unpack("i", fcntl.ioctl(client, termios.FIONREAD, b"\0" * 4))[0]
        self.do(RESET, client, "cut")

    # Requests and answers

    def requests(self, client, server, fault):
        client.settimeout(60)
        plain = self.server_side.wrap_socket(client, server_side=True)
        upstream = self.client_side.wrap_socket(server, server_hostname="127.0.0.1")
        upstream.settimeout(60)
        reader, answers = plain.makefile("rb"), upstream.makefile("rb")
        while True:
            head = read_head(reader)
            method, path, _ = head.split(b"\r\n", 1)[0].decode().split(" ", 2)
            rule = self.match(method, path)
            size = int(header(head, "content-length") or 0)
            if rule and rule.stage == "request":
                self.do_rule(rule, plain, client)
            if rule and rule.stage == "edit" and rule.kind == "early":
                # Said while the body is still on its way.
                reader.read(size // 4)
                self.happened.append(rule)
                plain.sendall(rule.edit(b"", b""))
                time.sleep(0.2)
                raise Broken
            upstream.sendall(head)
            left, half = size, size // 2
            while left > 0:
                wanted = min(left, 1 << 16)
                if rule and rule.stage == "body":
                    wanted = min(wanted, max(1, left - half))
                data = reader.read(wanted)
                if not data:
                    return
                upstream.sendall(data)
                left -= len(data)
                self.up += len(data)
                if rule and rule.stage == "body" and left <= half:
                    self.do_rule(rule, plain, client)
            answer = read_head(answers)
            length = 0 if method == "HEAD" else int(header(answer, "content-length") or 0)
            chunked = method != "HEAD" and "chunked" in header(answer, "transfer-encoding")
            body = read_chunks(answers) if chunked else answers.read(length)
            if rule and rule.stage == "answered":
                self.do_rule(rule, plain, client)
            if rule and rule.stage == "answer":
                plain.sendall(answer[:len(answer) // 2])
                self.do_rule(rule, plain, client, answer[len(answer) // 2:] + body)
            if rule and rule.stage == "edit":
                self.happened.append(rule)
                plain.sendall(rule.edit(answer, body))
                raise Broken
            plain.sendall(answer + body)

    def do_rule(self, rule, plain, client, rest=b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"):
        if rule.kind == TRICKLE:
            self.happened.append(rule)
            for byte in rest:
                plain.sendall(bytes([byte]))
                time.sleep(0.02)
            raise Broken
        self.do(rule.kind, plain, rule)

    def match(self, method, path):
        with self.lock:
            for rule in self.rules:
                if rule.method in (method, "*") and path.startswith(rule.path):
                    rule.count -= 1
                    if rule.count <= 0:
                        self.rules.remove(rule)
                    return rule
        return None


def read_head(reader) -> bytes:
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        line = reader.readline(1 << 16)
        if not line:
            raise Broken
        head += line
    return head


def read_chunks(reader) -> bytes:
    """As it came, sizes and all."""
    body = b""
    while True:
        line = reader.readline(100)
        size = int(line.split(b";")[0], 16)
        body += line + reader.read(size + 2)
        if size == 0:
            return body


def header(head: bytes, name: str) -> str:
    for line in head.decode("latin-1").split("\r\n")[1:]:
        key, _, value = line.partition(":")
        if key.strip().lower() == name:
            return value.strip()
    return ""


def replaced(head: bytes, name: str, value: str) -> bytes:
    """The head with a header of another value, whatever case it was written in."""
    lines = head.decode("latin-1").split("\r\n")
    return "\r\n".join(f"{line.partition(':')[0]}: {value}" if line.lower().startswith(name + ":") else line for line in lines).encode("latin-1")
