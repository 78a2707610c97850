"""The oracle must notice what may never happen: made-up ledgers, each with one fault."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

import documents
import oracle

JAN = ["Jan Peeters", "Kerkstraat 12", "9000 Gent"]
MARIE = ["Marie Dubois", "Rue Neuve 1 bte 3", "1000 Bruxelles"]


class Made:
    """A ledger of a platform that posted two letters of one document: Jan's of pages 1 and 2, Marie's of page 3."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.input = documents.write_pdf(
            folder / "printed.pdf", documents.letter(JAN, 2, "Invoice 1") + documents.letter(MARIE, 1, "Invoice 2"))
        self.digest = self.receive(self.input)
        self.lines = [self.line(1, [1, 2], JAN), self.line(2, [3], MARIE)]

    def receive(self, document: Path) -> str:
        content = document.read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        place = self.folder / "ledger" / "documents"
        place.mkdir(parents=True, exist_ok=True)
        (place / digest).write_bytes(content)
        return digest

    def line(self, number, pages, address, **other) -> dict:
        return {"submission": "0190-a", "number": number, "sha256": self.digest, "pages": pages,
                "address": {"lines": address, "country": "BE", "postcode": address[-1][:4]},
                "colour": "mono", "sides": "one", "envelope": "us", "franking": "prior", "acknowledgement": False} | other

    def expected(self) -> list:
        common = {"input": "printed.pdf", "options": {"franking": "prior", "envelope": "us", "country": "BE"}}
        return [common | {"name": "Jan", "pages": [1, 2], "address": JAN},
                common | {"name": "Marie", "pages": [3], "address": MARIE}]

    def report(self, expected=None, **how) -> oracle.Report:
        text = "".join(json.dumps(line) + "\n" for line in self.lines)
        (self.folder / "ledger" / "letters.jsonl").write_text(text)
        return oracle.compare(self.folder, expected or self.expected(), self.folder, **how)


@pytest.fixture
def made(tmp_path):
    return Made(tmp_path)


def test_right_letters_are_right_in_any_order(made):
    made.lines.reverse()
    report = made.report()
    assert report.ok and report.right == 2, str(report)


def test_swapped_pages(made):
    made.lines[0]["pages"] = [2, 1]
    report = made.report()
    assert not report.ok and len(report.wrong) == 1 and report.right == 1
    assert "page 1 is not page 1 of printed.pdf: it shows page 2" in report.wrong[0]


def test_a_page_of_another_letter(made):
    made.lines[0]["pages"] = [1, 3]
    report = made.report()
    assert len(report.wrong) == 1 and "page 2" in report.wrong[0]


def test_a_page_too_few_or_too_many(made):
    made.lines[0]["pages"] = [1]
    assert "1 pages instead of 2" in made.report().wrong[0]
    made.lines[0]["pages"] = [1, 2, 3]
    assert "3 pages instead of 2" in made.report().wrong[0]


def test_altered_pixels(made, tmp_path):
    pages = documents.letter(JAN, 2, "Invoice 1") + documents.letter(MARIE, 1, "Invoice 2")
    pages[1].texts.append((100, 200, 11, "."))
    made.digest = made.receive(documents.write_pdf(tmp_path / "altered.pdf", pages))
    made.lines[0]["sha256"] = made.digest
    report = made.report()
    assert len(report.wrong) == 1 and "of its pixels differ" in report.wrong[0]
    tolerant = [dict(made.expected()[0], tolerance=0.001), made.expected()[1]]
    assert made.report(tolerant).ok


def test_a_doubled_letter(made):
    made.lines.append(dict(made.lines[1], submission="0190-b", number=1))
    report = made.report()
    assert report.right == 2 and len(report.doubled) == 1 and not report.extra


def test_the_same_letter_twice_in_the_ledger(made):
    made.lines.append(dict(made.lines[1]))
    assert len(made.report().doubled) == 1


def test_copies_are_as_many_letters(made):
    made.lines.append(made.line(3, [3], MARIE))
    expected = made.expected()
    expected[1]["count"] = 2
    report = made.report(expected)
    assert report.ok and report.right == 3
    made.lines.append(made.line(4, [3], MARIE))
    assert len(made.report(expected).doubled) == 1


def test_a_missing_letter(made):
    del made.lines[1]
    report = made.report()
    assert len(report.missing) == 1 and "Marie" in report.missing[0] and report.right == 1


def test_an_extra_letter(made, tmp_path):
    other = documents.write_pdf(tmp_path / "other.pdf", documents.letter(["Bob", "Dorp 1", "2000 Antwerpen"], 1, "Spam"))
    made.digest = made.receive(other)
    made.lines.append(made.line(1, [1], ["Bob", "Dorp 1", "2000 Antwerpen"], submission="0190-c"))
    report = made.report()
    assert len(report.extra) == 1 and report.right == 2 and not report.ok
    assert made.report(partial=True).ok


@pytest.mark.parametrize("change", [["Jan Peeters", "Kerkstraat 21", "9000 Gent"], JAN[:2], JAN + ["BELGIË"], JAN[::-1], []])
def test_a_wrong_address(made, change):
    made.lines[0]["address"]["lines"] = change
    report = made.report()
    assert len(report.wrong) == 1 and "addressed to" in report.wrong[0]


def test_two_addresses_exchanged(made):
    first, second = made.lines
    first["address"], second["address"] = second["address"], first["address"]
    report = made.report()
    assert report.right == 0 and len(report.wrong) == 2


def test_a_wrong_option(made):
    made.lines[0]["franking"] = "registered"
    report = made.report()
    assert report.wrong == ["submission 0190-a, letter 1 (“Jan”): franking is 'registered' instead of 'prior'"]


def test_an_empty_ledger_misses_all(made):
    made.lines = []
    assert len(made.report().missing) == 2


def test_damaged_bytes_and_no_ledger_are_no_answer(made):
    (made.folder / "ledger" / "documents" / made.digest).write_bytes(b"%PDF-1.5 other bytes")
    with pytest.raises(oracle.Unanswerable, match="not those the ledger names"):
        made.report()
    with pytest.raises(oracle.Unanswerable, match="does not exist"):
        oracle.compare(made.folder / "nowhere", made.expected(), made.folder)


def test_an_unknown_word_in_the_table_is_no_answer(made):
    with pytest.raises(oracle.Unanswerable, match="frankng"):
        made.report([made.expected()[0] | {"options": {"frankng": "prior"}}])


def test_as_a_program(made):
    made.report()
    table = made.folder / "expect.json"

    def answer():
        command = [sys.executable, oracle.__file__, "--ledger", made.folder, "--expect", table]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    table.write_text(json.dumps({"letters": made.expected()}))
    assert answer().returncode == 0
    assert answer().stdout == "oracle: OK: 2 right, 0 missing, 0 extra, 0 doubled, 0 wrong\n"
    table.write_text(json.dumps({"letters": made.expected()[:1]}))
    assert answer().returncode == 1 and "extra: submission" in answer().stdout
    table.write_text("{}")
    assert answer().returncode == 2
