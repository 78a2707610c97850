import Documents
import Foundation
import Letters
import TestSupport
import Testing

/// Documents that are encrypted, damaged, oddly sized, scripted or made to hang a reader.
@Suite struct SamplesTests {
    private struct Sample: Decodable {
        var file: String
        var category: String
        var pages: Int?
    }

    @Test(.enabled(if: TestFiles.samples != nil, "the shared samples are not on this machine"))
    func everyOddDocumentEndsWithFactsOrAReason() throws {
        let samples = try #require(TestFiles.samples)
        let known = try JSONDecoder().decode(
            [Sample].self, from: Data(contentsOf: samples.appendingPathComponent("odd.json")))
        // A name of its own, so that what is left over can be told from other tests' workers.
        let folder = try TemporaryFolder()
        let worker = folder.url.appendingPathComponent("clickpost-worker").path
        try FileManager.default.createSymbolicLink(
            atPath: worker, withDestinationPath: TestFiles.program("clickpost-worker"))
        let pool = WorkerPool(worker: worker, limits: WorkerLimits(wallSeconds: 9, stallSeconds: 5))
        let request = ReadingRequest(region: Box(x0: 100, y0: 42, x1: 195, y1: 85), textPages: .all)

        var table = ""
        for document in try TestFiles.documents(in: samples.appendingPathComponent("odd")) {
            let name = document.lastPathComponent
            let sample = known.first { $0.file == name }
            let handle = try FileHandle(forReadingFrom: document)
            var outcome = ""
            let took = ContinuousClock().measure {
                do throws(Status) {
                    let facts = try pool.read(descriptor: handle.fileDescriptor, request: request)
                    let size = facts.pages[0].size
                    outcome = "\(facts.pages.count) pages, \(Int(size.width.rounded())) x \(Int(size.height.rounded()))"
                    outcome +=
                        ", features \(facts.features.rawValue), \(facts.pages[0].characters?.count ?? -1) characters"
                    if let pages = sample?.pages { #expect(facts.pages.count == pages, "\(name)") }
                } catch {
                    outcome = "\(error.code.rawValue) \(error.values[.detail] ?? "")"
                    #expect(
                        [
                            .documentDamaged, .documentEncrypted, .documentEmpty, .documentUnreadable, .documentTimeout,
                        ].contains(error.code), "\(name)")
                }
            }
            #expect(took < .seconds(10), "\(name)")
            let milliseconds = took.components.seconds * 1000 + took.components.attoseconds / 1_000_000_000_000_000
            table += "\(name) [\(sample?.category ?? "?")]: \(outcome), \(milliseconds) ms\n"
        }
        print(table)
        #expect(try TestFiles.processes(with: worker).isEmpty)
    }

    @Test(.enabled(if: TestFiles.samples != nil, "the shared samples are not on this machine"))
    func everyLetterIsRead() throws {
        let samples = try #require(TestFiles.samples)
        let pool = WorkerPool(worker: TestFiles.program("clickpost-worker"))
        let request = ReadingRequest(region: Box(x0: 0, y0: 0, x1: 210, y1: 297), textPages: .first)
        for document in try TestFiles.documents(in: samples.appendingPathComponent("letters")) {
            let handle = try FileHandle(forReadingFrom: document)
            let result = Result { () throws(Status) in
                try pool.read(descriptor: handle.fileDescriptor, request: request)
            }
            switch result {
            case .success(let facts):
                #expect(facts.pages[0].characters?.isEmpty == false, "\(document.lastPathComponent)")
            case .failure(let status): Issue.record("\(document.lastPathComponent): \(status)")
            }
        }
    }
}
