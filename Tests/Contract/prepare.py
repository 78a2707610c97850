"""Signs in to a sandbox, commits two letters and stores a background, so that the contract's requests have something to find.
Prints the token and the ids."""
import base64
import hashlib
import http.client
import json
import ssl
import sys
import time
import uuid

port, authority = int(sys.argv[1]), sys.argv[2]
context = ssl.create_default_context(cafile=authority)


def ask(method, path, headers, body=None, expected=(200, 201, 204)):
    connection = http.client.HTTPSConnection("127.0.0.1", port, context=context, timeout=30)
    connection.request(method, path, body=body, headers=headers)
    answer = connection.getresponse()
    content = answer.read()
    if answer.status not in expected:
        sys.exit(f"{method} {path}: {answer.status} {content.decode(errors='replace')}")
    return answer, content


json_type = {"Content-Type": "application/json"}
_, content = ask("POST", "/v1/token", json_type, json.dumps({"user": "demo", "password": "demo"}))
token = json.loads(content)["token"]
signed_in = {"Authorization": f"Bearer {token}"}
document = b"%PDF-1.7\n% two pages, as far as the contract looks\n"
digest = hashlib.sha256(document)


def create_upload(key):
    created, _ = ask("POST", "/v1/uploads", signed_in | {
        "Tus-Resumable": "1.0.0", "Upload-Length": str(len(document)), "Idempotency-Key": f'"{key}"',
        "Repr-Digest": f"sha-256=:{base64.b64encode(digest.digest()).decode()}:"})
    return created.getheader("Location")


def commit(approval):
    submission = str(uuid.uuid4())
    upload = create_upload(f"{submission}.1.1")
    ask("PATCH", upload, signed_in | {
        "Tus-Resumable": "1.0.0", "Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"}, document)
    address = {"lines": ["Jan Peeters", "Kerkstraat 1", "1000 Bruxelles"], "postcode": "1000", "locality": "Bruxelles", "country": "BE"}
    ask("PUT", f"/v1/submissions/{submission}", signed_in | json_type, json.dumps({
        "version": 1, "installation": str(uuid.uuid4()), "sender": "jan", "title": "letter",
        "returnAddress": ["Rue A 1", "1000 Bruxelles"],
        "documents": [{"number": 1, "upload": upload, "size": len(document), "sha256": digest.hexdigest(), "pages": 2}],
        "options": {"colour": "mono", "sides": "one", "annexes": [], "approval": approval},
        "letters": [{"number": 1, "document": 1, "pages": [1, 2], "envelope": "us", "franking": "registered",
                     "acknowledgement": False, "address": address}]}))
    return submission


ask("PUT", "/v1/backgrounds/letterhead", signed_in | {"Content-Type": "application/pdf"}, document)
waiting, posted = commit(approval=True), commit(approval=False)
for _ in range(100):
    _, content = ask("GET", f"/v1/submissions/{posted}", signed_in)
    report = json.loads(content)
    if report["state"] == "posted":
        break
    time.sleep(0.1)
else:
    sys.exit(f"not posted: {report['state']}")
print(json.dumps({"token": token, "known": {
    "submission": waiting, "letter": report["letters"][0]["id"], "upload": create_upload("waiting").rsplit("/", 1)[1]}}))
