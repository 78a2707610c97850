import Letters
import Testing

@testable import Printing

struct OptionTests {
    static let defaults = [
        "ColorModel": "Gray", "Duplex": "None", "ClickpostEnvelope": "Auto", "ClickpostFranking": "Prior",
        "ClickpostSplit": "None", "ClickpostReview": "Send",
    ]

    /// As cupsd calls: its own additions around the job's options (measured).
    static func job(_ options: String, copies: Int = 1, defaults: [String: String] = defaults) -> ParsedOptions {
        var reading = OptionReading(source: .job)
        reading.takeDefaults(defaults)
        for (name, value) in CupsOptions.pairs("finishings=3 number-up=1 " + options) { reading.take(name, value) }
        reading.takeCopies(copies)
        return reading.result
    }

    static func codes(_ options: String) -> [StatusCode] { job(options).findings.map(\.code) }

    @Test func aJobWithoutChoices() {
        let parsed = Self.job(
            "print-color-mode=monochrome job-uuid=urn:uuid:0 job-originating-host-name=localhost "
                + "time-at-creation=1 document-name-supplied=a.pdf ColorModel=Gray")
        #expect(parsed.options == Options())
        #expect(parsed.findings == [])
    }

    @Test func theQueuesVocabulary() {
        let parsed = Self.job(
            "ColorModel=RGB Duplex=DuplexNoTumble ClickpostEnvelope=C5 ClickpostFranking=RegisteredAck "
                + "ClickpostSplit=Pages2 ClickpostReview=Hold page-ranges=2-3,7 print-color-mode=monochrome", copies: 3)
        var wanted = Options()
        wanted.colour = .colour
        wanted.sides = .two
        wanted.envelope = .c5
        wanted.franking = .registered
        wanted.acknowledgement = true
        wanted.split = .pages(2)
        wanted.review = true
        wanted.pageRanges = "2-3,7"
        wanted.copies = 3
        #expect(parsed.options == wanted)
        #expect(parsed.findings == [])
    }

    @Test func theVerdictsVocabulary() {
        let parsed = OptionParser.parse([
            ("colour", "colour"), ("sides", "two"), ("envelope", "c4"), ("franking", "registered"),
            ("acknowledgement", "true"), ("split", "pages:4"), ("copies", "2"), ("page-ranges", "2-"),
            ("review", "true"), ("window", "belgium-left"), ("return-address", "A|B|1000 Bruxelles"),
        ])
        var wanted = Options()
        wanted.colour = .colour
        wanted.sides = .two
        wanted.envelope = .c4
        wanted.franking = .registered
        wanted.acknowledgement = true
        wanted.split = .pages(4)
        wanted.copies = 2
        wanted.pageRanges = "2-"
        wanted.review = true
        wanted.window = "belgium-left"
        wanted.returnAddress = ["A", "B", "1000 Bruxelles"]
        #expect(parsed.options == wanted)
        #expect(parsed.findings == [])
    }

    @Test(arguments: [
        ("sides=two-sided-long-edge Duplex=DuplexNoTumble", Sides.two), ("Duplex=DuplexTumble", .two),
        ("sides=one-sided", .one), ("sides=two-sided-short-edge", .two),
    ]) func sides(options: String, sides: Sides) {
        #expect(Self.job(options).options.sides == sides)
        #expect(Self.codes(options) == [])
    }

    /// cupsd adds print-color-mode with the queue's default, and ColorModel only with a preset of its own.
    @Test(arguments: [
        ("print-color-mode=color", Colour.colour, 0), ("ColorModel=RGB print-color-mode=monochrome", .colour, 0),
        ("ColorModel=Gray print-color-mode=color", .mono, 1), ("print-color-mode=monochrome ColorModel=Gray", .mono, 0),
    ]) func colour(options: String, colour: Colour, conflicts: Int) {
        #expect(Self.job(options).options.colour == colour)
        #expect(Self.codes(options) == Array(repeating: .optionConflict, count: conflicts))
    }

    @Test func aColourQueuesDefaultIsNoWish() {
        var defaults = Self.defaults
        defaults["ColorModel"] = "RGB"
        let parsed = Self.job("print-color-mode=color ColorModel=Gray", defaults: defaults)
        #expect(parsed.options.colour == .mono)
        #expect(parsed.findings == [])
        #expect(Self.job("", defaults: defaults).options.colour == .colour)
    }

    /// A class adds its own default, cupsd's is colour: what is not its printer's too may be nobody's choice.
    @Test(arguments: [
        ("print-color-mode=color", Colour?.some(.colour), Colour.mono, [StatusCode.optionColourUncertain]),
        ("ColorModel=Gray print-color-mode=color", .colour, .mono, []),
        ("ColorModel=RGB print-color-mode=color", .colour, .colour, []),
        ("print-color-mode=monochrome", .colour, .mono, []),
        ("print-color-mode=monochrome", .mono, .mono, []),
        ("print-color-mode=color", .mono, .colour, []),
        ("ColorModel=RGB print-color-mode=monochrome", .mono, .colour, []),
        ("print-color-mode=color", nil, .mono, [.optionColourUncertain]),
    ]) func throughAClass(options: String, added: Colour?, colour: Colour, codes: [StatusCode]) {
        let printedTo = CupsDestination(name: "Office", isClass: true, policy: "authenticated", colourMode: added)
        let parsed = OptionParser.parse(job: options, copies: 1, description: nil, printedTo: printedTo)
        #expect(parsed.options.colour == colour)
        #expect(parsed.findings.map(\.code) == codes)
        #expect(parsed.findings.allSatisfy { $0.severity == .error })
    }

    @Test func twoNamesForOneThingMustAgree() {
        let parsed = Self.job("sides=one-sided Duplex=DuplexNoTumble")
        #expect(parsed.findings.map(\.code) == [.optionConflict])
        #expect(parsed.findings.map(\.severity) == [.hold])
        #expect(Self.codes("ClickpostFranking=Registered franking=prior") == [.optionConflict])
        #expect(Self.codes("ClickpostFranking=Registered franking=registered") == [])
    }

    @Test(arguments: [
        "ClickpostFranking=bogus", "ClickpostEnvelope=C6", "ClickpostSplit=Custom.999", "ClickpostSplit=Custom.0",
        "ClickpostSplit=Custom.", "ClickpostSplit=Pages", "ClickpostSplit=Custom.-2", "ClickpostReview=Maybe",
        "ClickpostSplit=pages:+3", "Duplex=Tumble", "ColorModel=CMYK", "media=letter", "PageSize=Letter",
        "media=Custom.612x792", "media=na_letter_8.5x11in", "print-color-mode=bi-level",
    ]) func unknownChoicesAreRefused(options: String) {
        #expect(Self.codes(options) == [.optionChoice])
    }

    @Test(arguments: ["Custom.7", "custom.7", "{Pages=7}", "pages:7"]) func customSplits(choice: String) {
        #expect(Self.job("ClickpostSplit='\(choice)'").options.split == .pages(7))
    }

    @Test(arguments: [
        "number-up=2", "page-set=even", "booklet", "booklet=true", "mirror", "watermark=DRAFT", "page-label=x",
        "page-border=single", "landscape", "orientation-requested=4", "finishings=4", "scaling=50",
        "multiple-document-handling=single-document", "ClickpostFrankin=Registered", "window=belgium-left",
        "return-address=A", "brightness=50",
    ]) func whatCanNotBeCarriedOutIsRefusedInWords(options: String) {
        #expect(Self.codes(options) == [.optionUnsupported])
    }

    @Test(arguments: [
        "media=A4", "media=iso_a4_210x297mm", "media=a4,main", "PageSize=A4", "media=main", "nobooklet", "nomirror",
        "page-set=all", "fit-to-page", "print-scaling=fit", "number-up-layout=lrtb", "print-quality=5",
        "OutputOrder=Normal", "multiple-document-handling=separate-documents-collated-copies", "collate",
        "orientation-requested=3", "job-sheets=standard,standard",
    ]) func harmlessOptionsPass(options: String) {
        #expect(Self.codes(options) == [])
    }

    @Test func reverseIsStackingNotContent() {
        let parsed = Self.job("OutputOrder=Reverse")
        #expect(parsed.findings == [Status(.optionReverseIgnored)])
        #expect(parsed.findings.map(\.severity) == [.note])
    }

    @Test(arguments: ["3-1", "abc", "0", "1,3,2", "", "1-2-3"]) func pageRangesMustBeRanges(text: String) {
        #expect(Self.codes("page-ranges='\(text)'") == [.optionPageRanges])
    }

    /// The names of the verdict's options are known too, also of what is a queue's to say.
    @Test func theVerdictsNames() {
        let parsed = OptionParser.parse([
            ("returnAddress", "ACME SA|Rue Basse 9|1000 Bruxelles"), ("annexes", "flyer|slip"), ("approval", "true"),
            ("background", "letterhead"), ("pageRanges", "1-2"), ("badLetters", "skip"),
        ])
        #expect(parsed.findings.isEmpty)
        #expect(parsed.options.returnAddress == ["ACME SA", "Rue Basse 9", "1000 Bruxelles"])
        #expect(parsed.options.annexes == ["flyer", "slip"])
        #expect(parsed.options.approval)
        #expect(parsed.options.background == "letterhead")
        #expect(parsed.options.pageRanges == "1-2")
        #expect(OptionParser.parse([("approval", "perhaps")]).findings.map(\.code) == [.optionChoice])
    }

    /// The rule is the verdict's, which says it once.
    @Test func acknowledgementIsNotJudgedHere() {
        #expect(OptionParser.parse([("acknowledgement", "true")]).findings.isEmpty)
    }

    @Test func aTypingErrorOnTheCommandLineIsSaid() {
        let findings = OptionParser.parse([("frankign", "registered"), ("copies", "100")]).findings
        #expect(findings.map(\.code) == [.optionUnsupported, .optionChoice])
    }

    @Test func textFromOutsideIsOneShortLine() {
        let value = String(repeating: "é\n", count: 200)
        for finding in OptionParser.parse([("envelope", value), ("x\nERROR: y", value)]).findings {
            for text in finding.values.values { #expect(text.utf8.count <= 60 && !text.contains("\n")) }
        }
    }
}
