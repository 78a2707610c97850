public import Addressing
public import Letters

/// One page as far as letters are concerned: what of its text is no address is left behind.
public struct PreflightPage: Equatable, Sendable {
    public var number: Int
    public var size: PaperSize
    /// nil where its text was not asked for.
    public var window: WindowReading?
    /// Its own, or that of the page it is made like.
    public var layout: PageLayout?
    /// What is inked in the zones a first page leaves free.
    public var zoneInk: [Box]
    /// The page it is made like, where only its window was read.
    public var likePage: Int?
}

/// What is known of one document.
public struct PreflightDocument: Equatable, Sendable {
    public var pages: [PreflightPage]
    public var features: DocumentFeatures
    public var fontsNotEmbedded: [String]

    public init(pages: [PreflightPage], features: DocumentFeatures, fontsNotEmbedded: [String]) {
        self.pages = pages
        self.features = features
        self.fontsNotEmbedded = fontsNotEmbedded
    }
}

/// The service's rules on facts and options: letters, and what is to be said about them. Pure.
public struct Preflight: Sendable {
    public var options: Options
    public var submitted: BelgianTime
    let reader: WindowReader

    public init(options: Options, window: WindowProfile, submitted: BelgianTime) {
        self.options = options
        self.submitted = submitted
        reader = WindowReader(window)
    }

    /// Reads a page's window.
    public func page(_ facts: PageFacts) -> PreflightPage {
        PreflightPage(
            number: facts.number, size: facts.size, window: facts.characters == nil ? nil : reader.read(facts),
            layout: facts.layout, zoneInk: facts.zoneInk, likePage: facts.likePage)
    }

    /// The letters of all documents, numbered through, and the findings: of the job first, then of each document.
    /// - Parameter documents: nil where a document could not be read; its place is kept, so that the others keep their numbers.
    public func judge(_ documents: [PreflightDocument?]) -> (letters: [Letter], findings: [Status]) {
        var letters: [Letter] = []
        var findings = jobFindings(documents.count)
        let home = DeliveryDates.expected(options.franking, country: "BE", submitted: submitted)
        for (index, document) in documents.enumerated() {
            guard let document else { continue }
            let place = Place(number: index + 1, isOneOfSeveral: documents.count > 1)
            findings += Self.features(document, place)
            let parts = splitter.parts(of: document.pages)
            findings += parts.findings.map(place.of)
            for part in parts.letters {
                let number = letters.count + 1
                let judged = letter(
                    part, number: number, in: document.pages, document: place.number, expectedAtHome: home)
                letters.append(judged.letter)
                findings += judged.findings.map { status in
                    var status = place.of(status)
                    status.letter = number
                    return status
                }
            }
        }
        return (copied(letters), findings)
    }

    var splitter: Splitter {
        Splitter(split: options.split, returnAddress: ownAddress, outer: reader.profile.outer)
    }

    /// Where a document's findings belong; its number is told only where there are several.
    struct Place {
        var number: Int
        var isOneOfSeveral: Bool

        func of(_ status: Status) -> Status {
            var status = status
            if isOneOfSeveral { status.document = number }
            return status
        }
    }

    private func jobFindings(_ documents: Int) -> [Status] {
        var findings: [Status] = []
        if documents == 0 { findings.append(Status(.jobNoDocument)) }
        if options.acknowledgement, options.franking != .registered { findings.append(Status(.optionAcknowledgement)) }
        if options.franking == .registered {
            let hasReturnAddress = options.returnAddress.contains { $0.contains { $0 != " " } }
            if !hasReturnAddress { findings.append(Status(.registeredNoReturnAddress)) }
            findings.append(Status(.registeredSignature))
        }
        if options.copies > 1 { findings.append(Status(.letterCopies, [.count: "\(options.copies)"])) }
        if options.review { findings.append(Status(.jobReview)) }
        if options.approval { findings.append(Status(.jobApproval)) }
        return findings
    }

    static func features(_ facts: PreflightDocument, _ place: Place) -> [Status] {
        var findings: [Status] = []
        // Readable without a password, but its maker restricted what may be done with it.
        if facts.features.contains(.encrypted) { findings.append(Status(.documentEncrypted, severity: .hold)) }
        if facts.features.contains(.scripts) { findings.append(Status(.documentScripts)) }
        if facts.features.contains(.attachments) { findings.append(Status(.documentAttachments)) }
        if facts.features.contains(.forms) {
            // Where each reader draws the fields anew, nobody knows what the platform will print.
            let severity: Severity? = facts.features.contains(.formsUnsettled) ? .hold : nil
            findings.append(Status(.documentForms, severity: severity))
        }
        if facts.features.contains(.repaired) { findings.append(Status(.documentRepaired)) }
        if facts.features.contains(.portfolio) { findings.append(Status(.documentPortfolio)) }
        if !facts.fontsNotEmbedded.isEmpty {
            let names = facts.fontsNotEmbedded.prefix(3).joined(separator: ", ")
            findings.append(Status(.documentFontsNotEmbedded, [.value: names]))
        }
        return findings.map(place.of)
    }

    /// Each copy is one more letter to the same person; a set follows the other, as printed copies do.
    private func copied(_ letters: [Letter]) -> [Letter] {
        guard options.copies > 1 else { return letters }
        return (0..<options.copies).flatMap { copy in
            letters.map { letter in
                var letter = letter
                letter.number += copy * letters.count
                return letter
            }
        }
    }
}
