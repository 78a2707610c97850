"""Real applications print to the queue: LibreOffice Writer, and GTK's own print code."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from caretaker import caretaker, marked
from processes import PROGRAMS, ROOT, run, wait_for
from stack import QUEUE

GRETA = ["Greta Janssens", "Stationsstraat 7", "3000 Leuven"]

# LibreOffice prints on a paper of 595 × 842 points and exports one of 595.3 × 841.9: glyphs lie a fraction of a pixel apart.
# The pages' ink covers ten times as many pixels and more.
WRITER_TOLERANCE = 0.0001


def new_submission(stack, before):
    wait_for("no submission comes", lambda: len(stack.submissions()) > before, 60)
    return stack.submissions()[0]["job"]


@pytest.mark.skipif(not shutil.which("soffice"), reason="needs libreoffice-writer")
def test_libreoffice_writer(stack):
    """A flat ODT with the address in a frame of fixed place, as a letter's template has it."""
    source = stack.inputs / "writer.fodt"
    source.write_text(WRITER.replace("LINES", "".join(f"<text:p>{line}</text:p>" for line in GRETA)), "utf-8")
    source.chmod(0o644)
    home = stack.folder / "home"
    home.mkdir(exist_ok=True)
    if os.geteuid() == 0:
        shutil.chown(home, stack.user, stack.user)
    environment = {"HOME": str(home), "SAL_USE_VCLPLUGIN": "svp"}
    profile = f"-env:UserInstallation=file://{home}/profile"
    before = len(stack.submissions())
    stack.program("soffice", profile, "--headless", "--pt", QUEUE, source, user=stack.user, environment=environment, seconds=120)
    number = new_submission(stack, before)
    stack.program("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", home, source, user=stack.user,
                  environment=environment, seconds=120)
    stack.expect(home / "writer.pdf", [1, 2], GRETA, tolerance=WRITER_TOLERANCE)
    stack.posted(number)
    stack.prove()


@pytest.fixture(scope="session")
def gtkprint(tmp_path_factory):
    if not shutil.which("xvfb-run") or run("pkg-config", "--exists", "gtk+-3.0", check=False).returncode:
        pytest.skip("needs libgtk-3-dev and xvfb")
    folder = tmp_path_factory.mktemp("gtk", numbered=True)
    program = folder / "gtkprint"
    flags = subprocess.run(["pkg-config", "--cflags", "--libs", "gtk+-3.0"], check=True, capture_output=True, text=True).stdout
    run("gcc", "-Wall", "-Wextra", "-Werror", "-o", program, ROOT / "Tests" / "Gtk" / "gtkprint.c", *flags.split())
    return program


def test_gtk(stack, gtkprint):
    home = stack.folder / "gtk-home"
    home.mkdir(exist_ok=True)
    program = shutil.copy(gtkprint, home / "gtkprint")
    if os.geteuid() == 0:
        shutil.chown(home, stack.user, stack.user)
    environment = {"HOME": str(home), "XDG_RUNTIME_DIR": str(home), "GTK_THEME": "Adwaita", "NO_AT_BRIDGE": "1"}
    before = len(stack.submissions())
    stack.program("xvfb-run", "-a", program, "print", QUEUE, "ClickpostFranking=Economy", user=stack.user,
                  environment=environment)
    number = new_submission(stack, before)
    stack.program("xvfb-run", "-a", program, "export", home / "gtk.pdf", user=stack.user, environment=environment)
    stack.expect(home / "gtk.pdf", [1], GRETA, franking="economy")
    stack.posted(number)
    stack.prove()


@pytest.mark.skipif(not shutil.which("soffice"), reason="needs libreoffice-writer")
def test_what_the_demonstration_says(tmp_path):
    """`make try KEEP=1` leaves the path running and says how to print to it from a desktop: what it says is what works."""
    program = ROOT / "cups" / "try"
    said = run(program, environment={"KEEP": "1", "CLICKPOST_PROGRAMS": str(PROGRAMS)}, seconds=120).stdout
    lines = [line.strip() for line in said.split("== Left running")[1].splitlines()]
    stop = next(line for line in lines if "try stop" in line)
    folder = stop.split()[-1]
    caretaker.folder(folder)
    try:
        source = tmp_path / "writer.fodt"
        source.write_text(WRITER.replace("LINES", "".join(f"<text:p>{line}</text:p>" for line in GRETA)), "utf-8")
        office = next(line for line in lines if "libreoffice" in line and "--writer" in line)
        run("sh", "-c", office.replace("--writer", f'--headless --pt clickpost "{source}"'), environment={"SAL_USE_VCLPLUGIN": "svp"},
            seconds=120)
        export, jobs = (next(line for line in lines if word in line) for word in ("export CUPS_SERVER", "clickpost jobs"))
        wait_for("the letter does not arrive", lambda: "writer" in run("sh", "-c", f"{export}\n{jobs}").stdout)
    finally:
        run("sh", "-c", stop)
        caretaker.gone(folder)
    assert not marked([folder.encode()]) and not Path(folder).exists()


WRITER = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles>
 <style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="210mm" fo:page-height="297mm"
  fo:margin-top="100mm" fo:margin-bottom="20mm" fo:margin-left="25mm" fo:margin-right="20mm"/></style:page-layout>
 <style:style style:name="Frame" style:family="graphic"><style:graphic-properties style:vertical-pos="from-top"
  style:vertical-rel="page" style:horizontal-pos="from-left" style:horizontal-rel="page" fo:border="none" fo:padding="0mm"/></style:style>
 <style:style style:name="Next" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/></style:style>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"/></office:master-styles>
<office:body><office:text>
<draw:frame draw:style-name="Frame" text:anchor-type="page" text:anchor-page-number="1" svg:x="110mm" svg:y="48mm" svg:width="75mm">
 <draw:text-box fo:min-height="20mm">LINES</draw:text-box></draw:frame>
<text:p>Dear Greta,</text:p><text:p>this was written in a word processor.</text:p>
<text:p text:style-name="Next">And this is its second page.</text:p>
</office:text></office:body></office:document>
"""
