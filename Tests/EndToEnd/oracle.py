#!/usr/bin/env python3
"""The independent oracle: did the platform post exactly the letters that were printed, each once?

It shares no code with the product. From the bytes the sandbox received it cuts each posted letter's pages with qpdf,
renders them with pdftoppm, compares them pixel by pixel with the pages of the printed input (rendered the same way from
the input's own file), and compares addresses and options with the caller's table.

    oracle.py --ledger DIR --expect FILE.json [--partial] [--verbose]

DIR is the sandbox's data folder (docs/sandbox.md, "The ledger"). FILE.json:

    {"letters": [
        {"name":      "first letter",            free text, for the report; may be left out
         "input":     "a.pdf",                   the printed document; a relative path counts from FILE.json's folder
         "pages":     [1, 2],                    the pages of `input` this letter shows, in order
         "address":   ["Jan Peeters", "…"],      the recipient's lines, top to bottom, from the caller's own table
         "count":     1,                         so many such letters, each once; default 1
         "tolerance": 0,                         part of a page's pixels that may differ, 0 to 1; default 0: every pixel is
                                                 the same. Only for an application that writes the page anew when it
                                                 prints: then a pixel counts where it differs by more than SHADES
         "options":   {"colour": "mono", …}}     any of: country, postcode, colour, sides, envelope, franking, acknowledgement,
                                                 sender, title, returnAddress, background, annexes, account,
                                                 installation; only those given are compared
    ]}

Exit status: 0 everything is right; 1 letters are missing, extra, doubled or wrong; 2 the question cannot be answered
(no ledger, damaged bytes, a tool that fails). `--partial` ignores letters of other submissions: those that share no page
picture and no address with the table.

As a module: `compare(ledger_folder, letters)` gives a `Report`.
"""

import argparse
import functools
import hashlib
import json
import subprocess
import sys
import tempfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path

DOTS_PER_INCH = 100
TOOL_SECONDS = 120
# Of 255: edges of glyphs that lie a fraction of a pixel apart stay below, ink on white does not.
SHADES = 96
OPTIONS = (
    "country", "postcode", "colour", "sides", "envelope", "franking", "acknowledgement", "sender", "title",
    "returnAddress", "background", "annexes", "account", "installation",
)


class Unanswerable(Exception):
    """The ledger or a tool does not allow an answer."""


@dataclass(frozen=True)
class Picture:
    """A rendered page, its pixels packed: hundreds of them are kept."""

    width: int
    height: int
    packed: bytes
    digest: bytes

    @property
    def pixels(self) -> bytes:
        """Red, green, blue, a byte each, row by row from the top left."""
        return zlib.decompress(self.packed)

    @staticmethod
    def parse(ppm: bytes) -> "Picture":
        """From a binary PPM (P6)."""
        fields, position = [], 0
        while len(fields) < 4:
            end = position
            while ppm[end:end + 1].strip():
                end += 1
            fields.append(ppm[position:end])
            position = end + 1
        if fields[0] != b"P6" or fields[3] != b"255":
            raise Unanswerable(f"pdftoppm wrote {fields[0]!r}, not a picture of 8 bits a colour")
        width, height = int(fields[1]), int(fields[2])
        pixels = ppm[position:]
        if len(pixels) != 3 * width * height:
            raise Unanswerable("pdftoppm wrote a picture that ends too early")
        return Picture(width, height, zlib.compress(pixels, 1), hashlib.sha256(pixels).digest())

    @functools.lru_cache(maxsize=65536)
    def difference(self, other: "Picture", shades=0) -> float:
        """The part of the pixels that differ by more than `shades` in a colour, 0 to 1; 1 where the sizes differ."""
        if (self.width, self.height) != (other.width, other.height):
            return 1.0
        if self.digest == other.digest:
            return 0.0
        row, count = 3 * self.width, 0
        left, right = self.pixels, other.pixels
        for start in range(0, len(left), row):
            mine, theirs = left[start:start + row], right[start:start + row]
            if mine != theirs:
                count += sum(max(abs(mine[k] - theirs[k]) for k in (x, x + 1, x + 2)) > shades for x in range(0, row, 3))
        return count / (self.width * self.height)

    def shows(self, other: "Picture", tolerance: float) -> bool:
        return self.difference(other, SHADES if tolerance else 0) <= tolerance


@dataclass
class Letter:
    """A letter as it stands in the ledger."""

    submission: str
    number: int
    document: Path
    pages: list
    address: list
    options: dict
    pictures: list = field(default_factory=list)

    @property
    def label(self) -> str:
        return f"submission {self.submission}, letter {self.number}"


@dataclass
class Expected:
    name: str
    input: Path
    pages: list
    address: list
    options: dict
    tolerance: float
    pictures: list = field(default_factory=list)


@dataclass
class Report:
    right: int = 0
    missing: list = field(default_factory=list)
    extra: list = field(default_factory=list)
    doubled: list = field(default_factory=list)
    wrong: list = field(default_factory=list)

    @property
    def ok(self) -> bool:
        return not (self.missing or self.extra or self.doubled or self.wrong)

    def __str__(self) -> str:
        counts = [f"{self.right} right"]
        lines = []
        for kind in ("missing", "extra", "doubled", "wrong"):
            found = getattr(self, kind)
            counts.append(f"{len(found)} {kind}")
            lines += [f"  {kind}: {text}" for text in found]
        return "\n".join([f"oracle: {'OK' if self.ok else 'NOT OK'}: {', '.join(counts)}"] + lines)


def run(*command: str) -> bytes:
    try:
        done = subprocess.run(command, capture_output=True, timeout=TOOL_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Unanswerable(f"{command[0]}: {error}") from error
    # qpdf: 3 is success with warnings.
    if done.returncode != 0 and not (command[0] == "qpdf" and done.returncode == 3):
        raise Unanswerable(f"{command[0]} failed ({done.returncode}): {done.stderr.decode(errors='replace').strip()}")
    return done.stdout


def render(document: str, page: int) -> Picture:
    return Picture.parse(run("pdftoppm", "-r", str(DOTS_PER_INCH), "-f", str(page), "-l", str(page), document))


@functools.lru_cache(maxsize=4096)
def input_picture(document: str, _changed: float, page: int) -> Picture:
    return render(document, page)


@functools.lru_cache(maxsize=4096)
def posted_pictures(document: str, pages: tuple) -> tuple:
    """The pictures of pages cut from the bytes the platform received."""
    with tempfile.TemporaryDirectory(prefix="oracle-") as folder:
        cut = f"{folder}/letter.pdf"
        run("qpdf", "--empty", "--pages", document, ",".join(map(str, pages)), "--", cut)
        return tuple(render(cut, number) for number in range(1, len(pages) + 1))


def read_ledger(folder: Path, skip=0) -> list:
    """Every posted letter but the first `skip`, in the order of posting. The only code that knows the ledger's layout."""
    ledger = Path(folder) / "ledger"
    if not (ledger / "letters.jsonl").exists():
        raise Unanswerable(f"{ledger}/letters.jsonl does not exist")
    letters = []
    for count, line in enumerate((ledger / "letters.jsonl").read_text("utf-8").splitlines()[skip:], start=skip + 1):
        try:
            entry = json.loads(line)
            letters.append(read_entry(ledger, entry))
        except (ValueError, KeyError, TypeError) as error:
            raise Unanswerable(f"line {count} of the ledger: {error!r}") from error
    return letters


def read_entry(ledger: Path, entry: dict) -> Letter:
    digest = entry["sha256"]
    document = ledger / "documents" / digest
    if hashlib.sha256(document.read_bytes()).hexdigest() != digest:
        raise Unanswerable(f"the bytes of document {digest} are not those the ledger names")
    address = entry["address"]
    options = {name: entry.get(name) for name in OPTIONS}
    options["country"], options["postcode"] = address.get("country"), address.get("postcode")
    return Letter(
        submission=entry["submission"], number=entry["number"], document=document, pages=list(entry["pages"]),
        address=list(address["lines"]), options=options)


def read_expected(entries: list, base: Path) -> list:
    expected = []
    for position, entry in enumerate(entries, start=1):
        unknown = set(entry) - {"name", "input", "pages", "address", "count", "tolerance", "options"}
        unknown |= set(entry.get("options", {})) - set(OPTIONS)
        if unknown:
            raise Unanswerable(f"expected letter {position}: unknown {', '.join(sorted(unknown))}")
        document = base / entry["input"]
        if not document.exists():
            raise Unanswerable(f"expected letter {position}: {document} does not exist")
        for copy in range(entry.get("count", 1)):
            expected.append(Expected(
                name=entry.get("name", f"letter {position}") + (f", copy {copy + 1}" if copy else ""),
                input=document, pages=list(entry["pages"]), address=list(entry["address"]),
                options=dict(entry.get("options", {})), tolerance=float(entry.get("tolerance", 0))))
    return expected


def faults(letter: Letter, expected: Expected) -> list:
    """In words, what of a posted letter is not as expected; empty where all is right."""
    found = []
    if len(letter.pictures) != len(expected.pictures):
        found.append(f"{len(letter.pictures)} pages instead of {len(expected.pictures)}")
    for position, (mine, theirs) in enumerate(zip(letter.pictures, expected.pictures)):
        if not mine.shows(theirs, expected.tolerance):
            others = [expected.pages[k] for k, other in enumerate(expected.pictures)
                      if k != position and mine.shows(other, expected.tolerance)]
            part = mine.difference(theirs)
            shown = f"it shows page {others[0]} of the input" if others else f"{100 * part:.2f} % of its pixels differ"
            found.append(f"page {position + 1} is not page {expected.pages[position]} of {expected.input.name}: {shown}")
    if letter.address != expected.address:
        found.append(f"addressed to {letter.address} instead of {expected.address}")
    for name, value in expected.options.items():
        if letter.options.get(name) != value:
            found.append(f"{name} is {letter.options.get(name)!r} instead of {value!r}")
    return found


def likeness(letter: Letter, expected: Expected) -> int:
    """How much of a letter is as expected; 0 where nothing ties the two together."""
    same = sum(mine.shows(theirs, expected.tolerance) for mine in letter.pictures for theirs in expected.pictures)
    return 2 * same + 3 * (letter.address == expected.address)


def compare(folder, entries: list, base="/", partial=False, skip=0) -> Report:
    """Matches the ledger's letters with the table's: first those that agree in everything, one to one; then what is left is named.
    `skip`: so many letters at the ledger's beginning were judged before."""
    letters, expected = read_ledger(Path(folder), skip), read_expected(entries, Path(base))
    for letter in letters:
        letter.pictures = list(posted_pictures(str(letter.document), tuple(letter.pages)))
    for wanted in expected:
        changed = wanted.input.stat().st_mtime
        wanted.pictures = [input_picture(str(wanted.input), changed, page) for page in wanted.pages]

    report = Report()
    seen = {}
    once = []
    for letter in letters:
        key = (letter.submission, letter.number)
        if key in seen:
            report.doubled.append(f"{letter.label} stands twice in the ledger")
        else:
            seen[key] = letter
            once.append(letter)

    matched, open_letters, open_expected = [], [], list(expected)
    for letter in once:
        match = next((wanted for wanted in open_expected if not faults(letter, wanted)), None)
        if match is None:
            open_letters.append(letter)
        else:
            matched.append(match)
            open_expected.remove(match)
    report.right = len(matched)

    rest = []
    for letter in open_letters:
        twin = next((wanted for wanted in matched if not faults(letter, wanted)), None)
        if twin is None:
            rest.append(letter)
        else:
            report.doubled.append(f"{letter.label}: “{twin.name}” has been posted already")
    pairs = sorted(((likeness(letter, wanted), -i, -k) for i, letter in enumerate(rest)
                    for k, wanted in enumerate(open_expected)), reverse=True)
    used_letters, used_expected = set(), set()
    for score, i, k in pairs:
        if score > 0 and -i not in used_letters and -k not in used_expected:
            used_letters.add(-i)
            used_expected.add(-k)
            found = "; ".join(faults(rest[-i], open_expected[-k]))
            report.wrong.append(f"{rest[-i].label} (“{open_expected[-k].name}”): {found}")
    report.missing = [f"“{wanted.name}” to {wanted.address}" for k, wanted in enumerate(open_expected)
                      if k not in used_expected]
    for i, letter in enumerate(rest):
        if i in used_letters:
            continue
        if partial and not any(likeness(letter, wanted) for wanted in expected):
            continue
        report.extra.append(f"{letter.label} to {letter.address}, {len(letter.pages)} pages")
    return report


def main() -> int:
    parser = argparse.ArgumentParser(description="Compares the sandbox's ledger of posted letters with what was printed.")
    parser.add_argument("--ledger", required=True, help="the sandbox's data folder")
    parser.add_argument("--expect", required=True, help="the table of expected letters, JSON")
    parser.add_argument("--partial", action="store_true", help="ignore letters that have nothing to do with the table")
    arguments = parser.parse_args()
    try:
        table = Path(arguments.expect)
        report = compare(arguments.ledger, json.loads(table.read_text("utf-8"))["letters"], table.resolve().parent,
                         arguments.partial)
    except (Unanswerable, OSError, ValueError, KeyError) as error:
        print(f"oracle: no answer: {error}", file=sys.stderr)
        return 2
    print(report)
    return 0 if report.ok else 1


if __name__ == "__main__":
    sys.exit(main())
