public import Letters

/// What stands in the address window of one page.
public struct WindowReading: Equatable, Sendable {
    public enum Kind: Equatable, Sendable {
        /// An address, read for certain.
        case recipient
        /// Something that is or may be an address.
        case uncertain
        /// Nothing that could be one: an empty window, or running text.
        case nothing
    }

    public var kind: Kind
    /// The lines as a person reads them; also where they are not certain. nil where there are none.
    public var address: PostalAddress?
    public var box: Box?
    /// Why it is uncertain, and what else is to be said. Without document, letter and page.
    public var findings: [Status]
}

/// Reads a page's window: characters → segments → blocks → address.
public struct WindowReader: Sendable {
    public var profile: WindowProfile

    public init(_ profile: WindowProfile) { self.profile = profile }

    /// How much of the window may be not white and still count as empty: dust of a drawing's edge.
    static let blank = 0.0005

    /// - Parameters:
    ///   - characters: those that touch `profile.region`, in any order.
    ///   - ink: the part of the window that is not white; nil where it was not measured.
    public func read(_ characters: [PageCharacter], ink: Double?) -> WindowReading {
        read(segments: TextSegment.segments(of: characters), ink: ink)
    }

    func read(segments: [TextSegment], ink: Double?) -> WindowReading {
        let visible = segments.filter { isVisible($0.inked) }
        guard !visible.isEmpty else {
            if let ink, ink > Self.blank {
                return WindowReading(
                    kind: .uncertain, address: nil, box: nil, findings: [Status(.addressUnreadable, box: profile.outer)]
                )
            }
            return WindowReading(kind: .nothing, address: nil, box: nil, findings: [Status(.addressNone)])
        }
        // Text without ink is invisible: what the paper shows is not known.
        if let ink, ink <= 0 {
            return WindowReading(
                kind: .uncertain, address: nil, box: nil, findings: [Status(.addressUnreadable, box: profile.outer)])
        }
        let remarks = WindowRemarks(above: visible)
        let blocks = TextBlock.blocks(of: segments.filter { !remarks.all.contains($0) })
        return choose(among: blocks, remarks: remarks)
    }

    private func choose(among blocks: [TextBlock], remarks: WindowRemarks) -> WindowReading {
        let inWindow = blocks.filter { $0.lines.contains { isVisible($0.inked) } }
        let parses = inWindow.map { block in (block: block, parse: AddressParser.parse(block)) }
        // Running text is no address; one long line of an address is still an address.
        let likely = parses.filter { $0.parse.quality >= .partial || !$0.block.runs(beyond: profile.outer) }
        let best = likely.map(\.parse.quality).max() ?? .none
        if best < .partial, visibleClosing(inWindow) { return withoutAddress(inWindow) }
        guard best > .none, let chosen = likely.filter({ $0.parse.quality == best }).max(by: { less($0, $1) }) else {
            return withoutAddress(inWindow)
        }
        var findings = chosen.parse.findings
        let lines = chosen.parse.lines.map { chosen.block.lines[$0] }
        let box = lines.dropFirst().reduce(lines[0].box) { $0.union($1.box) }
        let inked = lines.dropFirst().reduce(lines[0].inked) { $0.union($1.inked) }

        let other =
            inWindow.flatMap(\.lines).filter { !lines.contains($0) && isVisible($0.inked) }
            + remarks.all.filter { $0.box.midY > lines[0].box.midY }
        if let first = other.first {
            let height = TextSegment.median(lines.map(\.height))
            let isHarmless = other.allSatisfy {
                WindowRemarks.isSurelyApart($0, from: box, height: height, window: profile.outer)
            }
            let place = other.dropFirst().reduce(first.box) { $0.union($1.box) }
            findings.append(
                Status(
                    .addressOtherText, severity: isHarmless ? .warning : .hold, box: place,
                    move: profile.wayOut(of: place, beside: box)))
        }
        let senders = remarks.senders.filter { $0.box.midY <= lines[0].box.midY }
        if let first = senders.first {
            let place = senders.dropFirst().reduce(first.box) { $0.union($1.box) }
            findings.append(Status(.addressSenderLine, box: place, move: profile.wayOut(of: place, beside: box)))
        }
        if likely.filter({ $0.parse.quality == .complete }).count > 1 { findings.append(Status(.addressUncertain)) }
        if !profile.inner.contains(inked, tolerance: Self.tolerance) {
            findings.append(Status(.addressOutsideWindow, box: box, move: profile.wayIn(of: inked)))
        }
        let isCertain =
            chosen.parse.quality == .complete && !findings.contains { $0.severity == .hold || $0.severity == .error }
        return WindowReading(
            kind: isCertain ? .recipient : .uncertain, address: chosen.parse.address, box: box, findings: findings)
    }

    /// Whether a letter ends in the window: names beneath "Yours sincerely," are its signature.
    private func visibleClosing(_ blocks: [TextBlock]) -> Bool {
        blocks.flatMap(\.lines).contains { line in
            isVisible(line.inked) && line.text.last == ","
                && LineKind.closings.beginning(LatinText.folded(line.text)) != nil
        }
    }

    /// Of blocks alike in quality: the one whose more lines are in the window, then the upper.
    private func less(
        _ a: (block: TextBlock, parse: AddressParser.Parse), _ b: (block: TextBlock, parse: AddressParser.Parse)
    )
        -> Bool
    {
        func inside(_ block: TextBlock) -> Int {
            block.lines.count { profile.inner.contains($0.inked, tolerance: Self.tolerance) }
        }
        let (first, second) = (inside(a.block), inside(b.block))
        return first != second ? first < second : a.block.box.y0 > b.block.box.y0
    }

    /// Text that is no address: running text and single words are nothing; what could be a piece of an address is uncertain.
    private func withoutAddress(_ blocks: [TextBlock]) -> WindowReading {
        let remains = blocks.filter { !$0.runs(beyond: profile.outer) }.flatMap(\.lines).filter { isVisible($0.inked) }
        let hint = remains.contains { PostcodeLine.looksLikeOne($0.text) || Countries.named($0.text) != nil }
        guard hint else {
            return WindowReading(kind: .nothing, address: nil, box: nil, findings: [Status(.addressNone)])
        }
        let box = remains.dropFirst().reduce(remains[0].box) { $0.union($1.box) }
        return WindowReading(
            kind: .uncertain, address: PostalAddress(lines: remains.map(\.text)), box: box,
            findings: [Status(.addressUncertain, box: box)])
    }

    /// Half a millimetre of a letter in the window is seen.
    func isVisible(_ inked: Box) -> Bool {
        let outer = profile.outer
        return min(inked.x1, outer.x1) - max(inked.x0, outer.x0) > 0.5
            && min(inked.y1, outer.y1) - max(inked.y0, outer.y0) > min(0.5, 0.3 * inked.height)
    }

    /// What producers round, in millimetres.
    static let tolerance = 0.3
}
