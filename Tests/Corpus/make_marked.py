#!/usr/bin/python3
"""Makes in Marked the letters whose accents and strokes TeX draws without a code: with Computer Modern as outlines in its first encoding,
where ł is an l and a stroke, and as bitmaps in the Cork encoding, whose codes no reader knows; and truth.json, each page's lines.

Debian: texlive-latex-base, without cm-super, so that bitmaps are made. The time is stamped, so the bytes differ from run to run.
"""

import json
import pathlib
import subprocess
import tempfile

TARGET = pathlib.Path(__file__).parent / "Marked"
UNIT = 72.27 / 25.4
# The street in TeX, as it is read, and whether its text layer says so: what it does not is to be held.
PAGES = {
    "pdftex-strokes": ("", [
        (r"ul. D\l uga 12", "ul. Długa 12", False), (r"\bfseries ul. D\l uga 12", "ul. Długa 12", False),
        (r"\itshape ul. D\l uga 12", "ul. Długa 12", False), (r"\sffamily ul. \L abska 12", "ul. Łabska 12", False),
        (r"ul. Wa\l y 12", "ul. Wały 12", False), (r"ul. Lipowa 12", "ul. Lipowa 12", True),
        (r"\sffamily Rue des Allies 12", "Rue des Allies 12", True), (r"Rue de l'\'Eglise 12", "Rue de l'Église 12", True),
        (r"S\o ndergade 12", "Søndergade 12", True), (r"Rue Fran\c{c}ois 12", "Rue François 12", True),
        (r"Hauptstra\ss e 12", "Hauptstraße 12", True), (r"\itshape Rue de la Loi 12", "Rue de la Loi 12", True),
    ]),
    "pdftex-bitmaps": (r"\usepackage[utf8]{inputenc}\usepackage[T1]{fontenc}", [
        (r"ul. Długa 12", "ul. Długa 12", False), (r"Hauptstraße 12", "Hauptstraße 12", False),
        (r"Strada G\u{a}rii 12", "Strada Gării 12", False), (r"K\i{}r\i{}k Sokak 12", "Kırık Sokak 12", False),
        (r"Přerovská 12", "Přerovská 12", False), (r"ul. Gdańska 12", "ul. Gdańska 12", False),
        (r"ul. Paryża 12", "ul. Paryża 12", False), (r"Žižkova 12", "Žižkova 12", False),
        (r"Rue Haute 12", "Rue Haute 12", True), (r"Rue de l'Église 12", "Rue de l'Église 12", True),
    ]),
}


def source(preamble, pages):
    put = lambda line, text: rf"\put({105 * UNIT:.2f},{-(54 + 5 * line) * UNIT:.2f}){{{text}}}"
    placed = [put(0, "Jean Dupont") + put(1, street) + put(2, "1000 Bruxelles") for street, _, _ in pages]
    body = r"\end{picture}\newpage\begin{picture}(0,0)".join(placed)
    return rf"""\documentclass[11pt,a4paper]{{article}}{preamble}\usepackage[a4paper,margin=0mm]{{geometry}}\pagestyle{{empty}}
\parindent0pt\topskip0pt\unitlength1pt\begin{{document}}\begin{{picture}}(0,0){body}\end{{picture}}\end{{document}}"""


def main():
    truth = {}
    for name, (preamble, pages) in PAGES.items():
        with tempfile.TemporaryDirectory() as folder:
            (pathlib.Path(folder) / "a.tex").write_text(source(preamble, pages))
            subprocess.run(
                ("pdflatex", "-interaction=batchmode", "-halt-on-error", "a.tex"), cwd=folder, check=True, stdout=subprocess.DEVNULL)
            (TARGET / f"{name}.pdf").write_bytes((pathlib.Path(folder) / "a.pdf").read_bytes())
        truth[name] = [{"street": street, "isTold": is_told} for _, street, is_told in pages]
    (TARGET / "truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    main()
