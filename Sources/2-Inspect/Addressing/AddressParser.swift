import Letters

/// Lines that stand under one another, read as an address. What is not certain is said, never guessed.
struct AddressParser {
    /// Of lines read as an address; `lines` are indices into the block.
    struct Parse: Equatable {
        enum Quality: Int, Comparable {
            /// Nothing in it speaks for an address.
            case none
            /// Short lines with no postcode or country.
            case lines
            /// A postcode or a country is there, but not all fits.
            case partial
            case complete

            static func < (a: Quality, b: Quality) -> Bool { a.rawValue < b.rawValue }
        }

        var quality: Quality
        var address: PostalAddress
        var lines: [Int]
        var findings: [Status]
    }

    /// The lines an address may have, country included.
    static let most = 9

    static func parse(_ block: TextBlock) -> Parse {
        let kinds = block.lines.map { LineKind($0.text) }
        // Headings and references above the name are no part of it.
        guard let start = kinds.firstIndex(of: .plain) else { return nothing(block) }
        let texts = block.lines.map(\.text)
        let candidates = (start..<texts.count).filter { kinds[$0] == .plain }
        if let end = endWithCountry(texts, candidates) ?? endWithPrefix(texts, candidates)
            ?? endAtHome(texts, candidates) ?? endByForm(texts, candidates)
        {
            return judged(block, kinds, Array(candidates.prefix { $0 <= end.last }), end)
        }
        return incomplete(block, candidates)
    }

    /// Where an address ends, and what its last lines say.
    private struct End {
        var last: Int
        var postcodeLine: Int?
        var postcode: PostcodeLine?
        var country: String
        var findings: [Status]
        /// The country was written, as a line or as a prefix.
        var isNamed: Bool
    }

    private static func endWithCountry(_ texts: [String], _ candidates: [Int]) -> End? {
        var fallback: End?
        for (position, index) in candidates.enumerated() where position >= 1 {
            guard let country = Countries.named(texts[index]) else { continue }
            // A town that is a country too, above that country's own line.
            let next = position + 1 < candidates.count ? Countries.named(texts[candidates[position + 1]]) : nil
            if next?.code == country.code { continue }
            var findings: [Status] = []
            if country.code == "BE" {
                findings.append(Status(.addressCountryHome))
            } else if country.isVernacular {
                findings.append(Status(.addressCountryVernacular, [.country: country.code]))
            } else if !Countries.isInCapitals(texts[index]) {
                findings.append(Status(.addressCountryCase, [.country: country.code]))
            }
            var end = End(
                last: index, postcodeLine: nil, postcode: nil, country: country.code, findings: findings, isNamed: true)
            for above in candidates[..<position].suffix(2).reversed() where above != candidates[0] {
                if let postcode = PostcodeLine(texts[above], of: country.code) {
                    end.postcodeLine = above
                    end.postcode = postcode
                    return end
                }
            }
            let rule = Postcodes.rule(of: country.code)
            let needsNone = rule == nil || rule?.shapes.isEmpty == true || country.code == "IE"
            if needsNone, position >= 2 { return end }
            if fallback == nil {
                let code: StatusCode =
                    candidates[..<position].dropFirst().contains { PostcodeLine.looksLikeOne(texts[$0]) }
                    ? .addressPostcode : .addressNoPostcode
                end.findings.append(Status(code, [.country: country.code]))
                fallback = end
            }
        }
        return fallback
    }

    private static func endWithPrefix(_ texts: [String], _ candidates: [Int]) -> End? {
        for index in candidates.dropFirst() {
            guard let country = PostcodeLine.prefixCountry(texts[index]), country != "BE",
                let postcode = PostcodeLine(texts[index], of: country)
            else { continue }
            // The prefix names the country; the post still wants it on a line of its own.
            return End(
                last: index, postcodeLine: index, postcode: postcode, country: country,
                findings: [Status(.addressCountryLine, [.country: country])], isNamed: true)
        }
        return nil
    }

    /// Of lines that may be the last, one whose locality is its postcode's own is it.
    private static func endAtHome(_ texts: [String], _ candidates: [Int]) -> End? {
        let found = candidates.dropFirst().compactMap { index in
            PostcodeLine(texts[index], of: "BE").map { (index, $0) }
        }
        guard let (index, postcode) = found.first(where: { $0.1.match == .agrees }) ?? found.first else { return nil }
        return End(last: index, postcodeLine: index, postcode: postcode, country: "BE", findings: [], isNamed: false)
    }

    /// A postcode that only one country writes so, or beneath a street that only one does. The service asks for the country's line, so
    /// a person agrees before the letter goes abroad.
    private static func endByForm(_ texts: [String], _ candidates: [Int]) -> End? {
        for (position, index) in candidates.enumerated().dropFirst() {
            let above = candidates[..<position].dropFirst().map { texts[$0] }
            guard let country = Postcodes.countryByForm(texts[index], beneath: above),
                let postcode = PostcodeLine(texts[index], of: country)
            else { continue }
            return End(
                last: index, postcodeLine: index, postcode: postcode, country: country,
                findings: [Status(.addressCountryLine, severity: .hold, [.country: country])], isNamed: false)
        }
        return nil
    }

    /// What is to be said of a Belgian postcode and its locality.
    private static func remarks(on postcode: PostcodeLine) -> [Status] {
        var findings: [Status] = []
        switch postcode.match {
        case .unknownPostcode: findings.append(Status(.addressPostcodeUnknown))
        case .otherLocality: findings.append(Status(.addressLocality))
        case .agrees, nil: break
        }
        if postcode.isReversed { findings.append(Status(.addressPostcodePlace)) }
        if postcode.endsWithCountry { findings.append(Status(.addressCountryHome)) }
        return findings
    }

    private static func judged(_ block: TextBlock, _ kinds: [LineKind], _ used: [Int], _ end: End) -> Parse {
        var used = used
        var findings = end.findings + (end.postcode.map(remarks) ?? [])
        let texts = block.lines.map(\.text)
        let rest = block.lines.indices.filter { $0 > end.last }
        // A line that follows as closely as the address's own lines is its last one, and no country that is known.
        if let next = rest.first, kinds[next] == .plain, follows(block, next, end.last) {
            if Countries.named(texts[end.last]) == nil, isNameOnly(texts[next]), rest.count == 1 {
                used.append(next)
                findings.append(Status(.addressCountryUnknown))
            } else {
                findings.append(Status(.addressUncertain))
            }
        }
        if let first = used.first, used != Array(first...(used.last ?? first)) {
            findings.append(Status(.addressUncertain))
        }
        let postcodes = used.filter { index in
            index != used.first && index != end.postcodeLine
                && (PostcodeLine.prefixCountry(texts[index]) != nil
                    || PostcodeLine(texts[index], of: end.country) != nil)
        }
        if !postcodes.isEmpty, end.country == "BE" || end.postcodeLine == nil || !end.isNamed {
            findings.append(Status(.addressUncertain))
        }
        let lines = used.map { texts[$0] }
        var address = PostalAddress(lines: lines, country: end.country)
        let last = end.postcodeLine ?? end.last
        let head = used.filter { $0 < last }
        address.postcode = end.postcode?.postcode
        address.locality = end.postcode?.locality
        let hasCode =
            end.postcode != nil || !findings.contains { [.addressPostcode, .addressNoPostcode].contains($0.code) }
        let parts = AddressParts(
            head.map { texts[$0] }, localityAlone: hasCode && end.postcode?.locality == nil,
            isAbroad: end.country != "BE")
        parts.fill(&address)
        findings += doubts(block, used, postcodeLine: end.postcodeLine)
        let written = used.count - (Countries.named(texts[end.last]) == nil ? 0 : 1)
        if written < 3 {
            findings.append(Status(.addressTooShort, [.count: "\(written)"]))
        } else {
            if parts.isNameless || parts.holdsReference
                || (end.country == "BE" && parts.streetLine == nil && !isLargeUser(end))
            {
                findings.append(Status(.addressUncertain))
            }
            if parts.mayBeginWithHeading { findings.append(Status(.addressHeading)) }
        }
        if end.country != "BE", let locality = address.locality, !LatinText.isInCapitals(locality) {
            findings.append(Status(.addressLocalityCase, [.country: end.country]))
        }
        if end.country == "BE" { findings += BelgianRules.remarks(address, streetLine: parts.streetLine) }
        let isPartial = findings.contains { [.addressPostcode, .addressNoPostcode].contains($0.code) }
        return Parse(
            quality: isPartial ? .partial : .complete, address: address, lines: used, findings: unique(findings))
    }

    /// An organisation with a postcode of its own needs no street.
    private static func isLargeUser(_ end: End) -> Bool {
        end.postcode.map { $0.match == .agrees && BelgianPostcodes.isLargeUser($0.postcode) } == true
    }

    private static func incomplete(_ block: TextBlock, _ candidates: [Int]) -> Parse {
        let texts = block.lines.map(\.text)
        if let index = candidates.dropFirst().first(where: { PostcodeLine.looksLikeOne(texts[$0]) }) {
            var used = candidates.filter { $0 <= index }
            if let next = block.lines.indices.first(where: { $0 > index }), candidates.contains(next),
                follows(block, next, index), isNameOnly(texts[next])
            {
                used.append(next)
            }
            let isFourDigits = texts[index].words.contains {
                PostcodeLine.belgianPostcode(String($0)) != nil
            }
            let finding = isFourDigits ? Status(.addressPostcode, [.country: "BE"]) : Status(.addressCountryMissing)
            let findings = [finding] + doubts(block, used, postcodeLine: index)
            return Parse(
                quality: .partial, address: PostalAddress(lines: used.map { texts[$0] }), lines: used,
                findings: unique(findings))
        }
        let wordy = candidates.filter { texts[$0].letterCount >= 3 }
        guard candidates.count >= 2, candidates.count <= most, wordy.count * 3 >= candidates.count * 2, !block.isTabular
        else { return nothing(block) }
        return Parse(
            quality: .lines, address: PostalAddress(lines: candidates.map { texts[$0] }), lines: candidates,
            findings: unique([Status(.addressNoPostcode)] + doubts(block, candidates, postcodeLine: nil)))
    }

    private static func nothing(_ block: TextBlock) -> Parse {
        Parse(quality: .none, address: PostalAddress(lines: []), lines: [], findings: [])
    }

    /// Whether `next` stands right under `last`, as an address's lines do.
    private static func follows(_ block: TextBlock, _ next: Int, _ last: Int) -> Bool {
        let pitch = block.lines[next].box.midY - block.lines[last].box.midY
        return pitch < 1.7 * block.lines[last].height
    }

    /// Letters and the marks of names, few words.
    private static func isNameOnly(_ text: String) -> Bool {
        text.count <= 40 && text.allSatisfy { $0.isLetter || " -'.()".contains($0) } && text.first?.isUppercase == true
    }

    private static func unique(_ findings: [Status]) -> [Status] {
        var seen: Set<StatusCode> = []
        return findings.filter { seen.insert($0.code).inserted }
    }
}
