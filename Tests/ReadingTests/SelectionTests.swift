import Documents
import Foundation
import Letters
import TestSupport
import Testing

/// Page ranges leave the machine as the pages they are.
@Suite struct SelectionTests {
    private let folder: TemporaryFolder
    private let pool = WorkerPool(worker: TestFiles.program("clickpost-worker"))
    private let merge = TestFiles.corpus.appendingPathComponent("cairo-merge-3x2.pdf")

    init() throws { folder = try TemporaryFolder() }

    private func select(_ ranges: String, from document: URL) throws -> URL {
        let output = try folder.file("selected.pdf", Data())
        let handle = try FileHandle(forReadingFrom: document)
        let target = try FileHandle(forUpdating: output)
        let pages = try #require(PageRanges(ranges))
        try pool.select(pages: pages, from: handle.fileDescriptor, into: target.fileDescriptor)
        return output
    }

    private func pictures(_ document: URL, _ name: String) throws -> [Data] {
        try TestFiles.run("pdftoppm", "-r", "100", document.path, folder.url.appendingPathComponent(name).path)
        return try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
            .filter { $0.hasPrefix(name + "-") }.sorted()
            .map { try Data(contentsOf: folder.url.appendingPathComponent($0)) }
    }

    @Test func chosenPagesLookTheSame() throws {
        let whole = try pictures(merge, "whole")
        try #require(whole.count == 6)
        let chosen = try pictures(try select("2-3,6", from: merge), "chosen")
        #expect(chosen == [whole[1], whole[2], whole[5]])
        #expect(whole[0] != whole[1] && whole[1] != whole[2])
    }

    @Test func anotherReaderFindsNoFault() throws {
        let output = try select("1,4-", from: merge)
        #expect(try TestFiles.run("qpdf", "--check", output.path).status == 0)
        let (_, count) = try TestFiles.run("qpdf", "--show-npages", output.path)
        #expect(String(decoding: count, as: UTF8.self) == "4\n")
        let handle = try FileHandle(forReadingFrom: output)
        let request = ReadingRequest(region: Box(x0: 100, y0: 42, x1: 195, y1: 85), textPages: .none)
        #expect(try pool.read(descriptor: handle.fileDescriptor, request: request).pages.count == 4)
    }

    @Test func pagesThatAreNotThereAreSaid() throws {
        let handle = try FileHandle(forReadingFrom: merge)
        let target = try FileHandle(forUpdating: folder.file("none.pdf", Data()))
        let pages = try #require(PageRanges("7-9"))
        #expect(throws: Status(.optionPageRangesBeyond, [.pages: "6"])) {
            try pool.select(pages: pages, from: handle.fileDescriptor, into: target.fileDescriptor)
        }
    }

    @Test func theOutputIsBounded() throws {
        let small = WorkerPool(worker: TestFiles.program("clickpost-worker"), limits: WorkerLimits(outputBytes: 1000))
        let handle = try FileHandle(forReadingFrom: merge)
        let target = try FileHandle(forUpdating: folder.file("small.pdf", Data()))
        let pages = try #require(PageRanges("1-"))
        #expect(throws: Status.self) {
            try small.select(pages: pages, from: handle.fileDescriptor, into: target.fileDescriptor)
        }
    }
}
