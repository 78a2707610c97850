import Letters
import Testing

@testable import Printing

struct FrameTests {
    static let job = "0a1b2c3d-0000-3000-8000-00000000000f"

    static func header(_ type: String = "application/pdf", fileType: String = "document") -> FrameHeader {
        FrameHeader(job: job, contentType: type, fileType: fileType, copies: "2", options: "sides=one-sided job-uuid=x")
    }

    static func frame(_ content: [UInt8], _ header: FrameHeader = header(), chunk: Int = 1000) -> [UInt8] {
        var bytes = Frame.header(header)
        for start in stride(from: 0, to: content.count, by: chunk) {
            let piece = content[start..<min(start + chunk, content.count)]
            bytes += Frame.chunkLength(piece.count) + piece
        }
        return bytes + Frame.end(total: Int64(content.count))
    }

    /// What a reader makes of the bytes, given in pieces of that size.
    static func read(_ bytes: [UInt8], pieces: Int = 4096) throws(Status) -> [(FrameHeader, [UInt8])] {
        var reader = FrameReader(job: job)
        var documents: [(FrameHeader, [UInt8])] = []
        var ends = 0
        for start in stride(from: 0, to: bytes.count, by: pieces) {
            let piece = Array(bytes[start..<min(start + pieces, bytes.count)])
            do {
                try piece.withUnsafeBytes { raw in
                    try reader.take(raw) { event throws(Status) in
                        switch event {
                        case .begin(let header): documents.append((header, []))
                        case .data(let data): documents[documents.count - 1].1 += data
                        case .end(let total):
                            ends += 1
                            #expect(documents.count == ends)
                            #expect(Int(total) == documents[ends - 1].1.count)
                        }
                    }
                }
            } catch let status as Status {
                throw status
            } catch {
                throw Status(.internalFault)
            }
        }
        try reader.finish()
        #expect(ends == documents.count)
        return documents
    }

    @Test(arguments: [1, 2, 7, 64, 4096]) func severalDocumentsInAnyPieces(pieces: Int) throws {
        let first = (0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let bytes =
            Self.frame([], Self.header("application/vnd.cups-pdf-banner", fileType: "job-sheet"))
            + Self.frame(first) + Self.frame(Array("two".utf8), Self.header("text/plain"))
        let documents = try Self.read(bytes, pieces: pieces)
        #expect(documents.map(\.0.contentType) == ["application/vnd.cups-pdf-banner", "application/pdf", "text/plain"])
        #expect(documents.map(\.0.isBanner) == [true, false, false])
        #expect(documents[1].1 == first)
        #expect(documents[1].0 == Self.header())
        #expect(documents[2].1 == Array("two".utf8))
    }

    @Test func everyPrefixIsTruncated() throws {
        let whole = Self.frame(Array("a letter".utf8), chunk: 3)
        for length in 1..<whole.count {
            #expect(throws: Status(.documentTruncated)) { try Self.read(Array(whole.prefix(length))) }
        }
        #expect(try Self.read([]).isEmpty)
    }

    @Test func theNextFrameAfterADeadFilter() {
        let whole = Self.frame(Array("a letter".utf8))
        let bytes = whole.dropLast(20) + whole
        #expect(throws: Status(.documentTruncated)) { try Self.read(Array(bytes)) }
    }

    @Test func aWrongTotalIsTruncated() {
        let content = Array("a letter".utf8)
        let bytes =
            Frame.header(Self.header()) + Frame.chunkLength(content.count) + content + Frame.end(total: 7)
        #expect(throws: Status(.documentTruncated)) { try Self.read(bytes) }
    }

    @Test func whatIsNoFrameOfThisJobIsRefused() {
        var foreign = Self.header()
        foreign.job = "0a1b2c3d-0000-3000-8000-000000000010"
        let content = Array("%PDF-1.7 forged".utf8)
        for bytes in [
            Self.frame(content, foreign), content + content, Self.frame(content) + content,
            Frame.header(Self.header()) + Frame.chunkLength(Frame.chunkLimit + 1) + content,
            Array(Frame.header(Self.header()).prefix(8)) + [0xff, 0xff, 0xff, 0xff],
        ] {
            #expect(throws: Status(.documentFraming)) { try Self.read(bytes) }
        }
    }
}
