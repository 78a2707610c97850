import Addressing
import Letters

/// The rules for one letter.
extension Preflight {
    /// Of a line of a registered letter's address.
    static let longestRegisteredLine = 50

    func letter(
        _ part: Splitter.Part, number: Int, in document: [PreflightPage], document place: Int,
        expectedAtHome home: CivilDate?
    ) -> (letter: Letter, findings: [Status]) {
        // An annex is one sheet at least; how many it has, only the platform knows.
        let sheets = options.sides.sheets(forPages: part.pages.count) + options.annexes.count
        let address = part.window.address
        var findings = paper(part.pages.map { document[$0 - 1] })
        findings += part.window.findings.map { status in
            var status = status
            status.page = part.pages.first
            return status
        }
        if let first = part.pages.first {
            findings += ReservedZone.findings(document[first - 1].zoneInk).map { status in
                var status = status
                status.page = first
                return status
            }
        }
        let envelope = fitting(sheets, &findings)
        findings += franking(address)
        if let address, isReturnAddress(address) {
            findings.append(Status(.addressUncertain, page: part.pages.first, box: part.window.box))
        }
        let expected = address?.country.flatMap {
            $0 == "BE" ? home : DeliveryDates.expected(options.franking, country: $0, submitted: submitted)
        }
        let letter = Letter(
            number: number, document: place, pages: part.pages, sheets: sheets, envelope: envelope, address: address,
            addressBox: part.window.box, expected: expected)
        return (letter, findings)
    }

    /// Every page A4; the first upright, since the window shows its address.
    private func paper(_ pages: [PreflightPage]) -> [Status] {
        pages.enumerated().compactMap { index, page in
            if !page.size.isA4 {
                return Status(
                    .pageNotA4, page: page.number,
                    [.width: Self.tenths(page.size.width), .height: Self.tenths(page.size.height)])
            }
            return index == 0 && !page.size.isPortraitA4 ? Status(.pageLandscapeFirst, page: page.number) : nil
        }
    }

    private func fitting(_ sheets: Int, _ findings: inout [Status]) -> Envelope? {
        guard let smallest = Envelope.smallest(for: sheets) else {
            findings.append(
                Status(.letterTooManySheets, [.sheets: "\(sheets)", .capacity: "\(Envelope.c4.capacity)"]))
            return nil
        }
        guard let fixed = options.envelope.fixed else { return smallest }
        guard sheets <= fixed.capacity else {
            findings.append(
                Status(
                    .letterEnvelopeTooSmall,
                    [.sheets: "\(sheets)", .envelope: fixed.rawValue, .capacity: "\(fixed.capacity)"]))
            return nil
        }
        return fixed
    }

    private func franking(_ address: PostalAddress?) -> [Status] {
        guard let address else { return [] }
        let abroad = address.country.flatMap { $0 == "BE" ? nil : $0 }
        switch options.franking {
        case .prior: return []
        case .economy: return abroad.map { [Status(.economyAbroad, [.country: $0])] } ?? []
        case .registered:
            var findings = abroad.map { [Status(.registeredAbroad, [.country: $0])] } ?? []
            for (index, line) in address.lines.enumerated() where line.count > Self.longestRegisteredLine {
                findings.append(
                    Status(
                        .registeredLineTooLong, [.line: "\(index + 1)", .allowed: "\(Self.longestRegisteredLine)"]))
            }
            if address.name?.contains(where: \.isLetter) != true { findings.append(Status(.registeredName)) }
            if BelgianRules.abbreviatesFirstName(address) { findings.append(Status(.registeredFirstName)) }
            if address.postOfficeBox != nil { findings.append(Status(.registeredPostOfficeBox)) }
            return findings
        }
    }

    /// The sender's own address in the window: the letter would come back.
    private func isReturnAddress(_ address: PostalAddress) -> Bool {
        let own = ownAddress
        return own.count >= 2 && own == address.lines.map(Self.compared)
    }

    var ownAddress: [String] { options.returnAddress.map(Self.compared).filter { !$0.isEmpty } }

    /// Capitals, spaces and punctuation apart.
    static func compared(_ line: String) -> String {
        if line.utf8.allSatisfy({ $0 < 0x80 }) {
            return String(decoding: line.utf8.lazy.compactMap(comparedASCII), as: UTF8.self)
        }
        return line.lowercased().filter { $0.isLetter || $0.isNumber }
    }

    private static func comparedASCII(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
        default: nil
        }
    }

    private static func tenths(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }
}
