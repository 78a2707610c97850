"""A proxy for the transport's tests: CONNECT alone. Prints its port; then a line of JSON for each request.

proxy.py open | refuse | password"""
import base64
import json
import os
import socket
import sys
import threading


def relay(source, target):
    try:
        while data := source.recv(65536):
            target.sendall(data)
    except OSError:
        pass
    finally:
        for end in (source, target):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass


def handle(client, mode):
    head = b""
    while b"\r\n\r\n" not in head:
        part = client.recv(65536)
        if not part:
            return
        head += part
    lines = head.split(b"\r\n\r\n")[0].decode().split("\r\n")
    method, target, _ = lines[0].split(" ")
    headers = {name.lower(): value.strip() for name, value in (line.split(":", 1) for line in lines[1:])}
    known = headers.get("proxy-authorization") == "Basic " + base64.b64encode(b"clerk:s3cret").decode()
    print(json.dumps({"method": method, "target": target, "headers": headers}), flush=True)
    if method != "CONNECT":
        client.sendall(b"HTTP/1.1 405 X\r\nContent-Length: 0\r\n\r\n")
    elif mode == "refuse":
        client.sendall(b"HTTP/1.1 403 X\r\nContent-Length: 0\r\n\r\n")
    elif mode == "password" and not known:
        client.sendall(b'HTTP/1.1 407 X\r\nProxy-Authenticate: Basic realm="x"\r\nContent-Length: 0\r\n\r\n')
    else:
        host, port = target.rsplit(":", 1)
        server = socket.create_connection((host, int(port)), 10)
        client.sendall(b"HTTP/1.1 200 X\r\n\r\n")
        threading.Thread(target=relay, args=(server, client), daemon=True).start()
        relay(client, server)
    client.close()


def main():
    listener = socket.create_server(("127.0.0.1", 0))
    print(listener.getsockname()[1], flush=True)
    threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
    while True:
        client, _ = listener.accept()
        threading.Thread(target=handle, args=(client, sys.argv[1]), daemon=True).start()


main()
