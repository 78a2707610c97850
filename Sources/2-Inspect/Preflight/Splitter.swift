import Addressing
import Letters

/// A document's pages as letters.
struct Splitter {
    struct Part: Equatable {
        var pages: [Int]
        /// Of its first page.
        var window: WindowReading
    }

    var split: Split
    /// The sender's own, as lines to compare.
    var returnAddress: [String]
    /// The outer window.
    var outer: Box

    /// Every page belongs to exactly one part, in order. The findings are the document's, not a letter's.
    func parts(of pages: [PreflightPage]) -> (letters: [Part], findings: [Status]) {
        switch split {
        case .none:
            return (pages.isEmpty ? [] : [part(pages[...])], othersLetters(in: pages))
        case .pages(let count):
            var findings: [Status] = []
            if count < 1 || !pages.count.isMultiple(of: count) {
                findings.append(Status(.splitRemainder, [.pages: "\(pages.count)", .count: "\(count)"]))
            }
            let parts = stride(from: 0, to: pages.count, by: max(1, count)).map { start in
                part(pages[start..<min(start + max(1, count), pages.count)])
            }
            return (parts, findings + othersLetters(in: pages))
        case .address:
            return byAddress(pages)
        }
    }

    private func part(_ pages: ArraySlice<PreflightPage>) -> Part {
        Part(pages: pages.map(\.number), window: pages[pages.startIndex].window ?? .unread)
    }

    /// A letter begins where a window holds a recipient. A window that may hold one begins a letter too, and is held: two people's pages
    /// never share an envelope in silence. A page that should begin a letter and holds no address is named, and not glued to the letter
    /// before: what its place in the letter (`1/2`) says, or its likeness to the pages that begin letters.
    private func byAddress(_ pages: [PreflightPage]) -> (letters: [Part], findings: [Status]) {
        var likeness = Likeness(pages)
        var parts: [Part] = []
        var findings: [Status] = []
        for index in pages.indices {
            let number = pages[index].number
            var window = pages[index].window ?? .unread
            guard !parts.isEmpty else {
                if window.kind == .nothing {
                    // Said once: the letter's own "no address" would repeat it.
                    findings.append(Status(.splitNoFirstAddress, page: number))
                    window.findings.removeAll { $0.code == .addressNone }
                }
                parts.append(Part(pages: [number], window: window))
                continue
            }
            let place = likeness.place(of: index)
            if window.kind == .nothing {
                // A page that counts on in its letter begins none.
                let countsOn = place == parts[parts.count - 1].pages.count + 1
                if place == 1 || (!countsOn && likeness.looksFirst(index)) {
                    window.findings.removeAll { $0.code == .addressNone }
                    window.findings.append(Status(.splitMissingAddress))
                    parts.append(Part(pages: [number], window: window))
                } else {
                    parts[parts.count - 1].pages.append(number)
                    // Text nobody sees may have been meant as the next letter's address.
                    findings += window.findings.filter { $0.code == .addressInvisibleText }.map {
                        Status($0.code, severity: .hold, page: number, box: $0.box)
                    }
                }
                continue
            }
            if isReturnAddress(window.address) {
                findings.append(Status(.splitReplySlip, page: number, box: window.box))
                parts[parts.count - 1].pages.append(number)
                continue
            }
            if let place, place > 1 {
                let isSame = window.address?.lines == parts[parts.count - 1].window.address?.lines
                if isSame || (window.isWeak && !likeness.looksFirst(index)) {
                    parts[parts.count - 1].pages.append(number)
                    continue
                }
                window.doubt(.addressUncertain)
            } else if window.isWeak || window.isPiece || window.runs(beyond: outer), likeness.looksFollowing(index) {
                parts[parts.count - 1].pages.append(number)
                continue
            }
            if place != 1,
                likeness.isOutlier(index) || likeness.isWithoutGreeting(index) || likeness.takesTurns(index)
            {
                window.doubt(.splitUnlikeOthers)
            }
            parts.append(Part(pages: [number], window: window))
        }
        doubtRepeated(&parts, likeness)
        return (parts, findings)
    }

    /// The same recipient again. Right behind its letter it may be that letter's second page, unless the document's further pages are seen
    /// to carry no address; behind others' letters it may be an enclosed slip. A page that says it is the first, or that greets its
    /// reader and is made as other letters' first pages are, begins a letter; but where most recipients have two such pages, the second may
    /// be an enclosed copy.
    private func doubtRepeated(_ parts: inout [Part], _ likeness: Likeness) {
        let hasFollowers = parts.contains { $0.pages.count > 1 }
        var last: [[String]: Int] = [:]
        var again: [(index: Int, before: Int)] = []
        for index in parts.indices {
            guard let lines = parts[index].window.address?.lines.map(Preflight.compared) else { continue }
            if let before = last[lines] { again.append((index, before)) }
            last[lines] = index
        }
        let isRule = again.count > 1 && again.count * 2 > last.count
        for (index, before) in again {
            let page = parts[index].pages[0]
            let isFirst = likeness.place(ofPage: page) == 1 || (!isRule && likeness.opensLetter(page - 1))
            if !isFirst, before != index - 1 || !hasFollowers { parts[index].window.doubt(.splitRepeatedAddress) }
        }
    }

    private func isReturnAddress(_ address: PostalAddress?) -> Bool {
        returnAddress.count >= 2 && address?.lines.map(Preflight.compared) == returnAddress
    }
}

extension WindowReading {
    /// Words that look like a piece of an address, and no more: a town in a table, a postcode in the text.
    var isWeak: Bool {
        kind == .uncertain && findings.filter { $0.severity == .hold }.allSatisfy { $0.code == .addressUncertain }
    }

    /// Lines that are no whole address: of a table, or who signs the letter.
    var isPiece: Bool {
        kind == .uncertain
            && findings.contains { [.addressNoPostcode, .addressTooShort].contains($0.code) }
            && !isHardToRead
    }

    /// Lines that begin or end outside the window, or others beside them: of a text or a table, as an address's do not.
    func runs(beyond window: Box) -> Bool {
        guard kind == .uncertain, !isHardToRead else { return false }
        let others = findings.filter { $0.code == .addressOtherText && $0.severity == .hold }.map(\.box)
        return ([box] + others).compactMap(\.self).contains {
            $0.x0 < window.x0 - Self.slack || $0.x1 > window.x1 + Self.slack
        }
    }

    private static let slack = 3.0

    private var isHardToRead: Bool {
        findings.contains {
            [.addressUnreadable, .addressCharacters, .addressContradictsInk].contains($0.code)
                || ($0.code == .addressInvisibleText && $0.severity == .hold)
        }
    }

    mutating func doubt(_ code: StatusCode) {
        kind = .uncertain
        if !findings.contains(where: { $0.code == code }) { findings.append(Status(code, box: box)) }
    }
}
