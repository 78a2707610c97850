#!/usr/bin/python3
"""Makes in Traps one document a producer of the pages of traps.py, each page a letter, and truth.json.

    make_traps.py [PRODUCER …]

Debian: libreoffice-writer, texlive-latex-base, texlive-latex-recommended, texlive-luatex, lmodern, chromium, weasyprint, groff, ghostscript,
python3-cairo, python3-gi-cairo, gir1.2-pango-1.0, fonts-liberation; PyPI: typst. Producers stamp the time, so the bytes differ from run to
run; what is read of them must not.
"""

import html
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import cairo

from traps import PAGES

TARGET = pathlib.Path(__file__).parent / "Traps"
POINTS = 72 / 25.4


def pieces(text):
    """Text and its raised letters: (text, raised) …"""
    return [(part, index % 2 == 1) for index, part in enumerate(re.split(r"\^\{([^}]*)\}", text)) if part]


def page_html(page, first):
    parts = []
    for item in page["items"]:
        style = f"top:{item['y'] - 0.35 * item['size'] * 0.85:.2f}mm;font-size:{item['size']}pt;"
        style += f"right:{210 - item['x']}mm;" if item.get("align") == "right" else f"left:{item['x']}mm;"
        style += f"letter-spacing:{item['spacing']}mm;" if "spacing" in item else ""
        style += "text-decoration:underline;" if item.get("underline") else ""
        style += "color:#ccc;" if item.get("grey") else ""
        text = "".join(f"<sup>{html.escape(part)}</sup>" if raised else html.escape(part) for part, raised in pieces(item["text"]))
        parts.append(f'<div style="{style}">{text}</div>')
    for x0, y0, x1, y1 in page["frames"]:
        parts.append(f'<div style="left:{x0}mm;top:{y0}mm;width:{x1 - x0}mm;height:{y1 - y0}mm;border:0.3mm solid black"></div>')
    return f"<section>{''.join(parts)}</section>"


def document_html():
    return f"""<!doctype html><html><head><meta charset="utf-8"><title>Letters</title><style>
@page {{ size: 210mm 297mm; margin: 0 }}
body {{ margin: 0; font-family: "Liberation Sans" }}
section {{ position: relative; width: 210mm; height: 296.5mm; overflow: hidden; break-after: page }}
section:last-child {{ break-after: auto }}
div {{ position: absolute; line-height: 1; white-space: nowrap }}
sup {{ line-height: 0 }}
</style></head><body>{''.join(page_html(page, False) for page in PAGES)}</body></html>"""


def chromium(folder):
    (folder / "a.html").write_text(document_html())
    run(folder, "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
        f"--user-data-dir={folder}/chromium", "--print-to-pdf=a.pdf", "a.html")


def weasyprint(folder):
    (folder / "a.html").write_text(document_html())
    run(folder, "weasyprint", "a.html", "a.pdf")


def pdf_surface(folder):
    surface = cairo.PDFSurface(str(folder / "a.pdf"), 210 * POINTS, 297 * POINTS)
    surface.set_metadata(cairo.PDF_METADATA_CREATE_DATE, "2026-11-03T09:00:00Z")
    return surface, cairo.Context(surface)


def frames(context, page):
    for x0, y0, x1, y1 in page["frames"]:
        context.rectangle(x0 * POINTS, y0 * POINTS, (x1 - x0) * POINTS, (y1 - y0) * POINTS)
        context.set_line_width(0.8)
        context.stroke()


def cairo_text(folder):
    """Cairo's own text: one call a piece; a line set wide is drawn letter by letter."""
    surface, context = pdf_surface(folder)
    context.select_font_face("Liberation Serif")
    for page in PAGES:
        frames(context, page)
        for item in page["items"]:
            x, y = item["x"] * POINTS, item["y"] * POINTS
            context.set_source_rgb(*([0.8] * 3 if item.get("grey") else [0] * 3))
            context.set_font_size(item["size"])
            if item.get("align") == "right":
                x -= context.text_extents(item["text"]).x_advance
            for part, raised in pieces(item["text"]):
                context.set_font_size(item["size"] * (0.6 if raised else 1))
                for letter in part if "spacing" in item else [part]:
                    context.move_to(x, y - (0.35 * item["size"] if raised else 0))
                    context.show_text(letter)
                    x += context.text_extents(letter).x_advance + item.get("spacing", 0) * POINTS
        context.show_page()
    surface.finish()


def pango(folder):
    import gi

    gi.require_version("PangoCairo", "1.0")
    from gi.repository import Pango, PangoCairo

    surface, context = pdf_surface(folder)
    for page in PAGES:
        frames(context, page)
        for item in page["items"]:
            layout = PangoCairo.create_layout(context)
            layout.set_font_description(Pango.FontDescription.from_string(f"DejaVu Sans {item['size'] * 0.9}"))
            text = "".join(f"<sup>{html.escape(part)}</sup>" if raised else html.escape(part) for part, raised in pieces(item["text"]))
            spacing = f' letter_spacing="{int(item["spacing"] * POINTS * 1024)}"' if "spacing" in item else ""
            colour = ' foreground="#cccccc"' if item.get("grey") else ""
            layout.set_markup(f"<span{spacing}{colour}>{text}</span>", -1)
            PangoCairo.context_set_resolution(layout.get_context(), 72)
            layout.context_changed()
            x, y = item["x"] * POINTS, item["y"] * POINTS - layout.get_baseline() / 1024
            if item.get("align") == "right":
                x -= layout.get_size()[0] / 1024
            context.move_to(x, y)
            PangoCairo.show_layout(context, layout)
        context.show_page()
    surface.finish()


def tex_source(fonts):
    special = {"&": r"\&", "_": r"\_", "#": r"\#", "$": r"\$", "%": r"\%", "^": r"\^{}"}
    escape = lambda text: "".join(special.get(c, c) for c in text).replace("'", r"\textquotesingle{}").replace("’", "'").replace("ﬃ", "ffi")
    out = []
    for page in PAGES:
        for x0, y0, x1, y1 in page["frames"]:
            out.append(rf"\put({x0}mm,-{y1}mm){{\framebox({x1 - x0}mm,{y1 - y0}mm){{}}}}")
        for item in page["items"]:
            text = ""
            for part, raised in pieces(item["text"]):
                text += rf"\textsuperscript{{{escape(part)}}}" if raised else escape(part)
            if "spacing" in item:
                text = rf"\kern{item['spacing']}mm ".join(escape(c) if c != " " else r"\ " for c in item["text"])
            if item.get("underline"):
                text = rf"\underline{{{text}}}"
            if item.get("grey"):
                text = rf"\textcolor[gray]{{0.8}}{{{text}}}"
            box = "[rb]" if item.get("align") == "right" else "[lb]"
            out.append(rf"\put({item['x']}mm,-{item['y']}mm){{\makebox(0,0){box}{{\fontsize{{{item['size']}}}{{{item['size']}}}\selectfont {text}}}}}")
        out.append("\n\\newpage\n")
    placed = "\n".join(out[:-1]).replace("\n\\newpage\n", "\\end{picture}\\newpage\\begin{picture}(0,0)")
    return rf"""\documentclass[11pt,a4paper]{{article}}
{fonts}\usepackage{{textcomp,xcolor}}\usepackage[a4paper,margin=0mm]{{geometry}}\pagestyle{{empty}}\parindent0pt
\topskip0pt\begin{{document}}\begin{{picture}}(0,0){placed}\end{{picture}}\end{{document}}"""


def pdftex(folder):
    (folder / "a.tex").write_text(tex_source(r"\usepackage[utf8]{inputenc}\usepackage[T1]{fontenc}\usepackage{lmodern}"))
    run(folder, "pdflatex", "-interaction=batchmode", "-halt-on-error", "a.tex")


def luatex(folder):
    (folder / "a.tex").write_text(tex_source(""))
    run(folder, "lualatex", "-interaction=batchmode", "-halt-on-error", "a.tex")


def groff(folder):
    out = [".po 0", ".ll 210m", ".nf", ".fam H"]
    for index, page in enumerate(PAGES):
        if index:
            out.append(".bp")
        for item in page["items"]:
            text = ""
            for part, raised in pieces(item["text"]):
                part = part.replace("ﬃ", "ffi").replace("\\", r"\e").replace("'", r"\[aq]").replace("-", r"\-")
                text += rf"\s-3\u{part}\d\s+3" if raised else part
            if "spacing" in item:
                text = rf"\h'{item['spacing'] / 10}c'".join(item["text"])
            place = rf"\h'{item['x'] / 10}c-\w'{text}'u'" if item.get("align") == "right" else rf"\h'{item['x'] / 10}c'"
            out += [f".ps {item['size']}", rf".sp |{item['y'] / 10}c-1v", rf"\&{place}{text}"]
    (folder / "a.tr").write_text("\n".join(out) + "\n")
    with open(folder / "a.ps", "wb") as target:
        subprocess.run(["groff", "-Kutf8", "-Tps", "-P-pa4", "a.tr"], cwd=folder, check=True, stdout=target)
    distil(folder)


def distil(folder):
    run(folder, "gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", "-sPAPERSIZE=a4", "-sOutputFile=a.pdf", "a.ps")


def ghostscript(folder):
    """PostScript as drivers write it: show for each piece, Latin 1 by name; pdfwrite makes the text layer."""
    out = ["%!PS-Adobe-3.0", "/Helvetica findfont dup length dict begin {1 index /FID ne {def} {pop pop} ifelse} forall",
           "/Encoding ISOLatin1Encoding def currentdict end /Latin exch definefont pop"]
    for page in PAGES:
        out.append("<< /PageSize [595.276 841.89] >> setpagedevice")
        for x0, y0, x1, y1 in page["frames"]:
            out.append(f"{x0 * POINTS:.2f} {(297 - y1) * POINTS:.2f} {(x1 - x0) * POINTS:.2f} {(y1 - y0) * POINTS:.2f} rectstroke")
        for item in page["items"]:
            out.append(f"{0.8 if item.get('grey') else 0} setgray {item['x'] * POINTS:.2f} {(297 - item['y']) * POINTS:.2f} moveto")
            for part, raised in pieces(item["text"].replace("’", "'").replace("ﬃ", "ffi")):
                coded = "".join(f"\\{byte:03o}" for byte in part.encode("latin-1"))
                size = item["size"] * (0.6 if raised else 1)
                out.append(f"/Latin {size} selectfont")
                if item.get("align") == "right":
                    out.append(f"({coded}) stringwidth pop neg 0 rmoveto")
                if raised:
                    out.append(f"0 {0.35 * item['size']} rmoveto ({coded}) show 0 {-0.35 * item['size']} rmoveto")
                elif "spacing" in item:
                    out.append(f"{item['spacing'] * POINTS:.2f} 0 ({coded}) ashow")
                else:
                    out.append(f"({coded}) show")
        out.append("showpage")
    (folder / "a.ps").write_text("\n".join(out) + "\n")
    distil(folder)


def typst(folder):
    import typst as compiler

    quoted = lambda text: json.dumps(text, ensure_ascii=False)
    out = ['#set page(width: 210mm, height: 297mm, margin: 0mm)', '#set text(font: ("Liberation Sans", "Libertinus Serif"), top-edge: "baseline")']
    for index, page in enumerate(PAGES):
        if index:
            out.append("#pagebreak()")
        for x0, y0, x1, y1 in page["frames"]:
            out.append(f"#place(dx: {x0}mm, dy: {y0}mm, rect(width: {x1 - x0}mm, height: {y1 - y0}mm))")
        for item in page["items"]:
            options = f"size: {item['size']}pt" + (f", tracking: {item['spacing']}mm" if "spacing" in item else "")
            options += ", fill: luma(200)" if item.get("grey") else ""
            text = "".join(f"#super({quoted(part)})" if raised else f"#{quoted(part)}" for part, raised in pieces(item["text"]))
            text = f"#underline[{text}]" if item.get("underline") else text
            if item.get("align") == "right":
                out.append(f"#place(top + right, dx: {item['x'] - 210}mm, dy: {item['y']}mm, text({options})[{text}])")
            else:
                out.append(f"#place(top + left, dx: {item['x']}mm, dy: {item['y']}mm, text({options})[{text}])")
    (folder / "a.typ").write_text("\n".join(out) + "\n")
    compiler.compile(str(folder / "a.typ"), output=str(folder / "a.pdf"))


def writer(folder):
    from make_others import flat_odt_pages

    (folder / "a.fodt").write_text(flat_odt_pages(PAGES, pieces))
    run(folder, "soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "a.fodt")


def run(folder, *command):
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


PRODUCERS = {
    "chromium": chromium, "weasyprint": weasyprint, "cairo": cairo_text, "pango": pango, "pdftex": pdftex, "luatex": luatex, "groff": groff,
    "ghostscript": ghostscript, "typst": typst, "writer": writer,
}


def main():
    for producer in sys.argv[1:] or PRODUCERS:
        with tempfile.TemporaryDirectory() as name:
            PRODUCERS[producer](pathlib.Path(name))
            (TARGET / f"{producer}.pdf").write_bytes((pathlib.Path(name) / "a.pdf").read_bytes())
            print(producer, "made")
    truth = [{key: page[key] for key in ("name", "lines", "country", "verdict")} for page in PAGES]
    (TARGET / "truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    main()
