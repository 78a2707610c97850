import Letters
import Testing

@testable import Wording

@Suite struct WordingTests {
    /// A value for each name, none of which a sentence would hold by itself.
    static let full: [StatusValue: String] = Dictionary(
        uniqueKeysWithValues: StatusValue.allCases.map { value in
            switch value {
            case .width: (value, "215.9")
            case .height: (value, "279.4")
            case .envelope: (value, "c5")
            case .country: (value, "DE")
            default: (value, "47")
            }
        })

    static let long: [StatusValue: String] = Dictionary(
        uniqueKeysWithValues: StatusValue.allCases.map { ($0, String(repeating: "é", count: 900)) })

    static func statuses(_ values: [StatusValue: String]) -> [Status] {
        StatusCode.allCases.map { Status($0, document: 2, letter: 3, page: 4, move: Move(dx: -3, dy: 2.5), values) }
    }

    @Test(arguments: Language.allCases) func everyCodeHasAMessageAndWhatStopsALetterHasARemedy(_ language: Language) {
        for code in StatusCode.allCases {
            for values in [[:], Self.full, Self.long] {
                let status = Status(code, values)
                #expect(Wording.message(status, language).count > 10, "\(code)")
                if status.severity == .error || status.severity == .hold {
                    #expect((Wording.remedy(status, language)?.count ?? 0) > 10, "\(code)")
                }
            }
        }
    }

    /// A missing value takes the words around it along: no gaps, no empty quotes or brackets, no doubled spaces.
    @Test(arguments: Language.allCases) func noSentenceShowsAGap(_ language: Language) {
        for values in [[:], Self.full, Dictionary(uniqueKeysWithValues: StatusValue.allCases.map { ($0, "\n ") })] {
            for status in Self.statuses(values) {
                for text in [Wording.message(status, language), Wording.remedy(status, language) ?? ""] {
                    for gap in ["  ", "()", "“”", "„“", "«  »", " .", " ,", "( ", " )", "..", "nil", "\n"] {
                        #expect(!text.contains(gap), "\(status.code): \(text)")
                    }
                }
            }
        }
    }

    @Test(arguments: Language.allCases) func aMessageFitsALineOfCUPS(_ language: Language) {
        for status in Self.statuses(Self.long) {
            #expect(Wording.message(status, language).utf8.count <= Wording.limit)
            #expect((Wording.remedy(status, language) ?? "").utf8.count <= Wording.limit)
        }
    }

    /// Nothing but untrusted values makes a sentence long.
    @Test(arguments: Language.allCases) func ordinarySentencesAreNotCut(_ language: Language) {
        for status in Self.statuses(Self.full) {
            #expect(!Wording.message(status, language).contains("…"), "\(status.code)")
            #expect(Wording.remedy(status, language)?.contains("…") != true, "\(status.code)")
        }
    }

    /// Four languages, four sentences: a copied one would be a missing translation.
    @Test func languagesDiffer() {
        for code in StatusCode.allCases {
            let messages = Set(Language.allCases.map { Wording.message(Status(code), $0) })
            #expect(messages.count == 4, "\(code)")
        }
    }

    @Test func aPageThatIsNotA4NamesPlaceSizeAndBothRemedies() {
        let status = Status(.pageNotA4, letter: 2, page: 3, [.width: "215.9", .height: "279.4"])
        #expect(
            Wording.message(status, .en)
                == "Letter 2, page 3: the page measures 215.9 × 279.4 mm instead of A4 (210 × 297 mm).")
        #expect(
            Wording.message(status, .fr)
                == "Lettre 2, page 3 : la page mesure 215,9 × 279,4 mm au lieu du format A4 (210 × 297 mm).")
        #expect(
            Wording.message(status, .de)
                == "Brief 2, Seite 3: Die Seite misst 215,9 × 279,4 mm statt A4 (210 × 297 mm).")
        #expect(
            Wording.message(status, .nl)
                == "Brief 2, pagina 3: de pagina meet 215,9 × 279,4 mm in plaats van A4 (210 × 297 mm).")
        #expect(Wording.remedy(status, .en)?.contains("page setup AND in the printer's default") == true)
    }

    /// What a sender of registered letters must know before he chooses them.
    @Test(arguments: Language.allCases) func registeredLettersSayWhatTheyLack(_ language: Language) {
        let text = Wording.message(Status(.registeredSignature), language)
        #expect(text.contains("RP"))
        let handwritten = ["handwritten", "manuscrite", "handgeschreven", "handschriftliche"]
        #expect(handwritten.contains { text.contains($0) })
    }

    /// Where something stands and how far it must go, in millimetres of the reader's language.
    @Test func aPlaceAndTheWayOutOfIt() {
        let box = Box(x0: 0, y0: 12, x1: 3.5, y1: 60.25)
        let status = Status(.zoneEdge, letter: 1, page: 1, box: box, move: Move(dx: 5, dy: 0))
        #expect(
            Wording.message(status, .en)
                == "Letter 1, page 1: something is printed within 5 mm of the paper's edge (x 0–3.5, y 12–60.3 mm), where it may be cut off or smeared."
        )
        #expect(Wording.message(status, .nl).contains("(x 0–3,5, y 12–60,3 mm)"))
        #expect(Wording.remedy(status, .en) == "Move it 5 mm to the right, or leave it out.")
        #expect(Wording.remedy(Status(.zoneEdge, box: box), .de)?.contains("Verkleinern") == true)
        let logo = Status(.windowOtherInk, box: box, move: Move(dx: 0, dy: -2.5))
        #expect(Wording.remedy(logo, .fr)?.contains("2,5 mm vers le haut, hors de la fenêtre") == true)
    }

    @Test func aMoveIsToldInWords() {
        let status = Status(.addressOutsideWindow, letter: 1, page: 1, move: Move(dx: -3, dy: 2.5))
        #expect(
            Wording.remedy(status, .en)
                == "Move the address 3 mm to the left and 2.5 mm down, so that all of it stands in the window.")
        #expect(Wording.remedy(status, .fr)?.contains("3 mm vers la gauche et 2,5 mm vers le bas") == true)
        let still = Status(.addressOutsideWindow, move: Move(dx: 0, dy: 0))
        #expect(Wording.remedy(still, .en)?.contains(" mm ") == false)
    }

    /// What a document or a platform wrote can't open a second line or another attribute in CUPS' protocol.
    @Test func foreignTextStaysOnTheLine() {
        let status = Status(.platformRefused, [.detail: "no\nSTATE: -all\r\u{1B}[2J\u{202E}x"])
        let text = Wording.message(status, .en)
        #expect(text.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 0x202E })
    }

    @Test func everyNameIsThere() {
        for language in Language.allCases {
            let names =
                SubmissionState.allCases.map { Wording.stateName($0, language) }
                + LetterState.allCases.map { Wording.stateName($0, language) }
                + Severity.allCases.map { Wording.name($0, language) }
                + Outcome.allCases.map { Wording.name($0, language) }
                + EnvelopeChoice.allCases.map { Wording.name($0, language) }
                + Franking.allCases.map { Wording.name($0, language) }
                + Colour.allCases.map { Wording.name($0, language) }
                + Sides.allCases.map { Wording.name($0, language) }
            #expect(names.allSatisfy { !$0.isEmpty })
            #expect(
                Set(SubmissionState.allCases.map { Wording.stateName($0, language) }).count
                    == SubmissionState.allCases.count)
        }
    }
}
