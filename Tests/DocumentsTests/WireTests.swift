@testable import Documents
import Letters
import Testing

@Suite struct WireTests {
    private let character = PageCharacter(text: "é", box: Box(x0: 1.5, y0: 2, x1: 3, y1: 4.25))

    private let hidden = PageCharacter(text: "a", box: Box(x0: 1.5, y0: 2, x1: 3, y1: 4.25), isVisible: false)
    private let contradicted = PageCharacter(text: "7", box: Box(x0: 1.5, y0: 2, x1: 3, y1: 4.25), ink: .differsSurely)

    private func decoded(_ frame: [UInt8], limits: WorkerLimits = .standard) throws -> WorkerMessage {
        try WorkerMessage(tag: frame[0], payload: frame[5...], limits: limits)
    }

    @Test func messagesSurviveTheWire() throws {
        let page = PageFacts(
            number: 7, size: PaperSize(width: 209.97, height: 297.01), characters: [character, hidden, contradicted],
            ink: 0.25,
            marks: [
                PageMark(box: Box(x0: 1, y0: 2, x1: 3, y1: 4), kind: .figure),
                PageMark(box: Box(x0: 1, y0: 2, x1: 3, y1: 4), kind: .lines),
            ],
            zoneInk: [Box(x0: 0, y0: 5, x1: 2.5, y1: 40)],
            layout: PageLayout(words: [7, .max], place: PageLayout.Place(page: 2, of: 3), hasSalutation: true))
        let messages: [WorkerMessage] = [
            .progress, .page(page), .page(PageFacts(number: 1, size: .a4)),
            .page(PageFacts(number: 9, size: .a4, likePage: 8)),
            .end(
                pages: 3, features: [.forms, .encrypted, .formsUnsettled, .portfolio], fontsNotEmbedded: ["Helvetica"]),
            .fault(WorkerFault(.damaged, .pageContent, page: 4, number: 9)),
        ]
        for message in messages { #expect(try decoded(message.encoded()) == message) }
    }

    /// Whatever is cut off or added, nothing is made of it.
    @Test func everyShorterOrLongerFrameIsRefused() throws {
        let frame = WorkerMessage.page(PageFacts(number: 1, size: .a4, characters: [character], ink: 0)).encoded()
        for length in 5..<frame.count {
            #expect(throws: WireError.self) { try decoded(Array(frame[..<length])) }
        }
        #expect(throws: WireError.self) { try decoded(frame + [0]) }
    }

    @Test func countsAreBoundedBeforeMemoryIsTaken() throws {
        var frame = WorkerMessage.page(PageFacts(number: 1, size: .a4, characters: [], ink: 0)).encoded()
        // Behind the characters' count come those of the marks (1 byte), of the zones (1) and of the layout's words (2).
        frame.replaceSubrange(frame.count - 8..<frame.count - 4, with: [0xfe, 0xff, 0xff, 0xff])
        #expect(throws: WireError.self) { try decoded(frame) }
    }

    /// Only an earlier page can be one that another is made like.
    @Test(arguments: [3, 4]) func noPageIsLikeALaterOne(page: Int) {
        let frame = WorkerMessage.page(PageFacts(number: 3, size: .a4, likePage: page)).encoded()
        #expect(throws: WireError.self) { try decoded(frame) }
    }

    @Test func fontNamesLoseWhatCouldBeAnOrderToATerminal() throws {
        let message = WorkerMessage.end(pages: 1, features: [], fontsNotEmbedded: ["Ari\u{1b}[31mal\n-Bold"])
        guard case .end(_, _, let fonts) = try decoded(message.encoded()) else { throw WireError() }
        #expect(fonts == ["Ari31mal-Bold"])
    }

    /// Every page has one reader, and pages with text are spread over all of them.
    @Test(arguments: [TextPages.all, .every(2), .every(7)])
    func sharesCoverADocumentOnce(pages: TextPages) {
        let shares = PageShare.shares(of: 3, pages)
        var texts = [0, 0, 0]
        for page in 1...1000 {
            let owners = shares.indices.filter { shares[$0].contains(page) }
            #expect(owners.count == 1, "page \(page)")
            if pages.contains(page) { for owner in owners { texts[owner] += 1 } }
        }
        #expect(texts.allSatisfy { $0 * 4 > texts.reduce(0, +) }, "\(texts)")
    }

    /// Of a merge only the first letters' pages are drawn whole.
    @Test func zonesAreLookedAtOnFirstPagesAlone() {
        let zone = Box(x0: 0, y0: 0, x1: 210, y1: 5)
        func pages(_ text: TextPages, _ zones: [Box]) -> [Int] {
            let request = ReadingRequest(region: zone, textPages: text, zones: zones)
            return (1...10_000).filter { request.looksAtZones(of: $0) }
        }
        #expect(pages(.first, [zone]) == [1])
        #expect(pages(.all, [zone]) == Array(1...ReadingRequest.pagesWithZones))
        #expect(pages(.every(3), [zone]) == (0..<ReadingRequest.pagesWithZones).map { 1 + 3 * $0 })
        #expect(pages(.none, [zone]).isEmpty)
        let counted = ReadingRequest(region: zone, textPages: .all, firstPages: .every(3), zones: [zone])
        #expect((1...10).filter { counted.looksAtZones(of: $0) } == [1, 4, 7, 10])
        #expect(pages(.all, []).isEmpty)
    }

    @Test func commandsSurviveTheArguments() throws {
        let region = Box(x0: 100.5, y0: 42, x1: 195, y1: 85)
        var commands = [TextPages.none, .all, .first, .every(3)].map {
            WorkerCommand.read(
                ReadingRequest(
                    region: region, window: Box(x0: 1, y0: 2, x1: 3, y1: 4), textPages: $0,
                    firstPages: $0 == .all ? .every(2) : nil, layout: $0 == .all,
                    zones: $0 == .none ? [] : [region, Box(x0: 0, y0: 0, x1: 210, y1: 5)], sparing: $0 == .all),
                PageShare(index: 1, count: 3, stripe: 5))
        }
        let ranges = try #require(PageRanges("2-3,7-"))
        commands.append(.select(ranges))
        let limits = WorkerLimits(cpuSeconds: 3, memoryBytes: 5, outputBytes: 6, pages: 7, charactersPerPage: 8)
        for command in commands {
            let parsed = try #require(WorkerCommand.parse(command.arguments(limits: limits)))
            #expect(parsed.command == command)
            #expect(parsed.limits == limits)
        }
        var broken = commands[0].arguments(limits: limits)
        broken.removeAll { $0.hasPrefix("zones=") }
        #expect(WorkerCommand.parse(broken + ["zones=1,2,3"]) == nil)
        #expect(WorkerCommand.parse(["read", "region=1,2,3"]) == nil)
        #expect(WorkerCommand.parse([]) == nil)
    }
}
