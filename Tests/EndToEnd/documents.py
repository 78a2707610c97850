"""The tests' own documents: a tiny PDF writer with one embedded font, so that what is printed owes nothing to the product."""

import functools
import os
import struct
import subprocess
import zlib
from dataclasses import dataclass, field
from pathlib import Path

FONT = "/usr/share/fonts/opentype/urw-base35/NimbusSans-Regular.otf"
POINTS_PER_MM = 72 / 25.4
A4 = (210.0, 297.0)
US_LETTER = (215.9, 279.4)

# Where the default window profile shows the address, and where the body may begin: millimetres from the top left.
ADDRESS_AT = (110.0, 52.0)
BODY_AT = (25.0, 110.0)


@dataclass
class Page:
    """`texts`: (x mm, y mm of the base line from the top, size in points, text)."""

    texts: list = field(default_factory=list)
    size: tuple = A4
    # Side length in pixels of a picture of random colours, for documents of a wanted size: 3 × side² bytes.
    noise: int = 0


def first_page(address, body=(), size=A4) -> Page:
    x, y = ADDRESS_AT
    texts = [(x, y + 5.0 * row, 11, line) for row, line in enumerate(address)]
    return Page(texts + body_texts(body), size)


def body_page(body, size=A4) -> Page:
    return Page(body_texts(body), size)


def body_texts(lines) -> list:
    x, y = BODY_AT
    return [(x, y + 6.0 * row, 11, line) for row, line in enumerate(lines)]


def letter(address, pages=1, subject="Notice", size=A4) -> list:
    """A letter's pages, each different from every other letter's by its subject."""
    first = first_page(address, [subject, "", "Dear reader,", f"this letter has {pages} pages.", f"{subject}, page 1"], size)
    return [first] + [body_page([f"{subject}, page {number}", "continued"], size) for number in range(2, pages + 1)]


@functools.lru_cache(maxsize=1)
def font():
    """The CFF table of the font, its widths for the codes 32 to 255 of WinAnsi, and its box."""
    data = Path(FONT).read_bytes()
    tables = {}
    for index in range(struct.unpack(">H", data[4:6])[0]):
        tag, _, offset, length = struct.unpack(">4sLLL", data[12 + 16 * index:28 + 16 * index])
        tables[tag] = data[offset:offset + length]
    box = struct.unpack(">4h", tables[b"head"][36:44])
    metrics = struct.unpack(">H", tables[b"hhea"][34:36])[0]
    glyphs = unicode_map(tables[b"cmap"])
    widths = []
    for code in range(32, 256):
        character = bytes([code]).decode("cp1252", errors="ignore")
        glyph = glyphs.get(ord(character), 0) if character else 0
        widths.append(struct.unpack(">H", tables[b"hmtx"][4 * min(glyph, metrics - 1):][:2])[0])
    return tables[b"CFF "], widths, box


def unicode_map(table) -> dict:
    """Code point → glyph, from a cmap's subtable of format 4."""
    for index in range(struct.unpack(">H", table[2:4])[0]):
        offset = struct.unpack(">L", table[8 + 8 * index:12 + 8 * index])[0]
        part = table[offset:]
        if struct.unpack(">H", part[:2])[0] != 4:
            continue
        doubled = struct.unpack(">H", part[6:8])[0]
        count = doubled // 2
        ends = struct.unpack(f">{count}H", part[14:14 + doubled])
        starts = struct.unpack(f">{count}H", part[16 + doubled:16 + 2 * doubled])
        deltas = struct.unpack(f">{count}h", part[16 + 2 * doubled:16 + 3 * doubled])
        ranges_at = 16 + 3 * doubled
        ranges = struct.unpack(f">{count}H", part[ranges_at:ranges_at + doubled])
        glyphs = {}
        for k in range(count):
            for code in range(starts[k], min(ends[k], 0xFFFE) + 1):
                if ranges[k] == 0:
                    glyphs[code] = (code + deltas[k]) & 0xFFFF
                else:
                    at = ranges_at + 2 * k + ranges[k] + 2 * (code - starts[k])
                    glyphs[code] = (struct.unpack(">H", part[at:at + 2])[0] + deltas[k]) & 0xFFFF
        return glyphs
    raise ValueError("no cmap of format 4")


def stream(content: bytes, entries: str = "", packed=True) -> bytes:
    if packed:
        content, entries = zlib.compress(content), entries + " /Filter /FlateDecode"
    return f"<< {entries} /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream"


def page_content(page: Page) -> bytes:
    height = page.size[1]
    parts = []
    if page.noise:
        parts.append("q 113 0 0 113 56 113 cm /Noise Do Q")
    for x, y, size, text in page.texts:
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        parts.append(f"BT /F {size} Tf {x * POINTS_PER_MM:.3f} {(height - y) * POINTS_PER_MM:.3f} Td ({escaped}) Tj ET")
    return "\n".join(parts).encode("cp1252")


def write_pdf(path, pages) -> Path:
    """Writes the pages to `path`, streaming: a page's noise is never all in memory."""
    cff, widths, box = font()
    path = Path(path)
    offsets = {}
    with open(path, "wb") as out:
        out.write(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")

        def add(number: int, content: bytes):
            offsets[number] = out.tell()
            out.write(f"{number} 0 obj\n".encode() + content + b"\nendobj\n")

        kids = " ".join(f"{10 + 3 * index} 0 R" for index in range(len(pages)))
        add(1, b"<< /Type /Catalog /Pages 2 0 R >>")
        add(2, f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>".encode())
        add(3, (f"<< /Type /Font /Subtype /Type1 /BaseFont /NimbusSans-Regular /Encoding /WinAnsiEncoding "
                f"/FirstChar 32 /LastChar 255 /Widths [{' '.join(map(str, widths))}] /FontDescriptor 4 0 R >>").encode())
        add(4, (f"<< /Type /FontDescriptor /FontName /NimbusSans-Regular /Flags 32 /FontBBox [{' '.join(map(str, box))}] "
                f"/ItalicAngle 0 /Ascent 729 /Descent -218 /CapHeight 729 /StemV 85 /FontFile3 5 0 R >>").encode())
        add(5, stream(cff, "/Subtype /Type1C"))
        for index, page in enumerate(pages):
            number = 10 + 3 * index
            width, height = (side * POINTS_PER_MM for side in page.size)
            pictures = f" /XObject << /Noise {number + 2} 0 R >>" if page.noise else ""
            add(number, (f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width:.3f} {height:.3f}] /Contents {number + 1} 0 R "
                         f"/Resources << /Font << /F 3 0 R >>{pictures} >> >>").encode())
            add(number + 1, stream(page_content(page)))
            if page.noise:
                add(number + 2, stream(os.urandom(3 * page.noise ** 2), packed=False, entries=(
                    f"/Type /XObject /Subtype /Image /Width {page.noise} /Height {page.noise} "
                    f"/ColorSpace /DeviceRGB /BitsPerComponent 8")))
        start, size = out.tell(), max(offsets) + 1
        out.write(f"xref\n0 {size}\n0000000000 65535 f \n".encode())
        for number in range(1, size):
            if number in offsets:
                out.write(f"{offsets[number]:010d} 00000 n \n".encode())
            else:
                out.write(b"0000000000 00000 f \n")
        out.write(f"trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode())
    path.chmod(0o644)
    return path


def encrypt(source, target, password="secret") -> Path:
    subprocess.run(["qpdf", "--encrypt", password, password + "2", "256", "--", str(source), str(target)], check=True)
    return Path(target)


def scan(source, target) -> Path:
    """The first page as a scanner makes it: a grey picture, 300 dots an inch, and no text."""
    made = subprocess.run(["pdftoppm", "-gray", "-r", "300", "-l", "1", "-singlefile", str(source)], check=True,
                          stdout=subprocess.PIPE).stdout
    _, size, _, pixels = made.split(b"\n", 3)
    width, height = size.decode().split()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595.276 841.89] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>",
        stream(b"q 595.276 0 0 841.89 0 0 cm /I Do Q"),
        stream(pixels, f"/Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceGray /BitsPerComponent 8"),
    ]
    target = Path(target)
    with open(target, "wb") as out:
        out.write(b"%PDF-1.5\n")
        offsets = []
        for number, content in enumerate(objects, 1):
            offsets.append(out.tell())
            out.write(f"{number} 0 obj\n".encode() + content + b"\nendobj\n")
        start, size = out.tell(), len(objects) + 1
        out.write(f"xref\n0 {size}\n0000000000 65535 f \n".encode())
        out.write("".join(f"{offset:010d} 00000 n \n" for offset in offsets).encode())
        out.write(f"trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode())
    target.chmod(0o644)
    return target
