"""What users print with lp and lpr, and what becomes of it: the right letters, once, or a refusal that says why."""

import pytest

import documents
import ipp
from processes import run, wait_for
from stack import QUEUE

JAN = ["Jan Peeters", "Kerkstraat 12", "9000 Gent"]
MARIE = ["Marie Dubois", "Rue de l'Evêque 26 bte 3", "1000 Bruxelles"]
LIN = ["Lin Maes", "Grote Markt 1", "2000 Antwerpen"]
ROOS = ["Roos Claes", "Dorpsstraat 21", "2800 Mechelen"]


@pytest.fixture
def write(stack, request):
    """Writes a letter's document; each test's is unlike every other's."""
    def write(address, pages=1, name="letter", size=documents.A4):
        subject = f"{request.node.name} {name}"[:60]
        return documents.write_pdf(stack.inputs / f"{abs(hash(subject))}-{name}.pdf",
                                   documents.letter(address, pages, subject, size))
    return write


def test_lp(stack, write):
    path = write(JAN, 2)
    number = stack.lp(path)
    stack.completed(number)
    stack.expect(path, [1, 2], JAN, sender=stack.user, postcode="9000")
    detail = stack.posted(number)
    assert [letter["state"] for letter in detail["letters"]] == ["posted"]
    assert "EUR 1.85" in stack.clickpost("show", str(number)).stdout
    stack.prove()


def test_a_scan_is_read_and_marked(stack, write):
    path = documents.scan(write(JAN), stack.inputs / "scan.pdf")
    number = stack.lp(path)
    stack.completed(number, seconds=90)
    stack.expect(path, [1], JAN, sender=stack.user, postcode="9000")
    stack.posted(number)
    found = stack.json("show", str(number))
    assert "address.recognised" in str(found), found
    stack.prove()


def test_lpr(stack, write):
    path = write(MARIE)
    before = len(stack.submissions())
    stack.program("lpr", "-P", QUEUE, path, user=stack.user)
    wait_for("no submission comes from lpr", lambda: len(stack.submissions()) > before)
    stack.expect(path, [1], MARIE, sender=stack.user)
    stack.prove()


def test_standard_input(stack, write):
    path = write(JAN)
    done = stack.program("sh", "-c", f"lp -d {QUEUE} <{path}", user=stack.user)
    stack.completed(int(done.stdout.split("request id is ")[1].split()[0].rsplit("-", 1)[1]))
    stack.expect(path, [1], JAN)
    stack.prove()


def test_two_files_are_one_submission(stack, write):
    first, second = write(JAN, 2, "a"), write(MARIE, 1, "b")
    number = stack.lp(first, second)
    stack.completed(number)
    assert len(stack.submissions(number)) == 1
    stack.expect(first, [1, 2], JAN)
    stack.expect(second, [1], MARIE)
    stack.prove()


@pytest.mark.parametrize("order", ["last", "first", "middle"])
def test_one_refused_file_refuses_all(stack, write, order):
    good = [write(JAN, 1, "a"), write(MARIE, 1, "c")]
    bad = write(LIN, 1, "b", documents.US_LETTER)
    files = {"last": good + [bad], "first": [bad] + good, "middle": [good[0], bad, good[1]]}[order]
    reason = stack.refused(stack.lp(*files))
    assert str(files.index(bad) + 1) in reason, reason
    stack.prove()


def test_copies_are_letters(stack, write):
    path = write(JAN)
    stack.completed(stack.lp("-n", "3", path))
    stack.expect(path, [1], JAN, count=3)
    stack.prove()


def test_page_ranges(stack, request):
    pages = (documents.letter(JAN, 1, "unwanted") + documents.letter(MARIE, 2, request.node.name)
             + documents.letter(LIN, 1, "unwanted as well"))
    path = documents.write_pdf(stack.inputs / "ranges.pdf", pages)
    number = stack.lp("-P", "2-3", path)
    stack.completed(number)
    stack.expect(path, [2, 3], MARIE)
    stack.prove()
    # Pages that were not chosen never leave the machine.
    received = stack.sandbox.folder / "ledger" / "documents" / stack.sandbox.ledger()[-1]["sha256"]
    assert run("qpdf", "--show-npages", received).stdout.strip() == "2"


def test_page_ranges_beyond_the_end(stack, write):
    assert stack.refused(stack.lp("-P", "5-6", write(JAN, 2)))
    stack.prove()


@pytest.mark.parametrize("option", ["number-up=2", "page-set=even", "ColorModel=CMYK", "ClickpostSplit=Custom.999",
                                    "ClickpostFranking=Express", "mirror=true", "orientation-requested=4"])
def test_options_that_would_change_the_letter_are_refused(stack, write, option):
    reason = stack.refused(stack.lp("-o", option, write(JAN, 2)))
    assert option.split("=")[0] in reason or option.split("=")[1] in reason, reason
    stack.prove()


def test_options_reach_the_platform(stack, write):
    path = write(JAN, 3)
    stack.completed(stack.lp("-o", "ColorModel=RGB", "-o", "Duplex=DuplexNoTumble", "-o", "ClickpostEnvelope=C4",
                             "-o", "ClickpostFranking=Economy", path))
    stack.expect(path, [1, 2, 3], JAN, colour="colour", sides="two", envelope="c4", franking="economy")
    stack.prove()


def test_the_standard_options_reach_the_platform(stack, write):
    """What desktops and scripts say in IPP's own words."""
    path = write(JAN, 3)
    stack.completed(stack.lp("-o", "sides=two-sided-long-edge", "-o", "print-color-mode=color", "-o", "OutputOrder=Reverse", path))
    stack.expect(path, [1, 2, 3], JAN, colour="colour", sides="two")
    stack.prove()


def test_many_sheets_take_the_larger_envelope(stack, write):
    seven, nine, many = write(JAN, 7, "seven"), write(MARIE, 9, "nine"), write(LIN, 26, "many")
    for path in (seven, nine):
        stack.completed(stack.lp(path))
    stack.expect(seven, range(1, 8), JAN, envelope="c5")
    stack.expect(nine, range(1, 10), MARIE, envelope="c4")
    assert "25" in stack.refused(stack.lp(many))
    stack.prove()


def test_a_letter_page_is_refused_in_words(stack, request):
    pages = documents.letter(JAN, 2, request.node.name)
    pages[1].size = documents.US_LETTER
    reason = stack.refused(stack.lp(documents.write_pdf(stack.inputs / "size.pdf", pages)))
    assert "page 2" in reason and "215.9 × 279.4 mm" in reason and "A4" in reason, reason
    stack.prove()


def test_an_empty_file(stack):
    """lp and cupsd refuse a file without a byte themselves; PostScript without a page becomes an empty document."""
    path = stack.inputs / "empty.pdf"
    path.touch()
    path.chmod(0o644)
    assert stack.lp(path, check=False) is None
    with pytest.raises(ipp.Refused):
        ipp.print_job(stack.server, QUEUE, b"")
    blank = stack.inputs / "blank.ps"
    blank.write_text("%!PS-Adobe-3.0\n%%Pages: 0\n%%EOF\n")
    blank.chmod(0o644)
    number = stack.lp(blank)
    assert stack.ended(number)["job-state"] == ipp.ABORTED
    assert not stack.submissions(number)
    stack.prove()


@pytest.mark.parametrize("part", [0.3, 0.9, 0.999])
def test_a_truncated_file(stack, write, part):
    path = write(JAN, 2)
    content = path.read_bytes()
    path.write_bytes(content[:int(len(content) * part)])
    assert stack.refused(stack.lp(path))
    stack.prove()


def test_a_password_protected_file(stack, write):
    path = documents.encrypt(write(JAN), stack.inputs / "protected.pdf")
    path.chmod(0o644)
    assert stack.refused(stack.lp(path))
    stack.prove()


def test_no_address_is_not_posted(stack):
    path = documents.write_pdf(stack.inputs / "bare.pdf", [documents.body_page(["A page without a recipient"])])
    assert stack.refused(stack.lp(path))
    stack.prove()


TITLES = {
    "quotes": "it's a \"title\" with `quotes` $(touch /tmp/cpe-shell) ; & | < > \\ %s %n",
    "newlines": "first line\nERROR: second line\r\nSTATE: +offline\n",
    "accents": "é" * 150,
    "cut": "a" + "é" * 149,
    "nothing": "",
    "option": "-o raw --help",
}


@pytest.mark.parametrize("name", TITLES)
def test_titles(stack, write, name):
    path = write(JAN)
    number = stack.lp("-t", TITLES[name], path)
    stack.completed(number)
    stack.expect(path, [1], JAN)
    stack.prove()
    assert "offline" not in ipp.printer(stack.server, QUEUE)["printer-state-reasons"]
    assert not (stack.folder.parent / "cpe-shell").exists()
    # The title stays text: one submission, and JSON that a program can read.
    assert len(stack.submissions(number)) == 1


def test_banners_are_not_posted(stack, write):
    path = write(JAN, 2)
    number = stack.lp("-o", "job-sheets=standard,standard", path)
    stack.completed(number)
    stack.expect(path, [1, 2], JAN)
    stack.prove()


def test_banners_do_not_hide_what_was_asked(stack, request):
    """The backend of a job with banners gets the banner's copies and options, not the letter's."""
    pages = documents.letter(LIN, 1, "unwanted") + documents.letter(JAN, 2, request.node.name)
    path = documents.write_pdf(stack.inputs / "banner-options.pdf", pages)
    number = stack.lp("-o", "job-sheets=standard,standard", "-n", "2", "-P", "2-3", "-o", "sides=two-sided-long-edge", path)
    stack.completed(number)
    stack.expect(path, [2, 3], JAN, count=2, sides="two")
    stack.prove()


def test_a_chosen_job_uuid_swallows_no_letter(stack, write, request):
    """CUPS takes the job's uuid from its sender: a second job under it is refused in words, and the first goes on."""
    chosen = "job-uuid=urn:uuid:7d0e6ed6-0000-3000-8000-00000000000a"
    first = write(JAN, 2)
    stack.completed(stack.lp("-o", chosen, first))
    stack.expect(first, [1, 2], JAN)
    second = documents.write_pdf(stack.inputs / "second.pdf", documents.letter(MARIE, 1, request.node.name))
    stack.refused(stack.lp("-o", chosen, second))
    stack.prove()


def test_raw_is_a_plain_document(stack, write):
    """Past the filter a document comes as it is: it is judged as one, or refused, but never taken for frames."""
    path = write(JAN)
    number = stack.lp("-o", "raw", path)
    if stack.ended(number)["job-state"] == ipp.COMPLETED:
        stack.expect(path, [1], JAN)
    else:
        stack.refused(number)
    stack.prove()


def test_raw_with_forged_frames(stack, write):
    forged = stack.inputs / "forged"
    with open(write(JAN), "rb") as document:
        content = document.read()
    forged.write_bytes(framed(content))
    forged.chmod(0o644)
    assert stack.refused(stack.lp("-o", "raw", forged))
    stack.prove()


def framed(document: bytes) -> bytes:
    """One document as the real filter frames it."""
    from processes import PROGRAMS
    import os
    import subprocess
    return subprocess.run([PROGRAMS / "clickpost-filter", "1", "user", "title", "1", ""], input=document, check=True,
                          capture_output=True, env=os.environ | {"CONTENT_TYPE": "application/pdf"}).stdout


def test_frames_within_a_document_are_not_believed(stack, write):
    """A file that begins like a frame, sent the ordinary way as PDF, is framed itself and judged as what it is."""
    forged = framed(write(JAN).read_bytes())
    path = stack.inputs / "forged-pdf"
    path.write_bytes(forged)
    path.chmod(0o644)
    done = stack.program("lp", "-d", QUEUE, "-o", "document-format=application/pdf", path, user=stack.user, check=False)
    if done.returncode == 0:
        number = int(done.stdout.split("request id is ")[1].split()[0].rsplit("-", 1)[1])
        assert stack.ended(number)["job-state"] != ipp.COMPLETED
    stack.prove()


def test_mail_merge_by_pages(stack, request):
    people = [JAN, MARIE, LIN]
    pages = [page for k, one in enumerate(people) for page in documents.letter(one, 2, f"{request.node.name} {k}")]
    path = documents.write_pdf(stack.inputs / "merge-pages.pdf", pages)
    number = stack.lp("-o", "ClickpostSplit=Pages2", path)
    stack.completed(number)
    for k, one in enumerate(people):
        stack.expect(path, [2 * k + 1, 2 * k + 2], one)
    detail = stack.posted(number)
    assert detail["summary"]["letters"] == 3
    stack.prove()


def test_mail_merge_by_pages_with_a_remainder_is_refused(stack, request):
    pages = documents.letter(JAN, 2, request.node.name) + documents.letter(MARIE, 1, request.node.name)
    path = documents.write_pdf(stack.inputs / "remainder.pdf", pages)
    assert stack.refused(stack.lp("-o", "ClickpostSplit=Pages2", path))
    stack.prove()


def test_mail_merge_by_address(stack, request):
    lengths = [(JAN, 1), (MARIE, 3), (LIN, 2), (ROOS, 1)]
    pages = [page for k, (one, count) in enumerate(lengths)
             for page in documents.letter(one, count, f"{request.node.name} {k}")]
    path = documents.write_pdf(stack.inputs / "merge-address.pdf", pages)
    number = stack.lp("-o", "ClickpostSplit=Address", path)
    stack.completed(number)
    at = 1
    for one, count in lengths:
        stack.expect(path, range(at, at + count), one)
        at += count
    stack.prove()


def test_a_merge_with_one_recipient_twice(stack, request):
    pages = [page for k, (one, count) in enumerate([(JAN, 1), (MARIE, 2), (JAN, 1)])
             for page in documents.letter(one, count, f"{request.node.name} {k}")]
    path = documents.write_pdf(stack.inputs / "merge-twice.pdf", pages)
    stack.completed(stack.lp("-o", "ClickpostSplit=Address", path))
    stack.expect(path, range(1, 2), JAN)
    stack.expect(path, range(2, 4), MARIE)
    stack.expect(path, range(4, 5), JAN)
    stack.prove()


def test_a_page_that_repeats_an_address_and_greets_nobody_is_held_until_somebody_looked(stack, request):
    name = request.node.name
    pages = documents.letter(JAN, 1, name) + documents.letter(MARIE, 2, f"{name} 1")
    pages.append(documents.first_page(JAN, [f"{name} 2", "", "continued"]))
    path = documents.write_pdf(stack.inputs / "merge-repeated.pdf", pages)
    number = stack.lp("-o", "ClickpostSplit=Address", path)
    stack.completed(number)
    stack.reach(number, "held")
    stack.clickpost("release", str(number))
    stack.expect(path, range(1, 2), JAN)
    stack.expect(path, range(2, 4), MARIE)
    stack.expect(path, range(4, 5), JAN)
    stack.prove()


def test_review_holds_until_released(stack, write):
    path = write(JAN)
    number = stack.lp("-o", "ClickpostReview=Hold", path)
    stack.completed(number)
    stack.reach(number, "held")
    before = stack.sandbox.requests("POST /v1/uploads")
    stack.sandbox.produce()
    assert stack.state(number) == "held" and stack.sandbox.requests("POST /v1/uploads") == before
    stack.clickpost("release", str(number), user=stack.user)
    stack.expect(path, [1], JAN)
    stack.posted(number)
    stack.prove()


def test_registered(stack, write):
    path = write(JAN)
    assert stack.refused(stack.lp("-o", "ClickpostFranking=Registered", path))
    stack.add_queue("Registered", "--return-address", "Bureau|Rue du Retour 5|1000 Bruxelles")
    plain, acknowledged = write(MARIE, 1, "plain"), write(LIN, 1, "acknowledged")
    one = stack.lp("-o", "ClickpostFranking=Registered", plain, queue="Registered")
    two = stack.lp("-o", "ClickpostFranking=RegisteredAck", acknowledged, queue="Registered")
    home = ["Bureau", "Rue du Retour 5", "1000 Bruxelles"]
    stack.expect(plain, [1], MARIE, franking="registered", returnAddress=home)
    stack.expect(acknowledged, [1], LIN, franking="registered", acknowledgement=True, returnAddress=home)
    for number in (one, two):
        stack.completed(number)
        letter = stack.posted(number)["letters"][0]
        assert len(letter["registeredNumber"]) == 30 and letter["registeredNumber"].startswith("010")
        assert letter["trackingLink"].startswith("https://")
    stack.prove()


def test_registered_abroad_is_refused(stack, write):
    path = write(["Anna Schmidt", "Hauptstraße 5", "10115 Berlin", "ALLEMAGNE"])
    stack.add_queue("Registered", "--return-address", "Bureau|Rue du Retour 5|1000 Bruxelles")
    number = stack.lp("-o", "ClickpostFranking=Registered", path, queue="Registered")
    assert stack.refused(number)
    stack.prove()


def test_abroad(stack, write):
    address = ["Anna Schmidt", "Hauptstraße 5", "10115 Berlin", "ALLEMAGNE"]
    path = write(address)
    stack.completed(stack.lp(path))
    stack.expect(path, [1], address, country="DE")
    stack.prove()


def test_the_reason_is_in_the_jobs_language(stack, write):
    content = write(JAN, 1, "size", documents.US_LETTER).read_bytes()
    reasons = {}
    for language in ("fr", "nl", "de", "en"):
        reasons[language] = stack.refused(ipp.print_job(stack.server, QUEUE, content, language=language))
    assert len(set(reasons.values())) == 4, reasons
    path = write(JAN, 1, "locale", documents.US_LETTER)
    assert stack.refused(stack.lp(path, environment={"LANG": "fr_BE.UTF-8"})) == reasons["fr"]
    for language, words in {"fr": ("page", "format"), "nl": ("pagina",), "de": ("Seite",), "en": ("page",)}.items():
        assert any(word in reasons[language] for word in words), reasons[language]
    stack.prove()


def test_text_goes_through_cups_own_filters(stack):
    """Plain text is made PDF by CUPS; where its pages carry no readable recipient the job is refused, never guessed."""
    path = stack.inputs / "plain.txt"
    path.write_text("Just some text\nof a few lines\n")
    path.chmod(0o644)
    assert stack.refused(stack.lp(path))
    stack.prove()


def test_the_queue_goes_on_after_a_refusal(stack, write):
    stack.refused(stack.lp(write(JAN, 1, "bad", documents.US_LETTER)))
    printer = ipp.printer(stack.server, QUEUE)
    assert printer["printer-state"] == [3] and printer["printer-is-accepting-jobs"] == [True], printer
    path = write(JAN, 1, "good")
    stack.completed(stack.lp(path))
    stack.expect(path, [1], JAN)
    stack.prove()


def test_status_as_data(stack):
    status = stack.status()
    assert status["platform"]["sandbox"] is True and not status["alarms"], status
