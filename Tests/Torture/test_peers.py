"""Peers that nobody here wrote: our uploader against tuspyserver, tuspy against the sandbox."""

import base64
import hashlib
import http.client
import json
import os
import socket
import ssl
import subprocess
import sys
import uuid
from pathlib import Path

import pytest

import documents
import ipp
from processes import Program, wait_for
from proxy import Proxy
from rig import JAN, Rig
from sandbox import Sandbox

FOREIGN = Path(__file__).with_name("foreign_platform.py")


def authority(folder):
    """A certificate of 127.0.0.1 that signs itself."""
    key, certificate = folder / "foreign.key", folder / "foreign.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", key, "-out", certificate,
                    "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost"], check=True, capture_output=True)
    certificate.chmod(0o644)
    return key, certificate


@pytest.fixture
def foreign(rigs):
    """A rig whose platform takes uploads by tuspyserver, behind a line that breaks every 4 MB."""
    users, daemon_user = rigs.people
    proxy = Proxy()
    rig = Rig(users, daemon_user)
    rigs.made.append(rig)
    key, certificate = authority(rig.folder)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        proxy.target = free.getsockname()[1]
    folder = rig.folder / "foreign"
    (folder / "uploads").mkdir(parents=True)
    program = Program("foreign platform", [sys.executable, FOREIGN, proxy.target, folder, certificate, key], rig.logs / "foreign")
    program.start()

    def answers():
        assert program.running, program.tail()
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", proxy.target)) == 0
    rig.settings |= {"platform.url": proxy.url, "platform.ca-file": str(certificate)}
    try:
        wait_for("the foreign platform does not answer", answers)
        rig.start()
        yield rig, proxy, folder, program
    finally:
        proxy.close()
        program.stop()


def test_our_uploader_against_a_foreign_server(foreign):
    rig, proxy, folder, program = foreign
    pages = documents.letter(JAN, 1, "foreign") + [documents.Page([(25, 30, 11, str(k))], noise=1182) for k in range(3)]
    path = documents.write_pdf(rig.inputs / "foreign.pdf", pages)
    proxy.cut(4_000_000)
    number = rig.lp("-o", "ClickpostEnvelope=C5", path)
    assert rig.job_end(number) == ipp.COMPLETED
    rig.until(lambda: f"{rig.found(number)}\n{rig.daemon.tail()}\n{program.tail()}", lambda: rig.found(number)[0]["state"] == "committed", 40)
    assert proxy.happened.count("cut") >= 2
    stored = [entry for entry in (folder / "uploads").iterdir() if entry.stat().st_size == path.stat().st_size]
    assert [hashlib.sha256(entry.read_bytes()).digest() for entry in stored] == [hashlib.sha256(path.read_bytes()).digest()]
    assert len(list(folder.glob("*.json"))) == 1


@pytest.fixture
def sandbox(tmp_path):
    short = Path(subprocess.run(["mktemp", "-d", "/tmp/cppXXXX"], check=True, capture_output=True, text=True).stdout.strip())
    made = Sandbox(short / "s", short / "log")
    made.start()
    yield made
    made.stop()
    subprocess.run(["rm", "-rf", short], check=True)


def test_a_foreign_client_against_the_sandbox(sandbox, tmp_path, monkeypatch):
    """Uploaded in chunks, left off in the middle, found again at its offset, committed and posted."""
    from tusclient import client as tus

    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(sandbox.authority))
    context = ssl.create_default_context(cafile=str(sandbox.authority))

    def ask(method, path, headers, body=None):
        connection = http.client.HTTPSConnection("127.0.0.1", sandbox.port, context=context, timeout=30)
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        content = answer.read()
        assert answer.status < 300, f"{method} {path}: {answer.status} {content}"
        return json.loads(content) if content else None

    kind = {"Content-Type": "application/json"}
    token = ask("POST", "/v1/token", kind, json.dumps({"user": sandbox.user, "password": sandbox.password}))["token"]
    signed_in = {"Authorization": f"Bearer {token}"}
    path = documents.write_pdf(tmp_path / "peer.pdf", documents.letter(JAN, 1, "peer") + [documents.Page(noise=800)])
    size, digest = path.stat().st_size, hashlib.sha256(path.read_bytes())
    submission = str(uuid.uuid4())
    headers = signed_in | {"Idempotency-Key": f'"{submission}.1.1"', "Repr-Digest": f"sha-256=:{base64.b64encode(digest.digest()).decode()}:"}
    uploads = tus.TusClient(f"{sandbox.url}/v1/uploads", headers=headers)
    first = uploads.uploader(str(path), chunk_size=300_000)
    first.upload(stop_at=700_000)
    assert 0 < first.offset < size
    second = uploads.uploader(str(path), chunk_size=300_000, url=first.url)
    assert second.offset == first.offset
    second.upload()
    assert second.offset == size

    address = {"lines": JAN, "postcode": "9000", "locality": "Gent", "country": "BE"}
    ask("PUT", f"/v1/submissions/{submission}", signed_in | kind, json.dumps({
        "version": 1, "installation": str(uuid.uuid4()), "sender": "jan", "title": "peer", "returnAddress": [],
        "documents": [{"number": 1, "upload": second.url.removeprefix(sandbox.url), "size": size, "sha256": digest.hexdigest(), "pages": 2}],
        "options": {"colour": "mono", "sides": "one", "annexes": [], "approval": False},
        "letters": [{"number": 1, "document": 1, "pages": [1, 2], "envelope": "us", "franking": "prior", "acknowledgement": False, "address": address}]}))
    sandbox.produce()
    assert [entry["sha256"] for entry in sandbox.ledger()] == [digest.hexdigest()]
    assert os.stat(sandbox.folder / "ledger" / "documents" / digest.hexdigest()).st_size == size
