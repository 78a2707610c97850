"""Records what a generated document must be read as, in truth.json beside it."""

import json
import pathlib

from texts import LETTERS

HERE = pathlib.Path(__file__).parent
A4 = [210.0, 297.0]


def letter(key, pages):
    """One expected letter: its pages and the address as a person reads it."""
    return {"pages": pages, "lines": LETTERS[key]["lines"], "country": LETTERS[key]["country"]}


def record(file, producer, sizes, letters, split="none", verdict="accepted", code=None, page=None, **more):
    """Replaces the file's entry. `code` is the finding that refuses or holds it, `page` the page it names."""
    path = HERE / "truth.json"
    entries = json.loads(path.read_text()) if path.exists() else []
    entries = [entry for entry in entries if entry["file"] != file]
    entry = {
        "file": file, "producer": producer, "pages": len(sizes), "sizes_mm": sizes, "split": split,
        "verdict": verdict, "code": code, "page": page, "letters": letters,
    }
    entries.append(entry | more)
    entries.sort(key=lambda entry: entry["file"])
    path.write_text(json.dumps(entries, ensure_ascii=False, indent=1) + "\n")
