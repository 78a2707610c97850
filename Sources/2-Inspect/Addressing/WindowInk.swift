public import Letters

/// The window's text judged beside its ink: text that paper does not show is no address, and ink that no text accounts for is told.
extension WindowReader {
    /// - Parameter page: with the characters that touch `profile.region` and the marks of `profile.outer`.
    public func read(_ page: PageFacts) -> WindowReading {
        let characters = page.characters ?? []
        let hidden = hiddenText(characters)
        let shown =
            hidden.whole.isEmpty
            ? characters
            : characters.filter { character in
                !hidden.whole.contains { $0.contains(character.box, tolerance: 0.5) }
            }
        let segments = TextSegment.segments(of: shown)
        let isTextless = !segments.contains { isVisible($0.inked) }
        // Rules and frames are no address; what else is inked in a window without text may be one.
        // So is a line of text above the window or below that reaches into it by its tails alone.
        let isNone = page.marks.isEmpty ? shown.contains { touches($0) } : Self.areRules(page.marks)
        let ink = isTextless && isNone ? 0 : page.ink
        var reading = read(segments: segments, ink: isTextless || (ink ?? 1) > 0 ? ink : nil)
        if let first = hidden.partly.first {
            // Some letters of a line are seen and others not: what paper shows is not what the text says.
            reading.kind = .uncertain
            reading.findings.append(Status(.addressUnreadable, box: first))
        }
        if !hidden.whole.isEmpty {
            let box = hidden.whole.dropFirst().reduce(hidden.whole[0]) { $0.union($1) }
            // A line of the address itself that paper does not show.
            let isMissing = hidden.whole.contains { Self.continues($0, reading) }
            reading.findings.append(
                isMissing
                    ? Status(.addressInvisibleText, severity: .hold, box: box) : Status(.addressInvisibleText, box: box)
            )
            if isMissing { reading.kind = .uncertain }
        }
        if let address = reading.box, let box = InkContradiction.box(of: shown, in: address) {
            reading.kind = .uncertain
            reading.findings.append(Status(.addressContradictsInk, box: box))
        }
        add(page.marks, to: &reading)
        return reading
    }

    private func touches(_ character: PageCharacter) -> Bool {
        let (box, outer) = (character.box, profile.outer)
        return character.isVisible && character.text != " " && box.x0 < outer.x1 && box.x1 > outer.x0
            && box.y0 < outer.y1 && box.y1 > outer.y0
    }

    /// Whether nothing is among them that may be writing. Thin letters have as little ink as lines: several pieces of their height may be words.
    private static func areRules(_ marks: [PageMark]) -> Bool {
        let pieces = marks.count { (1.2...5).contains($0.box.height) && (1.2...60).contains($0.box.width) }
        return pieces < 3 && marks.allSatisfy { $0.kind == .lines }
    }

    /// Lines in the window that leave no trace on paper, and lines of which some letters do.
    private func hiddenText(_ characters: [PageCharacter]) -> (whole: [Box], partly: [Box]) {
        guard characters.contains(where: { !$0.isVisible && $0.text != " " }) else { return ([], []) }
        var whole: [Box] = []
        var partly: [Box] = []
        for segment in TextSegment.segments(of: characters) where isVisible(segment.inked) {
            let letters = characters.filter { $0.text != " " && segment.box.contains($0.box, tolerance: 0.1) }
            let missing = letters.count { !$0.isVisible }
            guard missing > 0 else { continue }
            if missing * 10 >= letters.count * 9 { whole.append(segment.box) } else { partly.append(segment.box) }
        }
        return (whole, partly)
    }

    /// Whether a line stands where the address's line before its first or behind its last would.
    private static func continues(_ line: Box, _ reading: WindowReading) -> Bool {
        guard let address = reading.box, let lines = reading.address?.lines.count, lines > 1 else { return false }
        let pitch = (address.height - line.height) / Double(lines - 1)
        let steps = [address.y0 - line.y0, line.y1 - address.y1]
        return abs(line.x0 - address.x0) <= 1.2 && pitch > 0
            && steps.contains { abs($0 - pitch) <= 0.15 * pitch }
    }

    /// Ink beside the text: writing drawn as lines or pictures where the address stands makes it uncertain; the rest is told.
    private func add(_ marks: [PageMark], to reading: inout WindowReading) {
        if reading.kind != .nothing, let address = reading.box {
            let height = max(2, address.height / Double(max(1, reading.address?.lines.count ?? 1)))
            if let writing = marks.first(where: { $0.isWriting(near: address, lineHeight: height) }) {
                reading.kind = .uncertain
                reading.findings.append(Status(.addressUnreadable, box: writing.box))
            }
        }
        // Said already where the window holds nothing else.
        guard !reading.findings.contains(where: { $0.code == .addressUnreadable && $0.box == profile.outer }) else {
            return
        }
        if let largest = marks.first(where: { $0.box.width >= 2 || $0.box.height >= 2 }) {
            reading.findings.append(
                Status(
                    .windowOtherInk, box: largest.box, move: profile.wayOut(of: largest.box, beside: reading.box)))
        }
    }
}

extension WindowReading {
    /// Of a page whose text was not asked for.
    public static let unread = WindowReading(kind: .nothing, address: nil, box: nil, findings: [Status(.addressNone)])
}

extension PageMark {
    /// Whether this may be a line of the address: as high as one and in its place, or anything over the address itself.
    func isWriting(near address: Box, lineHeight: Double) -> Bool {
        guard kind == .figure, box.width > 2, box.height > 1.2 else { return false }
        guard box.x0 < address.x1 + 3, box.x1 > address.x0 - 3 else { return false }
        if box.midY > address.y0, box.midY < address.y1 { return true }
        let isLine = box.height < 1.6 * lineHeight && box.width > lineHeight
        return isLine && box.y0 < address.y1 + 1.2 * lineHeight && box.y1 > address.y0 - 1.2 * lineHeight
    }
}
