"""A platform whose uploads are taken by tuspyserver, a tus server nobody here wrote; the rest is the least that delivery needs. Whether a
document arrived as its manifest says is decided by the bytes that server stored.

usage: foreign_platform.py PORT FOLDER CERTIFICATE KEY
"""

import asyncio
import hashlib
import json
import sys
import time
from pathlib import Path

import uvicorn
from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse
from tuspyserver import create_tus_router

port, folder, certificate, key = int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4]
app = FastAPI()
app.include_router(create_tus_router(prefix="v1/uploads", files_dir=str(folder / "uploads"), strict_offset_validation=True))


@app.post("/v1/token")
async def token():
    return {"token": "foreign", "expires": time.time() + 3600}


@app.get("/v1/account")
async def account():
    return {"account": "office", "sandbox": True, "frankings": ["prior", "economy", "registered"], "backgrounds": [], "annexes": [],
            "cutOffs": ["12:00"], "holidays": [], "credit": None}


@app.put("/v1/submissions/{submission}")
async def commit(submission: str, request: Request):
    body = await request.body()
    for document in json.loads(body)["documents"]:
        content = (folder / "uploads" / document["upload"].rsplit("/", 1)[1]).read_bytes()
        if (len(content), hashlib.sha256(content).hexdigest()) != (document["size"], document["sha256"]):
            return Response(status_code=422)
    kept = folder / f"{submission}.json"
    again = kept.exists()
    if again and kept.read_bytes() != body:
        return Response(status_code=422)
    kept.write_bytes(body)
    return JSONResponse(report(submission), status_code=200 if again else 201)


@app.get("/v1/submissions/{submission}")
async def submission(submission: str):
    if not (folder / f"{submission}.json").exists():
        return Response(status_code=404)
    return report(submission)


@app.get("/v1/events")
async def events(wait: int = 1):
    await asyncio.sleep(min(wait, 1))
    return {"events": [], "cursor": "0"}


def report(submission):
    letters = json.loads((folder / f"{submission}.json").read_bytes())["letters"]
    return {"id": submission, "receipt": f"FOREIGN-{submission}", "state": "received", "received": 1_795_000_000,
            "letters": [{"number": letter["number"], "id": f"{submission}-{letter['number']}", "state": "received"} for letter in letters]}


async def named(scope, receive, send):
    """tuspyserver wants a file name and type, which tus leaves out where it likes and our contract has none of."""
    if scope["type"] == "http" and scope["method"] == "POST":
        scope = scope | {"headers": [*scope["headers"], (b"upload-metadata", b"filename bGV0dGVyLnBkZg==,filetype YXBwbGljYXRpb24vcGRm")]}
    await app(scope, receive, send)


uvicorn.run(named, host="127.0.0.1", port=port, ssl_certfile=certificate, ssl_keyfile=key, log_level="warning")
