import Addressing
import Documents
import Foundation
import Inspection
import Letters
import TestSupport
import Testing

/// Random damage to real documents, and random text in the window. `make fuzz` runs it for long, from another seed each time; each run
/// prints its seed, and `CLICKPOST_FUZZ_SEED` repeats one.
@Suite(.serialized) struct FuzzTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let seconds = environment["CLICKPOST_FUZZ_SECONDS"].flatMap { Int($0) } ?? 8

    private static func mutated(_ original: Data, _ others: [Data], _ random: inout SeededNumbers) -> Data {
        var bytes = [UInt8](original)
        for _ in 0..<Int.random(in: 1...12, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<7, using: &random) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            case 2: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...64, using: &random)))
            case 3: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 200)], at: place)
            case 4:
                // A number elsewhere in the file, an object or a length, becomes another.
                if let digit = bytes[place...].firstIndex(where: { (48...57).contains($0) }) {
                    bytes[digit] = UInt8.random(in: 48...57, using: &random)
                }
            case 5:
                if let other = others.randomElement(using: &random), !other.isEmpty {
                    let start = Int.random(in: 0..<other.count, using: &random)
                    bytes.insert(contentsOf: other[start..<min(other.count, start + 500)], at: place)
                }
            default: bytes.removeSubrange(place...)
            }
        }
        // Mostly whole at its ends, so that damage reaches the readers and not the first check alone.
        if Bool.random(using: &random) { bytes += Array("\n%%EOF\n".utf8) }
        return Data(bytes)
    }

    /// Whatever a document is, it ends in time with facts or a reason, and nothing is left.
    @Test func damagedDocumentsEndInTimeWithAReason() throws {
        var random = SeededNumbers.ofThisRun
        var sources = try TestFiles.documents(in: TestFiles.corpus).map { try Data(contentsOf: $0) }
        if let samples = TestFiles.samples {
            for folder in ["odd", "letters"] {
                sources += try TestFiles.documents(in: samples.appendingPathComponent(folder)).map {
                    try Data(contentsOf: $0)
                }
            }
        }
        sources.removeAll { $0.count > 600_000 }
        let folder = try TemporaryFolder()
        // A name of its own, so that what is left over can be told from other tests' workers.
        let worker = folder.url.appendingPathComponent("clickpost-worker").path
        try FileManager.default.createSymbolicLink(
            atPath: worker, withDestinationPath: TestFiles.program("clickpost-worker"))
        let inspector = Inspector(
            workers: WorkerPool(worker: worker, limits: WorkerLimits(wallSeconds: 60, stallCPUSeconds: 3)))
        var outcomes: [String: Int] = [:]
        let end = ContinuousClock.now + .seconds(Self.seconds)
        var count = 0
        while ContinuousClock.now < end {
            count += 1
            let original = try #require(sources.randomElement(using: &random))
            let data = Self.mutated(original, sources, &random)
            let file = try folder.file("document.pdf", data)
            let handle = try FileHandle(forReadingFrom: file)
            var options = Options()
            options.split = [Split.none, .address, .pages(2)].randomElement(using: &random) ?? .none
            let took = try ContinuousClock().measure {
                let verdict = try inspector.inspect(
                    [InspectionInput(name: "x", descriptor: handle.fileDescriptor, size: Int64(data.count))],
                    options: options, submitted: Inspections.submitted, optionFindings: [])
                #expect(verdict.outcome != .accepted || verdict.letters.allSatisfy { $0.address != nil })
                #expect(
                    verdict.letters.flatMap(\.pages)
                        == Array(1...max(1, verdict.documents[0].pages)).filter { _ in
                            !verdict.letters.isEmpty
                        })
                let reason = verdict.findings.first { $0.code.rawValue.hasPrefix("document.") && $0.severity == .error }
                outcomes[reason?.code.rawValue ?? "read", default: 0] += 1
            }
            #expect(took < .seconds(60), "seed \(SeededNumbers.seed), document \(count)")
        }
        print("fuzz: seed \(SeededNumbers.seed), \(count) documents, \(outcomes.sorted { $0.key < $1.key })")
        #expect(try TestFiles.processes(with: worker).isEmpty)
    }

    private static let pieces = [
        "Madame", "Dumont", "Rue", "Haute", "12", "bte", "3", "1050", "Ixelles", "B-1000", "BELGIQUE", "D-50667",
        "Köln",
        "FRANCE", "NEDERLAND", "1234", "AB", "RECOMMANDÉ", "R", "E", "C", "·", "/", ",", "\u{0301}", "\u{FB01}", "’",
        "\u{202E}",
        "\u{FFFD}", "\u{E000}", "Postbus", "Herrn", "c/o", "TVA", "BE0123.456.789", "+32", "\u{1F600}", "½", "IX", "-",
    ]

    /// Whatever stands in the window, reading it ends, and what is certain has lines and a place in the window.
    @Test func anyTextInTheWindowIsReadOrDoubted() throws {
        var random = SeededNumbers.ofThisRun
        let end = ContinuousClock.now + .seconds(max(2, Self.seconds / 2))
        var recipients = 0
        var count = 0
        while ContinuousClock.now < end {
            count += 1
            let profile = try #require(WindowProfile.all.randomElement(using: &random))
            var characters: [PageCharacter] = []
            for _ in 0..<Int.random(in: 0...8, using: &random) {
                var x = Double.random(in: 0...210, using: &random)
                let y = Double.random(in: profile.region.y0...profile.region.y1, using: &random)
                let size = Double.random(in: 0...8, using: &random)
                for _ in 0..<Int.random(in: 1...6, using: &random) {
                    for character in try #require(Self.pieces.randomElement(using: &random)) + " " {
                        let width = Double.random(in: -0.1...(size + 0.2), using: &random)
                        characters.append(
                            PageCharacter(
                                text: String(character), box: Box(x0: x, y0: y, x1: max(x, x + width), y1: y + size),
                                isVisible: Int.random(in: 0..<20, using: &random) > 0))
                        x += width
                    }
                }
            }
            if Bool.random(using: &random) { characters.shuffle(using: &random) }
            let marks = (0..<Int.random(in: 0...3, using: &random)).map { _ in
                let x = Double.random(in: 0...200, using: &random)
                let y = Double.random(in: 0...90, using: &random)
                return PageMark(
                    box: Box(x0: x, y0: y, x1: x + Double.random(in: 0...50, using: &random), y1: y + 4),
                    kind: Bool.random(using: &random) ? .lines : .figure)
            }
            let ink = Double.random(in: 0...0.2, using: &random)
            let reading = WindowReader(profile).read(
                PageFacts(number: 1, size: .a4, characters: characters, ink: ink, marks: marks))
            if reading.kind == .recipient {
                recipients += 1
                #expect(reading.address?.lines.isEmpty == false)
                #expect(reading.address?.country != nil)
                #expect(reading.box != nil)
                #expect(!reading.findings.contains { $0.severity == .hold || $0.severity == .error })
            } else {
                #expect(!reading.findings.isEmpty)
            }
        }
        print("fuzz: seed \(SeededNumbers.seed), \(count) windows, \(recipients) recipients")
    }
}
