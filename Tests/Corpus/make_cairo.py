#!/usr/bin/python3
"""Makes the Cairo documents of the corpus (Debian: python3-cairo, qpdf, fonts-liberation)."""

import subprocess

import cairo

from texts import CONTINUATION, LETTERS
from truth import A4, HERE, letter, record

POINTS = 72 / 25.4
LETTER = [215.9, 279.4]


class Document:
    def __init__(self, file, title):
        self.path = HERE / file
        self.surface = cairo.PDFSurface(str(self.path), 595.276, 841.89)
        self.surface.set_metadata(cairo.PDF_METADATA_TITLE, title)
        self.surface.set_metadata(cairo.PDF_METADATA_CREATE_DATE, "2026-11-03T09:00:00Z")
        self.context = cairo.Context(self.surface)

    def text(self, x, y, text, size=11):
        """One line, its baseline at x, y in millimetres."""
        self.context.select_font_face("Liberation Sans")
        self.context.set_font_size(size)
        self.context.move_to(x * POINTS, y * POINTS)
        self.context.show_text(text)

    def first_page(self, key, size=A4, address=True):
        self.surface.set_size(size[0] * POINTS, size[1] * POINTS)
        content = LETTERS[key]
        for index, line in enumerate(content["sender"]):
            self.text(20, 20 + 5 * index, line, 10)
        if address:
            for index, line in enumerate(content["lines"]):
                self.text(105, 52 + 5 * index, line)
        self.text(20, 95, content["date"])
        self.text(20, 107, content["subject"])
        for index, line in enumerate(content["body"]):
            self.text(20, 120 + 8 * index, line)
        self.context.show_page()

    def next_page(self, key, number, size=A4):
        self.surface.set_size(size[0] * POINTS, size[1] * POINTS)
        self.text(20, 25, f"{number}")
        self.text(20, 40, CONTINUATION[key])
        self.context.show_page()

    def close(self):
        self.surface.finish()


def document(file, title, pages):
    made = Document(file, title)
    for page in pages:
        page(made)
    made.close()


def first(key, **more):
    return lambda made: made.first_page(key, **more)


def following(key, number, **more):
    return lambda made: made.next_page(key, number, **more)


def main():
    for key in ("nl", "fr-be", "de", "en"):
        file = f"cairo-letter-{key}.pdf"
        document(file, "Letter", [first(key)])
        record(file, "cairo", [A4], [letter(key, [1])])

    document("cairo-letter-fr-2-pages.pdf", "Lettre", [first("fr"), following("fr", 2)])
    record("cairo-letter-fr-2-pages.pdf", "cairo", [A4, A4], [letter("fr", [1, 2])])

    document(
        "cairo-merge-3x2.pdf", "Mail merge",
        [page for key in ("nl", "fr-be", "de") for page in (first(key), following(key, 2))])
    record(
        "cairo-merge-3x2.pdf", "cairo", [A4] * 6,
        [letter("nl", [1, 2]), letter("fr-be", [3, 4]), letter("de", [5, 6])], split="pages:2")

    document(
        "cairo-merge-different-lengths.pdf", "Mail merge",
        [first("nl"), first("nl-2"), following("nl-2", 2), following("nl-2", 3)])
    record(
        "cairo-merge-different-lengths.pdf", "cairo", [A4] * 4,
        [letter("nl", [1]), letter("nl-2", [2, 3, 4])], split="address")

    document("cairo-us-letter.pdf", "Letter", [first("en", size=LETTER)])
    record("cairo-us-letter.pdf", "cairo", [LETTER], [], verdict="refused", code="page.not-a4", page=1)

    document("cairo-us-letter-page-2.pdf", "Letter", [first("en"), following("en", 2, size=LETTER)])
    record(
        "cairo-us-letter-page-2.pdf", "cairo", [A4, LETTER], [], verdict="refused", code="page.not-a4", page=2)

    document("cairo-landscape-first.pdf", "Letter", [first("nl", size=[297.0, 210.0])])
    record(
        "cairo-landscape-first.pdf", "cairo", [[297.0, 210.0]], [], verdict="refused",
        code="page.landscape-first", page=1)

    document("cairo-no-address.pdf", "Letter", [first("nl", address=False)])
    record("cairo-no-address.pdf", "cairo", [A4], [], verdict="refused", code="address.none", page=1)

    subprocess.run(
        ["qpdf", "--encrypt", "secret", "owner", "256", "--", HERE / "cairo-letter-nl.pdf",
         HERE / "cairo-encrypted.pdf"], check=True)
    record("cairo-encrypted.pdf", "cairo", [A4], [], verdict="refused", code="document.encrypted", password="secret")

    whole = (HERE / "cairo-letter-fr-2-pages.pdf").read_bytes()
    (HERE / "cairo-truncated.pdf").write_bytes(whole[: len(whole) * 2 // 3])
    record("cairo-truncated.pdf", "cairo", [], [], verdict="refused", code="document.damaged")

    (HERE / "empty.pdf").write_bytes(b"")
    record("empty.pdf", "none", [], [], verdict="refused", code="document.empty")


if __name__ == "__main__":
    main()
