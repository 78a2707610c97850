import Letters

/// What stands in the window above the address and is surely no part of it: the sender's line or lines, small, and remarks for the post.
struct WindowRemarks {
    var all: [TextSegment] = []
    /// Those of them that are the sender's.
    var senders: [TextSegment] = []

    /// - Parameter visible: segments from top to bottom. Remarks may stand in pieces and over two rows.
    init(above visible: [TextSegment]) {
        let rows = Self.rows(of: visible)
        var index = 0
        var sawSender = false
        while index < rows.count {
            let taken = Self.endorsement(rows, at: index) ?? (sawSender ? nil : Self.sender(rows, at: index))
            guard let taken else { break }
            let segments = rows[index..<(index + taken.rows)].flatMap { $0 }
            if !LineKind.isEndorsement(Self.text(rows[index])), taken.isSender {
                sawSender = true
                senders = segments
            }
            all += segments
            index += taken.rows
        }
    }

    private typealias Taken = (rows: Int, isSender: Bool)

    private static func rows(of segments: [TextSegment]) -> [[TextSegment]] {
        var rows: [[TextSegment]] = []
        for segment in segments {
            if let last = rows.last?.last,
                abs(last.box.midY - segment.box.midY) < 0.4 * min(last.height, segment.height)
            {
                rows[rows.count - 1].append(segment)
            } else {
                rows.append([segment])
            }
        }
        return rows.map { $0.sorted { $0.box.x0 < $1.box.x0 } }
    }

    /// Pieces of one row are parts of one line.
    private static func text(_ row: [TextSegment]) -> String { row.map(\.text).joined(separator: " · ") }

    private static func endorsement(_ rows: [[TextSegment]], at index: Int) -> Taken? {
        for count in [2, 1] where rows.count - index - count >= 2 {
            let remark = rows[index..<(index + count)]
            guard remark.allSatisfy({ $0.count == 1 }) else { continue }
            if LineKind.isEndorsement(remark.map { $0[0].text }.joined(separator: " ")) { return (count, false) }
        }
        return nil
    }

    private static func sender(_ rows: [[TextSegment]], at index: Int) -> Taken? {
        func height(_ row: [TextSegment]) -> Double { TextSegment.median(row.map(\.height)) }
        func usual(below start: Int) -> Double? {
            let heights = rows[start...].prefix(4).map(height)
            return heights.count >= 2 ? max(TextSegment.median(heights), 0.1) : nil
        }
        if let usual = usual(below: index + 1) {
            let relative = height(rows[index]) / usual
            if LineKind.isSenderLine(text(rows[index]), relativeHeight: relative), !mayBeName(rows, at: index) {
                return (1, true)
            }
            if relative <= 0.85, endsWithPlace(rows[index].map(\.text).joined(separator: " ")) { return (1, true) }
        }
        // Two or three small rows, one under the other.
        for count in 2...3 where index + count < rows.count {
            guard let usual = usual(below: index + count) else { continue }
            let small = rows[index..<(index + count)]
            if small.allSatisfy({ height($0) <= 0.8 * usual }),
                small.contains(where: { $0.contains { hasPlace($0.text) } }),
                LineKind.isSenderLine(
                    small.map(text).joined(separator: " · "), relativeHeight: height(rows[index]) / usual)
            {
                return (count, true)
            }
        }
        return nil
    }

    /// "Dupont, Durand, Petit": words and commas only, as near to the next line as that is to its own.
    private static func mayBeName(_ rows: [[TextSegment]], at index: Int) -> Bool {
        guard index + 2 < rows.count, rows[index].count == 1 else { return false }
        let (line, next, third) = (rows[index][0], rows[index + 1][0], rows[index + 2][0])
        guard !line.text.contains(where: { $0.isNumber || "·•∙⋅|▪■●*◦;".contains($0) }) else { return false }
        return next.box.midY - line.box.midY < 1.25 * (third.box.midY - next.box.midY)
    }

    /// `Acme GmbH Europa-Allee 1980 60486 Frankfurt`
    private static func endsWithPlace(_ text: String) -> Bool {
        let words = text.words
        guard words.count >= 5 else { return false }
        return words.indices.suffix(4).contains { index in
            PostcodeLine.looksLikeOne(words[index...].joined(separator: " "))
        }
    }

    private static func hasPlace(_ text: String) -> Bool {
        text.split(whereSeparator: { "·•|,;".contains($0) }).contains { part in
            // A dash between spaces divides too; one within a word does not.
            part.words.split(whereSeparator: { ["-", "–", "—"].contains($0) }).contains { words in
                PostcodeLine.looksLikeOne(words.joined(separator: " "))
            }
        }
    }

    /// Whether text beside, above or beneath the address is told by its words and its distance to be something else, so that nobody
    /// could take it for a part of it.
    static func isSurelyApart(_ segment: TextSegment, from address: Box, height: Double, window: Box) -> Bool {
        let text = segment.text
        // "Kundennummer 55210" is no place.
        let isReference = LineKind.references.beginning(LatinText.folded(text)) != nil
        if !isReference, PostcodeLine.looksLikeOne(text) || Countries.named(text) != nil { return false }
        let below = segment.box.y0 - address.y1
        let above = address.y0 - segment.box.y1
        // A word in huge letters from the last line downwards is a watermark: nothing of an address follows its last line.
        if segment.height >= 3 * height, segment.box.midY > address.y1 { return true }
        // A watermark goes over or under several lines; a large word right above may be the name.
        if segment.height >= 2 * height, max(below, above) < -1.5 * height || below >= 1.2 * height { return true }
        let kind = LineKind(text)
        // An empty line apart, beneath the address, and told by its words.
        if below >= 0.8 * height, isReference || kind == .salutation { return true }
        guard max(below, above) >= 1.2 * height else { return false }
        if segment.box.x0 < window.x0 - 3 || segment.box.x1 > window.x1 + 3 { return true }
        switch kind {
        case .reference, .salutation, .endorsement: return true
        case .label: return !isAboutAddresses(text)
        case .plain: return below > 0 && isSentence(text)
        }
    }

    /// "Delivery address", "Bill to": another address could belong to it.
    private static func isAboutAddresses(_ text: String) -> Bool {
        let folded = LatinText.folded(text)
        return [
            "ADRES", "ADDRESS", "ANSCHRIFT", "LIVR", "LEVER", "LIEFER", "DELIVER", "SHIP", "BILL", "VERSAND",
            "EMPFANGER", "DESTINATAIRE",
        ]
        .contains { folded.contains($0) }
    }

    /// Running words: five or more, most of them small.
    private static func isSentence(_ text: String) -> Bool {
        let words = text.words.filter { $0.hasLetter }
        return words.count >= 5 && words.count { $0.first?.isLowercase == true } * 2 > words.count
    }
}
