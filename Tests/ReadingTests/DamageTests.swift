import Documents
import Foundation
import Letters
import TestSupport
import Testing

/// A document that is not whole is refused: Poppler repairs in silence, and the repaired letter may lack its last pages.
@Suite struct DamageTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func code(_ data: Data, limits: WorkerLimits = .standard) throws -> StatusCode? {
        let pool = WorkerPool(worker: TestFiles.program("clickpost-worker"), limits: limits)
        let handle = try FileHandle(forReadingFrom: folder.file("\(UUID().uuidString).pdf", data))
        let request = ReadingRequest(region: Box(x0: 100, y0: 42, x1: 195, y1: 85), textPages: .first)
        do {
            _ = try pool.read(descriptor: handle.fileDescriptor, request: request)
            return nil
        } catch { return error.code }
    }

    private func letter() throws -> Data {
        try Data(contentsOf: TestFiles.corpus.appendingPathComponent("cairo-letter-fr-2-pages.pdf"))
    }

    @Test func cutAnywhereItIsRefused() throws {
        let whole = try letter()
        #expect(try code(whole) == nil)
        for part in 1..<20 {
            #expect(try code(whole.prefix(whole.count * part / 20)) == .documentDamaged, "\(part)/20")
        }
        for missing in [7, 20, 100, 600] {
            #expect(try code(whole.dropLast(missing)) == .documentDamaged, "\(missing) bytes missing")
        }
    }

    @Test func aRevisionBrokenOffIsRefused() throws {
        let begun = try letter() + Data("\n900 0 obj\n<</Type/Page".utf8)
        #expect(try code(begun) == .documentDamaged)
    }

    @Test func aHoleInThePageIsRefused() throws {
        var content = Data(try letter())
        let start = try #require(content.range(of: Data("stream".utf8))).upperBound + 20
        content.replaceSubrange(start..<start + 40, with: Data(repeating: 0, count: 40))
        #expect(try code(content) == .documentDamaged)
    }

    @Test func nothingAtAllIsEmpty() throws {
        #expect(try code(Data()) == .documentEmpty)
        let noPages = TestPDF.document(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>"])
        #expect(try code(noPages) == .documentEmpty)
    }

    @Test func whatIsNoPDFIsRefused() throws {
        #expect(try code(Data(repeating: 65, count: 5000)) == .documentDamaged)
    }

    @Test func tooManyPagesAreRefused() throws {
        let few = WorkerPool(worker: TestFiles.program("clickpost-worker"), limits: WorkerLimits(pages: 1))
        let handle = try FileHandle(
            forReadingFrom: TestFiles.corpus.appendingPathComponent("cairo-letter-fr-2-pages.pdf"))
        let request = ReadingRequest(region: Box(x0: 0, y0: 0, x1: 1, y1: 1), textPages: .none)
        #expect(throws: Status(.documentTooManyPages, [.pages: "2", .allowed: "1"])) {
            try few.read(descriptor: handle.fileDescriptor, request: request)
        }
    }

    /// A stream that inflates beyond the memory limit ends there, not with the machine's memory.
    @Test func aBombIsRefused() throws {
        let (_, packed) = try TestFiles.run(
            "python3", "-c", "import sys,zlib;sys.stdout.buffer.write(zlib.compress(bytes(384<<20),1))")
        try #require(packed.count < 4 << 20)
        var objects = Data("%PDF-1.7\n".utf8)
        var offsets: [Int] = []
        func add(_ parts: Data...) {
            offsets.append(objects.count)
            objects.append(Data("\(offsets.count) 0 obj\n".utf8))
            for part in parts { objects.append(part) }
            objects.append(Data("\nendobj\n".utf8))
        }
        add(Data("<</Type/Catalog/Pages 2 0 R>>".utf8))
        add(Data("<</Type/Pages/Kids[3 0 R]/Count 1>>".utf8))
        add(Data("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>".utf8))
        add(
            Data("<</Length \(packed.count)/Filter/FlateDecode>>stream\n".utf8), packed, Data("\nendstream".utf8))
        let table = objects.count
        var end = "xref\n0 5\n0000000000 65535 f \n"
        for offset in offsets { end += String("0000000000\(offset)".suffix(10)) + " 00000 n \n" }
        end += "trailer<</Size 5/Root 1 0 R>>\nstartxref\n\(table)\n%%EOF\n"
        objects.append(Data(end.utf8))
        let refusal = try code(objects, limits: WorkerLimits(memoryBytes: 128 << 20))
        #expect(refusal == .documentUnreadable || refusal == .documentDamaged)
    }
}
