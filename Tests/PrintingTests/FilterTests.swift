import Foundation
import Letters
import Testing

@testable import Printing

/// The real filter, called as cupsd calls it.
struct FilterTests {
    static let options = "finishings=3 job-uuid=urn:uuid:\(FrameTests.job) page-ranges=2-3"

    static func filter(_ input: Data, file: String? = nil, type: String = "application/pdf", kind: String = "document")
        throws -> [UInt8]
    {
        let folder = try Folder()
        // Standard output goes to a file: frames are bytes, not text.
        try folder.write("call", "exec '\(Tool.programs)/clickpost-filter' \"$@\" > '\(folder.path)/frames'")
        let answer = try Tool.start(
            "/bin/bash", ["\(folder.path)/call"] + ["12", "anna", "title", "3", options] + (file.map { [$0] } ?? []),
            input: input,
            environment: [
                "CONTENT_TYPE": type, "CUPS_FILETYPE": kind,
            ])
        #expect(answer.status == 0, "\(answer.error)")
        return Array(try folder.data("frames"))
    }

    @Test(arguments: [0, 1, 65_536, 65_537, 1_000_000]) func framesStandardInput(size: Int) throws {
        let content = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 7 >> 3) }
        let documents = try FrameTests.read(try Self.filter(Data(content), type: "text/plain"))
        #expect(documents.count == 1)
        #expect(documents[0].1 == content)
        #expect(
            documents[0].0
                == FrameHeader(
                    job: FrameTests.job, contentType: "text/plain", fileType: "document", copies: "3",
                    options: Self.options))
    }

    @Test func framesAFile() throws {
        let folder = try Folder()
        try folder.write("letter.pdf", "%PDF-1.7 letter")
        let documents = try FrameTests.read(
            try Self.filter(Data("not this".utf8), file: "\(folder.path)/letter.pdf", kind: "job-sheet"))
        #expect(documents.map { String(decoding: $0.1, as: UTF8.self) } == ["%PDF-1.7 letter"])
        #expect(documents[0].0.isBanner)
    }

    /// A file that can't be read leaves a frame without an end: the backend refuses it in words.
    @Test func aMissingFileIsTruncated() throws {
        let bytes = try Self.filter(Data(), file: "/nonexistent/letter.pdf")
        #expect(throws: Status(.documentTruncated)) { try FrameTests.read(bytes) }
    }
}
