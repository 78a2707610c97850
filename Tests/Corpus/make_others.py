#!/usr/bin/python3
"""Makes the documents of the other producers: LibreOffice Writer, pdfTeX, Chromium, WeasyPrint.

Debian: libreoffice-writer, texlive-latex-base, texlive-latex-recommended, lmodern, chromium, weasyprint,
fonts-liberation. Producers stamp the time, so the bytes differ from run to run; what is read of them must not.
"""

import html
import pathlib
import subprocess
import tempfile

from texts import CONTINUATION, LETTERS
from truth import A4, HERE, letter, record


def page_html(key, continued):
    """One letter, of one or two pages."""
    content = LETTERS[key]
    lines = "".join(f"<div>{html.escape(line)}</div>" for line in content["lines"])
    sender = "".join(f"<div>{html.escape(line)}</div>" for line in content["sender"])
    body = "".join(f"<p>{html.escape(line)}</p>" for line in content["body"])
    first = (
        f'<section><div class="sender">{sender}</div><div class="to">{lines}</div><div class="body">'
        f'<p>{html.escape(content["date"])}</p><p>{html.escape(content["subject"])}</p>{body}</div></section>')
    if continued:
        first += f'<section><div class="body second"><p>2</p><p>{html.escape(CONTINUATION[key])}</p></div></section>'
    return first


def document_html(letters):
    sections = "".join(page_html(key, continued) for key, continued in letters)
    return f"""<!doctype html><html><head><meta charset="utf-8"><title>Letter</title><style>
@page {{ size: 210mm 297mm; margin: 0 }}
body {{ margin: 0; font: 11pt "Liberation Sans" }}
section {{ position: relative; width: 210mm; height: 296.5mm; overflow: hidden; break-after: page }}
section:last-child {{ break-after: auto }}
.sender {{ position: absolute; left: 20mm; top: 16mm; font-size: 10pt }}
.to {{ position: absolute; left: 105mm; top: 48mm }}
.body {{ position: absolute; left: 20mm; top: 92mm; width: 165mm }}
.second {{ top: 20mm }}
</style></head><body>{sections}</body></html>"""


def tex(key, continued):
    content = LETTERS[key]
    escape = lambda line: line.replace("&", r"\&").replace("_", r"\_").replace("'", r"\textquotesingle{}")
    rows = lambda lines: r"\\".join(escape(line) for line in lines)
    put = lambda x, y, text: (
        rf"\AddToShipoutPictureFG*{{\put({x}mm,\dimexpr\paperheight-{y}mm\relax)"
        rf"{{\parbox[t]{{85mm}}{{\raggedright {text}}}}}}}")
    body = "\n\n".join(escape(line) for line in content["body"])
    text = put(20, 20, rows(content["sender"])) + put(105, 52, rows(content["lines"]))
    text += rf"\vspace*{{70mm}}{escape(content['date'])}" + "\n\n" + escape(content["subject"]) + "\n\n" + body
    if continued:
        text += r"\newpage " + escape(CONTINUATION[key])
    return rf"""\documentclass[11pt,a4paper]{{article}}
\usepackage[utf8]{{inputenc}}\usepackage[T1]{{fontenc}}\usepackage{{lmodern}}\usepackage[margin=20mm]{{geometry}}\usepackage{{eso-pic}}
\setlength{{\parindent}}{{0pt}}\setlength{{\parskip}}{{3mm}}\setlength{{\unitlength}}{{1mm}}\pagestyle{{empty}}
\begin{{document}}{text}\end{{document}}"""


def frame(name, page, x, y, width, lines):
    """A text frame of Writer's, anchored to a page."""
    paragraphs = "".join(f'<text:p text:style-name="Plain">{html.escape(line)}</text:p>' for line in lines)
    return (
        f'<draw:frame draw:name="{name}" draw:style-name="Frame" text:anchor-type="page" text:anchor-page-number="{page}" '
        f'svg:x="{x}mm" svg:y="{y}mm" svg:width="{width}mm" draw:z-index="0"><draw:text-box fo:min-height="5mm">'
        f"{paragraphs}</draw:text-box></draw:frame>")


def flat_odt(letters):
    """What Writer's mail merge into a single document gives: each letter's pages after the other's."""
    frames = body = ""
    page = 1
    for key, continued in letters:
        content = LETTERS[key]
        frames += frame(f"Sender{page}", page, 20, 16, 75, content["sender"])
        frames += frame(f"Address{page}", page, 105, 48, 85, content["lines"])
        style = "Top" if page == 1 else "Break"
        body += f'<text:p text:style-name="{style}">{html.escape(content["date"])}</text:p>'
        for line in [content["subject"], *content["body"]]:
            body += f'<text:p text:style-name="Spaced">{html.escape(line)}</text:p>'
        page += 1
        if continued:
            body += f'<text:p text:style-name="Second">{html.escape(CONTINUATION[key])}</text:p>'
            page += 1
    text = 'style:font-name="Liberation Sans" fo:font-size="11pt"'
    para = lambda name, properties: (
        f'<style:style style:name="{name}" style:family="paragraph" style:parent-style-name="Standard">'
        f"<style:paragraph-properties {properties}/><style:text-properties {text}/></style:style>")
    # Space above a page's first paragraph is kept only after a break by hand, so the body starts with a border-less padding.
    top = 'fo:padding-top="72mm" fo:border="none" fo:border-top="0.05pt solid #ffffff"'
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name="Liberation Sans" svg:font-family="'Liberation Sans'"/></office:font-face-decls>
<office:styles><style:style style:name="Standard" style:family="paragraph"/></office:styles>
<office:automatic-styles>
<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="210mm" fo:page-height="297mm" fo:margin="20mm"/></style:page-layout>
{para("Plain", 'fo:margin="0mm"')}{para("Spaced", 'fo:margin-top="3mm"')}{para("Top", top)}
{para("Break", 'fo:break-before="page" ' + top)}{para("Second", 'fo:break-before="page"')}
<style:style style:name="Frame" style:family="graphic"><style:graphic-properties draw:fill="none" draw:stroke="none" fo:padding="0mm" fo:border="none"
 style:vertical-pos="from-top" style:vertical-rel="page" style:horizontal-pos="from-left" style:horizontal-rel="page" style:wrap="run-through"/></style:style>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"/></office:master-styles>
<office:body><office:text>{frames}{body}</office:text></office:body></office:document>"""


def flat_odt_pages(pages, pieces):
    """Pages of text at places: every item a frame of its own, as text boxes in a template are."""
    frames = body = ""
    number = 0
    sizes = {(item["size"], item.get("spacing", 0), bool(item.get("underline"))) for page in pages for item in page["items"]}
    names = {key: f"T{index}" for index, key in enumerate(sorted(sizes))}
    styles = "".join(
        f'<style:style style:name="{name}" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin="0mm"/>'
        f'<style:text-properties style:font-name="Liberation Sans" fo:font-size="{size}pt" fo:letter-spacing="{spacing}mm"'
        f'{" style:text-underline-style=" + chr(34) + "solid" + chr(34) if underline else ""}/></style:style>'
        for (size, spacing, underline), name in names.items())
    for index, page in enumerate(pages, 1):
        for item in page["items"]:
            number += 1
            text = "".join(
                f'<text:span text:style-name="Super">{html.escape(part)}</text:span>' if raised else html.escape(part)
                for part, raised in pieces(item["text"]))
            right = item.get("align") == "right"
            style = names[(item["size"], item.get("spacing", 0), bool(item.get("underline")))]
            paragraph = f'<text:p text:style-name="{style}{"R" if right else ""}">{text}</text:p>'
            x = item["x"] - 80 if right else item["x"]
            frames += (
                f'<draw:frame draw:name="F{number}" draw:style-name="Frame" text:anchor-type="page" text:anchor-page-number="{index}" '
                f'svg:x="{x}mm" svg:y="{item["y"] - 0.32 * item["size"]:.2f}mm" svg:width="{80 if right else 105}mm" draw:z-index="0">'
                f'<draw:text-box fo:min-height="3mm">{paragraph}</draw:text-box></draw:frame>')
        body += f'<text:p text:style-name="{"Break" if index > 1 else "Plain"}"/>'
    right = styles.replace('" style:family', 'R" style:family').replace('fo:margin="0mm"', 'fo:margin="0mm" fo:text-align="end"')
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name="Liberation Sans" svg:font-family="'Liberation Sans'"/></office:font-face-decls>
<office:styles><style:style style:name="Standard" style:family="paragraph"/></office:styles>
<office:automatic-styles>
<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="210mm" fo:page-height="297mm" fo:margin="10mm"/></style:page-layout>
{styles}{right}<style:style style:name="Super" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
<style:style style:name="Plain" style:family="paragraph"/><style:style style:name="Break" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/></style:style>
<style:style style:name="Frame" style:family="graphic"><style:graphic-properties draw:fill="none" draw:stroke="none" fo:padding="0mm" fo:border="none"
 style:vertical-pos="from-top" style:vertical-rel="page" style:horizontal-pos="from-left" style:horizontal-rel="page" style:wrap="run-through"/></style:style>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"/></office:master-styles>
<office:body><office:text>{frames}{body}</office:text></office:body></office:document>"""


def make(producer, name, source, folder):
    target = HERE / f"{name}.pdf"
    run = lambda *command: subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    if producer == "writer":
        (folder / f"{name}.fodt").write_text(source)
        run("soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", f"{name}.fodt")
    elif producer == "pdftex":
        (folder / f"{name}.tex").write_text(source)
        run("pdflatex", "-interaction=batchmode", "-halt-on-error", f"{name}.tex")
    else:
        (folder / f"{name}.html").write_text(source)
        if producer == "weasyprint":
            run("weasyprint", f"{name}.html", f"{name}.pdf")
        else:
            run("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                f"--user-data-dir={folder}/chromium", f"--print-to-pdf={name}.pdf", f"{name}.html")
    target.write_bytes((folder / f"{name}.pdf").read_bytes())


def main():
    sources = {
        "writer": flat_odt, "pdftex": lambda letters: tex(*letters[0]), "chromium": document_html,
        "weasyprint": document_html,
    }
    single = {
        "writer": [("nl", False), ("de", True)], "pdftex": [("fr-be", True), ("en", False)],
        "chromium": [("nl", False), ("fr", True)], "weasyprint": [("de", False), ("en", True)],
    }
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for producer, letters in single.items():
            for key, continued in letters:
                file = f"{producer}-letter-{key}"
                make(producer, file, sources[producer]([(key, continued)]), folder)
                pages = [1, 2] if continued else [1]
                record(f"{file}.pdf", producer, [A4] * len(pages), [letter(key, pages)])
        merged = ("nl", "fr-be", "de")
        for producer in ("writer", "chromium"):
            file = f"{producer}-merge-3x2"
            make(producer, file, sources[producer]([(key, True) for key in merged]), folder)
            record(
                f"{file}.pdf", producer, [A4] * 6,
                [letter(key, [2 * index + 1, 2 * index + 2]) for index, key in enumerate(merged)], split="pages:2")


if __name__ == "__main__":
    main()
