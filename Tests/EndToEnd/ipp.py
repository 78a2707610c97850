"""A small IPP client over cupsd's Unix socket (RFC 8010): the tests ask for jobs without starting a program each time."""

import http.client
import pwd
import os
import socket
import struct

PENDING, HELD, PROCESSING, STOPPED, CANCELED, ABORTED, COMPLETED = range(3, 10)
STATE_NAMES = {3: "pending", 4: "held", 5: "processing", 6: "stopped", 7: "canceled", 8: "aborted", 9: "completed"}

PRINT_JOB, CANCEL_JOB, GET_JOB_ATTRIBUTES, GET_JOBS, GET_PRINTER_ATTRIBUTES = 0x0002, 0x0008, 0x0009, 0x000A, 0x000B
CHARSET, LANGUAGE, URI, NAME, KEYWORD, INTEGER, BOOLEAN = 0x47, 0x48, 0x45, 0x42, 0x44, 0x21, 0x22


class Refused(Exception):
    def __init__(self, status):
        super().__init__(f"IPP status 0x{status:04x}")
        self.status = status


class UnixConnection(http.client.HTTPConnection):
    def __init__(self, path):
        super().__init__("localhost", timeout=30)
        self.path = path

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(30)
        self.sock.connect(self.path)


def attribute(tag, name, *values) -> bytes:
    encoded = b""
    for position, value in enumerate(values):
        key = b"" if position else name.encode()
        if tag == INTEGER:
            content = struct.pack(">i", value)
        elif tag == BOOLEAN:
            content = bytes([value])
        else:
            content = value.encode() if isinstance(value, str) else value
        encoded += struct.pack(">BH", tag, len(key)) + key + struct.pack(">H", len(content)) + content
    return encoded


def decode(body: bytes) -> list:
    """The groups behind the operation's own attributes: one dictionary a job or printer, each value a list."""
    groups, position, current, last = [], 8, None, None
    while position < len(body):
        tag = body[position]
        position += 1
        if tag == 3:
            break
        if tag < 0x10:
            current = {}
            if tag != 1:
                groups.append(current)
            continue
        size = struct.unpack(">H", body[position:position + 2])[0]
        name = body[position + 2:position + 2 + size].decode() or last
        position += 2 + size
        size = struct.unpack(">H", body[position:position + 2])[0]
        content = body[position + 2:position + 2 + size]
        position += 2 + size
        last = name
        if tag in (0x21, 0x23):
            value = struct.unpack(">i", content)[0]
        elif tag == 0x22:
            value = bool(content[0])
        else:
            value = content.decode("utf-8", errors="replace")
        current.setdefault(name, []).append(value)
    return groups


def call(server, operation, path, attributes, language="en", document=b"", user=None) -> list:
    """`user` None: as this process' own user, by the socket's peer credentials."""
    user = user or pwd.getpwuid(os.geteuid()).pw_name
    body = struct.pack(">BBHI", 2, 0, operation, 1) + b"\x01"
    body += attribute(CHARSET, "attributes-charset", "utf-8") + attribute(LANGUAGE, "attributes-natural-language", language)
    body += attributes + b"\x03" + document
    connection = UnixConnection(server)
    try:
        connection.request("POST", path, body, {"Content-Type": "application/ipp", "Authorization": f"PeerCred {user}"})
        answer = connection.getresponse()
        content = answer.read()
    finally:
        connection.close()
    if answer.status != 200:
        raise Refused(0x10000 + answer.status)
    status = struct.unpack(">H", content[2:4])[0]
    if status >= 0x0100:
        raise Refused(status)
    return decode(content)


def user_name(user=None) -> bytes:
    return attribute(NAME, "requesting-user-name", user or pwd.getpwuid(os.geteuid()).pw_name)


JOB_KEYS = ("job-id", "job-uuid", "job-state", "job-state-reasons", "job-printer-state-message", "job-name",
            "job-originating-user-name")


def job(server, number) -> dict:
    """A job's attributes, each a single value except job-state-reasons."""
    attributes = attribute(URI, "job-uri", f"ipp://localhost/jobs/{number}") + user_name()
    attributes += attribute(KEYWORD, "requested-attributes", *JOB_KEYS)
    found = call(server, GET_JOB_ATTRIBUTES, f"/jobs/{number}", attributes)[0]
    return {name: values if name == "job-state-reasons" else values[0] for name, values in found.items()}


def printer(server, queue) -> dict:
    attributes = attribute(URI, "printer-uri", f"ipp://localhost/printers/{queue}") + user_name()
    return call(server, GET_PRINTER_ATTRIBUTES, f"/printers/{queue}", attributes)[0]


def cancel(server, number):
    attributes = attribute(URI, "job-uri", f"ipp://localhost/jobs/{number}") + user_name()
    call(server, CANCEL_JOB, f"/jobs/{number}", attributes)


def print_job(server, queue, document: bytes, title="document", language="en", job_attributes=b"") -> int:
    attributes = attribute(URI, "printer-uri", f"ipp://localhost/printers/{queue}") + user_name()
    attributes += attribute(NAME, "job-name", title)
    if job_attributes:
        attributes += b"\x02" + job_attributes
    return call(server, PRINT_JOB, f"/printers/{queue}", attributes, language, document)[0]["job-id"][0]
