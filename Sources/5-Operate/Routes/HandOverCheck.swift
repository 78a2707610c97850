import Letters

/// What the daemon makes sure of before it accepts a job, whoever handed it over: it opens no document and trusts no outcome,
/// but letters, documents and options must fit each other and the service's rules. Pure.
struct HandOverCheck {
    var largestJob: Int64
    var documentsPerJob: Int

    /// The verdict with its outcome decided anew from the findings.
    func checked(_ handOver: HandOver) throws(Status) -> HandOver {
        var checked = handOver
        let verdict = handOver.verdict
        checked.verdict.outcome = Outcome(findings: verdict.findings)
        if let refusal = verdict.findings.first(where: { $0.severity == .error }) { throw refusal }
        try checkJob(handOver.job)
        try checkDocuments(verdict.documents)
        try checkOptions(verdict.options)
        try checkPages(verdict)
        for letter in verdict.letters {
            try checkPaper(letter, verdict.options)
            try checkAddress(letter, verdict.options, accepted: checked.verdict.outcome == .accepted)
        }
        return checked
    }

    private func checkJob(_ job: JobIdentity) throws(Status) {
        guard HandOverCheck.isJobUUID(job.uuid) else { throw invalid("job.uuid") }
        guard job.id > 0 else { throw invalid("job.id") }
        guard !job.user.isEmpty, job.user.utf8.count <= 255 else { throw invalid("job.user") }
        guard !job.printer.isEmpty, job.printer.utf8.count <= 255 else { throw invalid("job.printer") }
        guard job.title.utf8.count <= 4096 else { throw invalid("job.title") }
    }

    /// Lower case, as CUPS gives it without `urn:uuid:`; it becomes part of a file's name.
    static func isJobUUID(_ text: String) -> Bool {
        let groups = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        return groups.map(\.count) == [8, 4, 4, 4, 12]
            && groups.joined().allSatisfy {
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
            }
    }

    private func checkDocuments(_ documents: [DocumentSummary]) throws(Status) {
        guard !documents.isEmpty else { throw Status(.jobNoDocument) }
        guard documents.count <= documentsPerJob else {
            throw Status(.requestInvalid, [.detail: "more than \(documentsPerJob) documents"])
        }
        var total: Int64 = 0
        for (index, document) in documents.enumerated() {
            guard document.size > 0, document.pages > 0 else { throw Status(.documentEmpty, document: index + 1) }
            guard HandOverCheck.isDigest(document.sha256) else { throw invalid("documents.sha256") }
            let (sum, overflow) = total.addingReportingOverflow(document.size)
            guard !overflow, sum <= largestJob else { throw Status(.documentTooLarge, document: index + 1) }
            total = sum
        }
    }

    static func isDigest(_ text: String) -> Bool {
        text.utf8.count == 64
            && text.utf8.allSatisfy {
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
            }
    }

    private func checkOptions(_ options: Options) throws(Status) {
        guard options.copies >= 1 else {
            throw Status(.optionChoice, [.option: "copies", .value: "\(options.copies)"])
        }
        guard !options.acknowledgement || options.franking == .registered else {
            throw Status(.optionAcknowledgement)
        }
        if options.franking == .registered, !options.returnAddress.contains(where: { !$0.isEmpty }) {
            throw Status(.registeredNoReturnAddress)
        }
        let lines = options.returnAddress
        guard lines.count <= 12, lines.allSatisfy({ $0.utf8.count <= 400 }) else { throw invalid("returnAddress") }
    }

    /// Every page of every document is in exactly one letter, or with copies in exactly that many letters with the same pages.
    private func checkPages(_ verdict: Verdict) throws(Status) {
        guard !verdict.letters.isEmpty else { throw invalid("letters") }
        var copies: [Pages: Int] = [:]
        for (index, letter) in verdict.letters.enumerated() {
            guard letter.number == index + 1 else { throw invalid("letters.number", letter.number) }
            guard verdict.documents.indices.contains(letter.document - 1) else {
                throw invalid("letters.document", letter.number)
            }
            let count = verdict.documents[letter.document - 1].pages
            guard let first = letter.pages.first, let last = letter.pages.last, first >= 1, last <= count,
                zip(letter.pages, letter.pages.dropFirst()).allSatisfy(<)
            else { throw invalid("letters.pages", letter.number) }
            copies[Pages(document: letter.document, pages: letter.pages), default: 0] += 1
        }
        guard copies.values.allSatisfy({ $0 == verdict.options.copies }) else { throw invalid("copies") }
        for (index, document) in verdict.documents.enumerated() {
            let pages = copies.keys.filter { $0.document == index + 1 }.flatMap(\.pages)
            guard pages.count == document.pages, Set(pages).count == pages.count else {
                throw Status(.requestInvalid, document: index + 1, [.detail: "letters.pages"])
            }
        }
    }

    private struct Pages: Hashable {
        var document: Int
        var pages: [Int]
    }

    private func checkPaper(_ letter: Letter, _ options: Options) throws(Status) {
        let own = options.sides.sheets(forPages: letter.pages.count)
        guard letter.sheets == own || (letter.sheets > own && !options.annexes.isEmpty) else {
            throw invalid("letters.sheets", letter.number)
        }
        guard let envelope = letter.envelope else { throw invalid("letters.envelope", letter.number) }
        if let fixed = options.envelope.fixed, fixed != envelope { throw invalid("letters.envelope", letter.number) }
        guard letter.sheets <= envelope.capacity else {
            throw Status(
                envelope == .c4 ? .letterTooManySheets : .letterEnvelopeTooSmall, letter: letter.number,
                [.sheets: "\(letter.sheets)", .capacity: "\(envelope.capacity)", .envelope: envelope.rawValue])
        }
    }

    private func checkAddress(_ letter: Letter, _ options: Options, accepted: Bool) throws(Status) {
        guard let address = letter.address else {
            // A held letter may still want for one; it is asked for again when somebody releases it.
            if accepted { throw Status(.addressNone, letter: letter.number) }
            return
        }
        if accepted { try HandOverCheck.checkSendable(letter) }
        guard let country = address.country, country != "BE" else { return }
        switch options.franking {
        case .registered: throw Status(.registeredAbroad, letter: letter.number, [.country: country])
        case .economy: throw Status(.economyAbroad, letter: letter.number, [.country: country])
        case .prior: return
        }
    }

    /// What a letter needs to be posted: an address with lines and a country.
    static func checkSendable(_ letter: Letter) throws(Status) {
        guard let address = letter.address, address.lines.contains(where: { !$0.isEmpty }) else {
            throw Status(.addressNone, severity: .error, letter: letter.number)
        }
        guard let country = address.country, country.utf8.count == 2,
            country.utf8.allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) })
        else { throw Status(.addressCountryUnknown, severity: .error, letter: letter.number) }
    }

    private func invalid(_ member: String, _ letter: Int? = nil) -> Status {
        Status(.requestInvalid, letter: letter, [.detail: member])
    }
}
