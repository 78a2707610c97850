import Letters
import Wording

/// A verdict, or parts of one, for people.
enum VerdictText {
    static func lines(_ verdict: Verdict, files: [String], _ terminal: Terminal) -> [String] {
        let language = terminal.language
        var lines: [String] = []
        if !verdict.letters.isEmpty {
            var table = Table(columns: letterColumns(language))
            table.rows = verdict.letters.map { cells($0, of: verdict.documents.count, language) }
            lines += table.lines(width: terminal.columns) + [""]
        }
        lines += verdict.findings.flatMap { finding($0, language, files: files) }
        if let price = verdict.price { lines.append(self.price(price, language)) }
        lines.append(outcome(verdict.outcome).text(language))
        return lines
    }

    static func letterColumns(_ language: Language) -> [Table.Column] {
        [
            .init(title: Phrase.letter.text(language), alignsRight: true),
            .init(title: Phrase.document.text(language), alignsRight: true),
            .init(title: Phrase.pages.text(language)),
            .init(title: Phrase.sheets.text(language), alignsRight: true),
            .init(title: Phrase.envelope.text(language)),
            .init(title: Phrase.recipient.text(language), gives: true),
            .init(title: Phrase.expected.text(language)),
        ]
    }

    /// The document is named only where there are several.
    static func cells(_ letter: Letter, of documents: Int, _ language: Language) -> [String] {
        [
            String(letter.number), documents > 1 ? String(letter.document) : "", Terminal.pages(letter.pages),
            String(letter.sheets),
            letter.envelope.map { Wording.name($0, language) } ?? "–",
            letter.address?.lines.joined(separator: ", ") ?? "–",
            letter.expected?.description ?? "–",
        ]
    }

    /// `error: what is wrong and where`, and its remedy underneath. Of several files the one meant is named by its name.
    static func finding(_ finding: Status, _ language: Language, files: [String] = []) -> [String] {
        var finding = finding
        var head = Wording.name(finding.severity, language) + ": "
        if files.count > 1, let document = finding.document, files.indices.contains(document - 1) {
            head += files[document - 1] + ": "
            finding.document = nil
        }
        let sentences = Facts.sentences(finding, language)
        return ([head + sentences[0]] + sentences.dropFirst().map { "  " + $0 }).map(Terminal.printable)
    }

    static func options(_ options: Options, _ language: Language) -> String {
        var parts = [
            Wording.name(options.colour, language), Wording.name(options.sides, language),
            "\(Phrase.envelope.text(language)) \(Wording.name(options.envelope, language))",
            Wording.name(options.franking, language),
            "split=\(options.split.text)",
        ]
        if options.acknowledgement { parts.append("acknowledgement=true") }
        if options.copies > 1 { parts.append("copies=\(options.copies)") }
        if let ranges = options.pageRanges { parts.append("page-ranges=\(ranges)") }
        return parts.joined(separator: ", ")
    }

    /// `Estimated price: EUR 12.40 (letters: 3)`, and for how many the table has none.
    static func price(_ price: PriceEstimate, _ language: Language) -> String {
        let amount = language == .en ? price.amount.text : price.amount.text.replacing(".", with: ",")
        let known =
            "\(Phrase.priceEstimate.text(language)): EUR \(amount) (\(Phrase.letters.text(language)): \(price.letters)"
        guard price.lettersWithoutPrice > 0 else { return known + ")" }
        return known + "; \(Phrase.withoutPrice.text(language)): \(price.lettersWithoutPrice))"
    }

    private static func outcome(_ outcome: Outcome) -> Phrase {
        switch outcome {
        case .accepted: .verdictAccepted
        case .held: .verdictHeld
        case .refused: .verdictRefused
        }
    }
}
