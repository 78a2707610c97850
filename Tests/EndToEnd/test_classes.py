"""CUPS classes: a job is judged by the class it was printed to, not by the queue that prints it."""

import pytest

import documents
import ipp
from conftest import root_only
from stack import QUEUE

JAN = ["Jan Peeters", "Kerkstraat 12", "9000 Gent"]
NAME = "Office"


@pytest.fixture
def write(stack, request):
    def write(name="letter", size=documents.A4):
        path = stack.inputs / f"{request.node.name[:40].replace('/', '-')}-{name}.pdf"
        return documents.write_pdf(path, documents.letter(JAN, 1, f"{request.node.name} {name}", size))
    return write


@pytest.fixture
def office(stack):
    """A class with our queue in it, as its maker left it; `office(…)` gives it options of lpadmin."""
    stack.program("lpadmin", "-p", QUEUE, "-c", NAME)
    stack.program("cupsenable", NAME)
    stack.program("cupsaccept", NAME)

    def set_up(*options):
        for option in options:
            stack.program("lpadmin", "-p", NAME, "-o", option)
    yield set_up
    stack.program("lpadmin", "-x", NAME)


AUTHENTICATED = "printer-op-policy=authenticated"
MONOCHROME = "print-color-mode-default=monochrome"


def refused(stack, number) -> str:
    """A class gives a failed job to its next member without limit: a refused one must end there, after one run."""
    job = stack.ended(number)
    assert job["job-state"] in (ipp.CANCELED, ipp.ABORTED), job
    assert not stack.submissions(number)
    assert stack.error_log().count(f"[Job {number}] Started backend") == 1
    return job["job-printer-state-message"]


def test_a_class_set_up_like_its_queue(stack, office, write):
    """cupsd knows such a job in the class, and the backend in the member that prints it."""
    office(AUTHENTICATED, MONOCHROME)
    path = write()
    number = stack.lp(path, queue=NAME)
    stack.completed(number)
    stack.expect(path, [1], JAN, sender=stack.user)
    colour = write("colour")
    stack.completed(stack.lp("-o", "print-color-mode=color", colour, queue=NAME))
    stack.expect(colour, [1], JAN, colour="colour")
    assert "A4" in refused(stack, stack.lp(write("size", documents.US_LETTER), queue=NAME))
    stack.prove()


@root_only
def test_another_users_name_through_a_class(stack, office, write):
    """cupsd lets anyone name any user to a class it has not been told to be strict with: such a job is nobody's for certain."""
    office(MONOCHROME)
    number = stack.lp("-U", stack.users[1], write(), queue=NAME)
    assert ipp.job(stack.server, number)["job-originating-user-name"] == stack.users[1], "cupsd has become strict by itself"
    reason = refused(stack, number)
    assert f"lpadmin -p {NAME} -o {AUTHENTICATED}" in reason, reason
    # Nor for the one who is who he says: nobody can tell.
    assert AUTHENTICATED in refused(stack, stack.lp(write("own"), queue=NAME))
    office(AUTHENTICATED)
    assert stack.lp("-U", stack.users[1], write("again"), queue=NAME, check=False) is None
    stack.prove()


def test_a_queue_whose_policy_was_changed(own_stack):
    stack = own_stack()
    stack.program("lpadmin", "-p", QUEUE, "-o", "printer-op-policy=default")
    path = documents.write_pdf(stack.inputs / "policy.pdf", documents.letter(JAN, 1, "policy"))
    assert "printer-op-policy" in stack.refused(stack.lp(path))
    stack.clickpost("printer", "update", QUEUE)
    stack.completed(stack.lp(path))
    stack.expect(path, [1], JAN)
    stack.prove()


def test_colour_that_nobody_chose(stack, office, write):
    """A class has no description; cupsd then adds colour to each job. Black and white never becomes colour by that, nor the reverse."""
    office(AUTHENTICATED)
    reason = refused(stack, stack.lp(write("silent"), queue=NAME))
    assert "ColorModel=Gray" in reason and f"lpadmin -p {NAME} -o {MONOCHROME}" in reason, reason
    gray, rgb, mode = write("gray"), write("rgb"), write("mode")
    for option, path, colour in (("ColorModel=Gray", gray, "mono"), ("ColorModel=RGB", rgb, "colour"),
                                 ("print-color-mode=monochrome", mode, "mono")):
        stack.completed(stack.lp("-o", option, path, queue=NAME))
        stack.expect(path, [1], JAN, colour=colour)
    stack.prove()
