"""A server with faults, for the transport's tests: over TLS (certificate and key given) or on a Unix socket. Prints its port, or "ready"."""
import hashlib
import itertools
import json
import os
import socket
import ssl
import struct
import sys
import threading
import time


def answer(stream, status, body, headers=(), kept=False):
    lines = [f"HTTP/1.1 {status} X", f"Content-Length: {len(body)}", *headers]
    if not kept:
        lines.append("Connection: close")
    stream.sendall("\r\n".join(lines).encode() + b"\r\n\r\n" + body)


def read_head(stream):
    head = b""
    while b"\r\n\r\n" not in head:
        part = stream.recv(65536)
        if not part:
            return None, b""
        head += part
    head, rest = head.split(b"\r\n\r\n", 1)
    return head.decode().split("\r\n"), rest


def serve(stream, connection):
    """One request; True where another may follow on this connection."""
    lines, rest = read_head(stream)
    if lines is None:
        return False
    method, path, version = lines[0].split(" ")
    headers = {name.lower(): value.strip() for name, value in (line.split(":", 1) for line in lines[1:])}
    if path == "/reset":
        stream.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        return False
    if path == "/early":
        answer(stream, 413, b"too large")
        return False
    digest, length = hashlib.sha256(rest), len(rest)
    while length < int(headers.get("content-length", 0)):
        part = stream.recv(1 << 20)
        if not part:
            return False
        digest.update(part)
        length += len(part)
    if path == "/half":
        stream.sendall(b"HTTP/1.1 200 X\r\nContent-Length: 1000\r\n\r\nonly this")
    elif path == "/never":
        time.sleep(20)
    elif path == "/trickle":
        stream.sendall(b"HTTP/1.1 200 X\r\nContent-Length: 1000\r\n\r\n")
        for _ in range(100):
            stream.sendall(b".")
            time.sleep(0.2)
    elif path == "/redirect":
        answer(stream, 302, b"", ["Location: https://127.0.0.1:1/elsewhere"])
    elif path == "/big":
        answer(stream, 200, b"x" * 100_000)
    elif path == "/headers":
        answer(stream, 200, b"", [f"X-{n}: {'y' * 1000}" for n in range(200)])
    elif path == "/interim":
        stream.sendall(b"HTTP/1.1 103 X\r\nX-Interim: yes\r\n\r\n")
        answer(stream, 200, b"final", ["X-Final:  yes  "])
    elif path == "/nonsense":
        stream.sendall(b"this is no HTTP at all\r\n\r\n")
    elif path in ("/kept", "/left"):
        told = {"connection": connection, "length": length, "sha256": digest.hexdigest()}
        answer(stream, 200, json.dumps(told).encode(), kept=True)
        # "/left": the connection is promised and closed.
        return path == "/kept"
    else:
        told = {"method": method, "path": path, "version": version, "headers": headers, "length": length,
                "sha256": digest.hexdigest()}
        answer(stream, 200, json.dumps(told).encode(), ["Content-Type: application/json"])
    return False


def handle(connection, number, context):
    try:
        stream = context.wrap_socket(connection, server_side=True) if context else connection
        with stream:
            while serve(stream, number):
                pass
    except OSError:
        connection.close()


def main():
    if sys.argv[1] == "unix":
        context, listener = None, socket.socket(socket.AF_UNIX)
        listener.bind(sys.argv[2])
    else:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(sys.argv[1], sys.argv[2])
        if len(sys.argv) > 3 and sys.argv[3] != "old":
            context.verify_mode = ssl.CERT_REQUIRED
            context.load_verify_locations(sys.argv[3])
        elif len(sys.argv) > 3:
            context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1_1
            context.set_ciphers("DEFAULT@SECLEVEL=0")
        listener = socket.create_server(("127.0.0.1", 0))
    listener.listen(16)
    print("ready" if context is None else listener.getsockname()[1], flush=True)
    # The test ends it by closing its input, also when the test itself is killed.
    threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
    for number in itertools.count(1):
        connection, _ = listener.accept()
        threading.Thread(target=handle, args=(connection, number, context), daemon=True).start()


main()
