import Addressing
import Letters
import Preflight

/// Pages as the worker tells them.
enum Pages {
    static let monday = BelgianTime(date: CivilDate(year: 2026, month: 11, day: 23), secondOfDay: 9 * 3600)

    /// An address in the shipped window, one line each 5 mm.
    static func characters(_ lines: [String], x: Double = 105, y: Double = 50) -> [PageCharacter] {
        lines.enumerated().flatMap { index, line in
            line.enumerated().map { column, character in
                let left = x + Double(column) * 2
                let top = y + Double(index) * 5
                return PageCharacter(
                    text: String(character), box: Box(x0: left, y0: top, x1: left + 2, y1: top + 4))
            }
        }
    }

    static func address(_ number: Int) -> [String] {
        ["Madame Dumont \(name(number))", "Rue Haute \(number)", "1050 Ixelles"]
    }

    private static func name(_ number: Int) -> String { number % 2 == 0 ? "Even" : "Odd" }

    /// A document of A4 pages, each with these window lines.
    static func document(
        _ pages: [[String]], sizes: [Int: PaperSize] = [:], features: DocumentFeatures = [], fonts: [String] = []
    ) -> DocumentFacts {
        let facts = pages.enumerated().map { index, lines in
            PageFacts(
                number: index + 1, size: sizes[index + 1] ?? .a4, characters: characters(lines),
                ink: lines.isEmpty ? 0 : 0.05)
        }
        return DocumentFacts(pages: facts, features: features, fontsNotEmbedded: fonts)
    }

    static func judge(
        _ documents: [DocumentFacts?], _ change: (inout Options) -> Void = { _ in }
    ) -> (letters: [Letter], findings: [Status]) {
        var options = Options()
        change(&options)
        let preflight = Preflight(options: options, window: .standard, submitted: monday)
        return preflight.judge(
            documents.map { facts in
                facts.map {
                    PreflightDocument(
                        pages: $0.pages.map(preflight.page), features: $0.features,
                        fontsNotEmbedded: $0.fontsNotEmbedded)
                }
            })
    }
}

extension Array where Element == Status {
    func codes(_ severities: Severity...) -> [StatusCode] {
        filter { severities.isEmpty || severities.contains($0.severity) }.map(\.code)
    }
}
