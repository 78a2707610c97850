import Addressing
import Letters
import Preflight
import Testing

@Suite struct RuleTests {
    @Test func pagesThatAreNotA4AreNamedWithTheirSize() {
        let document = Pages.document(
            [Pages.address(1), [], []],
            sizes: [2: PaperSize(width: 215.9, height: 279.4), 3: PaperSize(width: 297, height: 210)])
        let judged = Pages.judge([document])
        #expect(judged.findings.codes() == [.pageNotA4])
        #expect(judged.findings.first?.page == 2)
        #expect(judged.findings.first?.letter == 1)
        #expect(judged.findings.first?.values == [.width: "215.9", .height: "279.4"])
        // Its address is told all the same.
        #expect(judged.letters.first?.address?.lines == Pages.address(1))
    }

    @Test func theFirstPageStandsUpright() {
        let document = Pages.document([Pages.address(1)], sizes: [1: PaperSize(width: 297, height: 210)])
        #expect(Pages.judge([document]).findings.codes() == [.pageLandscapeFirst])
    }

    @Test(arguments: [
        (6, Sides.one, EnvelopeChoice.auto, Envelope.us), (7, .one, .auto, .c5), (9, .one, .auto, .c4),
        (25, .one, .auto, .c4),
        (12, .two, .auto, .us), (13, .two, .auto, .c5), (50, .two, .auto, .c4), (1, .one, .c4, .c4),
        (8, .one, .c5, .c5),
    ])
    func envelopesThatFit(_ pages: Int, _ sides: Sides, _ choice: EnvelopeChoice, _ envelope: Envelope) {
        let document = Pages.document([Pages.address(1)] + Array(repeating: [], count: pages - 1))
        let judged = Pages.judge([document]) {
            $0.sides = sides
            $0.envelope = choice
        }
        #expect(judged.findings.isEmpty)
        #expect(judged.letters.first?.envelope == envelope)
        #expect(judged.letters.first?.sheets == (sides == .one ? pages : (pages + 1) / 2))
    }

    @Test func lettersThatDoNotFitAreRefusedByNumber() {
        let big = Pages.document([Pages.address(1)] + Array(repeating: [], count: 25))
        let judged = Pages.judge([Pages.document([Pages.address(2)]), big])
        #expect(judged.findings.codes() == [.letterTooManySheets])
        #expect(judged.findings.first?.letter == 2)
        #expect(judged.findings.first?.document == 2)
        #expect(judged.findings.first?.values == [.sheets: "26", .capacity: "25"])
        let seven = Pages.document([Pages.address(1)] + Array(repeating: [], count: 6))
        let small = Pages.judge([seven]) { $0.envelope = .us }
        #expect(small.findings.codes() == [.letterEnvelopeTooSmall])
        #expect(small.findings.first?.values == [.sheets: "7", .envelope: "us", .capacity: "6"])
    }

    private let abroad = ["Jean Petit", "4 rue du Bac", "75007 PARIS", "FRANCE"]
    private let home = ["ACME SA", "Rue Basse 9", "1000 Bruxelles"]

    @Test func registeredLetters() {
        func codes(_ lines: [String], _ change: @escaping (inout Options) -> Void = { _ in }) -> [StatusCode] {
            Pages.judge([Pages.document([lines])]) {
                $0.franking = .registered
                $0.returnAddress = home
                change(&$0)
            }.findings.codes(.error)
        }
        #expect(codes(Pages.address(1)).isEmpty)
        #expect(codes(Pages.address(1)) { $0.acknowledgement = true }.isEmpty)
        #expect(codes(abroad) == [.registeredAbroad])
        #expect(codes(Pages.address(1)) { $0.returnAddress = [] } == [.registeredNoReturnAddress])
        #expect(codes(Pages.address(1)) { $0.returnAddress = [" "] } == [.registeredNoReturnAddress])
        let judged = Pages.judge([Pages.document([Pages.address(1)])]) {
            $0.franking = .registered
            $0.returnAddress = home
        }
        #expect(judged.findings.codes() == [.registeredSignature])
        #expect(judged.letters.first?.expected?.description == "2026-11-24")
    }

    @Test func linesOfRegisteredLettersAreShort() {
        var document = Pages.document([[]])
        let long = "Association des anciens élèves de la rue des Lilas SA"
        // Narrow letters, so that it stands in the window.
        let narrow = Pages.characters([long, "Rue Haute 1", "1050 Ixelles"]).map { character in
            var character = character
            character.box.x0 = 105 + (character.box.x0 - 105) * 0.6
            character.box.x1 = 105 + (character.box.x1 - 105) * 0.6
            return character
        }
        document.pages[0].characters = narrow
        document.pages[0].ink = 0.1
        let judged = Pages.judge([document]) {
            $0.franking = .registered
            $0.returnAddress = home
        }
        #expect(judged.findings.codes(.error) == [.registeredLineTooLong])
        #expect(judged.findings.first { $0.code == .registeredLineTooLong }?.values == [.line: "1", .allowed: "50"])
        #expect(Pages.judge([document]).findings.codes() == [.addressLineLong])
    }

    @Test func registeredToAPostOfficeBoxIsAWarning() {
        let judged = Pages.judge([Pages.document([["ACME SA", "BP 12", "5000 Namur"]])]) {
            $0.franking = .registered
            $0.returnAddress = home
        }
        #expect(judged.findings.codes(.warning) == [.registeredPostOfficeBox])
        #expect(judged.findings.codes(.error).isEmpty)
    }

    @Test func registeredLettersCarryTheFirstName() {
        func codes(_ name: String) -> [StatusCode] {
            Pages.judge([Pages.document([[name, "Rue Haute 1", "1050 Ixelles"]])]) {
                $0.franking = .registered
                $0.returnAddress = home
            }.findings.codes(.warning)
        }
        #expect(codes("C. Dumont") == [.registeredFirstName])
        #expect(codes("Madame J.-P. Dumont") == [.registeredFirstName])
        #expect(codes("Claire Dumont").isEmpty)
        #expect(codes("Madame Dumont").isEmpty)
        #expect(codes("P. Durand & Fils SA").isEmpty)
        #expect(Pages.judge([Pages.document([["C. Dumont", "Rue Haute 1", "1050 Ixelles"]])]).findings.isEmpty)
    }

    @Test func otherFranking() {
        #expect(Pages.judge([Pages.document([abroad])]) { $0.franking = .economy }.findings.codes() == [.economyAbroad])
        #expect(Pages.judge([Pages.document([abroad])]).findings.isEmpty)
        #expect(
            Pages.judge([Pages.document([Pages.address(1)])]) { $0.acknowledgement = true }.findings.codes()
                == [.optionAcknowledgement])
        #expect(Pages.judge([Pages.document([abroad])]).letters.first?.expected == nil)
        #expect(
            Pages.judge([Pages.document([Pages.address(1)])]) { $0.franking = .economy }.letters.first?.expected?
                .description
                == "2026-11-26")
    }

    @Test func reviewAndEmptyJobs() {
        #expect(Pages.judge([Pages.document([Pages.address(1)])]) { $0.review = true }.findings.codes() == [.jobReview])
        #expect(
            Pages.judge([Pages.document([Pages.address(1)])]) { $0.approval = true }.findings.codes(.note)
                == [.jobApproval])
        #expect(Pages.judge([]).findings.codes() == [.jobNoDocument])
        // A document that could not be read keeps its place.
        #expect(Pages.judge([nil, Pages.document([Pages.address(1)])]).letters.first?.document == 2)
    }

    @Test func whatPaperCannotShow() {
        let document = Pages.document(
            [Pages.address(1)], features: [.encrypted, .scripts, .attachments, .forms], fonts: ["Helvetica"])
        let findings = Pages.judge([document]).findings
        #expect(findings.codes(.hold) == [.documentEncrypted])
        #expect(
            Set(findings.codes(.warning)) == [
                .documentScripts, .documentAttachments, .documentForms, .documentFontsNotEmbedded,
            ])
    }

    @Test func theSendersOwnAddressIsHeld() {
        let judged = Pages.judge([Pages.document([home])]) {
            $0.returnAddress = ["Acme sa", "Rue Basse 9", "1000 BRUXELLES"]
        }
        #expect(judged.findings.codes() == [.addressUncertain])
    }

    /// What others read (printer messages, logs) holds nothing of an address.
    @Test func findingsHoldNoAddresses() {
        let lines = ["Zacharie Secret", "Rue Cachée 77", "9993 Nulpart"]
        for status in Pages.judge([Pages.document([lines])]).findings {
            for value in status.values.values {
                for word in lines.flatMap({ $0.split(separator: " ") }) where word.count > 2 {
                    #expect(!value.contains(word))
                }
            }
        }
    }
}
