"""What schemathesis can't make up: PDFs, an upload's bytes, and the ids of things that exist (CLICKPOST_KNOWN, from prepare.py)."""
import json
import os
import uuid

import schemathesis
from hypothesis import strategies

KNOWN = json.loads(os.environ["CLICKPOST_KNOWN"])

schemathesis.openapi.media_type("application/pdf", strategies.binary(max_size=200).map(lambda rest: b"%PDF-1.7\n" + rest))
schemathesis.openapi.media_type("application/offset+octet-stream", strategies.binary(min_size=1, max_size=200))


def is_uuid(value) -> bool:
    try:
        return isinstance(value, str) and str(uuid.UUID(value)) == value.lower()
    except ValueError:
        return False


@schemathesis.hook
def map_path_parameters(context, path_parameters):
    """Half of the valid ids become ids that exist; invalid ones stay as they are. Cancelling keeps its made-up ids: those are burnt."""
    for name, known in KNOWN.items():
        value = (path_parameters or {}).get(name)
        if is_uuid(value) and value[-1] in "02468ace" and context.operation.method.upper() != "DELETE":
            path_parameters[name] = known
    return path_parameters


@schemathesis.hook
def map_query(context, query):
    """A valid wait for events is shortened to a second at most: nothing more would be learnt by waiting."""
    wait = (query or {}).get("wait")
    if isinstance(wait, int) and not isinstance(wait, bool) and 1 < wait <= 50:
        query["wait"] = 1
    elif context.operation.path == "/v1/events" and query is not None and "wait" not in query:
        query["wait"] = 1
    return query
