import Letters

/// One character with its place, cleaned.
struct Glyph: Equatable {
    var text: String
    var box: Box
    var isSpace: Bool

    init?(_ character: PageCharacter) {
        if character.text.utf8.count == 1, LatinText.isClean(character.text) {
            (text, box, isSpace) = (character.text, character.box, character.text == " ")
            return
        }
        let cleaned = LatinText.cleaned(character.text)
        guard !cleaned.isEmpty, !cleaned.contains(where: \.isNewline) else { return nil }
        text = cleaned
        box = character.box
        isSpace = cleaned.allSatisfy { $0 == " " }
    }
}

/// Characters on one baseline, in any order.
struct TextRow: Equatable {
    var glyphs: [Glyph]
    var midY: Double
    var height: Double

    /// The rows of a page's characters, raised letters put back beside what they belong to.
    static func rows(of glyphs: [Glyph]) -> [TextRow] {
        var rows: [TextRow] = []
        for glyph in glyphs.sorted(by: { $0.box.midY < $1.box.midY }) {
            let fits = rows.lastIndex { row in
                let smaller = min(row.height, glyph.box.height)
                return abs(row.midY - glyph.box.midY) <= 0.35 * smaller
                    && max(row.height, glyph.box.height) <= 2 * smaller
            }
            // Rows far above can't take it any more; what lies between them differs in height.
            if let fits, rows.count - fits <= 8 {
                let count = Double(rows[fits].glyphs.count)
                rows[fits].midY = (rows[fits].midY * count + glyph.box.midY) / (count + 1)
                rows[fits].height = (rows[fits].height * count + glyph.box.height) / (count + 1)
                rows[fits].glyphs.append(glyph)
            } else {
                var row = TextRow(glyphs: [glyph], midY: glyph.box.midY, height: glyph.box.height)
                // Of an address's line; a page of rows may have as many as characters.
                row.glyphs.reserveCapacity(min(32, glyphs.count))
                rows.append(row)
            }
        }
        return lowered(rows)
    }

    /// `1er`, `n°`, `2de`, `Mme` with small raised letters: a person reads them on the line.
    private static func lowered(_ rows: [TextRow]) -> [TextRow] {
        var rows = rows
        for small in rows.indices {
            let lowest = 1.15 * (rows[small].glyphs.lazy.map(\.box.height).min() ?? 0)
            guard rows.indices.contains(where: { $0 != small && rows[$0].height >= lowest }) else { continue }
            for run in rows[small].runs() where run.glyphs.count <= longestOrdinal && ordinals.contains(run.text) {
                let hosts = rows.indices.filter { host in
                    let row = rows[host]
                    let rise = row.midY - run.box.midY
                    return host != small && row.height >= 1.15 * run.box.height && rise > -0.1 * row.height
                        && rise < 0.8 * row.height
                }
                for host in hosts {
                    guard let base = rows[host].letter(before: run.box) else { continue }
                    let members =
                        run.glyphs
                        + rows[small].glyphs.filter { glyph in
                            glyph.isSpace && glyph.box.x0 >= run.box.x1 - 0.1
                                && glyph.box.x0 < run.box.x1 + 0.5 * rows[host].height
                        }
                    rows[small].glyphs.removeAll { members.contains($0) }
                    for var glyph in members {
                        if glyph.text == "o", base.text == "n" || base.text == "N" { glyph.text = "°" }
                        (glyph.box.y0, glyph.box.y1) = (base.box.y0, base.box.y1)
                        rows[host].glyphs.append(glyph)
                    }
                    break
                }
            }
        }
        return rows.filter { row in row.glyphs.contains { !$0.isSpace } }
    }

    private struct Run {
        var glyphs: [Glyph]
        var box: Box
        var text: String { glyphs.map { $0.text.lowercased() }.joined() }
    }

    /// Letters that touch one another.
    private func runs() -> [Run] {
        var runs: [Run] = []
        for glyph in glyphs.filter({ !$0.isSpace }).sorted(by: { $0.box.x0 < $1.box.x0 }) {
            if var last = runs.last, glyph.box.x0 - last.box.x1 <= 0.25 * height {
                last.glyphs.append(glyph)
                last.box = last.box.union(glyph.box)
                runs[runs.count - 1] = last
            } else {
                runs.append(Run(glyphs: [glyph], box: glyph.box))
            }
        }
        return runs
    }

    /// The digit, or the letter of an abbreviation, that stands right before a box.
    private func letter(before box: Box) -> Glyph? {
        glyphs.filter { glyph in
            !glyph.isSpace && box.x0 - glyph.box.x1 <= 0.3 * height && box.x0 - glyph.box.x1 >= -0.25 * height
                && glyph.box.x0 < box.x0 && glyph.text.allSatisfy { $0.isNumber || "nNMDSs".contains($0) }
        }.max { $0.box.x1 < $1.box.x1 }
    }

    private static let ordinals: Set<String> = [
        "er", "re", "ère", "e", "è", "ème", "eme", "me", "mes", "lle", "o", "os", "°", "r", "t", "te", "ste", "de",
        "nd", "rd", "th", "st", "bis",
    ]
    private static let longestOrdinal = ordinals.map(\.count).max() ?? 0
}
